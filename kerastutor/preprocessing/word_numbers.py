"""Sequences of word numbers, as a `Tokenizer` takes them: what they must be, and how often each number occurs in each of them."""
import operator
from collections.abc import Iterable
from itertools import chain
from numbers import Integral
from reprlib import repr as short

import numpy as np


def several(where, name, things):
    """`things`, where they can be gone through one by one and are not one string; an error where not.

    Examples
    --------
    >>> several("fit_on_texts", "texts", None)
    Traceback (most recent call last):
    ...
    TypeError: fit_on_texts: texts must be a list, got None.
    """
    if isinstance(things, (str, bytes)) or not isinstance(things, Iterable):
        raise TypeError(f"{where}: {name} must be a list, got {short(things)}.")
    return things


def no_sequence(where, position, sequence, kind=Integral):
    """The error for a `sequence` that does not consist of numbers of a kind; None where it does.

    Examples
    --------
    >>> print(no_sequence("fit_on_sequences", 3, [1, "cat"]))
    fit_on_sequences: sequence 3 holds 'cat', which is no word number.
    """
    if not hasattr(sequence, "__len__"):
        return TypeError(f"{where}: sequence {position} is {short(sequence)}, not a list of numbers: put a single sequence into a list.")
    for number in sequence:
        if not isinstance(number, kind):
            return TypeError(f"{where}: sequence {position} holds {short(number)}, which is no word number.")
    return None


def occurrences(where, sequences, width):
    """How often each number below `width` occurs in each sequence, where it does.

    Returns
    -------
    rows, columns, counts, lengths : ndarrays of int64
        Sequence `rows[k]` holds the number `columns[k]` `counts[k]` times; sequence i holds `lengths[i]` numbers in all.

    Examples
    --------
    >>> rows, columns, counts, lengths = occurrences("sequences_to_matrix", [[2, 2, 1, 9], [3]], width=5)
    >>> rows, columns, counts, lengths
    (array([0, 0, 1]), array([1, 2, 3]), array([1, 2, 1]), array([4, 1]))
    """
    try:
        lengths = np.fromiter(map(len, sequences), dtype=np.int64)
        numbers = np.fromiter(map(operator.index, chain.from_iterable(sequences)), dtype=np.int64)
    except TypeError:
        errors = (no_sequence(where, position, sequence) for position, sequence in enumerate(sequences))
        raise next(filter(None, errors)) from None
    rows = np.repeat(np.arange(len(sequences), dtype=np.int64), lengths)
    if numbers.min(initial=0) < 0:
        worst = numbers.argmin()
        raise IndexError(f"{where}: sequence {rows[worst]} holds {numbers[worst]}, but no word has a number below 1.")
    has_column = numbers < width
    places = np.sort(rows[has_column] * width + numbers[has_column], kind="stable")  # quick, for they are nearly in order
    first = np.flatnonzero(np.diff(places, prepend=-1))
    counts = np.diff(first, append=len(places))
    return *np.divmod(places[first], width), counts, lengths
