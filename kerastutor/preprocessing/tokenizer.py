"""Words become numbers by a vocabulary that is learned from texts (Keras keeps this under `preprocessing.text`)."""
import json
import operator
import sys
import warnings
from collections import Counter, OrderedDict, defaultdict
from itertools import repeat
from numbers import Real
from reprlib import repr as short

import numpy as np

from ..core.errors import one_of, unknown_name
from .arguments import whole_number
from .splitting import FILTERS, lower_case, no_text, text_to_word_sequence
from .word_numbers import no_sequence, occurrences, several

_SETTINGS = ("num_words", "filters", "lower", "split", "char_level", "oov_token", "document_count")
_LEARNED = ("word_counts", "word_docs", "index_docs", "index_word", "word_index")


class Tokenizer:
    """A vocabulary: words numbered 1, 2, 3, … from the most frequent on, and the ways from texts to numbers and back.

    Parameters
    ----------
    num_words : int, optional
        Use the numbers below `num_words` only: the `num_words − 1` most frequent words. None uses all.
    filters, lower, split
        How to cut a text into words: see `text_to_word_sequence`.
    char_level : bool
        Take every character as a word, spaces and punctuation too; `filters` and `split` are not used.
    oov_token : str, optional
        A word that stands for every word out of the vocabulary, and takes number 1. Without it such words are left out.
    document_count : int
        How many texts have been seen before.

    Attributes
    ----------
    word_counts : OrderedDict
        How often each word occurs, in order of first appearance.
    word_docs, index_docs : defaultdict
        In how many texts each word occurs; the same by the word's number.
    word_index, index_word : dict
        The number of each word, from 1 on; the word of each number.
    document_count : int
        How many texts have been seen.

    Raises
    ------
    TypeError, ValueError
        If `num_words` is no whole number, or below 1; if an argument is unknown.

    Warns
    -----
    UserWarning
        If `num_words` is given by its old name, `nb_words`.

    Notes
    -----
    What surprises, and is as in Keras:

    - `num_words` keeps `num_words − 1` words (one fewer with an `oov_token`), since 0 is no word's number but that of padding.
    - `word_index` holds all words whatever `num_words` is: the limit is drawn when texts become numbers, so it can be changed later.
    - Words are numbered by frequency; among equals, the one that appeared first comes first. A second `fit_on_texts` adds to the counts
      of the first, and can give a word another number.
    - Before `fit_on_texts` there is nothing to find: sequences come out empty (with a warning), and matrices need `num_words`.

    A text may be a list of words, wherever texts are taken: `filters` and `split` then have nothing to do. Chinese needs that, or
    `char_level`, or a function for `split`, since the default takes what stands between two spaces for a word, be it a whole clause.

    Examples
    --------
    >>> tokenizer = Tokenizer(num_words=4)
    >>> tokenizer.fit_on_texts(["The cat sat.", "The cat and the dog."])
    >>> tokenizer.word_index
    {'the': 1, 'cat': 2, 'sat': 3, 'and': 4, 'dog': 5}
    >>> tokenizer.texts_to_sequences(["the dog sat", "a cat"])
    [[1, 3], [2]]

    Chinese, by character and by word:

    >>> characters = Tokenizer(char_level=True)
    >>> characters.fit_on_texts(["我爱数学"])
    >>> characters.word_index
    {'我': 1, '爱': 2, '数': 3, '学': 4}
    >>> import re
    >>> words = Tokenizer(filters="，。", split=re.compile("自然语言|数学|.").findall)
    >>> words.fit_on_texts(["我爱自然语言，也爱数学。"])
    >>> words.word_index
    {'爱': 1, '我': 2, '自然语言': 3, '也': 4, '数学': 5}
    """

    def __init__(self, num_words=None, filters=FILTERS, lower=True, split=" ", char_level=False, oov_token=None,
                 document_count=0, **kwargs):
        if "nb_words" in kwargs:
            num_words = kwargs.pop("nb_words")
            warnings.warn(f"Tokenizer: nb_words is the old name of num_words: write num_words={num_words!r}.", stacklevel=2)
        if kwargs:
            raise TypeError(str(unknown_name("argument of Tokenizer", next(iter(kwargs)), _SETTINGS)))
        self.num_words = None if num_words is None else whole_number("Tokenizer", "num_words", num_words, least=1)
        self.filters = filters
        self.lower = lower
        self.split = split
        self.char_level = char_level
        self.oov_token = oov_token
        self.document_count = document_count
        self.word_counts = OrderedDict()
        self.word_docs = defaultdict(int)
        self.index_docs = defaultdict(int)
        self.word_index = {}
        self.index_word = {}

    # --- learning a vocabulary -------------------------------------------------------------------------------------------

    def fit_on_texts(self, texts):
        """Count the words of `texts`, and number all words anew.

        Parameters
        ----------
        texts : iterable of texts
            A list, or a generator, of strings or of lists of words. With `lower=False`, a word may be anything hashable.

        Raises
        ------
        TypeError
            If a text is neither. The tokenizer is then as it was before.

        Warns
        -----
        UserWarning
            If `texts` is one string, of which every letter counts as a text.
        """
        counts, docs, seen = Counter(), Counter(), 0
        for words in self._in_words("fit_on_texts", texts):
            counts.update(words)
            docs.update(set(words))
            seen += 1
        self.document_count += seen
        for word, count in counts.items():
            self.word_counts[word] = self.word_counts.get(word, 0) + count
            self.word_docs[word] += docs[word]
        self._number_words()

    def _number_words(self):
        first = [] if self.oov_token is None else [self.oov_token]
        by_frequency = sorted(self.word_counts, key=self.word_counts.get, reverse=True)
        self.word_index = {word: number for number, word in enumerate([*first, *by_frequency], start=1)}
        self.index_word = {number: word for word, number in self.word_index.items()}
        for word, count in self.word_docs.items():
            self.index_docs[self.word_index[word]] = count

    def fit_on_sequences(self, sequences):
        """Count in how many sequences each number occurs: what `sequences_to_matrix` needs for `'tfidf'` where there are no texts.

        Parameters
        ----------
        sequences : iterable of lists of int

        Raises
        ------
        TypeError
            If a sequence holds anything but whole numbers. The tokenizer is then as it was before.
        """
        docs, seen = Counter(), 0
        for position, sequence in enumerate(several("fit_on_sequences", "sequences", sequences)):
            try:
                docs.update(set(map(operator.index, sequence)))
            except TypeError:
                raise no_sequence("fit_on_sequences", position, sequence) from None
            seen += 1
        self.document_count += seen
        for number, count in docs.items():
            self.index_docs[number] += count

    # --- texts to numbers and back ---------------------------------------------------------------------------------------

    def texts_to_sequences(self, texts):
        """The number of every word of every text.

        Parameters
        ----------
        texts : iterable of texts
            Strings or lists of words.

        Returns
        -------
        list of lists of int
            A word out of the vocabulary, or with a number that `num_words` leaves out, takes the number of `oov_token`; without one it
            is skipped, so that a sequence can be shorter than its text.

        Raises
        ------
        TypeError
            If a text is neither a string nor a list of words.

        Warns
        -----
        UserWarning
            If the tokenizer knows no words yet; if `texts` is one string, of which every letter counts as a text.

        Examples
        --------
        >>> tokenizer = Tokenizer(oov_token="?")
        >>> tokenizer.fit_on_texts(["the cat sat"])
        >>> tokenizer.texts_to_sequences(["the dog sat", ["The", "Cat"]])
        [[2, 1, 4], [2, 3]]
        """
        return list(self._in_numbers(self._in_words("texts_to_sequences", texts)))

    def texts_to_sequences_generator(self, texts):
        """The same as `texts_to_sequences`, one sequence at a time."""
        return self._in_numbers(self._in_words("texts_to_sequences_generator", texts))

    def _in_words(self, where, texts):
        """A generator of the words of each text."""
        if isinstance(texts, str):
            warnings.warn(f"{where}: texts is one string, so each of its {len(texts)} letters is a text: put it into a list.", stacklevel=3)
            texts = [*texts]
        return (self._words_of(where, position, text) for position, text in enumerate(several(where, "texts", texts)))

    def _words_of(self, where, position, text):
        if isinstance(text, list):
            return lower_case(f"{where}: text {position}", text) if self.lower else text
        if not isinstance(text, str):
            raise no_text(f"{where}: text {position}", text)
        if self.char_level:
            return text.lower() if self.lower else text
        return text_to_word_sequence(text, self.filters, self.lower, self.split)

    def _in_numbers(self, texts):
        """A generator of the numbers of each text, which is given as its words."""
        self._warn_if_empty()
        limit = self.num_words or sys.maxsize
        unknown = self.word_index.get(self.oov_token)
        found = (map(self.word_index.get, words, repeat(limit)) for words in texts)
        if unknown is None:
            return ([number for number in numbers if number < limit] for numbers in found)
        return ([number if number < limit else unknown for number in numbers] for numbers in found)

    def sequences_to_texts(self, sequences):
        """The words of every sequence, with a space between them.

        Parameters
        ----------
        sequences : iterable of lists of int

        Returns
        -------
        list of str
            A number that is no word's, or that `num_words` leaves out, becomes the `oov_token`; without one it is skipped.

        Raises
        ------
        TypeError
            If a sequence holds anything but numbers.

        Examples
        --------
        >>> tokenizer = Tokenizer()
        >>> tokenizer.fit_on_texts(["The cat sat on the mat."])
        >>> tokenizer.sequences_to_texts([[0, 0, 1, 2], [3, 99]])
        ['the cat', 'sat']
        """
        return list(self._in_text("sequences_to_texts", sequences))

    def sequences_to_texts_generator(self, sequences):
        """The same as `sequences_to_texts`, one text at a time."""
        return self._in_text("sequences_to_texts_generator", sequences)

    def _in_text(self, where, sequences):
        self._warn_if_empty()
        return (self._text_of(where, *numbered) for numbered in enumerate(several(where, "sequences", sequences)))

    def _text_of(self, where, position, sequence):
        limit = self.num_words or sys.maxsize
        unknown = self.oov_token
        try:
            words = [self.index_word.get(number, unknown) if number < limit else unknown for number in sequence]
        except TypeError:
            raise no_sequence(where, position, sequence, Real) from None
        return " ".join(word for word in words if word is not None)

    def _warn_if_empty(self):
        if not self.word_index:
            warnings.warn("Tokenizer: it knows no words yet, so it finds none: call fit_on_texts first.", stacklevel=4)

    # --- texts to matrices -----------------------------------------------------------------------------------------------

    def texts_to_matrix(self, texts, mode="binary"):
        """A row for each text, a column for each word number: see `sequences_to_matrix`. Column 0, no word's number, stays empty.

        Examples
        --------
        >>> tokenizer = Tokenizer()
        >>> tokenizer.fit_on_texts(["the cat", "the dog"])
        >>> tokenizer.texts_to_matrix(["the dog and the cat"], mode="count")
        array([[0., 2., 1., 1.]])
        """
        return self.sequences_to_matrix(list(self._in_numbers(self._in_words("texts_to_matrix", texts))), mode)

    def sequences_to_matrix(self, sequences, mode="binary"):
        """matrix[sequence, number] = what `mode` makes of `number` in `sequence`; 0 where it does not occur

        Where the number occurs c times in the sequence, and in d of the N texts that the tokenizer has seen:

        - `'binary'`: 1
        - `'count'`: c
        - `'freq'`: c / the length of the sequence
        - `'tfidf'`: (1 + ln c) · ln(1 + N / (1 + d))

        Parameters
        ----------
        sequences : iterable of lists of int
        mode : {'binary', 'count', 'freq', 'tfidf'}

        Returns
        -------
        ndarray of float64, `(len(sequences), num_words)`; without `num_words`, `(len(sequences), len(word_index) + 1)`
            Numbers that have no column are skipped, but count for the length.

        Raises
        ------
        ValueError
            If `mode` is unknown; if there is neither `num_words` nor a vocabulary to tell the number of columns; if `'tfidf'` is asked
            for before the tokenizer has been fitted.
        TypeError, IndexError
            If a sequence holds anything but whole numbers; if it holds negative ones, which Keras counts from the last column back.

        Notes
        -----
        The order of the words is lost. `'tfidf'` weighs down what occurs in most texts and so tells little about any of them. Its
        formula has many forms; this one is Keras's, whose second factor never is 0.

        References
        ----------
        Spärck Jones (1972), A Statistical Interpretation of Term Specificity and its Application in Retrieval.

        Examples
        --------
        >>> tokenizer = Tokenizer(num_words=4)
        >>> tokenizer.fit_on_sequences([[1, 2], [1, 3]])
        >>> tokenizer.sequences_to_matrix([[1, 1, 2], [3]], mode="tfidf").round(3)
        array([[0.   , 0.865, 0.693, 0.   ],
               [0.   , 0.   , 0.   , 0.693]])
        """
        one_of("sequences_to_matrix", "mode", mode, ("binary", "count", "freq", "tfidf"))
        if not self.num_words and not self.word_index:
            raise ValueError("sequences_to_matrix: nothing tells the number of columns: give num_words, or call fit_on_texts first.")
        if mode == "tfidf" and not self.document_count:
            raise ValueError("sequences_to_matrix: 'tfidf' asks in how many texts a word occurs: call fit_on_texts or "
                             "fit_on_sequences first.")
        sequences = list(several("sequences_to_matrix", "sequences", sequences))
        matrix = np.zeros((len(sequences), self.num_words or len(self.word_index) + 1))
        rows, columns, counts, lengths = occurrences("sequences_to_matrix", sequences, width=matrix.shape[1])
        if mode == "binary":
            values = 1
        elif mode == "count":
            values = counts
        elif mode == "freq":
            values = counts / lengths[rows]
        else:
            docs = np.fromiter(map(self.index_docs.get, columns.tolist(), repeat(0)), dtype=np.int64)
            values = (1 + np.log(counts)) * np.log(1 + self.document_count / (1 + docs))
        matrix[rows, columns] = values
        return matrix

    # --- saving ----------------------------------------------------------------------------------------------------------

    def get_config(self):
        """Everything needed to make this tokenizer again, as JSON-ready values; the counts and indices are JSON texts themselves.

        Raises
        ------
        TypeError
            If `split` is a function, which JSON cannot hold.
        """
        if callable(self.split):
            raise TypeError(f"Tokenizer: split is a function, {self.split!r}, which JSON cannot hold: set tokenizer.split = ' ' before "
                            "writing, and the function again after reading; or hand in lists of words.")
        settings = {name: getattr(self, name) for name in _SETTINGS}
        learned = {name: json.dumps(getattr(self, name)) for name in _LEARNED}
        return {**settings, **learned}

    def to_json(self, **kwargs):
        """The tokenizer as a JSON text, which real Keras reads too; `kwargs` go to `json.dumps`."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)


def tokenizer_from_json(json_string):
    """The `Tokenizer` that wrote `json_string` with `to_json`, here or in real Keras; it can be fitted further.

    Raises
    ------
    ValueError
        If `json_string` is no JSON, or `to_json` did not write it.

    Examples
    --------
    >>> tokenizer = Tokenizer()
    >>> tokenizer.fit_on_texts(["the cat"])
    >>> tokenizer_from_json(tokenizer.to_json()).word_index
    {'the': 1, 'cat': 2}
    """
    written = json.loads(json_string)
    try:
        config = dict(written["config"])
        counts, docs, index_docs, index_word, word_index = (json.loads(config.pop(name)) for name in _LEARNED)
    except (KeyError, TypeError):
        raise ValueError(f"tokenizer_from_json: this JSON was not written by Tokenizer.to_json: {short(json_string)}.") from None
    tokenizer = Tokenizer(**config)
    tokenizer.word_counts.update(counts)
    tokenizer.word_docs.update(docs)
    tokenizer.index_docs.update({int(number): count for number, count in index_docs.items()})
    tokenizer.index_word = {int(number): word for number, word in index_word.items()}
    tokenizer.word_index = word_index
    return tokenizer
