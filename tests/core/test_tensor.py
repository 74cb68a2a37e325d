"""Tensors: operators keep float32, values cannot be lost to NumPy unawares."""
import operator

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.tensor import Tensor, value_of

OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv, operator.pow, operator.lt, operator.le, operator.gt, operator.ge]


@pytest.mark.parametrize("f", OPERATORS, ids=lambda f: f.__name__)
@pytest.mark.parametrize("other", [2, 2., np.float64(2), np.int64(2), np.array(2.), np.array([2., 1., 3.]), np.arange(1, 4), [2., 1., 3.]],
                         ids=["int", "float", "np.float64", "np.int64", "0-d", "array", "whole", "list"])
def test_operators_with_numbers_arrays_and_lists_keep_float32(f, other):
    values = np.float32([0.5, 1.5, 2.5])
    for x, y, expected in ((Tensor(values), other, f(values, np.float32(other))), (other, Tensor(values), f(np.float32(other), values))):
        found = f(x, y)
        assert isinstance(found, Tensor)
        assert found.dtype == expected.dtype
        np.testing.assert_allclose(found.value, expected, rtol=1e-6)


def test_whole_numbers_stay_whole():
    x = Tensor(np.array([1, 2], "int32"))
    assert (x + 1).dtype == np.int32
    assert (x * np.array([0.5, 0.5])).value.tolist() == [0.5, 1]


def test_the_other_operators():
    x = Tensor(np.float32([[1, -2], [3, 4]]))
    assert (-x).value.tolist() == [[-1, 2], [-3, -4]]
    assert abs(x).value.tolist() == [[1, 2], [3, 4]]
    assert (x @ x).value.tolist() == [[-5, -10], [15, 10]]
    assert (np.eye(2) @ x).value.tolist() == x.value.tolist()
    assert x[0, -1].value == -2
    assert [row.value.tolist() for row in x] == [[1, -2], [3, 4]]
    assert len(x) == 2 and x.shape == (2, 2) and x.ndim == 2


def test_as_python_numbers():
    assert float(Tensor(np.float32(1.5))) == 1.5 and int(Tensor(np.int64(3))) == 3 and bool(Tensor(np.array(True)))
    with pytest.raises(ValueError):
        bool(Tensor(np.array([True, False])))


@pytest.mark.parametrize("f, way_out", [
    (np.exp, "use K.exp"), (np.sum, "use K.sum"), (np.mean, "use K.mean"), (np.power, None), (np.absolute, "use K.abs"),
    (np.transpose, "use K.permute_dimensions"), (np.median, "take its value first with K.eval"), (np.arctan, "take its value first"),
])
@pytest.mark.parametrize("x", [K.variable([1., 2.]), K.placeholder(shape=(2,))], ids=["tensor", "symbol"])
def test_numpys_functions_are_refused_with_the_name_to_use(f, way_out, x):
    if way_out is None:
        assert type(f(x, 2)) is not np.ndarray
        return
    with pytest.raises(TypeError, match=f"{way_out}"):
        f(x)


def test_ufuncs_with_extras_are_refused():
    x = K.variable([1., 2.])
    with pytest.raises(TypeError, match=r"np.add got a Variable, and would lose track of its gradient: use K.add"):
        np.add.reduce(x)
    with pytest.raises(TypeError, match="would lose track"):
        np.multiply(x, 2, out=np.zeros(2))


def test_an_array_of_a_tensor_is_a_copy():
    x = K.variable([1., 2.])
    copy = np.asarray(x)
    copy[0] = 9
    x.numpy()[0] = 9
    K.get_value(x)[0] = 9
    assert K.eval(x).tolist() == [1, 2]
    assert np.asarray(x, "float64").dtype == np.float64


def test_value_of():
    assert value_of(Tensor(np.float32([1]))).tolist() == [1] and value_of("x") == "x"


def test_repr():
    assert repr(Tensor(np.float32([[1, 2]]))) == "Tensor([[1., 2.]])"
    assert repr(K.variable([1.], name="w")) == "<Variable 'w' shape=(1,) dtype=float32>"
