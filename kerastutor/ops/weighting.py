"""Sample weights brought into the form of what they weigh."""
import numpy as np

from ..core import state
from ..core.tensor import Tensor
from .shapes import expand_dims, squeeze


def squeeze_or_expand_dimensions(y_pred, y_true=None, sample_weight=None):
    """Predictions, targets and weights, each without, or with, the last axis of length 1 by which they differ.

    Returns
    -------
    (y_pred, sample_weight), or (y_pred, y_true, sample_weight) where targets are given; without a weight that is None among three

    Examples
    --------
    >>> y_pred, y_true = squeeze_or_expand_dimensions(Tensor(np.ones((3, 1))), Tensor(np.ones((3,))))
    >>> y_pred.shape, y_true.shape
    ((3,), (3,))
    """
    if y_true is not None:
        more = len(y_pred.shape) - len(y_true.shape)
        if more == 1 and y_pred.shape[-1] == 1:
            y_pred = squeeze(y_pred, -1)
        elif more == -1 and y_true.shape[-1] == 1:
            y_true = squeeze(y_true, -1)
    if sample_weight is None:
        return (y_pred, None) if y_true is None else (y_pred, y_true)
    if len(sample_weight.shape):
        more = len(sample_weight.shape) - len(y_pred.shape)
        if more == 1 and sample_weight.shape[-1] == 1:
            sample_weight = squeeze(sample_weight, -1)
        elif more == -1:
            sample_weight = expand_dims(sample_weight, -1)
    return (y_pred, sample_weight) if y_true is None else (y_pred, y_true, sample_weight)


def broadcast_weights(values, sample_weight):
    """Weights with as many axes as `values`, so that both can be multiplied.

    Raises
    ------
    ValueError
        When the weights have more axes, or their leading ones have other lengths.

    Examples
    --------
    >>> broadcast_weights(Tensor(np.ones((3, 2))), Tensor(np.array([1., 2., 3.]))).shape
    (3, 1)
    """
    sample_weight = sample_weight if hasattr(sample_weight, "shape") else Tensor(np.asarray(sample_weight, state.floatx()))
    value_shape, weight_shape = tuple(values.shape), tuple(sample_weight.shape)
    fits = len(weight_shape) <= len(value_shape) and all(w in (v, 1) or v is None or w is None for w, v in zip(weight_shape, value_shape))
    if not fits:
        raise ValueError(f"Incompatible shapes: `values` {value_shape} vs `sample_weight` {weight_shape}: give one weight a sample, or one "
                         "a timestep. (A mask counts as weights too.)")
    if not weight_shape:
        return sample_weight
    for _ in range(len(value_shape) - len(weight_shape)):
        sample_weight = expand_dims(sample_weight, -1)
    return sample_weight
