"""The whole picture of the race: the plane, the loss, a table of where each stands, and what a teacher would say about it."""
import numpy as np

from ....words import word
from ... import svg
from .chart import draw_chart
from .contours import draw_lines, tint
from .plane import SIDE, cross, draw_plane
from .surfaces import stable_below
from .table import draw_table, leader, short

WIDTH, LEFT, TOP = 940, 36, 60
CHART = LEFT + SIDE + 112
FLAT_SLOPE, FAR_ABOVE = 0.06, 0.05     # what counts as flat ground, and as clearly above the lowest
STARVED = 0.05                          # of Adagrad's first step
WARM = 0.1                              # how far Adadelta has gone when it is no longer slow


def art(ground):
    """What stays the same as long as the ground does: its tint and its level lines."""
    return tint(ground, SIDE) + svg.path(draw_lines(ground, SIDE), stroke_opacity=".34", stroke_width=".9")


def draw(race, step, drawn_ground, lang):
    """SVG of the race at one step; `drawn_ground` is what `art` gave."""
    marks = [svg.text(18, 16, heading(race, step, lang), 14), svg.text(18, 40, formula(race, lang), 14, code=True),
             draw_plane(race, step, drawn_ground, LEFT, TOP),
             draw_chart(race, step, CHART, TOP - 22, WIDTH - 18 - CHART, SIDE + 22, lang)]
    marks.append(_key(race, lang))
    table, y = draw_table(race, step, 18, TOP + SIDE + 34, WIDTH - 36, lang)
    marks.append(table)
    y += 10
    for note in notes(race, step, lang):
        for line in svg.wrapped(note, WIDTH - 36):
            marks.append(svg.text(18, y, line))
            y += 20
        y += 2
    return svg.picture(WIDTH, y, "".join(marks), word("optimizer.title", lang), describe(race, step, lang))


def _key(race, lang):
    """What the ring and the cross mean, beside the plane's lower right corner."""
    x, y = LEFT + SIDE + 18, TOP + SIDE + 13
    marks = [svg.tag("circle", cx=x, cy=y, r=5, fill="none", stroke="currentColor", stroke_width="1.6"),
             svg.text(x + 9, y, word("optimizer.key_start", lang), 11)]
    if race.ground.surface.bottoms:
        x += 14 + svg.width_of(word("optimizer.key_start", lang), 11) + 10
        marks += [cross(x, y, 4), svg.text(x + 8, y, word("optimizer.key_lowest", lang), 11)]
    return "".join(marks)


def heading(race, step, lang):
    """The step, who is in front, and how low."""
    best = leader(race, step)
    if not race.racers:
        return word("optimizer.nobody", lang)
    if best is None:
        return word("optimizer.heading_lost", lang, step=step)
    if not step:
        return word("optimizer.heading_start", lang, start=", ".join(map(short, race.start)), loss=short(race.losses[best, 0]))
    return word("optimizer.heading", lang, step=step, name=race.racers[best].name, loss=short(race.losses[best, step]))


def formula(race, lang):
    """The surface as code."""
    text = race.ground.surface.text
    return svg.shorten(f"f(x, y) = {text}" if text else word("optimizer.own_surface", lang), WIDTH - 40, 14)


def describe(race, step, lang):
    """The picture in words."""
    stand = "; ".join(f"{racer.name} {short(race.losses[k, step])}" for k, racer in enumerate(race.racers))
    return " ".join([formula(race, lang) + ".", heading(race, step, lang), word("optimizer.alt", lang, losses=stand) if stand else "",
                     *notes(race, step, lang)])


def notes(race, step, lang):
    """What a teacher would point at in this very picture, a sentence or two each."""
    told = [_of_the_lost(race, k, step, lang) for k in range(len(race.racers)) if race.left(k, step) is not None]
    curved = race.ground.curvature
    if curved and curved.largest > 0 and not any("2/L" in note for note in told):
        told.append(_of_curvature(race, step, lang))
    flat = [k for k in range(len(race.racers)) if step and _stands_on_flat_ground(race, k, step)]
    if flat:
        steepest = max(float(np.hypot(*race.slopes[k, step])) for k in flat)
        told.append(word("optimizer.flat", lang, names=_names(race, flat, lang), slope=short(steepest)))
    told += _of_starving(race, step, lang) + _of_warming(race, step, lang)
    if any(r.kind == "nadam" and not r.own for r in race.racers) and any(_decays(r) for r in race.racers if not r.own):
        told.append(word("optimizer.nadam_decay", lang))
    if race.noise and step:
        told.append(word("optimizer.noisy", lang, noise=f"{race.noise:g}"))
    own = [r.name for r in race.racers if r.own]
    if own:
        told.append(word("optimizer.own_settings", lang, names=_list(own, lang)))
    return told


def _decays(racer):
    return bool(float(getattr(racer.optimizer, "decay", 0.0)))


def _list(names, lang):
    return word("optimizer.comma", lang).join(names)


def _names(race, numbers, lang):
    return _list([race.racers[k].name for k in numbers], lang)


def _of_the_lost(race, k, step, lang):
    """That a racer has left the picture, since when, how far it has got, and, on a quadratic, why."""
    racer, since, size = race.racers[k], race.left(k, step), race.size(k, step)
    if not since:
        return word("optimizer.outside", lang, name=racer.name, size=short(size))
    if not np.isfinite(size):
        return word("optimizer.overflow", lang, name=racer.name, step=since) + _why(race, racer, lang)
    gone = word("optimizer.left", lang, name=racer.name, step=since, size=short(size))
    return gone + (_why(race, racer, lang) if race.runs_away(k, step) else "")


def _why(race, racer, lang):
    """The reason by numbers, where there is one: SGD on a quadratic surface, with a rate beyond what its curvature allows."""
    curved = race.ground.curvature
    if not curved or curved.largest <= 0 or racer.kind != "sgd":
        return word("optimizer.diverges", lang) if curved is None else ""
    momentum, nesterov = float(racer.optimizer.momentum), bool(racer.optimizer.nesterov)
    limit = stable_below(curved, momentum, nesterov)
    if racer.rate <= limit:
        return ""
    key = "optimizer.why" if not momentum else "optimizer.why_nesterov" if nesterov else "optimizer.why_momentum"
    return word(key, lang, rate=f"{racer.rate:g}", limit=short(limit), curvature=short(curved.largest), momentum=f"{momentum:g}")


def _of_curvature(race, step, lang):
    """The curvatures of a quadratic, and the rate below which plain SGD is stable."""
    curved = race.ground.curvature
    if curved.least <= 0:
        return word("optimizer.no_floor", lang, least=short(curved.least))
    return word("optimizer.curvature", lang, largest=short(curved.largest), least=short(curved.least), limit=short(2 / curved.largest))


def _stands_on_flat_ground(race, k, step):
    """Whether a racer is where there is hardly any slope, and yet clearly above the lowest height."""
    slope = float(np.hypot(*race.slopes[k, step]))
    return race.left(k, step) is None and slope < FLAT_SLOPE and race.losses[k, step] - race.lowest(step) > FAR_ABOVE


def _of_starving(race, step, lang):
    """Adagrad's steps beside its first one."""
    for k, racer in enumerate(race.racers):
        if racer.kind == "adagrad" and step >= 20 and race.left(k, step) is None:
            first, now = (np.hypot(*(race.paths[k, i] - race.paths[k, i - 1]).astype("float64")) for i in (1, step))
            if now < STARVED * first and race.losses[k, step] - race.lowest(step) > FAR_ABOVE:
                return [word("optimizer.starves", lang, share=short(100 * now / first))]
    return []


def _of_warming(race, step, lang):
    """That Adadelta has hardly moved yet, and why."""
    for k, racer in enumerate(race.racers):
        if racer.kind == "adadelta" and step >= 10:
            gone = float(np.hypot(*(race.paths[k, step] - race.paths[k, 0]).astype("float64")))
            if gone < WARM and race.losses[k, step] - race.lowest(step) > FAR_ABOVE:
                first = racer.rate * float(racer.optimizer.epsilon) ** 0.5
                return [word("optimizer.warms", lang, step=step, gone=short(gone), first=short(first))]
    return []
