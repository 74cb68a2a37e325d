"""What a threshold makes of scores: the four counts, the metrics made of them, and the two curves over all thresholds."""
from dataclasses import dataclass

import numpy as np

OF = 1000                       # samples that the counts are told for
EACH = 400                      # made-up samples of each class
MOST = 200_000


def example(separation):
    """400 negatives and 400 positives, whose scores are sigmoids of normal numbers that lie `separation` apart.

    Returns
    -------
    y_true, y_score : ndarray, `(800,)`
    """
    spread = np.random.RandomState(7).randn(2, EACH)
    logits = np.concatenate([spread[0] - separation / 2, spread[1] + separation / 2])
    return np.repeat([0, 1], EACH), np.round(1 / (1 + np.exp(-logits)), 4)


def take(y_true, y_score):
    """The learner's labels and scores: `(n,)` labels and scores `(n,)`, or `(n, classes)` for several classes.

    Raises
    ------
    ValueError
        For shapes that do not belong together, labels that are no classes, and scores that are no probabilities.
    """
    y_true, y_score = np.asarray(y_true), np.asarray(y_score, "float64")
    if y_score.ndim == 2 and y_score.shape[1] == 1:
        y_score = y_score[:, 0]
    if y_true.ndim == 2 and y_true.shape == y_score.shape:
        y_true = y_true.argmax(axis=1)
    y_true = y_true.reshape(-1)
    if y_score.ndim not in (1, 2) or len(y_true) != len(y_score) or not 2 <= len(y_true) <= MOST:
        raise ValueError(f"metric_explorer: y_score must be (n,) or (n, classes) for n labels, 2 to {MOST} of them; got y_true with "
                         f"{len(y_true)} labels and y_score of shape {y_score.shape}.")
    if not np.isfinite(y_score).all() or y_score.min() < 0 or y_score.max() > 1:
        worst = y_score.ravel()[np.argmax(np.abs(np.nan_to_num(y_score, nan=np.inf).ravel() - 0.5))]
        raise ValueError(f"metric_explorer: scores must be probabilities from 0 to 1, got {worst:.4g}. Put a sigmoid or a softmax last, or "
                         "pass K.eval(K.sigmoid(y_score)).")
    classes = y_score.shape[1] if y_score.ndim == 2 else 2
    wrong = y_true[~np.isin(y_true, np.arange(classes))]
    if wrong.size:
        raise ValueError(f"metric_explorer: labels must be 0 … {classes - 1} for {classes} classes, got {wrong[0]}.")
    return y_true.astype("int64"), y_score


@dataclass(frozen=True)
class Counts:
    """Of OF samples, how many are right and wrong on either side of a threshold."""

    tp: float
    fp: float
    fn: float
    tn: float

    @property
    def accuracy(self):
        """(TP + TN) / all"""
        return (self.tp + self.tn) / (self.tp + self.fp + self.fn + self.tn)

    @property
    def precision(self):
        """TP / (TP + FP); 0 where nothing is called positive, as in Keras"""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self):
        """TP / (TP + FN)"""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def specificity(self):
        """TN / (TN + FP)"""
        return self.tn / (self.tn + self.fp) if self.tn + self.fp else 0.0

    @property
    def f1(self):
        """2 precision recall / (precision + recall)"""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Shown:
    """Everything the picture shows; `weights` count each sample so that the positives make up `share`."""

    positive: np.ndarray        # bool, a sample each
    score: np.ndarray
    weights: np.ndarray
    threshold: float
    share: float
    counts: Counts
    fpr: np.ndarray             # along the ROC curve, from nothing called positive to everything
    tpr: np.ndarray
    area: float
    precision: np.ndarray       # along the same thresholds
    matrix: np.ndarray          # of several classes, by the largest score; None for two
    of_class: int


def judge(y_true, y_score, threshold, share, of_class=1):
    """Counts and curves at a threshold; `share` None leaves the classes as they are."""
    several = y_score.ndim == 2
    positive = y_true == of_class
    score = y_score[:, of_class] if several else y_score
    n_pos, n_neg = int(positive.sum()), int((~positive).sum())
    if not n_pos or not n_neg:
        raise ValueError(f"metric_explorer: class {of_class} needs samples that are of it and samples that are not; "
                         f"got {n_pos} and {n_neg}.")
    share = n_pos / len(positive) if share is None else share
    weights = np.where(positive, OF * share / n_pos, OF * (1 - share) / n_neg)
    called = score > threshold
    cells = (positive & called, ~positive & called, positive & ~called, ~positive & ~called)
    counts = Counts(*(float(weights[which].sum()) for which in cells))
    tpr, fpr = curve(score[positive], score), curve(score[~positive], score)
    area = float(np.sum(np.diff(fpr) * (tpr[1:] + tpr[:-1]) / 2))
    with np.errstate(invalid="ignore"):
        precision = share * tpr / (share * tpr + (1 - share) * fpr)
    precision[0] = precision[1]
    matrix = None
    if several and y_score.shape[1] > 2:
        matrix = np.zeros((y_score.shape[1],) * 2, "int64")
        np.add.at(matrix, (y_true, y_score.argmax(axis=1)), 1)
    return Shown(positive, score, weights, threshold, share, counts, fpr, tpr, area, precision, matrix, of_class)


def curve(some, every):
    """The share of `some` that is called positive as the threshold falls from above the largest score to below the smallest."""
    places = np.unique(every)[::-1]
    return np.concatenate([[0.0], 1 - np.searchsorted(np.sort(some), places, "left") / len(some)])
