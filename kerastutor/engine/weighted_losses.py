"""Weights brought into the form of losses: the steps behind `utils.losses_utils`."""
from .. import backend as K
from ..losses import Reduction, weighted


def squeeze_or_expand_dimensions(y_pred, y_true=None, sample_weight=None):
    """Predictions, targets and weights, each without, or with, the last axis of length 1 by which they differ.

    Returns
    -------
    (y_pred, sample_weight), or (y_pred, y_true, sample_weight) where targets are given; without a weight that is None among three

    Examples
    --------
    >>> y_pred, y_true = squeeze_or_expand_dimensions(K.ones((3, 1)), K.ones((3,)))
    >>> y_pred.shape, y_true.shape
    ((3,), (3,))
    """
    if y_true is not None:
        more = K.ndim(y_pred) - K.ndim(y_true)
        if more == 1 and K.int_shape(y_pred)[-1] == 1:
            y_pred = K.squeeze(y_pred, -1)
        elif more == -1 and K.int_shape(y_true)[-1] == 1:
            y_true = K.squeeze(y_true, -1)
    if sample_weight is None:
        return (y_pred, None) if y_true is None else (y_pred, y_true)
    if K.ndim(sample_weight):
        more = K.ndim(sample_weight) - K.ndim(y_pred)
        if more == 1 and K.int_shape(sample_weight)[-1] == 1:
            sample_weight = K.squeeze(sample_weight, -1)
        elif more == -1:
            sample_weight = K.expand_dims(sample_weight, -1)
    return (y_pred, sample_weight) if y_true is None else (y_pred, y_true, sample_weight)


def broadcast_weights(values, sample_weight):
    """Weights with as many axes as `values`, so that both can be multiplied.

    Raises
    ------
    ValueError
        When the weights have more axes, or their leading ones have other lengths.

    Examples
    --------
    >>> broadcast_weights(K.ones((3, 2)), K.constant([1., 2., 3.])).shape
    (3, 1)
    """
    sample_weight = sample_weight if hasattr(sample_weight, "shape") else K.constant(sample_weight)
    value_shape, weight_shape = K.int_shape(values), K.int_shape(sample_weight)
    fits = len(weight_shape) <= len(value_shape) and all(w in (v, 1) or v is None or w is None for w, v in zip(weight_shape, value_shape))
    if not fits:
        raise ValueError(f"Incompatible shapes: `values` {value_shape} vs `sample_weight` {weight_shape}")
    if not weight_shape:
        return sample_weight
    for _ in range(len(value_shape) - len(weight_shape)):
        sample_weight = K.expand_dims(sample_weight, -1)
    return sample_weight


def reduce_weighted_loss(weighted_losses, reduction=Reduction.SUM_OVER_BATCH_SIZE):
    """L = sum_b l[b] / n, for 'sum_over_batch_size'

    Parameters
    ----------
    weighted_losses : tensor
    reduction : 'sum_over_batch_size', 'sum' or 'none'
    """
    return compute_weighted_loss(weighted_losses, reduction=reduction)


def compute_weighted_loss(losses, sample_weight=None, reduction=Reduction.SUM_OVER_BATCH_SIZE, name=None):
    """L = sum_b w[b] l[b] / n, for 'sum_over_batch_size'

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
        For another reduction.
    """
    Reduction.validate(reduction)
    return weighted(losses, sample_weight, reduction)
