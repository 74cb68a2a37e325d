"""Constraints: where weights are put back to after each update."""
from . import backend as K
from .core import config as _config


class Constraint:
    """The base of all constraints: called with a weight, gives the weight that is allowed."""

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
    """w min(|w|, max_value) / |w|

    Parameters
    ----------
    max_value : float
    axis : int or list of int
        Along which the norm is taken: 0 for the weights into each unit of Dense, [0, 1, 2] for each filter of Conv2D.

    References
    ----------
    Srivastava et al.: Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014.
    """

    def __init__(self, max_value=2, axis=0):
        self.max_value, self.axis = max_value, axis

    def __call__(self, w):
        norms = norm(w, self.axis)
        return w * (K.clip(norms, 0, self.max_value) / (K.epsilon() + norms))

    def get_config(self):
        return {"max_value": self.max_value, "axis": self.axis}


class NonNeg(Constraint):
    """max(w, 0)"""

    def __call__(self, w):
        return K.relu(w)


class UnitNorm(Constraint):
    """w / |w|"""

    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        return w / (K.epsilon() + norm(w, self.axis))

    def get_config(self):
        return {"axis": self.axis}


class MinMaxNorm(Constraint):
    """w (rate clip(|w|, min_value, max_value) + (1 - rate) |w|) / |w|"""

    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        self.min_value, self.max_value, self.rate, self.axis = min_value, max_value, rate, axis

    def __call__(self, w):
        norms = norm(w, self.axis)
        desired = self.rate * K.clip(norms, self.min_value, self.max_value) + (1 - self.rate) * norms
        return w * (desired / (K.epsilon() + norms))

    def get_config(self):
        return {"min_value": self.min_value, "max_value": self.max_value, "rate": self.rate, "axis": self.axis}


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
    """A constraint from None, a name, a config, a class or a callable."""
    return _config.get(identifier, KNOWN, "constraint")
