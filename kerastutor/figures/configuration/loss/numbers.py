"""Losses in numbers: value and gradient along a line of predictions, and the constant that each would choose for a few numbers.

Every gradient is the library's own; nothing is differentiated by hand.
"""
from dataclasses import dataclass

import numpy as np

from .... import backend as K
from .... import losses
from ....core import told
from ..outcomes import kind_of, settled

OWN = "own"
FROM_LOGITS = "binary_crossentropy(from_logits=True)"
NUMBERS = ("mean_squared_error", "mean_absolute_error", "huber_loss", "logcosh", "mean_absolute_percentage_error",
           "mean_squared_logarithmic_error", "poisson")
CLASSES = ("binary_crossentropy", FROM_LOGITS, "hinge", "squared_hinge")
NAMES = NUMBERS + CLASSES
SCORES = (FROM_LOGITS, "hinge", "squared_hinge")            # these take what the last layer gives as it is, without a sigmoid
SMOOTHED = ("binary_crossentropy", FROM_LOGITS)             # these have label_smoothing
ORDINARY = np.array([0.8, 1.2, 1.4, 1.7, 1.9, 2.0, 2.2, 2.5, 2.9, 3.4])     # beside which the outlier stands
STEPS = 12                                                  # of gradient descent that are drawn
GRID = np.arange(0, 1201) / 100                             # the constants among which the best one is looked for


@dataclass(frozen=True)
class Span:
    """Where predictions and targets lie in a mode, how finely they move, and the learning rate of the step that is drawn."""

    low: float
    high: float
    step: float
    target: float
    target_step: float
    rate: float
    start: tuple

    @property
    def line(self):
        """Predictions along which curves are drawn."""
        return np.linspace(self.low, self.high, 241)


MODES = {
    "numbers": Span(-4.0, 8.0, 0.05, 6.0, 0.05, 0.2, (2.0, 4.0)),
    "constant": Span(0.0, 12.0, 0.05, 12.0, 0.1, 0.0, (9.0, 4.0)),
    "probabilities": Span(0.0, 1.0, 0.01, 1.0, 0.05, 0.05, (1.0, 0.2)),
    "logits": Span(-20.0, 20.0, 0.1, 1.0, 0.05, 4.0, (1.0, -6.0)),
}


@dataclass(frozen=True)
class Curve:
    """One loss along the line, and at one point. What is not finite is NaN.

    Attributes
    ----------
    y, slope : ndarray, the length of the line
        The loss, and its gradient along the prediction.
    value, tilt : float
        Both at the point.
    twice : tuple of two float
        Both where the error is twice as large.
    way : ndarray
        The prediction, and where 1, 2, … steps of gradient descent lead; NaN from where there is no gradient.
    """

    name: str
    y: np.ndarray
    slope: np.ndarray
    value: float
    tilt: float
    twice: tuple
    way: np.ndarray


@dataclass(frozen=True)
class Fit:
    """What one loss says of a constant for all data.

    Attributes
    ----------
    total : ndarray, the length of GRID
        The mean loss of each constant.
    best, without : float
        The constant with the least, of all data and of the ordinary ones alone; NaN for a loss that has none.
    least, tried : float
        The mean loss of the best constant, and of the one that the learner tries.
    share : float
        The outlier's part in all that pulls at the best constant, from 0 to 1.
    """

    name: str
    total: np.ndarray
    best: float
    without: float
    least: float
    tried: float
    share: float


@dataclass(frozen=True)
class Shown:
    """What the picture shows: curves, or fits."""

    mode: str
    target: float
    prediction: float
    delta: float
    curves: tuple = ()
    fits: tuple = ()

    @property
    def span(self):
        return MODES[self.mode]

    @property
    def label(self):
        """The class that a target from 0 to 1 means, and the label smoothing that makes the target of it."""
        return float(self.target >= 0.5), round(2 * min(self.target, 1 - self.target), 9)

    @property
    def probability(self):
        """What the prediction says of class 1."""
        return self.prediction if self.mode == "probabilities" else float(K.eval(K.sigmoid(K.constant(self.prediction, "float64"))))


def function_of(name, own, delta, smoothing=0):
    """The loss `name` as a function of targets and predictions, with the settings it has."""
    if name == OWN:
        return own.call if isinstance(own, losses.Loss) else own
    if name in SMOOTHED:
        return lambda t, y: losses.binary_crossentropy(t, y, from_logits=name == FROM_LOGITS, label_smoothing=smoothing)
    if name == "huber_loss":
        return lambda t, y: losses.huber_loss(t, y, delta=delta)
    return losses.get(name)


def run(function, target, predictions, seen=None):
    """The loss of each prediction, and its gradient there.

    Parameters
    ----------
    seen : callable, optional
        What stands between the predictions and the loss, such as a sigmoid.

    Raises
    ------
    ValueError
        When the function does not give one number for each sample.
    """
    inputs = K.variable(predictions[:, None], dtype="float64")
    with np.errstate(all="ignore"), told.each_once({"binary_crossentropy", "binary_crossentropy twice"}):
        found = function(K.constant(np.broadcast_to(np.reshape(target, (-1, 1)), (len(predictions), 1)), dtype="float64"),
                         seen(inputs) if seen else inputs)
        if not K.is_tensor(found) or tuple(found.shape) not in ((len(predictions),), (len(predictions), 1)):
            raise ValueError(f"a loss gives one number for each sample: {len(predictions)} samples went in, {kind_of(found)} came out. "
                             "K.mean(…, axis=-1) at its end gives one for each.")
        [slope] = K.gradients(found, [inputs])
    value = settled(K.eval(found).ravel())
    return value, np.where(np.isfinite(value), settled(K.eval(slope).ravel()) if slope is not None else 0.0, np.nan)


def probabilities(z):
    """The sigmoid of logits, as a loss sees it that is handed probabilities and nothing more."""
    return K.identity(K.sigmoid(z))


def follow(name, own, shown):
    """One loss along the line and at the point."""
    of_classes = shown.mode in ("probabilities", "logits")
    label, smoothing = shown.label if of_classes else (shown.target, 0)
    function = function_of(name, own, shown.delta, smoothing)
    seen = probabilities if shown.mode == "logits" and name not in SCORES else None
    further = 2 * shown.prediction - shown.target           # where the error is twice as large
    y, slope = run(function, label, np.concatenate([shown.span.line, [shown.prediction, further]]), seen)
    return Curve(name, y[:-2], slope[:-2], float(y[-2]), float(slope[-2]), (float(y[-1]), float(slope[-1])),
                 descend(function, label, shown, seen))


def descend(function, target, shown, seen):
    """The prediction, and where each further step of gradient descent leads."""
    way = [shown.prediction]
    for _ in range(STEPS):
        [tilt] = run(function, target, np.array(way[-1:]), seen)[1]
        way.append(round(float(way[-1] - shown.span.rate * tilt), 10))
    return np.array(way)


def fit(name, own, shown):
    """The constant that one loss would choose."""
    if name in CLASSES:
        nothing = float("nan")
        return Fit(name, np.full(len(GRID), nothing), nothing, nothing, nothing, nothing, nothing)
    function = function_of(name, own, shown.delta)
    data = np.append(ORDINARY, shown.target)
    places = np.append(GRID, shown.prediction)
    value, slope = (a.reshape(len(data), -1) for a in run(function, np.repeat(data, len(places)), np.tile(places, len(data))))
    total, alone = settled(value.mean(axis=0)), settled(value[:-1].mean(axis=0))
    at = lowest(total[:-1])
    pulls = np.abs(slope[:, at])
    share = float(settled(pulls[-1] / pulls.sum())) if pulls.sum() > 0 else 0.0
    return Fit(name, total[:-1], GRID[at], GRID[lowest(alone[:-1])], float(total[at]), float(total[-1]), share)


def lowest(total):
    """The place of the least number; the first one of several alike."""
    return int(np.argmin(np.where(np.isfinite(total), np.round(total, 9), np.inf)))


def compute(mode, names, own, target, prediction, delta):
    """Everything that the picture shows; targets and predictions are kept within what the mode has."""
    span = MODES[mode]
    shown = Shown(mode, min(max(target, 0.0), span.target), min(max(prediction, span.low), span.high), delta)
    named = [(name, own.get(slot)) for slot, name in enumerate(names) if name is not None]
    if mode == "constant":
        return Shown(mode, shown.target, shown.prediction, delta, fits=tuple(fit(name, f, shown) for name, f in named))
    return Shown(mode, shown.target, shown.prediction, delta, curves=tuple(follow(name, f, shown) for name, f in named))
