"""All activations side by side, small, on one scale: each with its derivative below, and the same x marked in all."""
import numpy as np

from ....words import word
from ... import svg
from ...style import VERMILION
from ...window import plain, short
from .numbers import LINE, zones
from .panels import FORMS, draw_zones, panel

HIGH, LOW, STEEP = 4.0, -2.0, 1.85      # of values, and of slopes
TALL, FLAT = 72, 42
EVERY = 4                               # a point of every four will do for lines this short


def draw(shown, left, top, width, lang):
    """SVG text, and where it ends."""
    curves = shown.beside
    across = 5
    cell = width / across
    rows = -(-len(curves) // across)
    tall = TALL + FLAT + 58
    marks = [svg.text(left, top, word("activation.strip", lang, low=short(LOW), high=short(HIGH)), 13)]
    for i, curve in enumerate(curves):
        x, y = left + i % across * cell, top + 22 + i // across * tall
        marks.append(_one(shown, curve, x, y, cell - 22))
    return "".join(marks), top + 22 + rows * tall + 6


def _one(shown, curve, left, top, width):
    chosen = curve.name == shown.curve.name
    value = panel(left, top + 16, width, TALL, LOW, HIGH)
    slope = panel(left, value.bottom + 4, width, FLAT, -0.15, STEEP)
    place = int(np.argmin(np.abs(LINE - shown.curve.at)))
    marks = [svg.text(left, top + 5, curve.name, 13, font_weight="700" if chosen else None)]
    for window, y in ((value, curve.y), (slope, curve.slope)):
        at, here = float(window.x(LINE[place])), float(window.y(y[place]))
        line = svg.polyline(window.x(LINE[::EVERY]), np.clip(window.y(y[::EVERY]), window.top - 300, window.bottom + 300), **FORMS[0])
        dot = svg.tag("circle", cx=at, cy=here, r=3.6, fill="currentColor", stroke=VERMILION, stroke_width="1.6")
        marks.append(window.ground(upright=True))
        marks.append(window.clipped(draw_zones(window, zones(curve.slope, shown.saturated)), line, dot))
    if chosen:
        tall = slope.bottom - top + 31
        marks.append(svg.rect(left - 5, top - 5, width + 10, tall, rx="7", fill="none", stroke=VERMILION, stroke_width="1.8"))
    text = f"f {plain(curve.y[place])}   f′ {plain(curve.slope[place])}"
    marks.append(svg.text(left, slope.bottom + 13, text, 12, code=True))
    return "".join(marks)
