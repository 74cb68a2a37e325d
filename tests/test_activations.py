"""Activations: curves by real Keras, and by name."""
import numpy as np
import pytest

from kerastutor import activations
from kerastutor import backend as K

X = K.constant([[-2., -0.5, 0., 1., 3.]])


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


def test_a_softmax_along_another_axis():
    x = K.constant(np.arange(12.).reshape(1, 3, 4))
    np.testing.assert_allclose(np.sum(K.eval(activations.softmax(x, axis=1)), axis=1), 1, rtol=1e-6)
    with pytest.raises(ValueError, match=r"at least 2 axes, got shape \(3,\)"):
        activations.softmax(K.constant([1., 2., 3.]))


def test_names():
    assert activations.get(None) is activations.linear and activations.get(len) is len
    assert activations.serialize(activations.relu) == "relu"
    with pytest.raises(ValueError, match="Unknown activation function: 'sigmiod'. Did you mean 'sigmoid'"):
        activations.get("sigmiod")
    with pytest.raises(ValueError, match="must be None, a name or a function, got 3"):
        activations.get(3)
