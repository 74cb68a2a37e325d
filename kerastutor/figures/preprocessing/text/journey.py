"""A text on its way from letters to words to numbers, step by step, as the library takes it."""
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from ....preprocessing.text import Tokenizer, text_to_word_sequence

ROWS = 8    # rows of the matrix that are computed, the new text's not counted


@dataclass(frozen=True)
class Letter:
    """A character of the text, what lower-casing and the filter made of it, and its fate: 'kept', 'lowered', 'removed' or 'split'."""

    raw: str
    clean: str
    fate: str


@dataclass(frozen=True)
class Token:
    """A word, its letters, its number in the vocabulary and what the library wrote for it (None: nothing), and its fate.

    The fate is 'kept', 'beyond' (num_words leaves it out) or 'unknown'.
    """

    word: str
    letters: tuple
    number: int | None
    written: int | None
    fate: str

    @property
    def kind(self):
        """The kind of cell: kept, added (oov_token stands for it), or cut."""
        return "kept" if self.fate == "kept" else "cut" if self.written is None else "added"


@dataclass(frozen=True)
class Journey:
    """The pieces of a text in order (tokens, and the letters between them), and the sequence that the library made of it."""

    pieces: list
    sequence: list

    @property
    def tokens(self):
        return [piece for piece in self.pieces if isinstance(piece, Token)]

    @property
    def letters(self):
        return [letter for piece in self.pieces for letter in (piece.letters if isinstance(piece, Token) else (piece,))]

    def count(self, fate):
        """How many words met this fate, or are of this kind; or how many letters were 'removed' or 'lowered'."""
        if fate in ("removed", "lowered"):
            return sum(letter.fate == fate for letter in self.letters if letter.raw)
        return sum(fate in (token.fate, token.kind) for token in self.tokens)


@dataclass(frozen=True)
class Tokenized:
    """The fitted tokenizer, the journeys of one of its texts and of the new text, and the matrix.

    `rows` are the texts that have a row in the matrix, `sequences` theirs; the last row is that of the new text, if there is one.
    """

    tokenizer: Tokenizer
    texts: list
    follow: int
    journey: Journey
    new: Journey | None
    mode: str
    rows: list
    sequences: list
    matrix: np.ndarray

    @property
    def twins(self):
        """Two rows that are equal though their sequences differ, as places in `rows`; or None."""
        seen = {}
        for row in range(len(self.rows)):
            other = seen.setdefault(self.matrix[row].tobytes(), row)
            if self.sequences[other] != self.sequences[row]:
                return other, row
        return None


def compute(tokenizer, texts, new_text="", follow=0, mode="binary"):
    """Follow `texts[follow]` and `new_text` through a tokenizer that is fitted on `texts`: every number is the library's."""
    rows = sorted({*range(min(len(texts), ROWS)), follow})
    shown = [texts[place] for place in rows]
    matrix = tokenizer.texts_to_matrix([*shown, new_text] if new_text else shown, mode)
    return Tokenized(tokenizer, texts, follow, travel(texts[follow], tokenizer), travel(new_text, tokenizer) if new_text else None, mode,
                     rows, tokenizer.texts_to_sequences(shown), matrix)


def travel(text, tokenizer):
    """The journey of a text, given as a string or as a list of words."""
    pieces = dissect(text, tokenizer.filters, tokenizer.lower, tokenizer.split, tokenizer.char_level)
    words = list(dict.fromkeys(word for word, _ in pieces if word is not None))
    written = dict(zip(words, tokenizer.texts_to_sequences([[word] for word in words])))
    [sequence] = tokenizer.texts_to_sequences([text])
    return Journey([letters if word is None else _token(word, letters, tokenizer.word_index.get(word), *written[word])
                    for word, letters in pieces], sequence)


def _token(word, letters, number, written=None):
    return Token(word, letters, number, written, "unknown" if number is None else "kept" if written == number else "beyond")


def dissect(text, filters, lower, split, char_level=False):
    """The library's words of a text with the letters they are made of, and (None, letter) for each letter that stands between words.

    Examples
    --------
    >>> for word, letters in dissect("Hi, you", ",", True, " "):
    ...     print(word, letters.fate if word is None else [letter.raw for letter in letters])
    hi ['H', 'i']
    None removed
    None split
    you ['y', 'o', 'u']
    """
    if not isinstance(text, str):
        return [("".join(letter.clean for letter in letters), letters) for letters in (_lowered(unit, lower) for unit in text)]
    if char_level:
        return [(letter.clean, (letter,)) for letter in _lowered(text, lower)]
    letters = [Letter(one.raw, split, "removed") if one.clean in filters else one for one in _lowered(text, lower)]
    begin = list(accumulate((len(letter.clean) for letter in letters), initial=0))
    clean = "".join(letter.clean for letter in letters)
    pieces, at, place = [], 0, 0
    for found in text_to_word_sequence(text, filters, lower, split):
        while clean.startswith(split, place):
            place += len(split)
        first = next(i for i in range(at, len(letters)) if begin[i] >= place)
        place += len(found)
        last = next(i for i in range(first, len(begin)) if begin[i] >= place)
        pieces += [*map(_between, letters[at:first]), (found, tuple(letters[first:last]))]
        at = last
    return pieces + [_between(letter) for letter in letters[at:]]


def _lowered(text, lower):
    """The letters of `text` with what lower-casing makes of each; where it makes two of one, the second comes from nowhere."""
    small = iter(text.lower() if lower else text)
    pairs = [(letter if place == 0 else "", next(small)) for letter in text for place in range(len(letter.lower()) if lower else 1)]
    return tuple(Letter(raw, clean, "kept" if raw == clean else "lowered") for raw, clean in pairs)


def _between(letter):
    """A letter outside of all words: the filter removed it, or it is part of what splits."""
    return None, letter if letter.fate == "removed" else Letter(letter.raw, letter.clean, "split")
