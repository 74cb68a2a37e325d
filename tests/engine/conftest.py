"""Small models and numbers that need no random generator, so that real Keras can be asked the same questions."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense, Layer
from kerastutor.models import Sequential


class Add(Layer):
    """Two inputs, one sum."""

    def call(self, inputs):
        return inputs[0] + inputs[1]

    def compute_output_shape(self, input_shape):
        return input_shape[0]


def wave(*shape):
    """sin 0, sin 1, sin 2, … in the given shape."""
    return np.sin(np.arange(np.prod(shape), dtype=float)).reshape(shape)


def waved(model):
    """The model with half a wave in every weight."""
    model.set_weights([wave(*w.shape) / 2 for w in model.get_weights()])
    return model


@pytest.fixture(name="Add")
def adding_layer():
    return Add


@pytest.fixture(name="wave")
def wave_of_numbers():
    return wave


@pytest.fixture(name="waved")
def wave_in_every_weight():
    return waved


@pytest.fixture
def mlp():
    """3 → 4 → 3 classes, for `x` and the labels `y`."""
    def make(**settings):
        return waved(Sequential([Dense(4, activation="relu", input_shape=(3,), name="h", **settings),
                                 Dense(3, activation="softmax", name="o")], name="mlp"))
    return make


@pytest.fixture
def x():
    return wave(6, 3)


@pytest.fixture
def y():
    return np.array([0, 1, 2, 1, 0, 2])


@pytest.fixture(autouse=True)
def names_start_at_1():
    K.clear_session()
