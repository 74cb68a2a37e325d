"""`@op`: one function gives the value and, beside it, one pullback for each input."""
from functools import wraps
from inspect import signature

import numpy as np

from . import state
from .registry import OPS
from .symbol import Symbol, draw
from .tensor import Tensor


def op(function):
    """Make an operation out of a function that returns `value, (pullback, …)`.

    The inputs come first in the signature, one pullback each; settings such as `axis` come after them. The operation looks at what
    it is given: arrays are computed; tensors are computed and remembered; symbols draw a node that is computed later.
    A function that returns a tuple of values has as many results; its pullbacks take the tuple of their gradients.
    """
    name = function.__name__.strip("_")

    @wraps(function)
    def operation(*arguments, **settings):
        if settings and any(isinstance(s, (Tensor, Symbol)) for s in settings.values()):
            bound = signature(function).bind(*arguments, **settings)
            arguments, settings = bound.args, bound.kwargs
        tensors = False
        values = []
        for x in arguments:
            if isinstance(x, Tensor):
                tensors = True
                values.append(x.value)
            elif isinstance(x, Symbol):
                return draw(operation, arguments, settings)
            elif isinstance(x, np.generic):
                values.append(x.item())
            else:
                values.append(x)
        value, pullbacks = function(*values, **settings)
        if not tensors:
            return value
        parents = ()
        if pullbacks and state.recording():
            parents = tuple([(x, p) for x, p in zip(arguments, pullbacks) if isinstance(x, Tensor)])
        if isinstance(value, tuple):
            return split(value, parents)
        return Tensor(value, parents)

    operation.name = name
    OPS[name] = operation
    return operation


class Parts(dict):
    """The gradients of some of an operation's several results, by their place."""

    def __add__(self, other):
        merged = Parts(self)
        for place, g in other.items():
            merged[place] = merged[place] + g if place in merged else g
        return merged

    def complete(self, values):
        """One gradient for each result, zeros where none arrived."""
        return tuple(self[k] if k in self else np.zeros_like(v) for k, v in enumerate(values))


def split(values, parents):
    """One tensor for each of `values`, all made by the same operation."""
    whole = Tensor(values, parents)

    def part(place):
        return lambda g: Parts({place: g})

    return tuple(Tensor(v, ((whole, part(k)),) if parents else ()) for k, v in enumerate(values))
