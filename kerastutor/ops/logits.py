"""Probabilities that remember from what they were made: a cross-entropy of them is computed from there, with no digit lost."""
from functools import wraps
from inspect import signature

from ..core.symbol import Symbol, draw
from ..core.tensor import Tensor


class Probabilities(Tensor):
    """What a softmax or a sigmoid gives.

    Attributes
    ----------
    made_by : 'softmax' or 'sigmoid'
    logits : Tensor
        What went in.
    axis : int or None
        Along which a softmax shares out.
    """

    __slots__ = ("made_by", "logits", "axis")


def remembering_logits(operation):
    """The same operation, whose results on tensors are `Probabilities`."""
    name, by_axis = operation.name, "axis" in signature(operation).parameters

    @wraps(operation)
    def remembered(x, axis=-1):
        settings = {"axis": axis} if by_axis else {}
        if isinstance(x, Symbol):
            return draw(remembered, (x,), settings)
        y = operation(x, **settings)
        if not isinstance(y, Tensor):
            return y
        made = Probabilities(y.value, y.parents)
        made.made_by, made.logits, made.axis = name, x, axis % max(y.value.ndim, 1) if by_axis else None
        return made

    return remembered


def logits_behind(output, made_by, axis=None):
    """What a softmax along this axis, or a sigmoid, was given to make `output`; None where `output` was made otherwise."""
    if not isinstance(output, Probabilities) or output.made_by != made_by:
        return None
    return output.logits if axis is None or axis % output.value.ndim == output.axis else None
