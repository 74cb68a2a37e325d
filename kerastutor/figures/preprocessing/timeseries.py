"""The picture of TimeseriesGenerator: which points of a series each window takes, and which one it is to foretell."""
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from ...preprocessing.timeseries import TimeseriesGenerator
from ...words import word
from .. import svg
from ..style import AMBER, BLUE, GREEN, PURPLE, VERMILION
from .padding import short_value

WIDTH, LEFT, CHART = 940, 76, 150
ROWS, COLUMNS = 12, 12        # samples and window points drawn as cells
LINES = ((BLUE, None), (GREEN, "7 4"), (PURPLE, "2 3"), (AMBER, "9 3 2 3"))     # a form for each feature beside its colour


@dataclass(frozen=True)
class Windows:
    """One batch: values `x` and `y`, and the places in `data` that they come from: `taken` (as x's first two axes) and `moments` (as y)."""

    data: np.ndarray
    x: np.ndarray
    y: np.ndarray
    taken: np.ndarray
    moments: np.ndarray
    batch: int
    batches: int
    sample: int
    span: tuple

    @property
    def rows(self):
        """The samples drawn: from the first on, or those around the chosen one."""
        first = min(max(self.sample - ROWS // 2, 0), max(len(self.x) - ROWS, 0))
        return range(first, min(first + ROWS, len(self.x)))


@contextmanager
def _seeded():
    """NumPy's random numbers from seed 0 on; afterwards they go on as if nothing had been drawn."""
    before = np.random.get_state()
    np.random.seed(0)
    try:
        yield
    finally:
        np.random.set_state(before)


def compute(data, length, batch=0, sample=0, **arguments):
    """The library's own batch of `data`; its places come from the same generator over 0, 1, 2, …"""
    data = np.asarray(data)
    places = np.arange(len(data))
    generator = TimeseriesGenerator(data, data, length, **arguments)
    batch = min(batch, len(generator) - 1)
    with _seeded():
        x, y = generator[batch]
    with _seeded():
        taken, moments = TimeseriesGenerator(places, places, length, **arguments)[batch]
    span = generator.start_index - length, generator.end_index
    return Windows(data, x, y, taken, moments, batch, len(generator), min(sample, len(x) - 1), span)


def draw(windows, lang):
    """SVG: the series with the chosen window, all windows of the batch below it on the same axis, then the batch as a matrix."""
    marks, y = [], 0
    for part in (_series, _ladder, _matrix):
        drawn, height = part(windows, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    return svg.picture(WIDTH, y + 8, "".join(marks), word("timeseries.title", lang), describe(windows, lang))


def describe(windows, lang):
    """The chosen window in words."""
    return word("timeseries.alt", lang, batch=windows.batch, batches=windows.batches, sample=windows.sample, points=_points(windows),
                target=windows.moments[windows.sample], x=windows.x.shape, y=windows.y.shape)


def _points(windows):
    points = windows.taken[windows.sample].tolist()
    shown = [str(p) for p in points]
    return ", ".join(shown if len(shown) <= 12 else [*shown[:5], "…", *shown[-5:]])


def _scale(windows):
    """Where time `t` stands."""
    step = (WIDTH - LEFT - 24) / max(len(windows.data) - 1, 1)
    return (lambda t: LEFT + t * step), step


def _ticks(count):
    """A few round numbers below `count`."""
    step = next(s * 10 ** e for e in range(6) for s in (1, 2, 5) if count / (s * 10 ** e) <= 16)
    return range(0, count, step)


def _series(windows, lang):
    """The series as lines with dots; the chosen window shaded, its points large and numbered, its target a diamond."""
    x, step = _scale(windows)
    top, bottom = 62, 62 + CHART
    features = windows.data.reshape(len(windows.data), -1)
    low, high = features.min(), features.max()
    middle = (low + high) / 2
    spread = float(high - low) or 1.0
    heights = (top + bottom) / 2 - (features - middle) / spread * (CHART - 24)
    points, target = windows.taken[windows.sample], windows.moments[windows.sample]
    marks = [svg.text(18, 16, word("timeseries.sample_line", lang, sample=windows.sample, points=_points(windows), target=target), 14)]
    legend_y = 40
    marks.append(svg.disc(26, legend_y, 5.5, BLUE))
    numbered = len(points) <= COLUMNS and step >= 12
    taken = word("timeseries.taken_in_order" if numbered else "timeseries.taken", lang)
    marks.append(svg.text(38, legend_y, taken))
    at = 38 + svg.width_of(taken) + 26
    marks.append(svg.diamond(at, legend_y, 7, VERMILION))
    marks.append(svg.text(at + 12, legend_y, word("timeseries.target", lang)))
    first, last = windows.span
    for start, end in ((0, first), (last + 1, len(features))):
        if end > start:
            left = max(x(start) - step / 2, LEFT - 12)
            width = min(x(end) - step / 2, WIDTH - 12) - left
            marks.append(svg.rect(left, top, width, CHART, fill="currentColor", fill_opacity=".05"))
            marks.append(svg.path(svg.hatch(left, top, width, CHART, 12), stroke_opacity=".25"))
    window = (min(points.min(), target - 1), max(points.max(), target - 1))
    left = x(window[0]) - min(step / 2, 9)
    right = x(window[1]) + min(step / 2, 9)
    marks.append(svg.rect(left, top, right - left, CHART, rx="7", fill=BLUE, fill_opacity=".14", stroke=BLUE, stroke_opacity=".6"))
    for value in (low, high) if high > low else (low,):
        y = (top + bottom) / 2 - (value - middle) / spread * (CHART - 24)
        marks.append(svg.text(LEFT - 18, y, short_value(value), 11, "end", quiet=True))
    radius = min(3, max(step / 4, 1.2))
    for feature, (colour, dash) in zip(range(features.shape[1]), LINES):
        ys = heights[:, feature]
        times = [x(t) for t in range(len(ys))]
        marks.append(svg.polyline(times, ys, stroke=colour, stroke_width="1.6", stroke_opacity=".85", stroke_dasharray=dash))
        dots = "".join(f"M{svg.number(a)} {svg.number(b)}h0" for a, b in zip(times, ys))
        marks.append(svg.path(dots, stroke=colour, stroke_width=f"{2 * radius:.1f}", stroke_linecap="round"))
        for p in points:
            marks.append(svg.disc(x(p), ys[p], max(2 * radius, 4), BLUE))
        marks.append(svg.diamond(x(target), ys[target], 8, VERMILION))
    if numbered:
        marks += [svg.text(x(p), top + 10, order, 11, "middle") for order, p in enumerate(points)]
    marks += [svg.text(x(t), bottom + 12, t, 11, "middle", quiet=True) for t in _ticks(len(features))]
    marks.append(svg.text(18, bottom + 12, "t", 12, quiet=True))
    return "".join(marks), bottom + 28


def _ladder(windows, lang):
    """A row for each window of the batch: a dot for every point taken, a diamond for the target."""
    x, step = _scale(windows)
    marks = [svg.text(18, 12, word("timeseries.batch_of", lang, batch=windows.batch, batches=windows.batches, n=len(windows.x)), 14)]
    radius = min(5, max(step / 3, 1.5))
    for row, sample in enumerate(windows.rows):
        y = 36 + 20 * row
        chosen = sample == windows.sample
        if chosen:
            marks.append(svg.rect(12, y - 10, WIDTH - 24, 20, rx="6", fill=BLUE, fill_opacity=".14", stroke=BLUE, stroke_width="1.4"))
        marks.append(svg.text(22, y, f"{'▸' if chosen else ' '} {sample}", 12))
        points, target = windows.taken[sample], windows.moments[sample]
        marks.append(svg.line(x(min(points)), y, x(target), y, stroke_opacity=".35"))
        marks += [svg.disc(x(p), y, radius, BLUE) for p in points]
        marks.append(svg.diamond(x(target), y, 6, VERMILION))
    height = 36 + 20 * len(windows.rows)
    if len(windows.rows) < len(windows.x):
        marks.append(svg.text(18, height + 2, word("timeseries.more_rows", lang, n=len(windows.rows), total=len(windows.x)), quiet=True))
        height += 20
    return "".join(marks), height + 8


def _matrix(windows, lang):
    """The numbers: the whole batch for one series, the chosen sample for several."""
    several = windows.x.ndim > 2
    if several:
        sample = windows.x[windows.sample].reshape(windows.x.shape[1], -1).T
        lines = [(f"[{f}]", row, windows.y[windows.sample].reshape(-1)[f], True) for f, row in enumerate(sample[:len(LINES)])]
        heading = word("timeseries.one_sample", lang, sample=windows.sample, shape=windows.x[windows.sample].shape)
    else:
        lines = [(s, windows.x[s], windows.y[s], s == windows.sample) for s in windows.rows]
        heading = word("timeseries.matrix", lang, x=windows.x.shape, y=windows.y.shape)
    marks = [svg.text(18, 14, heading, 14)]
    length = windows.x.shape[1]
    columns = list(range(length)) if length <= COLUMNS else [*range(COLUMNS // 2), None, *range(length - COLUMNS // 2, length)]
    for row, (name, values, target, chosen) in enumerate(lines):
        y = 34 + row * 30
        marks.append(svg.text(44, y + 13, name, 12, "end", quiet=not chosen))
        at = 56
        for c in columns:
            if c is None:
                marks.append(svg.text(at + 10, y + 13, "⋯", 14, "middle", quiet=True))
                at += 26
            else:
                marks.append(svg.cell(at, y, 58, 26, short_value(values[c]), "kept" if chosen else "plain", size=13))
                at += 62
        marks.append(svg.text(at + 14, y + 13, "→", 15, "middle"))
        marks.append(svg.cell(at + 32, y, 58, 26, short_value(target), "target" if chosen else "plain", size=13))
    return "".join(marks), 34 + 30 * len(lines) + 6
