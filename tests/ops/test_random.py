"""Randomness: its statistics, and that it repeats itself when it is told to."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core import state
from kerastutor.utils import set_random_seed


@pytest.mark.parametrize("draw, mean, std, low, high", [
    (lambda shape: K.random_normal(shape, 1., 2.), 1, 2, -np.inf, np.inf),
    (lambda shape: K.random_uniform(shape, -1., 3.), 1, 4 / 12 ** 0.5, -1, 3),
    (lambda shape: K.truncated_normal(shape, 1., 2.), 1, 2 * 0.87962566, -3, 5),
    (lambda shape: K.random_binomial(shape, 0.3), 0.3, 0.21 ** 0.5, 0, 1),
])
def test_statistics(draw, mean, std, low, high):
    set_random_seed(4)
    x = K.eval(draw((40000,)))
    assert x.dtype == np.float32
    assert abs(x.mean() - mean) < 0.03 and abs(x.std() - std) < 0.03
    assert low <= x.min() and x.max() <= high


def test_dropout_keeps_the_mean_and_drops_its_share():
    y = K.eval(K.dropout(K.variable(np.ones(40000)), 0.25, seed=1))
    assert set(np.unique(y)) == {0, np.float32(4 / 3)}
    assert abs((y == 0).mean() - 0.25) < 0.01


def test_dropout_may_drop_whole_rows():
    y = K.eval(K.dropout(K.variable(np.ones((200, 7))), 0.5, noise_shape=(None, 1), seed=1))
    assert np.all(y == y[:, :1]) and 0 < y.mean() < 2


@pytest.mark.parametrize("level", [1, -0.1])
def test_a_level_that_is_none(level):
    with pytest.raises(ValueError, match="level must be at least 0 and below 1"):
        K.dropout(np.ones(3), level)


def test_a_seed_repeats_whatever_was_drawn_before():
    a = K.eval(K.random_normal((3,), seed=5))
    K.random_normal((3,))
    assert np.array_equal(a, K.eval(K.random_normal((3,), seed=5)))
    assert not np.array_equal(a, K.eval(K.random_normal((3,), seed=6)))


def test_set_random_seed_repeats_everything_that_follows():
    def some():
        set_random_seed(9)
        return [K.eval(K.random_normal((2,))).tolist(), K.eval(K.random_uniform((2,))).tolist(), np.random.rand()]
    assert some() == some()


def test_trial_runs_leave_no_trace():
    set_random_seed(3)
    expected = K.eval(K.random_normal((3,)))
    set_random_seed(3)
    with state.undrawn():
        K.random_normal((100,))
    K.dropout(K.placeholder(shape=(None, 4)), 0.5)
    assert np.array_equal(K.eval(K.random_normal((3,))), expected)
