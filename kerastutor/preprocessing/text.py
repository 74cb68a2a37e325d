"""Texts become numbers: by hashing, which needs no vocabulary; or by a `Tokenizer`, which learns one."""
import hashlib

from .arguments import whole_number
from .splitting import FILTERS, text_to_word_sequence
from .tokenizer import Tokenizer, tokenizer_from_json  # noqa: F401


def one_hot(text, n, filters=FILTERS, lower=True, split=" "):
    """number = hash(word) mod (n − 1) + 1, for every word of the text, with Python's own `hash`

    Parameters
    ----------
    text : str or list of str
        A text, or its words.
    n : int
        Numbers run from 1 to n − 1, so that an `Embedding` or a one-hot row for them has size n. At least 2.
    filters, lower, split
        How to cut the text into words: see `text_to_word_sequence`.

    Returns
    -------
    list of int
        A number for every word: not a matrix of zeros and ones, whatever the name says.

    Raises
    ------
    TypeError, ValueError
        If `n` is no whole number, or below 2; if `text` is no text.

    Notes
    -----
    Python salts `hash` anew in every process, so that the same word has another number tomorrow. To keep numbers, as a saved model needs
    it, use `hashing_trick` with `'md5'`.

    Examples
    --------
    >>> numbers = one_hot("the cat and the dog", n=50)
    >>> len(numbers), numbers[0] == numbers[3], all(1 <= number < 50 for number in numbers)
    (5, True, True)
    """
    whole_number("one_hot", "n", n, least=2)
    return hashing_trick(text, n, hash, filters, lower, split)


def hashing_trick(text, n, hash_function=None, filters=FILTERS, lower=True, split=" "):
    """number = hash_function(word) mod (n − 1) + 1, for every word of the text

    Parameters
    ----------
    text : str or list of str
        A text, or its words.
    n : int
        Numbers run from 1 to n − 1; 0 is left for padding. At least 2.
    hash_function : None, 'md5' or function
        None is Python's own `hash`, which changes from process to process; `'md5'` is the same everywhere and always. A function takes
        a word and returns a whole number.
    filters, lower, split
        How to cut the text into words: see `text_to_word_sequence`.

    Returns
    -------
    list of int

    Raises
    ------
    TypeError, ValueError
        If `n` is no whole number, or below 2; if `hash_function` or `text` is not one of those above.

    Notes
    -----
    No vocabulary is kept, so new words get numbers too, and no memory is needed. The price: words collide. Among V words, the chance that a
    given one shares its number is 1 − (1 − 1 / (n − 1))^(V − 1), already 63% where n is about V. Choose n several times as large.

    References
    ----------
    Weinberger et al. (2009), Feature Hashing for Large Scale Multitask Learning.

    Examples
    --------
    >>> hashing_trick("the cat and the dog", n=50, hash_function="md5")
    [43, 32, 14, 43, 2]
    >>> hashing_trick("深度 学习", n=50, hash_function="md5")
    [22, 14]
    """
    whole_number("hashing_trick", "n", n, least=2)
    if hash_function is None:
        hash_function = hash
    elif hash_function == "md5":
        hash_function = _md5
    elif not callable(hash_function):
        raise TypeError(f"hashing_trick: hash_function must be None, 'md5' or a function, got {hash_function!r}.")
    return [hash_function(word) % (n - 1) + 1 for word in text_to_word_sequence(text, filters, lower, split)]


def _md5(word):
    return int(hashlib.md5(word.encode(), usedforsecurity=False).hexdigest(), 16)
