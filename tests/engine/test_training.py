"""compile, fit, evaluate, predict: the numbers are those of real Keras 2.3.1 on the same models and data."""
import warnings

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense, Dropout, Embedding, Input, Layer
from kerastutor.losses import CategoricalCrossentropy, MeanSquaredError
from kerastutor.metrics import CategoricalAccuracy
from kerastutor.models import Model, Sequential
from kerastutor.optimizers import SGD, Adam

SPARSE = "sparse_categorical_crossentropy"


def assert_history(history, expected):
    assert sorted(history.history) == sorted(expected)
    for name, numbers in expected.items():
        np.testing.assert_allclose(history.history[name], numbers, rtol=0, atol=2e-5, err_msg=name)


def close(found, expected):
    np.testing.assert_allclose(found, expected, rtol=0, atol=2e-5)


@pytest.fixture
def two(waved, Add):
    """Two inputs, a shared layer, two outputs."""
    a, b = Input((3,), name="a"), Input((2,), name="b")
    shared = Dense(2, activation="tanh", name="shared")
    h = shared(a)
    s = Add(name="add")([h, shared(Dense(3, name="widen")(b))])
    return waved(Model([a, b], [Dense(1, name="value")(s), Dense(3, activation="softmax", name="kind")(h)], name="two"))


def test_several_inputs_and_outputs_by_name_and_in_order(two, wave, x, y):
    two.compile(SGD(0.1), {"value": "mse", "kind": SPARSE}, loss_weights={"kind": 0.5}, metrics={"kind": "acc"})
    assert two.metrics_names == ["loss", "value_loss", "kind_loss", "kind_acc"]
    target = np.cos(wave(6, 1) * 3)
    history = two.fit({"a": x, "b": wave(6, 2)}, {"value": target, "kind": y}, batch_size=4, epochs=2, shuffle=False, verbose=0)
    assert_history(history, {"loss": [1.39908, 1.26139], "value_loss": [0.84683, 0.64222],
                             "kind_loss": [1.19348, 1.19857], "kind_acc": [0.5, 0.5]})
    data = [x, wave(6, 2)], [target, y]
    close(two.evaluate(*data, verbose=0, batch_size=4), [1.22245, 0.56188, 1.18989, 0.5])
    close(two.train_on_batch(*data, sample_weight={"value": np.arange(6.)}, class_weight={"kind": {0: 1., 1: 2., 2: 0.}}),
          [1.68967, 0.73940, 1.19008, 0.5])
    close(two.test_on_batch(*data), [1.24179, 0.65873, 1.16612, 0.5])
    value, kind = two.predict_on_batch([x[:1], wave(1, 2)])
    assert value.shape == (1, 1)
    close(kind, [[0.22482, 0.37419, 0.40098]])
    assert [p.shape for p in two.predict([x, wave(6, 2)], batch_size=4)] == [(6, 1), (6, 3)]


def test_an_output_without_a_loss_is_left_alone(two, wave, x, y):
    for name in ("value", "widen"):
        two.get_layer(name).trainable = False
    two.compile("sgd", {"kind": SPARSE})
    assert two.metrics_names == ["loss", "kind_loss"]
    only = two.evaluate([x, wave(6, 2)], y, verbose=0)
    close(two.evaluate([x, wave(6, 2)], [np.zeros((6, 1)), y], verbose=0), only)
    before = two.get_layer("value").get_weights()[0].copy()
    two.fit([x, wave(6, 2)], y, verbose=0)
    assert np.array_equal(before, two.get_layer("value").get_weights()[0])


def test_the_last_part_is_held_back_for_validation(mlp, x, y):
    model = mlp()
    model.compile(SGD(0.5), SPARSE, metrics=["acc"])
    history = model.fit(x, y, batch_size=3, epochs=3, validation_split=1 / 3, shuffle=False, verbose=0)
    assert_history(history, {"loss": [1.06412, 0.8546, 0.76618], "acc": [0.5] * 3,
                             "val_loss": [1.68144, 2.1098, 2.39548], "val_acc": [0] * 3})
    assert history.epoch == [0, 1, 2]


def test_weights_of_classes_and_samples_multiply(mlp, x, y):
    model = mlp()
    model.compile(SGD(0.5), SPARSE, metrics=["acc"], weighted_metrics=["acc"])
    assert model.metrics_names == ["loss", "acc", "acc_1"]
    history = model.fit(x, y, batch_size=3, epochs=2, shuffle=False, verbose=0, class_weight={0: 1., 1: 3., 2: 0.5},
                        sample_weight=np.arange(6.) / 4, validation_data=(x[:2], y[:2], np.array([1., 3.])))
    assert_history(history, {"loss": [0.84231, 0.69041], "acc": [0.33333] * 2, "acc_1": [0.51282, 0.61538],
                             "val_loss": [1.55469, 1.26964], "val_acc": [0.5] * 2, "val_acc_1": [0.75] * 2})


def test_prices_on_weights_and_activity_are_part_of_the_loss(mlp, x, y):
    model = mlp(kernel_regularizer="l2", bias_regularizer="l1", activity_regularizer="l1")
    model.compile(SGD(0.5), SPARSE)
    assert_history(model.fit(x, y, batch_size=3, epochs=2, shuffle=False, verbose=0), {"loss": [1.1733, 1.07988]})
    close(model.evaluate(x, y, verbose=0), 1.05285)


IDS = np.array([[1, 2, 0, 0], [3, 0, 0, 0], [4, 5, 6, 7]])


@pytest.fixture
def masked(waved):
    def make(mode=None):
        model = waved(Sequential([Embedding(8, 2, mask_zero=True, input_length=4, name="e"), Dense(2, activation="tanh", name="d")]))
        model.compile(SGD(0.5), "mse", metrics=["mae"], weighted_metrics=["mse"], sample_weight_mode=mode)
        return model
    return make


def test_masked_places_count_for_nothing(masked, wave):
    model, target = masked(), wave(3, 4, 2)
    history = model.fit(IDS, target, batch_size=2, epochs=2, shuffle=False, verbose=0, sample_weight=np.array([1., 2., 0.5]))
    assert_history(history, {"loss": [0.24005, 0.20589], "mae": [0.58524, 0.57245], "mse": [0.48011, 0.41178]})
    numbers = model.evaluate(IDS, target, verbose=0)
    close(numbers, [0.26333, 0.54229, 0.45142])
    target[IDS == 0] = 1e6
    close(model.evaluate(IDS, target, verbose=0), numbers)


def test_one_weight_a_timestep(masked, wave):
    model = masked("temporal")
    weights = np.arange(12.).reshape(3, 4) / 6
    history = model.fit(IDS, wave(3, 4, 2), batch_size=2, epochs=2, shuffle=False, verbose=0, sample_weight=weights)
    assert_history(history, {"loss": [0.40675, 0.29283], "mae": [0.56897, 0.56175], "mse": [0.68107, 0.49033]})


def test_losses_that_a_layer_or_the_model_adds(waved, wave, x):
    class Own(Layer):
        def call(self, inputs):
            self.add_loss(K.mean(K.square(inputs)))
            return inputs

    i = Input((3,))
    y = Dense(1, name="d")(i)
    model = waved(Model(i, Own()(y)))
    model.add_loss(0.5 * K.mean(K.abs(y)))
    model.compile(SGD(0.1), "mse")
    history = model.fit(x, np.cos(wave(6, 1) * 3), epochs=2, batch_size=6, verbose=0)
    assert_history(history, {"loss": [1.99929, 0.95885]})
    close(model.get_weights()[0].ravel(), [0.16356, 0.16003, 0.00936])


def test_a_loss_of_the_models_own_is_enough(waved, x):
    i = Input((3,))
    y = Dense(1)(i)
    model = waved(Model(i, y))
    model.add_loss(K.mean(K.square(y)))
    model.compile("sgd", None)
    losses = model.fit(x, None, epochs=2, verbose=0).history["loss"]
    assert losses[1] < losses[0]


def test_models_nest_and_stand_still_where_they_are_told_to(waved, wave, Add, x):
    inner = Sequential([Dense(2, activation="tanh", input_shape=(3,), name="in1"), Dense(2, name="in2")], name="inner")
    u = Input((2,), name="u")
    fork = Model(u, [Dense(1, name="left")(u), Dense(1, name="right")(u)], name="fork")
    i = Input((3,), name="x")
    model = waved(Model(i, Add(name="sum")(fork(inner(i))), name="outer"))
    model.compile(Adam(0.05), "mse")
    target = np.cos(wave(6, 1) * 3)
    assert_history(model.fit(x, target, epochs=3, batch_size=4, shuffle=False, verbose=0), {"loss": [0.92868, 0.68889, 0.7074]})
    close(model.predict(x[:2]), [[-0.38917], [-0.65696]])
    close(inner.predict(x[:1]), [[0.20192, 0.25839]])
    assert [w.name for w in model.weights][:3] == ["in1/kernel:0", "in1/bias:0", "in2/kernel:0"]
    inner.trainable = False
    model.compile("sgd", "mse")
    assert [w.name for w in model.trainable_weights] == ["left/kernel:0", "left/bias:0", "right/kernel:0", "right/bias:0"]
    before = model.get_weights()
    model.fit(x, target, verbose=0)
    assert [not np.array_equal(a, b) for a, b in zip(before, model.get_weights())] == [False] * 4 + [True] * 4


def test_a_discriminator_learns_alone_and_stands_still_in_the_whole(waved, x):
    discriminator = waved(Sequential([Dense(1, activation="sigmoid", input_shape=(3,))]))
    discriminator.compile(SGD(1.), "binary_crossentropy")
    discriminator.trainable = False
    i = Input((3,))
    generator = Dense(3)
    both = Model(i, discriminator(generator(i)))
    both.compile(SGD(1.), "binary_crossentropy")
    seen = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for train in (both, discriminator):
            before = discriminator.get_weights()[0], generator.get_weights()[0]
            train.train_on_batch(x, np.ones(6))
            seen.append([not np.array_equal(b, w.get_weights()[0]) for b, w in zip(before, (discriminator, generator))])
    assert seen == [[False, True], [True, False]]


def test_trainable_changed_after_compile_is_pointed_out(mlp, x, y):
    model = mlp()
    model.compile("sgd", SPARSE)
    model.layers[0].trainable = False
    before = model.get_weights()[0]
    with pytest.warns(UserWarning, match="Discrepancy between trainable weights and collected trainable weights"):
        model.fit(x, y, verbose=0)
    assert not np.array_equal(before, model.get_weights()[0])
    model.compile("sgd", SPARSE)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        model.train_on_batch(x, y)


@pytest.mark.parametrize("reduction, expected", [("sum_over_batch_size", 1.89), ("none", 1.89), ("sum", 7.56)])
def test_a_loss_object_says_how_a_batch_becomes_one_number(reduction, expected):
    x = np.arange(12.).reshape(4, 3) / 10
    model = Sequential([Dense(1, input_shape=(3,), kernel_initializer="ones")])
    model.compile(SGD(0.1), MeanSquaredError(reduction=reduction))
    close(model.train_on_batch(x, x[:, :1]), expected)
    close(model.get_weights()[1], [-0.96 if reduction == "sum" else -0.24])


def test_losses_and_metrics_as_objects_and_functions(mlp, x, y):
    def largest_error(y_true, y_pred):
        return K.max(K.abs(y_true - y_pred), axis=-1)

    model = mlp()
    model.compile("sgd", CategoricalCrossentropy(label_smoothing=0.1), metrics=[CategoricalAccuracy(), largest_error, "mse"])
    assert model.metrics_names == ["loss", "categorical_accuracy", "largest_error", "mse"]
    close(model.evaluate(x, np.eye(3)[y], verbose=0)[2], np.max(np.abs(np.eye(3)[y] - model.predict(x)), axis=1).mean())
    model.compile("sgd", lambda y_true, y_pred: K.mean(K.square(y_true - y_pred)))
    close(model.evaluate(x, np.eye(3)[y], verbose=0), np.mean((np.eye(3)[y] - model.predict(x)) ** 2))


def test_metrics_gather_until_they_are_reset(mlp, x, y):
    model = mlp()
    model.compile(SGD(1e-9), SPARSE, metrics=["acc"])
    first, second = model.test_on_batch(x[:3], y[:3])[1], model.test_on_batch(x[3:], y[3:], reset_metrics=False)[1]
    both = model.test_on_batch(x[:3], y[:3], reset_metrics=True)[1]
    close(both, (second + first) / 2)
    close(model.train_on_batch(x[:3], y[:3])[1], first)


def test_dropout_works_in_training_alone(x, y):
    model = Sequential([Dropout(0.5, input_shape=(3,)), Dense(3, activation="softmax")])
    model.compile("sgd", SPARSE)
    assert model.test_on_batch(x, y) == model.test_on_batch(x, y)
    np.testing.assert_array_equal(model.predict(x), model.predict(x))
    wide = Sequential([Dropout(0.5, seed=1, input_shape=(100,)), Dense(1, kernel_initializer="ones")])
    wide.compile(SGD(1e-9), "mae")
    half, whole = wide.train_on_batch(np.ones((8, 100)), np.zeros(8)), wide.test_on_batch(np.ones((8, 100)), np.full(8, 100.))
    assert half != pytest.approx(100, abs=0.01) and whole == pytest.approx(0, abs=0.01)
    assert K.learning_phase() == 0


def test_initial_epoch_and_freq_of_validation(mlp, x, y):
    model = mlp()
    model.compile("sgd", SPARSE)
    history = model.fit(x, y, epochs=6, initial_epoch=2, verbose=0, validation_data=(x, y), validation_freq=2)
    assert history.epoch == [2, 3, 4, 5] and len(history.history["loss"]) == 4 and len(history.history["val_loss"]) == 2
    history = model.fit(x, y, epochs=3, verbose=0, validation_data=(x, y), validation_freq=[3])
    assert len(history.history["val_loss"]) == 1
    assert model.history is history


def test_compiling_again_starts_the_optimizer_anew_and_keeps_the_weights(mlp, x, y):
    model = mlp()
    model.compile(Adam(0.1), SPARSE)
    model.fit(x, y, verbose=0)
    weights = model.get_weights()
    model.compile(Adam(0.1), SPARSE)
    assert model.optimizer.get_weights() == []
    assert all(np.array_equal(a, b) for a, b in zip(weights, model.get_weights()))


def test_setting_the_learning_rate_between_epochs(mlp, x, y):
    model = mlp()
    model.compile(SGD(0.5), SPARSE)
    K.set_value(model.optimizer.lr, 0.)
    before = model.get_weights()[0]
    model.fit(x, y, verbose=0)
    assert K.get_value(model.optimizer.learning_rate) == 0 and np.array_equal(before, model.get_weights()[0])


def test_using_a_model_before_compiling(mlp, x, y):
    model = mlp()
    assert model.predict(x).shape == (6, 3)
    for use in (model.fit, model.evaluate, model.train_on_batch, model.test_on_batch):
        with pytest.raises(RuntimeError, match="You must compile a model before training/testing"):
            use(x, y)


@pytest.mark.parametrize("settings, error, told", [
    ({"epoch": 3}, TypeError, "epoch"), ({"batch_size": 0}, ValueError, "batch_size must be at least 1, got 0"),
    ({"validation_data": 3}, ValueError, "must contain 2 .* or 3"), ({"validation_split": 0.95}, ValueError, "leaves one side empty"),
])
def test_arguments_of_fit_that_make_no_sense(mlp, x, y, settings, error, told):
    model = mlp()
    model.compile("sgd", SPARSE)
    with pytest.raises(error, match=told):
        model.fit(x, y, verbose=0, **settings)
