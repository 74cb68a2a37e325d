"""Exercises of 04_4: how long a step is, for whom, and from which rate on it leads uphill."""
import numpy as np

from ... import backend as K
from ...core.tensor import value_of
from ...optimizers import SGD, Adagrad, Adam, Optimizer, RMSprop
from ..exercise import Exercise, Mistake
from ..message import Message

RATE, SLOPES = 0.1, (2.0, -1.0)
GRADIENTS = ([3.0, 4.0], [12.0])
ENTRANTS = {"SGD": lambda: SGD(0.1), "momentum": lambda: SGD(0.1, momentum=0.9), "Adagrad": lambda: Adagrad(0.1),
            "RMSprop": lambda: RMSprop(0.1), "Adam": lambda: Adam(0.1)}
ORDER = ("Adagrad", "momentum", "Adam", "RMSprop", "SGD")
PROBES = (((1.0, -2.0, 3.0), (5.0, -0.001, 0.0), (0.9, -1.9, 3.0)), ((0.0, 0.0, 0.0), (-3.0, 2.0, 0.5), (0.1, -0.1, -0.1)))


def adam_by_hand(slopes, b1=0.9, b2=0.999, freed=True, freed_v=True):
    """Where a weight that begins at 1 is after these slopes; `freed` and `freed_v` correct the means for their start at 0."""
    w, m, v = 1.0, 0.0, 0.0
    for t, g in enumerate(slopes, 1):
        m, v = b1 * m + (1 - b1) * g, b2 * v + (1 - b2) * g * g
        w -= RATE * (m / (1 - b1 ** t) if freed else m) / (v / (1 - b2 ** t) if freed_v else v) ** 0.5
    return w


def swapped(*pair):
    """ORDER with two names in each other's place."""
    return [pair[1 - pair.index(name)] if name in pair else name for name in ORDER]


def examine_signs(answer):
    """Let an optimizer, or its class, take steps, and look where they lead."""
    try:
        optimizer = answer() if isinstance(answer, type) else answer
    except Exception as error:
        return Message("labs.signs_alone.fails", {"error": f"{type(error).__name__}: {error}"})
    if not isinstance(optimizer, Optimizer):
        return Message("labs.signs_alone.no_optimizer", {"found": type(answer).__name__})
    for weights, slopes, wanted in PROBES:
        try:
            w = K.variable(np.array(weights, "float32"))
            optimizer.get_updates(K.sum(w * K.constant(np.array(slopes, "float32"))), [w])
            found = np.array(value_of(w), "float64")
        except Exception as error:  # the learner's rule may fail in any way; he is told how
            return Message("labs.signs_alone.fails", {"error": f"{type(error).__name__}: {error}"})
        if np.allclose(found, 2 * np.array(weights) - wanted, atol=1e-4) and not np.allclose(found, wanted, atol=1e-4):
            return Message("labs.signs_alone.uphill")
        if not np.allclose(found, wanted, atol=1e-4):
            return Message("labs.signs_alone.wrong", {"weights": list(weights), "slopes": list(slopes), "wanted": list(wanted),
                                                      "found": np.round(found, 3).tolist()})
    return None


class _Uphill(Optimizer):
    def prepare(self, iterations):
        return {"lr": 0.1}

    def update(self, w, g, scratch, lr):
        w += lr * np.sign(g)


EXERCISES = (
    Exercise(
        key="04_4.largest_rate",
        title="labs.largest_rate.title",
        insight="labs.largest_rate.insight",
        hints=("labs.largest_rate.hint_1", "labs.largest_rate.hint_2"),
        solution=lambda: 2 / 10,
        mistakes=(
            Mistake(lambda: 2 / 1, "labs.largest_rate.flat"),
            Mistake(lambda: 1 / 10, "labs.largest_rate.one_step"),
            Mistake(lambda: 2 / 5, "labs.largest_rate.coefficient"),
            Mistake(lambda: 2 / 11, "labs.largest_rate.sum"),
        ),
    ),
    Exercise(
        key="04_4.top_speed",
        title="labs.top_speed.title",
        insight="labs.top_speed.insight",
        hints=("labs.top_speed.hint_1", "labs.top_speed.hint_2"),
        solution=lambda: 0.01 * 2 / (1 - 0.9),
        mistakes=(
            Mistake(lambda: 0.01 * 2, "labs.top_speed.plain"),
            Mistake(lambda: 0.01 * 2 * 1.9, "labs.top_speed.second"),
            Mistake(lambda: 0.01 / (1 - 0.9), "labs.top_speed.no_slope"),
            Mistake(lambda: 0.01 * 2 * 0.9, "labs.top_speed.times"),
        ),
    ),
    Exercise(
        key="04_4.two_adam_steps",
        title="labs.two_adam_steps.title",
        insight="labs.two_adam_steps.insight",
        hints=("labs.two_adam_steps.hint_1", "labs.two_adam_steps.hint_2"),
        solution=lambda: adam_by_hand(SLOPES),
        mistakes=(
            Mistake(lambda: adam_by_hand(SLOPES[:1]), "labs.two_adam_steps.first_only"),
            Mistake(lambda: adam_by_hand(SLOPES, freed=False, freed_v=False), "labs.two_adam_steps.not_freed"),
            Mistake(lambda: adam_by_hand(SLOPES, freed_v=False), "labs.two_adam_steps.v_not_freed"),
            Mistake(lambda: 2 - adam_by_hand(SLOPES), "labs.two_adam_steps.uphill"),
            Mistake(lambda: 1.0, "labs.two_adam_steps.signs_only"),
        ),
    ),
    Exercise(
        key="04_4.whose_steps",
        title="labs.whose_steps.title",
        insight="labs.whose_steps.insight",
        hints=("labs.whose_steps.hint_1", "labs.whose_steps.hint_2"),
        solution=lambda: np.array(ORDER),
        mistakes=(
            Mistake(lambda: swapped("SGD", "Adam"), "labs.whose_steps.sgd_adam"),
            Mistake(lambda: swapped("Adagrad", "RMSprop"), "labs.whose_steps.adagrad_rmsprop"),
            Mistake(lambda: swapped("SGD", "momentum"), "labs.whose_steps.sgd_momentum"),
        ),
    ),
    Exercise(
        key="04_4.rate_later",
        title="labs.rate_later.title",
        insight="labs.rate_later.insight",
        hints=("labs.rate_later.hint_1", "labs.rate_later.hint_2"),
        solution=lambda: 0.1 / (1 + 0.01 * 3 * 45),
        mistakes=(
            Mistake(lambda: 0.1 / (1 + 0.01 * 3), "labs.rate_later.epochs"),
            Mistake(lambda: 0.1 * 0.99 ** 135, "labs.rate_later.power"),
            Mistake(lambda: 0.1 / (1 + 0.01 * 3 * 44), "labs.rate_later.short_batch"),
            Mistake(lambda: 0.1 / (1 + 0.01 * 3 * 1437), "labs.rate_later.pictures"),
        ),
    ),
    Exercise(
        key="04_4.all_together",
        title="labs.all_together.title",
        insight="labs.all_together.insight",
        hints=("labs.all_together.hint_1", "labs.all_together.hint_2"),
        solution=lambda: (np.array([0.6, 0.8]), np.array([2.4])),
        mistakes=(
            Mistake(lambda: ([1.56, 2.08], [2.6]), "labs.all_together.each_alone"),
            Mistake(lambda: ([2.6, 2.6], [2.6]), "labs.all_together.by_value"),
            Mistake(lambda: (GRADIENTS[0], GRADIENTS[1]), "labs.all_together.nothing"),
            Mistake(lambda: ([3 / 13, 4 / 13], [12 / 13]), "labs.all_together.to_one"),
        ),
    ),
    Exercise(
        key="04_4.signs_alone",
        title="labs.signs_alone.title",
        insight="labs.signs_alone.insight",
        hints=("labs.signs_alone.hint_1", "labs.signs_alone.hint_2"),
        solution=lambda: SignDescent,
        mistakes=(
            Mistake(lambda: SGD(0.1), "labs.signs_alone.wrong"),
            Mistake(_Uphill, "labs.signs_alone.uphill"),
            Mistake(lambda: np.sign, "labs.signs_alone.no_optimizer"),
            Mistake(Optimizer, "labs.signs_alone.fails"),
        ),
        examine=examine_signs,
    ),
)


class SignDescent(Optimizer):
    """w = w - 0.1 sign(g)"""

    def prepare(self, iterations):
        return {"lr": 0.1}

    def update(self, w, g, scratch, lr):
        w -= lr * np.sign(g)
