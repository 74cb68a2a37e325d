"""Initializers whose spread follows from the shape: n Var w = scale, so that signals neither die nor explode."""
import numpy as np

from .. import backend as K
from ..core.errors import one_of
from .base import Seeded, finite, sizes

LEFT_OF_A_DEVIATION = 0.87962566103423978   # the standard deviation of N(0, 1) when all beyond two of them is drawn again


class VarianceScaling(Seeded):
    """Var w = scale / n, where n counts the inputs, the outputs, or their average, of one unit

    Parameters
    ----------
    scale : float > 0
    mode : 'fan_in', 'fan_out' or 'fan_avg'
    distribution : 'normal' (truncated at two deviations) or 'uniform'
    seed : int or None

    Raises
    ------
    ValueError
        For a `scale` of 0, below 0 or NaN, and for an unknown `mode` or `distribution`.

    Notes
    -----
    A unit adds up n products: Var(sum_i w[i] x[i]) = n Var(w) E[x^2]. With Var(w) = 1 / n a sum varies as much as one input, so that
    neither the signal on its way forward ('fan_in') nor the gradient on its way back ('fan_out') grows or shrinks from layer to layer.
    `fan_avg` is the compromise between the two; `scale=2` makes up for a relu, which lets half of E[x^2] through.

    References
    ----------
    LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998.
    Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010.
    He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015.

    Examples
    --------
    >>> w = K.eval(VarianceScaling(2.0, "fan_in", seed=1)((300, 200)))
    >>> f"{300 * w.var():.1f}"
    '2.0'
    """

    def __init__(self, scale=1.0, mode="fan_in", distribution="normal", seed=None):
        super().__init__(seed)
        if not finite("VarianceScaling", "scale", scale) > 0:
            raise ValueError(f"VarianceScaling: scale must be above 0, got {scale!r}.")
        mode, distribution = (word.lower() if isinstance(word, str) else word for word in (mode, distribution))
        one_of("VarianceScaling", "mode", mode, ("fan_in", "fan_out", "fan_avg"))
        one_of("VarianceScaling", "distribution", distribution, ("normal", "uniform"))
        self.scale, self.mode, self.distribution = scale, mode, distribution

    def variance(self, shape):
        """Var w for a weight of `shape`."""
        fan_in, fan_out = fans(shape)
        n = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        return self.scale / max(1.0, n)

    def __call__(self, shape, dtype=None):
        shape = sizes("VarianceScaling", shape)
        if self.distribution == "normal":
            stddev = np.sqrt(self.variance(shape)) / LEFT_OF_A_DEVIATION
            return K.truncated_normal(shape, 0.0, stddev, dtype=dtype, seed=self.next_seed())
        limit = np.sqrt(3 * self.variance(shape))
        return K.random_uniform(shape, -limit, limit, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"scale": self.scale, "mode": self.mode, "distribution": self.distribution, "seed": self.seed}


def fans(shape):
    """fan_in = shape[-2] prod(shape[:-2]), fan_out = shape[-1] prod(shape[:-2])

    How many numbers one unit adds up, and how many units one number goes to. For a dense kernel these are its rows and columns; in a
    convolution every place of the patch counts: 3 x 3 places with 8 channels make 72 inputs. As in Keras, both are the root of the number
    of weights where there are fewer than two axes or more than five.

    Parameters
    ----------
    shape : tuple of int
        `(inputs, units)`, or `(*patch, channels, filters)`; of a depthwise kernel `(*patch, channels, multiplier)`.

    Examples
    --------
    >>> fans((3, 3, 8, 16)), fans((64, 10))
    ((72, 144), (64, 10))
    """
    if not 2 <= len(shape) <= 5:
        n = float(np.sqrt(np.prod(shape)))
        return n, n
    patch = int(np.prod(shape[:-2]))
    return patch * shape[-2], patch * shape[-1]


def lecun_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(3 / fan_in)

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    n Var(w) = 1: a sum of inputs varies as much as one of them.

    References
    ----------
    LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998.

    Examples
    --------
    >>> lecun_uniform(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(1.0, "fan_in", "uniform", seed)


def lecun_normal(seed=None):
    """w ~ N(0, 1 / fan_in), truncated

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    The partner of selu.

    References
    ----------
    Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017.

    Examples
    --------
    >>> lecun_normal(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(1.0, "fan_in", "normal", seed)


def glorot_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(6 / (fan_in + fan_out))

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    Keras's default for kernels, made for tanh: a compromise between the way forward and the way back.

    References
    ----------
    Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010.

    Examples
    --------
    >>> glorot_uniform(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(1.0, "fan_avg", "uniform", seed)


def glorot_normal(seed=None):
    """w ~ N(0, 2 / (fan_in + fan_out)), truncated

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    As `glorot_uniform`, with the same variance.

    References
    ----------
    Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010.

    Examples
    --------
    >>> glorot_normal(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(1.0, "fan_avg", "normal", seed)


def he_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(6 / fan_in)

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    For relu, which lets half of E[x^2] through: twice the variance makes up for it.

    References
    ----------
    He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015.

    Examples
    --------
    >>> he_uniform(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(2.0, "fan_in", "uniform", seed)


def he_normal(seed=None):
    """w ~ N(0, 2 / fan_in), truncated

    Parameters
    ----------
    seed : int or None

    Returns
    -------
    VarianceScaling

    Notes
    -----
    As `he_uniform`, with the same variance.

    References
    ----------
    He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015.

    Examples
    --------
    >>> he_normal(seed=1)((64, 32)).shape
    (64, 32)
    """
    return VarianceScaling(2.0, "fan_in", "normal", seed)
