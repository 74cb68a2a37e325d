"""The scene as SVG: it follows the theme in a notebook, and lies on white paper in a file."""
from html import escape

from ...words import word
from .. import svg
from ..style import AMBER, BLUE, GREEN, PURPLE, TINT
from .scene import HEAD, LINE, PAD, ROW, TITLE, head, strokes, wide

COLOURS = {"input": BLUE, "weights": AMBER, "merge": GREEN, "model": PURPLE}
MOST_TOLD = 40      # links that the description names


def draw(scene, graph, lang):
    """SVG text."""
    marks = [frame(placed) for placed in scene.frames]
    marks += [line(arrow, scene.down) for arrow in scene.arrows]
    marks += [boxed(placed) for placed in scene.boxes]
    return svg.picture(scene.width, scene.height, "".join(marks), word("model_picture.title", lang, name=graph.name), describe(graph, lang))


def describe(graph, lang):
    """The picture in words: which layer feeds which."""
    told = [f"{graph.boxes[a].name} → {graph.boxes[b].name}" for a, _, b, _ in graph.links]
    links = ("；" if lang == "zh" else "; ").join(told[:MOST_TOLD] + ["…"] * (len(told) > MOST_TOLD))
    return word("model_picture.described", lang, layers=len(graph.boxes), links=links or "–")


def boxed(placed):
    """A box with its lines of text."""
    colour = COLOURS.get(placed.box.role)
    x, y, width, height = placed.x, placed.y, placed.width, placed.height
    marks = [svg.rect(x, y, width, height, rx="8", fill=colour or "currentColor", fill_opacity=str(TINT if colour else 0.06),
                      stroke=colour or "currentColor", stroke_width="1.5", stroke_opacity=None if colour else ".55")]
    if placed.box.role == "model":
        marks.append(svg.rect(x + 3, y + 3, width - 6, height - 6, rx="6", fill="none", stroke=colour))
    for k, (content, kind) in enumerate(placed.lines):
        marks.append(written(x + width / 2, y + PAD / 2 + ROW * (k + 0.5), content, kind, "middle"))
    told = f"{placed.box.name}: {placed.box.kind}, {placed.box.shape_in} → {placed.box.shape_out}"
    return svg.group(svg.tag("title", escape(told)), *marks)


def frame(placed):
    """The frame of an open model, with its class and name in the corner."""
    marks = [svg.rect(placed.x, placed.y, placed.width, placed.height, rx="10", fill=PURPLE, fill_opacity="0.07", stroke=PURPLE,
                      stroke_width="1.5", stroke_dasharray="6 4")]
    x, y = placed.x + PAD, placed.y + HEAD / 2 + 2
    for content, kind in placed.lines[:2]:
        if kind != "shape":
            marks.append(written(x, y, content, kind, "start"))
            x += wide(content, kind) + PAD
    return "".join(marks)


def written(x, y, content, kind, anchor):
    """One line of text."""
    if kind == "title":
        return svg.text(x, y, content, TITLE, anchor, font_weight="600")
    return svg.text(x, y, content, LINE, anchor, quiet=kind == "name", code=True)


def line(arrow, down):
    """An arrow."""
    d = "".join(command + " ".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points) for command, points in strokes(arrow, down))
    corners = "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in head(arrow))
    return (svg.path(d, stroke_width="1.5", stroke_opacity=".8")
            + svg.path(f"M{corners}z", fill="currentColor", stroke="none", fill_opacity=".8"))
