"""What the units give at a few layers, as histograms; the saturated ones hatched."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, HATCH_LINE
from .law import short

WIDTH, HEIGHT, TOP, BINS, MOST = 904, 76, 30, 30, 5


def picked(layers):
    """The layers to look at: the first, the last, and those between."""
    return sorted({1, *(max(1, round(layers * k / (MOST - 1))) for k in range(1, MOST))})


def draw_units(tried, lang):
    """A histogram for each of the layers picked; a bounded activation has one scale for all, others each their own."""
    layers = picked(tried.bench.layers)
    marks = [svg.text(0, 12, word("initializer.units_heading", lang), 13, font_weight="600")]
    step = (WIDTH + 18) / MOST
    for place, layer in enumerate(layers):
        marks.append(svg.group(_histogram(tried, layer, step - 18, lang), transform=f"translate({svg.number(place * step)} {TOP})"))
    return "".join(marks), TOP + HEIGHT + 64


def _histogram(tried, layer, width, lang):
    values, flat = tried.values[layer].ravel().astype("float64"), tried.flat[layer].ravel()
    finite = np.isfinite(values)
    marks = [svg.rect(0, 0, width, HEIGHT, rx="5", fill="currentColor", fill_opacity=".035")]
    if finite.all():
        low, high = tried.bounds or (min(values.min(), 0.0), max(values.max(), 0.0))
        high = high if high > low else low + 1
        counts, edges = np.histogram(values, BINS, (low, high))
        saturated, _ = np.histogram(values[flat], BINS, (low, high))
        second = np.sort(counts)[-2]
        most = max(second if counts.max() > 4 * second > 0 else counts.max(), 1)      # one bar that towers over all is cut
        tall = (HEIGHT - 8) / most
        wide = width / BINS
        for i in np.flatnonzero(counts):
            cut = counts[i] > most
            hatched = min(saturated[i] * tall, HEIGHT)
            height = min(counts[i] * tall, HEIGHT)
            if height > hatched:
                marks.append(svg.rect(i * wide, HEIGHT - height, wide - 0.6, height - hatched, fill=BLUE, fill_opacity=".55"))
            if hatched:
                marks.append(svg.rect(i * wide, HEIGHT - hatched, wide - 0.6, hatched, fill=AMBER, fill_opacity=".35"))
                marks.append(svg.path(svg.hatch(i * wide, HEIGHT - hatched, wide - 0.6, hatched, 5), stroke=AMBER,
                                      stroke_opacity=f"{HATCH_LINE + 0.3}"))
            if cut:
                start, long = svg.number(i * wide - 2), svg.number(wide + 3)
                marks.append(svg.path(f"M{start} 9l{long} -5m0 5l-{long} 5", stroke_width="1.2"))
        marks.append(svg.text(0, HEIGHT + 11, short(low), 11, quiet=True))
        marks.append(svg.text(width, HEIGHT + 11, short(high), 11, "end", quiet=True))
    else:
        marks.append(svg.text(width / 2, HEIGHT / 2, word("initializer.not_finite", lang), 12, "middle"))
    marks.append(svg.line(0, HEIGHT, width, HEIGHT, stroke_opacity=".5"))
    spread = tried.course.signal[layer]
    told = word("initializer.unit_layer", lang, layer=layer, spread=short(float(spread)) if np.isfinite(spread) else "∞")
    marks.append(svg.text(0, HEIGHT + 28, told, 12))
    share = tried.saturated[layer]
    if share >= 0.005:
        key = "initializer.saturated" if tried.bounds else "initializer.off"
        marks.append(svg.text(0, HEIGHT + 45, word(key, lang, share=f"{100 * share:.0f}"), 12, font_weight="600" if share > 0.6 else None))
    return "".join(marks)
