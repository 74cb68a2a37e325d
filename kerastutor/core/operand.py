"""What tensors and symbols have in common: the operators of Python, and a friendly word to NumPy's functions."""
from .registry import OPS

UFUNC_OPS = {  # what `array + tensor` arrives as
    "add": "add", "subtract": "subtract", "multiply": "multiply", "true_divide": "divide", "divide": "divide", "power": "pow",
    "less": "less", "less_equal": "less_equal", "greater": "greater", "greater_equal": "greater_equal", "matmul": "dot",
}
NUMPY_NAMES = {"power": "pow", "absolute": "abs", "transpose": "permute_dimensions", "take": "gather", "amax": "max", "amin": "min"}


class Operand:
    """Something to compute with: `+ - * / ** @ < <= > >=` and slices all become operations."""

    __slots__ = ()

    def __add__(self, other):
        return OPS["add"](self, other)

    def __radd__(self, other):
        return OPS["add"](other, self)

    def __sub__(self, other):
        return OPS["subtract"](self, other)

    def __rsub__(self, other):
        return OPS["subtract"](other, self)

    def __mul__(self, other):
        return OPS["multiply"](self, other)

    def __rmul__(self, other):
        return OPS["multiply"](other, self)

    def __truediv__(self, other):
        return OPS["divide"](self, other)

    def __rtruediv__(self, other):
        return OPS["divide"](other, self)

    def __pow__(self, exponent):
        return OPS["pow"](self, exponent)

    def __matmul__(self, other):
        return OPS["dot"](self, other)

    def __rmatmul__(self, other):
        return OPS["dot"](other, self)

    def __neg__(self):
        return OPS["negative"](self)

    def __abs__(self):
        return OPS["abs"](self)

    def __lt__(self, other):
        return OPS["less"](self, other)

    def __le__(self, other):
        return OPS["less_equal"](self, other)

    def __gt__(self, other):
        return OPS["greater"](self, other)

    def __ge__(self, other):
        return OPS["greater_equal"](self, other)

    def __getitem__(self, key):
        return OPS["getitem"](self, key)

    def __array_ufunc__(self, ufunc, method, *inputs, **settings):
        name = UFUNC_OPS.get(ufunc.__name__)
        if name and method == "__call__" and not settings:
            return OPS[name](*inputs)
        raise self._not_for_numpy(ufunc.__name__)

    def __array_function__(self, function, types, arguments, settings):
        raise self._not_for_numpy(function.__name__)

    def _not_for_numpy(self, name):
        ours = NUMPY_NAMES.get(name, name)
        way_out = f"use K.{ours}" if ours in OPS else "take its value first with K.eval"
        return TypeError(f"np.{name} got a {type(self).__name__}, and would lose track of its gradient: {way_out}.")
