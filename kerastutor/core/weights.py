"""Variables: the leaves that learn, and the one long array in which an optimizer keeps many of them."""
import numpy as np

from .tensor import Tensor, value_of


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
    """

    __slots__ = ("name", "trainable", "constraint")

    def __init__(self, value, name, trainable=True, constraint=None):
        super().__init__(np.array(value))
        self.name = name
        self.trainable = trainable
        self.constraint = constraint

    def assign(self, value):
        """Replace the numbers, in place: whoever looks at this variable sees the new ones."""
        value = np.asarray(value_of(value))
        if value.shape != self.value.shape:
            raise ValueError(f"{self.name} has shape {self.value.shape}; a value of shape {value.shape} does not fit.")
        self.value[...] = value
        return self

    def __repr__(self):
        return f"<Variable {self.name!r} shape={self.shape} dtype={self.dtype}>"


class Flat:
    """Many variables side by side in one array, so that one vectorised line updates them all.

    Each variable goes on living: its `value` becomes a view of its stretch of `Flat.values`.
    """

    def __init__(self, variables):
        self.variables = list(variables)
        sizes = [v.value.size for v in self.variables]
        self.ends = np.cumsum([0] + sizes)
        dtypes = {v.value.dtype for v in self.variables}
        self.dtype = dtypes.pop() if len(dtypes) == 1 else np.result_type(*dtypes) if dtypes else np.dtype("float32")
        self.values = np.empty(int(self.ends[-1]), self.dtype)
        self.homes = self.views(self.values)

    def gather(self):
        """`values`, up to date, with every variable living in it (another optimizer may have moved some since)."""
        for variable, home in zip(self.variables, self.homes):
            if variable.value is not home:
                home[...] = variable.value
                variable.value = home
        return self.values

    def zeros(self):
        """A new array of the same length, filled with zeros."""
        return np.zeros_like(self.values)

    def views(self, flat):
        """The stretches of `flat`, each in its variable's shape."""
        return [flat[a:b].reshape(v.value.shape) for v, a, b in zip(self.variables, self.ends[:-1], self.ends[1:])]
