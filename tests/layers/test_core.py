"""Dense, Activation, Dropout, Flatten, Reshape; the numbers are real Keras's."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Activation, Dense, Dropout, Flatten, Input, Reshape
from kerastutor.models import Sequential
from kerastutor.utils import set_random_seed

X = np.arange(24.).reshape(2, 3, 4)


class TestDense:
    def test_the_sum_runs_over_the_last_axis(self):
        layer = Dense(2, weights=[np.arange(8.).reshape(4, 2), np.array([1., -1.])])
        y = K.eval(layer(X))
        assert y.shape == (2, 3, 2) and y[0, 0].tolist() == [29, 33]
        np.testing.assert_allclose(y, X @ np.arange(8.).reshape(4, 2) + [1, -1])

    def test_without_a_bias_and_with_an_activation(self):
        layer = Dense(1, activation="relu", use_bias=False, kernel_initializer="ones")
        assert K.eval(layer(np.array([[-1., 0.], [1., 2.]]))).tolist() == [[0], [3]]
        assert len(layer.weights) == 1 and layer.bias is None

    @pytest.mark.parametrize("shape", [(4,), (3, 4), (None, 4)])
    def test_shapes(self, shape):
        assert Dense(7)(Input(shape)).shape == (None, *shape[:-1], 7)

    @pytest.mark.parametrize("units", [0, -1, 2.5, "3", None])
    def test_units_that_are_none(self, units):
        with pytest.raises(ValueError, match=f"units must be a whole number from 1 on, got {units!r}"):
            Dense(units)

    def test_an_unknown_last_axis(self):
        with pytest.raises(ValueError, match="the last axis of the input must be known"):
            Dense(2)(Input((None,)))

    def test_prices_and_limits(self):
        layer = Dense(1, kernel_regularizer="l2", bias_regularizer="l1", kernel_constraint="non_neg", bias_constraint="non_neg",
                      weights=[np.array([[2.], [-3.]]), np.array([-1.])])
        layer(np.ones((1, 2)))
        assert [float(loss) for loss in layer.losses] == [pytest.approx(0.13), pytest.approx(0.01)]
        assert K.eval(layer.kernel.constraint(layer.kernel)).tolist() == [[2], [0]]

    def test_an_unknown_name(self):
        with pytest.raises(ValueError, match="Unknown activation function: 'rellu'. Did you mean 'relu'"):
            Dense(1, activation="rellu")


def test_activation_by_name_and_function():
    assert K.eval(Activation("relu")(np.array([[-1., 2.]]))).tolist() == [[0, 2]]
    assert K.eval(Activation(lambda x: x * 2)(np.array([[-1., 2.]]))).tolist() == [[-2, 4]]


class TestDropout:
    def test_only_in_training_and_keeping_the_mean(self):
        x = np.ones((100, 100))
        layer = Dropout(0.4, seed=1)
        assert np.array_equal(K.eval(layer(x)), x)
        y = K.eval(layer(x, training=True))
        assert set(np.unique(y)) == {0, np.float32(1 / 0.6)} and abs(y.mean() - 1) < 0.03
        assert not np.array_equal(y, K.eval(layer(x, training=True)))

    def test_a_seed_repeats_the_masks(self):
        first, second = (K.eval(Dropout(0.5, seed=3)(X, training=True)) for _ in range(2))
        assert np.array_equal(first, second)
        set_random_seed(5)
        a = K.eval(Dropout(0.5)(X, training=True))
        set_random_seed(5)
        assert np.array_equal(a, K.eval(Dropout(0.5)(X, training=True)))

    def test_an_axis_may_share_its_fate(self):
        y = K.eval(Dropout(0.5, noise_shape=(None, 1, 4), seed=1)(np.ones((50, 3, 4)), training=True))
        assert np.all(y == y[:, :1]) and not np.all(y == y[:, :, :1])

    @pytest.mark.parametrize("rate", [0, 1, 1.5, -1])
    def test_rates_at_and_beyond_the_ends_change_nothing(self, rate):
        assert np.array_equal(K.eval(Dropout(rate)(X, training=True)), X)

    def test_the_learning_phase_is_asked_when_it_runs(self):
        model = Sequential([Dropout(0.5, input_shape=(4,))])
        run = K.function([model.input, K.learning_phase()], [model.output])
        x = np.ones((1, 4))
        assert np.array_equal(run([x, 0])[0], x) and not np.array_equal(run([x, 1])[0], x)


class TestFlatten:
    def test_numbers_in_order(self):
        assert K.eval(Flatten()(X))[1].tolist() == list(range(12, 24))
        assert Flatten()(Input((3, 4))).shape == (None, 12)

    def test_both_formats_of_an_image_give_the_same_order(self):
        image = np.arange(60.).reshape(1, 3, 4, 5)
        last, first = Flatten()(image), Flatten("channels_first")(image.transpose(0, 3, 1, 2))
        assert np.array_equal(K.eval(last), K.eval(first))

    def test_an_unknown_size(self):
        with pytest.raises(ValueError, match="every axis of the input but the first must be known"):
            Flatten()(Input((None, 4)))


class TestReshape:
    @pytest.mark.parametrize("target, shape", [((4, 3), (4, 3)), ((-1, 2), (6, 2)), ((2, -1, 2), (2, 3, 2)), ((12,), (12,))])
    def test_shapes(self, target, shape):
        layer = Reshape(target)
        assert layer(Input((3, 4))).shape == (None, *shape)
        assert K.eval(layer(X)).ravel().tolist() == X.ravel().tolist() and layer(X).shape == (2, *shape)

    def test_unknown_sizes(self):
        model = Sequential([Reshape((-1, 2), input_shape=(None, 4))])
        assert model.output_shape == (None, None, 2) and model.predict(X).shape == (2, 6, 2)

    @pytest.mark.parametrize("target", [(5, 2), (5, -1)])
    def test_what_does_not_fill_the_shape(self, target):
        with pytest.raises(ValueError, match="samples of shape \\(3, 4\\) hold 12 numbers, which do not fill"):
            Reshape(target)(Input((3, 4)))
        with pytest.raises(ValueError, match="only one size may be -1"):
            Reshape((-1, -1))
