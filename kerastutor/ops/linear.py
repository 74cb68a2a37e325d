"""Sums of products."""
import numpy as np

from ..core.op import op


@op
def dot(x, y):
    """z[..., j] = sum_i x[..., i] y[i, j]; for a y of more axes the sum is over its last axis but one"""
    if np.ndim(x) == 2 and np.ndim(y) == 2:
        def grad_x(g):
            return g @ y.T

        def grad_y(g):
            return x.T @ g

        return x @ y, (grad_x, grad_y)
    return general_dot(x, y)


def general_dot(x, y):
    """The same for any number of axes: both are folded into matrices, multiplied, and unfolded."""
    at = max(y.ndim - 2, 0)
    rows = x.reshape(-1, x.shape[-1])
    kernel = np.moveaxis(y, at, 0)
    columns = kernel.reshape(y.shape[at], -1)

    def grad_x(g):
        return (g.reshape(len(rows), -1) @ columns.T).reshape(x.shape)

    def grad_y(g):
        folded = rows.T @ g.reshape(len(rows), -1)
        return np.moveaxis(folded.reshape(kernel.shape), 0, at)

    return (rows @ columns).reshape(x.shape[:-1] + kernel.shape[1:]), (grad_x, grad_y)


@op
def _bias_add(x, bias):
    """y[..., j] = x[..., j] + bias[j]"""
    def grad_bias(g):
        return g.sum(axis=tuple(range(g.ndim - bias.ndim)))

    return x + bias, (lambda g: g, grad_bias)
