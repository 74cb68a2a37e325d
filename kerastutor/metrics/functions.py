"""Metrics as functions: one number for each sample of a batch, from its targets and predictions."""
from .. import backend as K
from .. import losses
from ..losses import (  # noqa: F401
    binary_crossentropy, categorical_crossentropy, categorical_hinge, hinge, kullback_leibler_divergence, logcosh, mean_absolute_error,
    mean_absolute_percentage_error, mean_squared_error, mean_squared_logarithmic_error, poisson, sparse_categorical_crossentropy,
    squared_hinge,
)


def accuracy(y_true, y_pred):
    """a = [t = y], number by number

    Examples
    --------
    >>> accuracy(K.constant([[1., 2.]]), K.constant([[1., 3.]]))
    Tensor([[1., 0.]])
    """
    return K.cast(K.equal(losses.as_target(y_true, y_pred), y_pred), K.floatx())


def binary_accuracy(y_true, y_pred, threshold=0.5):
    """a = mean [t = [y > threshold]]

    Notes
    -----
    At the threshold 0.5 predictions are rounded, so that 1.5 and more are neither 0 nor 1.

    Examples
    --------
    >>> binary_accuracy(K.constant([[1., 0.]]), K.constant([[0.6, 0.7]]))
    Tensor([0.5])
    """
    called = K.round(y_pred) if threshold == 0.5 else K.cast(K.greater(y_pred, threshold), K.dtype(y_pred))
    return K.mean(K.equal(losses.as_target(y_true, y_pred), called), axis=-1)


def categorical_accuracy(y_true, y_pred):
    """a = [argmax_c t[c] = argmax_c y[c]], for one-hot targets

    Examples
    --------
    >>> categorical_accuracy(K.constant([[0., 1.], [0., 1.]]), K.constant([[0.2, 0.8], [0.7, 0.3]]))
    Tensor([1., 0.])
    """
    return K.cast(K.equal(K.argmax(y_true, axis=-1), K.argmax(y_pred, axis=-1)), K.floatx())


def sparse_categorical_accuracy(y_true, y_pred):
    """a = [t = argmax_c y[c]], for targets that are whole numbers

    Examples
    --------
    >>> sparse_categorical_accuracy(K.constant([[1.], [1.]]), K.constant([[0.2, 0.8], [0.7, 0.3]]))
    Tensor([1., 0.])
    """
    labels = as_labels(y_true, y_pred, "sparse_categorical_accuracy", "categorical_accuracy")
    return K.cast(K.equal(K.cast(labels, K.floatx()), K.cast(K.argmax(y_pred, axis=-1), K.floatx())), K.floatx())


def top_k_categorical_accuracy(y_true, y_pred, k=5):
    """a = [y[argmax_c t[c]] is among the k largest of y], for one-hot targets

    Examples
    --------
    >>> top_k_categorical_accuracy(K.constant([[0., 0., 1.]]), K.constant([[0.5, 0.2, 0.3]]), k=2)
    Tensor([1.])
    """
    return among_largest(K.argmax(y_true, axis=-1), y_pred, k)


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5):
    """a = [y[t] is among the k largest of y], for targets that are whole numbers

    Equal numbers share their place: the right class counts when fewer than k are larger.

    Examples
    --------
    >>> sparse_top_k_categorical_accuracy(K.constant([[2.]]), K.constant([[0.5, 0.2, 0.3]]), k=2)
    Tensor([1.])
    """
    return among_largest(as_labels(y_true, y_pred, "sparse_top_k_categorical_accuracy", "top_k_categorical_accuracy"), y_pred, k)


def among_largest(labels, y_pred, k):
    """1 where the class that a label names is among the k largest of its row; a class that is not there never is."""
    classes = K.int_shape(y_pred)[-1]
    places = K.clip(K.cast(K.flatten(labels), "int64"), 0, classes - 1)
    there = K.cast(K.equal(places, K.cast(K.flatten(labels), "int64")), K.floatx())
    hit = K.cast(K.in_top_k(K.reshape(y_pred, (-1, classes)), places, k), K.floatx())
    return K.reshape(hit * there, K.int_shape(labels))


def as_labels(y_true, y_pred, name, twin):
    """Whole-number targets without the last axis of size 1 that they may have."""
    if K.ndim(y_true) != K.ndim(y_pred):
        return y_true
    if K.int_shape(y_true)[-1] not in (1, None):
        raise rows_for_labels(name, K.int_shape(y_true), twin)
    return K.squeeze(y_true, -1)


def rows_for_labels(name, shape, twin):
    """The ValueError for one-hot rows where labels are meant."""
    return ValueError(f"{name} takes whole-number labels of shape {shape[:-1]} or {shape[:-1] + (1,)}, got y_true of shape {shape}. "
                      f"Either turn one-hot rows into labels with y.argmax(axis=-1), or use {twin!r}, which takes rows as they are.")


def cosine_proximity(y_true, y_pred, axis=-1):
    """s = sum t y / (|t| |y|): 1 where both point the same way, -1 where they are opposed

    As a loss it is the other way round: what is to be large must become small.

    Examples
    --------
    >>> float(cosine_proximity(K.constant([[1., 0.]]), K.constant([[3., 0.]]))[0])
    1.0
    """
    return -losses.cosine_proximity(y_true, y_pred, axis)


mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
cosine = cosine_similarity = cosine_proximity
