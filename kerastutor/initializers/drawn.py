"""Initializers that draw each weight from one and the same distribution."""
import numpy as np

from .. import backend as K
from .base import Seeded, finite, sizes


class RandomNormal(Seeded):
    """w ~ N(mean, stddev^2)

    Parameters
    ----------
    mean, stddev : float
        `stddev` from 0 on.
    seed : int or None

    Raises
    ------
    ValueError
        For a `stddev` below 0, or NaN.

    Notes
    -----
    The default, 0.05, knows nothing of the layer: it suits about 400 inputs (0.05 = sqrt(1 / 400)), and is too little for fewer.

    Examples
    --------
    >>> RandomNormal(seed=1)((2, 3)).shape
    (2, 3)
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        super().__init__(seed)
        self.mean = finite("RandomNormal", "mean", mean)
        self.stddev = finite("RandomNormal", "stddev", stddev, 0)

    def __call__(self, shape, dtype=None):
        return K.random_normal(sizes("RandomNormal", shape), self.mean, self.stddev, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


class RandomUniform(Seeded):
    """w ~ U[minval, maxval)

    Parameters
    ----------
    minval, maxval : float
    seed : int or None

    Raises
    ------
    ValueError
        For a `minval` above `maxval`.

    Notes
    -----
    The standard deviation is (maxval - minval) / sqrt(12): with the defaults, 0.029.

    Examples
    --------
    >>> w = K.eval(RandomUniform(-1, 3, seed=1)((1000,)))
    >>> bool(w.min() >= -1), bool(w.max() < 3)
    (True, True)
    """

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        super().__init__(seed)
        self.minval, self.maxval = finite("RandomUniform", "minval", minval), finite("RandomUniform", "maxval", maxval)
        if np.any(np.greater(minval, maxval)):
            raise ValueError(f"RandomUniform: minval must not lie above maxval, got minval={minval!r} and maxval={maxval!r}: swap them.")

    def __call__(self, shape, dtype=None):
        return K.random_uniform(sizes("RandomUniform", shape), self.minval, self.maxval, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class TruncatedNormal(Seeded):
    """w ~ N(mean, stddev^2), drawn again wherever it falls further than two stddev from the mean

    Parameters
    ----------
    mean, stddev : float
        Of the whole bell, before it is cut; `stddev` from 0 on.
    seed : int or None

    Raises
    ------
    ValueError
        For a `stddev` below 0, or NaN.

    Notes
    -----
    No weight begins as an outlier. The price: what is left has a standard deviation of 0.88 `stddev`, for which `VarianceScaling` makes up.

    Examples
    --------
    >>> w = K.eval(TruncatedNormal(stddev=1., seed=1)((10000,)))
    >>> bool(abs(w).max() <= 2), f"{w.std():.2f}"
    (True, '0.88')
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        super().__init__(seed)
        self.mean = finite("TruncatedNormal", "mean", mean)
        self.stddev = finite("TruncatedNormal", "stddev", stddev, 0)

    def __call__(self, shape, dtype=None):
        return K.truncated_normal(sizes("TruncatedNormal", shape), self.mean, self.stddev, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}
