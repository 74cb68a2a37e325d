"""Exercises of 00_start: a first network on real digits."""
import numpy as np

from ...datasets import digits
from ...layers import Dense, Flatten
from ...models import Sequential
from ..exercise import Exercise, Mistake
from ..message import Message

MOST_PARAMETERS, LEAST_ACCURACY = 1000, 0.9


def parameters(*units, biases=True):
    """Weights, and where wanted biases, of a chain of Dense layers."""
    return sum(before * after + after * biases for before, after in zip(units, units[1:]))


def classifier(*hidden, epochs=0):
    """A classifier of the digits with these hidden layers, trained for `epochs`."""
    (x_train, y_train), _ = digits.load_data()
    middle = [Dense(units, activation="relu") for units in hidden]
    model = Sequential([Flatten(input_shape=(8, 8)), *middle, Dense(10, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(x_train / 16, y_train, epochs=epochs, verbose=0)
    return model


def examine_small_network(model):
    """Few enough parameters, and good enough on digits it has not seen."""
    if not hasattr(model, "count_params") or not hasattr(model, "predict"):
        return Message("labs.small_network.no_model", {"found": type(model).__name__})
    _, (x_test, y_test) = digits.load_data()
    try:
        count = model.count_params()
        scores = model.predict(x_test.reshape(-1, *model.input_shape[1:]) / 16)
        accuracy = np.mean(np.argmax(scores, axis=-1) == y_test)
    except Exception as error:  # whatever the learner built may fail in any way; he is told how
        return Message("labs.small_network.fails", {"error": f"{type(error).__name__}: {error}"})
    if count > MOST_PARAMETERS:
        return Message("labs.small_network.too_many", {"count": count, "most": MOST_PARAMETERS})
    if accuracy < LEAST_ACCURACY:
        return Message("labs.small_network.too_weak", {"count": count, "percent": f"{accuracy:.1%}", "least": f"{LEAST_ACCURACY:.0%}"})
    return None


EXERCISES = (
    Exercise(
        key="00_start.count_parameters",
        title="labs.count_parameters.title",
        insight="labs.count_parameters.insight",
        hints=("labs.count_parameters.hint_1", "labs.count_parameters.hint_2"),
        solution=lambda: parameters(64, 32, 16, 10),
        mistakes=(
            Mistake(lambda: parameters(64, 32, 16, 10, biases=False), "labs.count_parameters.no_biases"),
            Mistake(lambda: 32 + 16 + 10, "labs.count_parameters.units"),
            Mistake(lambda: 64 * 32 * 16 * 10, "labs.count_parameters.product"),
        ),
    ),
    Exercise(
        key="00_start.small_network",
        title="labs.small_network.title",
        insight="labs.small_network.insight",
        hints=("labs.small_network.hint_1", "labs.small_network.hint_2"),
        solution=lambda: classifier(12, epochs=40),
        mistakes=(
            Mistake(lambda: classifier(64), "labs.small_network.too_many"),
            Mistake(lambda: classifier(12), "labs.small_network.too_weak"),
        ),
        examine=examine_small_network,
    ),
)
