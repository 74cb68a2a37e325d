"""An activation function in numbers: values and slopes along a line, where the slope is lost, and what comes out when normal numbers go in.

Every slope is the library's own gradient; nothing is differentiated by hand.
"""
from dataclasses import dataclass

import numpy as np

from .... import activations
from .... import backend as K
from ..outcomes import kind_of, settled

REACH = 6
LINE = np.arange(-20 * REACH, 20 * REACH + 1) / 20      # where curves are drawn, in steps of 0.05
NORMAL = (np.arange(-1024, 1024) + 0.5) / 128           # from -8 to 8, where all normal numbers lie that ever were drawn
DENSITY = np.exp(-NORMAL ** 2 / 2) / np.exp(-NORMAL ** 2 / 2).sum()
FAR = np.array([-1e4, 1e4, -1e8, 1e8])                  # where to look for the ends of the range
LAYERS = 10
PARAMETERS = {"relu": ("alpha", "max_value", "threshold"), "elu": ("alpha",)}
NAMES = [name for name in activations.KNOWN if name != "softmax"]       # those that take each number by itself
OWN = "own"
LOGITS = np.array([1.0, -0.5])                          # of the classes B and C; that of A is moved


@dataclass(frozen=True)
class Curve:
    """One activation function: along LINE, at one point, and for normal numbers as inputs. What is not finite is NaN.

    Attributes
    ----------
    y, slope : ndarray, the length of LINE
    at, value, tilt : float
        The point, f there, and f' there.
    outputs : ndarray, the length of NORMAL
        f(shift + spread z) for z in NORMAL, each as probable as DENSITY says.
    passed : ndarray, the length of NORMAL
        f' there.
    ends : tuple of two float
        The least and the largest value, infinite where there is none.
    flows : bool
        Whether there is a gradient at all.
    """

    name: str
    y: np.ndarray
    slope: np.ndarray
    at: float
    value: float
    tilt: float
    outputs: np.ndarray
    passed: np.ndarray
    ends: tuple
    flows: bool

    @property
    def mean(self):
        return mean(self.outputs)

    @property
    def variance(self):
        return mean(np.square(self.outputs - self.mean))

    @property
    def squared_slope(self):
        """The mean of f'(x)^2: by how much one layer of it scales the variance of a gradient."""
        return mean(np.square(self.passed))

    def share(self, where):
        """How probable it is that an input lies `where` (a condition on `passed`) holds."""
        return float(DENSITY[where].sum())


def mean(values):
    """The mean over normal inputs, for those inputs that have a value."""
    known = np.isfinite(values)
    return float(settled(np.sum(DENSITY[known] * values[known]) / DENSITY[known].sum())) if known.any() else float("nan")


def run(function, x):
    """f(x) and f'(x) for an array of numbers, by the library's own gradient; no slope at all is None.

    Raises
    ------
    ValueError
        When the function does not give one number for each.
    """
    inputs = K.variable(x[:, None], dtype="float64")
    with np.errstate(all="ignore"):
        outputs = function(inputs)
        if K.is_tensor(outputs):
            [slope] = K.gradients(outputs, [inputs])
            outputs = K.eval(outputs)
        else:
            slope = None
    if np.shape(outputs) != (len(x), 1):
        raise ValueError("an activation function gives one number for each that it takes: numbers of shape "
                         f"{(len(x), 1)} went in, {kind_of(outputs)} came out.")
    return np.asarray(outputs, "float64")[:, 0], None if slope is None else K.eval(slope)[:, 0]


def follow(name, function, at, shift, spread):
    """All about one activation function.

    Raises
    ------
    ValueError
        When the function mixes its numbers, or has no value anywhere on the line.
    """
    x = np.concatenate([LINE, [at], shift + spread * NORMAL, FAR])
    y, slope = run(function, x)
    flows = slope is not None
    raw, y = y, settled(y)
    slope = settled(np.where(np.isfinite(y), slope if flows else 0, np.nan))
    if name == OWN:
        _refuse_mixing(function, y)
    if not np.isfinite(y[:len(LINE)]).any():
        raise ValueError(f"the function has no finite value between {-REACH} and {REACH}.")
    n, m = len(LINE), len(LINE) + 1
    near, far = raw[:n], raw[-len(FAR):]
    return Curve(name, y[:n], slope[:n], at, float(y[n]), float(slope[n]), y[m:-len(FAR)], slope[m:-len(FAR)],
                 (0.0 - _upper_end(-near, -far), _upper_end(near, far)), flows)


def _refuse_mixing(function, y):
    """Half of the numbers alone must come out as they do among all."""
    alone = settled(run(function, LINE[::2])[0])
    if not np.allclose(alone, y[:len(LINE):2], rtol=1e-6, atol=1e-9, equal_nan=True):
        raise ValueError("the function mixes its numbers: what becomes of one depends on the others. Here each goes through by itself.")


def _upper_end(near, far):
    """The largest value; infinite where it is beyond all that is near, and still grows from one far place to the next."""
    with np.errstate(all="ignore"):
        here = np.nanmax(near)
        there, beyond = (np.fmax.reduce(pair, initial=-np.inf) for pair in (far[:2], far[2:]))
        grows = np.inf in (here, beyond) or beyond > there + 0.01 * abs(there) and beyond > here + 0.5 * abs(here)
    return np.inf if grows else float(settled(max(here, there, beyond)))


def named(name, **given):
    """The library's activation `name` with the arguments given that it has, and those arguments."""
    given = {key: value for key, value in given.items() if key in PARAMETERS.get(name, ()) and value is not None}
    function = activations.get(name)
    return (lambda x: function(x, **given)) if given else function, given


_usual = {}


def usual(name):
    """The library's activation with its default arguments, along LINE: computed once."""
    if name not in _usual:
        _usual[name] = follow(name, activations.get(name), 0.0, 0.0, 1.0)
    return _usual[name]


def zones(slope, share):
    """Stretches of LINE where the slope is lost: (start, end, kind); it is 0 in a 'dead_zone', below `share` in a 'saturated_zone'."""
    size = np.abs(slope)
    kinds = np.where(size == 0, 2, np.where(size < share, 1, 0))        # NaN is neither
    found, start = [], 0
    for i in range(1, len(kinds) + 1):
        if i == len(kinds) or kinds[i] != kinds[start]:
            if kinds[start] and i - start > 1:
                found.append((LINE[start], LINE[i - 1], "dead_zone" if kinds[start] == 2 else "saturated_zone"))
            start = i
    return found


@dataclass(frozen=True)
class Softmax:
    """Three logits and their probabilities.

    Attributes
    ----------
    logits : ndarray (3,)
        shift + spread (x, 1, -0.5)
    y, slope : ndarray (length of LINE, 3)
        The probabilities as x moves, and their slopes along x.
    probabilities, unshifted : ndarray (3,)
        Of these logits, and of the same without the shift.
    jacobian : ndarray (3, 3)
        dp[i] / dlogit[j]
    """

    at: float
    shift: float
    spread: float
    logits: np.ndarray
    y: np.ndarray
    slope: np.ndarray
    probabilities: np.ndarray
    unshifted: np.ndarray
    jacobian: np.ndarray
    tilt: np.ndarray


def soften(at, shift, spread):
    """Three classes, of which the first has the logit shift + spread `at`."""
    x = K.variable(np.concatenate([LINE, [at]])[:, None], dtype="float64")
    others = K.constant(np.tile(LOGITS, (len(LINE) + 1, 1)), dtype="float64")
    along = activations.softmax(K.concatenate([x, others]) * spread + shift)
    slope = np.concatenate([K.eval(K.gradients(along[:, i], [x])[0]) for i in range(3)], axis=1)
    plain = spread * np.array([[at, *LOGITS]])
    logits = K.variable(plain + shift, dtype="float64")
    p = activations.softmax(logits)
    jacobian = np.concatenate([K.eval(K.gradients(p[:, i], [logits])[0]) for i in range(3)])
    y = K.eval(along)
    unshifted = K.eval(activations.softmax(K.constant(plain, dtype="float64")))[0]
    return Softmax(at, shift, spread, settled(plain[0] + shift), settled(y[:-1]), settled(slope[:-1]), settled(K.eval(p)[0]),
                   settled(unshifted), settled(jacobian), settled(slope[-1]))


@dataclass(frozen=True)
class Shown:
    """What the picture shows: an activation, those beside it, and where its slope counts as lost; or softmax."""

    curve: Curve = None
    other: Curve = None
    beside: tuple = ()
    arguments: dict = None
    saturated: float = 0.05
    shift: float = 0.0
    spread: float = 1.0
    softmax: Softmax = None
