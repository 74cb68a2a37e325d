"""What is wrong in THIS answer: its type, its shape, or the first place where it differs from the solution."""
from numbers import Number

import numpy as np

from .message import Message


def difference(answer, expected, place="answer"):
    """None when `answer` equals `expected`, else a Message that names the first thing wrong.

    Lists, tuples and arrays count as equal when their numbers, or their words, are: a learner may type a matrix by hand. A float
    is right within one part in a thousand.

    Parameters
    ----------
    answer : object
        Whatever the learner gave.
    expected : number, numpy.ndarray, list of str, or tuple of these
    place : str
        How the learner writes this part of the answer in code.

    Examples
    --------
    >>> difference([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]))
    >>> difference([[1, 2], [3, 5]], np.array([[1, 2], [3, 4]])).values["place"]
    'answer[1][1]'
    """
    if isinstance(expected, tuple):
        return _difference_of_parts(answer, expected, place)
    expected = np.asarray(expected)
    of_words = expected.dtype.kind == "U"
    found = _words(answer) if of_words else _numbers(answer)
    if found is None or (found.dtype.kind == "b") != (expected.dtype.kind == "b") or (expected.ndim == 0) != (found.ndim == 0):
        wanted = "labs.kind.words" if of_words else "labs.kind.array" if expected.ndim else "labs.kind.number"
        return _wrong_kind(answer, Message(wanted), place)
    if of_words and len(found) != len(expected):
        return Message("labs.wrong.parts", {"place": place, "found": len(found), "wanted": len(expected)})
    if found.shape != expected.shape:
        return Message("labs.wrong.shape", {"place": place, "found": found.shape, "wanted": expected.shape})
    equal = np.isclose(found, expected, rtol=1e-3) if expected.dtype.kind == "f" else found == expected
    if equal.all():
        return None
    if expected.ndim == 0:
        return _wrong_number(found, expected, place)
    first = tuple(np.argwhere(~equal)[0].tolist())
    where = place + "".join(f"[{i}]" for i in first)
    return Message("labs.wrong.place", {"place": where, "value": _short(found[first]), "count": int((~equal).sum()), "size": equal.size})


def _difference_of_parts(answer, expected, place):
    if not isinstance(answer, (tuple, list)):
        return _wrong_kind(answer, Message("labs.kind.tuple", {"count": len(expected)}), place)
    if len(answer) != len(expected):
        return Message("labs.wrong.parts", {"place": place, "found": len(answer), "wanted": len(expected)})
    for i, (part, wanted) in enumerate(zip(answer, expected)):
        wrong = difference(part, wanted, f"{place}[{i}]")
        if wrong:
            return wrong
    return None


def _numbers(answer):
    """The answer as an array of real numbers or truth values, or None when it is something else."""
    if not isinstance(answer, (Number, np.generic, np.ndarray, list, tuple)):
        return None
    try:
        array = np.asarray(answer)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biuf" else None


def _words(answer):
    """The answer as an array of words, or None when it is something else."""
    is_list = isinstance(answer, (list, tuple)) or isinstance(answer, np.ndarray) and answer.ndim == 1
    return np.asarray(answer, dtype=str) if is_list and all(isinstance(word, str) for word in answer) else None


def _wrong_kind(answer, wanted, place):
    if callable(answer) and hasattr(answer, "__name__"):
        return Message("labs.wrong.not_called", {"place": place, "name": answer.__name__})
    found = type(answer).__name__
    if isinstance(answer, np.ndarray):
        found += f" {answer.shape}"
    return Message("labs.wrong.kind", {"place": place, "found": found, "wanted": wanted})


def _wrong_number(found, expected, place):
    key = "labs.wrong.not_a_number" if found != found else "labs.wrong.too_large" if found > expected else "labs.wrong.too_small"
    return Message(key, {"place": place, "value": _short(found[()])})


def _short(value):
    if isinstance(value, str):
        return f"`{value}`"
    return f"{value:.4g}" if isinstance(value, (float, np.floating)) else str(value)
