"""The explorer of pad_sequences: own sequences, every argument, and the call that makes the picture."""
from ..figures.preprocessing import padding as figure
from .base import Explorer
from .controls import Area, Choice, Field, Slider
from .reading import CannotRead, plain, read_literal, read_words, refuse_too_long, spell_rows

SENTENCES = [[4, 7, 2], [5, 1, 8, 3, 9, 6, 2, 7], [3, 2], [1, 6, 4, 8, 2, 9, 5]]
_DTYPES = {"int32": "int32", "int64": "int64", "float32": "float32", "float64": "float64", "object": object, "str": str}
_START = {"maxlen": 5, "dtype": "int32", "padding": "pre", "truncating": "pre", "value": 0.0}


class PaddingExplorer(Explorer):
    """See `padding_explorer`."""

    name = "padding"
    examples = {
        "padding.example_pre": {**_START, "sequences": SENTENCES},
        "padding.example_post": {**_START, "sequences": SENTENCES, "padding": "post", "truncating": "post"},
        "padding.example_longest": {**_START, "sequences": SENTENCES, "maxlen": None},
        "padding.example_chinese": {
            **_START,
            "sequences": "小猫睡着了\n它梦见一条很大很大的鱼\n醒来\n天亮了雨也停了",
            "maxlen": 6,
            "dtype": "object",
            "value": "〇",
        },
        "padding.example_english": {
            **_START,
            "sequences": "the cat slept\nit dreamt of one very very big fish\nthen it woke\nand the rain had stopped",
            "dtype": "object",
            "value": "<pad>",
        },
        "padding.example_cut_words": {
            **_START,
            "sequences": "the cat slept\nit dreamt of one very very big fish",
            "dtype": "str",
            "value": "-",
        },
    }

    def make_controls(self):
        return [
            Area("padding.sequences", SENTENCES, spell_sequences),
            Slider("padding.maxlen", 0, 12, 5, none="padding.longest"),
            Field("padding.value", 0.0),
            Choice("padding.padding", ["pre", "post"]),
            Choice("padding.truncating", ["pre", "post"]),
            Choice("padding.dtype", list(_DTYPES)),
        ]

    def compute(self, sequences, dtype, **arguments):
        sequences = read_sequences(sequences)
        if dtype not in ("object", "str") and has_words(sequences):
            raise CannotRead("padding.words_need_object", dtype=dtype)
        return figure.compute(sequences, dtype=_DTYPES[dtype], **arguments)

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        return {"padded": shown.matrix}

    def outcome(self, shown):
        return str(shown.matrix.shape)

    def adapt(self, shown):
        maxlen = self.controls["maxlen"]
        maxlen.high = max(12, 4 + max(map(len, shown.sequences), default=0), maxlen.value or 0)

    def code(self, shown, state):
        dtype = state["dtype"] if state["dtype"] in ("object", "str") else repr(state["dtype"])
        return (
            "from kerastutor.preprocessing.sequence import pad_sequences\n\n"
            f"sequences = {spell_rows(shown.sequences)}\n"
            f"pad_sequences(sequences, maxlen={state['maxlen']}, dtype={dtype}, padding={state['padding']!r}, "
            f"truncating={state['truncating']!r}, value={state['value']!r})"
        ).replace("\n [", "\n             [")


def has_words(sequences):
    """Whether any token is a string."""
    return any(isinstance(token, str) for sequence in sequences for token in sequence)


def read_sequences(text):
    """The sequences that `text` spells: a Python list of lists, or one sentence a line.

    Raises
    ------
    CannotRead
        With the place that makes no sense.

    Examples
    --------
    >>> read_sequences("[[4, 7], [2]]"), read_sequences("the cat\\n小猫")
    ([[4, 7], [2]], [['the', 'cat'], ['小', '猫']])
    """
    refuse_too_long(text)
    if not text.strip():
        raise CannotRead("padding.nothing")
    if text.strip()[0] not in "[(":
        return [read_words(line) for line in text.split("\n") if line.strip()]
    sequences = read_literal(text)
    if not sequences:
        raise CannotRead("padding.nothing")
    for place, sequence in enumerate(sequences):
        if not isinstance(sequence, (list, tuple)):
            raise CannotRead("padding.not_a_sequence", place=place, value=repr(sequence))
        for token in sequence:
            if isinstance(token, (list, tuple)):
                raise CannotRead("padding.too_deep", place=place, value=repr(token)[:24])
    return [list(sequence) for sequence in sequences]


def spell_sequences(sequences):
    """The text of sequences given in code; a list of strings is taken as sentences."""
    sequences = plain(sequences)
    if sequences and all(isinstance(s, str) for s in sequences):
        return "\n".join(sequences)
    return spell_rows(sequences)


def padding_explorer(sequences=None, maxlen=None, dtype=None, padding="pre", truncating="pre", value=0.0, lang=None):
    """Explore `pad_sequences` on sequences of your own.

    What is kept is solid, what is added is hatched, what is cut off is struck out; below stands the call that gives the same matrix.

    Parameters
    ----------
    sequences : list of lists, list of strings, or string, optional
        Sequences of numbers or of words, or sentences (one a line), which are split at spaces; a line of Chinese without any is
        split by character.
    maxlen : int, optional
        Length of every row; None takes the longest sequence.
    dtype : str or type, optional
        As in `pad_sequences`; left out, it is 'int32' for numbers and object for words.
    padding, truncating : {'pre', 'post'}
        The side that is filled, and the side that is cut.
    value : float or str
        What is filled in.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    PaddingExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For arguments that `pad_sequences` refuses, and for more text than one can look at.

    Examples
    --------
    >>> explorer = padding_explorer([[4, 7, 2], [5, 1]], maxlen=4, lang="en")
    >>> explorer.data["padded"].tolist()
    [[0, 4, 7, 2], [0, 0, 5, 1]]
    >>> explorer.state = {"padding": "post"}
    >>> explorer.data["padded"].tolist()
    [[4, 7, 2, 0], [5, 1, 0, 0]]
    """
    settings = {"maxlen": maxlen, "padding": padding, "truncating": truncating, "value": value}
    if sequences is None:
        sequences = SENTENCES
    text = sequences if isinstance(sequences, str) else spell_sequences(sequences)
    if dtype is None:
        dtype = "object" if has_words(read_sequences(text)) else "int32"
    return PaddingExplorer({**settings, "sequences": text, "dtype": dtype_name(dtype)}, lang)


def dtype_name(dtype):
    """How the explorer's menu calls `dtype`."""
    return getattr(dtype, "__name__", None) or str(dtype)
