"""300 short reviews in Chinese and 300 in English, each for or against something: texts that a first model can judge, mostly."""
import re
from pathlib import Path

import numpy as np

from ..core.errors import one_of
from ..core.language import LANGUAGES, current_language

WORD = re.compile(r"[\w']+")
NEXT_TO_PUNCTUATION = r"(?<!\w) | (?!\w)"
FAR_FROM_LATIN = r"(?<![0-9A-Za-z]) (?![0-9A-Za-z])"


def load_data(lang=None, words=False):
    """(texts_train, y_train), (texts_test, y_test): 240 short reviews to learn from and 60 held back, half of each in praise.

    Parameters
    ----------
    lang : {'zh', 'en'}, optional
        Chinese or English reviews; by default those in the language in force, which `kerastutor.set_language` sets.
    words : bool
        Whether a review comes as the list of its words, in lower case and without punctuation, in place of a text.

    Returns
    -------
    texts_train, texts_test : list of str, or of lists of str; 240 and 60 long
        The reviews.
    y_train, y_test : ndarray of uint8, `(240,)` and `(60,)`
        1 where the review praises, 0 where it complains.

    Raises
    ------
    ValueError
        For a language that has no reviews.

    Notes
    -----
    All reviews were written for this kit, none translates another, and both files hold 150 of each sort. Most say what they think in
    everyday words of opinion; some need a second look, as they deny ("not bad at all"), weigh ("beautiful pictures, dull story") or mock.

    The split is fixed: of each sort, every fifth review of the file is held back. Both parts keep the order of the file, which is shuffled.

    English words are those that `text_to_word_sequence` finds. Chinese is written without spaces, so its words were separated by hand;
    `Tokenizer` takes such lists as it takes texts. In a Chinese text, a space stands only between a Latin word or number and the word
    beside it.

    Every call reads the file anew: what you change in the lists and arrays does not come back.

    References
    ----------
    Licence CC BY 4.0; see `reviews.LICENSE.txt` beside this file.

    Examples
    --------
    >>> (texts_train, y_train), (texts_test, y_test) = load_data("en")
    >>> len(texts_train), len(texts_test)
    (240, 60)
    >>> texts_train[1]
    'I read this lovely book in two evenings and was sad when it ended.'
    >>> print(y_train[1])
    1
    >>> (words_train, y_train), (words_test, y_test) = load_data("zh", words=True)
    >>> words_train[1]
    ['新年', '那', '场', '音乐会', '太', '精彩', '了', '指挥', '返场', '三', '次', '观众', '还', '舍不得', '走']
    """
    lang = current_language() if lang is None else lang
    one_of("reviews.load_data", "lang", lang, LANGUAGES)
    lines = Path(__file__).with_name(f"reviews_{lang}.txt").read_text(encoding="utf-8").splitlines()
    labels = np.array([line[0] == "+" for line in lines], dtype="uint8")
    reviews = [line[2:] for line in lines]
    if words:
        reviews = [words_of(review) for review in reviews]
    elif lang == "zh":
        reviews = [written_together(review) for review in reviews]
    held_back = np.zeros(len(labels), dtype=bool)
    for label in (0, 1):
        held_back[np.flatnonzero(labels == label)[4::5]] = True
    train, test = np.flatnonzero(~held_back), np.flatnonzero(held_back)
    return ([reviews[i] for i in train], labels[train]), ([reviews[i] for i in test], labels[test])


def words_of(review):
    """The words of a review whose words stand apart, in lower case and without punctuation.

    Examples
    --------
    >>> words_of("Such a well-made kite, isn't it?")
    ['such', 'a', 'well', 'made', 'kite', "isn't", 'it']
    >>> words_of("这 碗 汤 很 鲜 ， 下次 还 来 。")
    ['这', '碗', '汤', '很', '鲜', '下次', '还', '来']
    """
    return WORD.findall(review.lower())


def written_together(review):
    """A Chinese review as one writes it, from words and punctuation that stand apart.

    Examples
    --------
    >>> written_together("店里 有 WiFi ， 等 了 20 分钟 就 上 菜 。")
    '店里有 WiFi，等了 20 分钟就上菜。'
    """
    return re.sub(f"{NEXT_TO_PUNCTUATION}|{FAR_FROM_LATIN}", "", review)
