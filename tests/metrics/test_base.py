"""What every metric can do: gather, forget, show its numbers, make a copy; and metrics of one's own."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import metrics


class TestMeanAndSum:
    def test_a_mean_over_all_batches(self):
        mean = metrics.Mean()
        mean.update_state(np.array([1., 3.]))
        assert float(mean(np.array([8.]))) == 4
        mean.reset_states()
        assert float(mean([5])) == 5

    @pytest.mark.parametrize("values, weights, expected", [
        ([1., 3., 5., 7.], [1., 1., 0., 0.], 2), ([[1., 3.], [5., 7.]], [1., 0.], 2), ([[1., 3.], [5., 7.]], [[0.], [1.]], 6),
        ([[1., 3.], [5., 7.]], [[1., 0.]], 3), ([1., 3.], [[1.], [0.]], 1), ([1., 3.], 0.5, 2), (3., [1., 2.], 3),
        ([[[1.], [3.]], [[5.], [7.]]], [1., 0.], 2),
    ])
    def test_weights(self, values, weights, expected):
        assert float(metrics.Mean()(np.array(values), sample_weight=np.array(weights))) == expected

    def test_the_mean_of_nothing_is_no_number(self):
        mean = metrics.Mean()
        assert np.isnan(float(mean.result())) and np.isnan(float(mean([1., 2.], sample_weight=[0., 0.])))
        assert float(metrics.Sum().result()) == 0

    def test_a_lone_value_counts_by_the_sum_of_its_weights(self):
        mean = metrics.Mean()
        mean.update_state(1., sample_weight=[1., 2.])
        assert float(mean(5., sample_weight=[1.])) == 2

    def test_a_sum(self):
        total = metrics.Sum()
        total.update_state(np.array([1., 3.]))
        assert float(total([1., 3.], sample_weight=[2., 1.])) == 9

    @pytest.mark.parametrize("reduction, expected", [("sum", 36), ("sum_over_batch_size", 6), ("weighted_mean", 4)])
    def test_reductions(self, reduction, expected):
        reduce = metrics.Reduce(reduction, "r")
        assert float(reduce([[1., 2., 3.], [4., 5., 6.]], sample_weight=[1., 2.])) == expected

    def test_what_they_refuse(self):
        with pytest.raises(NotImplementedError, match="reduction must be 'sum' or 'sum_over_batch_size' or 'weighted_mean', got 'foo'"):
            metrics.Reduce("foo", "r")
        for values, weights, told in ((np.ones((2, 3)), np.ones(3),
                                       r"\(3,\) do not fit values of shape \(2, 3\). Give one weight a sample, \(2,\)"),
                                      (np.ones(2), np.ones((1, 2)),
                                       r"\(1, 2\) do not fit values of shape \(2,\). Give one a value, \(2,\)")):
            with pytest.raises(ValueError, match=told):
                metrics.Mean()(values, sample_weight=weights)


class TestItsNumbers:
    def test_are_there_to_be_read_and_set(self):
        mean = metrics.Mean()
        mean.update_state([1., 3.])
        assert mean.get_weights() == [4, 2] and mean.count_params() == 2 and mean.built and mean.stateful
        assert mean.trainable_weights == [] and mean.non_trainable_weights == mean.weights
        copy = metrics.clone_metric(mean)
        assert copy.get_weights() == [0, 0]
        copy.set_weights(mean.get_weights())
        assert float(copy.result()) == 2 and float(copy([8.])) == 4 and float(mean.result()) == 2
        with pytest.raises(ValueError, match=r"mean holds 2 arrays \(total:0, count:0\), got 1"):
            mean.set_weights([1.])

    def test_a_result_once_given_stays(self):
        for metric, batch in ((metrics.Sum(), [2.]), (metrics.Mean(), [2.])):
            before = metric(batch)
            metric([6.])
            assert float(before) == 2
        for several, expected in ((metrics.Recall([0.2, 0.7]), [1, 0.5]), (metrics.TruePositives([0.2, 0.7]), [2, 1])):
            before = several([1., 1.], [0.5, 0.9])
            several([1.], [0.8])
            assert before.value.tolist() == expected

    @pytest.mark.parametrize("cls, names", [
        ("AUC", ["auc_1", "auc_2"]), ("TruePositives", ["true_positives_1", "true_positives_2"]),
        ("MeanMetricWrapper", ["mean_metric_wrapper_1", "mean_metric_wrapper_2"]),
    ])
    def test_names_are_numbered(self, cls, names):
        given = (metrics.mse,) if cls == "MeanMetricWrapper" else ()
        assert [getattr(metrics, cls)(*given).name for _ in names] == names


class Largest(metrics.Metric):
    """The largest error; with `by` it grows in Keras's other way."""

    def __init__(self, name="largest", **settings):
        super().__init__(name=name, **settings)
        self.error = self.add_weight("error", initializer="zeros")
        self.batches = self.add_weight("batches", shape=(2,), initializer="ones")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.batches.assign_add([1., 0.])
        self.batches.assign_sub([0., 1.])
        return [K.update(self.error, K.maximum(self.error, K.max(K.abs(y_true - y_pred))))]

    def result(self):
        return self.error * 1


class TestOnesOwn:
    def test_a_class(self):
        largest = Largest()
        assert float(largest(np.array([1., 2.]), np.array([1., 5.]))) == 3 and float(largest(np.zeros(1), np.ones(1))) == 3
        assert largest.get_weights()[1].tolist() == [3, -1] and [w.name for w in largest.weights] == ["error:0", "batches:0"]
        largest.reset_states()
        assert float(largest.result()) == 0 and largest.get_weights()[1].tolist() == [0, 0]
        assert metrics.clone_metric(Largest(name="l")).name == "l"

    def test_a_function(self):
        error = metrics.MeanMetricWrapper(lambda y_true, y_pred, scale: scale * K.abs(y_true - y_pred), name="error", scale=2.)
        assert float(error([[1.], [2.]], [[1.], [5.]])) == 3 and error.get_config() == {"name": "error", "dtype": "float32", "scale": 2.}

    def test_a_function_that_forgets_to_return(self):
        with pytest.raises(ValueError, match="forgetful: the function gave None; let it return"):
            metrics.MeanMetricWrapper(lambda y_true, y_pred: None, name="forgetful")([1.], [1.])

    def test_one_that_is_not_finished(self):
        class Half(metrics.Metric):
            def update_state(self, y_true, y_pred, sample_weight=None):
                pass

        with pytest.raises(TypeError, match="result"):
            Half()
        with pytest.raises(TypeError, match="unexpected keyword"):
            Largest(dtyp="float32")
