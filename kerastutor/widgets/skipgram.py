"""The explorer of skipgrams and make_sampling_table: a window that the learner moves over a sentence of his own."""
import re

import numpy as np

from ..core.language import current_language
from ..figures.preprocessing import skipgram as figure
from .base import Explorer
from .controls import Area, Check, Choice, Slider
from .ranges import Scale
from .reading import CannotRead, plain, read_literal, read_number, read_words, refuse_too_long

ENGLISH = "the cat watched the moon and the moon watched the cat"
CHINESE = "小猫 看着 月亮 月亮 也 看着 小猫"
LARGEST = 100_000        # word numbers beyond this would make a sampling table that nobody can look at


class SkipgramExplorer(Explorer):
    """See `skipgram_explorer`."""

    name = "skipgram"
    examples = {
        "skipgram.example_chinese": {"sentence": CHINESE, "centre": 2, "sampling_factor": None},
        "skipgram.example_characters": {"sentence": "床前明月光，疑是地上霜。举头望明月，低头思故乡。", "centre": 3, "sampling_factor": None},
        "skipgram.example_english": {"sentence": ENGLISH, "centre": 2, "sampling_factor": None},
        "skipgram.example_sampled": {"sentence": ENGLISH, "centre": 2, "sampling_factor": 0.1, "seed": 1},
        "skipgram.example_zeros": {"sentence": "[0, 0, 3, 1, 2, 0, 4]", "centre": 3, "sampling_factor": None},
    }

    def make_controls(self):
        return [
            Area("skipgram.sentence", ENGLISH, spell_sentence, rows=2),
            Slider("skipgram.centre", 0, 10, 2),
            Slider("skipgram.window_size", 1, 5, 2),
            Scale("skipgram.negative_samples", 0.0, 3.0, 1.0, 0.5),
            Choice("skipgram.sampling_factor", [None, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1], names={None: "skipgram.no_table"}),
            Slider("skipgram.seed", 0, 99, 0),
            Check("skipgram.shuffle"),
        ]

    def compute(self, sentence, **arguments):
        return figure.compute(read_sentence(sentence), **arguments)

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        return {
            "sequence": np.array(shown.sequence),
            "couples": np.array(shown.couples, dtype=int).reshape(-1, 2),
            "labels": np.array(shown.labels, dtype=int),
            "sampling_table": np.array([] if shown.table is None else shown.table),
        }

    def outcome(self, shown):
        return f"{len(shown.couples)} couples"

    def adapt(self, shown):
        self.controls["centre"].high = len(shown.words) - 1

    def code(self, shown, state):
        names = [shown.vocabulary.get(n, "") for n in range(shown.vocabulary_size)]
        sampled = shown.table is not None
        lines = [
            "import random",
            f"from kerastutor.preprocessing.sequence import {'make_sampling_table, ' if sampled else ''}skipgrams",
            "",
            f"sequence = {shown.sequence}",
        ]
        if sampled:
            lines.append(f"table = make_sampling_table({shown.vocabulary_size}, sampling_factor={state['sampling_factor']})")
        lines += [
            f"random.seed({state['seed']})",
            f"couples, labels = skipgrams(sequence, vocabulary_size={shown.vocabulary_size}, window_size={state['window_size']}, "
            f"negative_samples={state['negative_samples']},",
            f"                            shuffle={state['shuffle']}, sampling_table={'table' if sampled else None}, seed={state['seed']})",
        ]
        if names[1:] != [str(n) if n in shown.vocabulary else "" for n in range(1, shown.vocabulary_size)]:
            lines += ["", f"words = {names}", "[(words[a], words[b], label) for (a, b), label in zip(couples, labels)]"]
        return "\n".join(lines)


def read_sentence(text):
    """The words of a sentence, without punctuation and in small letters; or the list of numbers or words that `text` spells.

    Raises
    ------
    CannotRead
        With what makes no sense.

    Examples
    --------
    >>> read_sentence("The cat sat."), read_sentence("小猫，睡了"), read_sentence("[3, 1, 2]")
    (['the', 'cat', 'sat'], ['小', '猫', '睡', '了'], [3, 1, 2])
    """
    refuse_too_long(text)
    if text.strip()[:1] in ("[", "("):
        words = read_literal(text)
        if not all(isinstance(w, (int, str)) and not isinstance(w, bool) for w in words):
            raise CannotRead("skipgram.only_words")
        if any(isinstance(w, str) for w in words):
            words = [str(w) for w in words]
    else:
        words = _words_of(text)
    if not words:
        raise CannotRead("skipgram.nothing")
    for number in words:
        if isinstance(number, int) and not 0 <= number < LARGEST:
            raise CannotRead("skipgram.too_large", value=number, limit=LARGEST)
    return list(words)


def _words_of(text):
    words = []
    for line in text.split("\n"):
        bare = re.sub(r"[^\w\s'’-]+", " ", line.lower())
        spaced = " " in line.strip()
        words += bare.split() if spaced else read_words("".join(bare.split()))
    try:
        numbers = [read_number(str(w)) for w in words]
    except ValueError:
        return [str(w) for w in words]
    return numbers if all(isinstance(n, int) for n in numbers) else [str(w) for w in words]


def spell_sentence(sentence):
    """The text of a sentence given as a list."""
    return repr(plain(sentence))


def skipgram_explorer(sentence=None, window_size=2, negative_samples=1.0, shuffle=False, sampling_factor=None, seed=0, centre=2, lang=None):
    """Explore `skipgrams` and `make_sampling_table` on a sentence of your own.

    Move the centre over the sentence: arcs lead to its neighbours, which make the positive pairs; random words make the negative ones.

    Parameters
    ----------
    sentence : string, list of words, or list of ints, optional
        Words are numbered by their frequency, the most frequent is 1. A line of Chinese without spaces is split by character.
    window_size : int
        How far neighbours reach on either side.
    negative_samples : float
        Negative pairs for each positive one.
    shuffle : bool
        Mix the pairs.
    sampling_factor : float, optional
        With it, `make_sampling_table(vocabulary_size, sampling_factor)` thins out frequent words; one of 1e-5, 1e-4, 1e-3, 1e-2, 1e-1.
    seed : int
        Of Python's `random` and of the shuffling.
    centre : int
        Position of the centre at the start.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    SkipgramExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Examples
    --------
    >>> explorer = skipgram_explorer([3, 1, 2], window_size=1, negative_samples=0, lang="en")
    >>> explorer.data["couples"].tolist()
    [[3, 1], [1, 3], [1, 2], [2, 1]]
    """
    if sentence is None:
        sentence = CHINESE if current_language(lang) == "zh" else ENGLISH
    text = sentence if isinstance(sentence, str) else spell_sentence(sentence)
    centre = min(centre, len(read_sentence(text)) - 1)
    settings = {"sentence": text, "centre": centre, "window_size": window_size, "negative_samples": float(negative_samples),
                "shuffle": shuffle, "sampling_factor": sampling_factor, "seed": seed}
    return SkipgramExplorer(settings, lang)
