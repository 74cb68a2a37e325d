"""Means of a function over batches of different size, with and without weights; by real Keras."""
import numpy as np
import pytest

from kerastutor import metrics


@pytest.mark.parametrize("name, settings, expected", [
    ("MeanSquaredError", {}, [0.384872, 0.392745]), ("RootMeanSquaredError", {}, [0.62038, 0.626694]),
    ("MeanAbsoluteError", {}, [0.520513, 0.527451]), ("MeanAbsolutePercentageError", {}, [325641024., 323529440.]),
    ("MeanSquaredLogarithmicError", {}, [0.194686, 0.193145]), ("CosineSimilarity", {}, [0.481816, 0.503728]),
    ("Hinge", {}, [1.187179, 1.154902]), ("SquaredHinge", {}, [1.702821, 1.667255]), ("CategoricalHinge", {}, [1.269231, 1.241176]),
    ("LogCoshError", {}, [0.173114, 0.176624]), ("Poisson", {}, [2.248927, 1.934125]), ("KLDivergence", {}, [5.354472, 4.325903]),
    ("BinaryCrossentropy", {"from_logits": True, "label_smoothing": 0.2}, [0.808056, 0.798625]),
    ("CategoricalCrossentropy", {"from_logits": True}, [1.196699, 1.342863]),
    ("BinaryAccuracy", {}, [0.538462, 0.490196]), ("BinaryAccuracy", {"threshold": 0.3}, [0.384615, 0.45098]),
    ("Accuracy", {}, [0.153846, 0.156863]), ("CategoricalAccuracy", {}, [0.461538, 0.352941]),
    ("TopKCategoricalAccuracy", {"k": 2}, [0.692308, 0.647059]),
])
def test_numbers(gathered, name, settings, expected):
    np.testing.assert_allclose(gathered(getattr(metrics, name)(**settings)), expected, rtol=1e-5)


@pytest.mark.parametrize("name, settings, expected", [
    ("SparseCategoricalAccuracy", {}, [0, 0]), ("SparseTopKCategoricalAccuracy", {"k": 2}, [0.076923, 0.176471]),
    ("SparseCategoricalCrossentropy", {"from_logits": True}, [1.535161, 1.452516]),
])
def test_numbers_of_labels(gathered, name, settings, expected):
    np.testing.assert_allclose(gathered(getattr(metrics, name)(**settings), labels=True), expected, rtol=1e-5)


@pytest.mark.parametrize("name", [n for n in metrics.KNOWN if isinstance(metrics.KNOWN[n], type)
                                  and issubclass(metrics.KNOWN[n], metrics.MeanMetricWrapper)])
def test_each_has_its_name_and_comes_back_from_its_config(name):
    metric = getattr(metrics, name)()
    assert metric.name == {"LogCoshError": "logcosh", "KLDivergence": "kullback_leibler_divergence"}.get(
        name, metrics.base.default_name(type(metric)).rsplit("_", 1)[0].replace("top_kc", "top_k_c"))
    assert [w.name for w in metric.weights] == ["total:0", "count:0"]
    again = metrics.deserialize(metrics.serialize(metric))
    assert type(again) is type(metric) and again.get_config() == metric.get_config()


@pytest.mark.parametrize("name, settings", [
    ("BinaryAccuracy", {"threshold": 0.9}), ("TopKCategoricalAccuracy", {"k": 3}), ("CosineSimilarity", {"axis": 0}),
    ("SparseCategoricalCrossentropy", {"from_logits": True, "axis": 1}),
    ("BinaryCrossentropy", {"label_smoothing": 0.1, "from_logits": False}),
])
def test_settings_are_part_of_the_config(name, settings):
    config = getattr(metrics, name)(name="own", **settings).get_config()
    assert config == {"name": "own", "dtype": "float32", **settings}


def test_the_root_is_taken_once():
    rmse = metrics.RootMeanSquaredError()
    assert float(rmse([[0.]], [[1.]])) == 1 and float(rmse([[0.]], [[7.]])) == 5


def test_in_double_precision():
    metric = metrics.MeanAbsoluteError(dtype="float64")
    metric.update_state(np.array([[0.1]]), np.array([[0.3]]))
    assert metric.result().dtype == "float64" and float(metric.result()) == abs(0.1 - 0.3)
