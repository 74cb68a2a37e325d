"""Initializers that draw nothing: zeros, ones, one number, the identity."""
import numpy as np

from .. import backend as K
from .base import Initializer, finite, sizes


class Zeros(Initializer):
    """w = 0

    Notes
    -----
    Right for biases, fatal for kernels: units that begin alike get the same gradient, and stay alike for ever.

    Examples
    --------
    >>> K.eval(Zeros()((2,)))
    array([0., 0.], dtype=float32)
    """

    def __call__(self, shape, dtype=None):
        return K.constant(0, shape=sizes("Zeros", shape), dtype=dtype or K.floatx())


class Ones(Initializer):
    """w = 1

    Notes
    -----
    For factors that are to change nothing at first, such as the scale of a normalization. As a kernel it makes all units alike.

    Examples
    --------
    >>> K.eval(Ones()((2,)))
    array([1., 1.], dtype=float32)
    """

    def __call__(self, shape, dtype=None):
        return K.constant(1, shape=sizes("Ones", shape), dtype=dtype or K.floatx())


class Constant(Initializer):
    """w = value

    Parameters
    ----------
    value : float or array_like
        One number for all weights; or as many as the weight has, which are laid out in its shape.

    Raises
    ------
    TypeError
        When called with a shape that holds another number of weights than `value` has numbers.

    Examples
    --------
    >>> K.eval(Constant(0.5)((2,))), K.eval(Constant([1, 2, 3, 4])((2, 2)))
    (array([0.5, 0.5], dtype=float32), array([[1., 2.],
           [3., 4.]], dtype=float32))
    """

    def __init__(self, value=0):
        self.value = value

    def __call__(self, shape, dtype=None):
        shape = sizes("Constant", shape)
        value, weights = np.asarray(self.value), int(np.prod(shape))
        if value.size not in (1, weights):
            raise TypeError(f"Constant: the shape {shape} takes {weights} numbers, got {value.size}. "
                            "Give one number, or as many as it takes.")
        return K.constant(value.reshape(shape if value.size == weights else ()), shape=shape, dtype=dtype or K.floatx())

    def get_config(self):
        return {"value": self.value}


class Identity(Initializer):
    """W = gain I, for matrices

    Parameters
    ----------
    gain : float

    Raises
    ------
    ValueError
        For a shape that is not one of a matrix. A matrix need not be square: what is beyond the square is 0.

    Notes
    -----
    At first a layer hands on what it gets. With relu and as a recurrent kernel it remembers over many steps.

    References
    ----------
    Le, Jaitly, Hinton: A Simple Way to Initialize Recurrent Networks of Rectified Linear Units, 2015.

    Examples
    --------
    >>> K.eval(Identity(2.)((2, 3)))
    array([[2., 0., 0.],
           [0., 2., 0.]], dtype=float32)
    """

    def __init__(self, gain=1.0):
        self.gain = finite("Identity", "gain", gain)

    def __call__(self, shape, dtype=None):
        shape = sizes("Identity", shape)
        if len(shape) != 2:
            raise ValueError(f"Identity: only a matrix can be the identity, got shape {shape}. Orthogonal takes more axes than two.")
        return K.constant(self.gain * np.eye(*shape), dtype=dtype or K.floatx())

    def get_config(self):
        return {"gain": self.gain}
