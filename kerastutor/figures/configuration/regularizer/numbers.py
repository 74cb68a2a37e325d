"""A linear regression whose weights have a price: the way of its weights by the library's own SGD, and where loss and price are least."""
from dataclasses import dataclass

import numpy as np

from .... import backend as K
from ....core.gradients import gradients
from ....optimizers import SGD

STEPS = 80                      # of the descent
MOST_FEATURES, MOST_SAMPLES = 10, 2000
START = (-1.1, 1.2)             # of the two weights in the plane
SWEEPS = 400                    # of coordinate descent; the lasso of ten features settles long before
ZERO = 1e-9


def example():
    """60 samples of 8 features, of which three matter; the first two go together."""
    rng = np.random.RandomState(3)
    x = rng.randn(60, 8)
    x[:, 1] = 0.6 * x[:, 0] + 0.8 * x[:, 1]
    y = 2 * x[:, 0] + 0.7 * x[:, 1] - 1.2 * x[:, 2] + rng.randn(60)
    return x, y


def take(x, y):
    """The learner's features and target as float64, each with mean 0 and deviation 1, so that one price suits all.

    Raises
    ------
    ValueError
        For arrays of other shapes, too large, not finite, or with a column that never changes.
    """
    x, y = np.asarray(x, "float64"), np.asarray(y, "float64").reshape(-1)
    if x.ndim != 2 or not 2 <= x.shape[1] <= MOST_FEATURES or not 3 <= len(x) <= MOST_SAMPLES:
        raise ValueError(f"regularizer_explorer: x must have 3 to {MOST_SAMPLES} samples of 2 to {MOST_FEATURES} features, "
                         f"got shape {x.shape}.")
    if len(y) != len(x):
        raise ValueError(f"regularizer_explorer: y must have one number for each of the {len(x)} samples, got {len(y)}.")
    both = np.column_stack([x, y])
    if not np.isfinite(both).all():
        raise ValueError("regularizer_explorer: x and y must be finite; leave out the samples with NaN or infinity.")
    deviation = both.std(axis=0)
    if not deviation.all():
        raise ValueError(f"regularizer_explorer: column {int(np.argmin(deviation))} of x and y never changes; leave it out.")
    both = (both - both.mean(axis=0)) / deviation
    return both[:, :-1], both[:, -1]


@dataclass(frozen=True)
class Descent:
    """SGD on mean (x w - y)^2 + price(w): `weights` (steps + 1, features), `pushed` before the constraint, `loss` and `price` at each."""

    weights: np.ndarray
    pushed: np.ndarray
    loss: np.ndarray
    price: np.ndarray


def descend(x, y, start, price, constraint, rate):
    """Let the library go STEPS steps from `start`."""
    w = K.variable(np.reshape(start, (-1, 1)), dtype="float64")
    w.constraint = constraint
    optimizer, target = SGD(rate), y[:, None]
    weights, pushed, losses, prices = [w.value.ravel().copy()], [w.value.ravel().copy()], [], []
    for step in range(STEPS + 1):
        loss = K.mean(K.square(K.dot(x, w) - target))
        cost = price(w) if price else 0.0
        losses.append(float(loss))
        prices.append(float(cost))
        if step == STEPS:
            break
        [slope] = gradients(loss + cost, [w])
        pushed.append((w.value - float(optimizer.learning_rate) * slope).ravel())
        optimizer.step([w], [slope])
        weights.append(w.value.ravel().copy())
    return Descent(np.array(weights), np.array(pushed), np.array(losses), np.array(prices))


def least(x, y, l1, l2):
    """argmin mean (x w - y)^2 + l1 sum |w| + l2 sum w^2, by coordinate descent; l1 and l2 may be arrays of one shape

    w[i] = S(b[i] - sum_{j != i} a[i, j] w[j], l1 / 2) / (a[i, i] + l2), where S(z, t) moves z by t towards 0 and stops there.

    Returns
    -------
    ndarray, the shape of `l1` and one more axis for the weights
    """
    a, b = x.T @ x / len(x), x.T @ y / len(x)
    l1, l2 = np.broadcast_arrays(np.asarray(l1, "float64"), np.asarray(l2, "float64"))
    w = np.zeros((*l1.shape, len(b)))
    for _ in range(SWEEPS):
        before = w.copy()
        for i in range(len(b)):
            z = b[i] - w @ a[i] + w[..., i] * a[i, i]
            w[..., i] = np.sign(z) * np.maximum(np.abs(z) - l1 / 2, 0) / (a[i, i] + l2)
        if np.abs(w - before).max() < ZERO:
            break
    return w


@dataclass(frozen=True)
class Shown:
    """Everything the picture shows. `pair` holds the two features of the plane; of `least…` None where no formula gives it."""

    x: np.ndarray
    y: np.ndarray
    pair: tuple
    l1: float
    l2: float
    price: object               # the regularizer, or None
    own_price: bool
    constraint: object
    constraint_name: str
    limits: dict
    rate: float
    plane: Descent
    every: Descent
    unpriced: np.ndarray        # least squares with all features
    unpriced_pair: np.ndarray   # and with the two alone
    least_pair: np.ndarray
    least_every: np.ndarray
    trail: np.ndarray           # of the least pair, as the price grows from nearly nothing to very much
    step: int

    @property
    def zeros(self):
        """Which weights are exactly 0 where loss and price are least; None where that is not known."""
        return None if self.least_every is None else np.abs(self.least_every) < ZERO


def follow(x, y, pair, l1, l2, price, own_price, constraint, constraint_name, limits, rate):
    """The two descents and the least places, at step 0."""
    x2 = x[:, list(pair)]
    known = not own_price and constraint is None
    factors = np.geomspace(1 / 64, 64, 49)
    return Shown(
        x, y, pair, l1, l2, price, own_price, constraint, constraint_name, limits, rate,
        plane=descend(x2, y, START, price, constraint, rate),
        every=descend(x, y, 0.5 * (-1.0) ** np.arange(x.shape[1]), price, constraint, rate),
        unpriced=least(x, y, 0, 0), unpriced_pair=least(x2, y, 0, 0),
        least_pair=least(x2, y, l1, l2) if known else None,
        least_every=least(x, y, l1, l2) if known else None,
        trail=least(x2, y, l1 * factors, l2 * factors) if known and (l1 or l2) else None,
        step=0)
