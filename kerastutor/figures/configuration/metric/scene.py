"""The whole picture of a threshold and what it makes of scores."""
from ....words import word
from ... import svg
from .panels import draw_counts, draw_matrix, draw_metrics, draw_precision, draw_roc, draw_scores, percent, whole

WIDTH, LEFT = 940, 18


def draw(shown, lang):
    """SVG: scores on top; counts and metrics, ROC and precision-recall below; the matrix of several classes last."""
    drawn, y = draw_scores(shown, LEFT, 14, WIDTH - 2 * LEFT, lang)
    marks = [drawn]
    top = y + 18
    drawn, middle = draw_counts(shown, LEFT - 12, top, lang)
    marks.append(drawn)
    drawn, bottom = draw_metrics(shown, LEFT - 12, middle + 16, 326, lang)
    marks.append(drawn)
    marks += [draw_roc(shown, 392, top + 26, 240, lang), draw_precision(shown, 690, top + 26, 232, lang)]
    marks += [svg.text(392 - 22, top - 3, word("metric.roc", lang), 14), svg.text(690 - 22, top - 3, word("metric.pr", lang), 14)]
    y = max(bottom, top + 300) + 14
    for note in notes(shown, lang):
        marks.append(svg.text(LEFT, y, note))
        y += 21
    if shown.matrix is not None:
        drawn, y = draw_matrix(shown, LEFT, y + 6, lang)
        marks.append(drawn)
    return svg.picture(WIDTH, y, "".join(marks), word("metric.title", lang), describe(shown, lang))


def describe(shown, lang):
    """The picture in words."""
    c = shown.counts
    told = word("metric.alt", lang, threshold=f"{shown.threshold:g}", tp=whole(c.tp), fp=whole(c.fp), fn=whole(c.fn), tn=whole(c.tn),
                accuracy=percent(c.accuracy), precision=percent(c.precision), recall=percent(c.recall), area=f"{shown.area:.3f}")
    return " ".join([told, *notes(shown, lang)])


def notes(shown, lang):
    """What a teacher would point at in this very picture, a sentence or two."""
    c, told = shown.counts, []
    if c.tp + c.fp < 0.5:
        told.append(word("metric.nothing_called", lang))
    elif c.fn + c.tn < 0.5:
        told.append(word("metric.all_called", lang))
    if c.accuracy > 0.9 and c.accuracy <= 1 - shown.share + 0.005:
        told.append(word("metric.no_better", lang, accuracy=percent(c.accuracy)))
    elif shown.share < 0.2 and c.recall > 0.5 and c.precision < 0.5:
        told.append(word("metric.mostly_false", lang, share=percent(1 - c.precision)))
    if shown.area < 0.45:
        told.append(word("metric.upside_down", lang))
    elif shown.area < 0.55:
        told.append(word("metric.guessing", lang))
    return told or [word("metric.trade", lang)]
