"""What `compile` settles: for each output a loss, its weight, and metrics; and how they become one number."""
import numpy as np

from .. import backend as K
from .. import losses, metrics
from ..core.errors import unknown_name
from ..core.tensor import Tensor
from .shapes import as_list


class OutputTraining:
    """One output of a model in training: its loss, the loss's weight, and its metrics.

    Attributes
    ----------
    loss : Loss
        The loss as an object.
    fn : function
        The loss as a function.
    metrics : list of Metric
        Watch without sample weights; `weighted_metrics` with them.
    """

    def __init__(self, name, shape, loss, weight, metrics_given, weighted_given, several, mode=None):
        self.name, self.shape, self.weight, self.mode = name, shape, weight, mode
        found = losses.get(loss)
        self.loss = found if isinstance(found, losses.Loss) else None if found is None else losses.LossFunctionWrapper(found)
        self.fn = getattr(self.loss, "fn", self.loss)
        prefix = f"{name}_" if several else ""
        self.metrics = [self._metric(m, prefix) for m in as_list(metrics_given)]
        self.weighted_metrics = [self._metric(m, prefix) for m in as_list(weighted_given)]
        self.mean_loss = metrics.Mean(name=f"{name}_loss")

    def _metric(self, given, prefix):
        if isinstance(given, metrics.Metric):
            given.name = given.name if given.name.startswith(prefix) else prefix + given.name
            return given
        function = self._by_shape(given) if given in ("accuracy", "acc", "crossentropy", "ce") else metrics.get(given)
        if isinstance(function, metrics.Metric):
            function.name = prefix + function.name
            return function
        name = given if isinstance(given, str) else getattr(function, "name", getattr(function, "__name__", type(function).__name__))
        return metrics.MeanMetricWrapper(function, name=prefix + name)

    def _by_shape(self, given):
        """Which accuracy, or which cross-entropy, is meant: the output's width and the loss tell."""
        sparse, binary = is_loss(self.fn, losses.sparse_categorical_crossentropy), is_loss(self.fn, losses.binary_crossentropy)
        if self.shape[-1] == 1 or binary:
            kind = "binary"
        else:
            kind = "sparse_categorical" if sparse else "categorical"
        return getattr(metrics, f"{kind}_{'accuracy' if given in ('accuracy', 'acc') else 'crossentropy'}")

    @property
    def target_shape(self):
        """What targets must look like; None where the loss does not say."""
        if self.fn is None:
            return None
        if is_loss(self.fn, losses.sparse_categorical_crossentropy):
            return self.shape[:-1] + (1,)
        own = isinstance(self.loss, losses.LossFunctionWrapper) and getattr(self.fn, "__module__", "") == losses.__name__
        return self.shape if own else None

    def check_target(self, y):
        """A ValueError, with a way out, for labels where the loss takes one-hot rows, and for one-hot rows where it takes labels."""
        labels = y.ndim < len(self.shape) or y.shape[-1] == 1
        if labels and is_loss(self.fn, losses.categorical_crossentropy):
            raise ValueError(f"You are passing a target array of shape {y.shape} while using the loss 'categorical_crossentropy', which "
                             "expects one-hot rows of shape (samples, classes). Either turn the labels into such rows with "
                             "kerastutor.utils.to_categorical(y), or use the loss 'sparse_categorical_crossentropy', which takes labels "
                             "as they are.")
        if not labels and y.shape[-1] == self.shape[-1] and is_loss(self.fn, losses.sparse_categorical_crossentropy):
            raise ValueError(f"You are passing a target array of shape {y.shape} while using the loss 'sparse_categorical_crossentropy', "
                             "which expects whole-number labels of shape (samples, 1). Either turn one-hot rows into labels with "
                             "y.argmax(axis=-1), or use the loss 'categorical_crossentropy', which takes rows as they are.")

    def compute(self, y_true, y_pred, sample_weight):
        """This output's loss as one number; the mask of the output counts as a weight."""
        mask = y_pred._keras_mask
        if mask is not None:
            mask = K.cast(K.eval(mask), K.dtype(y_pred))
            sample_weight = mask if sample_weight is None else over(sample_weight, mask) * mask
        loss = self.loss(Tensor(y_true), y_pred, sample_weight)
        return K.mean(loss) if K.ndim(loss) else loss

    def gather(self, y_true, y_pred, sample_weight):
        """Let the metrics take in one batch."""
        mask = None if y_pred._keras_mask is None else np.asarray(K.eval(y_pred._keras_mask), K.floatx())
        for metric in self.metrics:
            metric.update_state(y_true, y_pred.value, sample_weight=mask)
        if self.weighted_metrics:
            both = sample_weight if mask is None else mask if sample_weight is None else over(sample_weight, mask) * mask
            for metric in self.weighted_metrics:
                metric.update_state(y_true, y_pred.value, sample_weight=both)


def over(weights, mask):
    """Weights for whole rows, with axes of size 1 for the others that the mask has."""
    return weights.reshape(weights.shape + (1,) * (mask.ndim - weights.ndim))


def is_loss(given, function):
    """Whether a loss is this function, by itself or as an object."""
    return given is function or getattr(given, "fn", None) is function


def for_outputs(given, names, kind, default=None):
    """One thing for each output, from one for all of them, a list, or a dict by output name."""
    if isinstance(given, dict) and "class_name" not in given:
        for name in given:
            if name not in names:
                raise unknown_name(f"entry in {kind} dictionary (an output is meant)", name, names)
        return [given.get(n, default) for n in names]
    if isinstance(given, (list, tuple)):
        if len(given) != len(names):
            raise ValueError(f"When passing a list as {kind}, it should have one entry per model output. "
                             f"The model has {len(names)} outputs, but you passed {kind}={given}.")
        return list(given)
    return [given if given is not None else default] * len(names)


def metrics_for_outputs(given, names):
    """The list of metrics of each output."""
    if not given:
        return [[] for _ in names]
    if isinstance(given, dict):
        for name in given:
            if name not in names:
                raise unknown_name("entry in metrics dictionary (an output is meant)", name, names)
        return [as_list(given.get(n)) for n in names]
    if not isinstance(given, (list, tuple)):
        raise TypeError(f"Type of `metrics` argument not understood. Expected a list or dictionary, found: {given!r}.")
    if any(isinstance(m, (list, tuple)) for m in given):
        if len(given) != len(names):
            raise ValueError(f"When passing a list of lists as `metrics`, it should have one entry per model output. "
                             f"The model has {len(names)} outputs, but you passed {len(given)} lists.")
        return [as_list(m) for m in given]
    if len(names) == 1:
        return [list(given)]
    return [[copy_of(m) for m in given] for _ in names]


def copy_of(metric):
    """Each output gets a metric object of its own."""
    return type(metric).from_config(metric.get_config()) if isinstance(metric, metrics.Metric) else metric
