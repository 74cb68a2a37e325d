"""Counting at many thresholds at once equals counting at each, exactly: with ties, NaN, and thresholds in any order."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.utils import metrics_utils
from kerastutor.utils.metrics_utils import ConfusionMatrix, count_sides


def one_by_one(positive, scores, thresholds, weights):
    """The four counts at each threshold, by comparing every score with it."""
    above = scores > np.asarray(thresholds, scores.dtype)[:, None]
    each = {"tp": above & positive, "fp": above & ~positive, "tn": ~above & ~positive, "fn": ~above & positive}
    return {key: (which * weights).sum(axis=1) for key, which in each.items()}


@pytest.mark.parametrize("thresholds", [
    [0.5], [0.5, 0.2], [0.3, 0.3, 0.9, 0.1], [0.], [1.], [-1e-7, *(k / 199 for k in range(1, 199)), 1 + 1e-7], [k / 20 for k in range(21)],
])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("kind", ["any", "ties", "at thresholds", "nan", "none positive", "empty"])
def test_each_count_is_exact(thresholds, dtype, kind):
    r = np.random.RandomState(1)
    scores = r.rand(500).astype(dtype)
    if kind == "ties":
        scores = np.round(scores, 1)
    elif kind == "at thresholds":
        scores = r.choice(np.asarray(thresholds, dtype), 500)
    elif kind == "nan":
        scores[::7] = np.nan
    elif kind == "empty":
        scores = scores[:0]
    positive = np.zeros(len(scores), bool) if kind == "none positive" else r.rand(len(scores)) < 0.3
    for weights in (None, r.randint(0, 64, len(scores)) / 16):  # sums of sixteenths are exact in any order
        found = count_sides(positive, scores, thresholds, weights)
        for key, expected in one_by_one(positive, scores, thresholds, 1. if weights is None else weights).items():
            assert np.array_equal(found[ConfusionMatrix(key)], expected), key


def test_variables_grow():
    tp, fn = K.zeros(2), K.zeros(2)
    for _ in range(2):
        metrics_utils.update_confusion_matrix_variables({ConfusionMatrix.TRUE_POSITIVES: tp, ConfusionMatrix.FALSE_NEGATIVES: fn},
                                                        K.constant([[0., 1.], [1., 1.]]), K.constant([[0.9, 0.8], [0.3, 0.6]]),
                                                        [0.5, 0.7], sample_weight=K.constant([1., 2.]))
    assert K.eval(tp).tolist() == [6, 2] and K.eval(fn).tolist() == [4, 8]
    with pytest.raises(ValueError, match="must be a dict of ConfusionMatrix.TRUE_POSITIVES or"):
        metrics_utils.update_confusion_matrix_variables({"tp": tp}, K.zeros(2), K.zeros(2))


def test_names_of_curves_and_sums():
    assert metrics_utils.AUCCurve.from_str("pr") is metrics_utils.AUCCurve.PR
    assert metrics_utils.AUCSummationMethod.from_str("Minoring") is metrics_utils.AUCSummationMethod.MINORING
    for kind in (metrics_utils.AUCCurve, metrics_utils.AUCSummationMethod):
        with pytest.raises(ValueError, match="got None"):
            kind.from_str(None)


def test_the_top_k_of_several_axes():
    x = np.array([[[3., 1., 2.]], [[1., 1., 1.]]])
    low = metrics_utils.NEG_INF
    assert metrics_utils.filter_top_k(x, 2).tolist() == [[[3, low, 2]], [[1, 1, low]]]


@pytest.mark.parametrize("given, shape, expected", [
    ([[2.], [3.]], (2,), [2, 3]), (2., (2,), [2, 2]), ([2.], (2, 1), [[2], [2]]), ([1., 2.], (2, 1, 2), [[[1, 1]], [[2, 2]]]),
    ([[1., 2.]], (2, 2), [[1, 2], [1, 2]]),
])
def test_weights_in_the_shape_of_the_values(given, shape, expected):
    assert metrics_utils.spread_weights(np.array(given), shape).tolist() == expected
