"""A tensor: an array that remembers from what, and by which pullbacks, it was made."""
from itertools import count

import numpy as np

from .operand import Operand

_births = count()


class Tensor(Operand):
    """An immutable value on the tape.

    Attributes
    ----------
    value : ndarray
        The numbers.
    parents : tuple of (Tensor, pullback)
        What it was made of. `pullback(g)` turns dL/d(this) into dL/d(parent). A leaf has no parents.
    birth : int
        A running number: a tensor is always younger than its parents, so that sorting by birth is a topological order.
    """

    __slots__ = ("value", "parents", "birth", "_keras_mask", "__weakref__")

    def __init__(self, value, parents=()):
        self.value = value
        self.parents = parents
        self.birth = next(_births)
        self._keras_mask = None

    @property
    def shape(self):
        return self.value.shape

    @property
    def dtype(self):
        return self.value.dtype

    @property
    def ndim(self):
        return self.value.ndim

    def numpy(self):
        """A copy of the numbers."""
        return np.array(self.value)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.value, dtype=dtype)

    def __len__(self):
        return len(self.value)

    def __iter__(self):
        return (self[i] for i in range(len(self.value)))

    def __float__(self):
        return float(self.value)

    def __int__(self):
        return int(self.value)

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        return f"Tensor({np.array2string(np.asarray(self.value), separator=', ', prefix='Tensor(')})"


def value_of(x):
    """The array inside a tensor; anything else as it is."""
    return x.value if isinstance(x, Tensor) else x
