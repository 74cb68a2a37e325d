"""The plane of the two weights: the ground, the way of each racer, and where it stands or has left the picture."""
import numpy as np

from ... import svg
from ...style import AMBER
from ...window import short
from .look import look_of, mark

SIDE = 392
LABEL_GAP = 17                  # between the names beside the panel


def place(ground, points):
    """Pixels of points (..., 2): x to the right, y upwards; what is far outside, or no number, stays finite."""
    limit = 1e4 * ground.reach
    points = np.clip(np.nan_to_num(np.asarray(points, "float64"), nan=limit, posinf=limit, neginf=-limit), -limit, limit)
    return SIDE / 2 * (1 + points[..., 0] / ground.reach), SIDE / 2 * (1 - points[..., 1] / ground.reach)


def draw_plane(race, step, art, left, top):
    """The panel with its scales and, right of it, the racers' names; `art` is the ground drawn before. SVG text."""
    ground = race.ground
    clip = [art, *_axes(ground)]
    heads = []
    for k, racer in enumerate(race.racers):
        colour, dash, _ = look_of(racer)
        way = place(ground, _until_far(race.paths[k, :step + 1], ground.reach))
        clip.append(polyline(*way, stroke=colour, stroke_width="1.8", stroke_dasharray=dash, stroke_linecap="round"))
        heads.append((racer, head(race, k, step)))
    x, y = place(ground, race.start)
    clip.append(svg.tag("circle", cx=float(x), cy=float(y), r=7, fill="none", stroke="currentColor", stroke_width="1.6"))
    clip += [cross(x, y, 6) for x, y in zip(*place(ground, np.reshape(ground.surface.bottoms, (-1, 2))))]
    window = svg.tag("svg", "".join(clip), x=left, y=top, width=SIDE, height=SIDE, viewBox=f"0 0 {SIDE} {SIDE}")
    over = [svg.rect(0, 0, SIDE, SIDE, rx="5", fill="none", stroke="currentColor", stroke_opacity=".45"), *_names(heads)]
    over += [mark(racer, x, y) if inside else _exit(racer, x, y) for racer, (x, y, inside) in heads]
    moved = svg.group(*over, transform=f"translate({svg.number(left)} {svg.number(top)})")
    return window + moved + _numbers(ground, left, top)


def cross(x, y, arm):
    """Where the surface is lowest."""
    n = svg.number
    return svg.path(f"M{n(x - arm)} {n(y - arm)}l{n(2 * arm)} {n(2 * arm)}m0 {n(-2 * arm)}l{n(-2 * arm)} {n(2 * arm)}", stroke=AMBER,
                    stroke_width="2.4")


def _until_far(path, reach):
    """The way up to the first point that is far away or no number; what comes after would only scribble."""
    lost = ~(np.abs(path).max(axis=1) <= 40 * reach)
    return path[:int(np.argmax(lost)) + 1] if lost.any() else path


def polyline(xs, ys, **more):
    """A line through points to half a pixel, each named once."""
    points = np.round(2 * np.stack([xs, ys], axis=1)) / 2
    new = np.append(True, (np.diff(points, axis=0) != 0).any(axis=1))
    return svg.path("M" + "L".join([f"{x:g} {y:g}" for x, y in points[new].tolist()]), **{"stroke_linejoin": "round", **more})


def head(race, k, step):
    """(x, y, whether inside): where racer k stands on the panel, or where it went out for good."""
    since = race.left(k, step)
    if since is None:
        x, y = place(race.ground, race.paths[k, step])
        return float(x), float(y), True
    inner = np.array(race.paths[k, since - 1], "float64") if since else np.zeros(2)     # or as seen from the middle
    outer = np.nan_to_num(np.asarray(race.paths[k, since], "float64"), nan=1e6, posinf=1e6, neginf=-1e6)
    (x0, y0), (x1, y1) = (map(float, place(race.ground, p)) for p in (inner, outer))
    part = min([1.0, *(_part(a, b) for a, b in ((x0, x1), (y0, y1)))])
    return min(max(x0 + part * (x1 - x0), 0), SIDE), min(max(y0 + part * (y1 - y0), 0), SIDE), False


def _part(inner, outer):
    """Which part of the way from inner to outer is inside the panel."""
    if outer > SIDE:
        return (SIDE - inner) / (outer - inner)
    if outer < 0:
        return inner / (inner - outer)
    return 1.0


def _exit(racer, x, y):
    """A racer that has left: a broken ring around its mark on the border."""
    ring = svg.tag("circle", cx=x, cy=y, r=11, fill="none", stroke=look_of(racer)[0], stroke_width="1.8", stroke_dasharray="3 3")
    return ring + mark(racer, x, y)


def _names(heads):
    """The racers' names in the margin, in the order of their heights, each tied to its head."""
    order = sorted(range(len(heads)), key=lambda k: (heads[k][1][1], heads[k][1][0]))
    ys, floor = [], 8.0
    for k in order:
        floor = max(floor, heads[k][1][1])
        ys.append(floor)
        floor += LABEL_GAP
    for i in range(len(ys)):                    # what hangs over below pushes those above up
        ys[i] = min(ys[i], SIDE - 8 - LABEL_GAP * (len(ys) - 1 - i))
    marks = []
    for k, y in zip(order, ys):
        racer, (x, head_y, inside) = heads[k]
        colour = look_of(racer)[0]
        marks.append(svg.line(x, head_y, SIDE + 8, y, stroke=colour, stroke_opacity=".5", stroke_width="1"))
        marks.append(svg.text(SIDE + 12, y, svg.shorten(racer.name + ("" if inside else " ↗"), 86, 12), 12))
    return marks


def _axes(ground):
    x, y = map(float, place(ground, np.zeros(2)))
    return [svg.line(0, y, SIDE, y, stroke_opacity=".35"), svg.line(x, 0, x, SIDE, stroke_opacity=".35")]


def _numbers(ground, left, top):
    """The scales outside the panel, and which weights they are."""
    marks = []
    for part in (-0.5, 0, 0.5):
        value = short(part * ground.reach)
        x, y = map(float, place(ground, np.full(2, part * ground.reach)))
        marks.append(svg.text(left + x, top + SIDE + 13, value, 12, "middle", quiet=True))
        marks.append(svg.text(left - 6, top + y, value, 12, "end", quiet=True))
    marks.append(svg.text(left + SIDE, top + SIDE + 13, "x", 13, "end", code=True))
    marks.append(svg.text(left - 6, top + 8, "y", 13, "end", code=True))
    return "".join(marks)
