"""Regularizers: the price of weights, and its gradient."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import regularizers
from kerastutor.core.gradients import gradients
from kerastutor.regularizers import L1L2, l1, l1_l2, l2

VALUES = [[1., 0., -3.], [2., 0., 4.]]


@pytest.mark.parametrize("regularizer, price, slope", [
    (l1(0.1), 1, [0.1, 0, -0.1]), (l2(0.1), 3, [0.2, 0, -0.6]), (l1_l2(0.1, 0.2), 7, [0.5, 0, -1.3]), (L1L2(0., 0.5), 15, [1, 0, -3]),
])
def test_price_and_slope(regularizer, price, slope):
    w = K.variable(VALUES)
    assert float(regularizer(w)) == pytest.approx(price)
    np.testing.assert_allclose(gradients(regularizer(w), [w])[0][0], slope, rtol=1e-5)
    twin = regularizers.deserialize(regularizers.serialize(regularizer))
    assert twin.get_config() == regularizer.get_config()


def test_no_price_at_all():
    assert L1L2()(K.variable(VALUES)) == 0


def test_names():
    assert regularizers.get("l2").get_config() == {"l1": 0, "l2": 0.01}
    assert regularizers.get("l1_l2").get_config() == {"l1": 0.01, "l2": 0.01}
    assert regularizers.get(None) is None and regularizers.get(len) is len
    with pytest.raises(ValueError, match="Unknown regularizer: 'l3'"):
        regularizers.get("l3")


@pytest.mark.parametrize("price", [-0.01, float("nan"), float("inf"), "much", None])
def test_a_price_that_is_none(price):
    with pytest.raises(ValueError, match=r"L1L2: l2 must be .*at least 0.*Usual values"):
        l2(price)


def test_the_price_of_outputs_is_not_divided_by_the_batch():
    """0.1 |y| summed over 4 samples and 3 units; the total is Keras's."""
    from kerastutor.layers import Dense
    from kerastutor.models import Sequential

    model = Sequential([Dense(3, input_shape=(2,), kernel_regularizer="l2", bias_regularizer="l1", activity_regularizer=l1(0.1))])
    model.compile("sgd", "mse")
    model.set_weights([np.array([[0.1, -0.2, 0.], [0.3, 0.4, 0.]]), np.ones(3)])
    assert model.evaluate(np.ones((4, 2)), np.zeros((4, 3)), verbose=0) == pytest.approx(2.939667, rel=1e-5)


def test_a_function_of_ones_own():
    from kerastutor.layers import Dense
    from kerastutor.models import Sequential

    model = Sequential([Dense(1, input_shape=(2,), kernel_regularizer=lambda w: 0.5 * K.max(K.abs(w)))])
    model.set_weights([np.array([[3.], [-4.]]), np.zeros(1)])
    model.compile("sgd", "mse")
    assert model.evaluate(np.zeros((1, 2)), np.zeros((1, 1)), verbose=0) == pytest.approx(2)
