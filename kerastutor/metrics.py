"""Metrics: numbers for people to read, gathered over an epoch."""
import numpy as np

from . import backend as K
from . import losses
from .core import config as _config
from .core.tensor import Tensor, value_of
from .core.weights import Variable
from .losses import (  # noqa: F401
    binary_crossentropy, categorical_crossentropy, categorical_hinge, hinge, kullback_leibler_divergence, logcosh, mean_absolute_error,
    mean_absolute_percentage_error, mean_squared_error, mean_squared_logarithmic_error, poisson, sparse_categorical_crossentropy,
    squared_hinge,
)


class Metric:
    """The base of all metrics that gather: `update_state` for each batch, `result` when asked, `reset_states` for a new epoch.

    Calling a metric updates it and gives the result so far.

    Parameters
    ----------
    name : str
    dtype : str or None
    """

    stateful = True

    def __init__(self, name=None, dtype=None, **kwargs):
        self.name = name or f"{_snake(type(self).__name__)}_{K.get_uid(type(self).__name__)}"
        self.dtype = dtype or K.floatx()
        self.weights = []

    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()

    def add_weight(self, name, shape=(), initializer=None, dtype=None):
        """A variable of the metric's own, starting at zeros."""
        start = np.zeros(shape, dtype or self.dtype) if initializer in (None, "zeros") else np.asarray(initializer(shape))
        variable = Variable(start, f"{self.name}/{name}:0", trainable=False)
        self.weights.append(variable)
        return variable

    def reset_states(self):
        """Forget everything gathered."""
        for variable in self.weights:
            variable.value[...] = 0

    def update_state(self, *args, **kwargs):
        """Take in one batch."""
        raise NotImplementedError(f"{type(self).__name__} must define update_state.")

    def result(self):
        """The metric over everything gathered."""
        raise NotImplementedError(f"{type(self).__name__} must define result.")

    def get_config(self):
        """What it takes to make another one like it."""
        return {"name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config):
        """A metric from what `get_config` gave."""
        return cls(**config)


def _snake(name):
    return "".join("_" + c.lower() if c.isupper() and i else c.lower() for i, c in enumerate(name))


def fit_weights(values, sample_weight):
    """Values and weights of one shape: weights of fewer axes count for whole rows, values of more axes are averaged down to them."""
    weights = np.asarray(value_of(sample_weight), values.dtype)
    if weights.ndim == values.ndim + 1 and weights.shape[-1] == 1:
        weights = weights[..., 0]
    while 0 < weights.ndim < values.ndim:
        weights = weights[..., None]
    return values, np.broadcast_to(weights, values.shape)


class Sum(Metric):
    """s = sum_b w[b] v[b]"""

    def __init__(self, name="sum", dtype=None):
        super().__init__(name, dtype)
        self.total = self.add_weight("total")

    def update_state(self, values, sample_weight=None):
        values = np.asarray(value_of(values), self.dtype)
        if sample_weight is not None:
            values, weights = fit_weights(values, sample_weight)
            values = values * weights
        self.total.value += values.sum()

    def result(self):
        return Tensor(self.total.value.copy())


class Mean(Metric):
    """m = sum_b w[b] v[b] / sum_b w[b]

    Examples
    --------
    >>> m = Mean()
    >>> m.update_state([1, 3]); m.update_state([8], sample_weight=[2])
    >>> m.result()
    Tensor(5.)
    """

    def __init__(self, name="mean", dtype=None):
        super().__init__(name, dtype)
        self.total = self.add_weight("total")
        self.count = self.add_weight("count")

    def update_state(self, values, sample_weight=None):
        values = np.asarray(value_of(values), self.dtype)
        if sample_weight is None:
            self.total.value += values.sum()
            self.count.value += values.size
        else:
            values, weights = fit_weights(values, sample_weight)
            self.total.value += (values * weights).sum()
            self.count.value += weights.sum()

    def result(self):
        n = self.count.value
        return Tensor(np.divide(self.total.value, n, out=np.zeros_like(n), where=n != 0))


class MeanMetricWrapper(Mean):
    """The mean of `fn(y_true, y_pred)` over everything gathered; `kwargs` are the function's own settings."""

    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name or fn.__name__, dtype)
        self._fn, self._fn_kwargs = fn, kwargs

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = np.asarray(value_of(y_true)), np.asarray(value_of(y_pred))
        super().update_state(self._fn(y_true, y_pred, **self._fn_kwargs), sample_weight)

    def get_config(self):
        return {**self._fn_kwargs, **super().get_config()}


# Accuracies

def accuracy(y_true, y_pred):
    """1 where the prediction equals the target, number by number"""
    return K.cast(K.equal(losses.as_target(y_true, y_pred), y_pred), K.floatx())


def binary_accuracy(y_true, y_pred, threshold=0.5):
    """The share of numbers that lie on the right side of the threshold"""
    if threshold != 0.5:
        y_pred = K.cast(K.greater(y_pred, threshold), K.dtype(y_pred))
    return K.mean(K.equal(losses.as_target(y_true, y_pred), K.round(y_pred)), axis=-1)


def categorical_accuracy(y_true, y_pred):
    """1 where the largest prediction stands at the 1 of the target"""
    return K.cast(K.equal(K.argmax(y_true, axis=-1), K.argmax(y_pred, axis=-1)), K.floatx())


def sparse_categorical_accuracy(y_true, y_pred):
    """1 where the largest prediction stands at the place that the target names"""
    return K.cast(K.equal(K.cast(as_labels(y_true, y_pred), "int64"), K.argmax(y_pred, axis=-1)), K.floatx())


def top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1 where the right class is among the k largest predictions"""
    return sparse_top_k_categorical_accuracy(K.argmax(y_true, axis=-1), y_pred, k)


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1 where the class that the target names is among the k largest predictions"""
    labels = as_labels(y_true, y_pred)
    rows = K.reshape(y_pred, (-1, K.int_shape(y_pred)[-1]))
    hit = K.cast(K.in_top_k(rows, K.flatten(labels), k), K.floatx())
    return K.reshape(hit, K.int_shape(labels))


def as_labels(y_true, y_pred):
    """Whole-number targets without the last axis of size 1 that they may have."""
    return K.squeeze(y_true, -1) if K.ndim(y_true) == K.ndim(y_pred) else y_true


def cosine_proximity(y_true, y_pred, axis=-1):
    """sum t y / (|t| |y|): 1 where both point the same way"""
    return -losses.cosine_proximity(y_true, y_pred, axis)


class Accuracy(MeanMetricWrapper):
    """How often the prediction equals the target"""

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(accuracy, name, dtype)


class BinaryAccuracy(MeanMetricWrapper):
    """How often the prediction lies on the right side of the threshold"""

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(binary_accuracy, name, dtype, threshold=threshold)


class CategoricalAccuracy(MeanMetricWrapper):
    """How often the largest prediction stands at the 1 of the target"""

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name, dtype)


class SparseCategoricalAccuracy(MeanMetricWrapper):
    """How often the largest prediction stands at the place that the target names"""

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name, dtype)


mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
cosine = cosine_similarity = cosine_proximity

KNOWN = {name: thing for name, thing in list(globals().items())
         if callable(thing) and not name.startswith("_") and getattr(thing, "__module__", "") in (__name__, losses.__name__)
         and name not in ("Metric", "MeanMetricWrapper", "fit_weights", "as_labels")}


def serialize(metric):
    """The name of a metric function, or {'class_name': …, 'config': …} of a metric object."""
    return _config.serialize(metric)


def deserialize(config, custom_objects=None):
    """A metric from its name or config."""
    return _config.deserialize(config, KNOWN, custom_objects, "metric function")


def get(identifier):
    """A metric from a name, a config, a class, a function or an object.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.
    """
    return _config.get(identifier, KNOWN, "metric function")
