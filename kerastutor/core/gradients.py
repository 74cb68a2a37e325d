"""The walk back: dL/dv for every v that was asked for, from the youngest tensor to the oldest."""
from operator import attrgetter

import numpy as np

from . import state
from .tensor import Tensor


class Gradient(Tensor):
    """A gradient as a tensor. It does not remember how it was made: second derivatives are not offered."""

    __slots__ = ()


def gradients(loss, variables):
    """dL/dv for each v, where L is the sum of `loss`.

    Parameters
    ----------
    loss : Tensor
    variables : list of Tensor

    Returns
    -------
    list of ndarray or None
        None for a tensor on which the loss does not depend.

    Raises
    ------
    RuntimeError
        Where nothing is remembered: inside predict and evaluate.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> x = K.variable([1., 2.])
    >>> gradients(K.sum(x * x), [x])
    [array([2., 4.], dtype=float32)]
    """
    if not state.recording():
        raise RuntimeError("Gradients were asked for while a model predicts or is evaluated, when no operation is remembered: "
                           "run the model's symbols through K.function instead.")
    wanted = {id(v) for v in variables}
    found = {id(loss): np.ones_like(loss.value)}
    on_path = paths(loss, wanted)
    needed = wanted.union(map(id, on_path))
    for tensor in reversed(on_path):
        key = id(tensor)
        g = found.get(key)
        if g is None:
            continue
        if key not in wanted:
            del found[key]
        if isinstance(tensor.value, tuple):
            g = g.complete(tensor.value)
        for parent, pullback in tensor.parents:
            if id(parent) in needed:
                part = pullback(g)
                before = found.get(id(parent))
                found[id(parent)] = part if before is None else before + part
    return [found.get(id(v)) for v in variables]


def paths(loss, wanted):
    """The tensors through which `loss` depends on the wanted ones, oldest first; each once, however many ways lead through it."""
    seen, stack, reachable = {id(loss)}, [loss], []
    while stack:
        tensor = stack.pop()
        if tensor.parents:
            reachable.append(tensor)
        elif isinstance(tensor, Gradient):
            raise NotImplementedError(
                "A gradient of a gradient was asked for; second derivatives are not offered. "
                "K.stop_gradient(…) around the inner gradient treats it as a constant.")
        for parent, _ in tensor.parents:
            if id(parent) not in seen:
                seen.add(id(parent))
                stack.append(parent)
    reachable.sort(key=attrgetter("birth"))
    needed, on_path = set(wanted), []
    for tensor in reachable:
        for parent, _ in tensor.parents:
            if id(parent) in needed:
                needed.add(id(tensor))
                on_path.append(tensor)
                break
    return on_path
