"""The weights of the first layer as bars, under the exact density of their law."""
import numpy as np

from ....words import word
from ... import svg
from ...style import BLUE, TINT, VERMILION
from .law import short

WIDTH, TOP, HEIGHT = 236, 28, 150
BINS = 36


def draw_distribution(tried, law, lang):
    """Histogram and density, the limits and one deviation marked; below, n Var(w)."""
    weights = tried.kernel.ravel().astype("float64")
    n = len(tried.kernel)
    bottom = TOP + HEIGHT
    left, right = _range(weights, law)

    def x(w):
        return (np.asarray(w) - left) / (right - left) * WIDTH

    marks = [svg.text(0, 8, word("initializer.weights", lang, n=weights.size), 13, font_weight="600"),
             svg.rect(0, TOP, WIDTH, HEIGHT, rx="5", fill="currentColor", fill_opacity=".035")]
    if law and law.values:
        for value, share in law.values:
            height = max(share * (HEIGHT - 34), 3)
            at = float(x(value))
            marks.append(svg.rect(at - 5, bottom - height, 10, height, fill=BLUE, fill_opacity=f"{TINT}", stroke=BLUE))
            marks.append(svg.text(at, bottom - height - 10, f"{100 * share:.3g} %", 11, "middle", quiet=True))
    else:
        ends = (law.low, law.high) if law and left < law.low and law.high < right else (left, right)
        counts, edges = np.histogram(weights, BINS, ends)
        heights = counts / (len(weights) * (edges[1] - edges[0]))
        places = np.linspace(left, right, 119)
        if law:                                 # both sides of a limit, where the density jumps
            limits = [limit + side for limit in (law.low, law.high) for side in (-1e-6 * law.std, 1e-6 * law.std)]
            places = np.sort([*places, *(limit for limit in limits if left < limit < right)])
        density = None if law is None else law.density(places)
        top = max(heights.max(), 0 if density is None else density.max()) * 1.12
        for height, a, b in zip(heights, x(edges[:-1]), x(edges[1:])):
            if height:
                tall = HEIGHT * height / top
                marks.append(svg.rect(a, bottom - tall, b - a - 0.8, tall, fill=BLUE, fill_opacity=".4"))
        if density is not None:
            marks.append(svg.polyline(x(places), bottom - HEIGHT * density / top, stroke_width="1.8"))
    marks.append(svg.line(0, bottom, WIDTH, bottom, stroke_opacity=".5"))
    marks += _places(tried, law, weights, x, bottom)
    variance = weights.var()
    exact = "" if law is None else word("initializer.by_law", lang, value=_plain(n * law.std**2))
    marks.append(svg.text(0, bottom + 40, f"n · Var(w) = {_plain(n * variance)}", 14, code=True, font_weight="600"))
    marks.append(svg.text(0, bottom + 59, word("initializer.measured", lang, n=n, exact=exact), 12, quiet=True))
    return "".join(marks), bottom + 78


def _plain(value):
    """Two decimals, where they say something."""
    return f"{value:.2f}" if 0.1 <= value < 100 else short(value)


def _range(weights, law):
    """What is shown of the axis: the limits and a little more, or three and a half deviations."""
    if law is None:
        low, high = weights.min(), weights.max()
    elif law.values:
        low, high = min(law.low, 0), max(law.high, 0)
    else:
        middle = weights.mean()
        low, high = max(law.low, middle - 3.6 * law.std), min(law.high, middle + 3.6 * law.std)
    margin = 0.12 * (high - low) or max(abs(low), 1)
    return low - margin, high + margin


def _places(tried, law, weights, x, bottom):
    """The limits as broken lines, 0, and one deviation as an arrow from the mean."""
    marks = [svg.text(float(x(0)), bottom + 12, "0", 11, "middle", quiet=True)] if x(0) > 6 and x(0) < WIDTH - 6 else []
    limits = [v for v in ((law.low, law.high) if law else (weights.min(), weights.max())) if 0 <= x(v) <= WIDTH and v]
    for value in sorted(set(limits)):
        at = float(x(value))
        if law and not law.values:
            marks.append(svg.line(at, TOP + 4, at, bottom, stroke=VERMILION, stroke_width="1.4", stroke_dasharray="4 3"))
        if abs(at - float(x(0))) < 26:
            continue
        edge = "start" if at < 24 else "end" if at > WIDTH - 24 else "middle"
        marks.append(svg.text(at, bottom + 12, short(value), 11, edge, quiet=True))
    mean, std = weights.mean(), weights.std()
    if std and not (law and law.values):
        a, b, y = float(x(mean)), float(x(mean + std)), TOP + HEIGHT - 14
        marks.append(svg.path(f"M{svg.number(a)} {y}H{svg.number(b)}m-5 -4l5 4l-5 4", stroke_width="1.8"))
        marks.append(svg.text((a + b) / 2, y - 10, f"σ {short(std)}", 11, "middle", font_weight="600"))
    return marks
