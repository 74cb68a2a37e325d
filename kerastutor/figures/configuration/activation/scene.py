"""The whole picture of an activation function: its curve, its derivative below, what normal numbers become, and the numbers themselves."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, HATCH_LINE, VERMILION
from ...window import plain, short
from . import softmax, strip
from .numbers import LAYERS, LINE, OWN, zones
from .panels import FORMS, draw_bell, draw_outputs, draw_tangent, draw_zones, panel, room

WIDTH, LEFT, TOP = 940, 52, 58
ACROSS = 432                    # 36 pixels a unit
OUT, OUT_WIDTH = LEFT + ACROSS + 14, 92
FACTS = 646
LIMIT, STEEP = 6.5, 2.2         # of values and of slopes, beyond which the picture does not follow


def draw(shown, lang):
    """SVG: three panels with one x, at the right what comes out, the numbers, and what is left of a gradient; what to notice below."""
    if shown.softmax:
        return softmax.draw(shown.softmax, lang)
    curves = [shown.curve] + [shown.other] * bool(shown.other)
    value = panel(LEFT, TOP, ACROSS, 232, *room([c.y for c in curves], LIMIT))
    slope = panel(LEFT, value.bottom + 32, ACROSS, 96, *room([c.slope for c in curves], STEEP, 1.0))
    bell = panel(LEFT, slope.bottom + 32, ACROSS, 52, 0.0, 1.06)
    marks = [svg.text(18, 18, heading(shown, lang), 15, font_weight="600")]
    marks += [_value_panel(shown, curves, value, lang), _slope_panel(shown, curves, slope, lang), _bell_panel(shown, bell, lang)]
    marks.append(_thread(shown, (value, slope, bell)))
    marks.append(_deep(curves, panel(OUT, slope.top + 52, WIDTH - 18 - OUT, bell.bottom - slope.top - 52, 0.0, 1.1), lang))
    marks.append(svg.text(OUT, TOP - 14, word("activation.out", lang), 13))
    marks.append(draw_outputs(value, curves, OUT, OUT_WIDTH))
    marks.append(_facts(shown, curves, lang))
    y = bell.bottom + 42
    drawn, y = _key(shown, curves, y, lang)
    marks.append(drawn)
    if shown.beside:
        drawn, y = strip.draw(shown, 18, y + 4, WIDTH - 36, lang)
        marks.append(drawn)
    for note in notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return svg.picture(WIDTH, y, "".join(marks), word("activation.title", lang), describe(shown, lang))


def called(curve, arguments, lang):
    """The function as one would write it, with the arguments that it was given."""
    name = word("activation.own", lang) if curve.name == OWN else curve.name
    return name + (f"({', '.join(f'{key}={value:g}' for key, value in arguments.items())})" if arguments else "")


def heading(shown, lang):
    """What is drawn."""
    mine = called(shown.curve, shown.arguments, lang)
    return word("activation.heading_two", lang, name=mine, other=called(shown.other, {}, lang)) if shown.other else mine


def _value_panel(shown, curves, window, lang):
    marks = [svg.text(LEFT, TOP - 14, word("activation.value_panel", lang), 13), window.ground(upright=True)]
    share = f"{shown.saturated:g}"
    words = {kind: word(f"activation.{kind}", lang, share=share) for kind in ("dead_zone", "saturated_zone")}
    inside = [draw_zones(window, zones(shown.curve.slope, shown.saturated), words, shown.curve.y)]
    inside += [window.curve(LINE, c.y, **form) for c, form in reversed([*zip(curves, FORMS)])]
    inside.append(draw_tangent(window, shown.curve.at, shown.curve.value, shown.curve.tilt))
    return "".join(marks) + window.clipped(*inside) + window.upwards(5)


def _slope_panel(shown, curves, window, lang):
    marks = [svg.text(LEFT, window.top - 14, word("activation.slope_panel", lang), 13), window.ground(upright=True)]
    one = float(window.y(1))
    marks.append(svg.line(LEFT, one, LEFT + ACROSS, one, stroke_opacity=".6", stroke_dasharray="2 4"))
    inside = [draw_zones(window, zones(shown.curve.slope, shown.saturated))]
    inside += [svg.line(LEFT, y, LEFT + ACROSS, y, stroke=AMBER, stroke_dasharray="6 3")
               for y in (float(window.y(shown.saturated)), float(window.y(-shown.saturated)))]
    inside += [window.curve(LINE, c.slope, **form) for c, form in reversed([*zip(curves, FORMS)])]
    if np.isfinite(shown.curve.tilt):
        x, y = float(window.x(shown.curve.at)), float(window.y(shown.curve.tilt))
        inside.append(svg.tag("circle", cx=x, cy=y, r=5.5, fill="currentColor", stroke=VERMILION, stroke_width="2"))
    return "".join(marks) + window.clipped(*inside) + window.upwards(3)


def _bell_panel(shown, window, lang):
    title = word("activation.bell_panel", lang, normal=normal(shown))
    bell = draw_bell(window, shown.shift, shown.spread, zones(shown.curve.slope, shown.saturated))
    base = svg.line(LEFT, window.bottom, LEFT + ACROSS, window.bottom, stroke_opacity=".45")
    return svg.text(LEFT, window.top - 12, title, 13) + window.clipped(bell) + base + window.across(6)


def normal(shown):
    """The distribution of the inputs."""
    return f"N({short(shown.shift)}, {f'{shown.spread:g}²' if shown.spread != 1 else '1'})"


def _thread(shown, windows):
    """The line of x through all panels."""
    x = float(windows[0].x(shown.curve.at))
    return "".join(svg.line(x, w.top, x, w.bottom, stroke=VERMILION, stroke_width="1.4", stroke_dasharray="4 3") for w in windows)


def _deep(curves, window, lang):
    """What is left of a gradient after 1, 2, … layers in which every unit stands at x: bars, the size of f'(x) to that power."""
    marks = [svg.text(window.left, window.top - 14, word("activation.deep_panel", lang), 13)]
    one, cell = float(window.y(1)), window.width / LAYERS
    marks.append(svg.line(window.left, one, window.left + window.width, one, stroke_opacity=".6", stroke_dasharray="2 4"))
    wide = (cell - 10) / len(curves)
    for i, (curve, form) in enumerate(zip(curves, FORMS)):
        more = {"fill_opacity": ".12", "stroke": form["stroke"], "stroke_width": "1.4"} if i else {"fill_opacity": ".55"}
        for k, left in enumerate(np.abs(deep(curve.tilt))):
            tall = float(np.round(min(left, window.high) / window.high * window.height, 6))
            if tall >= 0.3:
                x = window.left + k * cell + 5 + i * wide
                marks.append(svg.rect(x, window.bottom - tall, wide - 1, tall, fill=form["stroke"], **more))
    marks += [svg.text(window.left + (k + 0.5) * cell, window.bottom + 12, k + 1, 12, "middle", quiet=True) for k in range(LAYERS)]
    marks.append(svg.line(window.left, window.bottom, window.left + window.width, window.bottom, stroke_opacity=".45"))
    return "".join(marks)


def _facts(shown, curves, lang):
    """The numbers, a column for each function."""
    marks, y = [], TOP - 14
    columns = (WIDTH - 18,) if len(curves) == 1 else (WIDTH - 114, WIDTH - 18)
    if len(curves) == 2:
        for curve, x, form in zip(curves, columns, FORMS):
            title = word("activation.own_short", lang) if curve.name == OWN else curve.name
            marks.append(svg.text(x, y, title, 13 if svg.width_of(title) < 80 else 12, "end", font_weight="600"))
            marks.append(svg.line(x - 84, y + 12, x, y + 12, **form))
        y += 28
    for title, rows in facts(shown, curves, lang):
        if title:
            marks.append(svg.text(FACTS, y, title, 13, font_weight="600"))
            y += 22
        for name, values in rows:
            marks.append(svg.text(FACTS, y, name, 13, quiet=True))
            marks += [svg.text(x, y, value, 13, "end", code=True) for x, value in zip(columns, values)]
            y += 20
        y += 12
    return "".join(marks)


def facts(shown, curves, lang):
    """Titles with rows: what holds at x, what holds for normal inputs; the range needs no title."""
    def row(key, say):
        return word(f"activation.{key}", lang, n=LAYERS), [say(curve) for curve in curves]

    at = [
        row("fact_value", lambda c: plain(c.value)),
        row("fact_slope", lambda c: plain(c.tilt)),
        row("fact_layers", lambda c: plain(deep(c.tilt)[-1])),
    ]
    inputs = [
        row("fact_mean", lambda c: plain(round(c.mean, 3))),
        row("fact_variance", lambda c: plain(c.variance)),
        row("fact_passed", lambda c: plain(c.squared_slope)),
        row("fact_dead", lambda c: percent(c.share(c.passed == 0))),
        row("fact_saturated", lambda c: percent(c.share((np.abs(c.passed) < shown.saturated) & (c.passed != 0)))),
    ]
    ends = [row("fact_low", lambda c: plain(c.ends[0])), row("fact_high", lambda c: plain(c.ends[1]))]
    return [
        (word("activation.facts_at", lang, x=short(shown.curve.at)), at),
        (word("activation.facts_inputs", lang, normal=normal(shown)), inputs),
        ("", ends),
    ]


def deep(slope):
    """What is left of a gradient after 1, 2, … LAYERS layers of that slope.

    Examples
    --------
    >>> deep(0.5)[:3].tolist()
    [0.5, 0.25, 0.125]
    """
    with np.errstate(over="ignore"):
        return np.float64(slope) ** np.arange(1, LAYERS + 1)


def percent(share):
    """A share as people write it.

    Examples
    --------
    >>> percent(0.5), percent(0.0274), percent(0.0)
    ('50.0%', '2.7%', '0.0%')
    """
    return f"{100 * share + 1e-9:.1f}%"


def _key(shown, curves, y, lang):
    """What lines and grounds mean."""
    entries = [(lambda x, y, form=form: svg.line(x, y, x + 24, y, **form), called(c, shown.arguments if c is shown.curve else {}, lang))
               for c, form in zip(curves, FORMS)]
    entries.append((lambda x, y: svg.line(x, y, x + 24, y, stroke=VERMILION, stroke_width="3.2"), word("activation.key_tangent", lang)))
    kinds = {kind for _, _, kind in zones(shown.curve.slope, shown.saturated)}
    if "saturated_zone" in kinds:
        entries.append((lambda x, y: svg.rect(x + 2, y - 8, 20, 16, fill=AMBER, fill_opacity=".28"),
                        word("activation.saturated_zone", lang, share=f"{shown.saturated:g}")))
    if "dead_zone" in kinds:
        entries.append((lambda x, y: svg.rect(x + 2, y - 8, 20, 16, fill=AMBER, fill_opacity=".15") +
                        svg.path(svg.hatch(x + 2, y - 8, 20, 16), stroke=AMBER, stroke_width="1.4", stroke_opacity=f"{HATCH_LINE}"),
                        word("activation.dead_zone", lang)))
    entries.append((lambda x, y: svg.diamond(x + 12, y, 5, BLUE), word("activation.key_mean", lang)))
    marks, x = [], 18
    for mark, words in entries:
        if x + 30 + svg.width_of(words) > WIDTH - 18:
            x, y = 18, y + 22
        marks += [mark(x, y), svg.text(x + 30, y, words)]
        x += 30 + svg.width_of(words) + 20
    return "".join(marks), y + 28


def notes(shown, lang):
    """What a teacher would point at in this very picture, a sentence each."""
    curve, told = shown.curve, []
    if not curve.flows:
        told.append(word("activation.no_gradient", lang))
    elif not np.isfinite(curve.value):
        told.append(word("activation.no_value_here", lang))
    else:
        size = abs(curve.tilt)
        key = ("dead_here" if size == 0 else "saturated_here" if size < shown.saturated else "grows_here" if size > 1 + 1e-9 else
               "whole_here" if size > 1 - 1e-9 else "part_here")
        told.append(word(f"activation.{key}", lang, slope=plain(size), n=LAYERS, after=plain(deep(size)[-1])))
    dead = curve.share(curve.passed == 0)
    if curve.flows and dead > 0.98:
        told.append(word("activation.nearly_all_dead", lang, share=percent(dead)))
    elif not np.isfinite(curve.outputs).all():
        told.append(word("activation.some_without_value", lang, share=percent(curve.share(~np.isfinite(curve.outputs)))))
    elif curve.ends[0] >= 0 and curve.mean > 0.05:
        told.append(word("activation.only_positive", lang, mean=plain(curve.mean)))
    elif abs(curve.mean) < 5e-4 and abs(curve.variance - 1) < 1e-3:
        told.append(word("activation.keeps", lang))
    elif abs(curve.mean) < 5e-4:
        told.append(word("activation.centred", lang, variance=plain(curve.variance)))
    return told


def describe(shown, lang):
    """The picture in words."""
    curve = shown.curve
    return " ".join([heading(shown, lang) + word("activation.stop", lang),
                     word("activation.alt", lang, x=short(curve.at), value=plain(curve.value), slope=plain(curve.tilt),
                          mean=plain(curve.mean), variance=plain(curve.variance), normal=normal(shown)), *notes(shown, lang)])
