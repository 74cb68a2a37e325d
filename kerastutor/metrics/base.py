"""What every metric is: a few numbers of its own that gather, batch after batch, and a result made of them when it is asked for."""
import re
from abc import ABC, abstractmethod

import numpy as np

from .. import backend as K
from .. import initializers
from ..core import told
from ..core.tensor import Tensor, value_of
from ..core.weights import Variable
from ..utils.metrics_utils import Reduction, spread_weights
from .fitting import fitted


class Metric(ABC):
    """The base of all metrics: `update_state` for each batch, `result` when asked, `reset_states` for a new epoch.

    A metric of your own makes its numbers by `add_weight` in `__init__`, changes them in `update_state(y_true, y_pred, sample_weight=None)`
    and works out `result()`. Calling a metric updates it and gives the result so far.

    Parameters
    ----------
    name : str or None
        By default the class's name and a number: 'precision_1'.
    dtype : str or None
    trainable : bool
        Taken for Keras's sake; nothing here is trained.

    Examples
    --------
    >>> class Largest(Metric):
    ...     def __init__(self, name="largest", **kwargs):
    ...         super().__init__(name=name, **kwargs)
    ...         self.error = self.add_weight("error", initializer="zeros")
    ...     def update_state(self, y_true, y_pred, sample_weight=None):
    ...         K.update(self.error, K.maximum(self.error, K.max(K.abs(y_true - y_pred))))
    ...     def result(self):
    ...         return self.error
    >>> largest = Largest()
    >>> float(largest(K.constant([1., 2.]), K.constant([1., 5.]))), float(largest(K.constant([1.]), K.constant([2.])))
    (3.0, 3.0)
    """

    stateful = True
    built = True

    def __init__(self, name=None, dtype=None, *, trainable=True):
        self.name = name or default_name(type(self))
        self.dtype = dtype or K.floatx()
        self.trainable = trainable
        self.weights = []
        self._told = set()  # what a warning has been given of

    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()

    @abstractmethod
    def update_state(self, *args, **kwargs):
        """Take in one batch."""

    @abstractmethod
    def result(self):
        """The metric over everything gathered."""

    def reset_states(self):
        """Forget everything gathered: all numbers become 0."""
        for variable in self.weights:
            variable.value[...] = 0

    def add_weight(self, name, shape=(), initializer=None, dtype=None):
        """A number, or an array of them, of the metric's own; it starts at zeros unless an initializer says otherwise."""
        start = initializers.get("zeros" if initializer is None else initializer)(tuple(shape), dtype=dtype or self.dtype)
        variable = Gathered(np.asarray(value_of(start), dtype or self.dtype), f"{name}:0", trainable=False)
        self.weights.append(variable)
        return variable

    @property
    def trainable_weights(self):
        """None: an optimizer never touches a metric."""
        return []

    @property
    def non_trainable_weights(self):
        """All of its numbers."""
        return list(self.weights)

    def get_weights(self):
        """Copies of its numbers, as arrays."""
        return K.batch_get_value(self.weights)

    def set_weights(self, weights):
        """Give its numbers other values, in the order of `get_weights`."""
        weights = list(weights)
        if len(weights) != len(self.weights):
            raise ValueError(f"set_weights: {self.name} holds {len(self.weights)} arrays ({', '.join(w.name for w in self.weights)}), "
                             f"got {len(weights)}.")
        K.batch_set_value(zip(self.weights, weights))

    def count_params(self):
        """How many numbers it holds."""
        return sum(K.count_params(w) for w in self.weights)

    def get_config(self):
        """What it takes to make another one like it."""
        return {"name": self.name, "dtype": self.dtype}

    @classmethod
    def from_config(cls, config):
        """A metric from what `get_config` gave."""
        return cls(**config)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


class Gathered(Variable):
    """A variable of a metric, which grows in place."""

    __slots__ = ()

    def assign_add(self, increment):
        """v = v + increment"""
        self.value += np.asarray(value_of(increment), self.dtype)
        return self

    def assign_sub(self, decrement):
        """v = v - decrement"""
        self.value -= np.asarray(value_of(decrement), self.dtype)
        return self


def default_name(cls):
    """'precision_1' for the first Precision, and so on."""
    words = re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", cls.__name__)).lower().lstrip("_")
    return f"{words}_{K.get_uid(words)}"


class Reduce(Metric):
    """All values of all batches, made one number.

    Parameters
    ----------
    reduction : 'sum', 'sum_over_batch_size' or 'weighted_mean'
        s = sum_b w[b] v[b], or s / n, or s / sum_b w[b].
    """

    def __init__(self, reduction, name, dtype=None):
        super().__init__(name, dtype)
        known = (Reduction.SUM, Reduction.SUM_OVER_BATCH_SIZE, Reduction.WEIGHTED_MEAN)
        if reduction not in known:
            raise NotImplementedError(f"Reduce: reduction must be {' or '.join(map(repr, known))}, got {reduction!r}.")
        self.reduction = reduction
        self.total = self.add_weight("total")
        if reduction != Reduction.SUM:
            self.count = self.add_weight("count")

    def update_state(self, values, sample_weight=None):
        """Take in the values of one batch.

        Parameters
        ----------
        values : array_like
        sample_weight : array_like, optional
            In the shape of `values`; or with fewer axes, for whole rows; or one for all. A lone value counts by the sum of its weights.
        """
        values = np.asarray(value_of(values), self.dtype)
        count = values.size
        if sample_weight is not None:
            weights = np.asarray(value_of(sample_weight), self.dtype)
            weights = spread_weights(weights, values.shape) if values.ndim else weights.sum()
            values = values * weights
            if self.reduction == Reduction.WEIGHTED_MEAN:
                count = weights.sum()
        self.total.value += values.sum()
        if self.reduction != Reduction.SUM:
            self.count.value += count

    def result(self):
        """The number so far; that of nothing is NaN, but for a sum."""
        if self.reduction == Reduction.SUM:
            return Tensor(self.total.value.copy())
        return Tensor(np.asarray(self.total.value / self.count.value if self.count.value else np.nan, self.dtype))


class Sum(Reduce):
    """s = sum_b w[b] v[b]

    Examples
    --------
    >>> s = Sum()
    >>> s.update_state([1, 3]); s.update_state([8], sample_weight=[2])
    >>> s.result()
    Tensor(20.)
    """

    def __init__(self, name="sum", dtype=None):
        super().__init__(Reduction.SUM, name, dtype)


class Mean(Reduce):
    """m = sum_b w[b] v[b] / sum_b w[b]

    Examples
    --------
    >>> m = Mean()
    >>> m.update_state([1, 3]); m.update_state([8], sample_weight=[2])
    >>> m.result()
    Tensor(5.)
    """

    def __init__(self, name="mean", dtype=None):
        super().__init__(Reduction.WEIGHTED_MEAN, name, dtype)


class MeanMetricWrapper(Mean):
    """The mean of `fn(y_true, y_pred)` over everything gathered.

    Parameters
    ----------
    fn : function of (y_true, y_pred, **kwargs)
        Gives one number a sample, or one for the whole batch.
    kwargs
        The function's own settings.

    Examples
    --------
    >>> error = MeanMetricWrapper(lambda y_true, y_pred: K.abs(y_true - y_pred), name="error")
    >>> float(error([[1.], [2.]], [[1.], [5.]]))
    1.5
    """

    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name or default_name(type(self)), dtype)
        self._fn, self._fn_kwargs = fn, kwargs

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Take in one batch.

        Parameters
        ----------
        y_true, y_pred : array_like
            Targets and predictions.
        sample_weight : array_like, optional
            One weight a sample, or one for each value of the function.

        Raises
        ------
        ValueError
            For shapes that do not fit, such as one-hot rows where labels are meant.
        """
        y_true, y_pred = fitted(self, self._fn, y_true, y_pred)
        with told.each_once(self._told):
            values = value_of(self._fn(y_true, y_pred, **self._fn_kwargs))
        if values is None:
            raise ValueError(f"{self.name}: the function gave None; let it return a number for each sample.")
        if sample_weight is not None and np.ndim(values) == 0 and y_pred.ndim == 1 and np.ndim(sample_weight):
            raise ValueError(f"{self.name}: sample weights need a sample each, but y_pred of shape {y_pred.shape} is one sample of "
                             f"{y_pred.size} numbers. Give y_true and y_pred a last axis: y[:, None].")
        super().update_state(values, sample_weight)

    def get_config(self):
        return {**super().get_config(), **self._fn_kwargs}
