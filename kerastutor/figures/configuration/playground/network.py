"""The network as it stands: every unit with its own picture of the plane, its bias at its corner, and a line for each weight."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE
from .colours import DEEP, of_unit
from .paper import LEFT, NAMES, PAGE, RIGHT, TALL, gap, spell


def letter(layer):
    """What the units of a layer are called; layer 0 are the inputs.

    Examples
    --------
    >>> letter(1), letter(3)
    ('a', 'c')
    """
    return " abc"[layer]


def names(shown, layer):
    """The names of the units of a column: the features, a1 a2 …, b1 b2 …, and y (or y0 y1 y2)."""
    if not layer:
        return shown.run.features
    count = shown.weights[2 * layer - 2].shape[1]
    if layer == len(shown.weights) // 2:
        return ["y"] if count == 1 else [f"y{k}" for k in range(count)]
    return [f"{letter(layer)}{k + 1}" for k in range(count)]


def height(shown):
    """How high the network is, from the first unit's upper edge to the last one's lower edge."""
    return max(TALL, most(shown) * gap(most(shown))[0])


def most(shown):
    """How many units the fullest column has."""
    return max(map(len, shown.units))


def places(shown, top, port):
    """Where units stand: for each column (x, [y …]), upper left corners; a single output stands at `port`, on the surface's edge."""
    columns = shown.units if len(shown.units[-1]) > 1 else shown.units[:-1]
    step = (RIGHT - LEFT - NAMES) / len(columns)
    tall, (apart, side) = height(shown), gap(most(shown))
    found = []
    for i, layer in enumerate(columns):
        start = top + (tall - len(layer) * apart + apart - side) / 2
        found.append((LEFT + NAMES + i * step, [start + k * apart for k in range(len(layer))]))
    if len(columns) < len(shown.units):
        found.append((RIGHT - 3, [port - side / 2]))
    return found


def draw_network(shown, top, port, lang):
    """SVG text of lines, units, and the numbers at the unit in hand."""
    columns, side = places(shown, top, port), gap(most(shown))[1]
    marks = [_lines(shown, columns, side)]
    if len(shown.units[-1]) > 1:
        marks.append(_to_the_surface(columns[-1], port, side))
    for layer, (x, ys) in enumerate(columns):
        if layer < len(shown.units) - 1 or len(ys) > 1:
            marks.append(_column(shown, layer, x, ys, side, top, lang))
    marks.append(_numbers(shown, columns, side))
    return "".join(marks)


def thickness(weight):
    """How thick a line is: 0.5 at 0, then faster and slower, never above 6.5."""
    size = abs(weight)
    return 0.5 + 6 * size / (size + 2.2)


def _lines(shown, columns, side):
    """A line for each weight, the thicker the larger, broken where it is negative; those of the unit in hand on a ground of their own."""
    layer_in_hand, row_in_hand, column_in_hand = shown.hand.place
    halo, drawn = [], []
    for layer, kernel in enumerate(np.nan_to_num(w, nan=0.0) for w in shown.weights[::2]):
        (x1, ys1), (x2, ys2) = columns[layer], columns[layer + 1]
        begin, middle = svg.number(x1 + side), (x2 - x1 - side) / 2
        sources, sinks = names(shown, layer), names(shown, layer + 1)
        for row, y1 in enumerate(ys1):
            for column, y2 in enumerate(ys2):
                weight = float(kernel[row, column])
                d = f"M{begin} {svg.number(y1 + side / 2)}c{svg.number(middle)} 0 {svg.number(middle)} {svg.number(y2 - y1)} " \
                    f"{svg.number(2 * middle)} {svg.number(y2 - y1)}"
                wide = thickness(weight)
                if (layer, column) == (layer_in_hand, column_in_hand):
                    strong = row == row_in_hand
                    halo.append(svg.path(d, stroke_width=svg.number(wide + (9 if strong else 5)), stroke_opacity=".3" if strong else ".12"))
                told = f"<title>{sources[row]} → {sinks[column]}: {spell(weight)}</title>"
                drawn.append((wide, svg.tag("path", told, d=d, fill="none", stroke=AMBER if weight > 0 else BLUE,
                                            stroke_width=svg.number(wide), stroke_opacity=f"{0.35 + 0.1 * wide:.2f}",
                                            stroke_dasharray=None if weight >= 0 else "6 4")))
    return "".join(halo) + "".join(mark for _, mark in sorted(drawn))


def _to_the_surface(column, port, side):
    """Three outputs flow together in the surface."""
    x, ys = column
    begin, wide = svg.number(x + side), (RIGHT - x - side) / 2
    paths = [f"M{begin} {svg.number(y + side / 2)}c{svg.number(wide)} 0 {svg.number(wide)} {svg.number(port - y - side / 2)} "
             f"{svg.number(2 * wide)} {svg.number(port - y - side / 2)}" for y in ys]
    return svg.path("".join(paths), stroke_width="1.5", stroke_opacity=".45")


def _column(shown, layer, x, ys, side, top, lang):
    """One column: what it is, and its units' pictures, each over the plane."""
    marks, called = [], names(shown, layer)
    last = layer == len(shown.units) - 1
    title = word("playground.inputs", lang) if not layer else word("playground.outputs", lang) if last else \
        word("playground.layer_is", lang, layer=layer, names=f"{called[0]}–{called[-1]}" if len(called) > 1 else called[0])
    marks.append(svg.text(x + side / 2, top - 14, title, 12, "middle", quiet=True))
    for unit, y in enumerate(ys):
        picture = svg.image_file(x, y, side, side, svg.png(of_unit(shown, layer, unit)), "png")
        frame = svg.rect(x, y, side, side, rx="3", fill="none", stroke="currentColor", stroke_opacity=".55")
        told = called[unit] if not layer else f"{called[unit]}: b = {spell(float(shown.weights[2 * layer - 1][unit]))}"
        marks.append(svg.group(f"<title>{told}</title>", picture, frame))
        if not layer:
            marks.append(svg.text(x - 6, y + side / 2, called[unit], 12, "end"))
        else:
            marks.append(_bias(float(np.nan_to_num(shown.weights[2 * layer - 1][unit])), x + 1, y + side - 1))
            if shown.hand.place[0] == layer - 1 and shown.hand.place[2] == unit:
                marks.append(svg.rect(x - 4, y - 4, side + 8, side + 8, rx="6", fill="none", stroke="currentColor", stroke_width="2.5"))
    return "".join(marks)


def _bias(value, x, y):
    """The bias at a unit's corner: a plus or a minus, the larger the number, the larger the sign."""
    size = 1.2 + 3.2 * abs(value) / (abs(value) + 0.6)
    n = svg.number
    sign = f"M{n(x - size)} {n(y)}h{n(2 * size)}" + (f"M{n(x)} {n(y - size)}v{n(2 * size)}" if value > 0 else "")
    disc = svg.tag("circle", cx=x, cy=y, r=6.2, fill="#fff", stroke=DEEP[int(value > 0)], stroke_width="1")
    return disc + (svg.path(sign, stroke=DEEP[int(value > 0)], stroke_width="2") if value else "")


def _numbers(shown, columns, side):
    """At the unit in hand: the weight on each line that comes in, the one in hand in a frame."""
    layer, row_in_hand, column = shown.hand.place
    (x, ys), kernel = columns[layer], shown.weights[2 * layer]
    marks = []
    for row, y in enumerate(ys):
        told = spell(float(kernel[row, column]), sign=True)
        at, wide = x + side + 9, svg.width_of(told, 12) + 8
        if row == row_in_hand:
            frame = {"rx": "5", "fill": PAGE, "fill_opacity": ".85", "stroke": "currentColor", "stroke_width": "1.6"}
            marks.append(svg.rect(at - 4, y - 2, wide, 18, **frame))
        marks.append(svg.text(at, y + 7, told, 12, font_weight="600", stroke=PAGE, stroke_width="3", paint_order="stroke",
                              stroke_linejoin="round"))
    return "".join(marks)
