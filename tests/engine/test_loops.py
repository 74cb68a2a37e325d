"""Callbacks: told in Keras's order, with Keras's logs, and able to stop; the progress bar says what Keras's says."""
import re

import numpy as np
import pytest

from kerastutor.callbacks import Callback, LambdaCallback
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD
from kerastutor.utils import generic_utils


class Diary(Callback):
    """Writes down every moment, with the names in its logs."""

    def __init__(self):
        super().__init__()
        self.pages = []

    def page(self, name):
        def write(*arguments):
            *place, logs = arguments
            self.pages.append((name, *place, *sorted(logs)))
        return write

    def __getattribute__(self, name):
        return super().__getattribute__("page")(name) if name.startswith("on_") else super().__getattribute__(name)


@pytest.fixture
def model(mlp):
    model = mlp()
    model.compile(SGD(1e-9), "sparse_categorical_crossentropy", metrics=["acc"])
    return model


def test_the_order_of_moments_and_what_is_told(model, x, y):
    """As real Keras tells it."""
    diary = Diary()
    model.fit(x, y, batch_size=2, validation_split=1 / 3, verbose=0, callbacks=[diary])
    begin, end = ("batch", "size"), ("acc", "batch", "loss", "size")
    assert diary.pages == [
        ("on_train_begin",), ("on_epoch_begin", 0),
        ("on_train_batch_begin", 0, *begin), ("on_train_batch_end", 0, *end),
        ("on_train_batch_begin", 1, *begin), ("on_train_batch_end", 1, *end),
        ("on_test_begin",), ("on_test_batch_begin", 0, *begin), ("on_test_batch_end", 0, *end), ("on_test_end",),
        ("on_epoch_end", 0, "acc", "loss", "val_acc", "val_loss"), ("on_train_end",)]
    assert diary.model is model
    assert diary.params == {"batch_size": 2, "epochs": 1, "steps": None, "samples": 4, "verbose": 0, "do_validation": True,
                            "metrics": ["loss", "acc", "val_loss", "val_acc"]}


def test_evaluation_and_prediction_tell_too(model, x, y):
    diary = Diary()
    model.evaluate(x, y, verbose=0, callbacks=[diary])
    assert diary.params == {"batch_size": 32, "metrics": ["loss", "acc"], "samples": 6, "steps": None, "verbose": 0}
    model.predict(x, batch_size=4, callbacks=[diary])
    assert diary.params == {"batch_size": 4, "samples": 6, "steps": None, "verbose": 0}
    assert [page[0] for page in diary.pages] == [
        "on_test_begin", "on_test_batch_begin", "on_test_batch_end", "on_test_end",
        "on_predict_begin", *["on_predict_batch_begin", "on_predict_batch_end"] * 2, "on_predict_end"]
    assert diary.pages[6] == ("on_predict_batch_end", 0, "batch", "outputs", "size")


def test_the_older_batch_moments_are_told_as_well(model, x, y):
    sizes = []
    listener = LambdaCallback(on_batch_end=lambda batch, logs: sizes.append((batch, logs["size"])))
    model.fit(x, y, batch_size=4, verbose=0, callbacks=[listener])
    assert sizes == [(0, 4), (1, 2)]


def test_a_callback_may_end_training_within_an_epoch(model, x, y):
    seen = []

    def stop(batch, logs):
        seen.append(batch)
        model.stop_training = batch == 1

    history = model.fit(x, y, batch_size=2, epochs=5, verbose=0, callbacks=[LambdaCallback(on_batch_end=stop)])
    assert seen == [0, 1] and history.epoch == [0]
    assert model.fit(x, y, epochs=2, verbose=0).epoch == [0, 1]


def test_the_epochs_loss_is_that_of_its_samples(model, x, y):
    history = model.fit(x, y, batch_size=4, verbose=0)
    each = [model.test_on_batch(x[a:b], y[a:b])[0] for a, b in ((0, 4), (4, 6))]
    loss = model.evaluate(x, y, batch_size=4, verbose=0)[0]
    np.testing.assert_allclose([loss, (4 * each[0] + 2 * each[1]) / 6], history.history["loss"][0], rtol=0.05)
    np.testing.assert_allclose(loss, (4 * each[0] + 2 * each[1]) / 6, rtol=1e-6)


def said(capsys):
    """What was printed, line by line, each as it was last written; times as T."""
    lines = [line.split("\r")[-1] for line in capsys.readouterr().out.rstrip("\n").split("\n")]
    return [re.sub(r"\d+[um]?s/step", "T", line) for line in lines]


class TestProgress:
    """The text is real Keras's on the same model and data; times aside."""

    def test_a_bar(self, model, x, y, capsys):
        model.fit(x, y, batch_size=3, epochs=2, validation_split=1 / 3, shuffle=False)
        line = "4/4 [==============================] - 0s T - loss: 1.0930 - acc: 0.2500 - val_loss: 1.2061 - val_acc: 0.5000"
        assert said(capsys) == ["Train on 4 samples, validate on 2 samples", "Epoch 1/2", line, "Epoch 2/2", line]

    def test_a_line_an_epoch(self, model, x, y, capsys):
        model.fit(x, y, batch_size=3, shuffle=False, verbose=2)
        assert said(capsys) == ["Epoch 1/1", " - 0s - loss: 1.1307 - acc: 0.3333"]

    def test_silence(self, model, x, y, capsys):
        model.fit(x, y, verbose=0)
        model.predict(x)
        assert capsys.readouterr().out == ""

    def test_evaluation_and_prediction(self, model, x, y, capsys):
        model.evaluate(x, y)
        model.predict(x, batch_size=2, verbose=1)
        assert said(capsys) == ["6/6 [==============================] - 0s T"] * 2

    def test_batches_of_a_generator_are_counted_in_steps(self, model, x, y, capsys):
        model.fit(iter([(x, y)] * 2), steps_per_epoch=2)
        assert said(capsys)[1].startswith("2/2 [==============================] - 0s T - loss: 1.1307")

    def test_in_a_notebook_the_text_left_behind_is_the_same_every_time(self, model, x, y, capsys, monkeypatch):
        monkeypatch.setattr(generic_utils, "in_notebook", lambda: True)
        seen = []
        for _ in range(2):
            model.fit(x, y, batch_size=2, shuffle=False)
            seen.append(said(capsys))
        assert seen[0] == seen[1] == ["Epoch 1/1", "6/6 [==============================] - loss: 1.1307 - acc: 0.3333"]


def test_a_run_in_which_nothing_happens(model, x, y):
    history = model.fit(x, y, epochs=0, verbose=0)
    assert history.history == {} and history.epoch == []


def test_a_model_without_metrics_gives_numbers_not_lists():
    model = Sequential([Dense(1, input_shape=(1,))])
    model.compile("sgd", "mse")
    assert type(model.evaluate(np.ones(3), np.ones(3), verbose=0)) is float
    assert type(model.train_on_batch(np.ones(3), np.ones(3))) is float
