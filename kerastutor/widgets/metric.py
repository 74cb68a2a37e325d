"""The explorer of metrics: move the threshold, and see what becomes of the four counts and of everything made of them."""
import numpy as np

from ..figures.configuration.metric import numbers, scene
from ..words import word
from .base import Explorer
from .controls import Choice
from .ranges import Scale

_EVEN = {"threshold": 0.5, "share": 0.5, "separation": 2.0}


class MetricExplorer(Explorer):
    """See `metric_explorer`."""

    name = "metric"
    examples = {
        "metric.example_even": _EVEN,
        "metric.example_rare": {**_EVEN, "share": 0.02},
        "metric.example_cautious": {**_EVEN, "threshold": 0.9, "share": 0.1},
        "metric.example_greedy": {**_EVEN, "threshold": 0.15, "share": 0.1},
        "metric.example_useless": {**_EVEN, "separation": 0.0},
        "metric.example_sharp": {**_EVEN, "separation": 5.0},
    }

    def __init__(self, y_true, y_score, settings, lang=None):
        self.own = y_true is not None
        if self.own:
            self.examples = {}
            self.y_true, self.y_score = numbers.take(y_true, y_score)
        super().__init__(settings, lang)

    def make_controls(self):
        controls = [Scale("metric.threshold", 0, 1, 0.5, 0.01)]
        if not self.own:
            return [*controls, Scale("metric.share", 0.01, 0.99, 0.5, 0.01), Scale("metric.separation", 0, 5, 2.0, 0.1)]
        share = Scale("metric.share", 0.01, 0.99, 0.5, 0.01, none="metric.as_it_is")
        share.set(None)
        if self.y_score.ndim == 2:
            of_class = Choice("metric.of_class", range(self.y_score.shape[1]))
            of_class.set(1)
            controls.append(of_class)
        return [*controls, share]

    def compute(self, threshold, share, separation=None, of_class=1):
        if threshold > 1 or share is not None and share >= 1:
            raise ValueError(f"metric_explorer: threshold must be at most 1 and share below 1, got {threshold} and {share}.")
        y_true, y_score = (self.y_true, self.y_score) if self.own else numbers.example(separation)
        return numbers.judge(y_true, y_score, threshold, share, of_class)

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        c = shown.counts
        found = {"y_true": shown.positive.astype("int64"), "y_score": shown.score, "weights": shown.weights,
                 "counts": np.array([c.tp, c.fp, c.fn, c.tn]), "fpr": shown.fpr, "tpr": shown.tpr, "precision": shown.precision,
                 "auc": np.array(shown.area)}
        if shown.matrix is not None:
            found["matrix"] = shown.matrix
        return found

    def steady(self, shown):
        return {"counts": np.round(self.arrays(shown)["counts"], 1), "auc": np.round(np.array(shown.area), 3),
                "threshold": np.array(shown.threshold)}

    def outcome(self, shown):
        return f"AUC {shown.area:.3f}"

    def code(self, shown, state):
        named = f"# {word('common.by_name', self.lang)}" if self.own else \
            f"explorer = metric_explorer(share={shown.share:g}, separation={state['separation']:g})"
        return "\n".join([
            "from kerastutor.metrics import AUC, Precision, Recall",
            *([] if self.own else ["from kerastutor.widgets import metric_explorer"]),
            "",
            named,
            "y_true, y_score, weights = (explorer.data[name] for name in ('y_true', 'y_score', 'weights'))",
            f"metrics = [Precision({shown.threshold:g}), Recall({shown.threshold:g}), AUC(num_thresholds=200)]",
            "for metric in metrics:",
            "    metric.update_state(y_true, y_score, sample_weight=weights)",
            "[float(metric.result()) for metric in metrics]",
        ])


def metric_explorer(y_true=None, y_score=None, threshold=0.5, share=None, separation=2.0, of_class=1, lang=None):
    """Move the threshold beyond which a score is called positive: confusion matrix, accuracy, precision, recall, ROC and its area.

    Parameters
    ----------
    y_true : array_like, optional
        Your own labels: 0 and 1, or class numbers for several classes, or one-hot rows.
    y_score : array_like, optional
        What your model gave for them, from 0 to 1: `(n,)` or `(n, 1)`, or `(n, classes)`. Without: made-up scores of two classes.
    threshold : float from 0 to 1
    share : float from 0.01 to 0.99, optional
        How many of all samples are positive: each class is weighted so that it comes to that. By default the classes stay as they are,
        half and half for the made-up scores.
    separation : float from 0 to 5
        For made-up scores: how many deviations lie between the two classes, before the sigmoid.
    of_class : int
        For several classes: the one called positive.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    MetricExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For labels that are no classes, scores that are no probabilities, or shapes that do not belong together.

    References
    ----------
    Fawcett: An introduction to ROC analysis, 2006.
    Davis, Goadrich: The relationship between Precision-Recall and ROC curves, 2006.

    Examples
    --------
    >>> explorer = metric_explorer([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9], lang="en")
    >>> explorer.data["counts"].tolist(), explorer.data["auc"].item()
    ([250.0, 250.0, 250.0, 250.0], 0.75)
    """
    if (y_true is None) != (y_score is None):
        raise ValueError("metric_explorer: y_true and y_score go together; give both, or neither.")
    settings = {"threshold": threshold}
    if y_true is None:
        settings.update(share=0.5 if share is None else share, separation=separation)
    else:
        settings["share"] = share
        if np.ndim(y_score) == 2 and np.shape(y_score)[1] > 1:
            settings["of_class"] = of_class
    return MetricExplorer(y_true, y_score, settings, lang)
