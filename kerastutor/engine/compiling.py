"""What `compile` settles: for each output a loss, its weight, and metrics; and how they become one number."""
import numpy as np

from .. import backend as K
from .. import losses, metrics
from ..core import told
from ..core.errors import unknown_name
from ..core.tensor import Tensor, value_of
from .shapes import as_list
from .targets import check_target, warn_of_one_unit


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
        self.metrics = self._metrics(metrics_given, prefix)
        self.weighted_metrics = self._metrics(weighted_given, prefix)
        self.mean_loss = metrics.Mean(name=f"{name}_loss")
        self._told = set()

    def _metrics(self, given, prefix):
        """The metric objects; a function given twice under one name is watched once, an output without a loss is not watched."""
        found = {}
        for metric in [] if self.loss is None else [self._metric(m, prefix) for m in as_list(given)]:
            found.setdefault((metric.name, id(metric._fn)) if type(metric) is metrics.MeanMetricWrapper else id(metric), metric)
        return list(found.values())

    def _metric(self, given, prefix):
        by_shape = isinstance(given, str) and given in ("accuracy", "acc", "crossentropy", "ce")
        metric = self._by_shape(given) if by_shape else metrics.get(given)
        if isinstance(metric, type):
            metric = made(metric)
        if isinstance(metric, metrics.Metric):
            metric.name = metric.name if metric.name.startswith(prefix) else prefix + metric.name
            return metric
        name = given if isinstance(given, str) else getattr(metric, "name", getattr(metric, "__name__", type(metric).__name__))
        return metrics.MeanMetricWrapper(metric, name=prefix + name)

    def _by_shape(self, given):
        """Which accuracy, or which cross-entropy, is meant: the output's width and the loss tell."""
        if self.shape[-1] == 1 or self.fn is losses.binary_crossentropy:
            kind = "binary"
        else:
            kind = "sparse_categorical" if self.fn is losses.sparse_categorical_crossentropy else "categorical"
        return getattr(metrics, f"{kind}_{'accuracy' if given in ('accuracy', 'acc') else 'crossentropy'}")

    @property
    def target_shape(self):
        """What targets must look like; None where the loss does not say."""
        if self.fn is None:
            return None
        if self.fn is losses.sparse_categorical_crossentropy:
            return self.shape[:-1] + (1,)
        own = isinstance(self.loss, losses.LossFunctionWrapper) and getattr(self.fn, "__module__", "") == losses.__name__
        return self.shape if own else None

    def check_target(self, y):
        """A ValueError for targets that do not fit the loss; a warning for those that fit but mislead."""
        with told.each_once(self._told):
            check_target(self.fn, self.shape, y, self.name)

    def compute(self, y_true, y_pred, sample_weight):
        """This output's loss as one number; the mask of the output counts as a weight."""
        mask = y_pred._keras_mask
        if mask is not None:
            mask = K.cast(K.eval(mask), K.dtype(y_pred))
            sample_weight = mask if sample_weight is None else over(sample_weight, mask) * mask
        with told.each_once(self._told):
            warn_of_one_unit(y_pred)
            loss = self.loss(Tensor(y_true), y_pred, sample_weight)
        return K.mean(loss) if K.ndim(loss) else loss

    def gather(self, y_true, y_pred, sample_weight):
        """Let the metrics take in one batch."""
        if not self.metrics and not self.weighted_metrics:
            return
        y_pred, mask = y_pred.value, None if y_pred._keras_mask is None else np.asarray(K.eval(y_pred._keras_mask), K.floatx())
        y_true = y_true.astype(y_pred.dtype, copy=False)
        for metric in self.metrics:
            metric.update_state(y_true, y_pred, **({} if mask is None else {"sample_weight": mask}))
        if self.weighted_metrics:
            if sample_weight is None:
                sample_weight = np.ones(y_pred.shape[:2 if self.mode == "temporal" else 1], y_pred.dtype)
            both = sample_weight if mask is None else over(sample_weight, mask) * mask
            for metric in self.weighted_metrics:
                metric.update_state(y_true, y_pred, sample_weight=both)


def as_number(result):
    """What a metric tells: a float, or an array where there are several numbers, as of a Precision at several thresholds."""
    value = np.asarray(value_of(result))
    return value.item() if value.size == 1 else value


def over(weights, mask):
    """Weights for whole rows, with axes of size 1 for the others that the mask has."""
    return weights.reshape(weights.shape + (1,) * (mask.ndim - weights.ndim))


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


def weights_for_outputs(given, names):
    """The weight of each output's loss, 1 where none is given."""
    if not isinstance(given, (dict, list, tuple, type(None))):
        raise TypeError(f"Could not interpret loss_weights argument: {given!r}. Expected a list with a number for each output, or a dict "
                        "by output name.")
    weights = [1.0 if w is None else w for w in for_outputs(given, names, "loss_weights")]
    for name, weight in zip(names, weights):
        try:
            fits = np.isfinite(float(weight))
        except (TypeError, ValueError):
            fits = False
        if not fits:
            raise ValueError(f"loss_weights: the weight of output {name!r} must be a finite number, got {weight!r}.")
    return weights


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
    return [metrics.clone_metrics(given) for _ in names]


def made(kind):
    """A metric of a class that was given without settings."""
    try:
        return kind()
    except TypeError:
        raise ValueError(f"The metric {kind.__name__} needs settings: give compile an object, {kind.__name__}(…).") from None
