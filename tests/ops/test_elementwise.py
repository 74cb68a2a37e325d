"""Number by number: ties, kinks, broadcasting, number types."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients


def slope(f, *values):
    """The gradients of the sum of f at `values`, as lists."""
    variables = [K.variable(v) for v in values]
    found = gradients(K.sum(f(*variables)), variables)
    return [g if g is None else g.tolist() for g in found]


def test_where_two_are_equal_the_gradient_of_an_extreme_goes_to_the_first():
    assert slope(K.maximum, [1., 2.], [1., 3.]) == [[1, 0], [0, 1]]
    assert slope(K.minimum, [1., 2.], [1., 3.]) == [[1, 1], [0, 0]]


@pytest.mark.parametrize("f, x, expected", [  # by real Keras
    (K.relu, [-1., 0., 1.], [0, 0, 1]),
    (lambda x: K.relu(x, max_value=1.), [0., 0.5, 1., 1.1], [0, 1, 1, 0]),
    (lambda x: K.relu(x, threshold=0.5), [0.4, 0.5, 0.6], [0, 0, 1]),
    (lambda x: K.clip(x, -1, 1), [-1.1, -1., 1., 1.1], [0, 1, 1, 0]),
    (K.hard_sigmoid, [-3., -2.5, 2.5, 3.], [0, np.float32(0.2), np.float32(0.2), 0]),
    (K.abs, [-2., 0., 2.], [-1, 0, 1]),
    (lambda x: K.elu(x, 2.), [0.], [2]),
    (K.softplus, [-200., 0., 200.], [0, 0.5, 1]),
    (lambda x: K.pow(x, 2), [0., -1.], [0, -2]),
    (K.sqrt, [-1., 4.], [0, 0.25]),
    (K.sign, [-1., 2.], [0, 0]),
])
def test_the_slope_at_kinks_and_far_out(f, x, expected):
    assert slope(f, x)[0] == expected


def test_relu_at_its_threshold():
    assert K.relu(np.array([0.4, 0.5, 0.6]), threshold=0.5).tolist() == [0, 0, 0.6]
    np.testing.assert_allclose(K.relu(np.array([-0.5, 0.5, 9.]), alpha=0.1, max_value=6., threshold=0.5), [-0.1, 0, 6])
    assert K.relu(np.float32([1]), alpha=0.1).dtype == np.float32


def test_saturated_sigmoids_stay_finite():
    x = np.float32([-1000, -100, 0, 100, 1000])
    with np.errstate(all="raise", under="ignore"):
        assert K.sigmoid(x).tolist() == [0, float(np.exp(x[1])), 0.5, 1, 1]
        assert K.softplus(x)[[0, 3, 4]].tolist() == [0, 100, 1000]
        assert K.tanh(x).tolist() == [-1, -1, 0, 1, 1]


def test_an_upper_bound_below_the_lower_one_counts_as_the_lower_one():
    assert K.clip(np.array([-1., 0.5, 3.]), 1, 0).tolist() == [1, 1, 1]


def test_round_goes_to_the_even_one():
    assert K.round(np.array([0.5, 1.5, -0.5, 2.5])).tolist() == [0, 2, 0, 2]


def test_gradients_of_numbers_that_were_repeated_are_added_up():
    x, y = K.variable(np.ones((2, 1, 3))), K.variable(np.ones((4, 1)))
    gx, gy = gradients(K.sum(x * y), [x, y])
    assert (gx.shape, gy.shape) == ((2, 1, 3), (4, 1))
    assert np.all(gx == 4) and np.all(gy == 6)
    scalar = K.variable(2.)
    assert gradients(K.sum(scalar * y), [scalar])[0].shape == ()


def test_a_power_may_have_a_negative_base_and_a_variable_exponent():
    assert slope(lambda x, a: K.pow(x, a), [-2., 0.], [3., 2.]) == [[12, 0], [0, 0]]


def test_zeros_and_ones_like_look_at_the_shape_alone():
    x = K.variable([np.inf, np.nan])
    assert K.eval(K.zeros_like(x)).tolist() == [0, 0]
    assert K.eval(K.ones_like(x, dtype="int32")).tolist() == [1, 1]
    assert K.dtype(K.ones_like(x, dtype="int32")) == "int32"


def test_stop_gradient_is_a_wall():
    x = K.variable([3.])
    assert gradients(K.sum(x * K.stop_gradient(x)), [x])[0].tolist() == [3]
    assert gradients(K.sum(K.stop_gradient(x)), [x]) == [None]
