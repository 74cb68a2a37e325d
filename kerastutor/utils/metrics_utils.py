"""Counting hits and misses at many thresholds at once: what precision, recall and the area below a curve are made of, in NumPy alone."""
from enum import Enum

import numpy as np

from ..core.tensor import value_of

NEG_INF = -1e10  # what scores outside the top k become: below every threshold


class Reduction:
    """How values gathered over many batches become one: added up, or divided by their number, or by the sum of their weights."""

    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"
    WEIGHTED_MEAN = "weighted_mean"


class ConfusionMatrix(Enum):
    """The four counts: called positive and rightly so, called positive and wrongly so, …"""

    TRUE_POSITIVES = "tp"
    FALSE_POSITIVES = "fp"
    TRUE_NEGATIVES = "tn"
    FALSE_NEGATIVES = "fn"


class AUCCurve(Enum):
    """The curve below which the area lies: recall over false alarms, or precision over recall."""

    ROC = "ROC"
    PR = "PR"

    @staticmethod
    def from_str(key):
        """The curve called 'ROC' or 'PR', in large or small letters."""
        return _member(AUCCurve, "curve", key)


class AUCSummationMethod(Enum):
    """How the curve runs between two thresholds: as it would if there were more, or at its upper, or at its lower end."""

    INTERPOLATION = "interpolation"
    MAJORING = "majoring"
    MINORING = "minoring"

    @staticmethod
    def from_str(key):
        """The way called 'interpolation', 'majoring' or 'minoring', in large or small letters."""
        return _member(AUCSummationMethod, "summation_method", key)


def _member(kind, argument, key):
    if str(key).upper() not in kind.__members__:
        raise ValueError(f"AUC: {argument} must be {' or '.join(repr(member.value) for member in kind)}, got {key!r}.")
    return kind[key.upper()]


# Thresholds

def assert_thresholds_range(thresholds):
    """A ValueError for thresholds that are not from 0 to 1, a TypeError for what is no number.

    Examples
    --------
    >>> assert_thresholds_range([0.5, 1.5])
    Traceback (most recent call last):
    ...
    ValueError: Threshold values must be in [0, 1]. Invalid values: [1.5]. Thresholds are compared with probabilities.
    """
    try:
        invalid = [t for t in thresholds if t is None or not 0 <= t <= 1]
    except TypeError:
        raise TypeError(f"Threshold values must be numbers in [0, 1], got {thresholds!r}.") from None
    if invalid:
        raise ValueError(f"Threshold values must be in [0, 1]. Invalid values: {invalid}. Thresholds are compared with probabilities.")


def parse_init_thresholds(thresholds, default_threshold=0.5):
    """The list of thresholds that one, several, or None (the default) stand for.

    Examples
    --------
    >>> parse_init_thresholds(None), parse_init_thresholds(0.3)
    ([0.5], [0.3])
    """
    if thresholds is None:
        return [default_threshold]
    listed = list(thresholds) if isinstance(thresholds, (list, tuple, np.ndarray)) else [thresholds]
    if not listed:
        raise ValueError("thresholds must hold at least one number from 0 to 1, got an empty list; None stands for 0.5.")
    assert_thresholds_range(listed)
    return listed


# Shapes

def squeeze_pair(y_true, y_pred):
    """Both as they are, but for a last axis of size 1 that one of them has and the other lacks."""
    if y_pred.ndim == y_true.ndim + 1 and y_pred.shape[-1] == 1:
        return y_true, y_pred[..., 0]
    if y_true.ndim == y_pred.ndim + 1 and y_true.shape[-1] == 1:
        return y_true[..., 0], y_pred
    return y_true, y_pred


def spread_weights(weights, shape):
    """Sample weights in `shape`: those of fewer axes count for whole rows, axes of size 1 are repeated.

    Examples
    --------
    >>> spread_weights(np.array([1., 2.]), (2, 3))
    array([[1., 1., 1.],
           [2., 2., 2.]])
    """
    given = weights.shape
    if weights.ndim == len(shape) + 1 and given[-1] == 1:
        weights = weights[..., 0]
    elif 0 < weights.ndim < len(shape):
        weights = weights.reshape(given + (1,) * (len(shape) - weights.ndim))
    try:
        return np.broadcast_to(weights, shape)
    except ValueError:
        a_sample = f"one weight a sample, {tuple(shape[:1])}, or " if len(shape) > 1 else ""
        raise ValueError(f"Sample weights of shape {given} do not fit values of shape {tuple(shape)}. "
                         f"Give {a_sample}one a value, {tuple(shape)}.") from None


# Counting

def filter_top_k(x, k):
    """Scores as they are where they are among the k largest of their row, of equal ones the first; -1e10 elsewhere.

    Examples
    --------
    >>> filter_top_k(np.array([[0.1, 0.3, 0.3, 0.3]]), 2)[0, 1:].tolist()
    [0.3, 0.3, -10000000000.0]
    """
    x = value_of(x)
    if not 1 <= k <= x.shape[-1]:
        raise ValueError(f"top_k must be a whole number from 1 to {x.shape[-1]}, the number of scores in a row, got {k}.")
    best = np.argsort(-x, axis=-1, kind="stable")[..., :k]
    kept = np.full_like(x, NEG_INF)
    np.put_along_axis(kept, best, np.take_along_axis(x, best, axis=-1), axis=-1)
    return kept


def count_sides(positive, scores, thresholds, weights=None):
    """tp[k] = sum_b w[b] [positive[b] and scores[b] > thresholds[k]], and so on for fp, tn and fn

    Parameters
    ----------
    positive : (n,) of bool
    scores : (n,)
        NaN is larger than no threshold.
    thresholds : (k,)
        In any order.
    weights : (n,), optional

    Returns
    -------
    dict of ConfusionMatrix to (k,) of float64

    Notes
    -----
    No array of n times k numbers is made. Each sample is dropped into the gap between two thresholds where its score lies, by bisection;
    what lies above a threshold is then the sum of the gaps above it. A score equal to a threshold is not larger than it, and falls
    into the gap below.

    Examples
    --------
    >>> found = count_sides(np.array([False, True, True]), np.array([0.4, 0.5, 0.9]), [0.3, 0.5])
    >>> found[ConfusionMatrix.TRUE_POSITIVES].tolist(), found[ConfusionMatrix.FALSE_NEGATIVES].tolist()
    ([2.0, 1.0], [0.0, 1.0])
    """
    thresholds = np.asarray(thresholds, scores.dtype)
    if (thresholds[1:] < thresholds[:-1]).any():
        order = thresholds.argsort()
        return {key: counts[order.argsort()] for key, counts in count_sides(positive, scores, thresholds[order], weights).items()}
    gap = thresholds.searchsorted(scores, side="left")
    gap[np.isnan(scores)] = 0
    gaps = len(thresholds) + 1
    cells = np.bincount(gap + gaps * positive, weights, 2 * gaps).reshape(2, gaps)
    below = cells.cumsum(axis=1, dtype="float64")[:, :-1]
    above = cells[:, ::-1].cumsum(axis=1, dtype="float64")[:, -2::-1]
    return {ConfusionMatrix.TRUE_POSITIVES: above[1], ConfusionMatrix.FALSE_POSITIVES: above[0],
            ConfusionMatrix.TRUE_NEGATIVES: below[0], ConfusionMatrix.FALSE_NEGATIVES: below[1]}


def update_confusion_matrix_variables(variables_to_update, y_true, y_pred, thresholds=0.5, top_k=None, class_id=None, sample_weight=None):
    """Add the counts of one batch to variables.

    Parameters
    ----------
    variables_to_update : dict of ConfusionMatrix to variable
        Each holds one number a threshold.
    y_true, y_pred : array_like of one shape
        Labels 0 and 1 (whatever is not 0 counts as 1), and scores.
    thresholds : float or list of float
    top_k : int, optional
        Only the k largest scores of a row can be called positive.
    class_id : int, optional
        Look at one place of the last axis alone.
    sample_weight : array_like, optional

    Raises
    ------
    ValueError
        For shapes that do not fit, and for a class that is not there.
    """
    if not variables_to_update or not all(isinstance(key, ConfusionMatrix) for key in variables_to_update):
        raise ValueError(f"variables_to_update must be a dict of {' or '.join(map(str, ConfusionMatrix))} to a variable, "
                         f"got {list(variables_to_update)}.")
    y_true, y_pred = squeeze_pair(np.asarray(value_of(y_true)), np.asarray(value_of(y_pred)))
    if y_true.size != y_pred.size or y_true.ndim > 1 and y_pred.ndim > 1 and y_true.shape != y_pred.shape:
        raise ValueError(f"y_true of shape {y_true.shape} and y_pred of shape {y_pred.shape} do not fit: there must be a label 0 or 1 for "
                         "each score. Turn class numbers into one-hot rows with kerastutor.utils.to_categorical(y).")
    weights = None if sample_weight is None else spread_weights(np.asarray(value_of(sample_weight), "float64"), y_pred.shape)
    if top_k is not None:
        y_pred = filter_top_k(y_pred, top_k)
    if class_id is not None:
        if y_pred.ndim < 1 or not 0 <= class_id < y_pred.shape[-1]:
            raise ValueError(f"class_id must be a whole number from 0 to {y_pred.shape[-1] - 1} for scores of shape {y_pred.shape}, "
                             f"got {class_id}.")
        y_true, y_pred, weights = (x if x is None else x[..., class_id] for x in (y_true, y_pred, weights))
    thresholds = thresholds if isinstance(thresholds, (list, tuple, np.ndarray)) else [thresholds]
    found = count_sides(y_true.ravel() != 0, y_pred.ravel(), thresholds, None if weights is None else weights.ravel())
    for key, variable in variables_to_update.items():
        value = value_of(variable)
        value += found[key].astype(value.dtype)
