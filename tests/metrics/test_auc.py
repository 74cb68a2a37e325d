"""Areas and trades: by real Keras, and the area by counting pairs."""
import numpy as np
import pytest

from kerastutor import metrics
from kerastutor.utils.metrics_utils import AUCCurve, AUCSummationMethod


@pytest.mark.parametrize("name, settings, expected", [
    ("AUC", {"num_thresholds": 11}, [0.445266, 0.444901]), ("AUC", {}, [0.445266, 0.444901]),
    ("AUC", {"curve": "PR", "num_thresholds": 11}, [0.287376, 0.317463]),
    ("AUC", {"curve": "PR", "summation_method": "majoring", "num_thresholds": 11}, [0.35411, 0.388019]),
    ("AUC", {"curve": "PR", "summation_method": "minoring", "num_thresholds": 11}, [0.172581, 0.211402]),
    ("AUC", {"summation_method": "majoring", "num_thresholds": 5}, [0.529586, 0.518092]),
    ("AUC", {"summation_method": "minoring", "num_thresholds": 5}, [0.307692, 0.3125]),
    ("AUC", {"thresholds": [0.8, 0.3]}, [0.359467, 0.382401]),
    ("SensitivityAtSpecificity", {"specificity": 0.7, "num_thresholds": 11}, [0, 0]),
    ("SpecificityAtSensitivity", {"sensitivity": 0.7, "num_thresholds": 11}, [0.230769, 0.28125]),
    ("SensitivityAtSpecificity", {"specificity": 0.7, "num_thresholds": 1}, [0.461538, 0.421053]),
])
def test_numbers(gathered, name, settings, expected):
    np.testing.assert_allclose(gathered(getattr(metrics, name)(**settings)), expected, rtol=1e-5)


def test_the_area_is_the_share_of_pairs_in_order():
    r = np.random.RandomState(0)
    y, scores = r.randint(0, 2, 60), np.round(r.rand(60), 2)
    pairs = scores[y == 1][:, None] - scores[y == 0]
    share = (np.sum(pairs > 0) + np.sum(pairs == 0) / 2) / pairs.size
    assert float(metrics.AUC(thresholds=np.arange(101) / 100)(y, scores)) == pytest.approx(share, rel=1e-6)


@pytest.mark.parametrize("y, curve, expected", [
    ([0, 0, 1, 1], "ROC", 0.75), ([0, 0, 1, 1], "PR", 0.797267), ([0, 0, 0, 0], "ROC", 0),
    ([1, 1, 1, 1], "ROC", 0), ([0, 0, 0, 0], "PR", 0),
    ([1, 1, 1, 1], "PR", 1),
])
def test_classes_that_do_not_occur(y, curve, expected):
    assert float(metrics.AUC(5, curve)(y, [0.1, 0.6, 0.4, 0.9])) == pytest.approx(expected, abs=1e-5)


def test_names_numbers_and_configs():
    auc = metrics.AUC(num_thresholds=5, curve="PR", summation_method="Majoring")
    assert auc.thresholds == [-1e-7, 0.25, 0.5, 0.75, 1 + 1e-7] and auc.name == "auc_1"
    assert (auc.curve, auc.summation_method) == (AUCCurve.PR, AUCSummationMethod.MAJORING)
    config = {"name": "auc_1", "dtype": "float32", "num_thresholds": 5, "curve": "PR", "summation_method": "majoring",
              "thresholds": [0.25, 0.5, 0.75]}
    assert auc.get_config() == config == metrics.deserialize(metrics.serialize(auc)).get_config()
    assert [w.name for w in auc.weights] == ["true_positives:0", "true_negatives:0", "false_positives:0", "false_negatives:0"]
    assert metrics.AUC(thresholds=[0.7, 0.2]).get_config()["thresholds"] == [0.2, 0.7] and metrics.AUC(2).thresholds == [-1e-7, 1 + 1e-7]
    held = metrics.SpecificityAtSensitivity(0.9, num_thresholds=3)
    assert held.thresholds == [0, 0.5, 1] and held.sensitivity == held.value == 0.9
    assert held.get_config() == {"name": "specificity_at_sensitivity_1", "dtype": "float32", "num_thresholds": 3, "sensitivity": 0.9}
    assert metrics.clone_metric(metrics.SensitivityAtSpecificity(0.3)).get_config()["specificity"] == 0.3


@pytest.mark.parametrize("make, told", [
    (lambda: metrics.AUC(num_thresholds=1), "num_thresholds must be > 1, got 1"),
    (lambda: metrics.AUC(curve="PRC"), "'ROC' or 'PR', got 'PRC'"),
    (lambda: metrics.AUC(summation_method="mean"), "'interpolation' or 'majoring' or 'minoring', got 'mean'"),
    (lambda: metrics.AUC(thresholds=[0.5, 2.]), r"Invalid values: \[2.0\]"),
    (lambda: metrics.SensitivityAtSpecificity(1.2), r"specificity must be in the range \[0, 1\], got 1.2"),
    (lambda: metrics.SpecificityAtSensitivity(-1), r"sensitivity must be in the range \[0, 1\], got -1"),
    (lambda: metrics.SensitivityAtSpecificity(0.5, 0), "SensitivityAtSpecificity: num_thresholds must be > 0, got 0"),
])
def test_settings_that_make_no_sense(make, told):
    with pytest.raises(ValueError, match=told):
        make()
