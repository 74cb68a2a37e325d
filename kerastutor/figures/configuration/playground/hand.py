"""The unit in hand: its own picture, large, and what it computes, in numbers."""
import numpy as np

from ....words import word
from ... import svg
from .colours import diverging
from .network import names
from .paper import COLUMN, LEFT, spell

SIDE = 118


def draw_hand(shown, top, lang):
    """SVG text of the panel: a heading, what the unit adds up over the plane, its formula, and the weight that may be set."""
    layer, row, column = shown.hand.place
    reach = float(np.abs(np.nan_to_num(shown.before)).max())
    pixels = svg.png(diverging(shown.before, 0, reach))
    marks = [svg.image_file(LEFT, top, SIDE, SIDE, pixels, "png"),
             svg.rect(LEFT, top, SIDE, SIDE, rx="4", fill="none", stroke="currentColor", stroke_width="2")]
    x, y = LEFT + SIDE + 16, top + 8
    marks.append(svg.text(x, y, word("playground.in_hand", lang, name=names(shown, layer + 1)[column]), 13, font_weight="600"))
    for line in formula(shown):
        y += 20
        marks.append(svg.text(x, y, line, 12.5, code=True))
    y = max(y + 24, top + SIDE - 30)
    marks.append(svg.text(x, y, told(shown, lang), 13))
    marks.append(svg.text(x, y + 20, word("playground.how_to_set", lang, value=spell(shown.hand.value)), 12, quiet=True))
    return "".join(marks)


def told(shown, lang):
    """The weight or bias in hand, in words."""
    layer, row, column = shown.hand.place
    name, value = names(shown, layer + 1)[column], spell(shown.in_hand)
    if row < 0:
        return word("playground.bias_is", lang, name=name, value=value)
    return word("playground.weight_is", lang, source=names(shown, layer)[row], name=name, value=value)


def formula(shown):
    """What the unit in hand computes, as a few lines of code: a1 = tanh(1.31·x1 − 0.42·x2 + 0.17)."""
    layer, _, column = shown.hand.place
    kernel, bias = shown.weights[2 * layer][:, column], float(shown.weights[2 * layer + 1][column])
    called = names(shown, layer + 1)[column]
    last = layer == len(shown.weights) // 2 - 1
    activation = shown.run.settings["activation"] if not last else "softmax" if shown.run.classes == 3 else "sigmoid"
    inside = "" if activation == "linear" else f"{activation}("
    terms = [_term(float(w), f"·{name}", not k) for k, (w, name) in enumerate(zip(kernel, names(shown, layer)))]
    terms.append(_term(bias, "", False))
    lines, line = [], f"{called} = {inside}"
    indent = " " * len(line)
    for term in terms:
        if len(line) + len(term) > (COLUMN - SIDE - 16) // 7.6 and line.strip() and line != indent:
            lines.append(line)
            line = indent
            term = term.lstrip()
        line += term
    return [*(part.replace(" ", "\u00a0") for part in lines), (line + (")" if inside else "")).replace(" ", "\u00a0")]


def _term(value, factor, first):
    told = spell(value, sign=True)
    if first:
        return f"{told.lstrip('+')}{factor}"
    return f" {told[0]} {told[1:]}{factor}" if told[0] in "+−" else f" + {told}{factor}"
