"""The picture of losses as curves: what a prediction costs, how hard it is pulled, where one step leads, and the numbers."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, HATCH_LINE
from ...window import Window, plain, short
from . import fits
from .notes import describe, notes
from .numbers import FROM_LOGITS, OWN, SCORES, STEPS
from .panels import AIMED, FORMS, PREDICTED, arrow, beyond, dot

WIDTH, TOP, TALL = 940, 62, 218
LEFT, RIGHT, ACROSS, ACROSS_RIGHT = 52, 496, 392, 426
COLUMNS = (748, 816, 922)
LEAST = {"numbers": 8.0, "probabilities": 6.0, "logits": 19.0}        # the loss that fits into the panel, if any loss is as large
STEP, ROW = 24, 38


def draw(shown, lang):
    """SVG: loss and gradient side by side, below them one step of gradient descent and the numbers, then what to notice."""
    if shown.mode == "constant":
        return fits.draw(shown, lang)
    span = shown.span
    air = 0.02 * (span.high - span.low)
    ends = span.low - air, span.high + air
    loss = Window(LEFT, TOP, ACROSS, TALL, *ends, *room([c.y for c in shown.curves], 90, LEAST[shown.mode]))
    gradient = Window(RIGHT, TOP, ACROSS_RIGHT, TALL, *ends, *_both_ways([c.slope for c in shown.curves]))
    marks = [svg.text(18, 18, heading(shown, lang), 15, font_weight="600")]
    marks.append(_panel(shown, loss, [c.y for c in shown.curves], [c.value for c in shown.curves], "value", lang))
    marks.append(_panel(shown, gradient, [c.slope for c in shown.curves], [c.tilt for c in shown.curves], "slope", lang))
    top = loss.bottom + 54
    marks.append(_steps(shown, Window(LEFT, top, ACROSS, STEP * len(shown.curves) + 8, *ends, 0, 1), lang))
    marks.append(_table(shown, top - 12, lang))
    y = top + max(ROW * len(shown.curves) + 44, 96)
    for note in notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return svg.picture(WIDTH, y, "".join(marks), word("loss.title", lang), describe(shown, lang))


def heading(shown, lang):
    """What stands where."""
    values = {"y": plain(shown.prediction, 2), "t": short(round(shown.target, 4))}
    if shown.mode == "numbers":
        return word("loss.heading_numbers", lang, error=plain(round(shown.prediction - shown.target, 9), 2), **values)
    label, smoothing = shown.label
    smoothed = word("loss.heading_smoothed", lang, s=short(smoothing), label=short(label), t=values["t"]) if smoothing else ""
    key = "loss.heading_logits" if shown.mode == "logits" else "loss.heading_probabilities"
    return word(key, lang, p=plain(shown.probability), label=short(label), **values) + smoothed


def room(curves, percentile, least):
    """The numbers that a panel has to hold: the flattest curve whole, and of the steeper ones what lies beside it; from 0 on, with air.

    Examples
    --------
    >>> room([np.arange(101.), np.arange(101.) ** 2], 90, 8.0)
    (-7.02, 126.36)
    """
    known = [np.abs(c[np.isfinite(c)]) for c in curves]
    known = [c for c in known if len(c)]
    if not known:
        return -0.06 * least, 1.08 * least
    typical = 1.3 * min(np.percentile(c, percentile) for c in known)
    most = max(c.max() for c in known)
    high = float(np.round(min(most, max(typical, least)), 3)) or 1.0
    return round(-0.06 * high, 4), round(1.08 * high, 4)


def _both_ways(slopes):
    """The gradients that a panel has to hold: above and below 0 as far as there are any."""
    known = np.concatenate([s[np.isfinite(s)] for s in slopes] + [np.zeros(1)])
    _, limit = room(slopes, 75, 4.0)
    most = min(max(known.max(), -known.min(), 0.1), limit)
    return (round(-min(limit, max(-1.08 * known.min(), 0.15 * most)), 4), round(min(limit, max(1.08 * known.max(), 0.15 * most)), 4))


def _panel(shown, window, ys, at, kind, lang):
    marks = [svg.text(window.left, TOP - 15, word(f"loss.{kind}_panel_{shown.mode}", lang), 13), window.ground()]
    inside = [_clipped_zone(shown, window, kind, lang), _upright(shown, window)]
    inside += [window.curve(shown.span.line, y, **form) for y, form in reversed([*zip(ys, FORMS)])]
    x = float(window.x(shown.prediction))
    for k, (value, form) in reversed([*enumerate(zip(at, FORMS))]):
        if window.holds(value):
            inside.append(dot(x, float(window.y(value)), form, 5 + 2 * k))      # so that none hides behind another
        elif np.isfinite(value):
            inside.append(beyond(window, x, value > window.high, form))
    return "".join(marks) + window.clipped(*inside) + window.upwards() + window.across()


def _upright(shown, window):
    """Where the target stands, and where the prediction."""
    place = {"numbers": shown.target, "probabilities": shown.target}.get(shown.mode)
    x = float(window.x(shown.prediction))
    marks = [svg.line(x, window.top, x, window.bottom, **PREDICTED)]
    if place is not None:
        t = float(window.x(place))
        marks.append(svg.line(t, window.top, t, window.bottom, **AIMED))
    return "".join(marks)


def clipped(shown):
    """Where probabilities are kept within [epsilon, 1 - epsilon], so that the gradient is 0: (start, end) of each stretch of the line."""
    curve = next((c for c in shown.curves if c.name == "binary_crossentropy"), None)
    if shown.mode != "logits" or curve is None:
        return []
    dead = np.flatnonzero(curve.slope == 0)
    pieces = [p for p in np.split(dead, np.flatnonzero(np.diff(dead) > 1) + 1) if len(p) > 1]
    return [(float(shown.span.line[p[0]]), float(shown.span.line[p[-1]])) for p in pieces]


def _clipped_zone(shown, window, kind, lang):
    marks = []
    for start, end in clipped(shown):
        left, right = float(window.x(start)), float(window.x(end))
        marks.append(svg.rect(left, window.top, right - left, window.height, fill=AMBER, fill_opacity=".13"))
        marks.append(svg.path(svg.hatch(left, window.top, right - left, window.height, gap=14), stroke=AMBER, stroke_width="1.3",
                              stroke_opacity=f"{HATCH_LINE}"))
    if marks and kind == "value":
        marks.append(svg.text(window.left + window.width / 2, window.top + 15, word("loss.clipped_zone", lang), 12, "middle", quiet=True))
    return "".join(marks)


def _steps(shown, window, lang):
    """From the prediction against the gradient, step by step, for each loss: the first step an arrow, the further ones dots."""
    said = word("loss.step_panel", lang, n=STEPS, rate=short(shown.span.rate))
    marks = [svg.text(LEFT, window.top - 12, said, 13), window.ground()]
    inside = [_upright(shown, window)]
    for k, (curve, form) in enumerate(zip(shown.curves, FORMS)):
        y = window.top + 4 + STEP * (k + 0.5)
        places = np.clip(window.x(curve.way[np.isfinite(curve.way)]), window.left + 4, window.right - 4).tolist()
        inside += [svg.tag("circle", cx=x, cy=y, r=3, fill=form["stroke"], fill_opacity=".75") for x in places[2:]]
        if len(places) > 1:
            inside.append(arrow(places[0], places[1], y, form))
    marks.append(window.clipped(*inside))
    y = window.bottom + 17
    marks += [svg.line(LEFT, y, LEFT + 24, y, **PREDICTED), svg.text(LEFT + 30, y, word("loss.key_prediction", lang))]
    if shown.mode != "logits":
        x = LEFT + 54 + svg.width_of(word("loss.key_prediction", lang))
        marks += [svg.line(x, y, x + 24, y, **AIMED), svg.text(x + 30, y, word("loss.key_target", lang))]
    return "".join(marks)


def row_of(curve, shown, lang):
    """The name of a loss, and a line about what it is given."""
    if curve.name == OWN:
        name, more = word("loss.own", lang), ""
    elif curve.name == FROM_LOGITS:
        name, more = "binary_crossentropy", "from_logits=True"
    else:
        name, more = curve.name, f"delta={shown.delta:g}" if curve.name == "huber_loss" else ""
    if shown.mode == "logits" and curve.name not in SCORES:
        more = ", ".join(filter(None, [more, word("loss.of_probability", lang)]))
    return name, more


def broken(name, width):
    """A name in one line, or in two where it is wider.

    Examples
    --------
    >>> broken("mean_absolute_percentage_error", 160), broken("hinge", 160)
    (('mean_absolute_', 'percentage_error'), ('hinge', ''))
    """
    parts = name.split("_")
    if svg.width_of(name) <= width or len(parts) < 3:
        return svg.shorten(name, width), ""
    return "_".join(parts[:2]) + "_", "_".join(parts[2:])


def _table(shown, top, lang):
    third = "growth" if shown.mode == "numbers" else "after"
    marks = [svg.text(x, top, word(f"loss.{key}_column", lang), 13, "end", quiet=True)
             for x, key in zip(COLUMNS, ("value", "slope", third))]
    for k, (curve, form) in enumerate(zip(shown.curves, FORMS)):
        y = top + 28 + k * ROW
        name, more = row_of(curve, shown, lang)
        name, rest = broken(name, 154)
        marks.append(svg.line(RIGHT, y, RIGHT + 24, y, **form))
        marks.append(svg.text(RIGHT + 32, y, name, 13, font_weight="600"))
        if rest or more:
            below = {"font_weight": "600"} if rest else {"quiet": True}
            marks.append(svg.text(RIGHT + 32, y + 15, rest or more, 13 if rest else 12, **below))
        written = (plain(curve.value), plain(curve.tilt), growth(curve) if third == "growth" else
                   plain(curve.way[1]))
        marks += [svg.text(x, y, value, 13, "end", code=True) for x, value in zip(COLUMNS, written)]
    return "".join(marks)


def growth(curve):
    """How many times larger loss and gradient are where the error is twice as large.

    Examples
    --------
    >>> from .numbers import Curve
    >>> growth(Curve("mse", None, None, 4.0, 4.0, (16.0, 8.0), None))
    '×4.0  ×2.0'
    """
    with np.errstate(all="ignore"):
        ratios = [np.float64(far) / np.float64(near) if near else np.nan for far, near in zip(curve.twice, (curve.value, curve.tilt))]
    return "  ".join("–" if not np.isfinite(r) else f"×{round(r, 1) + 0.0:.1f}".replace("-", "−") if abs(r) < 100 else f"×{r:.0e}"
                     for r in ratios)
