"""The metric explorer, from its controls to its picture, its code and its numbers."""
import numpy as np
import pytest

from kerastutor.widgets import metric_explorer

RNG = np.random.RandomState(0)
LABELS = RNG.randint(0, 3, 90)
SCORES = RNG.rand(90, 3)
SCORES[np.arange(90), LABELS] += 0.7
SCORES /= SCORES.sum(axis=1, keepdims=True)


@pytest.mark.parametrize("arguments", [{}, {"share": 0.05, "threshold": 0.7}, {"y_true": LABELS, "y_score": SCORES, "of_class": 2}])
def test_the_code_gives_the_numbers_of_the_picture(arguments, code):
    explorer = metric_explorer(lang="en", **arguments)
    *lines, last = code(explorer).split("\n")
    names = {"explorer": explorer}
    exec("\n".join(lines), names)
    precision, recall, area = eval(last, names)
    tp, fp, fn, _ = explorer.data["counts"]
    assert precision == pytest.approx(tp / (tp + fp), rel=1e-4) and recall == pytest.approx(tp / (tp + fn), rel=1e-4)
    assert area == pytest.approx(explorer.data["auc"].item(), abs=5e-3)


def test_ones_own_scores_keep_their_classes_until_the_share_is_moved():
    explorer = metric_explorer([0, 0, 0, 1], [[0.1], [0.2], [0.7], [0.9]], lang="en")
    assert explorer.state == {"threshold": 0.5, "share": None} and explorer.data["counts"].tolist() == [250, 250, 0, 500]
    explorer.state = {"share": 0.5}
    np.testing.assert_allclose(explorer.data["counts"], [500, 500 / 3, 0, 1000 / 3])


def test_any_class_may_be_the_positive_one():
    explorer = metric_explorer(LABELS, SCORES, lang="en")
    areas = []
    for chosen in range(3):
        explorer.controls["of_class"].widget.value = chosen
        areas.append(explorer.data["auc"].item())
    assert len(set(areas)) == 3 and explorer.data["matrix"].sum() == 90


def test_labels_and_scores_go_together():
    with pytest.raises(ValueError, match="give both, or neither"):
        metric_explorer([0, 1])


def test_what_is_out_of_range_is_told(said):
    explorer = metric_explorer(lang="en")
    with pytest.raises(ValueError, match="threshold must be at most 1"):
        explorer.state = {"threshold": 1.5}
    assert explorer.state["threshold"] == 0.5 and said(explorer) == ""
