"""Curves of loss and metrics with a cursor that marks the moment."""
import numpy as np

from ...words import word
from .. import svg
from ..style import AMBER, BLUE, CODE_FONT, GREEN, VERMILION

WIDTH, MOST, HEIGHT = 940, 3, 132
POINTS = 160                    # blocks that a long curve is thinned to; each keeps its lowest and its highest value


def draw_curves(scene, lang):
    """The panels side by side; at most three."""
    panels = scene.run.panels[:MOST]
    room = (WIDTH - 24) / max(len(panels), 1)
    marks = [svg.text(18, 16, _heading(scene, lang), 14)]
    for i, panel in enumerate(panels):
        marks.append(_panel(scene, panel, 14 + i * room, 34, room - 14, lang))
    bottom = 34 + 44 + HEIGHT + 46
    for note in notes(scene, lang):
        marks.append(svg.text(18, bottom, note, quiet=True))
        bottom += 20
    return "".join(marks), bottom + 2


def _heading(scene, lang):
    if scene.step is None:
        return word("training.at_epoch", lang, epoch=plain_number(scene.epoch), last=plain_number(scene.run.epochs[-1]))
    return word("training.at_step", lang, step=scene.step, epoch=plain_number(scene.epoch), last=plain_number(scene.run.epochs[-1]))


def plain_number(value):
    """A number in few characters.

    Examples
    --------
    >>> plain_number(3.0), plain_number(0.012345), plain_number(None)
    ('3', '0.0123', '–')
    """
    return "–" if value is None else format(value, ".3g")


def notes(scene, lang):
    """What a teacher would point at: where val_loss was lowest, where the loss stopped being a number."""
    told = []
    loss = next((p for p in scene.run.panels if p.name == "loss"), None)
    if loss and "val_loss" in loss.lines:
        epochs, values = loss.lines["val_loss"]
        finite = [(v, e) for e, v in zip(epochs, values) if np.isfinite(v)]
        if finite:
            best, when = min(finite)
            key = "training.best_rising" if when < epochs[-1] else "training.best"
            told.append(word(key, lang, epoch=plain_number(when), value=plain_number(best)))
    for panel in scene.run.panels:
        lost = [e for epochs, values in [*panel.lines.values(), *([panel.batches] if panel.batches else [])]
                for e, v in zip(epochs, values) if not np.isfinite(v)]
        if lost:
            told.append(word("training.not_finite", lang, name=panel.name, epoch=plain_number(min(lost))))
    if len(scene.run.panels) > MOST:
        told.append(word("training.more_panels", lang, names=", ".join(p.name for p in scene.run.panels[MOST:])))
    return told


def thin(xs, ys):
    """A long curve as at most 2 × POINTS points, with the lowest and highest of every block, in order."""
    xs, ys = np.asarray(xs, dtype=float), np.asarray(ys, dtype=float)
    finite = np.isfinite(ys)
    xs, ys = xs[finite], ys[finite]
    if len(ys) <= 2 * POINTS:
        return xs, ys
    kept = []
    for block in np.array_split(np.arange(len(ys)), POINTS):
        kept += sorted({block[np.argmin(ys[block])], block[np.argmax(ys[block])]})
    return xs[kept], ys[kept]


def _panel(scene, panel, left, top, width, lang):
    start, end, upper, lower = left + 44, left + width - 8, top + 44, top + 44 + HEIGHT
    drawn = {name: thin(*line) for name, line in panel.lines.items()}
    noise = thin(*panel.batches) if panel.batches else None
    everything = [ys for _, ys in [*drawn.values(), *([noise] if noise else [])] if len(ys)]
    low, high = (min(map(np.min, everything)), max(map(np.max, everything))) if everything else (0.0, 1.0)
    if high == low:
        low, high = low - 0.5, high + 0.5
    first = 0 if scene.step is not None else scene.run.epochs[0]
    last = max(scene.run.epochs[-1], *(xs[-1] for xs, _ in drawn.values() if len(xs)), first + 1e-9)

    def x(epoch):
        return start + (np.asarray(epoch) - first) / (last - first) * (end - start)

    def y(value):
        return lower - 6 - (np.asarray(value) - low) / (high - low) * (HEIGHT - 14)

    ground = {"fill": "currentColor", "fill_opacity": ".035", "stroke": "currentColor", "stroke_opacity": ".25"}
    marks = [svg.rect(start, upper, end - start, HEIGHT, rx="5", **ground)]
    for value in (low, (low + high) / 2, high):
        marks.append(svg.text(start - 6, y(value), plain_number(value), 11, "end", quiet=True))
        marks.append(svg.line(start, y(value), end, y(value), stroke_opacity=".12"))
    for epoch in _epoch_ticks(first, last):
        marks.append(svg.text(x(epoch), lower + 13, plain_number(epoch), 11, "middle", quiet=True))
    marks.append(svg.text(end, lower + 29, word("training.epoch", lang), 11, "end", quiet=True))
    if noise:
        marks.append(svg.polyline(x(noise[0]), y(noise[1]), stroke=AMBER, stroke_opacity=".65", stroke_width="1"))
    at = start
    for name, (xs, ys) in drawn.items():
        held_out = name.startswith("val_")
        colour, dash = (GREEN, "6 4") if held_out else (BLUE, None)
        if len(xs):
            marks.append(svg.polyline(x(xs), y(ys), stroke=colour, stroke_width="2.2", stroke_dasharray=dash))
        if len(xs) <= 24:
            marks += [_point(x(e), y(v), colour, held_out) for e, v in zip(xs, ys)]
        now = scene.at(panel.lines[name])
        marks.append(svg.line(at, top + 12, at + 22, top + 12, stroke=colour, stroke_width="2.2", stroke_dasharray=dash))
        marks.append(_point(at + 11, top + 12, colour, held_out))
        label = f"{name} {plain_number(now)}"
        marks.append(svg.text(at + 28, top + 12, label, 12, font_family=CODE_FONT))
        at += 28 + svg.width_of(label, 13) + 16
    if noise:
        marks.append(svg.line(start, top + 32, start + 22, top + 32, stroke=AMBER, stroke_opacity=".8"))
        marks.append(svg.text(start + 28, top + 32, word("training.batches", lang), 12, quiet=True))
    cursor = x(scene.epoch)
    marks.append(svg.line(cursor, upper - 2, cursor, lower + 2, stroke_width="1.6"))
    marks.append(svg.path(f"M{svg.number(cursor - 5)} {upper - 8}h10l-5 7z", fill="currentColor", stroke="none"))
    for line in panel.lines.values():
        now = scene.at(line)
        if now is not None and np.isfinite(now):
            place = max(e for e in line[0] if e <= scene.epoch + 1e-9)
            marks.append(svg.tag("circle", cx=float(x(place)), cy=float(y(now)), r=6, fill="none", stroke=VERMILION, stroke_width="2.2"))
    return "".join(marks)


def _point(x, y, colour, held_out):
    """A value of an epoch: a disc, or a diamond where it comes from held-back data."""
    if held_out:
        return svg.diamond(x, y, 4, colour)
    return svg.disc(x, y, 3, colour)


def _epoch_ticks(first, last):
    step = next(s * 10 ** e for e in range(8) for s in (1, 2, 5) if (last - first) / (s * 10 ** e) <= 8)
    return range(-(-int(np.ceil(first)) // step) * step, int(last) + 1, step)
