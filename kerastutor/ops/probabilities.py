"""Softmax, sigmoid and the cross-entropies, fused where apart they would lose digits."""
import numpy as np

from ..core import state
from ..core.op import op
from . import elementwise, reductions


@op
def softmax(x, axis=-1):
    """y[i] = e^x[i] / sum_j e^x[j]"""
    y = np.exp(x - x.max(axis=axis, keepdims=True))
    y /= y.sum(axis=axis, keepdims=True)
    return y, (lambda g: y * (g - (g * y).sum(axis=axis, keepdims=True)),)


def softmax_simple(x, axis=-1):
    """`softmax` put together from smaller operations."""
    e = elementwise.exp(x - reductions.max(x, axis=axis, keepdims=True))
    return e / reductions.sum(e, axis=axis, keepdims=True)


@op
def _softmax_crossentropy(logits, target, axis=-1):
    """l = -sum_c t[c] ln softmax(x)[c]"""
    x = logits - np.max(logits, axis=axis, keepdims=True)
    total = np.log(np.sum(np.exp(x), axis=axis, keepdims=True))
    log_p = x - total

    def grad_logits(g):
        g = np.expand_dims(g, axis)
        return g * (np.exp(log_p) * np.sum(target, axis=axis, keepdims=True) - target)

    def grad_target(g):
        return -np.expand_dims(g, axis) * log_p

    return -np.sum(target * log_p, axis=axis), (grad_logits, grad_target)


def softmax_crossentropy_simple(logits, target, axis=-1):
    """The same from smaller operations; loses digits where a probability is nearly 0."""
    return -reductions.sum(target * elementwise.log(softmax_simple(logits, axis)), axis=axis)


@op
def _sigmoid_crossentropy(logits, target):
    """l = max(x, 0) - x t + ln(1 + e^-|x|), which is -t ln s(x) - (1 - t) ln(1 - s(x))"""
    small = np.exp(-np.abs(logits))

    def grad_logits(g):
        return g * (np.where(logits >= 0, 1, small) / (1 + small) - target)

    def grad_target(g):
        return -g * logits

    return np.maximum(logits, 0) - logits * target + np.log1p(small), (grad_logits, grad_target)


def sigmoid_crossentropy_simple(logits, target):
    """The same from smaller operations; loses digits where the sigmoid is nearly 0 or 1."""
    s = elementwise.sigmoid(logits)
    return -(target * elementwise.log(s) + (1 - target) * elementwise.log(1 - s))


@op
def _clipped_crossentropy(output, target, axis=-1):
    """l = -sum_c t[c] ln p[c], where p = output / sum output, kept within [epsilon, 1 - epsilon]"""
    e = state.epsilon()
    total = output.sum(axis=axis, keepdims=True)
    p = output / total
    inside = (p >= e) & (p <= 1 - e)
    clipped = np.clip(p, e, 1 - e)

    def grad_output(g):
        down = -np.expand_dims(g, axis) * target / clipped * inside
        return (down - (down * p).sum(axis=axis, keepdims=True)) / total

    def grad_target(g):
        return -np.expand_dims(g, axis) * np.log(clipped)

    return -(target * np.log(clipped)).sum(axis=axis), (grad_output, grad_target)


def clipped_crossentropy_simple(output, target, axis=-1):
    """The same from smaller operations."""
    e = state.epsilon()
    p = output / reductions.sum(output, axis=axis, keepdims=True)
    return -reductions.sum(target * elementwise.log(elementwise.clip(p, e, 1 - e)), axis=axis)


@op
def _clipped_binary_crossentropy(output, target):
    """l = -t ln(p + epsilon) - (1 - t) ln(1 - p + epsilon), where p is the output kept within [epsilon, 1 - epsilon]"""
    e = state.epsilon()
    p = np.clip(output, e, 1 - e)
    inside = (output >= e) & (output <= 1 - e)

    def grad_output(g):
        return g * inside * ((1 - target) / (1 - p + e) - target / (p + e))

    def grad_target(g):
        return g * (np.log(1 - p + e) - np.log(p + e))

    return -target * np.log(p + e) - (1 - target) * np.log(1 - p + e), (grad_output, grad_target)


def clipped_binary_crossentropy_simple(output, target):
    """The same from smaller operations."""
    e = state.epsilon()
    p = elementwise.clip(output, e, 1 - e)
    return -(target * elementwise.log(p + e) + (1 - target) * elementwise.log(1 - p + e))


def categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """l = -sum_c target[c] ln output[c], for probabilities or, with `from_logits`, for what goes into a softmax."""
    check_shapes("categorical_crossentropy", target, output)
    fused = _softmax_crossentropy if from_logits else _clipped_crossentropy
    return fused(output, target, axis=axis)


def binary_crossentropy(target, output, from_logits=False):
    """l = -target ln output - (1 - target) ln(1 - output), number by number."""
    check_shapes("binary_crossentropy", target, output)
    if from_logits:
        return _sigmoid_crossentropy(output, target)
    return _clipped_binary_crossentropy(output, target)


@op
def _sparse_crossentropy(output, labels, from_logits=False):
    """l = -ln p[label]; p is the softmax of the output, or the output kept within [epsilon, 1 - epsilon]"""
    classes = output.shape[-1]
    labels = np.asarray(labels).astype("int64").reshape(-1)
    outside = (labels < 0) | (labels >= classes)
    if outside.any():
        raise ValueError(f"sparse_categorical_crossentropy: label {labels[outside][0]} is outside 0 … {classes - 1}, "
                         f"the {classes} classes of the output.")
    e = state.epsilon()
    flat = output.reshape(-1, classes)
    if from_logits:
        x, inside = flat, True
    else:
        inside = (flat >= e) & (flat <= 1 - e)
        clipped = np.clip(flat, e, 1 - e)
        x = np.log(clipped)
    x = x - np.max(x, axis=-1, keepdims=True)
    log_p = x - np.log(np.sum(np.exp(x), axis=-1, keepdims=True))
    rows = np.arange(len(labels))

    def grad_output(g):
        down = np.exp(log_p)
        down[rows, labels] -= 1
        down *= g.reshape(-1, 1)
        return (down if from_logits else down / clipped * inside).reshape(output.shape)

    return -log_p[rows, labels].reshape(output.shape[:-1]), (grad_output,)


def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """l = -ln output[target], for whole-number labels instead of one-hot rows."""
    rank = len(output.shape)
    if axis not in (-1, rank - 1):
        raise ValueError(f"sparse_categorical_crossentropy: axis must be the last one, -1 or {rank - 1}, got {axis}.")
    return _sparse_crossentropy(output, target, from_logits=from_logits)


def check_shapes(name, target, output):
    """Targets and outputs that cannot be laid over one another are an error that names both shapes."""
    a, b = tuple(np.shape(target)) if not hasattr(target, "shape") else tuple(target.shape), tuple(output.shape)
    if len(a) != len(b) or any(m != n and None not in (m, n) and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError(f"{name}: the target has shape {a}, the output {b}; they must be alike.")
