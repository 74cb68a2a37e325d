"""Embedding: rows of a table, their gradients, and the mask of places that are 0."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients
from kerastutor.layers import Dense, Embedding, Input
from kerastutor.models import Sequential

TABLE = np.arange(10.).reshape(5, 2)


def test_rows_of_the_table():
    layer = Embedding(5, 2, weights=[TABLE])
    assert K.eval(layer(np.array([[4, 0], [4, 4]]))).tolist() == [[[8, 9], [0, 1]], [[8, 9], [8, 9]]]
    assert layer.weights[0].name == f"{layer.name}/embeddings:0"


def test_a_row_gets_the_gradients_of_all_places_that_took_it():
    layer = Embedding(5, 2)
    y = layer(np.array([[4, 0, 4]]))
    assert gradients(K.sum(y), [layer.embeddings])[0].tolist() == [[1, 1], [0, 0], [0, 0], [0, 0], [2, 2]]


@pytest.mark.parametrize("bad", [5, -1])
def test_a_number_that_has_no_row(bad):
    model = Sequential([Embedding(5, 2)])
    with pytest.raises(IndexError, match=f"index {bad} is outside 0 … 4"):
        model.predict(np.array([[1, bad]]))


@pytest.mark.parametrize("length, shape, expected", [
    (None, (None,), (None, None, 2)), (7, (7,), (None, 7, 2)), ((7, 3), (7, 3), (None, 7, 3, 2)), ((None, 3), (4, 3), (None, 4, 3, 2)),
])
def test_shapes(length, shape, expected):
    assert Embedding(5, 2, input_length=length)(Input(shape)).shape == expected
    assert Embedding(5, 2, input_length=length, input_shape=shape)(Input(shape)).shape == expected


def test_a_length_that_does_not_fit():
    with pytest.raises(ValueError, match=r'"input_length" is 7, but received input has shape \(None, 6\)'):
        Embedding(5, 2, input_length=7)(Input((6,)))


def test_the_mask_travels_to_the_loss():
    model = Sequential([Embedding(5, 2, mask_zero=True, weights=[TABLE]), Dense(1, kernel_initializer="ones")])
    assert K.eval(Embedding(5, 2, mask_zero=True)(np.array([[3, 0]]))._keras_mask).tolist() == [[True, False]]
    model.compile("sgd", "mse")
    assert model.test_on_batch(np.array([[1, 0]]), np.zeros((1, 2, 1))) == 25 / 2


def test_a_table_with_prices():
    layer = Embedding(5, 2, embeddings_initializer="ones", embeddings_regularizer="l2", activity_regularizer="l1")
    layer(np.array([[1]]))
    assert [round(float(loss), 4) for loss in layer.losses] == [0.1, 0.02]
