"""Metrics that look at all thresholds at once: the area below a curve, and one end of a trade when the other is held."""
import numpy as np

from ..core.tensor import Tensor
from ..utils.metrics_utils import AUCCurve, AUCSummationMethod, assert_thresholds_range
from .confusion import CountingMetric, share

BEYOND = 1e-7  # the first threshold lies as much below 0, the last as much above 1, so that all and nothing are called positive


class CurveMetric(CountingMetric):
    """The base of metrics that keep the four counts at many thresholds."""

    def _count_all(self):
        self.true_positives, self.true_negatives, self.false_positives, self.false_negatives = self._count(
            TRUE_POSITIVES="true_positives", TRUE_NEGATIVES="true_negatives",
            FALSE_POSITIVES="false_positives", FALSE_NEGATIVES="false_negatives")

    def _of_positives(self):
        """TP / (TP + FN) at each threshold: sensitivity, recall, or the true positive rate."""
        return share(self.true_positives.value, self.true_positives.value + self.false_negatives.value)

    def _of_negatives(self):
        """TN / (TN + FP) at each threshold: specificity, the share of the negatives that are called so."""
        return share(self.true_negatives.value, self.true_negatives.value + self.false_positives.value)


class AUC(CurveMetric):
    """A = sum_k (x[k] - x[k + 1]) (y[k] + y[k + 1]) / 2, where x[k], y[k] is the curve's point at the k-th threshold

    Parameters
    ----------
    num_thresholds : int > 1
        How many, spread evenly over [0, 1].
    curve : 'ROC' or 'PR'
        ROC: the true positive rate over the false positive rate. PR: precision over recall.
    summation_method : 'interpolation', 'majoring' or 'minoring'
        What the curve is between two thresholds: as between points of the true curve; its upper end; its lower end.
    thresholds : list of float from 0 to 1
        In the place of `num_thresholds`; 0 and 1 need not be among them.

    Notes
    -----
    The area below the ROC curve is the probability that a positive sample scores higher than a negative one: 0.5 for a guess, 1 for an
    order without fault. The thresholds are the finer, the more exact. Scores that crowd in one place share a threshold, and
    the area is then less exact than their number lets hope: spread `thresholds` where the scores are.

    Between two points of a PR curve, TP grows by a constant share h = dTP / d(TP + FP) of what is called positive, n = TP + FP. Precision
    is then h + c / n, with c = TP - h n, and not a straight line; its area is the integral over recall,
    (h / P) (dTP + c ln(n[k] / n[k + 1])), P being the number of all positives.

    References
    ----------
    Fawcett: An introduction to ROC analysis, 2006.
    Davis, Goadrich: The Relationship Between Precision-Recall and ROC Curves, 2006.

    Examples
    --------
    >>> auc = AUC()
    >>> auc.update_state([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
    >>> float(auc.result())
    0.75
    """

    def __init__(self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None, dtype=None, thresholds=None):
        super().__init__(name, dtype)
        self.curve = curve if isinstance(curve, AUCCurve) else AUCCurve.from_str(curve)
        own = isinstance(summation_method, AUCSummationMethod)
        self.summation_method = summation_method if own else AUCSummationMethod.from_str(summation_method)
        if thresholds is not None:
            assert_thresholds_range(thresholds)
            inner = sorted(thresholds)
        elif num_thresholds <= 1:
            raise ValueError(f"AUC: num_thresholds must be > 1, got {num_thresholds}: a curve has two ends. Usual: 200.")
        else:
            inner = evenly(num_thresholds)[1:-1]
        self.num_thresholds = len(inner) + 2
        self.thresholds = [0 - BEYOND] + inner + [1 + BEYOND]
        self._count_all()

    def result(self):
        """The area so far."""
        roc = self.curve is AUCCurve.ROC
        if not roc and self.summation_method is AUCSummationMethod.INTERPOLATION:
            return Tensor(self.interpolate_pr_auc())
        if roc:
            x, y = share(self.false_positives.value, self.false_positives.value + self.true_negatives.value), self._of_positives()
        else:
            x, y = self._of_positives(), share(self.true_positives.value, self.true_positives.value + self.false_positives.value)
        if self.summation_method is AUCSummationMethod.INTERPOLATION:
            height = (y[:-1] + y[1:]) / 2
        else:
            end = np.minimum if self.summation_method is AUCSummationMethod.MINORING else np.maximum
            height = end(y[:-1], y[1:])
        return Tensor(np.sum((x[:-1] - x[1:]) * height))

    def interpolate_pr_auc(self):
        """A = sum_k (h[k] / P) (TP[k] - TP[k + 1] + c[k] ln(n[k] / n[k + 1])), the area below the PR curve"""
        tp, n = self.true_positives.value, self.true_positives.value + self.false_positives.value
        slope = share(tp[:-1] - tp[1:], n[:-1] - n[1:])
        intercept = tp[1:] - slope * n[1:]
        both = (n[:-1] > 0) & (n[1:] > 0)
        ratio = np.divide(n[:-1], n[1:], out=np.ones_like(slope), where=both)
        positives = (tp + self.false_negatives.value)[1:]
        return np.sum(share(slope * (tp[:-1] - tp[1:] + intercept * np.log(ratio)), positives))

    def get_config(self):
        return {**super().get_config(), "num_thresholds": self.num_thresholds, "curve": self.curve.value,
                "summation_method": self.summation_method.value, "thresholds": self.thresholds[1:-1]}


def evenly(number):
    """`number` thresholds from 0 to 1; a lone one is 0.5."""
    return [0.5] if number == 1 else [k / (number - 1) for k in range(number)]


class SensitivitySpecificityBase(CurveMetric):
    """The base of the two that hold one end of a trade and tell the other."""

    def __init__(self, value, num_thresholds=200, name=None, dtype=None):
        super().__init__(name, dtype)
        if num_thresholds <= 0:
            raise ValueError(f"{type(self).__name__}: num_thresholds must be > 0, got {num_thresholds}. Usual: 200.")
        self.value, self.num_thresholds = value, num_thresholds
        self.thresholds = evenly(num_thresholds)
        self._count_all()

    def _nearest(self, values):
        """The place of the first threshold at which `values` are nearest to the value that is held."""
        return np.argmin(np.abs(values - values.dtype.type(self.value)))

    def get_config(self):
        return {**super().get_config(), "num_thresholds": self.num_thresholds}


class SensitivityAtSpecificity(SensitivitySpecificityBase):
    """TP[k] / (TP[k] + FN[k]) at the threshold k where TN[k] / (TN[k] + FP[k]) is nearest to `specificity`

    Parameters
    ----------
    specificity : float from 0 to 1
        The share of the negatives that must be called so.
    num_thresholds : int > 0
        How many thresholds, spread evenly over [0, 1], are tried.

    Examples
    --------
    >>> float(SensitivityAtSpecificity(0.75)([0, 0, 0, 0, 1, 1], [0.1, 0.2, 0.3, 0.7, 0.5, 0.9]))
    1.0
    """

    def __init__(self, specificity, num_thresholds=200, name=None, dtype=None):
        check_share("SensitivityAtSpecificity", "specificity", specificity)
        super().__init__(specificity, num_thresholds, name, dtype)
        self.specificity = specificity

    def result(self):
        """The sensitivity at that threshold."""
        return Tensor(np.asarray(self._of_positives()[self._nearest(self._of_negatives())]))

    def get_config(self):
        return {**super().get_config(), "specificity": self.specificity}


class SpecificityAtSensitivity(SensitivitySpecificityBase):
    """TN[k] / (TN[k] + FP[k]) at the threshold k where TP[k] / (TP[k] + FN[k]) is nearest to `sensitivity`

    Parameters
    ----------
    sensitivity : float from 0 to 1
        The share of the positives that must be found.
    num_thresholds : int > 0
        How many thresholds, spread evenly over [0, 1], are tried.

    Examples
    --------
    >>> float(SpecificityAtSensitivity(0.5)([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9]))
    0.5
    """

    def __init__(self, sensitivity, num_thresholds=200, name=None, dtype=None):
        check_share("SpecificityAtSensitivity", "sensitivity", sensitivity)
        super().__init__(sensitivity, num_thresholds, name, dtype)
        self.sensitivity = sensitivity

    def result(self):
        """The specificity at that threshold."""
        return Tensor(np.asarray(self._of_negatives()[self._nearest(self._of_positives())]))

    def get_config(self):
        return {**super().get_config(), "sensitivity": self.sensitivity}


def check_share(where, argument, value):
    """A ValueError for what is no number from 0 to 1."""
    if not 0 <= value <= 1:
        raise ValueError(f"{where}: {argument} must be in the range [0, 1], got {value}.")
