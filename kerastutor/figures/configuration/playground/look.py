"""What there is to see of a run where it stands: the surface, every unit's picture, the scores, and what a teacher would point at."""
from dataclasses import dataclass

import numpy as np

from . import points

FINE, COARSE = 72, 24           # the sides of the grids behind the surface and behind a unit's picture: each third square is in both
STILL = 1e-6                    # what differs by less over the whole plane is the same everywhere
WORSE = 1.25                    # how far the test loss must have risen to speak of learning by heart


@dataclass(frozen=True)
class Hand:
    """What the controls point at: a weight (layer, row, column; row -1 is the bias) and the value it may get, and a new point.

    `kind` is the new point's class, None where there is no new point; `stride` is how many steps a frame takes.
    """

    place: tuple
    value: float
    point: tuple
    kind: object
    stride: int


@dataclass(frozen=True)
class Shown:
    """A run at its step, and what there is to see of it."""

    run: object
    step: int
    lost: bool                  # whether the loss is no number any more
    surface: np.ndarray         # (FINE, FINE, outputs)
    units: list                 # of the inputs, each hidden layer and the outputs: (units, COARSE, COARSE)
    before: np.ndarray          # (COARSE, COARSE), what the unit in hand adds up before its activation
    weights: list               # kernel, bias, kernel, bias …
    loss: tuple                 # on training points, on test points
    accuracy: tuple
    steps: np.ndarray           # (n,), and the losses there: (n, 2)
    losses: np.ndarray
    hand: Hand
    story: str                  # key of the words beside a preset

    @property
    def in_hand(self):
        """The number that the controls point at."""
        layer, row, column = self.hand.place
        return float(self.weights[2 * layer + (row < 0)][(column,) if row < 0 else (row, column)])


def look(run, hand, story):
    """What is to be seen of a run where it stands."""
    fine = points.fed(points.grid(FINE), run.features)
    layers = [fine, *run.outputs(fine)]
    coarse = [values.reshape(FINE, FINE, -1)[1::3, 1::3] for values in layers]
    weights = run.model.get_weights()
    layer, _, column = hand.place
    with np.errstate(all="ignore"):
        before = coarse[layer] @ weights[2 * layer][:, column] + weights[2 * layer + 1][column]
    found = [run.outputs(x)[-1] if len(x) else np.zeros((0, 1)) for x in (run.x, run.x_test)]
    steps = np.array([s for s in sorted(run.losses) if s <= run.step])
    return Shown(
        run, run.step, run.lost, layers[-1].reshape(FINE, FINE, -1), [values.transpose(2, 0, 1) for values in coarse], before, weights,
        tuple(run.loss(y, out) for y, out in zip((run.y, run.y_test), found)),
        tuple(_right(y, out) for (_, y), out in zip((run.train, run.test), found)),
        steps, np.array([run.losses[s] for s in steps]), hand, story)


def _right(y, out):
    """The share of points that are given their own class; NaN without points, and where an output is no number."""
    if not len(y) or not np.isfinite(out).all():
        return float("nan")
    given = out.argmax(axis=1) if out.shape[1] > 1 else out[:, 0] > 0.5
    return float(np.mean(given == y))


def dead(shown):
    """How many hidden units give the same everywhere."""
    return sum(int((np.ptp(layer.reshape(len(layer), -1), axis=1) < STILL).sum()) for layer in shown.units[1:-1])


def twins(shown):
    """(layer, units) of the first hidden layer in which units are all alike, though not dead; None without any."""
    for number, layer in enumerate(shown.units[1:-1], 1):
        for unit in range(len(layer)):
            alike = np.flatnonzero(np.abs(layer - layer[unit]).max(axis=(1, 2)) < STILL)
            if len(alike) > 1 and np.ptp(layer[unit]) > STILL:
                return number, alike.tolist()
    return None


def best_before(shown):
    """The step at which the test loss was least, where it has risen since while the training loss fell; else None."""
    test = shown.losses[:, 1]
    if len(test) < 2 or not np.isfinite(test).all():
        return None
    best = int(test.argmin())
    risen = test[-1] > WORSE * test[best] and shown.losses[-1, 0] < shown.losses[best, 0]
    return int(shown.steps[best]) if risen else None
