"""Softmax, sigmoid and the cross-entropies, fused where apart they would lose digits."""
import numpy as np

from ..core import state, told
from ..core.op import op
from ..core.symbol import Symbol, draw
from ..core.tensor import value_of
from . import elementwise, reductions, shapes
from .logits import Probabilities, logits_behind, remembering_logits


@op
def softmax(x, axis=-1):
    """y[i] = e^x[i] / sum_j e^x[j]"""
    y = np.exp(x - x.max(axis=axis, keepdims=True))
    y /= y.sum(axis=axis, keepdims=True)
    return y, (lambda g: y * (g - (g * y).sum(axis=axis, keepdims=True)),)


softmax = remembering_logits(softmax)


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
    if not np.all(total):
        told.warn("row of 0", "categorical_crossentropy: a row of predictions adds up to 0, so it shares out nothing and its loss is NaN: "
                  "is the last layer without softmax? Use activation='softmax' there, or the loss with from_logits=True.", 5)
    with np.errstate(invalid="ignore", divide="ignore"):
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
    """l = -sum_c target[c] ln output[c], for probabilities or, with `from_logits`, for what goes into a softmax.

    Notes
    -----
    Probabilities that a softmax has just made are looked through: the loss is computed from what went into it. So a class that was
    given next to nothing still has its full gradient, output - target, where the logarithm of a clipped probability has none.
    """
    if isinstance(target, Symbol) or isinstance(output, Symbol):
        return draw(categorical_crossentropy, (target, output), {"from_logits": from_logits, "axis": axis})
    check_shapes("categorical_crossentropy", target, output)
    output, from_logits = seen_through("categorical_crossentropy", "softmax", output, from_logits, axis)
    fused = _softmax_crossentropy if from_logits else _clipped_crossentropy
    return fused(output, target, axis=axis)


def binary_crossentropy(target, output, from_logits=False):
    """l = -target ln output - (1 - target) ln(1 - output), number by number.

    Notes
    -----
    Probabilities that a sigmoid has just made are looked through, as a softmax is in `categorical_crossentropy`.
    """
    if isinstance(target, Symbol) or isinstance(output, Symbol):
        return draw(binary_crossentropy, (target, output), {"from_logits": from_logits})
    check_shapes("binary_crossentropy", target, output)
    output, from_logits = seen_through("binary_crossentropy", "sigmoid", output, from_logits)
    return _sigmoid_crossentropy(output, target) if from_logits else _clipped_binary_crossentropy(output, target)


def seen_through(name, made_by, output, from_logits, axis=None):
    """(output, from_logits), or (logits, True) where the output is what a softmax or a sigmoid made of logits."""
    if from_logits:
        if isinstance(output, Probabilities):
            told.warn(name + " twice", f"{name}: from_logits=True, but these predictions come out of a {output.made_by} already, so it is "
                      "applied twice and the gradient is far too small. Leave out from_logits=True, or the last layer's activation.", 4)
        return output, True
    logits = logits_behind(output, made_by, axis)
    if logits is not None:
        return logits, True
    check_range(name, made_by, output)
    return output, False


def check_range(name, activation, output):
    """A warning for predictions that cannot be probabilities; Keras clips them, and where it clips there is no gradient."""
    if told.was_told(name):
        return
    values = value_of(output)
    low, high = np.min(values, initial=0), np.max(values, initial=1)
    if low < -1e-5 or high > 1 + 1e-5:
        strange = high if high > 1 + 1e-5 else low
        told.warn(name, f"{name}: predictions are to be probabilities from 0 to 1, but one is {strange:.4g}: is the last layer without "
                  f"{activation}? Use activation={activation!r} there, or the loss with from_logits=True.", 5)


@op
def _sparse_crossentropy(output, labels, from_logits=False):
    """l = -ln p[label]; p is the softmax of the output, or the output kept within [epsilon, 1 - epsilon]"""
    classes = output.shape[-1]
    labels = whole_labels("sparse_categorical_crossentropy", labels, classes)
    e = state.epsilon()
    flat = output.reshape(-1, classes)
    if len(labels) != len(flat):
        raise ValueError(f"sparse_categorical_crossentropy: {len(labels)} labels were given for predictions of shape {output.shape}, which "
                         f"need {len(flat)}, one for each row. One-hot rows are for categorical_crossentropy, "
                         "or become labels by y.argmax(axis=-1).")
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

    return 0 - log_p[rows, labels].reshape(output.shape[:-1]), (grad_output,)


def whole_labels(name, given, classes):
    """Labels as a flat array of whole numbers.

    Raises
    ------
    ValueError
        For one outside 0 … classes - 1; which one, and where it stands, is said.
    """
    given = np.asarray(given).reshape(-1)
    labels = given.astype("int64") if given.dtype.kind in "iub" or np.isfinite(given).all() else given
    outside = ~((labels >= 0) & (labels < classes))
    if outside.any():
        place = int(np.argmax(outside))
        known = f"0 … {classes - 1}, the {classes} classes of the output" if classes > 1 else "0, the one class of the output"
        raise ValueError(f"{name}: label {given[place]:g} is outside {known}; it is number {place} of {len(given)}, counted from 0. "
                         + way_out_of_labels(given, classes))
    return labels


def way_out_of_labels(labels, classes):
    """What helps where labels do not fit the classes."""
    if not np.isfinite(labels).all():
        return "A label must be a number: drop the rows without one."
    if classes == 1:
        return ("Two classes and one unit go with activation='sigmoid' and the loss 'binary_crossentropy'; this loss needs a unit for "
                "each class.")
    low, high = int(labels.min()), int(labels.max())
    if low == 1 and high == classes:
        return "Labels count from 0: subtract 1."
    if low < 0:
        return "Labels count from 0: give each class such a number, for instance by np.unique(y, return_inverse=True)[1]."
    return f"The last layer needs {high + 1} units for labels up to {high}, or the labels other numbers."


def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """l = -ln output[target], for whole-number labels instead of one-hot rows.

    Notes
    -----
    Probabilities that a softmax has just made are looked through, as in `categorical_crossentropy`.
    """
    if isinstance(target, Symbol) or isinstance(output, Symbol):
        return draw(sparse_categorical_crossentropy, (target, output), {"from_logits": from_logits, "axis": axis})
    rank = len(output.shape)
    if not -rank <= axis < rank:
        raise ValueError(f"sparse_categorical_crossentropy: axis must be from {-rank} to {rank - 1} for an output of shape "
                         f"{tuple(output.shape)}, got {axis}.")
    output, from_logits = seen_through("sparse_categorical_crossentropy", "softmax", output, from_logits, axis)
    if axis not in (-1, rank - 1):
        axis %= rank
        output = shapes.permute_dimensions(output, [k for k in range(rank) if k != axis] + [axis])
    return _sparse_crossentropy(output, target, from_logits=from_logits)


def check_shapes(name, target, output):
    """Targets and outputs that cannot be laid over one another are an error that names both shapes."""
    a, b = tuple(np.shape(target)) if not hasattr(target, "shape") else tuple(target.shape), tuple(output.shape)
    if len(a) != len(b) or any(m != n and None not in (m, n) and 1 not in (m, n) for m, n in zip(a, b)):
        raise ValueError(f"{name}: the target has shape {a}, the output {b}; they must be alike.")
