"""Whether targets and predictions belong together: what comes before a metric compares them, and what is said when they do not."""
import numpy as np

from .. import losses
from ..core import told
from ..core.tensor import value_of
from ..utils.metrics_utils import squeeze_pair
from . import functions

TAKES_LABELS = {  # each with its twin for one-hot rows
    functions.sparse_categorical_accuracy: "categorical_accuracy",
    functions.sparse_top_k_categorical_accuracy: "top_k_categorical_accuracy",
    losses.sparse_categorical_crossentropy: "categorical_crossentropy",
}
TAKES_ROWS = {  # each with its twin for labels
    functions.categorical_accuracy: "sparse_categorical_accuracy",
    functions.top_k_categorical_accuracy: "sparse_top_k_categorical_accuracy",
    losses.categorical_crossentropy: "sparse_categorical_crossentropy",
}
COMPARES_PLACES = (functions.categorical_accuracy, functions.top_k_categorical_accuracy)


def fitted(metric, function, y_true, y_pred):
    """Targets and predictions as arrays of the metric's type of number, and without a last axis of size 1 that only one of them has.

    What the library's own functions cannot compare is a ValueError; what they can, but to no purpose, is a warning, told once a metric.
    """
    y_true, y_pred = squeeze_pair(np.asarray(value_of(y_true), metric.dtype), np.asarray(value_of(y_pred), metric.dtype))
    function = getattr(function, "fn", function)  # of a loss object
    if is_own(function):
        if function in TAKES_LABELS:
            check_labels(metric.name, function, y_true, y_pred)
        elif y_true.shape != y_pred.shape:
            check_rows(metric, function, y_true, y_pred)
    return y_true, y_pred


def is_own(function):
    """Whether a function is the library's, so that its needs are known."""
    return getattr(function, "__module__", None) in (functions.__name__, losses.__name__)


def check_labels(name, function, y_true, y_pred):
    """A ValueError unless there is one label for each row of predictions."""
    rows = y_pred.shape[:-1]
    if y_true.shape in (rows, rows + (1,)):
        return
    if y_true.shape == y_pred.shape:
        raise functions.rows_for_labels(name, y_true.shape, TAKES_LABELS[function])
    raise ValueError(f"{name}: y_true of shape {y_true.shape} and y_pred of shape {y_pred.shape} do not fit: "
                     f"there must be one label for each row of predictions, {rows} or {rows + (1,)}.")


def check_rows(metric, function, y_true, y_pred):
    """A ValueError for targets that cannot be compared with the predictions; a warning for those that are repeated to be so."""
    comparable = y_true.ndim == y_pred.ndim if function in COMPARES_PLACES else can_broadcast(y_true.shape, y_pred.shape)
    if y_true.ndim and y_pred.ndim and (not comparable or y_true.shape[0] != y_pred.shape[0]):
        raise ValueError(f"{metric.name}: y_true of shape {y_true.shape} and y_pred of shape {y_pred.shape} do not fit: there must be a "
                         f"target for each prediction.{way_out(function, y_true, y_pred)}")
    if y_true.ndim:
        warn_once(metric, "shapes", f"{metric.name} compares y_true of shape {y_true.shape} with y_pred of shape {y_pred.shape}, and the "
                  f"number says little.{way_out(function, y_true, y_pred)}")


def can_broadcast(one, other):
    """Whether arrays of two shapes can be compared number by number."""
    return all(a == b or 1 in (a, b) for a, b in zip(one[::-1], other[::-1]))


def way_out(function, y_true, y_pred):
    """What to do about labels where rows are meant, or about rows where there is one output."""
    if y_true.shape in (y_pred.shape[:-1], y_pred.shape[:-1] + (1,)):
        twin = TAKES_ROWS.get(function)
        instead = f", or use {twin!r}, which takes labels" if twin else ""
        return f" If y_true holds class numbers, turn them into one-hot rows with kerastutor.utils.to_categorical(y){instead}."
    if y_true.shape[:1] != y_pred.shape[:1]:
        return f" Samples: {y_true.shape[0]} in y_true, {y_pred.shape[0]} in y_pred; did a batch lose some?"
    return f" Bring both to one shape; the last axis has size {y_true.shape[-1]} here and {y_pred.shape[-1]} there."


def warn_once(metric, subject, text):
    """A warning, the first time that there is reason for it."""
    with told.each_once(metric._told):
        told.warn(subject, text, stacklevel=4)
