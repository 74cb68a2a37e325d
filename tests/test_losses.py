"""Losses: every function near and far out, by real Keras; as objects, by name, with weights."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses

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


def test_a_loss_of_ones_own():
    class Bias(losses.Loss):
        def call(self, y_true, y_pred):
            return K.mean(y_pred - y_true, axis=-1)

    assert float(Bias()(K.constant([[1., 1.]]), K.constant([[2., 4.]]))) == 2
    with pytest.raises(NotImplementedError, match=r"Loss must define call\(y_true, y_pred\)"):
        losses.Loss()(K.constant([1.]), K.constant([1.]))
