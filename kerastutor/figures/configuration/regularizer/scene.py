"""The whole picture of a price on weights: the plane of two of them, all of them as bars, loss and price along the way."""
import numpy as np

from ....words import word
from ... import svg
from ...style import BLUE, GREEN, PURPLE, VERMILION
from .numbers import STEPS
from .plane import SIDE, allowed, draw_plane

WIDTH, LEFT, TOP = 940, 40, 64
BARS = 500                      # where the right-hand side begins
ROOM = WIDTH - 18 - BARS
CHART = 96


def plain(value):
    """A number with its sign as people write it.

    Examples
    --------
    >>> plain(-0.1234), plain(0.0), plain(12.0), plain(1e9)
    ('−0.12', '0.00', '12.00', '1e+09')
    """
    written = f"{value:.2f}" if abs(value) < 1000 else f"{value:.0e}"
    return ("0.00" if written == "-0.00" else written).replace("-", "−")


def draw(shown, lang):
    """SVG: the plane on the left, the weights of all features and the course of loss and price on the right, notes below."""
    marks = [svg.text(18, 16, heading(shown, lang), 14), svg.text(18, 40, formula(shown), 14, code=True)]
    marks.append(draw_plane(shown, LEFT, TOP, lang))
    drawn, bottom = _bars(shown, TOP, lang)
    marks.append(drawn)
    drawn, bottom = _course(shown, bottom + 12, lang)
    marks.append(drawn)
    y = max(bottom, TOP + SIDE + 26) + 18
    drawn, y = _key(shown, y, lang)
    marks.append(drawn)
    for note in notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return svg.picture(WIDTH, y, "".join(marks), word("regularizer.title", lang), describe(shown, lang))


def formula(shown):
    """What is made small, with the numbers in it."""
    if shown.own_price:
        return "L(w) = mean (x·w − y)² + my_regularizer(w)"
    parts = [f"{shown.l1:g} Σ|w|"] * bool(shown.l1) + [f"{shown.l2:g} Σw²"] * bool(shown.l2)
    return " + ".join(["L(w) = mean (x·w − y)²", *parts])


def heading(shown, lang):
    """The step, and what loss and price have come to in the plane."""
    loss, price = shown.plane.loss[shown.step], shown.plane.price[shown.step]
    key = "regularizer.heading" if shown.price else "regularizer.heading_free"
    return word(key, lang, step=shown.step, loss=plain(loss), price=plain(price), total=plain(loss + price))


def describe(shown, lang):
    """The picture in words."""
    weights = ", ".join(plain(w) for w in shown.plane.weights[shown.step])
    return " ".join([formula(shown) + ".", heading(shown, lang), word("regularizer.alt", lang, weights=weights), *notes(shown, lang)])


def notes(shown, lang):
    """What a teacher would point at in this very picture, a sentence each."""
    told = []
    now = shown.plane.weights[shown.step]
    if not np.isfinite(shown.plane.loss[shown.step]) or np.abs(now).max() > 10:
        return [word("regularizer.diverges", lang, rate=f"{shown.rate:g}")]
    if shown.zeros is not None and shown.l1:
        count = int(shown.zeros.sum())
        key = "regularizer.all_zero" if count == len(shown.zeros) else "regularizer.zeros" if count else "regularizer.no_zeros"
        told.append(word(key, lang, count=count, total=len(shown.zeros)))
        hovering = np.abs(shown.every.weights[-1][shown.zeros])
        if count and shown.step == STEPS and hovering.max() > 1e-3:
            told.append(word("regularizer.hovers", lang, most=plain(hovering.max()), reach=f"{shown.rate * shown.l1:g}"))
    elif shown.zeros is not None and shown.l2:
        before, after = (plain(np.square(w).sum()) for w in (shown.unpriced, shown.least_every))
        told.append(word("regularizer.shrinks", lang, before=before, after=after))
    if shown.constraint is not None:
        moved = np.abs(shown.plane.pushed - shown.plane.weights).max(axis=1)[1:shown.step + 1] > 1e-6
        told.append(word("regularizer.put_back", lang, count=int(moved.sum()), steps=shown.step))
    if not told:
        told.append(word("regularizer.free", lang) if not shown.price else word("regularizer.own", lang))
    return told


def _bars(shown, top, lang):
    """All weights at this step as bars over the outline of least squares; 0 where the least sum has exactly 0."""
    now, free = shown.every.weights[shown.step], shown.unpriced
    finite = now[np.isfinite(now)]
    reach = max(0.5, np.abs(free).max(), min(np.abs(finite).max(initial=0), 3))
    start, end = BARS + 62, WIDTH - 18 - 96
    middle, scale = (start + end) / 2, (end - start) / 2 / reach
    row = min(26, 208 / len(now))
    marks = [svg.text(BARS, top + 6, word("regularizer.every", lang, count=len(now)), 14)]
    y = top + 24
    for i, (w, least) in enumerate(zip(now, free)):
        in_plane = i in shown.pair
        marks.append(svg.text(BARS + 50, y + row / 2, f"w[{i}]", 13, "end", code=True, font_weight="600" if in_plane else None))
        length = float(np.clip(np.nan_to_num(w, nan=0), -reach, reach)) * scale
        marks.append(svg.rect(middle + min(length, 0), y + 4, max(abs(length), 0.5), row - 8, fill=GREEN, fill_opacity=".75"))
        outline = least * scale
        marks.append(svg.rect(middle + min(outline, 0), y + 2, abs(outline), row - 4, fill="none", stroke=BLUE, stroke_dasharray="3 2"))
        marks.append(svg.text(WIDTH - 18 - 34, y + row / 2, plain(w), 13, "end"))
        if shown.zeros is not None and shown.zeros[i] and shown.price:
            marks.append(svg.tag("circle", cx=WIDTH - 30, cy=y + row / 2, r=8, fill="none", stroke=PURPLE, stroke_width="2"))
            marks.append(svg.text(WIDTH - 30, y + row / 2, "0", 12, "middle"))
        y += row
    marks.append(svg.line(middle, top + 22, middle, y + 2, stroke_opacity=".6"))
    return "".join(marks), y + 6


def _course(shown, top, lang):
    """Loss, and loss plus price, step by step, in the plane; a line marks the step."""
    loss, total = shown.plane.loss, shown.plane.loss + shown.plane.price
    good = np.isfinite(total)
    high = float(min(total[good].max(initial=0.1), 20 * max(total[0], 0.1)))
    start, end = BARS + 44, WIDTH - 18

    def at(values):
        xs = start + (end - start) * np.arange(len(values)) / STEPS
        return xs[good], (top + 24 + CHART - CHART * np.clip(values, 0, high) / high)[good]

    marks = [svg.rect(start, top + 24, end - start, CHART, rx="5", fill="currentColor", fill_opacity=".035", stroke="currentColor",
                      stroke_opacity=".25")]
    if shown.price:
        marks.append(svg.polyline(*at(total), stroke=VERMILION, stroke_width="2", stroke_dasharray="5 4"))
    marks.append(svg.polyline(*at(loss), stroke=BLUE, stroke_width="2"))
    x = start + (end - start) * shown.step / STEPS
    marks.append(svg.line(x, top + 20, x, top + 28 + CHART, stroke_width="1.6"))
    for value, y in ((0, top + 24 + CHART), (high, top + 24)):
        marks.append(svg.text(start - 6, y, plain(value), 11, "end", quiet=True))
    marks.append(svg.text(start, top + 10, word("regularizer.course" if shown.price else "regularizer.course_free", lang), 12, quiet=True))
    marks.append(svg.text(start, top + 24 + CHART + 13, "0", 11, "middle", quiet=True))
    marks.append(svg.text(end, top + 24 + CHART + 13, word("regularizer.steps", lang, steps=STEPS), 11, "end", quiet=True))
    return "".join(marks), top + 24 + CHART + 20


def _key(shown, y, lang):
    """What the lines and marks of the plane mean; only those that are there."""
    entries = [(lambda x, y: svg.line(x, y, x + 24, y, stroke=BLUE, stroke_width="2.2"), "key_loss")]
    entries.append((lambda x, y: svg.path(f"M{x + 6} {svg.number(y - 6)}l12 12m0 -12l-12 12", stroke=BLUE, stroke_width="2.6"),
                    "key_least_loss"))
    if shown.price:
        entries.append((lambda x, y: svg.line(x, y, x + 24, y, stroke=VERMILION, stroke_width="2.2", stroke_dasharray="5 4"), "key_price"))
    if shown.price and shown.least_pair is not None:
        entries.append((lambda x, y: svg.tag("circle", cx=x + 12, cy=y, r=7, fill="none", stroke=PURPLE, stroke_width="2.6"),
                        "key_least_sum"))
        entries.append((lambda x, y: svg.line(x, y, x + 24, y, stroke=PURPLE, stroke_width="2", stroke_dasharray="2 3"), "key_trail"))
    if allowed(shown):
        entries.append((lambda x, y: svg.rect(x + 2, y - 7, 20, 14, fill=GREEN, fill_opacity=".16", stroke=GREEN), "key_allowed"))
    entries.append((lambda x, y: svg.rect(x + 2, y - 6, 20, 12, fill="none", stroke=BLUE, stroke_dasharray="3 2"), "key_outline"))
    marks, x = [], 18
    for mark, name in entries:
        words = word(f"regularizer.{name}", lang)
        if x + 30 + svg.width_of(words) > WIDTH - 18:
            x, y = 18, y + 22
        marks += [mark(x, y), svg.text(x + 30, y, words)]
        x += 30 + svg.width_of(words) + 20
    return "".join(marks), y + 28
