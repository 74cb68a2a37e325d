"""The numbers behind the picture of a threshold: counts, metrics and areas, by the library's own metrics."""
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor import metrics
from kerastutor.figures.configuration.metric import numbers, scene

Y, SCORE = numbers.example(2.0)


def of(metric, shown):
    metric.update_state(shown.positive.astype("float32"), shown.score, sample_weight=shown.weights)
    return float(metric.result())


@pytest.mark.parametrize("threshold", [0.0, 0.3, 0.5, 0.87])
@pytest.mark.parametrize("share", [None, 0.02, 0.9])
def test_the_metrics_are_those_of_the_library(threshold, share):
    shown = numbers.judge(Y, SCORE, threshold, share)
    counters = (metrics.TruePositives, metrics.FalsePositives, metrics.FalseNegatives, metrics.TrueNegatives)
    counts = [of(counter(threshold), shown) for counter in counters]
    np.testing.assert_allclose([shown.counts.tp, shown.counts.fp, shown.counts.fn, shown.counts.tn], counts, rtol=1e-4)
    assert shown.counts.precision == pytest.approx(of(metrics.Precision(threshold), shown), rel=1e-4)
    assert shown.counts.recall == pytest.approx(of(metrics.Recall(threshold), shown), rel=1e-4)
    assert shown.area == pytest.approx(of(metrics.AUC(), shown), abs=2e-3)      # which goes by 200 thresholds


def test_the_area_is_the_chance_that_a_positive_scores_higher():
    shown = numbers.judge(np.array([0, 0, 1, 1, 1]), np.array([0.1, 0.6, 0.4, 0.9, 0.6]), 0.5, None)
    pairs = [(p > n) + (p == n) / 2 for p in (0.4, 0.9, 0.6) for n in (0.1, 0.6)]
    assert shown.area == pytest.approx(np.mean(pairs))


def test_rarity_changes_precision_and_not_the_roc_curve():
    even, rare = (numbers.judge(Y, SCORE, 0.5, share) for share in (0.5, 0.02))
    assert even.area == rare.area and even.counts.recall == pytest.approx(rare.counts.recall)
    assert rare.counts.precision < 0.2 < 0.8 < even.counts.precision
    assert sum((rare.counts.tp, rare.counts.fp, rare.counts.fn, rare.counts.tn)) == pytest.approx(numbers.OF)


def test_both_curves_run_from_nothing_called_to_everything():
    shown = numbers.judge(Y, SCORE, 0.5, None)
    assert (shown.fpr[0], shown.tpr[0], shown.fpr[-1], shown.tpr[-1]) == (0, 0, 1, 1)
    assert np.all(np.diff(shown.fpr) >= 0) and np.all(np.diff(shown.tpr) >= 0)
    assert shown.precision[-1] == pytest.approx(0.5) and np.isfinite(shown.precision).all()


def test_several_classes_one_against_the_rest():
    y, scores = numbers.take([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0]], [[.8, .1, .1], [.2, .5, .3], [.1, .6, .3], [.6, .3, .1]])
    shown = numbers.judge(y, scores, 0.4, None, of_class=1)
    assert shown.matrix.tolist() == [[1, 0, 0], [1, 1, 0], [0, 1, 0]]
    assert (shown.counts.tp, shown.counts.fp, shown.counts.fn, shown.counts.tn) == (250, 250, 250, 250)
    drawn = scene.draw(shown, "en")
    assert "row: what it is" in drawn
    ElementTree.fromstring(drawn)


def told(threshold=0.5, share=0.5, separation=2.0):
    return " ".join(scene.notes(numbers.judge(*numbers.example(separation), threshold, share), "en"))


def test_what_is_told():
    assert "fewer false alarms" in told()
    assert "Nothing is called positive" in told(threshold=1.0) and "Everything" in told(threshold=0.0)
    assert "no better than saying no" in told(threshold=0.97, share=0.02)
    assert "are false alarms" in told(share=0.02)
    assert "it is guessing" in told(separation=0.0)
    upside_down = numbers.judge(Y, 1 - SCORE, 0.5, None)
    assert "upside down" in " ".join(scene.notes(upside_down, "en"))


@pytest.mark.parametrize("y_true, y_score, complaint", [
    ([0, 1], [0.5], "got y_true with 2 labels and y_score of shape (1,)"),
    ([0, 1], [0.5, 3.25], "must be probabilities from 0 to 1, got 3.25. Put a sigmoid or a softmax last"),
    ([0, 1], [0.5, np.nan], "must be probabilities"),
    ([-1, 1], [0.5, 0.5], "labels must be 0 … 1 for 2 classes, got -1"),
    ([0, 3], [[.2, .3, .5]] * 2, "labels must be 0 … 2 for 3 classes, got 3"),
])
def test_data_that_cannot_be_taken(y_true, y_score, complaint):
    with pytest.raises(ValueError) as error:
        numbers.take(np.array(y_true), np.array(y_score))
    assert complaint in str(error.value)


def test_a_class_that_nobody_belongs_to():
    with pytest.raises(ValueError, match="class 1 needs samples that are of it and samples that are not; got 0 and 2"):
        numbers.judge(np.array([0, 0]), np.array([0.1, 0.9]), 0.5, None)
