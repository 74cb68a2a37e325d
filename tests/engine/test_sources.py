"""Where batches come from: every sample once an epoch, in the order that was asked for."""
import numpy as np
import pytest

from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD
from kerastutor.utils import Sequence, set_random_seed


class Watched(Sequential):
    """Keeps the first column of every batch it is trained on."""

    def _train_step(self, x, y, w):
        self.seen.append(x[0][:, 0].astype(int).tolist())
        return super()._train_step(x, y, w)


@pytest.fixture
def watched():
    model = Watched([Dense(1, input_shape=(1,))])
    model.compile(SGD(1e-6), "mse")
    model.seen = []
    return model


def fitted(model, **settings):
    model.seen = []
    model.fit(np.arange(11.), np.zeros(11), batch_size=3, verbose=0, **settings)
    return model.seen


def test_in_order(watched):
    assert fitted(watched, shuffle=False) == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10]]


def test_shuffled_anew_each_epoch_and_repeatably(watched):
    set_random_seed(1)
    batches = fitted(watched, epochs=2)
    first, second = sum(batches[:4], []), sum(batches[4:], [])
    assert sorted(first) == sorted(second) == list(range(11)) and first != second != sorted(second)
    set_random_seed(1)
    assert fitted(watched, epochs=2) == batches


def test_batches_shuffled_as_wholes(watched):
    set_random_seed(1)
    batches = fitted(watched, shuffle="batch", epochs=4)
    whole = {(0, 1, 2), (3, 4, 5), (6, 7, 8)}
    assert all({tuple(b) for b in batches[k:k + 3]} == whole and batches[k + 3] == [9, 10] for k in (0, 4, 8, 12))
    assert len({str(batches[k:k + 4]) for k in (0, 4, 8, 12)}) > 1


def test_shuffling_keeps_samples_targets_and_weights_together():
    model = Sequential([Dense(1, input_shape=(1,), kernel_initializer="ones")])
    model.compile(SGD(1e-12), "mse")
    x = np.arange(11.)
    assert model.fit(x, x, batch_size=3, verbose=0).history["loss"] == [0]
    loss = model.fit(x, x + (x == 7), sample_weight=(x != 7).astype(float), batch_size=3, verbose=0).history["loss"]
    assert loss == [pytest.approx(0, abs=1e-6)]


def test_the_validation_part_is_never_trained_on(watched):
    assert sorted(sum(fitted(watched, validation_split=0.3), [])) == list(range(7))


class Numbers(Sequence):
    def __init__(self, batches=4):
        self.batches, self.asked, self.ended = batches, [], 0

    def __len__(self):
        return self.batches

    def __getitem__(self, index):
        self.asked.append(index)
        x = np.arange(3. * index, 3. * index + 3)[:, None]
        return x, x

    def on_epoch_end(self):
        self.ended += 1


def test_a_sequence_is_asked_for_each_batch_once_an_epoch(watched):
    numbers = Numbers()
    watched.fit(numbers, epochs=2, shuffle=False, verbose=0)
    assert numbers.asked == [0, 1, 2, 3] * 2 and numbers.ended == 2
    set_random_seed(2)
    numbers = Numbers(30)
    watched.fit(numbers, epochs=1, verbose=0)
    assert sorted(numbers.asked) == list(range(30)) != numbers.asked


def test_fewer_or_more_steps_than_a_sequence_has(watched):
    watched.fit(Numbers(), epochs=2, steps_per_epoch=3, shuffle=False, verbose=0)
    assert [b[0] for b in watched.seen] == [0, 3, 6] * 2
    assert watched.predict(Numbers(), steps=6).shape == (18, 1)


def test_a_row_that_is_not_built_yet():
    model = Sequential([Dense(1)])
    model.compile("sgd", "mse")
    with pytest.raises(RuntimeError, match="give the first layer an input_shape"):
        model.fit(endless(), steps_per_epoch=1, verbose=0)
    model.fit(Numbers(), verbose=0)
    assert model.input_shape == (None, 1)


def endless():
    index = 0
    while True:
        x = np.arange(3. * index, 3. * index + 3)[:, None]
        yield x, x, np.ones(3)
        index = (index + 1) % 4


def test_a_generator_goes_on_where_it_stopped(watched):
    watched.fit(endless(), steps_per_epoch=3, epochs=2, verbose=0, validation_data=endless(), validation_steps=2)
    assert [b[0] for b in watched.seen] == [0, 3, 6, 9, 0, 3]
    assert sorted(watched.history.history) == ["loss", "val_loss"]


def test_the_older_names_do_the_same(watched):
    history = watched.fit_generator(Numbers(), epochs=2, verbose=0, validation_data=(np.ones((2, 1)), np.ones((2, 1))))
    assert len(history.history["val_loss"]) == 2
    x = np.arange(12.)[:, None]
    np.testing.assert_allclose(watched.evaluate_generator(Numbers()), watched.evaluate(x, x, verbose=0), rtol=1e-5)
    np.testing.assert_allclose(watched.predict_generator(Numbers()), watched.predict(x), rtol=1e-5)


def test_numbers_from_a_generator_are_real_kerass(mlp, x, y):
    def parts():
        index = 0
        while True:
            yield x[3 * index:3 * index + 3], y[3 * index:3 * index + 3]
            index = 1 - index

    model = mlp()
    model.compile(SGD(0.5), "sparse_categorical_crossentropy", metrics=["acc"])
    history = model.fit_generator(parts(), steps_per_epoch=2, epochs=2, verbose=0).history
    np.testing.assert_allclose(history["loss"], [1.1131, 1.02163], atol=2e-5)
    np.testing.assert_allclose(model.predict_generator(parts(), steps=1)[0], [0.36499, 0.31729, 0.31772], atol=2e-5)


@pytest.mark.parametrize("data, settings, told", [
    (endless, {}, "A generator does not say how long it is: give steps_per_epoch"),
    (lambda: iter([(np.ones((2, 1)), np.ones(2))]), {"steps_per_epoch": 2}, "ran out of data before 2 steps"),
    (lambda: iter([(np.ones((2, 1)),)]), {"steps_per_epoch": 1}, r"must hand out \(x, y\) or .*got a tuple of 1"),
    (lambda: iter([(np.ones((2, 2)), np.ones(2))]), {"steps_per_epoch": 1}, r"to have shape \(1,\) but got array with shape \(2,\)"),
    (Numbers, {"y": np.ones(3)}, "y must not be given"),
    (Numbers, {"validation_split": 0.5}, "validation_split needs arrays"),
])
def test_generators_that_do_not_fit(watched, data, settings, told):
    with pytest.raises(ValueError, match=told):
        watched.fit(data(), verbose=0, **settings)


def test_with_arrays_each_of_a_number_of_steps_takes_all_samples():
    model = Sequential([Dense(1, input_shape=(2,), kernel_initializer="ones")])
    model.compile("sgd", "mse")
    x = np.arange(16, dtype="float32").reshape(8, 2) / 16
    y = x.sum(axis=1) * 2
    history = model.fit(x, y, steps_per_epoch=3, epochs=2, verbose=0)
    assert np.allclose(history.history["loss"], [1.1448560953140259, 0.9757789770762125], rtol=1e-5)  # from Keras 2.3.1
    assert np.allclose(model.get_weights()[0], [[1.0645368099212646], [1.0710256099700928]], rtol=1e-5)
    assert model.predict(x, steps=2).shape == (16, 1)
    with pytest.raises(ValueError, match="steps=3 and batch_size=4 were given"):
        model.fit(x, y, steps_per_epoch=3, batch_size=4, verbose=0)
