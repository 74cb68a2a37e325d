"""Variables: the leaves that learn, and the one long array in which an optimizer keeps many of them."""
from bisect import bisect_right

import numpy as np

from . import rerun
from .tensor import Tensor, value_of

BLOCK = 1 << 16  # numbers worked on at a time: few enough to stay in the processor's cache, enough to make little of Python's own time


class Variable(Tensor):
    """A named leaf tensor whose numbers may be replaced.

    Parameters
    ----------
    value : array_like
    name : str
        Such as 'dense_1/kernel:0'.
    trainable : bool
    constraint : callable or None
        Maps the variable to the value it is to have after each update.
    at_home : bool
        Live in the array `value` itself, not in a copy.
    """

    __slots__ = ("name", "trainable", "constraint")

    def __init__(self, value, name, trainable=True, constraint=None, at_home=False):
        value = value if at_home else np.array(value)
        super().__init__(value if rerun.current is None else rerun.current.array(value))
        self.name = name
        self.trainable = trainable
        self.constraint = constraint

    def assign(self, value):
        """Replace the numbers, in place: whoever looks at this variable sees the new ones."""
        value = np.asarray(value_of(value))
        if value.shape != self.value.shape:
            raise ValueError(f"{self.name} has shape {self.value.shape}; a value of shape {value.shape} does not fit.")
        if rerun.current is None:
            self.value[...] = value
        else:
            rerun.current.assign_later(self, value)
        return self

    def __repr__(self):
        return f"<Variable {self.name!r} shape={self.shape} dtype={self.dtype}>"


class Flat:
    """Many variables side by side in one array, so that one vectorised line updates them all.

    Each variable goes on living: its `value` becomes a view of its stretch of `Flat.values`. A variable of a narrower type than its
    neighbours keeps its own array, and its stretch is a copy.
    """

    def __init__(self, variables):
        self.variables = list(variables)
        self.ends = np.cumsum([0] + [v.value.size for v in self.variables]).tolist()
        self.dtype = np.result_type(*{v.value.dtype for v in self.variables}) if self.variables else np.dtype("float32")
        self.values = np.empty(self.ends[-1], self.dtype)
        self.homes = self.views(self.values)
        self._room = np.empty(min(BLOCK, len(self.values)), self.dtype)
        self._plan = [self._pieces(begin, min(begin + BLOCK, len(self.values))) for begin in range(0, len(self.values), BLOCK)]

    def gather(self):
        """`values`, up to date, with every variable living in it (another optimizer may have moved some since)."""
        for variable, home in zip(self.variables, self.homes):
            if variable.value is not home:
                home[...] = variable.value
                if variable.value.dtype == self.dtype:
                    variable.value = home
        return self.values

    def scatter(self):
        """Bring what changed in `values` to the variables that do not live there."""
        for variable, home in zip(self.variables, self.homes):
            if variable.value is not home:
                variable.value[...] = home

    def zeros(self):
        """A new array of the same length, filled with zeros."""
        return np.zeros_like(self.values)

    def views(self, flat):
        """The stretches of `flat`, each in its variable's shape."""
        return [flat[a:b].reshape(v.value.shape) for v, a, b in zip(self.variables, self.ends[:-1], self.ends[1:])]

    def variables_in(self, flat, name):
        """The stretches of `flat` as variables that live in it: 'm_0:0', 'm_1:0', …"""
        return [Variable(view, f"{name}_{k}:0", at_home=True) for k, view in enumerate(self.views(flat))]

    def blocks(self, arrays):
        """(begin, end, numbers) for one block of `values` after the other: what `arrays`, one for each variable, hold there.

        The numbers are read where they are if one array holds all of a block, and put together only where arrays meet.
        """
        opened = None
        for begin, end, pieces in self._plan:
            for k, start, stop, place in pieces:
                if k != opened:
                    opened, array = k, np.ravel(arrays[k])
                if stop - start == end - begin and array.dtype == self.dtype:
                    block = array[start:stop]
                else:
                    block = self._room[:end - begin]
                    block[place:place + stop - start] = array[start:stop]
            yield begin, end, block

    def _pieces(self, begin, end):
        """(begin, end, [(which array, from, to, place in the block), …])"""
        pieces, k = [], bisect_right(self.ends, begin) - 1
        while k < len(self.variables) and self.ends[k] < end:
            first = self.ends[k]
            start, stop = max(begin, first), min(end, self.ends[k + 1])
            if start < stop:
                pieces.append((k, start - first, stop - first, start - begin))
            k += 1
        return begin, end, pieces
