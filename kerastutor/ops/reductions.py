"""Operations that make one number of many: sums, means, extremes, and the places of extremes."""
import numpy as np

from ..core.op import op


def axes(axis):
    """An axis as NumPy takes it: a list becomes a tuple."""
    return tuple(axis) if isinstance(axis, list) else axis


def spread(g, x, axis, keepdims):
    """Repeat `g`, which lacks the reduced axes, over the shape of `x`."""
    if axis is not None and not keepdims:
        g = np.expand_dims(g, axis)
    return np.broadcast_to(g, x.shape)


@op
def sum(x, axis=None, keepdims=False):
    """y = sum_i x[i]"""
    axis = axes(axis)
    return np.asarray(x).sum(axis=axis, keepdims=keepdims), (lambda g: spread(g, x, axis, keepdims),)


@op
def mean(x, axis=None, keepdims=False):
    """y = 1/n sum_i x[i]"""
    x, axis = as_numbers(x), axes(axis)
    y = x.mean(axis=axis, keepdims=keepdims)
    n = x.size / (y.size or 1)
    return y, (lambda g: spread(g / g.dtype.type(n), x, axis, keepdims),)


def as_numbers(x):
    """Truth values as float32, anything else as it is."""
    x = np.asarray(x)
    return x.astype("float32") if x.dtype == bool else x


@op
def var(x, axis=None, keepdims=False):
    """y = 1/n sum_i (x[i] - mean x)^2"""
    axis = axes(axis)
    away = x - np.mean(x, axis=axis, keepdims=True)
    y = np.mean(away * away, axis=axis, keepdims=keepdims)
    n = x.size / (np.size(y) or 1)
    return y, (lambda g: spread(g, x, axis, keepdims) * away * x.dtype.type(2 / n),)


@op
def prod(x, axis=None, keepdims=False):
    """y = prod_i x[i]"""
    axis = axes(axis)

    def grad(g):
        zeros = np.sum(x == 0, axis=axis, keepdims=True)
        others = np.prod(np.where(x == 0, 1, x), axis=axis, keepdims=True)
        without_me = np.where(zeros == 0, others / np.where(x == 0, 1, x), np.where((zeros == 1) & (x == 0), others, 0))
        return spread(g, x, axis, keepdims) * without_me

    return np.prod(x, axis=axis, keepdims=keepdims), (grad,)


def extreme(reduce):
    """A reduction to the largest or smallest number; equal ones share the gradient."""
    def values(x, axis, keepdims):
        axis = axes(axis)
        y = reduce(x, axis=axis, keepdims=True)

        def grad(g):
            chosen = x == y
            return spread(g, x, axis, keepdims) * chosen / np.sum(chosen, axis=axis, keepdims=True).astype(g.dtype)

        return y if keepdims else reduce(x, axis=axis), (grad,)
    return values


@op
def max(x, axis=None, keepdims=False):
    """y = max_i x[i]"""
    return extreme(np.max)(x, axis, keepdims)


@op
def min(x, axis=None, keepdims=False):
    """y = min_i x[i]"""
    return extreme(np.min)(x, axis, keepdims)


@op
def logsumexp(x, axis=None, keepdims=False):
    """y = ln sum_i e^x[i]"""
    axis = axes(axis)
    top = np.max(x, axis=axis, keepdims=True)
    y = top + np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True))
    shown = y if keepdims else np.squeeze(y, axis)
    return shown, (lambda g: spread(g, x, axis, keepdims) * np.exp(x - y),)


@op
def cumsum(x, axis=0):
    """y[i] = sum of x[j] for j <= i"""
    return np.cumsum(x, axis=axis), (lambda g: np.flip(np.cumsum(np.flip(g, axis), axis=axis), axis),)


@op
def cumprod(x, axis=0):
    """y[i] = product of x[j] for j <= i"""
    def grad(g):
        x_last, g_last = np.moveaxis(x, axis, -1), np.moveaxis(g, axis, -1)
        n = x_last.shape[-1]
        out = np.zeros_like(x_last)
        for j in range(n):
            others = x_last.copy()
            others[..., j] = 1
            out[..., j] = np.sum(g_last[..., j:] * np.cumprod(others, axis=-1)[..., j:], axis=-1)
        return np.moveaxis(out, -1, axis)

    return np.cumprod(x, axis=axis), (grad,)


@op
def any(x, axis=None, keepdims=False):
    """Whether one of x[i] is true"""
    return np.any(x, axis=axes(axis), keepdims=keepdims), ()


@op
def all(x, axis=None, keepdims=False):
    """Whether every x[i] is true"""
    return np.all(x, axis=axes(axis), keepdims=keepdims), ()


@op
def argmax(x, axis=-1):
    """The place of the largest x[i]"""
    return np.argmax(x, axis=axis), ()


@op
def argmin(x, axis=-1):
    """The place of the smallest x[i]"""
    return np.argmin(x, axis=axis), ()
