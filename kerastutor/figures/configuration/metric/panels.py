"""The parts of the picture: the scores on either side of the threshold, the four counts, the bars of the metrics, and the two curves."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, GREEN, PURPLE, TINT, VERMILION
from .numbers import OF

BINS = 40
METRICS = ("accuracy", "precision", "recall", "specificity", "f1")
FORMULAS = {"accuracy": "(TP + TN) / all", "precision": "TP / (TP + FP)", "recall": "TP / (TP + FN)", "specificity": "TN / (TN + FP)",
            "f1": "2PR / (P + R)"}
_FORM = {True: {"fill_opacity": ".8"},
         False: {"fill_opacity": ".4", "stroke": "currentColor", "stroke_opacity": ".6", "stroke_dasharray": "2 2"}}
COLOURS = {"tp": GREEN, "tn": BLUE, "fp": VERMILION, "fn": AMBER}


def percent(value):
    """A share as people write it.

    Examples
    --------
    >>> percent(0.5), percent(0.9876), percent(0.004)
    ('50%', '98.8%', '0.4%')
    """
    written = f"{100 * value:.1f}"
    return f"{written.removesuffix('.0')}%"


def whole(count):
    """A count of samples; what is not quite nothing is not written as 0."""
    return "<1" if 0 < count < 0.5 else f"{count:.0f}"


def draw_scores(shown, left, top, width, lang):
    """Histograms of the scores: positives upwards, negatives downwards, each coloured by what the threshold makes of it."""
    height, edges = 74, np.linspace(0, 1, BINS + 1)
    room, middle = width / BINS, top + 30 + height
    called = shown.score > shown.threshold
    marks, heights = [], {}
    for name, which in (("tp", shown.positive & called), ("fn", shown.positive & ~called), ("fp", ~shown.positive & called),
                        ("tn", ~shown.positive & ~called)):
        heights[name] = np.histogram(shown.score[which], edges, weights=shown.weights[which])[0]
    most = max((heights["tp"] + heights["fn"]).max(), (heights["fp"] + heights["tn"]).max())
    scale = (height - 4) / most
    for name, other, up in (("fn", "tp", True), ("tn", "fp", False)):
        for i in range(BINS):
            at = middle
            for part in (name, other):
                tall = float(heights[part][i] * scale)
                if tall > 0:
                    y = at - tall if up else at
                    marks.append(svg.rect(left + i * room + 0.5, y, room - 1, tall, fill=COLOURS[part], **_FORM[part in ("tp", "tn")]))
                    at = at - tall if up else at + tall
    x = left + width * shown.threshold
    marks.append(svg.line(left, middle, left + width, middle))
    marks.append(svg.line(x, middle - height - 6, x, middle + height + 8, stroke_width="2"))
    marks.append(svg.path(f"M{svg.number(x - 6)} {svg.number(middle - height - 14)}h12l-6 8z", fill="currentColor", stroke="none"))
    for name, dx, anchor, y in (("fn", -9, "end", middle - height + 6), ("tp", 9, "start", middle - height + 6),
                                ("tn", -9, "end", middle + height - 2), ("fp", 9, "start", middle + height - 2)):
        marks.append(svg.text(x + dx, y, name.upper(), 12, anchor, font_weight="600"))
    for value in (0, 0.25, 0.5, 0.75, 1):
        marks.append(svg.text(left + width * value, middle + height + 18, f"{value:g}", 11, "middle", quiet=True))
    marks.append(svg.text(left, top + 8, word("metric.positives", lang, share=percent(shown.share)), 13))
    marks.append(svg.text(left, middle + height + 36, word("metric.negatives", lang, share=percent(1 - shown.share)), 13))
    marks.append(svg.text(left + width, middle + height + 36, word("metric.axis", lang), 12, "end", quiet=True))
    return "".join(marks), middle + height + 48


def draw_counts(shown, left, top, lang):
    """The confusion matrix: what each sample is (rows) and what it is called (columns); darker where there are more."""
    wide, tall = 112, 62
    marks = [svg.text(left + 84, top + 6, word("metric.of", lang, total=OF), 14)]
    for i, key in enumerate(("metric.called_yes", "metric.called_no")):
        marks.append(svg.text(left + 84 + wide * (i + 0.5), top + 30, word(key, lang), 12, "middle", quiet=True))
    for row, (key, names) in enumerate((("metric.is_yes", ("tp", "fn")), ("metric.is_no", ("fp", "tn")))):
        y = top + 42 + row * tall
        marks.append(svg.text(left + 76, y + tall / 2, word(key, lang), 12, "end", quiet=True))
        for column, name in enumerate(names):
            count, x, right = getattr(shown.counts, name), left + 84 + column * wide, name in ("tp", "tn")
            marks.append(svg.rect(x, y, wide - 4, tall - 4, rx="6", fill=COLOURS[name], fill_opacity=f"{0.06 + 0.5 * count / OF:.2f}",
                                  stroke=COLOURS[name], stroke_width="1.5", stroke_dasharray=None if right else "4 3"))
            marks.append(svg.text(x + wide / 2 - 2, y + 25, whole(count), 19, "middle"))
            marks.append(svg.text(x + wide / 2 - 2, y + 46, f"{name.upper()} {'✓' if right else '✗'}", 12, "middle", quiet=True))
    return "".join(marks), top + 42 + 2 * tall + 4


def draw_metrics(shown, left, top, width, lang):
    """A bar for each metric, with its formula; a notch shows what saying no to everything would score."""
    marks, y = [], top
    start, end = left + 128, left + width - 58
    for name in METRICS:
        value = getattr(shown.counts, name)
        marks.append(svg.text(start - 8, y + 3, name, 13, "end", code=True))
        marks.append(svg.text(start - 8, y + 17, FORMULAS[name], 10.5, "end", quiet=True, code=True))
        marks.append(svg.rect(start, y + 1, end - start, 18, rx="4", fill="currentColor", fill_opacity=".06"))
        marks.append(svg.rect(start, y + 1, max((end - start) * value, 0.5), 18, rx="4", fill=PURPLE, fill_opacity=".55"))
        marks.append(svg.text(left + width, y + 10, percent(value), 13, "end"))
        if name == "accuracy":
            x = start + (end - start) * (1 - shown.share)
            marks.append(svg.line(x, y - 2, x, y + 22, stroke_width="2", stroke_dasharray="3 2"))
        y += 32
    marks.append(svg.line(start, y - 2, start, y + 12, stroke_width="2", stroke_dasharray="3 2"))
    marks.append(svg.text(start + 8, y + 5, word("metric.lazy", lang, value=percent(1 - shown.share)), 11.5, quiet=True))
    return "".join(marks), y + 20


def _axes(left, top, side, x_name, y_name):
    marks = [svg.rect(left, top, side, side, rx="4", fill="currentColor", fill_opacity=".035", stroke="currentColor", stroke_opacity=".25")]
    for value in (0, 0.5, 1):
        marks.append(svg.text(left + side * value, top + side + 12, f"{value:g}", 11, "middle", quiet=True))
        marks.append(svg.text(left - 5, top + side * (1 - value), f"{value:g}", 11, "end", quiet=True))
    marks.append(svg.text(left + side, top + side + 27, x_name, 12, "end", quiet=True))
    marks.append(svg.text(left, top - 9, y_name, 12, quiet=True))
    return marks


def _thin(xs, ys, left, top, side):
    """The curve in half pixels, without points that fall together."""
    points = np.round(2 * np.stack([left + side * xs, top + side * (1 - ys)], axis=1)) / 2
    kept = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
    return points[kept].T


def draw_roc(shown, left, top, side, lang):
    """True positives against false ones, over all thresholds; the area under it."""
    marks = _axes(left, top, side, word("metric.fpr", lang), word("metric.recall_axis", lang))
    xs, ys = _thin(shown.fpr, shown.tpr, left, top, side)
    ground = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in zip(xs, ys)) + f"V{svg.number(top + side)}z"
    marks.append(svg.path(ground, fill=GREEN, fill_opacity=f"{TINT}", stroke="none"))
    marks.append(svg.line(left, top + side, left + side, top, stroke_opacity=".6", stroke_dasharray="4 4"))
    marks.append(svg.polyline(xs, ys, stroke=GREEN, stroke_width="2.2"))
    marks.append(_point(left + side * (1 - shown.counts.specificity), top + side * (1 - shown.counts.recall)))
    marks.append(svg.text(left + side - 8, top + side - 16, f"AUC {shown.area:.3f}", 14, "end"))
    return "".join(marks)


def draw_precision(shown, left, top, side, lang):
    """Precision against recall, over all thresholds; the line is the share of positives, what guessing gets."""
    marks = _axes(left, top, side, "recall", "precision")
    xs, ys = _thin(shown.tpr[1:], shown.precision[1:], left, top, side)
    y = top + side * (1 - shown.share)
    marks.append(svg.line(left, y, left + side, y, stroke_opacity=".6", stroke_dasharray="4 4"))
    marks.append(svg.polyline(xs, ys, stroke=PURPLE, stroke_width="2.2"))
    marks.append(_point(left + side * shown.counts.recall, top + side * (1 - shown.counts.precision)))
    return "".join(marks)


def _point(x, y):
    return svg.tag("circle", cx=x, cy=y, r=6, fill=AMBER, stroke="currentColor", stroke_width="2")


def draw_matrix(shown, left, top, lang):
    """The confusion matrix of several classes, by the largest score; the chosen class is framed."""
    matrix, cell = shown.matrix, 28
    size = cell * len(matrix)
    marks = [svg.text(left, top + 6, word("metric.matrix", lang), 14)]
    top += 36
    left += 60
    for i in range(len(matrix)):
        marks.append(svg.text(left + cell * (i + 0.5), top - 9, i, 12, "middle", quiet=True))
        marks.append(svg.text(left - 8, top + cell * (i + 0.5), i, 12, "end", quiet=True))
        for j in range(len(matrix)):
            count = int(matrix[i, j])
            share = count / max(matrix[i].sum(), 1)
            colour = BLUE if i == j else VERMILION
            if count:
                marks.append(svg.rect(left + cell * j + 1, top + cell * i + 1, cell - 2, cell - 2, rx="3", fill=colour,
                                      fill_opacity=f"{0.1 + 0.5 * share:.2f}"))
                marks.append(svg.text(left + cell * (j + 0.5), top + cell * (i + 0.5), count, 11 if count < 1000 else 9, "middle"))
    chosen = {"fill": "none", "stroke": PURPLE, "stroke_width": "2"}
    marks.append(svg.rect(left, top + cell * shown.of_class, size, cell, **chosen))
    marks.append(svg.rect(left + cell * shown.of_class, top, cell, size, **chosen))
    marks.append(svg.text(left + size + 12, top + size / 2 - 12, word("metric.row_is", lang), 12, quiet=True))
    marks.append(svg.text(left + size + 12, top + size / 2 + 12, word("metric.column_is", lang), 12, quiet=True))
    return "".join(marks), top + size + 14
