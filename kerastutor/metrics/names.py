"""Metrics by name, by config, and as copies."""
from ..core import config as _config
from . import auc, confusion, functions, iou, means
from .base import Mean, Metric, Reduce, Sum

HELPERS = ("CountingMetric", "CurveMetric", "OneCount", "Share", "SensitivitySpecificityBase")
KNOWN = {name: getattr(functions, name) for name in (
    "accuracy", "binary_accuracy", "categorical_accuracy", "sparse_categorical_accuracy", "top_k_categorical_accuracy",
    "sparse_top_k_categorical_accuracy", "cosine_proximity", "cosine_similarity", "cosine", "binary_crossentropy",
    "categorical_crossentropy", "sparse_categorical_crossentropy", "kullback_leibler_divergence", "poisson", "hinge", "squared_hinge",
    "categorical_hinge", "logcosh", "mean_squared_error", "mse", "MSE", "mean_absolute_error", "mae", "MAE",
    "mean_absolute_percentage_error", "mape", "MAPE", "mean_squared_logarithmic_error", "msle", "MSLE")}
KNOWN.update({"Reduce": Reduce, "Sum": Sum, "Mean": Mean})
for _room in (means, confusion, auc, iou):
    KNOWN.update({name: thing for name, thing in vars(_room).items()
                  if isinstance(thing, type) and thing.__module__ == _room.__name__ and name not in HELPERS})


def serialize(metric):
    """The name of a metric function, or {'class_name': …, 'config': …} of a metric object.

    Examples
    --------
    >>> serialize(means.BinaryAccuracy(name="strict", threshold=0.9))["config"]
    {'name': 'strict', 'dtype': 'float32', 'threshold': 0.9}
    """
    return _config.serialize(metric)


def deserialize(config, custom_objects=None):
    """A metric from its name or config.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.
    """
    return _config.deserialize(config, KNOWN, custom_objects, "metric function")


def get(identifier):
    """A metric from a name, a config, or a callable, which stays as it is.

    The name of a class gives the class.

    Raises
    ------
    ValueError
        For a name that is not known (the nearest known ones are listed), and for what is neither a name nor callable.

    Examples
    --------
    >>> get("mse").__name__, get("AUC").__name__
    ('mean_squared_error', 'AUC')
    >>> get("acurracy")
    Traceback (most recent call last):
    ...
    ValueError: Unknown metric function: 'acurracy'. Did you mean 'accuracy' or 'BinaryAccuracy' or 'binary_accuracy'?
    """
    if isinstance(identifier, (str, dict)):
        return deserialize(identifier)
    if callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret metric function identifier: {identifier!r}. Give a name, a function or a Metric object.")


def clone_metric(metric):
    """Another metric like it, with nothing gathered; a function is its own copy."""
    return type(metric).from_config(metric.get_config()) if isinstance(metric, Metric) else metric


def clone_metrics(metrics):
    """Copies of all metrics in a list, or in a dict by name."""
    if isinstance(metrics, dict):
        return {name: clone_metric(metric) for name, metric in metrics.items()}
    return [clone_metric(metric) for metric in metrics]
