"""How well predicted regions cover the true ones, class by class."""
import numpy as np

from .. import backend as K
from ..core.tensor import Tensor, value_of
from ..utils.metrics_utils import spread_weights
from .base import Metric


class MeanIoU(Metric):
    """m = mean_c TP[c] / (TP[c] + FP[c] + FN[c]): intersection over union, averaged over the classes that occur

    Parameters
    ----------
    num_classes : int
        Labels and predictions are whole numbers from 0 to `num_classes - 1`.

    Notes
    -----
    A confusion matrix of classes gathers over all batches: `total_cm[i, j]` is the weight of what is `i` and was called `j`. The class that
    nobody has and nobody predicts does not count.

    References
    ----------
    Everingham et al.: The Pascal Visual Object Classes Challenge: A Retrospective, 2015.

    Examples
    --------
    >>> iou = MeanIoU(num_classes=2)
    >>> iou.update_state([0, 0, 1, 1], [0, 1, 1, 1])
    >>> round(float(iou.result()), 4)  # (1 / 2 + 2 / 3) / 2
    0.5833
    """

    def __init__(self, num_classes, name=None, dtype=None):
        super().__init__(name or self._default_name(), dtype)
        if num_classes < 1:
            raise ValueError(f"MeanIoU: num_classes must be at least 1, got {num_classes}.")
        self.num_classes = num_classes
        self.total_cm = self.add_weight("total_confusion_matrix", (num_classes, num_classes), dtype="float64")

    def _default_name(self):
        number = K.get_uid("mean_io_u") - 1  # Keras begins here without a number
        return f"mean_io_u_{number}" if number else "mean_io_u"

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in one batch.

        Parameters
        ----------
        y_true, y_pred : array_like of as many whole numbers
            Of a network that ends in a softmax, `y_pred.argmax(axis=-1)`.
        sample_weight : array_like, optional

        Raises
        ------
        ValueError
            For classes that are not there, and for another number of labels than of predictions.
        """
        y_true, y_pred = np.asarray(value_of(y_true)), np.asarray(value_of(y_pred))
        if y_true.size != y_pred.size:
            raise ValueError(f"{self.name}: y_true of shape {y_true.shape} and y_pred of shape {y_pred.shape} do not fit: there must be a "
                             "predicted class for each label. Turn rows of probabilities into classes with y_pred.argmax(axis=-1).")
        weights = None
        if sample_weight is not None:
            weights = spread_weights(np.asarray(value_of(sample_weight), "float64"), y_pred.shape).ravel()
        labels, called = self._classes("y_true", y_true), self._classes("y_pred", y_pred)
        cells = np.bincount(labels * self.num_classes + called, weights, self.num_classes ** 2)
        self.total_cm.value += cells.reshape(self.num_classes, self.num_classes)

    def _classes(self, kind, numbers):
        wrong = numbers[~((numbers > -1) & (numbers < self.num_classes))]
        if wrong.size:
            way_out = f"give num_classes={numbers.max() + 1:.0f}" if wrong[0] >= self.num_classes else "count classes from 0"
            raise ValueError(f"{self.name}: {kind} must hold classes from 0 to {self.num_classes - 1}, got {wrong[0]:g}: {way_out}, "
                             f"or mend {kind}.")
        return numbers.ravel().astype("int64")

    def result(self):
        """The mean over the classes that occur; 0 when none does."""
        matrix = self.total_cm.value
        hit = np.diag(matrix)
        union = matrix.sum(axis=0) + matrix.sum(axis=1) - hit
        there = union != 0
        return Tensor(np.asarray(np.mean(hit[there] / union[there]) if there.any() else 0.0, self.dtype))

    def get_config(self):
        return {**super().get_config(), "num_classes": self.num_classes}
