"""Activations: curves and slopes by real Keras, at the ends of the numbers, and by name."""
import functools
import warnings

import numpy as np
import pytest

from kerastutor import activations
from kerastutor import backend as K
from kerastutor.layers import Activation, Dense, Layer
from kerastutor.models import Sequential
from kerastutor.utils import CustomObjectScope

X = K.constant([[-2., -0.5, 0., 1., 3.]])
NAMES = list(activations.KNOWN)
ALONE = [name for name in NAMES if name != "softmax"]       # those that take each number by itself


def slope(function, x, dtype="float64"):
    """The gradient of the sum of function(x)."""
    v = K.variable(x, dtype=dtype)
    return K.eval(K.gradients(function(v), [v])[0])


@pytest.mark.parametrize("name, expected", [
    ("softmax", [0.00551361, 0.0247103, 0.0407404, 0.110744, 0.818292]), ("elu", [-0.864665, -0.393469, 0, 1, 3]),
    ("selu", [-1.52017, -0.691758, 0, 1.0507, 3.1521]), ("softplus", [0.126928, 0.474077, 0.693147, 1.31326, 3.04859]),
    ("softsign", [-0.666667, -0.333333, 0, 0.5, 0.75]), ("relu", [0, 0, 0, 1, 3]), ("tanh", [-0.964028, -0.462117, 0, 0.761594, 0.995055]),
    ("sigmoid", [0.119203, 0.377541, 0.5, 0.731059, 0.952574]), ("hard_sigmoid", [0.1, 0.4, 0.5, 0.7, 1]),
    ("exponential", [0.135335, 0.606531, 1, 2.71828, 20.0855]), ("linear", [-2, -0.5, 0, 1, 3]),
])
def test_curves(name, expected):
    assert name in activations.KNOWN
    np.testing.assert_allclose(K.eval(activations.get(name)(X))[0], expected, rtol=1e-5)


def test_every_curve_is_tested():
    assert len(activations.KNOWN) == 11


@pytest.mark.parametrize("name", NAMES)
def test_slopes_by_difference(name):
    """Along one random direction, in float64, away from the corners."""
    rng = np.random.RandomState(0)
    x, direction, weights = rng.randn(4, 5) + 0.01, rng.randn(4, 5), rng.randn(4, 5)
    function = activations.get(name)

    def total(x):
        return K.sum(function(K.constant(x, dtype="float64")) * weights)

    difference = (float(total(x + 1e-6 * direction)) - float(total(x - 1e-6 * direction))) / 2e-6
    found = slope(lambda v: function(v) * weights, x)
    np.testing.assert_allclose(np.sum(found * direction), difference, rtol=1e-6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_the_type_of_number_stays(name, dtype):
    function = activations.get(name)
    assert K.eval(function(K.constant([[-1., 2.]], dtype=dtype))).dtype == dtype
    assert slope(function, [[-1., 2.]], dtype).dtype == dtype


@pytest.mark.parametrize("name", [name for name in NAMES if name != "exponential"])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_enormous_inputs_stay_finite_with_the_right_slope(name, dtype):
    function, x = activations.get(name), np.array([[-1000., -100., 100., 1000.]])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        y, tilt = K.eval(function(K.constant(x, dtype=dtype))), slope(function, x, dtype)
    assert np.isfinite(y).all() and np.isfinite(tilt).all()
    ends = {"elu": ([-1, -1, 100, 1000], [0, 0, 1, 1]), "softplus": ([0, 0, 100, 1000], [0, 0, 1, 1]), "sigmoid": ([0, 0, 1, 1], [0] * 4),
            "softmax": ([0, 0, 0, 1], [0] * 4), "tanh": ([-1, -1, 1, 1], [0] * 4), "relu": ([0, 0, 100, 1000], [0, 0, 1, 1])}
    if name in ends:
        np.testing.assert_allclose(y[0], ends[name][0], atol=1e-6)
        np.testing.assert_allclose(tilt[0], ends[name][1], atol=1e-6)


def test_an_exponential_that_is_too_large_is_infinite():
    with np.errstate(over="ignore"):
        assert K.eval(activations.exponential(K.constant([-1000., 1000.]))).tolist() == [0, np.inf]


@pytest.mark.parametrize("shape, axis, expected", [     # by Keras: the first six numbers
    ((2, 3), -1, [0.3006, 0.3322, 0.3672, 0.3006, 0.3322, 0.3672]),
    ((2, 3), 0, [0.3006, 0.3322, 0.3672, 0.3006, 0.3322, 0.3672]),
    ((2, 3, 2), -1, [0.475, 0.525, 0.475, 0.525, 0.475, 0.525]),
    ((2, 3, 2), 0, [0.3543, 0.3543, 0.3543, 0.3543, 0.3543, 0.3543]),
    ((2, 3, 2), 1, [0.2693, 0.2693, 0.3289, 0.3289, 0.4018, 0.4018]),
    ((1, 2, 2, 3), 1, [0.3543, 0.3543, 0.3543, 0.3543, 0.3543, 0.3543]),
    ((1, 2, 2, 3), 3, [0.3006, 0.3322, 0.3672, 0.3006, 0.3322, 0.3672]),
    ((1, 2, 2, 3), -4, [1, 1, 1, 1, 1, 1]),
])
def test_a_softmax_along_any_axis(shape, axis, expected):
    x = K.constant(0.1 * np.arange(np.prod(shape)).reshape(shape))
    y = K.eval(activations.softmax(x, axis=axis))
    np.testing.assert_allclose(y.ravel()[:6], expected, atol=6e-5)
    np.testing.assert_allclose(y.sum(axis=axis if len(shape) > 2 else -1), 1, rtol=1e-6)


def test_a_softmax_needs_a_row():
    for x in (K.constant([1., 2., 3.]), K.constant(1.)):
        with pytest.raises(ValueError, match=r"at least 2 axes, got shape \((3,)?\)"):
            activations.softmax(x)
    with pytest.raises(ValueError, match="axis 3 is out of bounds"):
        activations.softmax(K.constant(np.ones((2, 2, 2))), axis=3)


@pytest.mark.parametrize("arguments, values, slopes", [      # by Keras
    ({"alpha": 0.1}, [-0.3, -0.05, 0, 0.5, 2, 3], [0.1, 0.1, 0.1, 1, 1, 1]),
    ({"max_value": 2.}, [0, 0, 0, 0.5, 2, 2], [0, 0, 0, 1, 1, 0]),
    ({"max_value": 0.}, [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]),
    ({"max_value": -1.}, [0] * 6, [0] * 6),
    ({"alpha": -0.5, "max_value": 2., "threshold": -1.}, [1, 0, 0, 0.5, 2, 2], [-0.5, 0, 1, 1, 1, 0]),
    ({"threshold": 0.5}, [0, 0, 0, 0, 2, 3], [0, 0, 0, 0, 1, 1]),
    ({"threshold": -1.}, [0, -0.5, 0, 0.5, 2, 3], [0, 1, 1, 1, 1, 1]),
    ({"alpha": -0.5}, [1.5, 0.25, 0, 0.5, 2, 3], [-0.5, -0.5, -0.5, 1, 1, 1]),
])
def test_relu_with_arguments(arguments, values, slopes):
    x = np.array([-3., -0.5, 0., 0.5, 2., 3.])
    np.testing.assert_allclose(K.eval(activations.relu(K.constant(x), **arguments)), values, atol=1e-6)
    np.testing.assert_allclose(slope(functools.partial(activations.relu, **arguments), x), slopes, atol=1e-6)


@pytest.mark.parametrize("alpha, values, slopes", [      # by Keras; at 0 itself the slope is that of the left side
    (0.5, [-0.432332, 0, 1], [0.0676676, 0.5, 1]), (2., [-1.729329, 0, 1], [0.270671, 2, 1]), (0., [0, 0, 1], [0, 0, 1]),
])
def test_elu_with_alpha(alpha, values, slopes):
    x = np.array([-2., 0., 1.])
    np.testing.assert_allclose(K.eval(activations.elu(K.constant(x), alpha)), values, rtol=1e-5)
    np.testing.assert_allclose(slope(lambda v: activations.elu(v, alpha), x), slopes, rtol=1e-5)


def test_the_ends_of_hard_sigmoid():
    x = np.array([-2.51, -2.5, -2.49, 2.49, 2.5, 2.51])
    np.testing.assert_allclose(K.eval(activations.hard_sigmoid(K.constant(x))), [0, 0, 0.002, 0.998, 1, 1], atol=1e-6)
    np.testing.assert_allclose(slope(activations.hard_sigmoid, x), [0, 0.2, 0.2, 0.2, 0.2, 0])


def test_selu_keeps_mean_and_variance():
    z = np.random.RandomState(0).randn(200_000)
    y = K.eval(activations.selu(K.constant(z)))
    assert abs(y.mean()) < 0.01 and abs(y.var() - 1) < 0.01


def test_a_sigmoid_is_half_of_a_softmax():
    x = np.linspace(-20, 20, 41)
    both = K.eval(activations.softmax(K.constant(np.stack([x, 0 * x], axis=1), dtype="float64")))
    np.testing.assert_allclose(K.eval(activations.sigmoid(K.constant(x, dtype="float64"))), both[:, 0], rtol=1e-12)


def test_names():
    assert activations.get(None) is activations.linear and activations.get(len) is len and activations.get(Dense) is Dense
    assert activations.serialize(activations.relu) == "relu"
    assert all(activations.deserialize(activations.serialize(f)) is f for f in activations.KNOWN.values())
    with pytest.raises(ValueError, match="Unknown activation function: 'sigmiod'. Did you mean 'sigmoid'"):
        activations.get("sigmiod")
    with pytest.raises(ValueError, match="Unknown activation function: ''. Known: elu, .*tanh"):
        activations.get("")


@pytest.mark.parametrize("wrong", [3, 0.5, True, [], {}, {"class_name": "relu", "config": {}}])
def test_what_is_no_activation(wrong):
    with pytest.raises(ValueError, match="must be None, a name or a function, got "):
        activations.get(wrong)
    with pytest.raises(ValueError, match="must be None, a name or a function, got "):
        Dense(3, activation=wrong)


def swish(x):
    return x * K.sigmoid(x)


def test_a_function_of_ones_own_by_name():
    assert activations.deserialize("swish", custom_objects={"swish": swish}) is swish
    with CustomObjectScope({"swish": swish, "relu": swish}):
        assert activations.get("swish") is swish and activations.get("relu") is swish
    assert activations.get("relu") is activations.relu
    with pytest.raises(ValueError, match="Unknown activation function: 'swish'"):
        activations.get("swish")


def test_a_function_of_ones_own_in_a_model():
    model = Sequential([Dense(3, activation=swish, input_shape=(2,)), Activation(swish)])
    config = model.get_config()
    assert [layer["config"]["activation"] for layer in config["layers"]] == ["swish", "swish"]
    again = Sequential.from_config(config, custom_objects={"swish": swish})
    again.set_weights(model.get_weights())
    x = np.ones((1, 2))
    np.testing.assert_array_equal(again.predict(x), model.predict(x))
    with pytest.raises(ValueError, match="Unknown activation function: 'swish'"):
        Sequential.from_config(config)


class Leaky(Layer):
    """A relu with a slope below 0 that is learned."""

    def build(self, input_shape):
        self.alpha = self.add_weight(name="alpha", shape=input_shape[1:], initializer="zeros")
        super().build(input_shape)

    def call(self, x):
        return K.relu(x) - self.alpha * K.relu(-x)


def test_a_layer_as_an_activation_computes_and_learns_but_cannot_be_saved():
    with pytest.warns(UserWarning, match="the layer Leaky was given as the activation of another layer"):
        dense = Dense(3, activation=Leaky(), kernel_initializer="ones", input_shape=(2,))
    model = Sequential([dense])
    assert [w.name.split("/")[-1] for w in model.weights] == ["kernel:0", "bias:0", "alpha:0"] and model.count_params() == 12
    model.compile("sgd", "mse")
    model.fit(-np.ones((4, 2)), np.ones((4, 3)), epochs=2, verbose=0)
    assert (model.get_weights()[2] != 0).all()
    for save in (dense.get_config, model.get_config, lambda: activations.serialize(dense.activation)):
        with pytest.raises(AttributeError, match="the layer Leaky has none: add the layer to the model, after this one"):
            save()


def test_what_else_has_no_name():
    leaky = functools.partial(activations.relu, alpha=0.1)
    with pytest.raises(AttributeError, match=r"a partial has none: write it as a function of its own \(def …\)"):
        Dense(3, activation=leaky).get_config()


def test_an_ordinary_activation_warns_of_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for activation in (None, "relu", activations.tanh, swish, Dense):
            activations.get(activation)
