"""Every initializer with every activation: signal and gradient as small curves, and the verdict of each pair."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, VERMILION
from .courses import LIMIT, REACH, decades
from .names import activation_name, name

WIDTH, SIDE, TOP, ROW = 904, 138, 48, 46
CURVE, HIGH = 54, 32


def draw_overview(tried, lang):
    """A table: a row an initializer, a column an activation; the chosen pair is framed."""
    columns = tried.columns
    width = (WIDTH - SIDE) / len(columns)
    marks = [svg.text(0, 12, word("initializer.overview", lang, layers=tried.bench.layers), 13, font_weight="600")]
    for j, activation in enumerate(columns):
        bold = {"font_weight": "600"} if activation == tried.activation else {"quiet": True}
        label = svg.shorten(activation_name(tried.bench, activation, lang), width - 4, 12)
        marks.append(svg.text(SIDE + (j + 0.5) * width - 3, TOP - 12, label, 12, "middle", **bold))
    for i, row in enumerate(tried.rows):
        y = TOP + i * ROW
        is_row = row == (tried.initializer, tried.gain)
        bold = {"font_weight": "600"} if is_row else {"quiet": True}
        marks.append(svg.text(SIDE - 10, y + ROW / 2 - 3, name(tried.bench, *row, lang, SIDE - 8), 12, "end", **bold))
        for j, activation in enumerate(columns):
            chosen = is_row and activation == tried.activation
            marks.append(svg.group(_cell(tried.at(row, activation), width - 6, chosen),
                                   transform=f"translate({svg.number(SIDE + j * width)} {svg.number(y)})"))
    bottom = TOP + len(tried.rows) * ROW + 12
    marks.append(_key(bottom, lang))
    return "".join(marks), bottom + 16


def _cell(course, width, chosen):
    """One pair: blue ground where both get through, a broken border where one of them does not."""
    holds = course.signal_end is None and course.gradient_end is None
    height = ROW - 6
    ground = {"fill": BLUE, "fill_opacity": ".18"} if holds else {"fill": VERMILION, "fill_opacity": ".06", "stroke_dasharray": "3 3"}
    edge = {"stroke": "currentColor", "stroke_width": "2.6", "stroke_dasharray": None} if chosen else {
        "stroke": BLUE if holds else VERMILION, "stroke_opacity": ".7"}
    marks = [svg.rect(0, 0, width, height, rx="6", **{**ground, **edge})]
    middle, left = height / 2, 6
    marks.append(svg.line(left, middle, left + CURVE, middle, stroke_opacity=".25"))
    for line, colour, dash in ((decades(course.signal), BLUE, None), (decades(course.gradient[::-1])[::-1], AMBER, "4 2")):
        xs = left + CURVE * np.arange(len(line)) / (len(line) - 1)
        marks.append(svg.polyline(xs, middle - line * HIGH / (2 * REACH), stroke=colour, stroke_width="2", stroke_dasharray=dash))
    for y, arrow, end in ((middle - 9, "→", course.signal_end), (middle + 9, "←", course.gradient_end)):
        sign = "✓" if end is None else f"{'✕' if end[0] == 'dies' else '▲'} {end[1]}"
        marks.append(svg.text(left + CURVE + 7, y, f"{arrow} {sign}", 12, font_weight="600" if end else None))
    return "".join(marks)


def _key(y, lang):
    """What curves and signs mean."""
    marks, x = [], 0
    for colour, dash, key in ((BLUE, None, "initializer.key_signal"), (AMBER, "4 2", "initializer.key_gradient")):
        marks.append(svg.line(x, y, x + 24, y, stroke=colour, stroke_width="2.4", stroke_dasharray=dash))
        told = word(key, lang)
        marks.append(svg.text(x + 30, y, told, 12))
        x += 30 + svg.width_of(told, 12) + 20
    marks.append(svg.text(x, y, word("initializer.key_signs", lang, factor=10**LIMIT), 12))
    return "".join(marks)
