"""Signal and gradient through the layers, on a logarithmic scale: the chosen pair thick, other initializers thin beside it."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, VERMILION
from ...window import power_of_ten
from .names import name

PLOT, NAMES, TICKS, GAP = 190, 102, 30, 6
TOP, HEIGHT, REACH = 28, 192, 6      # the scale runs from 10^-REACH to 10^REACH
LIMIT = 3                            # beyond 10^LIMIT, or below 10^-LIMIT, nothing is learned


def draw_courses(tried, lang):
    """Two panels: the signal runs to the right, with names where it ends; the gradient to the left, with names where that ends."""
    right = TICKS + PLOT + NAMES + GAP + NAMES
    marks = [_ground(TICKS, "signal", tried, lang), _ground(right, "gradient", tried, lang)]
    chosen = tried.initializer, tried.gain
    for left, kind, colour in ((TICKS, "signal", BLUE), (right, "gradient", AMBER)):
        ends = []
        for row in [*(r for r in tried.rows if r != chosen), chosen]:
            values = getattr(tried.at(row, tried.activation), kind)
            line = _line(values if kind == "signal" else values[::-1])
            xs = left + PLOT * np.arange(len(line)) / tried.bench.layers
            xs = xs if kind == "signal" else 2 * left + PLOT - xs
            if row == chosen:
                marks.append(svg.polyline(xs, _y(line), stroke=colour, stroke_width="3"))
                marks += [svg.disc(float(x), float(y), 2.6, colour) for x, y in zip(xs, _y(line))]
                marks += _trouble(getattr(tried.course, f"{kind}_end"), left, line, xs, colour, tried.bench.layers, lang)
            else:
                marks.append(svg.polyline(xs, _y(line), stroke_width="1.3", stroke_opacity=".55"))
            label = name(tried.bench, *row, lang, NAMES - 6, 12 if row == chosen else 11)
            ends.append((float(_y(line[-1:])[0]), label, row == chosen, float(xs[-1])))
        marks += _names(ends, left + PLOT if kind == "signal" else left, kind == "signal")
    return "".join(marks), TOP + HEIGHT + 40


def decades(values):
    """log10 of how much each layer has changed, kept on the scale; what is no number any more stands at its top."""
    with np.errstate(all="ignore"):
        line = np.log10(values / values[0])
    return np.where(np.isnan(line), REACH, np.clip(line, -REACH, REACH))


def _line(values):
    """The same up to where it leaves the scale."""
    line = decades(values)
    outside = np.flatnonzero(np.abs(line) >= REACH)
    return line[:outside[0] + 1] if len(outside) else line


def _y(line):
    return TOP + HEIGHT / 2 - np.asarray(line) * HEIGHT / (2 * REACH)


def _ground(left, kind, tried, lang):
    """The empty panel: zones where nothing is learned (named, unless a mark says it), powers of ten, layers."""
    zone, layers, ticks_left = HEIGHT * (REACH - LIMIT) / (2 * REACH), tried.bench.layers, kind == "signal"
    end = getattr(tried.course, f"{kind}_end")
    marks = [svg.text(left, 8, word(f"initializer.{kind}", lang), 13, font_weight="600")]
    marks.append(svg.rect(left, TOP, PLOT, HEIGHT, rx="5", fill="currentColor", fill_opacity=".035", stroke="currentColor",
                          stroke_opacity=".2"))
    for top, fate, key in ((TOP, "explodes", "initializer.zone_explodes"), (TOP + HEIGHT - zone, "dies", "initializer.zone_dies")):
        marks.append(svg.rect(left, top, PLOT, zone, fill=VERMILION, fill_opacity=".07"))
        marks.append(svg.path(svg.hatch(left, top, PLOT, zone, 9), stroke=VERMILION, stroke_opacity=".22"))
        if not end or end[0] != fate:
            middle = top + (10 if top == TOP else zone - 10)
            marks.append(svg.text(left + PLOT / 2, middle, word(key, lang), 11, "middle", quiet=True))
    for power in range(-REACH, REACH + 1, 3):
        y = float(_y([power])[0])
        marks.append(svg.line(left, y, left + PLOT, y, stroke_opacity=".5" if not power else ".14"))
        x, anchor = (left - 5, "end") if ticks_left else (left + PLOT + 5, "start")
        marks.append(svg.text(x, y, power_of_ten(power), 11, anchor, quiet=True))
    for layer in sorted({0, layers // 2, layers}):
        x = left + PLOT * layer / layers
        marks.append(svg.text(x, TOP + HEIGHT + 12, layer, 11, "middle", quiet=True))
    marks.append(svg.text(left + PLOT / 2, TOP + HEIGHT + 28, word("initializer.layer_axis", lang), 11, "middle", quiet=True))
    return "".join(marks)


def _trouble(end, left, line, xs, colour, layers, lang):
    """A cross where the chosen one dies, a triangle where it explodes, with the layer."""
    if end is None:
        return []
    kind, layer = end
    x = left + PLOT * layer / layers
    y = float(_y([-LIMIT if kind == "dies" else LIMIT])[0])
    at = np.flatnonzero(np.isclose(xs, x))
    if len(at):
        y = float(_y(line[at[:1]])[0])
    form = (f"M{svg.number(x - 6)} {svg.number(y - 6)}l12 12m0 -12l-12 12" if kind == "dies" else
            f"M{svg.number(x - 7)} {svg.number(y + 6)}h14l-7 -13z")
    told = word(f"initializer.{kind}_at", lang, layer=layer)
    to_the_left = x > left + PLOT / 2
    falls_to_the_right = (kind == "dies") == (colour == BLUE)
    below = to_the_left == falls_to_the_right           # where the line does not run
    width = svg.width_of(told, 13)
    start = max(x - 11 - width, left + 3) if to_the_left else min(x + 11, left + PLOT - 3 - width)
    return [svg.path(form, stroke=VERMILION, stroke_width="3", fill="none" if kind == "dies" else VERMILION),
            svg.text(start + width if to_the_left else start, y + (14 if below else -14), told, 12, "end" if to_the_left else "start",
                     font_weight="600")]


def _names(ends, edge, to_the_right):
    """The names of the lines, each as near to its end as the others allow."""
    marks, low = [], TOP + 4
    ends = sorted(ends)
    places = []
    for y, *_ in ends:
        low = max(y, low)
        places.append(low)
        low += 14
    over = places[-1] - (TOP + HEIGHT - 2)
    for i in range(len(places) - 1, -1, -1):
        if over <= 0:
            break
        places[i] = min(places[i], TOP + HEIGHT - 2 - 14 * (len(places) - 1 - i))
    for place, (y, called, is_chosen, x) in zip(places, ends):
        tip = edge + 4 if to_the_right else edge - 4
        bold = {"font_weight": "600"} if is_chosen else {"quiet": True}
        if abs(x - edge) < 1:
            marks.append(svg.line(edge, y, tip, place, stroke_opacity=".5"))
        marks.append(svg.text(tip + (2 if to_the_right else -2), place, called, 11, "start" if to_the_right else "end", **bold))
    return marks
