"""The explorer of hashing_trick and one_hot: own words, any number of slots, and who meets whom."""
import numpy as np

from ..figures.preprocessing import hashing as figure
from .base import Explorer
from .controls import Area, Choice, Slider
from .reading import CannotRead, plain, refuse_too_long

WORDS = "cat dog bird fish moon tree 猫 狗 鸟 鱼 月亮 树"
NAMES = "ana ben cai dai eva fan gao hao ivo jia kim lin max nan oda pan qiu rui sun tao uma wei xia"
LARGEST = 1_000_000      # beyond this the curve has nothing more to tell


class HashingExplorer(Explorer):
    """See `hashing_explorer`."""

    name = "hashing"
    examples = {
        "hashing.example_mixed": {"words": WORDS, "n": 16, "hash_function": "md5"},
        "hashing.example_free": {"words": WORDS, "n": 24, "hash_function": "md5"},
        "hashing.example_birthday": {"words": NAMES, "n": 366, "hash_function": "md5"},
        "hashing.example_letters": {"words": "a b c d e f g h i j k l m n o p q r s t u v w x y z", "n": 27, "hash_function": "md5"},
        "hashing.example_python": {"words": WORDS, "n": 16, "hash_function": None},
    }

    def make_controls(self):
        return [
            Area("hashing.words", WORDS, spell_words, rows=2),
            Slider("hashing.n", 2, 64, 16),
            Choice("hashing.hash_function", ["md5", None], names={None: "hashing.pythons"}),
        ]

    def compute(self, words, n, hash_function):
        refuse_too_long(words)
        if n > LARGEST:
            raise CannotRead("hashing.too_large", n=n, limit=LARGEST)
        shown = figure.compute(words, n, hash_function)
        if not shown.words:
            raise CannotRead("hashing.nothing")
        return shown

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        return {
            "words": np.array(shown.words),
            "slots": np.array(shown.slots),
            "n": shown.sizes,
            "pairs": shown.pairs,
            "expected": shown.expected,
            "other_slots": np.array([slots for _, slots in shown.elsewhere], dtype=int).reshape(-1, len(shown.words)),
        }

    def steady(self, shown):
        arrays = self.arrays(shown)
        return arrays if shown.function else {name: arrays[name] for name in ("words", "n", "expected")}

    def outcome(self, shown):
        return f"{len(shown.words)} words in {shown.n - 1} slots"

    def code(self, shown, state):
        function = "" if shown.function is None else f", hash_function={shown.function!r}"
        return "\n".join([
            "from collections import Counter",
            "from kerastutor.preprocessing.text import hashing_trick",
            "",
            f"words = {shown.words}",
            f"slots = hashing_trick(' '.join(words), {shown.n}{function})",
            "pairs = sum(count * (count - 1) // 2 for count in Counter(slots).values())",
            "print(dict(zip(words, slots)))",
            "print(pairs, 'pairs meet')",
        ])


def spell_words(words):
    """The text of words given as a list."""
    return " ".join(map(str, plain(words)))


def hashing_explorer(words=None, n=16, hash_function="md5", lang=None):
    """Explore `hashing_trick` and `one_hot` on words of your own: which of them get the same number?

    Words fall into slots; those that share one are named. A curve shows how many pairs would meet on average for each n, points how many of
    these words do; beside it stands whether the numbers will be the same tomorrow.

    Parameters
    ----------
    words : string or list of strings, optional
        A text, or words, which are joined by spaces; `hashing_trick` cuts it as it cuts any text. Each word counts once.
    n : int
        Numbers run from 1 to n − 1.
    hash_function : {'md5', None}
        None is Python's own `hash`, as in `one_hot`: its numbers are others in every run, and so is the picture.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    HashingExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For an `n` below 2, another `hash_function`, and for more text than one can look at.

    Examples
    --------
    >>> explorer = hashing_explorer("cat dog bird fish", n=8, lang="en")
    >>> dict(zip(explorer.data["words"].tolist(), explorer.data["slots"].tolist()))
    {'cat': 4, 'dog': 2, 'bird': 3, 'fish': 7}
    """
    return HashingExplorer({"words": WORDS if words is None else words, "n": n, "hash_function": hash_function}, lang)
