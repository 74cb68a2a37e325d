"""The loss of each racer against the steps, on a logarithmic axis."""
import numpy as np

from ....words import word
from ... import svg
from ...window import power_of_ten
from .look import look_of, mark
from .plane import polyline
from .race import STEPS
from .table import TINY

DECADES = 9                     # that the axis shows, and of them one above the first loss


def scale(race):
    """The powers of ten at the lower and the upper end of the axis, the same all through a race."""
    start = float(np.nan_to_num(race.losses[0, 0] - race.ground.lowest)) if race.racers else 1.0
    top = int(np.ceil(np.log10(max(start, 1e-30)))) + 1
    return top - DECADES, top


def draw_chart(race, step, left, top, width, height, lang):
    """The panel; SVG text."""
    bottom_power, top_power = scale(race)
    lowest = race.lowest(step)
    start, end, upper, lower = left + 44, left + width, top + 22, top + height

    def x(steps):
        return start + (end - start) * np.asarray(steps, "float64") / STEPS

    def y(losses):
        with np.errstate(all="ignore"):
            power = np.log10(np.maximum(np.nan_to_num(losses - lowest, nan=1e30, posinf=1e30), 10.0 ** bottom_power))
        return lower - (lower - upper) * (np.clip(power, bottom_power, top_power) - bottom_power) / (top_power - bottom_power)

    marks = [svg.rect(start, upper, end - start, lower - upper, rx="5", fill="currentColor", fill_opacity=".035", stroke="currentColor",
                      stroke_opacity=".25")]
    title = "optimizer.chart" if abs(lowest) < TINY else "optimizer.chart_above"
    marks.append(svg.text(start, top + 8, word(title, lang, lowest=f"{lowest:.3g}".replace("-", "−")), 13))
    for power in range(top_power - 1, bottom_power - 1, -2):
        at = float(lower - (lower - upper) * (power - bottom_power) / (top_power - bottom_power))
        marks.append(svg.line(start, at, end, at, stroke_opacity=".14"))
        marks.append(svg.text(start - 6, at, power_of_ten(power), 11, "end", quiet=True))
    for at in range(0, STEPS + 1, 50):
        marks.append(svg.text(float(x(at)), lower + 13, at, 11, "end" if at == STEPS else "middle", quiet=True))
    marks.append(svg.text(start + (end - start) / 8, lower + 13, word("optimizer.step_axis", lang), 11, "middle", quiet=True))
    for k, racer in enumerate(race.racers):
        colour, dash, _ = look_of(racer)
        marks.append(polyline(x(np.arange(step + 1)), y(race.losses[k, :step + 1]), stroke=colour, stroke_width="1.8",
                              stroke_dasharray=dash))
    at = float(x(step))
    marks.append(svg.line(at, upper - 4, at, lower + 4, stroke_width="1.4"))
    marks += [mark(racer, at, float(y(race.losses[k, step])), 4.5) for k, racer in enumerate(race.racers)]
    return "".join(marks)
