"""What is said when targets and predictions do not belong together, alone and in a model."""
import warnings

import numpy as np
import pytest

from kerastutor import losses, metrics
from kerastutor.layers import Activation, Input
from kerastutor.models import Model

SCORES = np.array([[.1, .2, .7], [.5, .3, .2], [.2, .6, .2], [.1, .1, .8]])
LABELS = np.array([2, 0, 1, 0])
ROWS = np.eye(3)[LABELS]
SPARSE, DENSE = "sparse_categorical_crossentropy", "categorical_crossentropy"


def evaluate(watched, y, loss="mse"):
    """The metric of a model that gives back what it gets."""
    x = Input((3,))
    model = Model(x, Activation("linear")(x))
    model.compile("sgd", loss, metrics=[watched])
    return model.evaluate(SCORES, y, batch_size=2, verbose=0)[1]


@pytest.mark.parametrize("watched, twin", [
    ("categorical_accuracy", "sparse_categorical_accuracy"), (DENSE, SPARSE),
    (metrics.TopKCategoricalAccuracy(1), "sparse_top_k_categorical_accuracy"),
])
def test_labels_where_rows_are_meant(watched, twin):
    with pytest.warns(UserWarning, match=rf"y_true of shape \(2, 1\) .*to_categorical\(y\), or use '{twin}'") as told:
        evaluate(watched, LABELS, SPARSE)
    assert len(told) == 1


@pytest.mark.parametrize("watched", ["mae", "binary_accuracy", metrics.RootMeanSquaredError(), losses.MeanSquaredError()])
def test_labels_where_numbers_are_meant(watched):
    said = r"y_true of shape \(2, 1\) with y_pred of shape \(2, 3\), and the number says little. .*to_categorical"
    with pytest.warns(UserWarning, match=said):
        evaluate(watched, LABELS, SPARSE)


@pytest.mark.parametrize("watched, twin", [
    ("sparse_categorical_accuracy", "categorical_accuracy"), (SPARSE, DENSE), (losses.SparseCategoricalCrossentropy(), DENSE),
    (metrics.SparseTopKCategoricalAccuracy(2), "top_k_categorical_accuracy"),
])
def test_rows_where_labels_are_meant(watched, twin):
    with pytest.raises(ValueError, match=rf"takes whole-number labels .* got y_true of shape \(2, 3\). .* or use '{twin}'"):
        evaluate(watched, ROWS, DENSE)


@pytest.mark.parametrize("watched, y, loss", [
    ("sparse_categorical_accuracy", LABELS, SPARSE), ("acc", LABELS, SPARSE), ("acc", ROWS, DENSE), ("ce", LABELS, SPARSE),
    (lambda y_true, y_pred: y_pred[:, 0] - y_true[:, 0], LABELS, SPARSE),
])
def test_what_fits_is_not_spoken_of(watched, y, loss):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        evaluate(watched, y, loss)


@pytest.mark.parametrize("metric, y_true, y_pred, told", [
    (metrics.MeanSquaredError(), ROWS[:3], SCORES, "Samples: 3 in y_true, 4 in y_pred"),
    (metrics.MeanSquaredError(), ROWS[:1], SCORES, "Samples: 1 in y_true, 4 in y_pred"),
    (metrics.CategoricalAccuracy(), ROWS[:1], SCORES, "Samples: 1 in y_true, 4 in y_pred"),
    (metrics.MeanSquaredError(), ROWS[:, :2], SCORES, "the last axis has size 2 here and 3 there"),
    (metrics.CategoricalAccuracy(), LABELS, SCORES, "or use 'sparse_categorical_accuracy', which takes labels"),
    (metrics.SparseCategoricalAccuracy(), LABELS[:3], SCORES, r"one label for each row of predictions, \(4,\) or \(4, 1\)"),
    (metrics.RootMeanSquaredError(), ROWS, SCORES[:3], "Samples: 4 in y_true, 3 in y_pred"),
])
def test_shapes_that_cannot_be_compared(metric, y_true, y_pred, told):
    with pytest.raises(ValueError, match=told):
        metric(y_true, y_pred)


def test_classes_of_another_number():
    with pytest.warns(UserWarning, match="the last axis has size 2 here and 3 there"):
        assert float(metrics.CategoricalAccuracy()(ROWS[:, :2], SCORES)) == 0.5


def test_an_axis_of_size_1_that_only_one_has():
    for y_true, y_pred in ((LABELS, LABELS[:, None]), (LABELS[:, None], LABELS)):
        assert float(metrics.Accuracy()(y_true, y_pred)) == 1 and float(metrics.RootMeanSquaredError()(y_true, y_pred)) == 0


def test_what_a_loss_warns_of_is_told_once_a_metric():
    with pytest.warns(UserWarning, match="probabilities from 0 to 1") as told:
        evaluate(metrics.BinaryCrossentropy(), ROWS * 0, "mse")
        metric = metrics.BinaryCrossentropy()
        for _ in range(3):
            metric(ROWS, SCORES * 2)
    assert len(told) == 1


def test_weights_for_one_long_sample():
    with pytest.raises(ValueError, match=r"y_pred of shape \(2,\) is one sample of 2 numbers. .* y\[:, None\]"):
        metrics.MeanSquaredError()([1., 2.], [1., 2.], sample_weight=[1., 2.])
