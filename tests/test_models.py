"""Models under Keras's names, and a program as Keras users write it."""
import numpy as np
import pytest

import kerastutor
from kerastutor import models
from kerastutor.datasets import digits
from kerastutor.layers import Dense, Flatten
from kerastutor.utils import set_random_seed, to_categorical


def test_names():
    assert models.Model is kerastutor.Model and models.Sequential is kerastutor.Sequential and models.Input is kerastutor.Input
    assert issubclass(models.Sequential, models.Model)


def test_a_network_learns_to_read_digits():
    set_random_seed(0)
    (x_train, y_train), (x_test, y_test) = digits.load_data()
    model = models.Sequential([Flatten(input_shape=(8, 8)), Dense(32, activation="relu"), Dense(10, activation="softmax")])
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(x_train / 16, to_categorical(y_train), epochs=10, verbose=0)
    loss, accuracy = model.evaluate(x_test / 16, to_categorical(y_test), verbose=0)
    assert accuracy > 0.9 and history.history["loss"][-1] < 0.5
    assert np.mean(model.predict_classes(x_test / 16) == y_test) == pytest.approx(accuracy)


def test_a_small_network_learns_the_digits():
    set_random_seed(0)
    (x_train, y_train), (x_test, y_test) = digits.load_data()
    model = models.Sequential([Flatten(input_shape=(8, 8)), Dense(128, activation="relu"), Dense(64, activation="relu"),
                               Dense(10, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x_train / 16, y_train, epochs=20, verbose=0)
    assert model.evaluate(x_test / 16, y_test, verbose=0)[1] >= 0.96
