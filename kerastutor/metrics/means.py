"""Metrics that average a function over all samples, however the batches were cut."""
import numpy as np

from ..core.tensor import Tensor
from . import functions as f
from .base import Mean, MeanMetricWrapper
from .fitting import fitted


# Right or wrong

class Accuracy(MeanMetricWrapper):
    """a = mean_b [t[b] = y[b]]: how often the prediction is the very number that the target is

    For probabilities take `BinaryAccuracy`, `CategoricalAccuracy` or `SparseCategoricalAccuracy`; the word 'accuracy', given to `compile`,
    chooses among those three.

    Examples
    --------
    >>> float(Accuracy()([[1], [2], [3], [4]], [[1], [2], [0], [4]]))
    0.75
    """

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(f.accuracy, name, dtype)


class BinaryAccuracy(MeanMetricWrapper):
    """a = mean_b [t[b] = [y[b] > threshold]]

    Examples
    --------
    >>> float(BinaryAccuracy(threshold=0.9)([[1.], [0.]], [[0.8], [0.1]]))
    0.5
    """

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(f.binary_accuracy, name, dtype, threshold=threshold)


class CategoricalAccuracy(MeanMetricWrapper):
    """a = mean_b [argmax_c t[b, c] = argmax_c y[b, c]]

    Examples
    --------
    >>> float(CategoricalAccuracy()([[0., 1.], [0., 1.]], [[0.2, 0.8], [0.7, 0.3]]))
    0.5
    """

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(f.categorical_accuracy, name, dtype)


class SparseCategoricalAccuracy(MeanMetricWrapper):
    """a = mean_b [t[b] = argmax_c y[b, c]]

    Examples
    --------
    >>> float(SparseCategoricalAccuracy()([1, 1], [[0.2, 0.8], [0.7, 0.3]]))
    0.5
    """

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(f.sparse_categorical_accuracy, name, dtype)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    """a = mean_b [y[b, argmax_c t[b, c]] is among the k largest of y[b]]

    Examples
    --------
    >>> float(TopKCategoricalAccuracy(k=2)([[0., 0., 1.], [0., 1., 0.]], [[0.5, 0.2, 0.3], [0.6, 0.1, 0.3]]))
    0.5
    """

    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(f.top_k_categorical_accuracy, name, dtype, k=k)


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """a = mean_b [y[b, t[b]] is among the k largest of y[b]]

    Examples
    --------
    >>> float(SparseTopKCategoricalAccuracy(k=2)([2, 1], [[0.5, 0.2, 0.3], [0.6, 0.1, 0.3]]))
    0.5
    """

    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None):
        super().__init__(f.sparse_top_k_categorical_accuracy, name, dtype, k=k)


# How far off

class MeanSquaredError(MeanMetricWrapper):
    """e = mean_b (t[b] - y[b])^2"""

    def __init__(self, name="mean_squared_error", dtype=None):
        super().__init__(f.mean_squared_error, name, dtype)


class RootMeanSquaredError(Mean):
    """e = sqrt(mean_b (t[b] - y[b])^2), in the unit of the targets

    The root is taken of the mean over everything, once; the mean of the batches' roots would be smaller.

    Examples
    --------
    >>> rmse = RootMeanSquaredError()
    >>> rmse.update_state([[0.]], [[1.]]); rmse.update_state([[0.]], [[7.]])
    >>> float(rmse.result())
    5.0
    """

    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name, dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in one batch of targets and predictions of one shape."""
        y_true, y_pred = fitted(self, f.mean_squared_error, y_true, y_pred)
        super().update_state(np.square(y_pred - y_true), sample_weight)

    def result(self):
        return Tensor(np.sqrt(super().result().value))


class MeanAbsoluteError(MeanMetricWrapper):
    """e = mean_b |t[b] - y[b]|, in the unit of the targets"""

    def __init__(self, name="mean_absolute_error", dtype=None):
        super().__init__(f.mean_absolute_error, name, dtype)


class MeanAbsolutePercentageError(MeanMetricWrapper):
    """e = 100 mean_b |t[b] - y[b]| / max(|t[b]|, epsilon)"""

    def __init__(self, name="mean_absolute_percentage_error", dtype=None):
        super().__init__(f.mean_absolute_percentage_error, name, dtype)


class MeanSquaredLogarithmicError(MeanMetricWrapper):
    """e = mean_b (ln(1 + t[b]) - ln(1 + y[b]))^2, for numbers from 0 on"""

    def __init__(self, name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(f.mean_squared_logarithmic_error, name, dtype)


class LogCoshError(MeanMetricWrapper):
    """e = mean_b ln cosh(y[b] - t[b])"""

    def __init__(self, name="logcosh", dtype=None):
        super().__init__(f.logcosh, name, dtype)


class CosineSimilarity(MeanMetricWrapper):
    """s = mean_b sum_i t[b, i] y[b, i] / (|t[b]| |y[b]|)

    Parameters
    ----------
    axis : int
        Along which the vectors lie.

    Examples
    --------
    >>> float(CosineSimilarity()([[0., 1.], [1., 0.]], [[0., 5.], [0., 5.]]))
    0.5
    """

    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(f.cosine_proximity, name, dtype, axis=axis)


# On which side, and by how much

class Hinge(MeanMetricWrapper):
    """e = mean_b max(1 - t[b] y[b], 0), for t = -1 or 1; labels 0 become -1"""

    def __init__(self, name="hinge", dtype=None):
        super().__init__(f.hinge, name, dtype)


class SquaredHinge(MeanMetricWrapper):
    """e = mean_b max(1 - t[b] y[b], 0)^2, for t = -1 or 1; labels 0 become -1"""

    def __init__(self, name="squared_hinge", dtype=None):
        super().__init__(f.squared_hinge, name, dtype)


class CategoricalHinge(MeanMetricWrapper):
    """e = mean_b max(0, 1 + the best wrong score - the right score)"""

    def __init__(self, name="categorical_hinge", dtype=None):
        super().__init__(f.categorical_hinge, name, dtype)


# How surprised

class BinaryCrossentropy(MeanMetricWrapper):
    """h = mean_b (-t[b] ln y[b] - (1 - t[b]) ln(1 - y[b]))

    Parameters
    ----------
    from_logits : bool
        Whether `y` is what goes into a sigmoid.
    label_smoothing : float
        s turns the targets into (1 - s) t + s / 2.
    """

    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        super().__init__(f.binary_crossentropy, name, dtype, from_logits=from_logits, label_smoothing=label_smoothing)


class CategoricalCrossentropy(MeanMetricWrapper):
    """h = -mean_b sum_c t[b, c] ln y[b, c]

    Parameters
    ----------
    from_logits : bool
        Whether `y` is what goes into a softmax.
    label_smoothing : float
        s turns the targets into (1 - s) t + s / classes.
    """

    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        super().__init__(f.categorical_crossentropy, name, dtype, from_logits=from_logits, label_smoothing=label_smoothing)


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    """h = -mean_b ln y[b, t[b]]

    Parameters
    ----------
    from_logits : bool
        Whether `y` is what goes into a softmax.
    axis : int
        Where the classes lie.
    """

    def __init__(self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, axis=-1):
        super().__init__(f.sparse_categorical_crossentropy, name, dtype, from_logits=from_logits, axis=axis)


class KLDivergence(MeanMetricWrapper):
    """d = mean_b sum_c t[b, c] ln(t[b, c] / y[b, c])"""

    def __init__(self, name="kullback_leibler_divergence", dtype=None):
        super().__init__(f.kullback_leibler_divergence, name, dtype)


class Poisson(MeanMetricWrapper):
    """e = mean_b (y[b] - t[b] ln y[b]), for counts t"""

    def __init__(self, name="poisson", dtype=None):
        super().__init__(f.poisson, name, dtype)
