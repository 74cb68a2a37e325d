"""Losses: how far a prediction is from its target, for each sample, averaged over the last axis."""
import numpy as np

from . import backend as K
from .core import config as _config
from .core import told
from .core.errors import one_of
from .ops.weighting import broadcast_weights, squeeze_or_expand_dimensions


class Reduction:
    """How the losses of a batch become one: not at all, added up, or added up and divided by their number."""

    NONE = "none"
    SUM = "sum"
    SUM_OVER_BATCH_SIZE = "sum_over_batch_size"

    @classmethod
    def all(cls):
        """Every way there is."""
        return (cls.NONE, cls.SUM, cls.SUM_OVER_BATCH_SIZE)

    @classmethod
    def validate(cls, key):
        """A ValueError for a way there is not."""
        one_of("Reduction", "reduction", key, cls.all())


def compute_weighted_loss(losses, sample_weight=None, reduction=Reduction.SUM_OVER_BATCH_SIZE, name=None):
    """L = sum_b w[b] l[b] / n, for 'sum_over_batch_size'

    Weights of fewer axes than the losses count for whole rows; a lone loss is repeated.

    Parameters
    ----------
    losses : tensor
    sample_weight : float or tensor
    reduction : 'sum_over_batch_size', 'sum' or 'none'
    name : str
        Taken for Keras's sake.

    Raises
    ------
    ValueError
        For another reduction, and for weights that do not fit.
    """
    Reduction.validate(reduction)
    if sample_weight is None and reduction == Reduction.SUM_OVER_BATCH_SIZE:
        return K.mean(losses)
    if sample_weight is not None:
        w = K.cast(sample_weight, K.dtype(losses)) if not isinstance(sample_weight, float) else K.constant(sample_weight)
        losses = losses * (broadcast_weights(*squeeze_or_expand_dimensions(losses, None, w)) if K.ndim(losses) else w)
    if reduction == Reduction.NONE:
        return losses
    total = K.sum(losses)
    return total if reduction == Reduction.SUM else total / K.count_params(losses)


def reduce_weighted_loss(weighted_losses, reduction=Reduction.SUM_OVER_BATCH_SIZE):
    """The same for losses that were weighted before."""
    return compute_weighted_loss(weighted_losses, reduction=reduction)


class Loss:
    """The base of all losses as objects: called with targets, predictions and sample weights, gives one number.

    Parameters
    ----------
    reduction : 'sum_over_batch_size', 'sum' or 'none'
    name : str or None

    Raises
    ------
    TypeError
        For a class that does not define `call`.

    Examples
    --------
    A loss of your own says what one sample costs; reduction and weights come with the base.

    >>> from kerastutor import backend as K
    >>> class FourthPower(Loss):
    ...     def call(self, y_true, y_pred):
    ...         return K.mean(K.pow(y_pred - y_true, 4), axis=-1)
    >>> FourthPower(reduction="sum")(K.constant([[1.], [1.]]), K.constant([[2.], [3.]]))
    Tensor(17.)
    """

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name=None):
        if type(self).call is Loss.call:
            raise TypeError(f"{type(self).__name__} does not say what a sample costs: define call(self, y_true, y_pred) in it.")
        Reduction.validate(reduction)
        self.reduction, self.name = reduction, name

    def __call__(self, y_true, y_pred, sample_weight=None):
        return compute_weighted_loss(self.call(y_true, y_pred), sample_weight, self.reduction)

    def call(self, y_true, y_pred):
        """The loss of each sample; each subclass has its own."""

    @classmethod
    def from_config(cls, config):
        """A loss from what `get_config` gave."""
        return cls(**config)

    def get_config(self):
        """What it takes to make another one like it."""
        return {"reduction": self.reduction, "name": self.name}


class LossFunctionWrapper(Loss):
    """A loss as an object, made from a function of targets and predictions; `kwargs` are the function's own settings."""

    def __init__(self, fn, reduction=Reduction.SUM_OVER_BATCH_SIZE, name=None, **kwargs):
        super().__init__(reduction, name)
        self.fn, self._fn_kwargs = fn, kwargs

    def call(self, y_true, y_pred):
        return self.fn(y_true, y_pred, **self._fn_kwargs)

    def get_config(self):
        return {**self._fn_kwargs, **super().get_config()}


# The functions

def as_target(y_true, y_pred):
    """Targets in the predictions' type of number, once it is sure that the two can be laid over one another."""
    if y_true.shape != y_pred.shape:
        compare_shapes(tuple(y_true.shape), tuple(y_pred.shape))
    dtype = K.dtype(y_pred)
    return y_true if K.dtype(y_true) == dtype else K.cast(y_true, dtype)


def compare_shapes(target, output):
    """A ValueError where targets and predictions do not fit; a warning where each of the one would meet each of the other."""
    if None in target + output:
        return
    try:
        both = np.broadcast_shapes(target, output)
    except ValueError:
        raise ValueError(f"Targets of shape {target} do not fit predictions of shape {output}: a loss compares them number by "
                         "number, so the shapes must be alike.") from None
    if both not in (target, output):
        told.warn("each with each", f"Targets of shape {target} are compared with predictions of shape {output}: each with each, {both} "
                  "numbers. For number by number give both the same shape, for instance by y_true[:, None].", 4)


def mean_squared_error(y_true, y_pred):
    """l = mean (t - y)^2"""
    return K.mean(K.square(y_pred - as_target(y_true, y_pred)), axis=-1)


def mean_absolute_error(y_true, y_pred):
    """l = mean |t - y|"""
    return K.mean(K.abs(y_pred - as_target(y_true, y_pred)), axis=-1)


def mean_absolute_percentage_error(y_true, y_pred):
    """l = 100 mean |t - y| / max(|t|, epsilon)"""
    y_true = as_target(y_true, y_pred)
    return 100.0 * K.mean(K.abs((y_true - y_pred) / K.clip(K.abs(y_true), K.epsilon(), None)), axis=-1)


def mean_squared_logarithmic_error(y_true, y_pred):
    """l = mean (ln(1 + t) - ln(1 + y))^2, for numbers from 0 on"""
    y_true = as_target(y_true, y_pred)
    log_y, log_t = (K.log(K.clip(v, K.epsilon(), None) + 1.0) for v in (y_pred, y_true))
    return K.mean(K.square(log_y - log_t), axis=-1)


def signed(labels, y_pred):
    """Labels 0 and 1 as -1 and 1; labels that are neither all 0 or 1 stay as they are."""
    labels = as_target(labels, y_pred)
    binary = K.all(K.cast(K.equal(labels, 0), "float32") + K.cast(K.equal(labels, 1), "float32"))
    return K.switch(binary, 2.0 * labels - 1.0, labels)


def squared_hinge(y_true, y_pred):
    """l = mean max(1 - t y, 0)^2, for t = -1 or 1"""
    return K.mean(K.square(K.maximum(1.0 - signed(y_true, y_pred) * y_pred, 0.0)), axis=-1)


def hinge(y_true, y_pred):
    """l = mean max(1 - t y, 0), for t = -1 or 1"""
    return K.mean(K.maximum(1.0 - signed(y_true, y_pred) * y_pred, 0.0), axis=-1)


def categorical_hinge(y_true, y_pred):
    """l = max(0, 1 + the best wrong score - the right score)"""
    y_true = as_target(y_true, y_pred)
    right = K.sum(y_true * y_pred, axis=-1)
    wrong = K.max((1.0 - y_true) * y_pred, axis=-1)
    return K.maximum(0.0, wrong - right + 1.0)


def logcosh(y_true, y_pred):
    """l = mean ln cosh(y - t), like (y - t)^2 / 2 near 0 and |y - t| - ln 2 far away"""
    away = y_pred - as_target(y_true, y_pred)
    return K.mean(away + K.softplus(-2.0 * away) - 0.6931471805599453, axis=-1)


def huber_loss(y_true, y_pred, delta=1.0):
    """l = e^2 / 2 where |e| <= delta, delta |e| - delta^2 / 2 elsewhere, for e = y - t, number by number"""
    error = K.abs(y_pred - as_target(y_true, y_pred))
    near = K.minimum(error, delta)
    return 0.5 * K.square(near) + delta * (error - near)


def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0):
    """l = -sum_c t[c] ln y[c], for one-hot targets

    Parameters
    ----------
    y_true : (batch, …, classes)
        Rows that sum to 1.
    y_pred : (batch, …, classes)
        Probabilities, or, with `from_logits`, what goes into a softmax.
    label_smoothing : float
        s turns the targets into (1 - s) t + s / classes.
    """
    y_true = as_target(y_true, y_pred)
    if label_smoothing:
        y_true = y_true * (1.0 - label_smoothing) + label_smoothing / K.int_shape(y_true)[-1]
    return K.categorical_crossentropy(y_true, y_pred, from_logits=from_logits)


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, axis=-1):
    """l = -ln y[t], for targets that are whole numbers 0 … classes - 1"""
    return K.sparse_categorical_crossentropy(y_true, y_pred, from_logits=from_logits, axis=axis)


def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0):
    """l = mean (-t ln y - (1 - t) ln(1 - y)), for targets from 0 to 1

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> binary_crossentropy(K.constant([[1.]]), K.constant([[0.5]]))
    Tensor([0.69314694])
    """
    y_true = as_target(y_true, y_pred)
    if label_smoothing:
        y_true = y_true * (1.0 - label_smoothing) + 0.5 * label_smoothing
    return K.mean(K.binary_crossentropy(y_true, y_pred, from_logits=from_logits), axis=-1)


def kullback_leibler_divergence(y_true, y_pred):
    """l = sum_c t[c] ln(t[c] / y[c]), both kept within [epsilon, 1]"""
    y_true, y_pred = (K.clip(v, K.epsilon(), 1) for v in (as_target(y_true, y_pred), y_pred))
    return K.sum(y_true * K.log(y_true / y_pred), axis=-1)


def poisson(y_true, y_pred):
    """l = mean (y - t ln y), for counts t"""
    return K.mean(y_pred - as_target(y_true, y_pred) * K.log(y_pred + K.epsilon()), axis=-1)


def cosine_proximity(y_true, y_pred, axis=-1):
    """l = -sum t y / (|t| |y|): -1 where both point the same way"""
    y_true, y_pred = K.l2_normalize(as_target(y_true, y_pred), axis=axis), K.l2_normalize(y_pred, axis=axis)
    return -K.sum(y_true * y_pred, axis=axis)


# The same as objects

class MeanSquaredError(LossFunctionWrapper):
    """l = mean (t - y)^2"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="mean_squared_error"):
        super().__init__(mean_squared_error, reduction, name)


class MeanAbsoluteError(LossFunctionWrapper):
    """l = mean |t - y|"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="mean_absolute_error"):
        super().__init__(mean_absolute_error, reduction, name)


class MeanAbsolutePercentageError(LossFunctionWrapper):
    """l = 100 mean |t - y| / |t|"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="mean_absolute_percentage_error"):
        super().__init__(mean_absolute_percentage_error, reduction, name)


class MeanSquaredLogarithmicError(LossFunctionWrapper):
    """l = mean (ln(1 + t) - ln(1 + y))^2"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="mean_squared_logarithmic_error"):
        super().__init__(mean_squared_logarithmic_error, reduction, name)


class BinaryCrossentropy(LossFunctionWrapper):
    """l = mean (-t ln y - (1 - t) ln(1 - y))"""

    def __init__(self, from_logits=False, label_smoothing=0, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="binary_crossentropy"):
        super().__init__(binary_crossentropy, reduction, name, from_logits=from_logits, label_smoothing=label_smoothing)
        self.from_logits = from_logits


class CategoricalCrossentropy(LossFunctionWrapper):
    """l = -sum_c t[c] ln y[c]"""

    def __init__(self, from_logits=False, label_smoothing=0, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="categorical_crossentropy"):
        super().__init__(categorical_crossentropy, reduction, name, from_logits=from_logits, label_smoothing=label_smoothing)


class SparseCategoricalCrossentropy(LossFunctionWrapper):
    """l = -ln y[t]"""

    def __init__(self, from_logits=False, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="sparse_categorical_crossentropy"):
        super().__init__(sparse_categorical_crossentropy, reduction, name, from_logits=from_logits)


class Hinge(LossFunctionWrapper):
    """l = mean max(1 - t y, 0)"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="hinge"):
        super().__init__(hinge, reduction, name)


class SquaredHinge(LossFunctionWrapper):
    """l = mean max(1 - t y, 0)^2"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="squared_hinge"):
        super().__init__(squared_hinge, reduction, name)


class CategoricalHinge(LossFunctionWrapper):
    """l = max(0, 1 + the best wrong score - the right score)"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="categorical_hinge"):
        super().__init__(categorical_hinge, reduction, name)


class Poisson(LossFunctionWrapper):
    """l = mean (y - t ln y)"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="poisson"):
        super().__init__(poisson, reduction, name)


class LogCosh(LossFunctionWrapper):
    """l = mean ln cosh(y - t)"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="logcosh"):
        super().__init__(logcosh, reduction, name)


class KLDivergence(LossFunctionWrapper):
    """l = sum_c t[c] ln(t[c] / y[c])"""

    def __init__(self, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="kullback_leibler_divergence"):
        super().__init__(kullback_leibler_divergence, reduction, name)


class Huber(LossFunctionWrapper):
    """l = e^2 / 2 where |e| <= delta, delta |e| - delta^2 / 2 elsewhere"""

    def __init__(self, delta=1.0, reduction=Reduction.SUM_OVER_BATCH_SIZE, name="huber_loss"):
        super().__init__(huber_loss, reduction, name, delta=delta)


# Short names

mse = MSE = mean_squared_error
mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
msle = MSLE = mean_squared_logarithmic_error
kld = KLD = kullback_leibler_divergence
cosine = cosine_similarity = cosine_proximity

KNOWN = {name: thing for name, thing in list(globals().items())
         if callable(thing) and not name.startswith("_") and getattr(thing, "__module__", "") == __name__
         and name not in ("Loss", "LossFunctionWrapper", "Reduction", "compute_weighted_loss", "reduce_weighted_loss", "as_target",
                          "compare_shapes", "signed")}


def serialize(loss):
    """The name of a loss function, or {'class_name': …, 'config': …} of a loss object."""
    return _config.serialize(loss)


def deserialize(name, custom_objects=None):
    """A loss from its name or config."""
    return _config.deserialize(name, KNOWN, custom_objects, "loss function")


def is_categorical_crossentropy(loss):
    """Whether a loss is a function called `categorical_crossentropy`, this name, or an object that computes it."""
    return "categorical_crossentropy" in (loss, getattr(loss, "__name__", None)) or getattr(loss, "fn", None) is categorical_crossentropy


def get(identifier):
    """A loss from None, a name, a config, a class, a function or an object.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.
    """
    return _config.get(identifier, KNOWN, "loss function")
