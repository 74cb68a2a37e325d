"""The picture of softmax: three logits become three probabilities, and what one of them moves in all three."""
import numpy as np

from ....words import word
from ... import svg
from ...style import BLUE, GREEN, PURPLE, TINT, VERMILION
from ...window import plain, short
from .numbers import LINE
from .panels import FORMS, draw_tangent, panel, room

WIDTH, LEFT, TOP = 940, 52, 58
ACROSS = 408                    # 34 pixels a unit
TABLE = 508
COLOURS = (BLUE, GREEN, PURPLE)
LETTERS = "ABC"
ROW = 36


def draw(shown, lang):
    """SVG: probabilities and their slopes as one logit moves; beside them the way from logits to probabilities, and the Jacobian."""
    value = panel(LEFT, TOP, ACROSS, 232, -0.08, 1.08)
    slope = panel(LEFT, value.bottom + 32, ACROSS, 96, *room([shown.slope], 4.0))
    marks = [svg.text(18, 18, formula(shown), 15, font_weight="600")]
    marks.append(_panel(value, shown.y, word("activation.softmax_panel", lang),
                        draw_tangent(value, shown.at, shown.probabilities[0], shown.tilt[0])))
    dots = "".join(svg.tag("circle", cx=float(slope.x(shown.at)), cy=float(slope.y(t)), r=4.5, fill=c, stroke="currentColor")
                   for t, c in zip(shown.tilt, COLOURS))
    marks.append(_panel(slope, shown.slope, word("activation.softmax_slopes", lang), dots))
    marks.append(slope.across(6))
    x = float(value.x(shown.at))
    marks.append(svg.line(x, value.top, x, slope.bottom, stroke=VERMILION, stroke_width="1.4", stroke_dasharray="4 3"))
    marks += [_table(shown, TOP - 14, lang), _jacobian(shown, TOP + 4 * ROW + 26, lang)]
    y = slope.bottom + 44
    for note in notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return svg.picture(WIDTH, y, "".join(marks), word("activation.softmax_title", lang), describe(shown, lang))


def formula(shown):
    """How the logits are made, with the numbers in it."""
    shift = f" {'+' if shown.shift > 0 else '−'} {abs(shown.shift):g}" if shown.shift else ""
    spread = f"{shown.spread:g} · " if shown.spread != 1 else ""
    return f"softmax({spread}[x, 1, −0.5]{shift})"


def _panel(window, ys, title, more):
    curves = [window.curve(LINE, ys[:, i], **{**form, "stroke": colour}) for i, (form, colour) in enumerate(zip(FORMS, COLOURS))]
    heading = svg.text(window.left, window.top - 14, title, 13)
    return heading + window.ground(upright=True) + window.clipped(*reversed(curves), more) + window.upwards(5)


def _table(shown, top, lang):
    """A row a class: its logit, e to it (the largest taken away first), its probability."""
    heads = ((TABLE + 92, "activation.softmax_logit", "middle"), (TABLE + 252, "activation.softmax_power", "end"),
             (WIDTH - 12, "activation.softmax_probability", "end"))
    marks = [svg.text(x, top, word(key, lang), 13, anchor) for x, key, anchor in heads]
    power = np.exp(shown.logits - shown.logits.max())
    most = max(np.abs(shown.logits).max(), 1.0)
    middle, half = TABLE + 92, 44
    for i, colour in enumerate(COLOURS):
        y = top + 30 + i * ROW
        form = {**FORMS[i], "stroke": colour}
        marks.append(svg.line(TABLE, y, TABLE + 22, y, **form))
        marks.append(svg.text(TABLE + 28, y, LETTERS[i], 15, font_weight="600"))
        length = float(np.round(shown.logits[i] / most * half, 6))
        marks.append(svg.rect(middle + min(length, 0), y - 9, max(abs(length), 0.5), 18, fill=colour, fill_opacity=".55"))
        marks.append(svg.text(TABLE + 180, y, f"{shown.logits[i]:.2f}".replace("-", "−"), 13, "end", code=True))
        marks.append(svg.text(TABLE + 252, y, plain(power[i]), 13, "end", code=True))
        marks.append(svg.rect(TABLE + 266, y - 9, 88, 18, fill="none", stroke="currentColor", stroke_opacity=".3"))
        marks.append(svg.rect(TABLE + 266, y - 9, float(np.round(88 * shown.probabilities[i], 6)), 18, fill=colour, fill_opacity=".55"))
        marks.append(svg.text(WIDTH - 12, y, plain(shown.probabilities[i]), 13, "end", code=True))
    y = top + 30 + 3 * ROW - 8
    marks.append(svg.line(middle, top + 18, middle, y - 4, stroke_opacity=".45"))
    marks.append(svg.line(TABLE + 190, y - 6, WIDTH - 12, y - 6, stroke_opacity=".5"))
    marks.append(svg.text(TABLE + 180, y + 10, word("activation.softmax_sum", lang), 13, "end", quiet=True))
    marks.append(svg.text(TABLE + 252, y + 10, plain(power.sum()), 13, "end", code=True))
    marks.append(svg.text(WIDTH - 12, y + 10, plain(float(np.round(shown.probabilities.sum(), 9))), 13, "end", code=True))
    return "".join(marks)


def _jacobian(shown, top, lang):
    """What each logit moves in each probability: up filled, down hatched."""
    marks = [svg.text(TABLE, top, word("activation.softmax_jacobian", lang), 13, font_weight="600")]
    wide, tall, left = 92, 38, TABLE + 44
    for j in range(3):
        marks.append(svg.text(left + (j + 0.5) * wide, top + 24, f"logit {LETTERS[j]}", 12, "middle", quiet=True))
    for i in range(3):
        y = top + 38 + i * (tall + 4)
        marks.append(svg.text(TABLE, y + tall / 2, f"p({LETTERS[i]})", 13, code=True))
        for j in range(3):
            x, value = left + j * wide, shown.jacobian[i, j]
            strength = TINT + 2.0 * min(abs(value), 0.25)
            marks.append(svg.rect(x + 2, y, wide - 4, tall, rx="6", fill=BLUE if value > 0 else VERMILION, fill_opacity=f"{strength:.2f}"))
            marks.append(svg.text(x + wide / 2, y + tall / 2, ("+" if value > 0 else "") + plain(value), 14, "middle", code=True))
        total = float(np.round(shown.jacobian[i].sum(), 9)) + 0.0
        marks.append(svg.text(WIDTH - 12, y + tall / 2, f"= {plain(total)}", 13, "end", code=True, quiet=True))
    marks.append(svg.text(WIDTH - 12, top + 24, word("activation.softmax_sum", lang), 12, "end", quiet=True))
    return "".join(marks)


def notes(shown, lang):
    """What a teacher would point at."""
    told = []
    if shown.shift:
        apart = float(np.round(np.abs(shown.probabilities - shown.unshifted).max(), 9))
        told.append(word("activation.softmax_shifted", lang, shift=short(shown.shift), apart=plain(apart)))
    most, largest = int(np.argmax(shown.probabilities)), float(shown.probabilities.max())
    if largest > 0.95:
        steepest = float(np.abs(shown.jacobian).max())
        told.append(word("activation.softmax_sure", lang, name=LETTERS[most], p=plain(largest), slope=plain(steepest)))
    if shown.spread != 1:
        key = "activation.softmax_wide" if shown.spread > 1 else "activation.softmax_narrow"
        told.append(word(key, lang, spread=f"{shown.spread:g}", temperature=f"{1 / shown.spread:.3g}"))
    told.append(word("activation.softmax_tied", lang))
    return told


def describe(shown, lang):
    """The picture in words."""
    values = [", ".join(plain(float(v)) for v in row) for row in (shown.logits, shown.probabilities)]
    return " ".join([formula(shown) + word("activation.stop", lang),
                     word("activation.softmax_alt", lang, logits=values[0], probabilities=values[1]), *notes(shown, lang)])
