"""Regularizers: a price on large weights, added to the loss, so that a weight must earn its size."""
from . import backend as K
from .core import config as _config


class Regularizer:
    """The base of all regularizers: called with a tensor, gives a number, the price.

    Any function of a tensor that gives a number will do in its place.
    """

    def __call__(self, x):
        return 0.0

    @classmethod
    def from_config(cls, config):
        """A regularizer from what `get_config` gave."""
        return cls(**config)


class L1L2(Regularizer):
    """p = l1 sum |w| + l2 sum w^2

    Parameters
    ----------
    l1, l2 : float >= 0
        The prices, for each unit of |w| and of w^2. The price is not divided by the number of weights, nor by the size of the batch.

    Raises
    ------
    ValueError
        For a price that is negative or not a number: a reward for large weights drives them to infinity.

    Notes
    -----
    The gradients tell the two apart: l1 sign(w) pulls every weight by the same amount and brings small ones down to 0, where they stay;
    2 l2 w pulls large weights hard and small ones hardly at all, so that none becomes exactly 0. One step of gradient descent with l2
    alone is w (1 - 2 lr l2), which gave it the name weight decay.

    References
    ----------
    Hoerl, Kennard: Ridge Regression: Biased Estimation for Nonorthogonal Problems, 1970 (l2).
    Tibshirani: Regression Shrinkage and Selection via the Lasso, 1996 (l1).
    Zou, Hastie: Regularization and Variable Selection via the Elastic Net, 2005 (both).

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> float(L1L2(l1=0.5)(K.constant([1., -2.])))
    1.5
    >>> float(L1L2(l1=0.5, l2=0.1)(K.constant([1., -2.])))
    2.0
    """

    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = _price("l1", l1), _price("l2", l2)

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


def _price(name, value):
    try:
        price = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"L1L2: {name} must be a number of at least 0, got {value!r}. Usual values: 0.0001 to 0.01.") from None
    if not 0 <= price < float("inf"):
        raise ValueError(f"L1L2: {name} must be at least 0 and finite, got {value}. Usual values: 0.0001 to 0.01.")
    return price


def l1(l=0.01):  # noqa: E741 (Keras's name)
    """p = l sum |w|

    Examples
    --------
    >>> l1(0.1).get_config()
    {'l1': 0.1, 'l2': 0.0}
    """
    return L1L2(l1=l)


def l2(l=0.01):  # noqa: E741 (Keras's name)
    """p = l sum w^2

    Examples
    --------
    >>> l2(0.1).get_config()
    {'l1': 0.0, 'l2': 0.1}
    """
    return L1L2(l2=l)


def l1_l2(l1=0.01, l2=0.01):
    """p = l1 sum |w| + l2 sum w^2

    Examples
    --------
    >>> l1_l2(0.1, 0.2).get_config()
    {'l1': 0.1, 'l2': 0.2}
    """
    return L1L2(l1, l2)


KNOWN = {"L1L2": L1L2, "l1": l1, "l2": l2, "l1_l2": l1_l2}


def serialize(regularizer):
    """{'class_name': …, 'config': …} for a regularizer."""
    return _config.serialize(regularizer)


def deserialize(config, custom_objects=None):
    """A regularizer from its config."""
    return _config.deserialize(config, KNOWN, custom_objects, "regularizer")


def get(identifier):
    """A regularizer from None, a name, a config, a class or a callable.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.

    Examples
    --------
    >>> get("l2").get_config()
    {'l1': 0.0, 'l2': 0.01}
    """
    found = _config.get(identifier, KNOWN, "regularizer")
    return found() if identifier in ("l1", "l2", "l1_l2") else found
