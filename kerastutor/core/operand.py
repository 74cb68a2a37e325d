"""What tensors and symbols have in common: the operators of Python, and a friendly word to NumPy's functions."""
import numpy as np

from .registry import OPS

UFUNC_OPS = {  # what `array + tensor` arrives as
    "add": "add", "subtract": "subtract", "multiply": "multiply", "true_divide": "divide", "divide": "divide", "power": "pow",
    "less": "less", "less_equal": "less_equal", "greater": "greater", "greater_equal": "greater_equal", "matmul": "dot",
}
NUMPY_NAMES = {"power": "pow", "absolute": "abs", "transpose": "permute_dimensions", "take": "gather", "amax": "max", "amin": "min"}


def operator(name, turned=False):
    """The operation called `name` as a method of `self` and `other`; `turned`, of `other` and `self`."""
    def operate(self, other):
        other = self._alike(other)
        return OPS[name](other, self) if turned else OPS[name](self, other)
    return operate


class Operand:
    """Something to compute with: `+ - * / ** @ < <= > >=` and slices all become operations."""

    __slots__ = ()

    __add__, __radd__ = operator("add"), operator("add", turned=True)
    __sub__, __rsub__ = operator("subtract"), operator("subtract", turned=True)
    __mul__, __rmul__ = operator("multiply"), operator("multiply", turned=True)
    __truediv__, __rtruediv__ = operator("divide"), operator("divide", turned=True)
    __pow__, __rpow__ = operator("pow"), operator("pow", turned=True)
    __matmul__, __rmatmul__ = operator("dot"), operator("dot", turned=True)
    __lt__, __le__ = operator("less"), operator("less_equal")
    __gt__, __ge__ = operator("greater"), operator("greater_equal")

    def _alike(self, other):
        """Arrays and lists in the number type of the tensor beside them, so that float32 stays float32."""
        if isinstance(other, (np.ndarray, list)) and np.dtype(self.dtype).kind == "f":
            return np.asarray(other, dtype=self.dtype)
        return other

    def __neg__(self):
        return OPS["negative"](self)

    def __abs__(self):
        return OPS["abs"](self)

    def __getitem__(self, key):
        return OPS["getitem"](self, key)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        name = UFUNC_OPS.get(ufunc.__name__)
        if name and method == "__call__" and not settings:
            return OPS[name](*map(self._alike, inputs))
        raise self._not_for_numpy(ufunc.__name__)

    def __array_function__(self, function, types, arguments, settings):
        raise self._not_for_numpy(function.__name__)

    def _not_for_numpy(self, name):
        ours = NUMPY_NAMES.get(name, name)
        way_out = f"use K.{ours}" if ours in OPS else "take its value first with K.eval"
        return TypeError(f"np.{name} got a {type(self).__name__}, and would lose track of its gradient: {way_out}.")
