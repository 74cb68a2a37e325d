"""The Recorder: what it keeps, how much that costs, and which trouble it names."""
import gc
import tracemalloc

import numpy as np
import pytest

from kerastutor.callbacks import Recorder
from kerastutor.callbacks.recorder import heat_map, portrait
from kerastutor.layers import Dense, Flatten
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD
from kerastutor.utils import set_random_seed


def recorded(model, x, y, moments=50, loss="mse", optimizer=None, **settings):
    model.compile(optimizer or SGD(0.01), loss)
    recorder = Recorder(moments=moments)
    model.fit(x, y, verbose=0, callbacks=[recorder], **settings)
    return recorder


@pytest.fixture
def model():
    set_random_seed(1)
    return Sequential([Dense(5, activation="tanh", input_shape=(3,), name="hidden"), Dense(1, name="out")])


X = np.sin(np.arange(60.)).reshape(20, 3)
Y = X[:, :1]


def test_what_is_kept(model):
    recorder = recorded(model, X, Y, batch_size=5, epochs=2, validation_split=0.25)
    assert recorder.weights == ["hidden/kernel", "hidden/bias", "out/kernel", "out/bias"]
    assert recorder.steps == list(range(7))
    assert recorder.epochs == pytest.approx([k / 3 for k in range(7)])
    assert recorder.loss_steps == list(range(1, 7)) and len(recorder.loss_values) == 6
    assert {name: len(numbers) for name, numbers in recorder.history.items()} == {"loss": 2, "val_loss": 2}
    assert recorder.moments[0]["out/kernel"].gradient is None and recorder.moments[1]["out/kernel"].gradient.shape == (5, 1)


def test_portraits_are_those_of_the_weights_at_that_moment(model):
    before = np.array(model.get_layer("hidden").kernel.value)
    recorder = recorded(model, X, Y, batch_size=20)
    after = model.get_layer("hidden").get_weights()[0]
    for moment, w in zip(recorder.moments, (before, after)):
        p = moment["hidden/kernel"].weight
        assert (p.mean, p.std, p.low, p.high) == pytest.approx((w.mean(), w.std(), w.min(), w.max()), rel=1e-5)
        np.testing.assert_array_equal(p.heat, w)
        assert p.counts.sum() == w.size and p.edges[0] == pytest.approx(p.low) and p.edges[-1] == pytest.approx(p.high)
    gradient = (before - after) / 0.01
    assert recorder.moments[1]["hidden/kernel"].gradient.rms == pytest.approx(np.sqrt(np.mean(gradient ** 2)), rel=1e-2)


@pytest.mark.parametrize("moments", [2, 3, 9, 10, 11])
def test_moments_stay_evenly_spread_and_the_last_is_there(model, moments):
    recorder = recorded(model, X, Y, moments=moments, batch_size=1, epochs=25)  # 500 steps
    gaps = np.diff(recorder.steps[:-1]) if moments > 2 else [500]
    assert len(recorder.steps) <= moments and recorder.steps[0] == 0 and recorder.steps[-1] == 500
    assert len(set(gaps)) == 1 and recorder.steps[-1] - recorder.steps[-2] <= gaps[0]
    assert len(recorder.steps) == len(recorder.epochs) == len(recorder.moments) == len(recorder.dead_units)
    assert recorder.epochs == pytest.approx([s / 20 for s in recorder.steps])
    assert 0 < recorder.cost <= recorder.limit


def test_it_costs_what_it_says():
    model = Sequential([Dense(16, input_shape=(3,)), Dense(16), Dense(16), Dense(1)])
    recorded(model, X, Y, batch_size=1, epochs=2)
    gc.collect()
    tracemalloc.start()
    try:
        recorder = recorded(model, X, Y, batch_size=1, epochs=60)
        model.history = None
        gc.collect()
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert 0.5 * recorder.cost < held < recorder.cost < recorder.limit


def test_a_long_run_thins_the_losses_too(model, monkeypatch):
    monkeypatch.setattr(Recorder, "LOSSES", 16)
    recorder = recorded(model, X, Y, moments=4, batch_size=1, epochs=10)
    assert len(recorder.loss_steps) == len(recorder.loss_values) <= 16 and len(set(np.diff(recorder.loss_steps))) == 1
    assert recorder.loss_steps[-1] > 150 and recorder.cost <= recorder.limit


def test_the_limit_holds_for_large_weights():
    model = Sequential([Flatten(input_shape=(40, 40)), Dense(64), Dense(1)])
    recorder = recorded(model, np.zeros((4, 40, 40)), np.zeros(4), moments=3, batch_size=1, epochs=5)
    assert recorder.moments[0][recorder.weights[0]].weight.heat.shape == (32, 32)
    assert recorder.cost <= recorder.limit


def test_a_second_run_starts_anew(model):
    recorder = recorded(model, X, Y, batch_size=10)
    model.fit(X, Y, batch_size=20, verbose=0, callbacks=[recorder])
    assert recorder.steps == [0, 1] and len(recorder.loss_values) == 1


def test_batches_that_come_in_steps(model):
    model.compile("sgd", "mse")
    recorder = Recorder()
    model.fit(iter([(X, Y)] * 4), steps_per_epoch=2, epochs=2, verbose=0, callbacks=[recorder])
    assert recorder.epochs == pytest.approx([0, 0.5, 1, 1.5, 2])


def test_only_what_learns_is_watched(model):
    model.get_layer("hidden").trainable = False
    assert recorded(model, X, Y).weights == ["out/kernel", "out/bias"]


def test_fewer_than_two_moments():
    with pytest.raises(ValueError, match="moments must be at least 2, got 1"):
        Recorder(moments=1)


class TestTrouble:
    def test_none(self, model):
        recorder = recorded(model, X, Y, epochs=3)
        assert [recorder.trouble(k) for k in range(len(recorder.steps))] == [[]] * len(recorder.steps)

    def test_dead_units(self):
        asleep = [np.zeros((3, 4)), np.array([-1., -1., -1., 1.])]
        model = Sequential([Dense(4, activation="relu", input_shape=(3,), name="h", weights=asleep),
                            Dense(1, kernel_initializer="ones", name="o")])
        recorder = recorded(model, X, Y)
        assert recorder.dead_units[0] == {} and recorder.dead_units[-1] == {"h": 0.75}
        assert recorder.trouble(-1) == [("dead", "h", 0.75)] and recorder.trouble(0) == []

    def test_exploding(self, model):
        recorder = recorded(model, X, 10 * Y, optimizer=SGD(2.), epochs=2, batch_size=5)
        kinds = {kind for k in range(len(recorder.steps)) for kind, _, _ in recorder.trouble(k)}
        assert "exploding" in kinds and recorder.trouble(0) == []
        kind, name, number = next(t for k in range(len(recorder.steps)) for t in recorder.trouble(k) if t[0] == "exploding")
        assert name in recorder.weights and number >= 10

    @pytest.mark.filterwarnings("ignore:The loss is")
    def test_not_a_number(self, model):
        with np.errstate(all="ignore"):
            recorder = recorded(model, np.where(np.arange(20)[:, None] == 12, np.nan, X), Y, batch_size=5, shuffle=False)
        assert [bool(recorder.trouble(k)) for k in range(5)] == [False, False, False, True, True]
        assert recorder.trouble(3) == [("nan", name, 1.0) for name in recorder.weights]

    def test_vanishing(self):
        layers = [Dense(4, activation="sigmoid", name=f"d{k}", **({} if k else {"input_shape": (3,)})) for k in range(9)]
        set_random_seed(2)
        recorder = recorded(Sequential([*layers, Dense(1, name="o")]), X, Y)
        found = {name: number for kind, name, number in recorder.trouble(-1) if kind == "vanishing"}
        assert "d0/kernel" in found and "o/kernel" not in found and all(0 < number < 1e-4 for number in found.values())


class TestPortrait:
    def test_a_constant_array(self):
        p = portrait(np.full((2, 2), 3., "float32"))
        assert (p.mean, p.std, p.low, p.high, p.finite) == (3, 0, 3, 3, 1) and p.counts.sum() == 4

    @pytest.mark.parametrize("low, high", [(1e10, np.nextafter(np.float32(1e10), np.float32(1e11))), (1e17, 1e17), (-3e38, 3e38)])
    def test_large_numbers_however_close(self, low, high):
        p = portrait(np.array([low, high], "float32"))
        assert p.counts.sum() == 2 and np.isfinite(p.edges).all() and np.isfinite(p.std)

    def test_holes(self):
        p = portrait(np.array([1., np.nan, 3., np.inf]))
        assert (p.mean, p.finite, p.counts.sum()) == (2, 0.5, 2)
        assert portrait(np.full(2, np.nan)).finite == 0

    def test_large_arrays_become_block_means(self):
        x = np.arange(6400.).reshape(64, 100)
        heat = heat_map(x)
        assert heat.shape == (32, 32) and heat[0, 0] == x[:2, :3].mean() and heat.mean() == pytest.approx(x.mean(), rel=1e-2)
        assert heat_map(np.arange(5.)).shape == (1, 5) and heat_map(np.array(2.)).shape == (1, 1)
        assert heat_map(np.zeros((3, 3, 8, 16))).shape == (32, 16)
