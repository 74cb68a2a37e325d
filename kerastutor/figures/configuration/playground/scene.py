"""The whole picture of the playground: what every unit sees, the weights between, the decision surface with its points, the curves."""
from dataclasses import dataclass

import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, GREEN, rgb
from . import points
from .run import MEASURED

WIDTH, LEFT = 940, 18
SURFACE, FINE, COARSE = 320, 64, 32     # the side of the surface in pixels, and of the grids behind the pictures
UNIT, GAP = 42, 50                      # a unit's picture, and from one to the next
TOP, CHART = 96, 92
WHITE = np.array([245, 245, 245])
DEEP = {True: "#7A3E00", False: "#08406F"}      # the ink of points, class 1 and class 0, which must show on their own ground


@dataclass(frozen=True)
class Hand:
    """What the controls point at: a weight (layer, row, column; row -1 is the bias) and the value it may get, and a new point."""

    place: tuple
    value: float
    point: tuple
    kind: int
    stride: int


@dataclass(frozen=True)
class Shown:
    """A run at its step, and what there is to see of it."""

    run: object
    step: int
    surface: np.ndarray         # (FINE, FINE), the output
    units: list                 # for the inputs and each hidden layer: (units, COARSE, COARSE)
    weights: list               # kernel, bias, kernel, bias …
    hand: Hand
    story: str                  # key of the words beside a preset; "" without

    @property
    def accuracy(self):
        """The share of training points, and of test points, on their own side."""
        found = []
        for x, y in ((self.run.x, self.run.y), (self.run.x_test, self.run.y_test)):
            found.append(float(np.mean((self.run.outputs(x)[-1][:, 0] > 0.5) == y)) if len(y) else float("nan"))
        return found

    @property
    def loss(self):
        return self.run.loss(self.run.x, self.run.y), self.run.loss(self.run.x_test, self.run.y_test)


def look(run, hand, story):
    """What is to be seen of a run where it stands."""
    coarse = points.fed(points.grid(COARSE), run.features)
    layers = [coarse, *run.outputs(coarse)[:-1]]
    units = [values.T.reshape(-1, COARSE, COARSE) for values in layers]
    surface = run.outputs(points.fed(points.grid(FINE), run.features))[-1].reshape(FINE, FINE)
    return Shown(run, run.step, surface, units, run.model.get_weights(), hand, story)


def colours(values, middle, reach):
    """Blue below the middle, pale at it, amber above: uint8 pixels."""
    share = np.clip(np.nan_to_num((values - middle) / max(reach, 1e-9)), -1, 1)[..., None]
    return np.where(share < 0, WHITE + share * (WHITE - rgb(BLUE)), WHITE - share * (WHITE - rgb(AMBER))).astype("uint8")


def number(value):
    """A number in few characters, with a true minus."""
    return "–" if not np.isfinite(value) else f"{value:.3g}".replace("-", "−")


def draw(shown, lang):
    """SVG: heading, the network from its inputs to the surface, the curves of the loss, and the words beside a preset."""
    marks = [svg.text(LEFT, 16, heading(shown, lang), 15, font_weight="600"), svg.text(LEFT, 40, _scores(shown, lang), 13)]
    columns, height = _places(shown)
    marks += [_lines(shown, columns), _units(shown, columns, lang), _surface(shown, columns[-1][0])]
    top = TOP + max(height, SURFACE) + 34
    marks.append(_curves(shown, top, lang))
    y = top + CHART + 44
    for line in notes(shown, lang):
        marks.append(svg.text(LEFT, y, line))
        y += 22
    return svg.picture(WIDTH, y, "".join(marks), word("playground.title", lang), describe(shown, lang))


def heading(shown, lang):
    """The step and the epoch."""
    run = shown.run
    epochs = run.step * run.batch_size / max(len(run.x), 1)
    return word("playground.heading", lang, step=run.step, epoch=f"{epochs:.1f}", stride=shown.hand.stride)


def _scores(shown, lang):
    (train, test), (right, right_test) = shown.loss, shown.accuracy
    key = "playground.scores" if np.isfinite(right_test) else "playground.scores_train"
    return word(key, lang, train=number(train), test=number(test), right=f"{100 * right:.0f}",
                right_test=f"{100 * np.nan_to_num(right_test):.0f}")


def describe(shown, lang):
    """The picture in words."""
    return " ".join([heading(shown, lang) + ".", _scores(shown, lang) + ".", *notes(shown, lang)])


def notes(shown, lang):
    """What went wrong, the weight in hand, and the words beside a preset."""
    told = []
    if shown.run.lost:
        told.append(word("playground.lost", lang, step=shown.run.step))
    layer, row, column = shown.hand.place
    value = shown.weights[2 * layer + (row < 0)][(column,) if row < 0 else (row, column)]
    key = "playground.bias_is" if row < 0 else "playground.weight_is"
    told.append(word(key, lang, layer=layer + 1, row=row + 1, column=column + 1, value=number(float(value)),
                     new=number(shown.hand.value)))
    dead = _dead(shown)
    if dead:
        told.append(word("playground.dead", lang, count=dead))
    if _twins(shown):
        told.append(word("playground.twins", lang))
    if shown.story:
        told += word(shown.story, lang).split("\n")
    return told


def _dead(shown):
    """How many hidden units give the same everywhere."""
    return sum(int((np.ptp(layer.reshape(len(layer), -1), axis=1) < 1e-6).sum()) for layer in shown.units[1:])


def _twins(shown):
    """Whether a hidden layer has units that are all alike, though not dead."""
    return any(len(layer) > 1 and np.ptp(layer[0]) > 1e-6 and np.abs(layer - layer[:1]).max() < 1e-6 for layer in shown.units[1:])


def _places(shown):
    """Where units stand: a column (x, [y …]) for the inputs and each hidden layer, then the surface's left edge."""
    count = len(shown.units)
    right = WIDTH - LEFT - SURFACE
    step = (right - LEFT - UNIT - 40) / max(count - 1, 1) if count > 1 else 0
    most = max(len(layer) for layer in shown.units)
    height = most * GAP
    columns = []
    for i, layer in enumerate(shown.units):
        start = TOP + (max(height, SURFACE) - len(layer) * GAP) / 2
        columns.append((LEFT + i * step, [start + k * GAP for k in range(len(layer))]))
    columns.append((right, [TOP + (max(height, SURFACE) - UNIT) / 2]))
    return columns, height


def _lines(shown, columns):
    """A line for each weight: the thicker the larger, broken where it is negative; the one in hand is marked."""
    marks = []
    for layer, kernel in enumerate(shown.weights[::2]):
        (x1, ys1), (x2, ys2) = columns[layer], columns[layer + 1]
        largest = max(float(np.nan_to_num(np.abs(kernel)).max()), 1e-9)
        for row, y1 in enumerate(ys1):
            for column, y2 in enumerate(ys2):
                w = float(np.nan_to_num(kernel[row, column]))
                a, b, top, low = x1 + UNIT, x2, y1 + UNIT / 2, y2 + UNIT / 2
                bend = (b - a) / 2
                d = (f"M{svg.number(a)} {svg.number(top)}C{svg.number(a + bend)} {svg.number(top)} "
                     f"{svg.number(b - bend)} {svg.number(low)} {svg.number(b)} {svg.number(low)}")
                if shown.hand.place == (layer, row, column):
                    marks.append(svg.path(d, stroke=GREEN, stroke_width="9", stroke_opacity=".35"))
                share = abs(w) / largest
                marks.append(svg.path(d, stroke=AMBER if w > 0 else BLUE, stroke_width=svg.number(0.4 + 4.4 * share),
                                      stroke_opacity=f"{0.3 + 0.6 * share:.2f}", stroke_dasharray=None if w >= 0 else "6 4"))
    return "".join(marks)


def _units(shown, columns, lang):
    """The pictures of inputs and hidden units, each over the plane, and what the columns are."""
    marks = []
    for i, (layer, (x, ys)) in enumerate(zip(shown.units, columns)):
        name = word("playground.inputs", lang) if not i else word("playground.layer_is", lang, layer=i)
        marks.append(svg.text(x + UNIT / 2 if i else x, TOP - 22, name, 12, "middle" if i else "start", quiet=True))
        for k, (values, y) in enumerate(zip(layer, ys)):
            reach = float(np.nan_to_num(np.abs(values)).max())
            marks.append(svg.image(x, y, UNIT, UNIT, colours(values, 0, reach)))
            marks.append(svg.rect(x, y, UNIT, UNIT, rx="3", fill="none", stroke="currentColor", stroke_opacity=".5"))
            if not i:
                marks.append(svg.text(x + UNIT + 5, y + UNIT - 4, shown.run.features[k], 11, quiet=True))
            elif shown.hand.place == (i - 1, -1, k):
                marks.append(svg.rect(x - 3, y - 3, UNIT + 6, UNIT + 6, rx="5", fill="none", stroke=GREEN, stroke_width="3"))
    return "".join(marks)


def spot(x):
    """Where points `(n, 2)` of the plane stand on the surface."""
    return SURFACE / 2 * (1 + x[:, 0] / points.REACH), SURFACE / 2 * (1 - x[:, 1] / points.REACH)


def _surface(shown, left):
    """The output over the plane, the line where it is one half, the points: class 1 round, class 0 square, test points hollow."""
    run = shown.run
    marks = [svg.image(0, 0, SURFACE, SURFACE, colours(shown.surface, 0.5, 0.5)),
             svg.path(_border(shown.surface), stroke="#222", stroke_width="1.6")]
    for (x, y), hollow in ((run.train, False), (run.test, True)):
        for across, down, kind in zip(*spot(x), y):
            ink = DEEP[bool(kind)]
            look_of = {"fill": "none" if hollow else ink, "stroke": ink if hollow else "#fff", "stroke_width": "2" if hollow else "1"}
            marks.append(svg.tag("circle", cx=float(across), cy=float(down), r=4, **look_of) if kind else
                         svg.rect(float(across) - 3.5, float(down) - 3.5, 7, 7, **look_of))
    (across,), (down,) = spot(np.array([shown.hand.point]))
    marks.append(svg.path(f"M{svg.number(across - 10)} {svg.number(down)}h20m-10 -10v20", stroke="#222", stroke_width="1.4"))
    marks.append(svg.tag("circle", cx=across, cy=down, r=5, fill="none", stroke=DEEP[True], stroke_width="2") if shown.hand.kind else
                 svg.rect(across - 5, down - 5, 10, 10, fill="none", stroke=DEEP[False], stroke_width="2"))
    window = svg.tag("svg", "".join(marks), x=left, y=TOP, width=SURFACE, height=SURFACE, viewBox=f"0 0 {SURFACE} {SURFACE}")
    frame = svg.rect(left, TOP, SURFACE, SURFACE, rx="3", fill="none", stroke="currentColor", stroke_opacity=".5")
    axes = [svg.text(left + SURFACE / 2 * (1 + v / points.REACH), TOP + SURFACE + 12, number(v), 11, "middle", quiet=True)
            for v in (-1, 0, 1)]
    return window + frame + "".join(axes)


def _border(surface):
    """The edges between squares on either side of one half, as the `d` of one path."""
    above, room = surface > 0.5, SURFACE / len(surface)
    d = [f"M{svg.number((j + 1) * room)} {svg.number(i * room)}v{svg.number(room)}" for i, j in np.argwhere(above[:, 1:] != above[:, :-1])]
    d += [f"M{svg.number(j * room)} {svg.number((i + 1) * room)}h{svg.number(room)}" for i, j in np.argwhere(above[1:] != above[:-1])]
    return "".join(d) or "M0 0"


def _curves(shown, top, lang):
    """The loss on training points (solid) and on test points (broken), from the beginning to this step."""
    run = shown.run
    steps = np.array([s for s in sorted(run.losses) if s <= run.step])
    both = np.array([run.losses[s] for s in steps])
    start, end = LEFT + 44, WIDTH - LEFT
    good = both[np.isfinite(both)]
    high = float(np.percentile(good, 99)) * 1.1 if len(good) else 1.0
    last = max(int(steps[-1]), 20 * MEASURED)
    marks = [svg.text(start, top + 4, word("playground.curves", lang), 12, quiet=True),
             svg.rect(start, top + 16, end - start, CHART, rx="5", fill="currentColor", fill_opacity=".035", stroke="currentColor",
                      stroke_opacity=".25")]
    kept = np.unique(np.linspace(0, len(steps) - 1, min(len(steps), 300)).astype(int))
    for column, colour, dash in ((0, AMBER, None), (1, GREEN, "6 4")):
        values, at = both[kept, column], steps[kept]
        seen = np.isfinite(values)
        if seen.sum() > 1:
            marks.append(svg.polyline(start + (end - start) * at[seen] / last, top + 16 + CHART * (1 - np.clip(values[seen] / high, 0, 1)),
                                      stroke=colour, stroke_width="2", stroke_dasharray=dash))
    for value, y in ((0, top + 16 + CHART), (high, top + 16)):
        marks.append(svg.text(start - 6, y, number(value), 11, "end", quiet=True))
    marks.append(svg.text(end, top + 16 + CHART + 13, word("playground.steps", lang, steps=last), 11, "end", quiet=True))
    return "".join(marks)
