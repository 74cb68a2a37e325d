"""The numbers that a learner gives an optimizer: where they must lie, and how they may be changed while training goes on."""
from typing import NamedTuple

import numpy as np

from .. import backend as K
from ..core.tensor import value_of
from ..core.weights import Variable

INFINITY = float("inf")
USUAL_RATES = " Usual values: 0.1 to 0.0001."


class Range(NamedTuple):
    """From `least` up to `most`; the ends belong to it or not."""
    least: float
    most: float
    words: str
    with_least: bool = True
    with_most: bool = False
    hint: str = ""

    def __contains__(self, value):
        above = value >= self.least if self.with_least else value > self.least
        return above and (value <= self.most if self.with_most else value < self.most)


SHARE = Range(0, 1, "at least 0 and below 1")
NOT_NEGATIVE = Range(0, INFINITY, "at least 0 and finite")
POSITIVE = Range(0, INFINITY, "above 0", with_least=False, with_most=True)

RANGES = {
    "learning_rate": Range(0, INFINITY, "above 0 and finite", with_least=False, hint=USUAL_RATES),
    "momentum": Range(0, 1, "at least 0 and at most 1", with_most=True, hint=" Usual value: 0.9."),
    "beta_1": SHARE, "beta_2": SHARE, "rho": SHARE,
    "decay": NOT_NEGATIVE, "schedule_decay": NOT_NEGATIVE, "epsilon": NOT_NEGATIVE,
    "clipnorm": POSITIVE, "clipvalue": POSITIVE,
}
DURING_TRAINING = {  # a schedule may begin or end with standing still
    "learning_rate": Range(0, INFINITY, "at least 0 and finite", hint=USUAL_RATES),
}


def checked(owner, name, value, ranges=RANGES):
    """`value` as a float, which lies where `name` must lie.

    Raises
    ------
    TypeError
        When it is not a number.
    ValueError
        When it is None, or does not lie there.

    Examples
    --------
    >>> checked("Adam", "beta_1", 1)
    Traceback (most recent call last):
    ...
    ValueError: Adam: beta_1 must be at least 0 and below 1, got 1.
    """
    wanted = ranges.get(name) or RANGES[name]
    if value is None:
        raise ValueError(f"{owner}: {name} must be a number, {wanted.words}, got None.{wanted.hint}")
    try:
        number = np.asarray(value_of(value)).astype(float, casting="safe").item()
    except (TypeError, ValueError):
        raise TypeError(f"{owner}: {name} must be one number, {wanted.words}, got {value!r}.{wanted.hint}") from None
    if number not in wanted:
        raise ValueError(f"{owner}: {name} must be {wanted.words}, got {value_of(value)}.{wanted.hint}")
    return number


class Setting(Variable):
    """A number kept as a variable, so that `K.set_value` and schedules can change it between steps; nonsense is refused then, too.

    Parameters
    ----------
    owner : str
        The optimizer's name, for messages.
    name : str
        A key of `RANGES`.
    value : float
    """

    __slots__ = ("owner", "setting")

    def __init__(self, owner, name, value):
        self.owner, self.setting = owner, name
        super().__init__(np.asarray(checked(owner, name, value), K.floatx()), f"{owner}/{name}:0")

    def assign(self, value):
        """Another value, from the next step on."""
        return super().assign(checked(self.owner, self.setting, value, DURING_TRAINING))
