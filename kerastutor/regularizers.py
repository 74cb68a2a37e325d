"""Regularizers: a price on large weights, added to the loss."""
from . import backend as K
from .core import config as _config


class Regularizer:
    """The base of all regularizers: called with a tensor, gives a number."""

    def __call__(self, x):
        return 0.0

    @classmethod
    def from_config(cls, config):
        """A regularizer from what `get_config` gave."""
        return cls(**config)


class L1L2(Regularizer):
    """p = l1 sum |w| + l2 sum w^2

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> float(L1L2(l1=0.5)(K.constant([1., -2.])))
    1.5
    """

    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = float(l1), float(l2)

    def __call__(self, x):
        price = 0.0
        if self.l1:
            price = price + self.l1 * K.sum(K.abs(x))
        if self.l2:
            price = price + self.l2 * K.sum(K.square(x))
        return price

    def get_config(self):
        """What it takes to make another one like it."""
        return {"l1": self.l1, "l2": self.l2}


def l1(l=0.01):  # noqa: E741 (Keras's name)
    """p = l sum |w|"""
    return L1L2(l1=l)


def l2(l=0.01):  # noqa: E741 (Keras's name)
    """p = l sum w^2"""
    return L1L2(l2=l)


def l1_l2(l1=0.01, l2=0.01):
    """p = l1 sum |w| + l2 sum w^2"""
    return L1L2(l1, l2)


KNOWN = {"L1L2": L1L2, "l1": l1, "l2": l2, "l1_l2": l1_l2}


def serialize(regularizer):
    """{'class_name': …, 'config': …} for a regularizer."""
    return _config.serialize(regularizer)


def deserialize(config, custom_objects=None):
    """A regularizer from its config."""
    return _config.deserialize(config, KNOWN, custom_objects, "regularizer")


def get(identifier):
    """A regularizer from None, a name, a config, a class or a callable."""
    found = _config.get(identifier, KNOWN, "regularizer")
    return found() if identifier in ("l1", "l2", "l1_l2") else found
