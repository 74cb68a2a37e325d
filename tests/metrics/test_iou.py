"""Intersection over union, by real Keras; over all batches, where Keras's model averages the batches."""
import numpy as np
import pytest

from kerastutor import metrics
from kerastutor.layers import Activation, Input
from kerastutor.models import Model

TRUE, CALLED = np.array([0, 1, 2, 1]), np.array([0, 2, 2, 1])


@pytest.mark.parametrize("classes, y_pred, weights, expected", [
    (3, CALLED, None, 0.666667), (5, CALLED, None, 0.666667), (3, CALLED, [.1, .2, .3, .4], 0.755556), (3, CALLED + 0.7, None, 0.666667),
    (3, TRUE, None, 1),
])
def test_numbers(classes, y_pred, weights, expected):
    for shape in ((4,), (4, 1), (2, 2)):
        weight = None if weights is None else np.reshape(weights, shape)
        iou = metrics.MeanIoU(classes)(TRUE.reshape(shape), y_pred.reshape(shape), sample_weight=weight)
        assert float(iou) == pytest.approx(expected, abs=1e-6)


def test_over_several_batches():
    iou = metrics.MeanIoU(5)
    assert float(iou.result()) == 0
    iou.update_state(TRUE, CALLED)
    iou.update_state(TRUE, TRUE)
    assert float(iou.result()) == pytest.approx(0.805556, abs=1e-6) and iou.total_cm.value[1].tolist() == [0, 3, 1, 0, 0]
    iou.reset_states()
    assert float(iou(TRUE, TRUE)) == 1


def test_in_a_model_it_gathers():
    x = Input((2,))
    model = Model(x, Activation("linear")(x))
    model.compile("sgd", "mse", metrics=[metrics.MeanIoU(3)])
    numbers = model.evaluate(CALLED.reshape(2, 2), TRUE.reshape(2, 2), batch_size=1, verbose=0)
    assert numbers[1] == pytest.approx(2 / 3) and model.metrics_names == ["loss", "mean_io_u"]


def test_names_and_configs():
    assert [metrics.MeanIoU(3).name for _ in range(3)] == ["mean_io_u", "mean_io_u_1", "mean_io_u_2"]
    iou = metrics.MeanIoU(3, name="i")
    assert iou.get_config() == {"name": "i", "dtype": "float32", "num_classes": 3} == metrics.clone_metric(iou).get_config()
    assert iou.weights[0].name == "total_confusion_matrix:0" and iou.get_weights()[0].shape == (3, 3) and iou.result().dtype == "float32"


@pytest.mark.parametrize("y_true, y_pred, told", [
    (TRUE + 1, CALLED, "y_true must hold classes from 0 to 2, got 3: give num_classes=4"), (TRUE, CALLED + 1, "y_pred must hold .* got 3"),
    (TRUE - 1, CALLED, "y_true must hold classes from 0 to 2, got -1: count classes from 0"),
    (TRUE, [np.nan] * 4, "y_pred must hold .* got nan"),
    (TRUE, np.ones((4, 3)), r"y_true of shape \(4,\) .* do not fit: .* y_pred.argmax\(axis=-1\)"),
])
def test_classes_that_are_not_there(y_true, y_pred, told):
    with pytest.raises(ValueError, match=f"mean_io_u: {told}"):
        metrics.MeanIoU(3)(y_true, y_pred)
    with pytest.raises(ValueError, match="num_classes must be at least 1, got 0"):
        metrics.MeanIoU(0)
