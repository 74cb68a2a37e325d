"""Losses: every function near and far out, by real Keras; as objects, by name, with weights; finite at the ends, told where misused."""
import warnings

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses
from kerastutor.core.gradients import gradients
from kerastutor.layers import Activation, Dense, Embedding, Input, Layer, Reshape
from kerastutor.models import Model, Sequential

TARGET, OUTPUT = [[0., 1., 1.], [1., 0., 0.]], [[0.2, 0.7, 0.1], [1., 0., 0.4]]
FAR_TARGET, FAR_OUTPUT = [[-1., 1., 1.], [1., -1., 2.]], [[2., -30., 0.1], [1e6, 0., -4.]]

NEAR = [
    ("mean_squared_error", [0.313333, 0.053333]), ("mean_absolute_error", [0.466667, 0.133333]),
    ("mean_absolute_percentage_error", [66666708, 133333336]), ("mean_squared_logarithmic_error", [0.139021, 0.037738]),
    ("squared_hinge", [0.78, 0.986667]), ("hinge", [0.8, 0.8]), ("categorical_hinge", [0.4, 0.4]), ("logcosh", [0.141346, 0.025984]),
    ("huber_loss", [[0.02, 0.045, 0.405], [0, 0, 0.08]]), ("categorical_crossentropy", [2.65926, 0.336472]),
    ("binary_crossentropy", [0.960801, 0.170275]), ("kullback_leibler_divergence", [2.659258, -2e-06]), ("poisson", [1.219753, 0.466667]),
    ("cosine_proximity", [-0.7698, -0.928477]),
]
FAR = [
    ("mean_squared_error", [323.603, 333333e6]), ("mean_absolute_error", [11.6333, 333335]),
    ("mean_absolute_percentage_error", [1163.33, 33333400]), ("mean_squared_logarithmic_error", [0.681604, 57.8011]),
    ("squared_hinge", [323.603, 27.3333]), ("hinge", [11.6333, 3.33333]), ("categorical_hinge", [36.9, 0]), ("logcosh", [10.992, 333335]),
    ("huber_loss", [[2.5, 30.5, 0.405], [999998, 0.5, 5.5]]), ("categorical_crossentropy", [0, 16.1181]),
    ("binary_crossentropy", [16.1313, 5.14165]), ("kullback_leibler_divergence", [18.4207, 16.1181]),
    ("cosine_proximity", [0.612553, -0.408245]),
]


@pytest.mark.parametrize("name, expected", NEAR)
def test_values(name, expected):
    np.testing.assert_allclose(K.eval(losses.get(name)(K.constant(TARGET), K.constant(OUTPUT))), expected, rtol=2e-5, atol=2e-6)


@pytest.mark.filterwarnings("ignore:.*predictions are to be probabilities")
@pytest.mark.parametrize("name, expected", FAR)
def test_values_far_out(name, expected):
    np.testing.assert_allclose(K.eval(losses.get(name)(K.constant(FAR_TARGET), K.constant(FAR_OUTPUT))), expected, rtol=2e-5)


@pytest.mark.parametrize("name", [name for name, _ in NEAR])
def test_whole_number_targets_and_plain_arrays(name):
    y = np.float32(OUTPUT)
    found = losses.get(name)(np.array(TARGET, int), y)
    np.testing.assert_allclose(found, K.eval(losses.get(name)(K.constant(TARGET), K.constant(y))))
    assert K.dtype(found) == "float32"


def test_logits_smoothing_and_labels():
    target, output, far = K.constant(TARGET), K.constant(OUTPUT), K.constant(FAR_OUTPUT)
    for f, from_logits, smoothed in ((losses.categorical_crossentropy, [34.1788, 0], [2.41199, 1.44967]),
                                     (losses.binary_crossentropy, [10.9238, 0.237099], [0.962013, 1.20906])):
        np.testing.assert_allclose(K.eval(f(target, far, from_logits=True)), from_logits, rtol=1e-5)
        np.testing.assert_allclose(K.eval(f(target, output, label_smoothing=0.2)), smoothed, rtol=1e-5)
    labels = np.array([[2], [0]])
    np.testing.assert_allclose(K.eval(losses.sparse_categorical_crossentropy(labels, output)), [2.302585, 0.336472], rtol=1e-5)
    np.testing.assert_allclose(K.eval(losses.sparse_categorical_crossentropy(labels, far, from_logits=True)), [2.039387, 0], rtol=1e-5)
    np.testing.assert_allclose(K.eval(losses.huber_loss(target, output, delta=0.5))[0], [0.02, 0.045, 0.325], rtol=1e-5)


def test_labels_0_and_1_count_as_minus_1_and_1_for_hinges():
    y = np.float32([[0.3, -2.]])
    for f in (losses.hinge, losses.squared_hinge):
        assert f(np.array([[0, 1]]), y) == f(np.array([[-1, 1]]), y)


@pytest.mark.parametrize("weight, total", [(None, 0.366667), (0.5, 0.183333), ([1., 3.], 0.473333), ([[1.], [0.]], 0.313333)])
def test_weights_and_reductions(weight, total):
    def loss(reduction):
        weights = weight if weight is None or isinstance(weight, float) else np.array(weight)
        return K.eval(losses.MeanSquaredError(reduction=reduction)(K.constant(TARGET), K.constant(OUTPUT), weights))
    np.testing.assert_allclose([loss("sum"), loss("sum_over_batch_size")], [total, total / 2], rtol=1e-5)
    assert loss("none").shape == (2,) and loss("none").sum() == pytest.approx(total, rel=1e-5)
    with pytest.raises(ValueError, match="reduction must be 'none' or 'sum' or 'sum_over_batch_size', got 'mean'"):
        loss("mean")


@pytest.mark.parametrize("name", sorted(name for name in losses.KNOWN if name[0].isupper() and not name.isupper()))
def test_objects_compute_what_their_functions_do(name):
    loss = losses.get({"class_name": name, "config": {}})
    target = np.array([[2], [0]]) if "Sparse" in name else np.float32(TARGET)
    each = loss.fn(target, K.constant(OUTPUT))
    np.testing.assert_allclose(K.eval(loss(target, K.constant(OUTPUT))), np.mean(K.eval(each)), rtol=1e-6)
    twin = losses.deserialize(losses.serialize(loss))
    assert type(twin) is type(loss) and twin.get_config() == loss.get_config()


def test_names():
    assert losses.get("mse") is losses.get("MSE") is losses.mean_squared_error and losses.get(None) is None
    assert losses.get("cosine_similarity") is losses.cosine_proximity and losses.serialize(losses.hinge) == "hinge"
    assert losses.get(len) is len
    for wrong, near in (("mean_square_error", "mean_squared_error"), ("crossentropy", "_crossentropy"), ("Huber_los", "huber_loss")):
        with pytest.raises(ValueError, match=f"Unknown loss function: '{wrong}'. Did you mean .*{near}"):
            losses.get(wrong)
    with pytest.raises(ValueError, match="Could not interpret loss function identifier: 3"):
        losses.get(3)


@pytest.mark.parametrize("loss, told", [
    (losses.categorical_crossentropy, True), ("categorical_crossentropy", True), (losses.CategoricalCrossentropy(), True),
    (losses.LossFunctionWrapper(losses.categorical_crossentropy), True), (losses.sparse_categorical_crossentropy, False), ("mse", False),
    (losses.CategoricalCrossentropy, False), ("CategoricalCrossentropy", False), (None, False),
])
def test_is_categorical_crossentropy(loss, told):
    assert losses.is_categorical_crossentropy(loss) is told


def test_settings_of_objects_survive():
    loss = losses.get({"class_name": "Huber", "config": {"delta": 0.3, "reduction": "sum", "name": "h"}})
    assert loss.get_config() == {"delta": 0.3, "reduction": "sum", "name": "h"}
    assert losses.CategoricalCrossentropy(True, 0.1).get_config() == {
        "from_logits": True, "label_smoothing": 0.1, "reduction": "sum_over_batch_size", "name": "categorical_crossentropy"}
    assert losses.Huber.from_config(loss.get_config()).get_config() == loss.get_config()


def test_a_loss_of_ones_own():
    class Bias(losses.Loss):
        def call(self, y_true, y_pred):
            return K.mean(y_pred - y_true, axis=-1)

    assert float(Bias()(K.constant([[1., 1.]]), K.constant([[2., 4.]]))) == 2
    with pytest.raises(TypeError, match=r"Loss does not say what a sample costs: define call"):
        losses.Loss()(K.constant([1.]), K.constant([1.]))


# Finite at the ends, with the right slope

def slope(f, target, output):
    """The gradient that the library gives, and the one that two nearby values give, along one direction, in float64."""
    direction = np.cos(np.arange(output.size)).reshape(output.shape)
    step = 1e-6 * max(1, np.abs(output).max())
    y = K.variable(output, dtype="float64")
    by_tape = np.sum(gradients(K.sum(f(K.constant(target, "float64"), y)), [y])[0] * direction)
    up, down = (np.sum(K.eval(f(K.constant(target, "float64"), K.constant(output + s * direction, "float64")))) for s in (step, -step))
    return by_tape, (up - down) / (2 * step)


ANY = [losses.mse, losses.mae, losses.logcosh, losses.huber_loss, losses.hinge, losses.squared_hinge, losses.categorical_hinge]
POSITIVE = [losses.msle, losses.poisson, losses.kld, losses.categorical_crossentropy, losses.binary_crossentropy, losses.mape]
SHARES = np.array([[0.2, 0.5, 0.3], [0.6, 0.25, 0.15]])


@pytest.mark.parametrize("f", ANY, ids=lambda f: f.__name__)
def test_slopes_near_and_far(f):
    target = np.array([[0., 1., 0.], [1., 0., 0.]])
    for output in (SHARES, 1000 * SHARES, np.array([[-1000., 3., 1000.], [0.25, -2., 400.]])):
        by_tape, by_difference = slope(f, target, output)
        assert np.isfinite(by_tape) and by_tape == pytest.approx(by_difference, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize("f", POSITIVE + [losses.cosine_proximity], ids=lambda f: f.__name__)
def test_slopes_for_numbers_from_0_on(f):
    by_tape, by_difference = slope(f, np.array([[0.5, 0.25, 0.25], [0.2, 0.2, 0.6]]), SHARES)
    assert by_tape == pytest.approx(by_difference, rel=1e-5)


@pytest.mark.parametrize("f", [losses.categorical_crossentropy, losses.binary_crossentropy], ids=lambda f: f.__name__)
def test_slopes_of_logits_at_a_thousand(f):
    for smoothing in (0, 0.2):
        by_tape, by_difference = slope(lambda t, y: f(t, y, from_logits=True, label_smoothing=smoothing),
                                       np.array([[0., 1., 0.]]), np.array([[1000., -1000., 3.]]))
        assert by_tape == pytest.approx(by_difference, rel=1e-6)


@pytest.mark.parametrize("name, target, output, expected", [
    ("logcosh", [[0.]], [[1e20]], 1e20), ("cosine_proximity", [[0., 0.]], [[0., 0.]], 0), ("cosine_proximity", [[1., 0.]], [[0., 0.]], 0),
    ("mean_squared_logarithmic_error", [[-2., -1.5]], [[-3., -1.]], 0), ("binary_crossentropy", [[1., 0.]], [[0., 1.]], 15.3795),
    ("binary_crossentropy", [[1., 0.]], [[1., 0.]], 0), ("categorical_crossentropy", [[1., 0.]], [[0., 1.]], 16.118095),
    ("kullback_leibler_divergence", [[1., 0.]], [[0., 1.]], 16.118094), ("mean_absolute_percentage_error", [[0.]], [[1.]], 1e9),
    ("huber_loss", [[0.]], [[1e20]], 1e20),
])
def test_values_at_the_ends_by_keras(name, target, output, expected):
    y = K.variable(output)
    loss = losses.get(name)(K.constant(target), y)
    assert float(np.ravel(K.eval(loss))[0]) == pytest.approx(expected, rel=5e-4, abs=1e-5)
    assert np.isfinite(gradients(K.sum(loss), [y])[0]).all()


# Probabilities that a softmax or a sigmoid has just made are looked through

@pytest.mark.parametrize("loss, activation, target, expected, moved", [
    ("categorical_crossentropy", "softmax", [[0., 1., 0.]], 100, [0.01, -0.01, 0]),
    ("sparse_categorical_crossentropy", "softmax", [[1]], 100, [0.01, -0.01, 0]),
    ("binary_crossentropy", "sigmoid", [[0., 1., 0.]], 33.5644, [0.0033, -0.0033, 0.0017]),
    ("kld", "softmax", [[0., 1., 0.]], 16.1181, [0, 0, 0]),
])
@pytest.mark.parametrize("apart", [False, True])
def test_a_saturated_last_layer_still_learns(loss, activation, target, expected, moved, apart):
    layers = [Dense(3, input_shape=(1,)), Activation(activation)] if apart else [Dense(3, activation=activation, input_shape=(1,))]
    model = Sequential(layers)
    start = np.array([50., -50., 0.])
    model.set_weights([np.zeros((1, 3)), start])
    model.compile("sgd", loss)
    assert model.evaluate(np.ones((1, 1)), np.array(target), verbose=0) == pytest.approx(expected, rel=1e-5)
    assert model.train_on_batch(np.ones((1, 1)), np.array(target)) == pytest.approx(expected, rel=1e-5)
    np.testing.assert_allclose(start - model.get_weights()[1], moved, atol=5e-5)


def test_what_stands_between_softmax_and_loss_hides_the_logits():
    x = K.variable([[50., -50., 0.]])
    for y in (K.softmax(x) + 0., K.reshape(K.softmax(x), (1, 3))):
        loss = K.categorical_crossentropy(K.constant([[0., 1., 0.]]), y)
        assert float(loss[0]) == pytest.approx(16.118, rel=1e-4)
    across = K.categorical_crossentropy(K.constant([[0., 1., 0.]]), K.softmax(x, axis=0), axis=-1)
    assert float(across[0]) == pytest.approx(np.log(3), rel=1e-5)


def test_drawn_and_computed_alike():
    t, x = K.placeholder((None, 3)), K.placeholder((None, 3))
    for loss in (K.categorical_crossentropy(t, K.softmax(x)), K.sum(K.binary_crossentropy(t, K.sigmoid(x)), axis=-1) - 0.6931472):
        value, = K.function([t, x], [loss])([[[0., 1., 0.]], [[50., -50., 0.]]])
        assert value == pytest.approx([100.])
    labels = K.placeholder((None, 1))
    value, = K.function([labels, x], [K.sparse_categorical_crossentropy(labels, K.softmax(x))])([[[1.]], [[50., -50., 0.]]])
    assert value == pytest.approx([100.])


def test_sparse_labels_along_another_axis():
    p = np.float32([[0.2, 0.3], [0.3, 0.6], [0.5, 0.1]])
    found = K.eval(K.sparse_categorical_crossentropy(np.array([2, 1]), K.constant(p), axis=0))
    assert found.tolist() == pytest.approx([0.693147, 0.510826])
    box = K.constant(np.stack([p, p[::-1]]))
    found = K.eval(K.sparse_categorical_crossentropy(np.array([[2, 1], [0, 1]]), box, axis=1))
    np.testing.assert_allclose(found, [[0.693147, 0.510826], [0.693147, 0.510826]], rtol=1e-5)
    with pytest.raises(ValueError, match=r"axis must be from -2 to 1 for an output of shape \(3, 2\), got 5"):
        K.sparse_categorical_crossentropy(np.array([2, 1]), K.constant(p), axis=5)


# What is told where a loss is misused

@pytest.mark.parametrize("f, target, output, told", [
    (losses.categorical_crossentropy, [[0., 1.]], [[3.2, -1.]], r"one is 3.2: is the last layer without softmax\? .*from_logits=True"),
    (losses.binary_crossentropy, [[1.]], [[-0.5]], r"one is -0.5: is the last layer without sigmoid\?"),
    (losses.sparse_categorical_crossentropy, [[1]], [[0.5, 1.5]], "one is 1.5: is the last layer without softmax"),
    (losses.categorical_crossentropy, [[0., 1.]], [[0., 0.]], "adds up to 0, so it shares out nothing and its loss is NaN"),
    (losses.mse, [1., 2.], [[1.], [2.]], r"\(2,\) are compared with predictions of shape \(2, 1\): each with each, \(2, 2\) numbers"),
])
def test_misuse_that_computes_is_a_warning(f, target, output, told):
    with pytest.warns(UserWarning, match=told):
        f(K.constant(target), K.constant(output))


def test_targets_met_each_with_each_are_told_once_a_training():
    model = Sequential([Dense(1, input_shape=(2,))])
    model.compile("sgd", lambda y_true, y_pred: losses.mse(y_true[:, 0], y_pred))
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        model.fit(np.ones((12, 2)), np.ones((12, 1)), batch_size=4, epochs=2, verbose=0)
    assert [str(warning.message).count("each with each") for warning in told] == [1]


def test_what_is_right_is_not_warned_of():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        losses.categorical_crossentropy(K.constant([[0., 1.]]), K.constant([[1.000001, 0.]]))
        losses.categorical_crossentropy(K.constant([[0., 1.]]), K.softmax(K.constant([[1000., 0.]])))
        losses.categorical_crossentropy(K.constant([[0., 1.]]), K.constant([[300., -4.]]), from_logits=True)
        losses.mse(K.constant([[1.], [2.]]), K.constant([[1., 2.], [3., 4.]]))
        losses.mse(K.constant(1.), K.constant([[1., 2.]]))


def test_softmax_twice_is_told():
    y = K.softmax(K.constant([[1., 2.]]))
    with pytest.warns(UserWarning, match="from_logits=True, but these predictions come out of a softmax already"):
        losses.categorical_crossentropy(K.constant([[0., 1.]]), y, from_logits=True)


@pytest.mark.parametrize("call, told", [
    (lambda: losses.mse(K.ones((2,)), K.ones((2, 3))), r"Targets of shape \(2,\) do not fit predictions of shape \(2, 3\)"),
    (lambda: losses.MeanSquaredError()(K.ones((2, 3)), K.ones((2, 3)), K.ones((2, 3))),
     r"`values` \(2,\) vs `sample_weight` \(2, 3\): give one weight a sample"),
    (lambda: losses.MeanSquaredError()(K.ones((2, 3)), K.ones((2, 3)), K.ones((3,))),
     r"`values` \(2,\) vs `sample_weight` \(3,\): give one weight a sample"),
    (lambda: losses.sparse_categorical_crossentropy(K.ones((2, 3)), K.ones((2, 3))), r"6 labels were given .* need 2.*argmax"),
    (lambda: losses.sparse_categorical_crossentropy(np.array([1, 3]), K.ones((2, 3))), "label 3 is outside 0 … 2.* number 1 of 2"),
    (lambda: losses.sparse_categorical_crossentropy(np.array([1., np.nan]), K.ones((2, 3))), "label nan .*drop the rows without one"),
])
def test_misuse_that_cannot_be_computed_is_an_error(call, told):
    with pytest.raises(ValueError, match=told):
        call()


# In a model

X = np.array([[1., 2.], [3., -1.], [.5, .25], [-1., -2.], [0., 1.]])
Y = np.arange(15.).reshape(5, 3) / 10
KERNEL = np.array([[.5, -.25, .1], [.3, .2, -.4]])
WEIGHTS = np.array([1., 2., 0., .5, 3.])


def quantile(q):
    def loss(y_true, y_pred):
        return K.mean(K.maximum(q * (y_true - y_pred), (q - 1) * (y_true - y_pred)), axis=-1)
    return loss


class Cubed(losses.Loss):
    def call(self, y_true, y_pred):
        return K.mean(K.pow(K.abs(y_true - y_pred), 3), axis=-1)


@pytest.mark.parametrize("loss, weights, expected, moved", [
    (losses.MeanSquaredError(reduction="sum"), WEIGHTS, [2.39983, 8.62958], 0.05),
    (losses.MeanSquaredError(reduction="none"), WEIGHTS, [1.72592, 1.72592], 0.01),
    (losses.Huber(reduction="sum"), WEIGHTS, [3.2515, 11.58625], 0.069), (losses.huber_loss, WEIGHTS, [0.77242, 0.77242], 0.0046),
    (lambda t, y: K.mean(K.square(t - y)), WEIGHTS, [1.63619, 1.45914], 0.00982),
    (lambda t, y: K.square(t - y), WEIGHTS, [1.72592, 1.72592], 0.01), (quantile(0.9), None, [0.705, 0.705], 0.00057),
    (Cubed(reduction="sum", name="cubed"), WEIGHTS, [3.34471, 12.30777], 0.0807),
])
def test_losses_and_weights_in_a_model_by_keras(loss, weights, expected, moved):
    model = Sequential([Dense(3, input_shape=(2,))])
    model.set_weights([KERNEL, np.zeros(3)])
    model.compile("sgd", loss)
    found = [model.evaluate(X, Y, batch_size=2, verbose=0, sample_weight=weights), model.train_on_batch(X, Y, sample_weight=weights)]
    assert found == pytest.approx(expected, rel=1e-4)
    assert 0.5 - model.get_weights()[0][0, 0] == pytest.approx(moved, rel=1e-2)


@pytest.mark.parametrize("kind, expected", [("rows", [1.56783, 1.56783, 1.50842]), ("rows alone", [0.44542, 0.44542, 0.43168]),
                                            ("sum alone", [0.26145, 0.66813, 0.63734]), ("model", [1.66242, 1.66242, 1.62033])])
def test_add_loss_by_keras(kind, expected):
    class Priced(Layer):
        def call(self, inputs):
            self.add_loss(K.mean(K.square(inputs), axis=-1) if "rows" in kind else 0.1 * K.sum(K.square(inputs)), inputs=inputs)
            return inputs

    i, dense = Input((2,)), Dense(3)
    scores = dense(i)
    model = Model(i, Priced()(scores) if kind != "model" else scores)
    dense.set_weights([KERNEL, np.zeros(3)])
    if kind == "model":
        model.add_loss(K.mean(K.abs(scores), axis=-1))
    model.compile("sgd", None if "alone" in kind else "mse")
    y = None if "alone" in kind else Y
    found = [model.evaluate(X, y, batch_size=2, verbose=0), model.train_on_batch(X, y), model.train_on_batch(X, y)]
    assert found == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("loss, mode, weights, expected", [
    ("mse", None, None, 0.45005), ("mse", None, [1., 3.], 1.11422),
    (losses.MeanSquaredError(reduction="sum"), "temporal", [[1., 0, 2.], [3., 1., .5]], 5.88437),
])
def test_masked_steps_cost_nothing(loss, mode, weights, expected):
    table = np.array([[0, 0], [1., 2.], [.5, 1], [3, -1.], [1, 1]])
    model = Sequential([Embedding(5, 2, mask_zero=True, input_length=3), Dense(2)])
    model.set_weights([table, KERNEL[:, :2], np.zeros(2)])
    model.compile("sgd", loss, sample_weight_mode=mode)
    x, y, weights = np.array([[1, 0, 2], [3, 4, 0]]), np.arange(12.).reshape(2, 3, 2) / 10, weights and np.array(weights)
    assert model.test_on_batch(x, y, weights) == pytest.approx(expected, rel=1e-4)
    y[0, 1] = y[1, 2] = 1e6
    assert model.test_on_batch(x, y, weights) == pytest.approx(expected, rel=1e-4)


def test_a_fit_is_told_once():
    model = Sequential([Dense(3, input_shape=(2,)), Reshape((3,))])
    model.set_weights([9 * KERNEL, np.zeros(3)])
    model.compile("sgd", "categorical_crossentropy")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        model.fit(X, np.eye(3)[[0, 1, 2, 1, 0]], batch_size=1, epochs=3, verbose=0)
    assert [str(w.message)[:60] for w in told] == ["categorical_crossentropy: predictions are to be probabilitie"]
