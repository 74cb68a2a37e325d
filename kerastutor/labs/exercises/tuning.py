"""Exercises of 04_7: what a difference is worth, and which knob to turn."""
from math import ceil, sqrt

import numpy as np

from ...datasets import digits
from ...layers import Dense, Flatten
from ...models import Sequential
from ...optimizers import Adam
from ..exercise import Exercise, Mistake
from ..message import Message

MOST_PARAMETERS, MOST_MISTAKES = 4810, 10


def standard_error(accuracy, pictures):
    return sqrt(accuracy * (1 - accuracy) / pictures)


def steps(batch_size, pictures=958, epochs=15):
    return ceil(pictures / batch_size) * epochs


def trained(units=64, epochs=60):
    """A classifier of the digits with one hidden layer, trained on the training set."""
    (x_train, y_train), _ = digits.load_data()
    model = Sequential([Flatten(input_shape=(8, 8)), Dense(units, activation="relu"), Dense(10, activation="softmax")])
    model.compile(Adam(), "sparse_categorical_crossentropy")
    model.fit(x_train / 16, y_train, epochs=epochs, verbose=0)
    return model


def examine_model(model):
    """No more parameters than the baseline, and few enough mistakes on digits it has not seen."""
    if not hasattr(model, "count_params") or not hasattr(model, "predict"):
        return Message("labs.no_more_parameters.no_model", {"found": type(model).__name__})
    _, (x_test, y_test) = digits.load_data()
    try:
        count = model.count_params()
        scores = model.predict(x_test.reshape(-1, *model.input_shape[1:]) / 16)
        wrong = int(np.sum(np.argmax(scores, axis=-1) != y_test))
    except Exception as error:  # whatever the learner built may fail in any way; he is told how
        return Message("labs.no_more_parameters.fails", {"error": f"{type(error).__name__}: {error}"})
    if count > MOST_PARAMETERS:
        return Message("labs.no_more_parameters.too_many", {"count": count, "most": MOST_PARAMETERS})
    if wrong > MOST_MISTAKES:
        return Message("labs.no_more_parameters.too_weak", {"wrong": wrong, "most": MOST_MISTAKES})
    return None


EXERCISES = (
    Exercise(
        key="04_7.error_bar",
        title="labs.error_bar.title",
        insight="labs.error_bar.insight",
        hints=("labs.error_bar.hint_1", "labs.error_bar.hint_2"),
        solution=lambda: standard_error(0.92, 500),
        mistakes=(
            Mistake(lambda: standard_error(0.92, 500) ** 2, "labs.error_bar.variance"),
            Mistake(lambda: 100 * standard_error(0.92, 500), "labs.error_bar.percent"),
            Mistake(lambda: standard_error(0.92, 1), "labs.error_bar.one_picture"),
        ),
    ),
    Exercise(
        key="04_7.how_many",
        title="labs.how_many.title",
        insight="labs.how_many.insight",
        hints=("labs.how_many.hint_1", "labs.how_many.hint_2"),
        solution=lambda: 4 * 3 * 2 * 3 * 5,
        mistakes=(
            Mistake(lambda: 4 * 3 * 2, "labs.how_many.settings"),
            Mistake(lambda: (4 + 3 + 2) * 3 * 5, "labs.how_many.one_at_a_time"),
            Mistake(lambda: 4 * 3 * 2 * 3, "labs.how_many.no_seeds"),
            Mistake(lambda: 4 * 3 * 2 * 5, "labs.how_many.no_folds"),
        ),
    ),
    Exercise(
        key="04_7.rates",
        title="labs.rates.title",
        insight="labs.rates.insight",
        hints=("labs.rates.hint_1", "labs.rates.hint_2"),
        solution=lambda: np.logspace(-4, 0, 5),
        mistakes=(
            Mistake(lambda: np.linspace(0.0001, 1, 5), "labs.rates.linear"),
            Mistake(lambda: np.logspace(0, -4, 5), "labs.rates.falling"),
            Mistake(lambda: np.arange(-4.0, 1.0), "labs.rates.exponents"),
        ),
    ),
    Exercise(
        key="04_7.report",
        title="labs.report.title",
        insight="labs.report.insight",
        hints=("labs.report.hint_1", "labs.report.hint_2"),
        solution=lambda: 0.957,
        mistakes=(
            Mistake(lambda: 0.962, "labs.report.best_on_test"),
            Mistake(lambda: 0.968, "labs.report.of_validation"),
        ),
    ),
    Exercise(
        key="04_7.steps",
        title="labs.steps.title",
        insight="labs.steps.insight",
        hints=("labs.steps.hint_1", "labs.steps.hint_2"),
        solution=lambda: (steps(32), steps(8)),
        mistakes=(
            Mistake(lambda: (958 // 32 * 15, 958 // 8 * 15), "labs.steps.last_batch"),
            Mistake(lambda: (958 * 15, 958 * 15), "labs.steps.pictures"),
            Mistake(lambda: (steps(32, epochs=1), steps(8, epochs=1)), "labs.steps.one_epoch"),
        ),
    ),
    Exercise(
        key="04_7.diagnosis",
        title="labs.diagnosis.title",
        insight="labs.diagnosis.insight",
        hints=("labs.diagnosis.hint_1", "labs.diagnosis.hint_2"),
        solution=lambda: ["B", "D"],
        mistakes=(
            Mistake(lambda: ["A"], "labs.diagnosis.underfits"),
            Mistake(lambda: ["A", "B", "D"], "labs.diagnosis.underfits"),
            Mistake(lambda: ["B"], "labs.diagnosis.one_missing"),
            Mistake(lambda: ["B", "C", "D"], "labs.diagnosis.dead"),
        ),
    ),
    Exercise(
        key="04_7.no_more_parameters",
        title="labs.no_more_parameters.title",
        insight="labs.no_more_parameters.insight",
        hints=("labs.no_more_parameters.hint_1", "labs.no_more_parameters.hint_2"),
        solution=lambda: trained(),
        mistakes=(
            Mistake(lambda: trained(256, epochs=5), "labs.no_more_parameters.too_many"),
            Mistake(lambda: trained(16, epochs=5), "labs.no_more_parameters.too_weak"),
        ),
        examine=examine_model,
    ),
)
