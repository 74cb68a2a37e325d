"""The parts of the picture: axes, curves, the zones where the slope is lost, and the way of normal numbers through the function."""
import numpy as np

from ... import svg
from ...style import AMBER, BLUE, GREEN, HATCH_LINE, PURPLE, VERMILION
from ...window import Window
from .numbers import DENSITY, LINE, REACH

FORMS = ({"stroke": BLUE, "stroke_width": "2.6"}, {"stroke": GREEN, "stroke_width": "2.2", "stroke_dasharray": "7 4"},
         {"stroke": PURPLE, "stroke_width": "2.2", "stroke_dasharray": "2 3"})


def panel(left, top, width, height, low, high):
    """A panel over all inputs, from -REACH to REACH."""
    return Window(left, top, width, height, -REACH, REACH, low, high)


def room(curves, limit, least=0.0):
    """The numbers that a panel has to hold for `curves`, with some air; from -limit to limit at most, over 0 to `least` at least."""
    known = np.concatenate([c[np.isfinite(c)] for c in curves])
    low, high = max(min(known.min(), 0.0), -limit), min(max(known.max(), least, 0.0), limit)
    high = high if high - low >= 0.5 else low + 0.5
    air = 0.08 * (high - low)
    return low - air, high + air


def draw_zones(window, zones, words=None, y=None):
    """Where the slope is lost: tinted where it is small, hatched where it is 0; `words` names the stretches, away from the curve `y`."""
    marks = []
    for start, end, kind in zones:
        left, right = float(window.x(start)), float(window.x(end))
        marks.append(svg.rect(left, window.top, right - left, window.height, fill=AMBER, fill_opacity=".15"))
        if kind == "dead_zone":
            lines = svg.hatch(left, window.top, right - left, window.height, gap=14)
            marks.append(svg.path(lines, stroke=AMBER, stroke_width="1.4", stroke_opacity=f"{HATCH_LINE}"))
        if words and svg.width_of(words[kind], 13) < right - left - 8:
            inside = y[(start <= LINE) & (end >= LINE) & np.isfinite(y)]
            low = bool(len(inside)) and inside.mean() > (window.low + window.high) / 2
            at = window.bottom - 28 if low else window.top + 16
            marks.append(svg.text((left + right) / 2, at, words[kind], 13, "middle", font_weight="600"))
    return "".join(marks)


def draw_tangent(window, at, value, slope):
    """A piece of the straight line that the curve is like, near `at`, and the point itself."""
    if not np.isfinite(value):
        return ""
    x, y = float(window.x(at)), float(window.y(value))
    marks = []
    if np.isfinite(slope):
        per_unit = window.width / (2 * REACH), window.height / (window.high - window.low)
        across, up = per_unit[0], slope * per_unit[1]
        reach = 78 / np.hypot(across, up)          # the piece is as long whatever its slope
        dx, dy = float(np.round(across * reach, 6)), float(np.round(up * reach, 6))
        marks.append(svg.line(x - dx, y + dy, x + dx, y - dy, stroke=VERMILION, stroke_width="3.2", stroke_linecap="round"))
    marks.append(svg.tag("circle", cx=x, cy=y, r=5.5, fill="currentColor", stroke=VERMILION, stroke_width="2"))
    return "".join(marks)


def draw_bell(window, shift, spread, zones):
    """The density of the inputs; what falls into a zone is filled in its colour."""
    height = np.exp(-((LINE - shift) / spread) ** 2 / 2)
    marks = [_area(window, LINE, height, fill="currentColor", fill_opacity=".13")]
    for start, end, _ in zones:
        inside = (start <= LINE) & (end >= LINE)
        marks.append(_area(window, LINE[inside], height[inside], fill=AMBER, fill_opacity=".6"))
    marks.append(window.curve(LINE, height, stroke_width="1.6"))
    return "".join(marks)


def _area(window, xs, ys, **more):
    points = [*zip(window.x(xs), window.y(ys))]
    line = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points)
    start, end, base = svg.number(points[0][0]), svg.number(points[-1][0]), svg.number(window.bottom)
    return svg.path(f"M{start} {base}L{line}L{end} {base}z", **{"stroke": "none", **more})


def draw_outputs(window, curves, left, width):
    """How often which value comes out, as bars that lie on their sides at the height of the value; of a second curve the outline."""
    bins = max(int(window.height // 8), 1)
    counts = []
    for curve in curves:
        known = np.isfinite(curve.outputs)
        counts.append(np.histogram(curve.outputs[known], bins, (window.low, window.high), weights=DENSITY[known])[0])
    most = max(c.max() for c in counts) or 1.0
    tall, marks = window.height / bins, []
    for i, (count, form) in enumerate(zip(counts, FORMS)):
        lengths = np.round(count / most * width, 6)
        if not i:
            marks += [svg.rect(left, window.bottom - (k + 1) * tall + 0.5, float(length), tall - 1, fill=form["stroke"], fill_opacity=".5")
                      for k, length in enumerate(lengths) if length >= 0.3]
        else:
            steps = [f"M{svg.number(left)} {svg.number(window.bottom)}"]
            for k, length in enumerate(lengths):
                steps.append(f"H{svg.number(left + float(length))}V{svg.number(window.bottom - (k + 1) * tall)}")
            marks.append(svg.path("".join(steps) + f"H{svg.number(left)}", stroke=form["stroke"], stroke_width="1.8"))
    marks.append(svg.line(left, window.top, left, window.bottom, stroke_opacity=".45"))
    for curve, form in zip(curves, FORMS):
        if np.isfinite(curve.mean) and window.low < curve.mean < window.high:
            y = float(window.y(curve.mean))
            marks.append(svg.diamond(left + width + 8, y, 5, form["stroke"]))
    return "".join(marks)
