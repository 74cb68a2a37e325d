"""What `compile` settles: losses, weights and metrics for each output, and what it refuses."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses, metrics
from kerastutor.engine.compiling import OutputTraining
from kerastutor.layers import Activation, Dense, Input
from kerastutor.models import Model, Sequential


@pytest.fixture
def fork():
    i = Input((3,))
    return Model(i, [Dense(2, name="left")(i), Dense(3, activation="softmax", name="right")(i)])


@pytest.mark.parametrize("shape, loss, expected", [
    ((None, 1), "mse", "binary"), ((None, 1), "sparse_categorical_crossentropy", "binary"), ((None, 5), "binary_crossentropy", "binary"),
    ((None, 5), "categorical_crossentropy", "categorical"), ((None, 5), "mse", "categorical"),
    ((None, 5), "sparse_categorical_crossentropy", "sparse_categorical"),
    ((None, 4, 5), "sparse_categorical_crossentropy", "sparse_categorical"),
    ((None, 5), losses.SparseCategoricalCrossentropy(), "sparse_categorical"), ((None, 5), losses.BinaryCrossentropy(), "binary"),
    ((None, 5), losses.sparse_categorical_crossentropy, "sparse_categorical"),
])
@pytest.mark.parametrize("word, ending", [("acc", "accuracy"), ("accuracy", "accuracy"),
                                          ("ce", "crossentropy"), ("crossentropy", "crossentropy")])
def test_the_width_of_the_output_and_the_loss_choose_the_accuracy(shape, loss, expected, word, ending):
    metric, = OutputTraining("out", shape, loss, 1.0, [word], [], False).metrics
    assert metric._fn is getattr(metrics, f"{expected}_{ending}")
    assert metric.name == word


@pytest.mark.parametrize("settings, names", [
    ({"loss": "mse"}, ["loss", "left_loss", "right_loss"]),
    ({"loss": ["mse", "mae"], "metrics": ["acc"]}, ["loss", "left_loss", "right_loss", "left_acc", "right_acc"]),
    ({"loss": "mse", "metrics": [["mae"], ["mse", "acc"]]}, ["loss", "left_loss", "right_loss", "left_mae", "right_mse", "right_acc"]),
    ({"loss": "mse", "metrics": {"right": "mae"}, "weighted_metrics": {"right": ["mae"]}},
     ["loss", "left_loss", "right_loss", "right_mae", "right_mae_1"]),
    ({"loss": {"right": "mse"}}, ["loss", "right_loss"]), ({"loss": ["mse", None]}, ["loss", "left_loss"]),
    ({"loss": ["mse", None], "metrics": ["mae"]}, ["loss", "left_loss", "left_mae"]),
    ({"loss": "mse", "metrics": [["mae", "mae", metrics.mse, "mean_squared_error"], ["mse", "MSE"]]},
     ["loss", "left_loss", "right_loss", "left_mae", "left_mean_squared_error", "right_mse", "right_MSE"]),
    ({"loss": "mse", "metrics": [[metrics.BinaryAccuracy(threshold=t) for t in (0.2, 0.7)], []]},
     ["loss", "left_loss", "right_loss", "left_binary_accuracy", "left_binary_accuracy_1"]),
    ({"loss": "mse", "metrics": ["acc", "mae"], "weighted_metrics": ["mse", "acc"]},
     ["loss", "left_loss", "right_loss",
      "left_acc", "left_mae", "left_mse", "left_acc_1", "right_acc", "right_mae", "right_mse", "right_acc_1"]),
    ({"loss": "mse", "metrics": [[metrics.AUC], ["Recall", {"class_name": "AUC", "config": {"name": "area"}}]]},
     ["loss", "left_loss", "right_loss", "left_auc_1", "right_recall_1", "right_area"]),
])
def test_names_of_numbers(fork, settings, names):
    fork.compile("sgd", **settings)
    assert fork.metrics_names == names


def test_metric_objects_are_named_once(fork):
    fork.compile("sgd", "mse", metrics=[metrics.Accuracy(name="exact")])
    fork.compile("sgd", "mse", metrics=fork.metrics_given)
    assert fork.metrics_names[3:] == ["left_exact", "right_exact"]


@pytest.mark.parametrize("settings, error, told", [
    ({"loss": "mean_squard_error"}, ValueError, "Unknown loss function: 'mean_squard_error'. Did you mean 'mean_squared_error'"),
    ({"optimizer": "adamm", "loss": "mse"}, ValueError, "Unknown optimizer: 'adamm'. Did you mean 'adam'"),
    ({"loss": "mse", "metrics": ["acuracy"]}, ValueError, "Unknown metric function: 'acuracy'. Did you mean 'accuracy'"),
    ({"loss": "mse", "metrics": "acc"}, TypeError, "Expected a list or dictionary, found: 'acc'"),
    ({"loss": "mse", "metrics": ["MeanIoU"]}, ValueError, r"MeanIoU needs settings: give compile an object, MeanIoU\(…\)"),
    ({"loss": "mse", "metrics": [None]}, ValueError, "Could not interpret metric function identifier: None"),
    ({"loss": None}, ValueError, "no loss to optimize"),
    ({"loss": ["mse"]}, ValueError, "one entry per model output. The model has 2 outputs"),
    ({"loss": "mse", "loss_weights": [1.]}, ValueError, "one entry per model output"),
    ({"loss": {"lefft": "mse"}}, ValueError, "'lefft'. Did you mean 'left'"),
    ({"loss": "mse", "metrics": {"rihgt": "acc"}}, ValueError, "'rihgt'. Did you mean 'right'"),
    ({"loss": "mse", "metrics": [["acc"]]}, ValueError, "list of lists .* 2 outputs, but you passed 1"),
    ({"loss": "mse", "target_tensors": [1]}, ValueError, "target_tensors is not offered here"),
    ({"optimizer": 3, "loss": "mse"}, ValueError, "Could not interpret optimizer identifier: 3"),
])
def test_what_compile_refuses(fork, settings, error, told):
    with pytest.raises(error, match=told):
        fork.compile(**{"optimizer": "sgd", **settings})


def test_a_wrong_loss_is_told_even_before_the_model_is_built():
    with pytest.raises(ValueError, match="Did you mean 'mean_squared_error'"):
        Sequential([Dense(1)]).compile("sgd", "mean_squard_error")


@pytest.mark.parametrize("loss, target, told", [
    ("categorical_crossentropy", np.array([0, 1, 2, 0]), r"one-hot rows .*to_categorical\(y\), or use the loss 'sparse_categorical"),
    ("categorical_crossentropy", np.ones((4, 2)), r"expected o to have shape \(3,\) but got array with shape \(2,\)"),
    ("sparse_categorical_crossentropy", np.eye(3)[[0, 1, 2, 0]], r"whole-number labels .*argmax\(axis=-1\), or use the loss 'categorical"),
    ("sparse_categorical_crossentropy", np.ones((4, 2)), r"expected o to have shape \(1,\) but got array with shape \(2,\)"),
    ("sparse_categorical_crossentropy", np.array([0, 1, 2, 3]), "label 3 is outside 0 … 2, the 3 classes"),
    ("mse", np.ones((4, 2, 3)), "to have 2 dimensions"),
    ("mse", np.ones(4), r"expected o to have shape \(3,\) but got array with shape \(1,\)"),
    (lambda t, p: p, np.ones(5), "same number of samples as target"),
])
def test_targets_that_do_not_fit_the_loss(loss, target, told):
    model = Sequential([Dense(3, activation="softmax", input_shape=(2,), name="o")])
    model.compile("sgd", loss)
    for use in (model.train_on_batch, model.test_on_batch, model.evaluate):
        with pytest.raises(ValueError, match=told):
            use(np.ones((4, 2)), target)


def test_a_loss_of_ones_own_may_take_any_target():
    model = Sequential([Dense(3, input_shape=(2,))])
    model.compile("sgd", lambda y_true, y_pred: y_pred[:, 0] - y_true[:, 0])
    assert np.isfinite(model.train_on_batch(np.ones((4, 2)), np.ones((4, 1))))


@pytest.fixture
def echo():
    """A model that gives back what it gets, and what it says of two batches: weights and targets count, nothing else."""
    def evaluate(y, sample_weight=None, **settings):
        i = Input((2,))
        model = Model(i, Activation("linear")(i))
        model.compile("sgd", "mse", **settings)
        return model.evaluate(np.arange(6.).reshape(3, 2), y, batch_size=2, verbose=0, sample_weight=sample_weight)[1:]
    return evaluate


def test_a_number_for_a_whole_batch_counts_by_the_batchs_weights(echo):
    def largest(y_true, y_pred):
        return K.max(y_pred)

    assert echo(np.zeros((3, 2)), metrics=[largest]) == [4]
    assert echo(np.zeros((3, 2)), weighted_metrics=[largest]) == [pytest.approx((3 * 2 + 5) / 3)]
    assert echo(np.zeros((3, 2)), np.array([1., 0., 3.]), weighted_metrics=[largest]) == [4.5]


class Seen(metrics.Metric):
    """How many targets are 1 less than nothing, taken in without weights."""

    def __init__(self, name="seen", **settings):
        super().__init__(name=name, **settings)
        self.n = 0.

    def update_state(self, y_true, y_pred):
        self.n += np.sum(-y_true == -1)

    def result(self):
        return self.n


def test_a_metric_of_ones_own_gets_targets_in_the_type_of_the_predictions(echo):
    assert echo(np.array([[1, 0], [1, 1], [0, 0]], "uint8"), metrics=[Seen()]) == [3]


def test_a_metric_of_several_numbers(echo):
    with pytest.warns(UserWarning, match="takes probabilities from 0 to 1"):
        numbers, = echo(np.array([[1, 0], [1, 1], [0, 0]]), metrics=[metrics.Precision([0.5, 1.])])
    np.testing.assert_allclose(numbers, [0.4, 0.5])
