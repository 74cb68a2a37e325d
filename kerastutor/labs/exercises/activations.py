"""Exercises of 04_2: what a bend is for, what is left of a gradient, and which activation an output wants."""
import numpy as np

from ... import backend as K
from ...core.tensor import value_of
from ..exercise import Exercise, Mistake
from ..message import Message

FIRST, SECOND = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([[3.0], [1.0]])
INPUTS = np.array([-4.0, -1.0, 0.5, 3.0, 9.0])
LOGITS = np.log([1.0, 2.0, 5.0])
UNITS = np.array([[0, 2, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [0, 3, 0, 0]])      # samples along the rows
PROBES = np.array([[-4.0, -3.0, -1.0], [0.0, 1.0, 4.0]])
WANTED = PROBES * np.clip(PROBES + 3, 0, 6) / 6


def bent(x, alpha=0.0, max_value=np.inf, threshold=0.0):
    """A relu by hand."""
    return np.where(x > threshold, np.minimum(x, max_value), alpha * (x - threshold))


def share(x):
    return x / x.sum()


def hard_swish(x):
    """x relu6(x + 3) / 6"""
    return x * K.relu(x + 3, max_value=6.0) / 6


def examine_activation(function):
    """Call it with a few numbers, look at what comes out, and whether a gradient comes back."""
    if not callable(function):
        return Message("labs.hard_swish.no_function", {"found": type(function).__name__})
    x = K.variable(PROBES)
    try:
        y = function(x)
        found = np.asarray(value_of(y), "float64")
        if found.shape != PROBES.shape:
            return Message("labs.hard_swish.shape", {"found": found.shape, "wanted": PROBES.shape})
        slopes = K.gradients(y, [x]) if K.is_tensor(y) else [None]
    except Exception as error:  # the learner's function may fail in any way; he is told how
        return Message("labs.hard_swish.fails", {"error": f"{type(error).__name__}: {error}"})
    if slopes[0] is None:
        return Message("labs.hard_swish.no_gradient")
    for place in np.argwhere(~np.isclose(found, WANTED, atol=1e-4)):
        at, got, wanted = (a[tuple(place)] for a in (PROBES, found, WANTED))
        return Message("labs.hard_swish.wrong", {"x": f"{at:g}", "found": f"{got:.3g}", "wanted": f"{wanted:.3g}"})
    return None


EXERCISES = (
    Exercise(
        key="04_2.collapse",
        title="labs.collapse.title",
        insight="labs.collapse.insight",
        hints=("labs.collapse.hint_1", "labs.collapse.hint_2"),
        solution=lambda: FIRST @ SECOND,
        mistakes=(
            Mistake(lambda: (FIRST @ SECOND).ravel(), "labs.collapse.flat"),
            Mistake(lambda: FIRST.T @ SECOND, "labs.collapse.turned"),
            Mistake(lambda: FIRST * SECOND.T, "labs.collapse.each"),
        ),
    ),
    Exercise(
        key="04_2.relu_by_hand",
        title="labs.relu_by_hand.title",
        insight="labs.relu_by_hand.insight",
        hints=("labs.relu_by_hand.hint_1", "labs.relu_by_hand.hint_2"),
        solution=lambda: bent(INPUTS, 0.1, 6, 1),
        mistakes=(
            Mistake(lambda: bent(INPUTS, 0.1, 6), "labs.relu_by_hand.no_threshold"),
            Mistake(lambda: np.where(INPUTS > 1, np.minimum(INPUTS, 6), 0.1 * INPUTS), "labs.relu_by_hand.slope_from_zero"),
            Mistake(lambda: bent(INPUTS - 1, 0.1, 6), "labs.relu_by_hand.moved"),
            Mistake(lambda: bent(INPUTS, 0.1, threshold=1), "labs.relu_by_hand.no_end"),
            Mistake(lambda: bent(INPUTS, 0, 6, 1), "labs.relu_by_hand.no_alpha"),
        ),
    ),
    Exercise(
        key="04_2.five_sigmoids",
        title="labs.five_sigmoids.title",
        insight="labs.five_sigmoids.insight",
        hints=("labs.five_sigmoids.hint_1", "labs.five_sigmoids.hint_2"),
        solution=lambda: 0.25 ** 5,
        mistakes=(
            Mistake(lambda: 0.5 ** 5, "labs.five_sigmoids.value"),
            Mistake(lambda: 5 * 0.25, "labs.five_sigmoids.added"),
            Mistake(lambda: 0.25, "labs.five_sigmoids.one_layer"),
            Mistake(lambda: 1, "labs.five_sigmoids.like_relu"),
        ),
    ),
    Exercise(
        key="04_2.softmax_by_hand",
        title="labs.softmax_by_hand.title",
        insight="labs.softmax_by_hand.insight",
        hints=("labs.softmax_by_hand.hint_1", "labs.softmax_by_hand.hint_2"),
        solution=lambda: np.array([1, 2, 5]) / 8,
        mistakes=(
            Mistake(lambda: share(LOGITS + 100), "labs.softmax_by_hand.no_power"),
            Mistake(lambda: share(LOGITS), "labs.softmax_by_hand.no_power"),
            Mistake(lambda: np.array([1.0, 2.0, 5.0]), "labs.softmax_by_hand.no_sum"),
            Mistake(lambda: share(np.array([101.0, 102, 105])), "labs.softmax_by_hand.added_after"),
        ),
    ),
    Exercise(
        key="04_2.count_the_dead",
        title="labs.count_the_dead.title",
        insight="labs.count_the_dead.insight",
        hints=("labs.count_the_dead.hint_1", "labs.count_the_dead.hint_2"),
        solution=lambda: int((UNITS == 0).all(axis=0).sum()),
        mistakes=(
            Mistake(lambda: int((UNITS == 0).sum()), "labs.count_the_dead.zeros"),
            Mistake(lambda: int((UNITS == 0).any(axis=0).sum()), "labs.count_the_dead.any_zero"),
            Mistake(lambda: int((UNITS == 0).all(axis=1).sum()), "labs.count_the_dead.samples"),
            Mistake(lambda: 0.5, "labs.count_the_dead.share"),
        ),
    ),
    Exercise(
        key="04_2.which_output",
        title="labs.which_output.title",
        insight="labs.which_output.insight",
        hints=("labs.which_output.hint_1", "labs.which_output.hint_2"),
        solution=lambda: np.array(["softmax", "sigmoid", "linear", "sigmoid"]),
        mistakes=(
            Mistake(lambda: np.array(["softmax", "softmax", "linear", "sigmoid"]), "labs.which_output.softmax_of_one"),
            Mistake(lambda: np.array(["softmax", "sigmoid", "relu", "sigmoid"]), "labs.which_output.never_below_zero"),
            Mistake(lambda: np.array(["softmax", "sigmoid", "tanh", "sigmoid"]), "labs.which_output.only_to_one"),
            Mistake(lambda: np.array(["softmax", "sigmoid", "linear", "softmax"]), "labs.which_output.several_at_once"),
            Mistake(lambda: np.array(["sigmoid", "sigmoid", "linear", "sigmoid"]), "labs.which_output.one_of_ten"),
        ),
    ),
    Exercise(
        key="04_2.hard_swish",
        title="labs.hard_swish.title",
        insight="labs.hard_swish.insight",
        hints=("labs.hard_swish.hint_1", "labs.hard_swish.hint_2"),
        solution=lambda: hard_swish,
        mistakes=(
            Mistake(lambda: lambda x: K.relu(x + 3, max_value=6.0) / 6, "labs.hard_swish.wrong"),
            Mistake(lambda: lambda x: x * np.clip(x + 3, 0, 6) / 6, "labs.hard_swish.fails"),
            Mistake(lambda: lambda x: K.sum(hard_swish(x)), "labs.hard_swish.shape"),
            Mistake(lambda: lambda x: WANTED, "labs.hard_swish.no_gradient"),
            Mistake(lambda: hard_swish(K.constant(PROBES)), "labs.hard_swish.no_function"),
        ),
        examine=examine_activation,
    ),
)
