"""Exercises of 04_5: what a price costs, where it pulls, and what a fence lets through."""
import numpy as np

from ... import backend as K
from ...constraints import MaxNorm
from ...core.tensor import value_of
from ...regularizers import l1_l2
from ..exercise import Exercise, Mistake
from ..message import Message

KERNEL = np.array([[1.0, -2.0], [0.0, 3.0]])
FENCED = np.array([[0.0, 3.0], [1.0, 4.0]])
PROBES = {(0.5, -3.0): 1.0, (0.2, 0.9): 0.0, (1.5, 2.0): 0.75, (-1.5, 0.0): 0.25}


def price(weights):
    return float(l1_l2(0.1, 0.01)(K.constant(weights)))


def beyond_one(w):
    """0.5 sum max(|w| - 1, 0)"""
    return 0.5 * K.sum(K.relu(K.abs(w) - 1))


def examine_regularizer(function):
    """Call it with a few weights, and look at what it asks for them."""
    if not callable(function):
        return Message("labs.beyond_one.no_function", {"found": type(function).__name__})
    for weights, wanted in PROBES.items():
        try:
            found = value_of(function(K.variable([weights])))
            if np.size(found) != 1:
                return Message("labs.beyond_one.no_number", {"shape": np.shape(found)})
            found = float(np.reshape(found, ()))
        except Exception as error:  # the learner's function may fail in any way; he is told how
            return Message("labs.beyond_one.fails", {"error": f"{type(error).__name__}: {error}"})
        if abs(found - wanted) > 1e-3:
            return Message("labs.beyond_one.wrong", {"weights": list(weights), "found": f"{found:.3g}", "wanted": f"{wanted:g}"})
    return None


EXERCISES = (
    Exercise(
        key="04_5.the_price",
        title="labs.the_price.title",
        insight="labs.the_price.insight",
        hints=("labs.the_price.hint_1", "labs.the_price.hint_2"),
        solution=lambda: price(KERNEL),
        mistakes=(
            Mistake(lambda: 0.1 * KERNEL.sum() + 0.01 * np.square(KERNEL).sum(), "labs.the_price.signs"),
            Mistake(lambda: price(KERNEL) / 4, "labs.the_price.mean"),
            Mistake(lambda: 0.1 * 6 + 0.01 * 36, "labs.the_price.squared_sum"),
            Mistake(lambda: 0.1 * 14 + 0.01 * 6, "labs.the_price.swapped"),
        ),
    ),
    Exercise(
        key="04_5.one_step",
        title="labs.one_step.title",
        insight="labs.one_step.insight",
        hints=("labs.one_step.hint_1", "labs.one_step.hint_2"),
        solution=lambda: 3 - 0.5 * 2 * 0.1 * 3,
        mistakes=(
            Mistake(lambda: 3 - 0.5 * 0.1 * 3, "labs.one_step.no_two"),
            Mistake(lambda: 3 - 0.5 * 0.1, "labs.one_step.like_l1"),
            Mistake(lambda: 3 - 2 * 0.1 * 3, "labs.one_step.no_rate"),
            Mistake(lambda: 3 - 0.5 * 0.1 * 9, "labs.one_step.price_not_slope"),
        ),
    ),
    Exercise(
        key="04_5.where_it_rests",
        title="labs.where_it_rests.title",
        insight="labs.where_it_rests.insight",
        hints=("labs.where_it_rests.hint_1", "labs.where_it_rests.hint_2"),
        solution=lambda: (2.0, 0.0),
        mistakes=(
            Mistake(lambda: (1.0, 0.0), "labs.where_it_rests.no_half"),
            Mistake(lambda: (2.0, -2.0), "labs.where_it_rests.past_zero"),
            Mistake(lambda: (1.0, 3 / 11), "labs.where_it_rests.like_l2"),
        ),
    ),
    Exercise(
        key="04_5.fenced_in",
        title="labs.fenced_in.title",
        insight="labs.fenced_in.insight",
        hints=("labs.fenced_in.hint_1", "labs.fenced_in.hint_2"),
        solution=lambda: value_of(MaxNorm(2)(K.constant(FENCED, dtype="float64"))),
        mistakes=(
            Mistake(lambda: np.clip(FENCED, 0, 2), "labs.fenced_in.clipped"),
            Mistake(lambda: value_of(MaxNorm(2, axis=1)(K.constant(FENCED, dtype="float64"))), "labs.fenced_in.rows"),
            Mistake(lambda: 2 * FENCED / np.sqrt(np.square(FENCED).sum(axis=0)), "labs.fenced_in.stretched"),
        ),
    ),
    Exercise(
        key="04_5.which_axis",
        title="labs.which_axis.title",
        insight="labs.which_axis.insight",
        hints=("labs.which_axis.hint_1", "labs.which_axis.hint_2"),
        solution=lambda: np.array([0, 1, 2]),
        mistakes=(
            Mistake(lambda: 0, "labs.which_axis.dense"),
            Mistake(lambda: 3, "labs.which_axis.filters"),
            Mistake(lambda: np.array([0, 1]), "labs.which_axis.no_channels"),
            Mistake(lambda: np.array([0, 1, 2, 3]), "labs.which_axis.everything"),
        ),
    ),
    Exercise(
        key="04_5.beyond_one",
        title="labs.beyond_one.title",
        insight="labs.beyond_one.insight",
        hints=("labs.beyond_one.hint_1", "labs.beyond_one.hint_2"),
        solution=lambda: beyond_one,
        mistakes=(
            Mistake(lambda: lambda w: 0.5 * K.sum(K.abs(w) - 1), "labs.beyond_one.wrong"),
            Mistake(lambda: lambda w: 0.5 * K.relu(K.abs(w) - 1), "labs.beyond_one.no_number"),
            Mistake(lambda: 1.0, "labs.beyond_one.no_function"),
        ),
        examine=examine_regularizer,
    ),
)
