"""Activation functions: what a layer does to its numbers, one by one (or, for softmax, one row at a time)."""
from . import backend as K
from .core import config as _config


def softmax(x, axis=-1):
    """y[i] = e^x[i] / sum_j e^x[j]

    Parameters
    ----------
    x : tensor of at least two axes
    axis : int
        The axis that sums to 1. As in Keras it counts from three axes on; a matrix is always normalised row by row.

    Raises
    ------
    ValueError
        When `x` has one axis only: there is no row to normalise.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(softmax(K.constant([[0., 0.]])))
    array([[0.5, 0.5]], dtype=float32)
    """
    if K.ndim(x) < 2:
        raise ValueError(f"softmax: the input must have at least 2 axes, got shape {K.int_shape(x)}.")
    return K.softmax(x, axis=axis if K.ndim(x) > 2 else -1)


def elu(x, alpha=1.0):
    """y = x where x > 0, alpha (e^x - 1) elsewhere

    References
    ----------
    Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear Units, 2016.
    """
    return K.elu(x, alpha)


def selu(x):
    """y = 1.0507 elu(x, 1.6733): keeps mean 0 and variance 1 from layer to layer with 'lecun_normal' weights

    References
    ----------
    Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017.
    """
    return 1.0507009873554804934193349852946 * K.elu(x, 1.6732632423543772848170429916717)


def softplus(x):
    """y = ln(1 + e^x)"""
    return K.softplus(x)


def softsign(x):
    """y = x / (1 + |x|)"""
    return K.softsign(x)


def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """y = max_value where x >= max_value, x above the threshold up to there, alpha (x - threshold) elsewhere

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(relu(K.constant([-1., 0.5, 9.]), alpha=0.1, max_value=6.))
    array([-0.1,  0.5,  6. ], dtype=float32)
    """
    return K.relu(x, alpha=alpha, max_value=max_value, threshold=threshold)


def tanh(x):
    """y = (e^x - e^-x) / (e^x + e^-x)"""
    return K.tanh(x)


def sigmoid(x):
    """y = 1 / (1 + e^-x)"""
    return K.sigmoid(x)


def hard_sigmoid(x):
    """y = clip(0.2 x + 0.5, 0, 1)"""
    return K.hard_sigmoid(x)


def exponential(x):
    """y = e^x"""
    return K.exp(x)


def linear(x):
    """y = x"""
    return x


KNOWN = {f.__name__: f for f in (softmax, elu, selu, softplus, softsign, relu, tanh, sigmoid, hard_sigmoid, exponential, linear)}


def serialize(activation):
    """The name of an activation function."""
    return activation.__name__


def deserialize(name, custom_objects=None):
    """The activation function called `name`, among the learner's own first."""
    return _config.deserialize(name, KNOWN, custom_objects, "activation function")


def get(identifier):
    """An activation function from None (linear), a name, or any callable.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.

    Examples
    --------
    >>> get("relu").__name__
    'relu'
    """
    if identifier is None:
        return linear
    if isinstance(identifier, str):
        return deserialize(identifier)
    if callable(identifier):
        return identifier
    raise ValueError(f"An activation must be None, a name or a function, got {identifier!r}.")
