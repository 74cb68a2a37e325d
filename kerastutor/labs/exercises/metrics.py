"""Exercises of 04_6: what is counted, what is divided by what, and what a threshold trades."""
import numpy as np

from ... import backend as K
from ...core.tensor import value_of
from ..exercise import Exercise, Mistake
from ..message import Message

TARGETS = np.array([[1.0], [2.0], [3.0], [4.0]], "float32")
PREDICTIONS = np.array([[1.0], [1.5], [3.5], [9.0]], "float32")
WANTED = np.array([1.0, 0.0, 1.0, 1.0])


def ill_of_those_called_ill(ill=10, well=990, recall=0.9, alarms=0.05):
    return ill * recall / (ill * recall + well * alarms)


def never_short(y_true, y_pred):
    """1 where y >= t, averaged over the last axis"""
    return K.mean(K.cast(K.greater_equal(y_pred, y_true), "float32"), axis=-1)


def examine_metric(function):
    """Call it with four samples, and look at what it says of each."""
    if not callable(function):
        return Message("labs.never_short.no_function", {"found": type(function).__name__})
    try:
        found = np.asarray(value_of(function(K.constant(TARGETS), K.constant(PREDICTIONS))))
    except Exception as error:  # the learner's function may fail in any way; he is told how
        return Message("labs.never_short.fails", {"error": f"{type(error).__name__}: {error}"})
    if found.shape != WANTED.shape:
        return Message("labs.never_short.shape", {"shape": found.shape})
    if np.array_equal(found, [0, 0, 1, 1]):
        return Message("labs.never_short.equal")
    if np.array_equal(found, [1, 1, 0, 0]):
        return Message("labs.never_short.turned")
    wrong = np.flatnonzero(found.astype("float64") != WANTED)
    if len(wrong):
        first = wrong[0]
        return Message("labs.never_short.wrong", {"target": f"{TARGETS[first, 0]:g}", "prediction": f"{PREDICTIONS[first, 0]:g}",
                                                  "wanted": f"{WANTED[first]:g}", "found": f"{float(found[first]):g}"})
    return None


EXERCISES = (
    Exercise(
        key="04_6.two_shares",
        title="labs.two_shares.title",
        insight="labs.two_shares.insight",
        hints=("labs.two_shares.hint_1", "labs.two_shares.hint_2"),
        solution=lambda: (12 / 16, 12 / 20),
        mistakes=(
            Mistake(lambda: (12 / 20, 12 / 16), "labs.two_shares.swapped"),
            Mistake(lambda: (0.88, 0.6), "labs.two_shares.accuracy"),
            Mistake(lambda: (0.75, 76 / 80), "labs.two_shares.specificity"),
        ),
    ),
    Exercise(
        key="04_6.always_no",
        title="labs.always_no.title",
        insight="labs.always_no.insight",
        hints=("labs.always_no.hint_1", "labs.always_no.hint_2"),
        solution=lambda: (0.997, 0.0),
        mistakes=(
            Mistake(lambda: (0.003, 0.0), "labs.always_no.wrong_share"),
            Mistake(lambda: (0.997, 1.0), "labs.always_no.nothing_found"),
            Mistake(lambda: (0.97, 0.0), "labs.always_no.of_a_thousand"),
        ),
    ),
    Exercise(
        key="04_6.area_by_pairs",
        title="labs.area_by_pairs.title",
        insight="labs.area_by_pairs.insight",
        hints=("labs.area_by_pairs.hint_1", "labs.area_by_pairs.hint_2"),
        solution=lambda: 0.75,
        mistakes=(
            Mistake(lambda: 0.5, "labs.area_by_pairs.accuracy"),
            Mistake(lambda: 0.25, "labs.area_by_pairs.turned"),
            Mistake(lambda: 3, "labs.area_by_pairs.count"),
        ),
    ),
    Exercise(
        key="04_6.over_batches",
        title="labs.over_batches.title",
        insight="labs.over_batches.insight",
        hints=("labs.over_batches.hint_1", "labs.over_batches.hint_2"),
        solution=lambda: 91 / 110,
        mistakes=(
            Mistake(lambda: 0.5, "labs.over_batches.mean"),
            Mistake(lambda: 0.1, "labs.over_batches.last"),
        ),
    ),
    Exercise(
        key="04_6.rare_disease",
        title="labs.rare_disease.title",
        insight="labs.rare_disease.insight",
        hints=("labs.rare_disease.hint_1", "labs.rare_disease.hint_2"),
        solution=ill_of_those_called_ill,
        mistakes=(
            Mistake(lambda: 0.9, "labs.rare_disease.recall"),
            Mistake(lambda: 0.95, "labs.rare_disease.specificity"),
            Mistake(lambda: 0.9 / 0.95, "labs.rare_disease.no_numbers"),
            Mistake(lambda: 9 / 49.5, "labs.rare_disease.over_the_well"),
        ),
    ),
    Exercise(
        key="04_6.highest_threshold",
        title="labs.highest_threshold.title",
        insight="labs.highest_threshold.insight",
        hints=("labs.highest_threshold.hint_1", "labs.highest_threshold.hint_2"),
        solution=lambda: 0.55,
        mistakes=(
            Mistake(lambda: 0.65, "labs.highest_threshold.three"),
            Mistake(lambda: 0.25, "labs.highest_threshold.all"),
            Mistake(lambda: 0.45, "labs.highest_threshold.higher"),
        ),
    ),
    Exercise(
        key="04_6.never_short",
        title="labs.never_short.title",
        insight="labs.never_short.insight",
        hints=("labs.never_short.hint_1", "labs.never_short.hint_2"),
        solution=lambda: never_short,
        mistakes=(
            Mistake(lambda: lambda t, y: K.mean(K.cast(K.greater(y, t), "float32"), axis=-1), "labs.never_short.equal"),
            Mistake(lambda: lambda t, y: K.mean(K.cast(K.less_equal(y, t), "float32"), axis=-1), "labs.never_short.turned"),
            Mistake(lambda: lambda t, y: K.cast(K.greater_equal(y, t), "float32"), "labs.never_short.shape"),
            Mistake(lambda: lambda t, y: K.mean(K.abs(y - t), axis=-1), "labs.never_short.wrong"),
        ),
        examine=examine_metric,
    ),
)
