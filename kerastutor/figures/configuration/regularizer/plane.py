"""The plane of two weights: contours of loss and price, what a constraint allows, and the way of the weights."""
import numpy as np

from ... import svg
from ...style import AMBER, BLUE, GREEN, PURPLE, VERMILION

SIDE, REACH = 400, 1.5                  # pixels, and the weight at the edge
RINGS = (0.2, 0.4, 0.65, 0.95, 1.3)     # roots of the extra loss at the contours
RAYS = 96
FAR = 1e3                               # a weight beyond is as good as infinite


def place(w):
    """Where weights `(..., 2)` stand on the panel: x to the right, y upwards; what is far outside stays finite."""
    w = np.nan_to_num(np.clip(w, -FAR, FAR), nan=FAR)
    return SIDE / 2 * (1 + w[..., 0] / REACH), SIDE / 2 * (1 - w[..., 1] / REACH)


def closed(points, **more):
    """A closed line through weights."""
    return svg.path("M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in zip(*place(points))) + "z", **more)


def loss_contour(shown, root):
    """The weights whose loss exceeds the least by root²: an ellipse w* + root A^(-1/2) u"""
    x = shown.x[:, list(shown.pair)]
    values, vectors = np.linalg.eigh(x.T @ x / len(x))
    half = vectors / np.sqrt(np.maximum(values, 1e-4)) @ vectors.T
    return shown.unpriced_pair + root * rays() @ half


def rays():
    """Unit vectors all around; the axes, where the contours of |w| have their corners, are among them."""
    angles = 2 * np.pi * np.arange(RAYS) / RAYS
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def price_contour(shown, price):
    """The weights of that price, one on each ray: l1 r |u| + l2 r² = price, solved for r; for a price of one's own by bisection."""
    u = rays()
    if shown.own_price:
        return u * _bisect(shown.price, u, price)[:, None]
    along = shown.l1 * np.abs(u).sum(axis=1)
    radius = price / along if not shown.l2 else (np.sqrt(along ** 2 + 4 * shown.l2 * price) - along) / (2 * shown.l2)
    return u * radius[:, None]


def _bisect(price, u, wanted):
    """How far along each ray the price reaches `wanted`; the edge of the panel where it never does."""
    from ....backend import constant

    low, high = np.zeros(len(u)), np.full(len(u), 2 * REACH)
    for _ in range(9):
        middle = (low + high) / 2
        below = np.array([float(price(constant(w[:, None], dtype="float64"))) < wanted for w in u * middle[:, None]])
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return high


def allowed(shown):
    """The ground on which a constraint leaves the weights."""
    name, centre, scale = shown.constraint_name, SIDE / 2, SIDE / 2 / REACH
    ground = {"fill": GREEN, "fill_opacity": ".16", "stroke": GREEN, "stroke_width": "2"}
    if name == "max_norm":
        return svg.tag("circle", cx=centre, cy=centre, r=scale * shown.limits["max_value"], **ground)
    if name == "unit_norm":
        return svg.tag("circle", cx=centre, cy=centre, r=scale, **{**ground, "fill": "none", "stroke_width": "3"})
    if name == "non_neg":
        return svg.rect(centre, 0, centre, centre, **ground)
    if name == "min_max_norm":
        discs = [_ring(centre, scale * shown.limits[end]) for end in ("max_value", "min_value")]
        return svg.path("".join(discs), fill_rule="evenodd", **ground)
    return ""


def _ring(centre, radius):
    r, c = svg.number(radius), svg.number(centre)
    return f"M{svg.number(centre - radius)} {c}a{r} {r} 0 1 0 {svg.number(2 * radius)} 0a{r} {r} 0 1 0 {svg.number(-2 * radius)} 0z"


def draw_plane(shown, left, top, lang):
    """The panel with its axes and its key; SVG text."""
    w, step, extra = shown.plane.weights, shown.step, 1 / SIDE
    body = [allowed(shown), *_axes(shown)]
    body += [closed(loss_contour(shown, root), stroke=BLUE, stroke_opacity=".45") for root in RINGS]
    here = w[step]
    least = float(np.mean((shown.x[:, list(shown.pair)] @ shown.unpriced_pair - shown.y) ** 2))
    root = np.sqrt(max(shown.plane.loss[step] - least, 0))
    if np.isfinite(root):
        body.append(closed(loss_contour(shown, root), stroke=BLUE, stroke_width="2.2"))
    cost = shown.plane.price[step]
    if shown.price and np.isfinite(cost) and cost > extra * 1e-3:
        body += [closed(price_contour(shown, cost * part), stroke=VERMILION, stroke_dasharray="5 4",
                        stroke_width="2.2" if part == 1 else "1", stroke_opacity="1" if part == 1 else ".75") for part in (0.4, 1, 2)]
    if shown.trail is not None:
        body.append(svg.polyline(*place(np.vstack([shown.unpriced_pair, shown.trail, np.zeros(2)])), stroke=PURPLE, stroke_width="2",
                                 stroke_dasharray="2 3"))
    body += _pushes(shown)
    way = w[:step + 1]
    body.append(svg.polyline(*place(way), stroke_width="1.6"))
    body += [svg.tag("circle", cx=x, cy=y, r=2.2) for x, y in zip(*place(way))]
    body += _marks(shown, here)
    frame = svg.rect(0, 0, SIDE, SIDE, rx="5", fill="none", stroke="currentColor", stroke_opacity=".35")
    window = svg.tag("svg", "".join(body), x=left, y=top, width=SIDE, height=SIDE, viewBox=f"0 0 {SIDE} {SIDE}")
    return window + svg.group(frame, transform=f"translate({svg.number(left)} {svg.number(top)})") + _numbers(shown, left, top)


def _axes(shown):
    middle = SIDE / 2
    return [svg.line(0, middle, SIDE, middle, stroke_opacity=".5"), svg.line(middle, 0, middle, SIDE, stroke_opacity=".5")]


def _numbers(shown, left, top):
    """The scale of both axes, outside the panel, and which weights they are."""
    marks = []
    for value in (-1, 0, 1):
        x, y = place(np.array([float(value), float(value)]))
        marks.append(svg.text(left + float(x), top + SIDE + 13, f"{value}".replace("-", "−"), 12, "middle", quiet=True))
        marks.append(svg.text(left - 6, top + float(y), f"{value}".replace("-", "−"), 12, "end", quiet=True))
    first, second = shown.pair
    marks.append(svg.text(left + SIDE, top + SIDE + 13, f"w[{first}]", 13, "end", code=True))
    marks.append(svg.text(left + 6, top + 14, f"w[{second}]", 13, code=True))
    return "".join(marks)


def _pushes(shown):
    """Where the last ten steps led before the constraint put the weights back."""
    marks = []
    for k in range(max(1, shown.step - 9), shown.step + 1):
        out, back = shown.plane.pushed[k], shown.plane.weights[k]
        if np.abs(out - back).max() > 1e-6:
            (x1, x2), (y1, y2) = place(np.stack([out, back]))
            marks.append(svg.line(x1, y1, x2, y2, stroke=AMBER, stroke_width="2"))
            marks.append(svg.tag("circle", cx=x1, cy=y1, r=3, fill="none", stroke=AMBER, stroke_width="1.6"))
    return marks


def _marks(shown, here):
    """The least loss (a cross), the least sum (a ring), and where the weights are (a filled disc)."""
    marks = []
    x, y = place(shown.unpriced_pair)
    marks.append(svg.path(f"M{svg.number(x - 6)} {svg.number(y - 6)}l12 12m0 -12l-12 12", stroke=BLUE, stroke_width="2.6"))
    if shown.least_pair is not None and shown.price:
        x, y = place(shown.least_pair)
        marks.append(svg.tag("circle", cx=x, cy=y, r=8, fill="none", stroke=PURPLE, stroke_width="2.6"))
    x, y = place(here)
    marks.append(svg.tag("circle", cx=x, cy=y, r=5, fill="currentColor", stroke=AMBER, stroke_width="2"))
    return marks
