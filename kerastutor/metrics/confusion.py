"""Metrics made of four counts: positives and negatives, called so rightly and wrongly, on either side of a threshold."""
import numpy as np

from ..core.tensor import Tensor, value_of
from ..utils.metrics_utils import NEG_INF, ConfusionMatrix, parse_init_thresholds, squeeze_pair, update_confusion_matrix_variables
from .base import Metric
from .fitting import warn_once

TP, FP = ConfusionMatrix.TRUE_POSITIVES, ConfusionMatrix.FALSE_POSITIVES
TN, FN = ConfusionMatrix.TRUE_NEGATIVES, ConfusionMatrix.FALSE_NEGATIVES


class CountingMetric(Metric):
    """The base of metrics that count: a subclass settles `thresholds` and says by `_count` what it counts at each of them.

    Labels are 0 or 1, predictions probabilities; one is called positive that is larger than the threshold. Other labels, of which every
    one that is not 0 counts as 1, and predictions outside [0, 1], are told by a warning, once.
    """

    top_k = class_id = None

    def __init__(self, name=None, dtype=None):
        super().__init__(name, dtype)
        self._counts = {}

    def _count(self, **names):
        """A variable for each of the four counts that is named: `_count(TRUE_POSITIVES='true_positives')`."""
        self._at = np.asarray(self.thresholds, self.dtype)
        for count, name in names.items():
            self._counts[ConfusionMatrix[count]] = self.add_weight(name, (len(self.thresholds),))
        return tuple(self._counts.values())

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in one batch.

        Parameters
        ----------
        y_true, y_pred : array_like of one shape
            Labels 0 and 1, and probabilities.
        sample_weight : array_like, optional
            One weight a sample, or one a prediction.

        Raises
        ------
        ValueError
            For shapes that do not fit, and for a `top_k` or `class_id` that the last axis does not have.
        """
        y_true, y_pred = squeeze_pair(np.asarray(value_of(y_true), self.dtype), np.asarray(value_of(y_pred), self.dtype))
        try:
            update_confusion_matrix_variables(self._counts, y_true, y_pred, self._at, self.top_k, self.class_id, sample_weight)
        except ValueError as error:
            raise ValueError(f"{self.name}: {error}") from None
        self._warn_of_labels(y_true)
        if self.thresholds[0] != NEG_INF:
            self._warn_of_scores(y_pred)

    def _warn_of_labels(self, y_true):
        if not (y_true * y_true == y_true).all():
            strange = y_true[(y_true != 0) & (y_true != 1)][0]
            warn_once(self, "labels", f"{self.name} takes labels 0 and 1, got {strange:g}, which counts as 1, as all do that are not 0. "
                      "For labels -1 and 1 pass (y + 1) / 2, for several classes one-hot rows: kerastutor.utils.to_categorical(y).")

    def _warn_of_scores(self, y_pred):
        if y_pred.size and not (y_pred.min() >= 0 and y_pred.max() <= 1):
            strange = y_pred[~((y_pred >= 0) & (y_pred <= 1))][0]
            way_out = ("Look for NaN in the data, or lower the learning rate." if np.isnan(strange) else
                       "Let the last layer end in a sigmoid or a softmax, or pass K.sigmoid(y_pred).")
            warn_once(self, "scores", f"{self.name} takes probabilities from 0 to 1, which it compares with thresholds within them, got "
                      f"{strange:g}. {way_out}")


def share(part, whole):
    """part / whole; 0 where the whole is not larger than 0"""
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)


def one_or_all(values):
    """The only number there is, or all of them."""
    return Tensor(np.asarray(values[0]) if len(values) == 1 else np.array(values))


# One count

class OneCount(CountingMetric):
    """The base of the four counts themselves."""

    def __init__(self, counted, thresholds=None, name=None, dtype=None):
        super().__init__(name, dtype)
        self.init_thresholds = thresholds
        self.thresholds = parse_init_thresholds(thresholds)
        self.accumulator, = self._count(**{counted: "accumulator"})

    def result(self):
        """The count, or the counts at several thresholds."""
        return one_or_all(self.accumulator.value)

    def get_config(self):
        return {**super().get_config(), "thresholds": self.init_thresholds}


class TruePositives(OneCount):
    """TP = sum_b w[b] [t[b] = 1 and y[b] > threshold]

    Parameters
    ----------
    thresholds : float or list of float from 0 to 1
        0.5 by default; for several the result is an array.

    Examples
    --------
    >>> float(TruePositives()([0, 1, 1], [0.9, 0.4, 0.8]))
    1.0
    >>> TruePositives([0.3, 0.5])([0, 1, 1], [0.9, 0.4, 0.8])
    Tensor([2., 1.])
    """

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__("TRUE_POSITIVES", thresholds, name, dtype)


class TrueNegatives(OneCount):
    """TN = sum_b w[b] [t[b] = 0 and y[b] <= threshold]

    Examples
    --------
    >>> float(TrueNegatives()([0, 0, 1], [0.9, 0.4, 0.8]))
    1.0
    """

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__("TRUE_NEGATIVES", thresholds, name, dtype)


class FalsePositives(OneCount):
    """FP = sum_b w[b] [t[b] = 0 and y[b] > threshold]: false alarms

    Examples
    --------
    >>> float(FalsePositives()([0, 0, 1], [0.9, 0.4, 0.8]))
    1.0
    """

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__("FALSE_POSITIVES", thresholds, name, dtype)


class FalseNegatives(OneCount):
    """FN = sum_b w[b] [t[b] = 1 and y[b] <= threshold]: those that were missed

    Examples
    --------
    >>> float(FalseNegatives()([1, 1, 0], [0.9, 0.4, 0.8]))
    1.0
    """

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__("FALSE_NEGATIVES", thresholds, name, dtype)


# A share of counts

class Share(CountingMetric):
    """The base of precision and recall: TP over TP and one count more."""

    def __init__(self, other, thresholds, top_k, class_id, name, dtype):
        super().__init__(name, dtype)
        self.init_thresholds, self.top_k, self.class_id = thresholds, top_k, class_id
        self.thresholds = parse_init_thresholds(thresholds, 0.5 if top_k is None else NEG_INF)
        self.true_positives, self._other = self._count(TRUE_POSITIVES="true_positives", **{other.upper(): other})
        setattr(self, other, self._other)

    def result(self):
        """The share, or the shares at several thresholds; 0 where there is nothing to divide by."""
        return one_or_all(share(self.true_positives.value, self.true_positives.value + self._other.value))

    def get_config(self):
        return {**super().get_config(), "thresholds": self.init_thresholds, "top_k": self.top_k, "class_id": self.class_id}


class Precision(Share):
    """p = TP / (TP + FP): of those called positive, the share that is

    Parameters
    ----------
    thresholds : float or list of float from 0 to 1
        0.5 by default; for several the result is an array.
    top_k : int, optional
        Call positive the k largest predictions of each row, and, unless thresholds are given, all of them.
    class_id : int, optional
        Look at one place of the last axis alone.

    Notes
    -----
    Called with one-hot rows it counts all places of all rows together ("micro" precision).

    Examples
    --------
    >>> float(Precision()([0, 1, 1], [0.9, 0.4, 0.8]))
    0.5
    >>> float(Precision(top_k=1)([[0, 1, 0], [1, 0, 0]], [[0.2, 0.4, 0.1], [0.1, 0.3, 0.2]]))
    0.5
    """

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__("false_positives", thresholds, top_k, class_id, name, dtype)


class Recall(Share):
    """r = TP / (TP + FN): of those that are positive, the share that is found

    Parameters
    ----------
    thresholds : float or list of float from 0 to 1
        0.5 by default; for several the result is an array.
    top_k : int, optional
        Call positive the k largest predictions of each row, and, unless thresholds are given, all of them.
    class_id : int, optional
        Look at one place of the last axis alone.

    Examples
    --------
    >>> Recall([0.3, 0.5])([0, 1, 1], [0.9, 0.4, 0.8])
    Tensor([1. , 0.5])
    """

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__("false_negatives", thresholds, top_k, class_id, name, dtype)
