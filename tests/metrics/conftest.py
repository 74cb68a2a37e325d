"""Two batches of different size, the first with sample weights, that need no random generator: real Keras was asked the same."""
import numpy as np
import pytest

from kerastutor import backend as K


def wave(n):
    """(sin 0 + 1) / 2, (sin 1.7 + 1) / 2, … to one digit: numbers from 0 to 1, with ties and numbers that are thresholds."""
    return np.round((np.sin(np.arange(n) * 1.7) + 1) / 2, 1).astype("float32")


ROWS = (np.arange(12) % 3 == 0).reshape(4, 3), wave(12).reshape(4, 3), np.array([1., 2., 0.5, 3.])
MORE_ROWS = (np.arange(6) % 2).reshape(2, 3), wave(6)[::-1].reshape(2, 3), None
LABELS, MORE_LABELS = np.array([2, 0, 1, 1]), np.array([[1], [0]])


@pytest.fixture
def gathered():
    """What a metric tells after each of the two batches."""
    def gather(metric, labels=False):
        first, second = (LABELS, MORE_LABELS) if labels else (ROWS[0], MORE_ROWS[0])
        return [np.asarray(metric(first, ROWS[1], sample_weight=ROWS[2])), np.asarray(metric(second, MORE_ROWS[1]))]
    return gather


@pytest.fixture(autouse=True)
def names_start_at_1():
    K.clear_session()
