"""Reading what a learner types or pastes: Python lists, sentences, numbers; what cannot be read is told with its place."""
import ast

import numpy as np

from ..words import word

LONGEST = 20_000     # characters in a text field: what a browser shows and a learner can still oversee


class CannotRead(ValueError):
    """Text that makes no sense here; worded in the learner's language when it is shown.

    Parameters
    ----------
    key : str
        Key of the message in the catalogue.
    **values
        What the message names.
    """

    def __init__(self, key, **values):
        super().__init__(key, values)
        self.key = key
        self.values = values

    def told(self, lang):
        """The message in `lang`."""
        return word(self.key, lang, **self.values)

    def __str__(self):
        return self.told(None)


def read_literal(text):
    """The Python list, tuple, number or string that `text` spells; anything that would have to be computed is refused.

    Examples
    --------
    >>> read_literal("[[4, 7], ['cat']]")
    [[4, 7], ['cat']]
    """
    refuse_too_long(text)
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise _unreadable(text, error.lineno or 1, error.offset or 1) from None
    except (ValueError, MemoryError, RecursionError):
        raise _unreadable(text, 1, 1) from None
    for node in ast.walk(tree):
        if not isinstance(node, _LITERAL_NODES):
            line = text.strip().split("\n")[node.lineno - 1]
            column = len(line.encode()[:node.col_offset].decode()) + 1
            raise _unreadable(text, node.lineno, column, "common.not_literal")
    try:
        return ast.literal_eval(tree)
    except ValueError:
        raise _unreadable(text, 1, 1) from None


_LITERAL_NODES = (ast.Expression, ast.List, ast.Tuple, ast.Constant, ast.UnaryOp, ast.USub, ast.UAdd, ast.Load)


def _unreadable(text, line, column, key="common.unreadable"):
    stripped = text.strip()
    before = text[:text.index(stripped)] if stripped else ""
    near = (stripped.split("\n")[line - 1:line] or [""])[0][max(column - 9, 0):column + 8]
    if line == 1:
        column += len(before.rpartition("\n")[2])
    return CannotRead(key, line=line + before.count("\n"), column=column, near=near)


def refuse_too_long(text):
    """Raise CannotRead where `text` is more than a text field should hold."""
    if len(text) > LONGEST:
        raise CannotRead("common.too_long", length=len(text), limit=LONGEST)


def read_words(line):
    """The tokens of one line: split at spaces; a line of Chinese without any is split by character; numbers become numbers.

    Examples
    --------
    >>> read_words("the cat sat"), read_words("我爱猫"), read_words("4 7 2.5")
    (['the', 'cat', 'sat'], ['我', '爱', '猫'], [4, 7, 2.5])
    """
    words = line.split()
    if len(words) == 1 and _is_chinese(words[0]):
        words = list(words[0])
    try:
        return [read_number(w) for w in words]
    except ValueError:
        return words


def _is_chinese(text):
    return any("\u3400" <= c <= "\u9fff" for c in text)


def read_number(text):
    """`text` as int where it is one, else as float; ValueError where it is neither."""
    try:
        return int(text)
    except ValueError:
        return float(text)


def plain(value):
    """`value` with every array as lists and every NumPy number as Python's.

    Examples
    --------
    >>> plain((np.array([1, 2]), [np.float64(0.5)]))
    [[1, 2], [0.5]]
    """
    if isinstance(value, (np.ndarray, np.generic)):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value


def spell_rows(rows):
    """A list of lists as Python text, a line a row.

    Examples
    --------
    >>> print(spell_rows([[4, 7], [5]]))
    [[4, 7],
     [5]]
    """
    return "[" + ",\n ".join(repr(row) for row in rows) + "]"
