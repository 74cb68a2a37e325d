"""Many numbers become one: ties, axes, whole numbers and truth values."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients


@pytest.mark.parametrize("reduce, x", [(K.max, [[1., 2., 2.], [3., 3., 3.]]), (K.min, [[2., 1., 1.], [0., 0., 0.]])])
def test_equal_extremes_share_the_gradient(reduce, x):
    x = K.variable(x)
    g, = gradients(K.sum(reduce(x, axis=1)), [x])
    np.testing.assert_allclose(g, [[0, 0.5, 0.5], [1 / 3, 1 / 3, 1 / 3]], rtol=1e-6)


def log_of_sum(x, axis, keepdims):
    return np.log(np.sum(np.exp(x), axis=axis, keepdims=keepdims))


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "prod", "var", "std", "logsumexp"])
@pytest.mark.parametrize("axis", [None, 1, -1, [0, 2], (0, 1, 2)])
@pytest.mark.parametrize("keepdims", [False, True])
def test_axes_as_numpy_knows_them(name, axis, keepdims):
    x = np.linspace(-1, 1, 24).reshape(2, 3, 4)
    formula = log_of_sum if name == "logsumexp" else getattr(np, name)
    expected = formula(x, axis=tuple(axis) if isinstance(axis, list) else axis, keepdims=keepdims)
    found = getattr(K, name)(x, axis=axis, keepdims=keepdims)
    assert np.shape(found) == np.shape(expected)
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_a_mean_of_truth_values_is_a_share():
    assert K.mean(np.array([True, False, True, True])) == np.float32(0.75)


def test_logsumexp_of_large_numbers():
    assert K.logsumexp(np.array([1000., 1000.])) == 1000 + np.log(2)


def test_products_with_zeros():
    for zeros, expected in (([2., 0., 5.], [0, 10, 0]), ([0., 0., 5.], [0, 0, 0])):
        x = K.variable(zeros)
        assert gradients(K.prod(x), [x])[0].tolist() == expected


def test_places_of_extremes():
    x = np.array([[1., 5., 5.], [7., 0., 0.]])
    assert K.argmax(x).tolist() == [1, 0] and K.argmin(x, axis=0).tolist() == [0, 1, 1]
    assert K.any(x > 6, axis=1).tolist() == [False, True] and not K.all(x > 0)


def test_reducing_to_nothing_keeps_the_tensors_type():
    x = K.variable(np.ones((2, 2)))
    for reduce in (K.sum, K.mean, K.max, K.var, K.prod, K.logsumexp):
        assert reduce(x).shape == () and K.dtype(reduce(x)) == "float32"
