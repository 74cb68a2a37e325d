"""A panel with its scales and the curves within it, and how numbers are written beside them."""
from dataclasses import dataclass

import numpy as np

from . import svg

STEPS = [digit * 10.0 ** power for power in range(-2, 12) for digit in (1, 2, 5)]


def plain(value, places=3):
    """A number as people write it; ∞ where there is no end, a dash where there is no value.

    Examples
    --------
    >>> plain(-0.25), plain(0.0), plain(3.2e-7), plain(1234.5), plain(np.inf), plain(float("nan")), plain(9.0, 2)
    ('−0.250', '0.000', '3.2e−07', '1.2e+03', '∞', '–', '9.00')
    """
    if not np.isfinite(value):
        return "–" if np.isnan(value) else "∞" if value > 0 else "−∞"
    written = f"{value:.{places}f}" if value == 0 or 0.5 * 10.0 ** -places <= abs(value) < 1000 else f"{value:.1e}"
    return written.replace("-", "−")


def short(value):
    """A number in as few places as it has.

    Examples
    --------
    >>> short(2.0), short(-0.5), short(-4e8)
    ('2', '−0.5', '−4e8')
    """
    if abs(value) < 1e5:
        return f"{value:g}".replace("-", "−")
    digits, power = f"{value:e}".split("e")
    return f"{float(digits):g}e{int(power)}".replace("-", "−")


def scale(low, high, most):
    """Round numbers from `low` to `high`, about `most` of them.

    Examples
    --------
    >>> scale(0, 8, 4), scale(-1.1, 1.1, 4), scale(0, 1, 5)
    ([0.0, 2.0, 4.0, 6.0, 8.0], [-1.0, -0.5, 0.0, 0.5, 1.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    """
    step = next((s for s in STEPS if (high - low) / s < most + 1.01), STEPS[-1])
    return [round(k * step, 6) + 0.0 for k in range(int(np.ceil(low / step - 1e-9)), int(np.floor(high / step + 1e-9)) + 1)]


def ticks(top, most=5):
    """Round whole numbers from 0 up to `top`, in at most so many steps.

    Examples
    --------
    >>> ticks(14.5), ticks(64)
    ([0, 5, 10], [0, 20, 40, 60])
    """
    step = next(size * 10 ** power for power in range(12) for size in (1, 2, 5) if top / (size * 10 ** power) <= most)
    return list(range(0, int(top) + 1, step))


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def power_of_ten(power):
    """'10⁻³'; 1 and 10 as they are.

    Examples
    --------
    >>> power_of_ten(-3), power_of_ten(0)
    ('10⁻³', '1')
    """
    return {0: "1", 1: "10"}.get(power, f"10{str(power).translate(_RAISED)}")


@dataclass(frozen=True)
class Window:
    """A panel of the picture, and the numbers that lie in it: `start` to `end` across, `low` to `high` upwards."""

    left: float
    top: float
    width: float
    height: float
    start: float
    end: float
    low: float
    high: float

    @property
    def bottom(self):
        return self.top + self.height

    @property
    def right(self):
        return self.left + self.width

    def x(self, value):
        """Where a number stands across."""
        return np.round(self.left + (np.asarray(value) - self.start) * (self.width / (self.end - self.start)), 6)

    def y(self, value):
        """Where a number stands up and down."""
        return np.round(self.top + (self.high - np.asarray(value)) * (self.height / (self.high - self.low)), 6)

    def clipped(self, *marks):
        """Marks, of which only what lies inside is seen."""
        box = [svg.number(v) for v in (self.left, self.top, self.width, self.height)]
        return svg.tag("svg", "".join(marks), x=box[0], y=box[1], width=box[2], height=box[3], viewBox=" ".join(box))

    def curve(self, xs, ys, **more):
        """A line through points, broken where there is no number."""
        known = np.isfinite(xs) & np.isfinite(ys)
        breaks = np.flatnonzero(known[1:] != known[:-1]) + 1
        pieces = [part for part in np.split(np.arange(len(ys)), breaks) if known[part[0]] and len(part) > 1]
        near = 3 * (self.high - self.low)           # further out than that the line runs outside, whatever the number
        held = np.clip(ys, self.low - near, self.high + near)
        return "".join(svg.polyline(self.x(xs[part]), self.y(held[part]), **more) for part in pieces)

    def ground(self, upright=False):
        """Frame, and the line of 0; with `upright` that of x = 0 as well."""
        marks = [svg.rect(self.left, self.top, self.width, self.height, rx="5", fill="currentColor", fill_opacity=".035",
                          stroke="currentColor", stroke_opacity=".3")]
        if self.low < 0 < self.high:
            marks.append(svg.line(self.left, float(self.y(0)), self.right, float(self.y(0)), stroke_opacity=".45"))
        if upright:
            marks.append(svg.line(float(self.x(0)), self.top, float(self.x(0)), self.bottom, stroke_opacity=".45"))
        return "".join(marks)

    def upwards(self, most=4):
        """The scale up and down, at the left."""
        marks = []
        for value in scale(self.low, self.high, most):
            y = float(self.y(value))
            marks += [svg.line(self.left - 4, y, self.left, y, stroke_opacity=".5"),
                      svg.text(self.left - 8, y, short(value), 12, "end", quiet=True)]
        return "".join(marks)

    def across(self, most=6):
        """The scale from left to right, below."""
        return "".join(svg.line(float(self.x(v)), self.bottom, float(self.x(v)), self.bottom + 4, stroke_opacity=".5") +
                       svg.text(float(self.x(v)), self.bottom + 13, short(v), 12, "middle", quiet=True)
                       for v in scale(self.start, self.end, most))

    def holds(self, value):
        """Whether a number lies within, up and down."""
        return bool(np.isfinite(value)) and self.low <= value <= self.high
