"""A loss that is no number any more: the warning says at which step and where it began."""
import warnings

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense, Layer
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD


class Root(Layer):
    """y = ln x: no number where x is negative."""

    def call(self, inputs):
        return K.log(inputs)


def warned(model, x, y, **settings):
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="ignore"):
        warnings.simplefilter("always")
        model.fit(x, y, verbose=0, shuffle=False, **settings)
    return [str(w.message) for w in caught if w.category is RuntimeWarning]


@pytest.fixture
def model():
    model = Sequential([Dense(2, kernel_initializer="ones", input_shape=(1,), name="first"), Root(name="root"), Dense(1, name="last")])
    model.compile(SGD(0.1), "mse")
    return model


def test_it_began_in_the_data(model):
    x = np.array([1., 2., 3., np.nan, 5.])
    told, = warned(model, x, np.ones(5), batch_size=2)
    assert told == ("The loss is nan at step 2 (counted from 1). "
                    "It began in the input data 'first_input': sample 1 of the batch holds NaN or infinity.")


def test_it_began_in_the_targets(model):
    told, = warned(model, np.ones(4), np.array([1., np.inf, 1., 1.]), batch_size=4)
    assert "is inf at step 1" in told and "target data 'last': sample 1" in told


def test_it_began_in_a_layer(model):
    told, = warned(model, np.array([1., 2., -3.]), np.ones(3), batch_size=1)
    assert told.startswith("The loss is nan at step 3") and "It began in layer 'root': its output holds NaN" in told


def test_it_began_in_a_weight_that_an_update_broke():
    model = Sequential([Dense(1, input_shape=(2,), kernel_initializer="ones", name="wild")])
    model.compile(SGD(3e38), "mse")
    told, = warned(model, np.ones((8, 2)), np.zeros(8), batch_size=2, epochs=3)
    assert "at step 2 " in told and "It began in layer 'wild': its weight 'wild/kernel:0' became NaN or infinite" in told
    assert "clipnorm=1." in told


def test_it_began_in_the_loss():
    model = Sequential([Dense(1, input_shape=(1,), kernel_initializer="ones")])
    model.compile("sgd", lambda y_true, y_pred: K.log(y_pred - y_pred))
    told, = warned(model, np.ones(2), np.ones(2))
    assert "Every layer's output is finite; it began in the loss function" in told


def test_it_is_told_once_a_run_and_again_in_the_next(model):
    x = np.array([np.nan] * 6)
    assert len(warned(model, x, np.ones(6), batch_size=1, epochs=2)) == 1
    assert len(warned(model, x, np.ones(6))) == 1


def test_a_sound_run_is_silent(model):
    assert warned(model, np.ones(4), np.ones(4)) == []
