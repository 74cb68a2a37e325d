"""`fit`, `evaluate` and `predict` with workers: the same batches in the same order, and nobody left working."""
import multiprocessing
import random
import threading

import numpy as np
import pytest

from kerastutor.callbacks import LambdaCallback
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.utils import Sequence

KINDS = [{}, {"workers": 0}, {"workers": 3}, {"workers": 2, "use_multiprocessing": True}, {"use_multiprocessing": True}]


class Batches(Sequence):
    def __init__(self, broken=None):
        self.epochs, self.broken = 0, broken

    def __len__(self):
        return 5

    def __getitem__(self, index):
        if index == self.broken:
            raise OSError("no such file")
        x = np.full((2, 1), index + 10. * self.epochs)
        return x, x + 1

    def on_epoch_end(self):
        self.epochs += 1


@pytest.fixture
def model():
    model = Sequential([Dense(1, input_shape=(1,), kernel_initializer="ones")])
    model.compile("sgd", "mse")
    model.optimizer.lr = 1e-4
    return model


def nobody_works():
    return not multiprocessing.active_children() and not [t for t in threading.enumerate() if t.name.startswith("kerastutor")]


@pytest.mark.parametrize("settings", [{}, {"steps_per_epoch": 3}, {"steps_per_epoch": 7}, {"shuffle": False}])
def test_workers_change_nothing_in_the_order_of_training(model, settings):
    start, courses = model.get_weights(), []
    for kind in KINDS:
        model.set_weights(start)
        random.seed(4)
        losses, batches = [], Batches()
        note = LambdaCallback(on_epoch_end=lambda epoch, logs: losses.append(logs["loss"]))
        model.fit(batches, epochs=3, verbose=0, callbacks=[note], validation_data=Batches(), **settings, **kind)
        courses.append((losses, batches.epochs, model.get_weights()[0].tolist()))
        assert nobody_works()
    assert all(course == courses[0] for course in courses)


@pytest.mark.parametrize("kind", KINDS)
def test_evaluate_and_predict(model, kind):
    assert model.evaluate(Batches(), verbose=0, **kind) == pytest.approx(1)
    assert model.predict(Batches(), **kind).ravel().tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert model.predict_generator(Batches(), steps=2, **kind).shape == (4, 1)
    assert model.evaluate_generator(Batches(), **kind) == pytest.approx(1)
    assert nobody_works()


@pytest.mark.parametrize("kind", KINDS[2:])
def test_an_error_ends_training_and_lets_everybody_go(model, kind):
    with pytest.raises(OSError, match="no such file") as caught:
        model.fit_generator(Batches(broken=3), verbose=0, shuffle=False, **kind)
    assert "batch 3 of Batches" in str(caught.value.__cause__) and nobody_works()


def test_an_error_in_a_callback_lets_everybody_go(model):
    def fail(batch, logs):
        raise RuntimeError("enough")
    callback = LambdaCallback(on_epoch_end=fail)
    callback.on_batch_end = fail
    with pytest.raises(RuntimeError, match="enough") as caught:
        model.fit(Batches(), verbose=0, workers=2, callbacks=[callback])
    assert caught.traceback and nobody_works()
