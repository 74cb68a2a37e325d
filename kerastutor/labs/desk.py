"""The teacher's desk: hand in an answer, ask for a hint, see how far you are."""
from collections import Counter

from ..core.errors import unknown_name
from . import record
from .exercises import EXERCISES
from .message import Message
from .replies import ProgressReport, Reply

_hints_given = Counter()


def check(key, answer):
    """Say at once whether `answer` solves the exercise, or what is wrong in it.

    Parameters
    ----------
    key : str
        The exercise, such as ``"01_1.padding_default"``.
    answer : object
        Your answer; ``None`` and ``...`` count as not answered yet.

    Returns
    -------
    Reply
        Shows itself in the notebook; ``reply.solved`` is True or False.

    Raises
    ------
    ValueError
        For an exercise that does not exist, with the nearest names.

    Examples
    --------
    >>> from kerastutor import set_language
    >>> set_language("en")
    >>> check("01_1.padding_default", ...)
    … Not answered yet. Put your answer in place of the three dots; stuck? Run `hint("01_1.padding_default")`.
    >>> check("01_1.pair_count", 72)
    ✗ 72 gives every word 6 neighbours. But a sentence has ends: left of the first word there is nothing.
    >>> set_language(None)
    """
    exercise = _exercise(key)
    if answer is None or answer is ...:
        return Reply("blank", (Message("labs.blank", {"exercise": key}),))
    wrong = exercise.check(answer)
    if wrong:
        return Reply("wrong", (wrong,))
    return Reply("right", (Message("labs.right"), Message(exercise.insight), _remember(exercise)))


def hint(key):
    """Give the first hint for an exercise; asked again, the second one too.

    Examples
    --------
    >>> from kerastutor import set_language
    >>> set_language("en")
    >>> hint("01_1.padding_default").texts()[0]
    'Hint 1 of 2: Two arguments choose a side, padding and truncating, and they share one default.'
    >>> set_language(None)
    """
    exercise = _exercise(key)
    count = _hints_given[key] = min(_hints_given[key] + 1, len(exercise.hints))
    most = len(exercise.hints)
    hints = [Message("labs.hint", {"number": i + 1, "count": most, "text": Message(exercise.hints[i])}) for i in range(count)]
    return Reply("hint", (*hints, Message("labs.hint_again")) if count < len(exercise.hints) else tuple(hints))


def progress():
    """Every exercise by section, solved ones ticked.

    Examples
    --------
    >>> report = progress()
    >>> report.solved <= report.total
    True
    """
    return ProgressReport(EXERCISES.values(), record.solved())


def _exercise(key):
    if key not in EXERCISES:
        raise unknown_name("exercise", key, EXERCISES)
    return EXERCISES[key]


def _remember(exercise):
    try:
        record.remember(exercise.key)
    except OSError as error:
        return Message("labs.not_saved", {"reason": error.strerror or str(error)})
    section = {key for key, other in EXERCISES.items() if other.section == exercise.section}
    return Message("labs.count", {"section": exercise.section, "solved": len(section & record.solved()), "total": len(section)})
