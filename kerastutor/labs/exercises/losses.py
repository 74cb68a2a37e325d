"""Exercises of 04_3: what a loss asks for, crossentropy and its gradient by hand, and losses that fit their problem."""
import numpy as np

from ... import backend as K
from ...core.tensor import value_of
from ..exercise import Exercise, Mistake
from ..message import Message

WAITS = np.array([1.0, 2.0, 3.0, 4.0, 40.0])
RIGHT = np.array([0.8, 0.5])                        # what the right class was given
CLASSES = np.array([0.25, 0.5, 0.25])               # softmax of 0, ln 2, 0
FITTING = ["sparse_categorical_crossentropy", "binary_crossentropy", "logcosh", "categorical_crossentropy"]
SAMPLES = {0: 900, 1: 100}
TARGETS = np.array([[0.0, 1.0], [2.0, -1.0], [0.5, 3.0]])
PROBES = np.array([[0.25, 1.5], [4.0, -1.0], [-1.0, 1.0]])


def instead(place, name):
    """The fitting losses, one of them replaced."""
    return np.array(FITTING[:place] + [name] + FITTING[place + 1:])


def tolerant(y_true, y_pred):
    """mean max(|y - t| - 0.5, 0)"""
    return K.mean(K.maximum(K.abs(y_pred - y_true) - 0.5, 0.0), axis=-1)


def examine_weights(weights):
    """Whether two classes carry the same weight, of 1 on average."""
    if not isinstance(weights, dict) or set(weights) != set(SAMPLES):
        return Message("labs.equal_say.no_dict", {"found": type(weights).__name__})
    try:
        totals = [SAMPLES[c] * float(weights[c]) for c in SAMPLES]
    except (TypeError, ValueError):
        return Message("labs.equal_say.no_dict", {"found": type(weights).__name__})
    if not np.isclose(*totals, rtol=1e-2) or not min(totals) > 0:
        return Message("labs.equal_say.apart", {"first": f"{totals[0]:.4g}", "second": f"{totals[1]:.4g}"})
    mean = sum(totals) / sum(SAMPLES.values())
    return None if np.isclose(mean, 1, rtol=1e-2) else Message("labs.equal_say.average", {"mean": f"{mean:.4g}"})


def examine_loss(function):
    """Call it with a few targets and predictions, look at what comes out, and whether a gradient comes back."""
    if not callable(function):
        return Message("labs.tolerant.no_function", {"found": type(function).__name__})
    wanted = np.asarray(tolerant(TARGETS, PROBES))
    y_pred = K.variable(PROBES)
    try:
        loss = function(K.constant(TARGETS), y_pred)
        found = np.asarray(value_of(loss), "float64")
        slopes = K.gradients(loss, [y_pred]) if K.is_tensor(loss) else [None]
    except Exception as error:  # the learner's function may fail in any way; he is told how
        return Message("labs.tolerant.fails", {"error": f"{type(error).__name__}: {error}"})
    if found.shape != wanted.shape:
        return Message("labs.tolerant.shape", {"found": found.shape, "wanted": wanted.shape})
    if slopes[0] is None:
        return Message("labs.tolerant.no_gradient")
    for place in np.flatnonzero(~np.isclose(found, wanted, atol=1e-4)):
        t, y = TARGETS[place].tolist(), PROBES[place].tolist()
        return Message("labs.tolerant.wrong", {"t": t, "y": y, "found": f"{found[place]:.3g}", "wanted": f"{wanted[place]:.3g}"})
    return None


EXERCISES = (
    Exercise(
        key="04_3.two_answers",
        title="labs.two_answers.title",
        insight="labs.two_answers.insight",
        hints=("labs.two_answers.hint_1", "labs.two_answers.hint_2"),
        solution=lambda: (WAITS.mean(), np.median(WAITS)),
        mistakes=(
            Mistake(lambda: (np.median(WAITS), WAITS.mean()), "labs.two_answers.turned"),
            Mistake(lambda: (WAITS.mean(), WAITS.mean()), "labs.two_answers.both_mean"),
            Mistake(lambda: (WAITS[:4].mean(), np.median(WAITS)), "labs.two_answers.left_out"),
        ),
    ),
    Exercise(
        key="04_3.crossentropy_by_hand",
        title="labs.crossentropy_by_hand.title",
        insight="labs.crossentropy_by_hand.insight",
        hints=("labs.crossentropy_by_hand.hint_1", "labs.crossentropy_by_hand.hint_2"),
        solution=lambda: round(float(-np.log(RIGHT).mean()), 3),
        mistakes=(
            Mistake(lambda: round(float(-np.log(RIGHT).sum()), 3), "labs.crossentropy_by_hand.sum"),
            Mistake(lambda: round(float(np.log(RIGHT).mean()), 3), "labs.crossentropy_by_hand.sign"),
            Mistake(lambda: round(float(-np.log([0.1, 0.25]).mean()), 3), "labs.crossentropy_by_hand.other_class"),
            Mistake(lambda: round(float(-np.log(RIGHT.mean())), 3), "labs.crossentropy_by_hand.mean_first"),
        ),
    ),
    Exercise(
        key="04_3.gradient_of_logits",
        title="labs.gradient_of_logits.title",
        insight="labs.gradient_of_logits.insight",
        hints=("labs.gradient_of_logits.hint_1", "labs.gradient_of_logits.hint_2"),
        solution=lambda: CLASSES - np.array([1, 0, 0]),
        mistakes=(
            Mistake(lambda: np.array([1, 0, 0]) - CLASSES, "labs.gradient_of_logits.turned"),
            Mistake(lambda: CLASSES, "labs.gradient_of_logits.no_target"),
            Mistake(lambda: np.array([-4.0, 0, 0]), "labs.gradient_of_logits.of_probability"),
            Mistake(lambda: np.array([-1, np.log(2), 0]), "labs.gradient_of_logits.no_softmax"),
        ),
    ),
    Exercise(
        key="04_3.which_loss",
        title="labs.which_loss.title",
        insight="labs.which_loss.insight",
        hints=("labs.which_loss.hint_1", "labs.which_loss.hint_2"),
        solution=lambda: np.array(FITTING),
        mistakes=(
            Mistake(lambda: instead(0, "categorical_crossentropy"), "labs.which_loss.labels_as_rows"),
            Mistake(lambda: instead(3, "sparse_categorical_crossentropy"), "labs.which_loss.rows_as_labels"),
            Mistake(lambda: instead(1, "categorical_crossentropy"), "labs.which_loss.several_at_once"),
            Mistake(lambda: instead(2, "mean_squared_error"), "labs.which_loss.led_astray"),
            Mistake(lambda: instead(2, "mse"), "labs.which_loss.led_astray"),
            Mistake(lambda: instead(2, "huber_loss"), "labs.which_loss.needs_delta"),
            Mistake(lambda: instead(2, "mean_absolute_error"), "labs.which_loss.absolute"),
            Mistake(lambda: instead(2, "mae"), "labs.which_loss.absolute"),
        ),
    ),
    Exercise(
        key="04_3.equal_say",
        title="labs.equal_say.title",
        insight="labs.equal_say.insight",
        hints=("labs.equal_say.hint_1", "labs.equal_say.hint_2"),
        solution=lambda: {c: 1000 / (2 * n) for c, n in SAMPLES.items()},
        mistakes=(
            Mistake(lambda: {0: 1, 1: 9}, "labs.equal_say.average"),
            Mistake(lambda: {0: 0.9, 1: 0.1}, "labs.equal_say.apart"),
            Mistake(lambda: {0: 5, 1: 5 / 9}, "labs.equal_say.apart"),
            Mistake(lambda: [5 / 9, 5], "labs.equal_say.no_dict"),
        ),
        examine=examine_weights,
    ),
    Exercise(
        key="04_3.total",
        title="labs.total.title",
        insight="labs.total.insight",
        hints=("labs.total.hint_1", "labs.total.hint_2"),
        solution=lambda: 0.5 + 0.1 * 4 + 0.02,
        mistakes=(
            Mistake(lambda: 0.5 + 4 + 0.02, "labs.total.no_weights"),
            Mistake(lambda: 0.5 + 0.1 * 4, "labs.total.no_extra"),
            Mistake(lambda: 0.5 + 0.1 * (4 + 0.02), "labs.total.weighted_extra"),
            Mistake(lambda: (0.5 + 0.1 * 4) / 1.1 + 0.02, "labs.total.divided"),
            Mistake(lambda: (0.5 + 0.1 * 4 + 0.02) / 2, "labs.total.divided"),
        ),
    ),
    Exercise(
        key="04_3.tolerant",
        title="labs.tolerant.title",
        insight="labs.tolerant.insight",
        hints=("labs.tolerant.hint_1", "labs.tolerant.hint_2"),
        solution=lambda: tolerant,
        mistakes=(
            Mistake(lambda: lambda t, y: K.mean(K.abs(y - t), axis=-1), "labs.tolerant.wrong"),
            Mistake(lambda: lambda t, y: K.mean(K.abs(y - t) - 0.5, axis=-1), "labs.tolerant.wrong"),
            Mistake(lambda: lambda t, y: K.mean(tolerant(t, y)), "labs.tolerant.shape"),
            Mistake(lambda: lambda t, y: np.maximum(np.abs(y - t) - 0.5, 0).mean(axis=-1), "labs.tolerant.fails"),
            Mistake(lambda: lambda t, y: tolerant(TARGETS, PROBES), "labs.tolerant.no_gradient"),
            Mistake(lambda: 0.5, "labs.tolerant.no_function"),
        ),
        examine=examine_loss,
    ),
)
