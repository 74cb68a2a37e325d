"""The four counts, precision and recall: by real Keras, and what they say of labels and scores that they do not take."""
import numpy as np
import pytest

from kerastutor import metrics


@pytest.mark.parametrize("name, settings, expected", [
    ("TruePositives", {}, [3, 4]), ("TrueNegatives", {}, [7.5, 8.5]), ("FalsePositives", {}, [5.5, 7.5]),
    ("FalseNegatives", {"thresholds": [0.9, 0.1]}, [[6.5, 2], [9.5, 2]]), ("Precision", {}, [0.352941, 0.347826]),
    ("Precision", {"thresholds": [0.7, 0.2]}, [[0, 0.296296], [0, 0.378378]]), ("Precision", {"top_k": 2}, [0.346154, 0.382353]),
    ("Recall", {"top_k": 1}, [0.461538, 0.315789]), ("Recall", {"thresholds": 0.3, "top_k": 2}, [0.615385, 0.631579]),
])
def test_numbers(gathered, name, settings, expected):
    np.testing.assert_allclose(gathered(getattr(metrics, name)(**settings)), expected, rtol=1e-5)


@pytest.mark.parametrize("name", ["TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives", "Precision", "Recall"])
@pytest.mark.parametrize("thresholds", [None, 0.3, [0.2, 0.5]])
def test_names_numbers_and_configs(name, thresholds):
    metric = getattr(metrics, name)(thresholds)
    assert metric.name == metrics.base.default_name(type(metric))[:-1] + "1"
    shares = {"Precision": ["true_positives:0", "false_positives:0"], "Recall": ["true_positives:0", "false_negatives:0"]}
    assert [w.name for w in metric.weights] == shares.get(name, ["accumulator:0"])
    assert {w.shape for w in metric.weights} == {(len(metric.thresholds),)}
    more = {"top_k": None, "class_id": None} if name in shares else {}
    assert metric.get_config() == {"name": metric.name, "dtype": "float32", "thresholds": thresholds, **more}
    assert metrics.clone_metric(metric).get_config() == metric.get_config()


def test_the_threshold_itself_is_not_passed():
    assert float(metrics.TruePositives(0.5)([1, 1], [0.5, 0.6])) == 1
    assert float(metrics.TrueNegatives(0.5)([0, 0], [0.5, 0.6])) == 1


def test_one_class_alone_and_its_weights():
    y_true, y_pred = np.array([[1, 0], [0, 1], [0, 1]]), np.array([[0.9, 0.8], [0.1, 0.7], [0.2, 0.3]])
    assert float(metrics.Precision(class_id=1)(y_true, y_pred)) == 0.5
    for weights in ([1., 3., 5.], [[9., 1.], [9., 3.], [9., 5.]]):
        assert float(metrics.Precision(class_id=1)(y_true, y_pred, sample_weight=weights)) == 0.75


def test_of_equal_scores_the_first_are_the_top_k():
    first = metrics.Precision(top_k=1)
    assert float(first([[1, 0], [0, 1]], [[5., 5.], [5., 5.]])) == 0.5


def test_nothing_called_positive_and_nothing_positive():
    assert float(metrics.Precision()([1, 0], [0.1, 0.1])) == 0 and float(metrics.Recall()([0, 0], [0.9, 0.1])) == 0


@pytest.mark.parametrize("shape", [(4,), (4, 1)])
def test_an_axis_of_size_1_that_only_one_has(shape):
    y_true, y_pred = np.array([0, 1, 0, 1]).reshape(shape), np.array([[.1], [.4], [.6], [.9]])
    assert float(metrics.Precision()(y_true, y_pred, sample_weight=[1, 2, 3, 4])) == pytest.approx(4 / 7)


@pytest.mark.parametrize("metric, y_true, y_pred, told", [
    (metrics.Precision(name="p"), [0, 2], [0.1, 0.9], r"p takes labels 0 and 1, got 2, .* one-hot rows"),
    (metrics.AUC(name="a"), [-1, 1], [0.1, 0.9], r"a takes labels 0 and 1, got -1, .* pass \(y \+ 1\) / 2"),
    (metrics.Recall(name="r"), [0, 1], [0.1, 3.], "r takes probabilities from 0 to 1, .* got 3. .*sigmoid"),
    (metrics.AUC(name="a"), [0, 1], [np.nan, 0.1], "a takes probabilities .* got nan. Look for NaN"),
])
def test_labels_and_scores_that_are_told_once(metric, y_true, y_pred, told):
    with pytest.warns(UserWarning, match=told) as all_told:
        metric(y_true, y_pred)
        metric(y_true, y_pred)
    assert len(all_told) == 1


def test_the_top_k_need_no_probabilities(recwarn):
    assert float(metrics.Recall(top_k=1)([[0, 1]], [[-3., 8.]])) == 1 and not recwarn.list


@pytest.mark.parametrize("settings, y_pred, told", [
    ({}, np.ones((2, 3)), r"y_true of shape \(2, 1\) and y_pred of shape \(2, 3\) do not fit: there must be a label .*to_categorical"),
    ({"class_id": 1}, np.ones((2, 1)), "class_id must be a whole number from 0 to 0 .* got 1"),
    ({"class_id": -1}, np.ones((2, 1)), "class_id must be .* got -1"),
    ({"top_k": 2}, np.ones((2, 1)), "top_k must be .* from 1 to 1, .* got 2"),
])
def test_what_does_not_fit(settings, y_pred, told):
    with pytest.raises(ValueError, match=f"p: {told}"):
        metrics.Precision(name="p", **settings)(np.ones((2, 1)), y_pred)
    with pytest.raises(ValueError, match=r"p: Sample weights of shape \(3,\)"):
        metrics.Precision(name="p")(np.ones((2, 1)), np.ones((2, 1)), sample_weight=np.ones(3))


@pytest.mark.parametrize("thresholds, error, told", [
    (1.5, ValueError, r"must be in \[0, 1\]. Invalid values: \[1.5\]"),
    ([0.5, -0.1], ValueError, r"\[-0.1\]"), ([None], ValueError, "None"),
    (float("nan"), ValueError, "nan"), ([], ValueError, "at least one number"), ("half", TypeError, "got .'half'."),
])
def test_thresholds_that_are_none(thresholds, error, told):
    for name in ("Precision", "Recall", "TruePositives"):
        with pytest.raises(error, match=told):
            getattr(metrics, name)(thresholds)
