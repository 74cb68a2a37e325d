"""The explorer of the Tokenizer: own texts, every argument, and where each word went."""
import re

import numpy as np

from ..figures.preprocessing import text as figure
from ..preprocessing.splitting import FILTERS
from ..preprocessing.text import Tokenizer
from .base import Explorer
from .controls import Area, Check, Choice, Field, Slider
from .reading import CannotRead, plain, read_literal, refuse_too_long, spell_rows

TEXTS = "The cat saw the moon over the sea.\nThe moon saw the cat over the sea!\nOne cat dreams: the moon, the sea..."
NEW = "A dog saw the Moon"
SOLID = "小猫看见了月亮。\n月亮看见了小猫！\n小猫梦见月亮，梦见海。"
SPACED = "小猫 看见 了 月亮\n月亮 看见 了 小猫\n小猫 梦见 月亮 梦见 海"
LITERAL = r"\s*\[\s*[\['\"\]]"    # how a Python list of texts begins
MOST_WORDS = 20_000      # columns of a matrix that one can still hold
_START = {"num_words": None, "mode": "binary", "oov_token": None, "filters": FILTERS, "lower": True, "split": " ", "char_level": False,
          "new_text": "", "follow": 0}


class Quoted(Field):
    """A string as it is written in code, with quotes, so that spaces and line ends can be seen; without quotes it is taken as it is."""

    @property
    def value(self):
        value = super().value
        return value if isinstance(value, str) else self.widget.value

    def set(self, value):
        if not isinstance(value, str):
            raise TypeError(f"{self.name} must be a string, got {value!r}.")
        self.widget.value = repr(value)


class TextExplorer(Explorer):
    """See `text_explorer`."""

    name = "text"
    examples = {
        "text.example_english": {**_START, "texts": TEXTS},
        "text.example_cut": {**_START, "texts": TEXTS, "num_words": 5, "follow": 2},
        "text.example_oov": {**_START, "texts": TEXTS, "num_words": 5, "follow": 2, "oov_token": "<oov>"},
        "text.example_new": {**_START, "texts": TEXTS, "new_text": NEW},
        "text.example_new_oov": {**_START, "texts": TEXTS, "new_text": NEW, "oov_token": "<oov>"},
        "text.example_solid": {**_START, "texts": SOLID},
        "text.example_characters": {**_START, "texts": SOLID, "char_level": True},
        "text.example_spaced": {**_START, "texts": SPACED},
        "text.example_marks": {**_START, "texts": TEXTS, "filters": ""},
    }

    def make_controls(self):
        return [
            Area("text.texts", TEXTS, spell_texts, rows=4),
            Area("text.new_text", "", spell_new_text, rows=1),
            Slider("text.num_words", 1, 12, 5, none="text.all_words"),
            Slider("text.follow", 0, 2, 0),
            Choice("text.mode", ["binary", "count", "freq", "tfidf"]),
            Field("text.oov_token", None),
            Quoted("text.filters", FILTERS),
            Quoted("text.split", " "),
            Check("text.lower", True),
            Check("text.char_level"),
        ]

    def compute(self, texts, new_text, follow, mode, num_words, oov_token, **settings):
        texts = read_texts(texts)
        refuse_too_long(new_text)
        if num_words is not None and num_words > MOST_WORDS:
            raise CannotRead("text.too_many_words", n=num_words, limit=MOST_WORDS)
        tokenizer = Tokenizer(num_words, oov_token=None if oov_token in (None, "") else str(oov_token), **settings)
        tokenizer.fit_on_texts(texts)
        if not tokenizer.word_counts:
            raise CannotRead("text.no_words")
        return figure.compute(tokenizer, texts, new_text, min(follow, len(texts) - 1), mode)

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        tokenizer = shown.tokenizer
        words = [tokenizer.index_word.get(number) for number in range(max(tokenizer.index_word) + 1)]
        return {
            "words": np.array([word or "" for word in words]),
            "counts": np.array([tokenizer.word_counts.get(word, 0) for word in words]),
            "sequence": np.array(shown.journey.sequence, dtype=int),
            "new_sequence": np.array(shown.new.sequence if shown.new else [], dtype=int),
            "matrix": shown.matrix,
        }

    def outcome(self, shown):
        return f"{len(shown.tokenizer.word_counts)} words, {shown.matrix.shape}"

    def adapt(self, shown):
        num_words = self.controls["num_words"]
        num_words.high = max(12, max(shown.tokenizer.index_word) + 3, num_words.value or 0)
        self.controls["follow"].high = len(shown.texts) - 1

    def code(self, shown, state):
        given = {name: getattr(shown.tokenizer, name) for name in ("num_words", "filters", "lower", "split", "char_level", "oov_token")}
        changed = ", ".join(f"{name}={value!r}" for name, value in given.items() if value != _START[name])
        texts = "[*texts, new]" if shown.new else "texts"
        lines = [
            "from kerastutor.preprocessing.text import Tokenizer",
            "",
            "texts = " + spell_rows(shown.texts).replace("\n", "\n        "),
            *([f"new = {state['new_text']!r}"] if shown.new else []),
            f"tokenizer = Tokenizer({changed})",
            "tokenizer.fit_on_texts(texts)",
            f"sequences = tokenizer.texts_to_sequences({texts})",
            f"matrix = tokenizer.texts_to_matrix({texts}, mode={state['mode']!r})",
            "print(tokenizer.word_index)",
            "print(sequences)",
            "print(matrix)",
        ]
        return "\n".join(lines)


def read_texts(text):
    """The texts that `text` spells: one a line, or a Python list of strings or of lists of words.

    Raises
    ------
    CannotRead
        With the place that makes no sense.

    Examples
    --------
    >>> read_texts("The cat sat.\\n小猫睡了。"), read_texts("[['the', 'cat'], 'a dog']")
    (['The cat sat.', '小猫睡了。'], [['the', 'cat'], 'a dog'])
    """
    refuse_too_long(text)
    if re.match(LITERAL, text):
        texts = read_literal(text)
    else:
        texts = read_lines(text)
    if not texts:
        raise CannotRead("text.nothing")
    refuse_other_than_texts(texts)
    return texts


def refuse_other_than_texts(texts):
    """Raise CannotRead unless every item is a string or a list of strings."""
    for place, one in enumerate(texts):
        if not (isinstance(one, str) or isinstance(one, list) and all(isinstance(w, str) for w in one)):
            raise CannotRead("text.not_a_text", place=place, value=repr(one)[:24])


def spell_texts(texts):
    """The text of texts given in code: one a line where that reads back as it is, else a Python list."""
    texts = plain(texts)
    refuse_other_than_texts(texts)
    lines = "\n".join(one if isinstance(one, str) else "\n" for one in texts)
    return lines if not re.match(LITERAL, lines) and read_lines(lines) == texts else spell_rows(texts)


def read_lines(text):
    """The lines of a text that are not blank."""
    return [line for line in text.split("\n") if line.strip()]


def spell_new_text(text):
    """The text for None, which is none; nothing else but a string is a text."""
    if text is not None:
        raise TypeError(f"new_text must be a string, got {text!r}.")
    return ""


def text_explorer(texts=None, num_words=None, filters=FILTERS, lower=True, split=" ", char_level=False, oov_token=None, mode="binary",
                  new_text="", lang=None):
    """Explore `Tokenizer` on texts of your own: where does each word go?

    One text is followed from its letters to its numbers, and what is lost is marked where it happens: characters that `filters` takes and
    words without a number are struck out, words that `oov_token` stands for are hatched. Below stand the vocabulary, with the line that
    `num_words` draws through it, and the matrix; then the code that gives the same numbers.

    Parameters
    ----------
    texts : list of strings, list of lists of words, or string, optional
        What the tokenizer is fitted on; in a string, one text a line.
    num_words : int, optional
        Only words numbered below it are used; None uses all.
    filters, lower, split, char_level, oov_token
        As in `Tokenizer`.
    mode : {'binary', 'count', 'freq', 'tfidf'}
        As in `Tokenizer.texts_to_matrix`.
    new_text : string
        A text that is looked up in the vocabulary, and that the tokenizer is not fitted on.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    TextExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For arguments that `Tokenizer` refuses, and for more text than one can look at.

    Examples
    --------
    >>> explorer = text_explorer(["The cat sat.", "The dog!"], num_words=3, lang="en")
    >>> explorer.data["words"].tolist()
    ['', 'the', 'cat', 'sat', 'dog']
    >>> explorer.data["sequence"].tolist()
    [1, 2]
    >>> explorer.state = {"oov_token": "<oov>"}
    >>> explorer.data["sequence"].tolist()
    [2, 1, 1]
    """
    settings = {"texts": TEXTS if texts is None else texts, "new_text": new_text, "num_words": num_words, "mode": mode,
                "oov_token": oov_token, "filters": filters, "split": split, "lower": lower, "char_level": char_level}
    return TextExplorer(settings, lang)
