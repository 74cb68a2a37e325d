"""Constraints: where weights are put back to after each update."""
from . import backend as K
from .core import config as _config


class Constraint:
    """The base of all constraints: called with a weight, gives the weight that is allowed.

    Any function of a tensor that gives a tensor of its shape will do in its place.
    """

    def __call__(self, w):
        return w

    def get_config(self):
        """What it takes to make another one like it."""
        return {}

    @classmethod
    def from_config(cls, config):
        """A constraint from what `get_config` gave."""
        return cls(**config)


def norm(w, axis):
    """|w| = sqrt(sum w^2) along `axis`."""
    return K.sqrt(K.sum(K.square(w), axis=axis, keepdims=True))


class MaxNorm(Constraint):
    """w min(|w|, max_value) / |w|: what is longer than max_value is shortened to it, in its own direction

    Parameters
    ----------
    max_value : float >= 0
    axis : int or list of int
        Along which the norm is taken: 0 for the weights into each unit of Dense, [0, 1, 2] for each filter of Conv2D.

    Raises
    ------
    ValueError
        For a `max_value` below 0.

    References
    ----------
    Srivastava et al.: Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(MaxNorm(5)(K.constant([[3., 6.], [4., 8.]]))).round(3)
    array([[3., 3.],
           [4., 4.]], dtype=float32)
    """

    def __init__(self, max_value=2, axis=0):
        _at_least("MaxNorm", "max_value", max_value, 0)
        self.max_value, self.axis = max_value, axis

    def __call__(self, w):
        norms = norm(w, self.axis)
        return w * (K.clip(norms, 0, self.max_value) / (K.epsilon() + norms))

    def get_config(self):
        return {"max_value": self.max_value, "axis": self.axis}


class NonNeg(Constraint):
    """max(w, 0)

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(NonNeg()(K.constant([3., -2.])))
    array([3., 0.], dtype=float32)
    """

    def __call__(self, w):
        return K.relu(w)


class UnitNorm(Constraint):
    """w / |w|: every length becomes 1

    Parameters
    ----------
    axis : int or list of int
        As for `MaxNorm`.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(UnitNorm()(K.constant([[3.], [4.]]))).round(3)
    array([[0.6],
           [0.8]], dtype=float32)
    """

    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        return w / (K.epsilon() + norm(w, self.axis))

    def get_config(self):
        return {"axis": self.axis}


class MinMaxNorm(Constraint):
    """w (rate clip(|w|, min_value, max_value) + (1 - rate) |w|) / |w|

    Parameters
    ----------
    min_value, max_value : float, 0 <= min_value <= max_value
        Between which the norm is to lie.
    rate : float from 0 to 1
        How much of the way back is gone at each update: 1 puts the weight right at once, 0.1 draws it gently.
    axis : int or list of int
        As for `MaxNorm`.

    Raises
    ------
    ValueError
        For norms or a rate outside their ranges.

    Notes
    -----
    A weight of zeros has no direction, and stays zero whatever `min_value` is.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> w = K.constant([[3.], [4.]])
    >>> K.eval(MinMaxNorm(0., 1.)(w)).round(3)
    array([[0.6],
           [0.8]], dtype=float32)
    >>> K.eval(norm(MinMaxNorm(0., 1., rate=0.5)(w), axis=0)).round(3)
    array([[3.]], dtype=float32)
    """

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        _at_least("MinMaxNorm", "min_value", min_value, 0)
        if not max_value >= min_value:
            raise ValueError(f"MinMaxNorm: max_value must be at least min_value, got min_value={min_value} and max_value={max_value}.")
        if not 0 <= rate <= 1:
            raise ValueError(f"MinMaxNorm: rate must be from 0 to 1, got {rate}.")
        self.min_value, self.max_value, self.rate, self.axis = min_value, max_value, rate, axis

    def __call__(self, w):
        norms = norm(w, self.axis)
        desired = self.rate * K.clip(norms, self.min_value, self.max_value) + (1 - self.rate) * norms
        return w * (desired / (K.epsilon() + norms))

    def get_config(self):
        return {"min_value": self.min_value, "max_value": self.max_value, "rate": self.rate, "axis": self.axis}


def _at_least(who, name, value, least):
    if not value >= least:
        raise ValueError(f"{who}: {name} must be at least {least}, got {value}.")


max_norm = MaxNorm
non_neg = nonneg = NonNeg
unit_norm = unitnorm = UnitNorm
min_max_norm = MinMaxNorm
maxnorm = MaxNorm

KNOWN = {name: thing for name, thing in list(globals().items())
         if isinstance(thing, type) and issubclass(thing, Constraint) and name != "Constraint"}


def serialize(constraint):
    """{'class_name': …, 'config': …} for a constraint."""
    return _config.serialize(constraint)


def deserialize(config, custom_objects=None):
    """A constraint from its config."""
    return _config.deserialize(config, KNOWN, custom_objects, "constraint")


def get(identifier):
    """A constraint from None, a name, a config, a class or a callable.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.

    Examples
    --------
    >>> get("max_norm").get_config()
    {'max_value': 2, 'axis': 0}
    """
    return _config.get(identifier, KNOWN, "constraint")
