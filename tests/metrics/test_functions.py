"""Metrics of one batch; by real Keras."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses, metrics

TARGET, OUTPUT = K.constant([[0., 1., 1.], [1., 0., 0.]]), K.constant([[0.2, 0.7, 0.1], [1., 0., 0.4]])
LABELS = K.constant([[2.], [0.]])


@pytest.mark.parametrize("found, expected", [
    (lambda: metrics.binary_accuracy(TARGET, OUTPUT), [0.666667, 1]),
    (lambda: metrics.binary_accuracy(TARGET, OUTPUT, threshold=0.1), [0.333333, 0.666667]),
    (lambda: metrics.binary_accuracy(K.constant([[0., 1., 1., 0.]]), K.constant([[0.5, 0.5, 1.5, -0.4]])), [0.5]),
    (lambda: metrics.categorical_accuracy(TARGET, OUTPUT), [1, 1]), (lambda: metrics.accuracy(TARGET, OUTPUT), [[0, 0, 0], [1, 1, 0]]),
    (lambda: metrics.sparse_categorical_accuracy(LABELS, OUTPUT), [0, 1]),
    (lambda: metrics.sparse_categorical_accuracy(LABELS + 0.7, OUTPUT), [0, 0]),
    (lambda: metrics.sparse_categorical_accuracy(LABELS + 7, OUTPUT), [0, 0]),
    (lambda: metrics.top_k_categorical_accuracy(TARGET, OUTPUT, k=2), [1, 1]),
    (lambda: metrics.top_k_categorical_accuracy(TARGET, OUTPUT), [1, 1]),
    (lambda: metrics.sparse_top_k_categorical_accuracy(K.constant([[2.], [2.]]), OUTPUT, k=2), [0, 1]),
    (lambda: metrics.sparse_top_k_categorical_accuracy(K.constant([[7.], [-1.]]), OUTPUT, k=2), [0, 0]),
    (lambda: metrics.sparse_top_k_categorical_accuracy(LABELS, OUTPUT * 0, k=1), [1, 1]),
    (lambda: metrics.cosine_proximity(TARGET, OUTPUT), [0.7698, 0.928477]),
])
def test_on_a_batch(found, expected):
    np.testing.assert_allclose(K.eval(found()), expected, rtol=1e-5)


def test_labels_of_every_step():
    steps = np.eye(3)[[[0, 1], [2, 2]]]
    labels = np.array([[0, 2], [2, 1]])
    for shape in ((2, 2), (2, 2, 1)):
        assert K.eval(metrics.sparse_categorical_accuracy(labels.reshape(shape), steps)).tolist() == [[1, 0], [1, 0]]
        assert K.eval(metrics.sparse_top_k_categorical_accuracy(labels.reshape(shape), steps, k=1)).tolist() == [[1, 0], [1, 0]]


@pytest.mark.parametrize("name, twin", [("sparse_categorical_accuracy", "categorical_accuracy"),
                                        ("sparse_top_k_categorical_accuracy", "top_k_categorical_accuracy")])
def test_one_hot_rows_where_labels_are_meant(name, twin):
    with pytest.raises(ValueError, match=rf"{name} takes whole-number labels .*argmax\(axis=-1\), or use '{twin}'"):
        getattr(metrics, name)(TARGET, OUTPUT)


def test_losses_are_metrics_too():
    assert metrics.mse is metrics.MSE is losses.mean_squared_error and metrics.mape is losses.mean_absolute_percentage_error
    assert metrics.cosine is metrics.cosine_similarity is metrics.cosine_proximity is not losses.cosine_proximity
