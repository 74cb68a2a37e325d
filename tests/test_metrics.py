"""Metrics: what they are on a batch, and what they gather; by real Keras."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import metrics

TARGET, OUTPUT = K.constant([[0., 1., 1.], [1., 0., 0.]]), K.constant([[0.2, 0.7, 0.1], [1., 0., 0.4]])
LABELS = K.constant([[2.], [0.]])


@pytest.mark.parametrize("found, expected", [
    (lambda: metrics.binary_accuracy(TARGET, OUTPUT), [0.666667, 1]),
    (lambda: metrics.binary_accuracy(TARGET, OUTPUT, threshold=0.1), [0.333333, 0.666667]),
    (lambda: metrics.categorical_accuracy(TARGET, OUTPUT), [1, 1]), (lambda: metrics.accuracy(TARGET, OUTPUT), [[0, 0, 0], [1, 1, 0]]),
    (lambda: metrics.sparse_categorical_accuracy(LABELS, OUTPUT), [0, 1]),
    (lambda: metrics.top_k_categorical_accuracy(TARGET, OUTPUT, k=2), [1, 1]),
    (lambda: metrics.sparse_top_k_categorical_accuracy(K.constant([[2.], [2.]]), OUTPUT, k=2), [0, 1]),
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


def test_ties_among_the_largest_count():
    assert K.eval(K.in_top_k(K.constant([[1., 1., 1.]]), np.array([2]), 1)).tolist() == [True]


class TestGathering:
    def test_a_mean_over_all_batches(self):
        mean = metrics.Mean()
        assert float(mean.result()) == 0
        mean.update_state(np.array([1., 3.]))
        assert float(mean(np.array([8.]))) == 4
        mean.reset_states()
        assert float(mean(np.array([5.]))) == 5

    @pytest.mark.parametrize("values, weights, expected", [
        ([1., 3., 5., 7.], [1., 1., 0., 0.], 2), ([[1., 3.], [5., 7.]], [1., 0.], 2), ([[1., 3.], [5., 7.]], [[0.], [1.]], 6),
        ([1., 3.], 0.5, 2), ([1., 3.], [0., 0.], 0),
    ])
    def test_weights(self, values, weights, expected):
        mean = metrics.Mean()
        mean.update_state(np.array(values), sample_weight=np.array(weights))
        assert float(mean.result()) == expected

    def test_a_sum(self):
        total = metrics.Sum()
        total.update_state(np.array([1., 3.]))
        total.update_state(np.array([1., 3.]), sample_weight=np.array([2., 1.]))
        assert float(total.result()) == 9

    def test_accuracies_as_objects(self):
        accuracy = metrics.CategoricalAccuracy()
        accuracy.update_state(TARGET, OUTPUT)
        accuracy.update_state(np.eye(3)[[0]], np.array([[0.1, 0.8, 0.1]]))
        assert float(accuracy.result()) == pytest.approx(2 / 3)
        strict = metrics.BinaryAccuracy(threshold=0.9)
        assert float(strict(np.array([[1.], [0.]]), np.array([[0.8], [0.1]]))) == 0.5

    def test_one_of_ones_own(self):
        class Count(metrics.Metric):
            def __init__(self, name="count", dtype=None):
                super().__init__(name, dtype)
                self.n = self.add_weight("n")

            def update_state(self, y_true, y_pred, sample_weight=None):
                K.update_add(self.n, float(len(y_true)))

            def result(self):
                return K.identity(self.n)

        count = Count()
        assert float(count(np.ones(3), np.ones(3))) == 3 and count.weights[0].name == "count/n:0"
        count.reset_states()
        assert float(count.result()) == 0

    def test_one_that_is_not_finished(self):
        for use in (lambda m: m.update_state(), lambda m: m.result()):
            with pytest.raises(NotImplementedError, match="Metric must define"):
                use(metrics.Metric())


def test_names():
    assert metrics.get("mse") is metrics.mean_squared_error and metrics.get("binary_accuracy") is metrics.binary_accuracy
    for wrong in ("acc", "accurcy"):
        with pytest.raises(ValueError, match="Unknown metric function"):
            metrics.get(wrong)


def test_there_and_back():
    twin = metrics.deserialize(metrics.serialize(metrics.BinaryAccuracy(name="strict", threshold=0.9)))
    assert twin.get_config() == {"threshold": 0.9, "name": "strict", "dtype": "float32"}
