"""What the whole library shares: names, number format, the learning phase, and one source of randomness."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core import state
from kerastutor.layers import Dense, Dropout
from kerastutor.models import Sequential
from kerastutor.utils import set_random_seed


def trained():
    set_random_seed(11)
    K.clear_session()
    model = Sequential([Dense(4, activation="tanh", input_shape=(3,)), Dropout(0.5), Dense(1)])
    model.compile("adam", "mse")
    x = np.linspace(-1, 1, 60).reshape(20, 3)
    history = model.fit(x, x[:, 0], batch_size=4, epochs=2, verbose=0)
    return history.history["loss"], model.get_weights(), [w.name for w in model.weights]


def test_one_seed_repeats_weights_dropout_and_shuffling():
    first, second = trained(), trained()
    assert first[0] == second[0] and first[2] == second[2]
    for a, b in zip(first[1], second[1]):
        assert np.array_equal(a, b)
    set_random_seed(12)
    assert not np.array_equal(first[1][0], Dense(4, input_shape=(3,)).kernel_initializer((3, 4)).value)


def test_numbers_of_names_start_again():
    K.clear_session()
    assert Dense(1).name == "dense_1" and Dense(1).name == "dense_2" and Dropout(0.5).name == "dropout_1"
    K.reset_uids()
    assert Dense(1).name == "dense_1" and K.get_uid("dense") == 2


def test_scopes_nest_and_end():
    with K.name_scope("outer"):
        with pytest.raises(RuntimeError), K.name_scope("inner"):
            assert state.scoped("w") == "outer/inner/w"
            raise RuntimeError
        assert state.scoped("w") == "outer/w"
    assert state.scoped("w") == "w"


def test_float64_from_end_to_end():
    K.set_floatx("float64")
    try:
        model = Sequential([Dense(3, activation="relu", kernel_regularizer="l2", input_shape=(2,)), Dropout(0.2), Dense(1)])
        model.compile("adam", "mse", metrics=["mae"])
        model.fit(np.ones((4, 2)), np.ones(4), verbose=0)
        assert {w.dtype for w in model.weights} == {np.dtype("float64")}
        assert model.predict(np.ones((1, 2))).dtype == np.float64
        assert {w.dtype for w in model.optimizer.get_weights()[1:]} == {np.dtype("float64")}
    finally:
        K.set_floatx("float32")


def test_the_phase_and_the_tape_come_back_after_an_error():
    with pytest.raises(RuntimeError), state.phase(1), state.tape(False):
        assert K.learning_phase() == 1 and not state.recording()
        raise RuntimeError
    assert K.learning_phase() == 0 and state.recording()


@pytest.mark.parametrize("setting, bad", [(K.set_floatx, "float8"), (K.set_image_data_format, "channels"), (K.set_learning_phase, 2)])
def test_settings_that_do_not_exist(setting, bad):
    with pytest.raises(ValueError, match=f"must be .* got {bad!r}"):
        setting(bad)


def test_epsilon_and_image_format_are_read_where_they_are_used():
    K.set_epsilon(0.1)
    K.set_image_data_format("channels_first")
    try:
        assert K.epsilon() == 0.1 and K.normalize_data_format(None) == "channels_first"
        np.testing.assert_allclose(K.categorical_crossentropy(np.array([[1., 0.]]), np.array([[0., 1.]])), [-np.log(0.1)])
    finally:
        K.set_epsilon(1e-7)
        K.set_image_data_format("channels_last")


def test_a_generator_as_seed_goes_on():
    generator = np.random.default_rng(1)
    a, b = K.eval(K.random_normal((2,), seed=generator)), K.eval(K.random_normal((2,), seed=generator))
    assert not np.array_equal(a, b)
