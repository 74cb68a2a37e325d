"""Explorers of every kind, small, and what each of them must do whatever it shows."""
import html
import re
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from kerastutor import widgets
from kerastutor.constraints import MinMaxNorm
from kerastutor.widgets import training_explorer


@dataclass(frozen=True)
class Portrait:
    counts: np.ndarray
    edges: np.ndarray
    heat: np.ndarray
    shape: tuple
    mean: float
    std: float
    rms: float
    low: float
    high: float
    finite: float = 1.0


def portrait(array):
    counts, edges = np.histogram(array, 8)
    return Portrait(
        counts, edges, np.atleast_2d(array), array.shape, array.mean(), array.std(), np.sqrt((array**2).mean()), array.min(), array.max()
    )


class Recorder:
    """A recorder as the training explorer knows it: two weights, four moments, one of them in trouble."""

    def __init__(self):
        rng = np.random.RandomState(0)
        self.weights = ["dense_1/kernel", "dense_1/bias"]
        self.steps, self.epochs = [0, 5, 10, 20], [0.0, 0.5, 1.0, 2.0]
        self.loss_steps, self.loss_values = list(range(1, 21)), (2 / np.arange(1, 21)).tolist()
        self.history = {"loss": [0.8, 0.3], "acc": [0.5, 0.75], "val_loss": [0.7, 0.6], "val_acc": [0.5, 0.625]}
        self.moments = [
            {
                name: SimpleNamespace(weight=portrait(rng.randn(*shape)), gradient=portrait(0.1 * rng.randn(*shape)) if k else None)
                for name, shape in zip(self.weights, ((3, 4), (4,)))
            }
            for k in range(4)
        ]
        self.dead_units = [{}, {}, {}, {"dense_1": 0.75}]

    def trouble(self, k):
        return [("dead", "dense_1", 0.75), ("exploding", "dense_1/bias", 12.5)] if k == 3 else []


HISTORY = SimpleNamespace(
    epoch=[0, 1, 2], history={"loss": [0.9, 0.5, 0.4], "val_loss": [0.8, 0.45, 0.6], "acc": [0.3, 0.6, 0.8], "val_acc": [0.4, 0.7, 0.6]}
)

OF_PREPROCESSING = ("padding", "skipgram", "timeseries", "text", "hashing", "augmentation", "standardize")
OF_CONFIGURATION = ("initializer", "activation", "loss", "optimizer", "regularizer", "metric")
MAKERS = {
    **{name: lambda name=name, **arguments: getattr(widgets, f"{name}_explorer")(**arguments)
       for name in OF_PREPROCESSING + OF_CONFIGURATION},
    "regularizer": lambda **arguments: widgets.regularizer_explorer(constraint=MinMaxNorm(0, 1.5), **arguments),  # each limit counts
    "playground": lambda **arguments: widgets.playground(regularizer="l2", kind=0, step=10, **arguments),   # its strength and place count
    "history": lambda **arguments: training_explorer(HISTORY, **arguments),
    "recorder": lambda **arguments: training_explorer(Recorder(), **arguments),
}


@pytest.fixture(params=MAKERS)
def explorer(request):
    """One explorer of each kind, in English."""
    return MAKERS[request.param](lang="en")


@pytest.fixture
def said():
    """What an explorer's alert says, without its markup."""
    return lambda explorer: html.unescape(re.sub(r"<[^>]*>", "", explorer._message.value))


@pytest.fixture
def code():
    """The code below an explorer's picture, as a learner would copy it."""
    return lambda explorer: html.unescape(re.sub(r"<[^>]*>", "", re.search("<pre.*</pre>", explorer._code.value, re.DOTALL).group()))
