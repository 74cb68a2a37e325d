"""Metrics by name and config, there and back."""
import pytest

from kerastutor import metrics
from kerastutor.utils.generic_utils import custom_object_scope


def test_names():
    assert metrics.get("mse") is metrics.mean_squared_error and metrics.get("binary_accuracy") is metrics.binary_accuracy
    assert metrics.get("AUC") is metrics.AUC and metrics.get(metrics.Recall) is metrics.Recall
    recall = metrics.Recall()
    assert metrics.get(recall) is recall and metrics.get({"class_name": "Recall", "config": {"thresholds": 0.3}}).thresholds == [0.3]
    for name in metrics.KNOWN:
        assert metrics.KNOWN[name] is getattr(metrics, name)


@pytest.mark.parametrize("wrong, told", [
    ("acc", "Unknown metric function: 'acc'"), ("auc", "Did you mean 'AUC'"), ("accurcy", "Did you mean 'accuracy'"),
    ("precison", "'Precision'"),
    (None, "Could not interpret metric function identifier: None"), (3, "identifier: 3. Give a name"),
])
def test_names_that_nobody_knows(wrong, told):
    with pytest.raises(ValueError, match=told):
        metrics.get(wrong)


def test_there_and_back():
    twin = metrics.deserialize(metrics.serialize(metrics.BinaryAccuracy(name="strict", threshold=0.9)))
    assert twin.get_config() == {"threshold": 0.9, "name": "strict", "dtype": "float32"}
    assert metrics.serialize(metrics.mae) == "mean_absolute_error" and metrics.deserialize("mae") is metrics.mae


def test_ones_own():
    class Strict(metrics.Precision):
        pass

    config = metrics.serialize(Strict(0.9))
    assert metrics.deserialize(config, custom_objects={"Strict": Strict}).thresholds == [0.9]
    with custom_object_scope({"Strict": Strict}):
        assert metrics.get("Strict") is Strict


def test_copies():
    recall = metrics.Recall(name="r")
    recall([1.], [0.9])
    listed, = metrics.clone_metrics([recall])
    by_name = metrics.clone_metrics({"one": recall, "two": metrics.mse})
    assert listed is not recall and listed.name == by_name["one"].name == "r" and float(listed.result()) == 0
    assert by_name["two"] is metrics.mse
