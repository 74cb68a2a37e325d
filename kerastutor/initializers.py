"""Initializers: the numbers with which weights begin."""
import numpy as np

from . import backend as K
from .core import config as _config
from .core.errors import one_of


class Initializer:
    """The base of all initializers: called with a shape, gives an array."""

    def __call__(self, shape, dtype=None):
        raise NotImplementedError

    def get_config(self):
        """What it takes to make another one like it."""
        return {}

    @classmethod
    def from_config(cls, config):
        """An initializer from what `get_config` gave."""
        config = dict(config)
        config.pop("dtype", None)
        return cls(**config)


class Zeros(Initializer):
    """w = 0"""

    def __call__(self, shape, dtype=None):
        return K.constant(0, shape=shape, dtype=dtype or K.floatx())


class Ones(Initializer):
    """w = 1"""

    def __call__(self, shape, dtype=None):
        return K.constant(1, shape=shape, dtype=dtype or K.floatx())


class Constant(Initializer):
    """w = value"""

    def __init__(self, value=0):
        self.value = value

    def __call__(self, shape, dtype=None):
        return K.constant(self.value, shape=shape, dtype=dtype or K.floatx())

    def get_config(self):
        return {"value": self.value}


class Seeded(Initializer):
    """An initializer that draws. With a seed it repeats itself from run to run; within a run each call moves on to the next seed."""

    seed = None

    def next_seed(self):
        """The seed for this call, or None where the library's own generator is to be used."""
        seed = self.seed
        if seed is not None:
            self.seed += 1
        return seed


class RandomNormal(Seeded):
    """w ~ N(mean, stddev^2)

    Examples
    --------
    >>> RandomNormal(seed=1)((2, 3)).shape
    (2, 3)
    """

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape, dtype=None):
        return K.random_normal(shape, self.mean, self.stddev, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


class RandomUniform(Seeded):
    """w ~ U[minval, maxval)"""

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape, dtype=None):
        return K.random_uniform(shape, self.minval, self.maxval, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"minval": self.minval, "maxval": self.maxval, "seed": self.seed}


class TruncatedNormal(Seeded):
    """w ~ N(mean, stddev^2), drawn again wherever it falls further than two stddev from the mean"""

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape, dtype=None):
        return K.truncated_normal(shape, self.mean, self.stddev, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"mean": self.mean, "stddev": self.stddev, "seed": self.seed}


class VarianceScaling(Seeded):
    """Var w = scale / n, where n counts the inputs, the outputs, or their average, of one unit

    Parameters
    ----------
    scale : float > 0
    mode : 'fan_in', 'fan_out' or 'fan_avg'
    distribution : 'normal' (truncated at two deviations) or 'uniform'
    seed : int or None

    References
    ----------
    Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010.
    He, Zhang, Ren, Sun: Delving Deep into Rectifiers, 2015.
    """

    def __init__(self, scale=1.0, mode="fan_in", distribution="normal", seed=None):
        if scale <= 0:
            raise ValueError(f"VarianceScaling: scale must be above 0, got {scale}.")
        mode, distribution = mode.lower(), distribution.lower()
        one_of("VarianceScaling", "mode", mode, ("fan_in", "fan_out", "fan_avg"))
        one_of("VarianceScaling", "distribution", distribution, ("normal", "uniform"))
        self.scale, self.mode, self.distribution, self.seed = scale, mode, distribution, seed

    def __call__(self, shape, dtype=None):
        fan_in, fan_out = fans(shape)
        n = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}[self.mode]
        variance = self.scale / max(1.0, n)
        if self.distribution == "normal":
            cut_off = 0.87962566103423978  # what is left of a unit deviation when all beyond two of them is drawn again
            return K.truncated_normal(shape, 0.0, np.sqrt(variance) / cut_off, dtype=dtype, seed=self.next_seed())
        limit = np.sqrt(3 * variance)
        return K.random_uniform(shape, -limit, limit, dtype=dtype, seed=self.next_seed())

    def get_config(self):
        return {"scale": self.scale, "mode": self.mode, "distribution": self.distribution, "seed": self.seed}


class Orthogonal(Seeded):
    """W W^T = gain^2 I, or W^T W where there are more rows than columns

    References
    ----------
    Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2014.
    """

    def __init__(self, gain=1.0, seed=None):
        self.gain, self.seed = gain, seed

    def __call__(self, shape, dtype=None):
        rows, columns = int(np.prod(shape[:-1])), shape[-1]
        drawn = K.get_value(K.random_normal((rows, columns), dtype="float64", seed=self.next_seed()))
        left, _, right = np.linalg.svd(drawn, full_matrices=False)
        q = left if left.shape == (rows, columns) else right
        return K.constant(self.gain * q.reshape(shape), dtype=dtype or K.floatx())

    def get_config(self):
        return {"gain": self.gain, "seed": self.seed}


class Identity(Initializer):
    """W = gain I, for matrices"""

    def __init__(self, gain=1.0):
        self.gain = gain

    def __call__(self, shape, dtype=None):
        if len(shape) != 2:
            raise ValueError(f"Identity: only a matrix can be the identity, got shape {tuple(shape)}.")
        return K.constant(self.gain * np.eye(*shape), dtype=dtype or K.floatx())

    def get_config(self):
        return {"gain": self.gain}


def fans(shape):
    """How many inputs feed one unit, and how many outputs one input feeds: the last two axes, times the patch of a convolution."""
    if len(shape) < 2:
        n = int(np.sqrt(np.prod(shape)))
        return n, n
    patch = int(np.prod(shape[:-2]))
    return patch * shape[-2], patch * shape[-1]


def lecun_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(3 / fan_in)"""
    return VarianceScaling(1.0, "fan_in", "uniform", seed)


def lecun_normal(seed=None):
    """w ~ N(0, 1 / fan_in), truncated"""
    return VarianceScaling(1.0, "fan_in", "normal", seed)


def glorot_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(6 / (fan_in + fan_out))"""
    return VarianceScaling(1.0, "fan_avg", "uniform", seed)


def glorot_normal(seed=None):
    """w ~ N(0, 2 / (fan_in + fan_out)), truncated"""
    return VarianceScaling(1.0, "fan_avg", "normal", seed)


def he_uniform(seed=None):
    """w ~ U(-l, l) with l = sqrt(6 / fan_in)"""
    return VarianceScaling(2.0, "fan_in", "uniform", seed)


def he_normal(seed=None):
    """w ~ N(0, 2 / fan_in), truncated"""
    return VarianceScaling(2.0, "fan_in", "normal", seed)


zero = zeros = Zeros
one = ones = Ones
constant = Constant
uniform = random_uniform = RandomUniform
normal = random_normal = RandomNormal
truncated_normal = TruncatedNormal
identity = Identity
orthogonal = Orthogonal

KNOWN = {name: thing for name, thing in list(globals().items())
         if (isinstance(thing, type) and issubclass(thing, Initializer)) or name.startswith(("lecun_", "glorot_", "he_"))}
for _base in ("Initializer", "Seeded"):
    del KNOWN[_base]


def serialize(initializer):
    """{'class_name': …, 'config': …} for an initializer."""
    return _config.serialize(initializer)


def deserialize(config, custom_objects=None):
    """An initializer from its config."""
    return _config.deserialize(config, KNOWN, custom_objects, "initializer")


def get(identifier):
    """An initializer from a name, a config, a class or a callable.

    Examples
    --------
    >>> get("he_normal").get_config()
    {'scale': 2.0, 'mode': 'fan_in', 'distribution': 'normal', 'seed': None}
    """
    found = _config.get(identifier, KNOWN, "initializer")
    return found() if isinstance(identifier, str) and not isinstance(found, Initializer) else found
