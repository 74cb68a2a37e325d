"""Targets against their loss: what is refused, what is warned of, and what is left in peace."""
import warnings

import numpy as np
import pytest

from kerastutor import losses
from kerastutor.engine.targets import check_target
from kerastutor.layers import Dense
from kerastutor.models import Sequential

NAN = np.array([[1.], [2.], [np.nan]])


def look(loss, shape, y):
    check_target(loss, shape, np.asarray(y), "out")


@pytest.mark.parametrize("loss, shape, y, told", [
    (losses.categorical_crossentropy, (None, 3), [0, 1, 2], r"shape \(3,\) .*one-hot rows .*to_categorical.*'sparse_categorical_cross"),
    (losses.categorical_crossentropy, (None, 1), [0, 1, 1], "The output has one unit. .*'sigmoid' and the loss 'binary_crossentropy'"),
    (losses.sparse_categorical_crossentropy, (None, 3), np.eye(3), r"labels of shape \(samples, 1\).*argmax.*'categorical_crossentropy'"),
    (losses.sparse_categorical_crossentropy, (None, 3), [0, 2, 5], "label 5 is outside 0 … 2, the 3 classes .*number 2 of 3.*6 units"),
    (losses.sparse_categorical_crossentropy, (None, 3), [1, 2, 3], "label 3 .*count from 0: subtract 1"),
    (losses.sparse_categorical_crossentropy, (None, 3), [-1, 1, 1], "label -1 .*number 0 of 3.*np.unique"),
    (losses.sparse_categorical_crossentropy, (None, 1), [0, 1, 1], "label 1 is outside 0, the one class .*'binary_crossentropy'"),
    (losses.sparse_categorical_crossentropy, (None, 3), NAN, "label nan .*number 2 of 3"),
    (losses.sparse_categorical_crossentropy, (None, 2, 3), [[[0], [3]]], "label 3 .*number 1 of 2"),
])
def test_what_is_refused(loss, shape, y, told):
    with pytest.raises(ValueError, match=told):
        look(loss, shape, y)


@pytest.mark.parametrize("loss, shape, y, told", [
    (losses.sparse_categorical_crossentropy, (None, 3), [0., 1.5], "got 1.5 in row 1: what comes after the point is cut off"),
    (losses.mse, (None, 1), NAN, "1 of 3 numbers are NaN or infinite, the first is nan in row 2"),
    (losses.mae, (None, 1), [[1.], [-np.inf]], "the first is -inf in row 1"),
    (losses.categorical_crossentropy, (None, 3), [[0., 1, 0], [1, 1, 0]], "row 1 adds up to 2. .*several classes .*'binary_crossentropy'"),
    (losses.binary_crossentropy, (None, 1), [-1, 1], r"'out': binary_crossentropy takes .*got -1 in row 0. Turn .*\(y \+ 1\) / 2.*'hinge'"),
    (losses.binary_crossentropy, (None, 1), [0, 1, 2], "got 2 in row 2. Several classes"),
    (losses.hinge, (None, 1), [0, 1, 2], "got 2 in row 2 among 3 different ones. .*'categorical_hinge'"),
    (losses.squared_hinge, (None, 1), [1, -1, 0], "got 0 in row 2"),
    (losses.poisson, (None, 1), [3, -2], "numbers from 0 on, got -2 in row 1"), (losses.msle, (None, 1), [3, -2.5], "got -2.5 in row 1"),
    (losses.mape, (None, 1), [3, 0], "divides by the target, got 0 in row 1: it counts as 1e-7"),
])
def test_what_is_warned_of(loss, shape, y, told):
    with pytest.warns(UserWarning, match=told):
        look(loss, shape, y)


@pytest.mark.parametrize("loss, shape, y", [
    (losses.sparse_categorical_crossentropy, (None, 3), [0, 1, 2]), (losses.sparse_categorical_crossentropy, (None, 3), [0., 1., 2.]),
    (losses.sparse_categorical_crossentropy, (None, None), [7]), (losses.categorical_crossentropy, (None, 2), np.float32([[1 / 3, 2 / 3]])),
    (losses.binary_crossentropy, (None, 2), [[0, 0.5]]), (losses.hinge, (None, 1), [0, 1]), (losses.hinge, (None, 1), [-1, 1]),
    (losses.hinge, (None, 1), [1, 1]), (losses.mse, (None, 1), [1e30, -1e30]), (losses.poisson, (None, 1), [0, 3]),
    (lambda t, p: p, (None, 3), NAN), (losses.mse, (None, 1), np.zeros((0, 1))), (losses.binary_crossentropy, (None, 1), np.zeros((0, 1))),
])
def test_what_is_left_in_peace(loss, shape, y):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        look(loss, shape, y)


def told_by(units, activation, loss, y, fits=1):
    model = Sequential([Dense(units, activation=activation, input_shape=(2,))])
    model.compile("sgd", loss)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for _ in range(fits):
            model.train_on_batch(np.ones((len(y), 2)), np.asarray(y))
    return [str(w.message) for w in told]


def test_a_model_tells_once():
    message, = told_by(1, "sigmoid", "binary_crossentropy", [-1, 1], fits=3)
    assert "binary_crossentropy takes targets from 0 to 1, got -1 in row 0" in message
    assert told_by(1, "sigmoid", "binary_crossentropy", [0, 1], fits=3) == []


@pytest.mark.parametrize("loss", ["binary_crossentropy", "mse"])
def test_a_softmax_over_one_unit_is_told(loss):
    message, = told_by(1, "softmax", loss, [0, 1], fits=2)
    assert "A softmax over one unit gives 1 whatever the input is" in message and "'sigmoid'" in message


@pytest.mark.parametrize("weights, error, told", [
    (0.5, TypeError, r"Could not interpret loss_weights argument: 0.5. Expected a list"), ("a", TypeError, "argument: 'a'"),
    (["a"], ValueError, "weight of output 'o' must be a finite number, got 'a'"), ({"o": np.nan}, ValueError, "finite number, got nan"),
])
def test_loss_weights_that_are_none(weights, error, told):
    with pytest.raises(error, match=told):
        Sequential([Dense(1, input_shape=(2,), name="o")]).compile("sgd", "mse", loss_weights=weights)
