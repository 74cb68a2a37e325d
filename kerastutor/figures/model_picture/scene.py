"""The drawing of a model as shapes with places: boxes with their lines of text, frames around open models, arrows."""
from dataclasses import dataclass, field

from .. import svg
from .layout import arrange

TITLE, LINE = 15, 12.5      # letters of a class, and of names and shapes
ROW = 19                    # from one line of text to the next
PAD, MARGIN = 14, 16
NARROWEST = 104
FRAME, HEAD = 16, 34        # inside an open model: the space at its sides, and above for its name
LOOP = 26                   # beside a box whose output is its own input
TIP = 8                     # how long the head of an arrow is


@dataclass
class Placed:
    """A box, or the frame of an open model, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    box: object
    lines: list


@dataclass
class Arrow:
    """A line through points, and the way (dx, dy) in which its head points; `loop` for a box that feeds itself."""

    points: list
    way: tuple
    loop: bool = False


@dataclass
class Scene:
    """Everything to be drawn, in pixels."""

    width: float = 0.0
    height: float = 0.0
    boxes: list = field(default_factory=list)
    frames: list = field(default_factory=list)
    arrows: list = field(default_factory=list)
    down: bool = True

    def take(self, other, x, y):
        """Draw another scene at a place in this one."""
        for name in ("boxes", "frames"):
            getattr(self, name).extend(Placed(p.x + x, p.y + y, p.width, p.height, p.box, p.lines) for p in getattr(other, name))
        self.arrows += [Arrow([(a + x, b + y) for a, b in arrow.points], arrow.way, arrow.loop) for arrow in other.arrows]


def scene_of(graph, show_shapes, show_layer_names, down):
    """The scene of a graph, with a margin."""
    inner, _ = laid_out(graph, show_shapes, show_layer_names, down)
    scene = Scene(inner.width + 2 * MARGIN, inner.height + 2 * MARGIN, down=down)
    scene.take(inner, MARGIN, MARGIN)
    return scene


def laid_out(graph, show_shapes, show_layer_names, down, framed_in=False):
    """The scene of a graph without a margin, and the middles of its boxes across."""
    inside = [box.inner and laid_out(box.inner, show_shapes, show_layer_names, down, framed_in=True) for box in graph.boxes]
    texts = [lines_of(box, show_shapes, show_layer_names) for box in graph.boxes]
    sizes = [framed(scene[0], texts[i]) if scene else size_of(texts[i]) for i, scene in enumerate(inside)]
    loops = {a for a, _, b, _ in graph.links if a == b}
    links = [link for link in graph.links if link[0] != link[2]]
    room = [(w + 2 * LOOP * (i in loops) * down, h + 2 * LOOP * (i in loops) * (not down)) for i, (w, h) in enumerate(sizes)]
    ports = [(port(graph.boxes[a], inside[a], "outputs", out, down), port(graph.boxes[b], inside[b], "inputs", into, down))
             for a, out, b, into in links]
    first = graph.inputs if framed_in else ()      # where an arrow to the frame meets the input that it feeds
    found = arrange([size if down else size[::-1] for size in room], [(a, b) for a, _, b, _ in links], ports, first)

    def seen(point):
        return point if down else point[::-1]

    scene = Scene(*seen((found.across, found.along)), down=down)
    for i, centre in enumerate(found.centres):
        x, y = seen(centre)
        width, height = sizes[i]
        placed = Placed(x - width / 2, y - height / 2, width, height, graph.boxes[i], texts[i])
        if inside[i]:
            scene.frames.append(placed)
            scene.take(inside[i][0], placed.x + (width - inside[i][0].width) / 2, placed.y + HEAD)
        else:
            scene.boxes.append(placed)
        if i in loops:
            scene.arrows.append(loop_beside(placed, down))
    for k, route in enumerate(found.routes):
        way = (0, 1) if down else (1, 0)
        scene.arrows.append(Arrow([seen(p) for p in route], tuple(-w for w in way) if k in found.turned else way))
    return scene, [centre[0] for centre in found.centres]


def port(box, inside, ends, number, down):
    """Where a link meets the frame of an open model: at its input, or output, of that number."""
    if not inside:
        return None
    scene, middles = inside
    own = middles[getattr(box.inner, ends)[number]]
    return own - (scene.width if down else scene.height) / 2 + (0 if down else (HEAD - FRAME) / 2)


def lines_of(box, show_shapes, show_layer_names):
    """The lines of a box: (text, 'title', 'name' or 'shape')."""
    title = box.kind if box.uses == 1 else f"{box.kind} ×{box.uses}"
    lines = [(title, "title")]
    if show_layer_names:
        lines.append((box.name, "name"))
    if show_shapes:
        both = box.shape_out if box.role == "input" else f"{box.shape_in} → {box.shape_out}"
        lines += [(both, "shape")] if len(both) < 40 else [(box.shape_in, "shape"), (f"→ {box.shape_out}", "shape")]
    return lines


def wide(text, kind):
    """How wide a line is: letters of code are 0.6 em, those of a bold title somewhat more than usual."""
    return svg.width_of(text, TITLE if kind == "title" else LINE) * (1.1 if kind == "title" else 1.06)


def size_of(lines):
    """How wide and high a box is."""
    return max(NARROWEST, *(wide(*line) + 2 * PAD for line in lines)), len(lines) * ROW + PAD


def framed(scene, lines):
    """How wide and high the frame of an open model is."""
    return max(scene.width + 2 * FRAME, sum(wide(*line) for line in lines[:2]) + 4 * PAD), scene.height + HEAD + FRAME


def loop_beside(placed, down):
    """An arrow from a box to itself."""
    if down:
        x, y, h = placed.x + placed.width, placed.y + placed.height / 2, placed.height / 4
        return Arrow([(x, y + h), (x + LOOP - 4, y + h), (x + LOOP - 4, y - h), (x, y - h)], (-1, 0), loop=True)
    x, y, w = placed.x + placed.width / 2, placed.y + placed.height, placed.width / 4
    return Arrow([(x + w, y), (x + w, y + LOOP - 4), (x - w, y + LOOP - 4), (x - w, y)], (0, -1), loop=True)


def strokes(arrow, down):
    """The line of an arrow as [(command, points)]: 'M', 'L', and 'C' with two handles; it ends where the head begins."""
    points = [*arrow.points]
    (x, y), (dx, dy) = points[-1], arrow.way
    if arrow.loop:
        begin, first, second, _ = points
        return [("M", [begin]), ("C", [first, second, (x - dx * TIP, y - dy * TIP)])]
    drawn = [("M", [points[0]])]
    points[-1] = (x - dx * TIP, y - dy * TIP)
    for k, ((x0, y0), (x1, y1)) in enumerate(zip(points, points[1:])):
        if k % 2 == 0:
            drawn.append(("L", [(x1, y1)]))
        elif down:
            drawn.append(("C", [(x0, (y0 + y1) / 2), (x1, (y0 + y1) / 2), (x1, y1)]))
        else:
            drawn.append(("C", [((x0 + x1) / 2, y0), ((x0 + x1) / 2, y1), (x1, y1)]))
    return drawn


def head(arrow):
    """The three corners of an arrow's head."""
    (x, y), (dx, dy) = arrow.points[-1], arrow.way
    back = (x - dx * TIP, y - dy * TIP)
    return [(x, y), (back[0] + dy * TIP / 2, back[1] - dx * TIP / 2), (back[0] - dy * TIP / 2, back[1] + dx * TIP / 2)]
