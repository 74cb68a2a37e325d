"""Operations that draw at random, all from the generator in `core.state`."""
import numpy as np

from ..core import state
from ..core.op import op


def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """y ~ N(mean, stddev^2)"""
    return (mean + stddev * state.generator(seed).standard_normal(shape)).astype(dtype or state.floatx())


def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    """y ~ U[minval, maxval)"""
    return state.generator(seed).uniform(minval, maxval, shape).astype(dtype or state.floatx())


def random_binomial(shape, p=0.0, dtype=None, seed=None):
    """y = 1 with probability p, else 0"""
    return (state.generator(seed).random(shape) < p).astype(dtype or state.floatx())


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """y ~ N(mean, stddev^2), drawn again wherever it fell further than 2 stddev from the mean"""
    generator = state.generator(seed)
    z = generator.standard_normal(shape)
    far = np.abs(z) > 2
    while far.any():
        z[far] = generator.standard_normal(int(far.sum()))
        far = np.abs(z) > 2
    return (mean + stddev * z).astype(dtype or state.floatx())


@op
def dropout(x, level, noise_shape=None, seed=None):
    """y = x m / (1 - level), where m is 0 with probability `level`, else 1"""
    if not 0 <= level < 1:
        raise ValueError(f"dropout: level must be at least 0 and below 1, got {level}.")
    shape = x.shape if noise_shape is None else tuple(n if m is None else m for m, n in zip(noise_shape, x.shape))
    kept = state.generator(seed).random(shape, dtype="float32") >= level
    mask = kept * x.dtype.type(1 / (1 - level))
    return x * mask, (lambda g: g * mask,)
