"""The scores, and the loss on training and test points from the beginning to this step."""
import numpy as np

from ....words import word
from ... import svg
from ...style import BLUE, GREEN
from ...window import ticks
from .paper import LEFT, RIGHT, WIDTH, share, spell
from .run import MEASURED

TALL = 104
MOST = 240                      # points of a curve that are drawn
LOOKS = (("playground.train", BLUE, None), ("playground.test", GREEN, "6 4"))


def draw_scores(shown, lang):
    """Two lines above the surface: how the network does on training points and on test points."""
    marks = []
    for (key, colour, dash), loss, accuracy, y in zip(LOOKS, shown.loss, shown.accuracy, (12, 32)):
        marks.append(svg.line(RIGHT, y, RIGHT + 26, y, stroke=colour, stroke_width="2.6", stroke_dasharray=dash))
        marks.append(svg.text(RIGHT + 34, y, word(key, lang), 13))
        empty = key == "playground.test" and not len(shown.run.test[1])
        told = word("playground.no_points", lang) if empty else word("playground.loss_is", lang, loss=spell(loss))
        marks.append(svg.text(RIGHT + 116, y, told, 13, font_weight=None if empty else "600"))
        if not empty:
            marks.append(svg.text(WIDTH - LEFT, y, word("playground.accuracy_is", lang, share=share(accuracy)), 13, "end"))
    return "".join(marks)


def draw_curves(shown, top, lang):
    """SVG text of the curves, from `top` on, TALL + 40 pixels high."""
    start, end, upper = RIGHT + 34, WIDTH - LEFT, top + 22
    finite = shown.losses[np.isfinite(shown.losses)]
    high = nice(float(np.percentile(finite, 98))) if len(finite) else 1.0
    last = max(int(shown.steps[-1]), 20 * MEASURED)
    x = start + (end - start) * shown.steps / last
    marks = [svg.text(start, top + 8, word("playground.curves", lang), 12, quiet=True),
             svg.rect(start, upper, end - start, TALL, rx="4", fill="currentColor", fill_opacity=".035", stroke="currentColor",
                      stroke_opacity=".25")]
    for value in (0, high / 2, high):
        y = upper + TALL * (1 - value / high)
        marks.append(svg.text(start - 6, y, spell(value), 11, "end", quiet=True))
        marks.append(svg.line(start, y, end, y, stroke_opacity=".12"))
    for step in ticks(last):
        at = start + (end - start) * step / last
        marks.append(svg.text(at, upper + TALL + 12, step, 11, "end" if step == last else "middle", quiet=True))
    for step in sorted({edit[0] for edit in shown.run.edits if edit[0] <= shown.step}):
        at = start + (end - start) * step / last
        marks.append(svg.line(at, upper, at, upper + TALL, stroke_dasharray="2 3", stroke_opacity=".8"))
        marks.append(svg.path(f"M{svg.number(at - 5)} {upper - 7}h10l-5 7z", fill="currentColor", stroke="none"))
    kept = np.unique(np.linspace(0, len(x) - 1, min(len(x), MOST)).astype(int))
    for (_, colour, dash), values in zip(LOOKS, shown.losses.T):
        seen = kept[np.isfinite(values[kept])]
        if len(seen):
            y = upper + TALL * (1 - np.minimum(values[seen] / high, 1))
            marks.append(svg.polyline(x[seen], y, stroke=colour, stroke_width="2.2", stroke_dasharray=dash))
            marks.append(svg.tag("circle", cx=float(x[seen[-1]]), cy=float(y[-1]), r=3.4, fill=colour))
    return "".join(marks)


def nice(value):
    """The next of 1, 1.5, 2, 3, 5, 7 × 10^k at or above a positive number.

    Examples
    --------
    >>> nice(0.76), nice(1.2), nice(0.0)
    (1.0, 1.5, 0.001)
    """
    value = max(value, 1e-3)
    scale = 10.0 ** np.floor(np.log10(value) + 1e-9)
    return float(f"{next(k for k in (1, 1.5, 2, 3, 5, 7, 10) if k * scale >= value * 0.999) * scale:.6g}")
