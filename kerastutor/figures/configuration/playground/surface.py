"""The decision surface: the output over the plane, the border between the classes, and the points."""
import numpy as np

from ....words import word
from ... import svg
from ..levels import lines
from . import points
from .colours import CLASSES, DEEP, forms, of_surface
from .paper import RIGHT, SKY, SURFACE, spell

CLEAR = "#222"                  # ink on the surface, which is pale or coloured on every page


def draw_surface(shown, lang):
    """SVG text of the surface with its frame, its axes and what the marks mean."""
    run = shown.run
    marks = [svg.image_file(0, 0, SURFACE, SURFACE, svg.png(of_surface(shown.surface)), "png"), _in_hand(shown),
             svg.path(_border(shown.surface), stroke=CLEAR, stroke_width="2", stroke_linejoin="round"),
             *(_points(*where, hollow) for where, hollow in ((run.train, False), (run.test, True)))]
    if shown.hand.kind is not None:
        marks.append(_new_point(shown.hand))
    window = svg.tag("svg", "".join(marks), x=RIGHT, y=SKY, width=SURFACE, height=SURFACE, viewBox=f"0 0 {SURFACE} {SURFACE}")
    frame = svg.rect(RIGHT, SKY, SURFACE, SURFACE, rx="3", fill="none", stroke="currentColor", stroke_opacity=".6")
    last = shown.hand.place[0] == len(shown.weights) // 2 - 1 and len(shown.units[-1]) == 1
    if last:
        frame += svg.rect(RIGHT - 4, SKY - 4, SURFACE + 8, SURFACE + 8, rx="6", fill="none", stroke="currentColor", stroke_width="2.5")
    return window + frame + _axes() + _key(shown, lang)


def spot(x):
    """Where points `(n, 2)` of the plane stand on the surface."""
    return SURFACE / 2 * (1 + x[:, 0] / points.REACH), SURFACE / 2 * (1 - x[:, 1] / points.REACH)


def level(values, at):
    """The line where a square of values has the value `at`, as the `d` of one path on a square of SURFACE pixels."""
    room, n = SURFACE / len(values), svg.number
    return "".join("M" + "L".join(f"{n((column + 0.5) * room)} {n((row + 0.5) * room)}" for column, row in line.tolist())
                   for line in lines(np.asarray(values, "float64"), at))


def _border(surface):
    """Where one class gives way to another."""
    if surface.shape[-1] == 1:
        return level(surface[..., 0], 0.5) or "M0 0"
    found = []
    for kind in (0, 1):
        others = np.delete(surface, kind, axis=-1).max(axis=-1)
        found.append(level(surface[..., kind] - others, 0.0))
    return "".join(found) or "M0 0"


def _in_hand(shown):
    """Where the unit in hand adds up to 0: the line that it draws through the plane."""
    if shown.hand.place[0] == len(shown.weights) // 2 - 1:
        return ""
    d = level(shown.before, 0.0)
    return d and (svg.path(d, stroke="#fff", stroke_width="4", stroke_opacity=".75") +
                  svg.path(d, stroke=CLEAR, stroke_width="1.8", stroke_dasharray="7 5"))


def _points(x, y, hollow):
    """Points by class, squares, discs and triangles; those of the test set are hollow."""
    marks = []
    for kind in (0, 1, 2):
        here = x[y == kind]
        if len(here):
            look = {"fill": "#fff", "fill_opacity": ".55", "stroke": DEEP[kind], "stroke_width": "1.8"} if hollow else \
                {"fill": DEEP[kind], "stroke": "#fff", "stroke_width": "1"}
            marks.append(svg.path(forms(*spot(here), kind), **look))
    return "".join(marks)


def _new_point(hand):
    """The point that may be added, in a cross-hair."""
    (across,), (down,) = spot(np.array([hand.point]))
    n = svg.number
    cross = f"M{n(across - 18)} {n(down)}h10M{n(across + 8)} {n(down)}h10M{n(across)} {n(down - 18)}v10M{n(across)} {n(down + 8)}v10"
    mark = svg.path(forms([across], [down], hand.kind, 5), fill="#fff", stroke=DEEP[hand.kind], stroke_width="2.4")
    return svg.path(cross, stroke="#fff", stroke_width="4.5") + svg.path(cross, stroke=CLEAR, stroke_width="2") + mark


def _axes():
    low, right = SKY + SURFACE, RIGHT + SURFACE
    marks = [svg.text(RIGHT + SURFACE / 2, low + 11, "x1", 11, "middle", quiet=True), svg.text(right + 3, SKY + 7, "x2", 11, quiet=True)]
    for value in (-1, 1):
        along = SURFACE / 2 * (1 + value / points.REACH)
        marks.append(svg.text(RIGHT + along, low + 11, spell(value), 11, "middle", quiet=True))
        marks.append(svg.text(right + 3, low - along, spell(value), 11, quiet=True))
    return "".join(marks)


def _key(shown, lang):
    """What the marks mean: the classes with their colours and forms, training and test points."""
    x, y = RIGHT, SKY + SURFACE + 32
    told = word("playground.classes", lang)
    marks = [svg.text(x, y, told, 12)]
    x += svg.width_of(told, 12) + 6
    for kind in range(shown.run.classes):
        marks.append(svg.rect(x, y - 8, 22, 16, rx="3", fill=CLASSES[kind]))
        marks.append(svg.path(forms([x + 11], [y], kind), fill=DEEP[kind], stroke="#fff"))
        marks.append(svg.text(x + 27, y, kind, 12))
        x += 46
    x += 10
    for hollow, key in ((False, "playground.of_training"), (True, "playground.of_test")):
        ink = {"fill": "none" if hollow else "currentColor", "stroke": "currentColor", "stroke_width": "1.6"}
        marks.append(svg.path(forms([x + 4], [y], 1), **ink))
        told = word(key, lang)
        marks.append(svg.text(x + 13, y, told, 12))
        x += 13 + svg.width_of(told, 12) + 10
    return "".join(marks)
