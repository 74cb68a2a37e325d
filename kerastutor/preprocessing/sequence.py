"""Sequences of tokens become what a model reads: rows of one length, and pairs of neighbouring words."""
import gc
import random
import warnings
from contextlib import contextmanager
from itertools import cycle, islice

import numpy as np

from ..core.errors import one_of
from .arguments import whole_number
from .timeseries import TimeseriesGenerator, timeseries_generator_from_json  # noqa: F401


def pad_sequences(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.):
    """Lay a window of `maxlen` columns over ragged sequences: fill what is too short, cut what is too long.

    Parameters
    ----------
    sequences : list of lists or arrays
        Each sequence is a list of tokens: numbers, or arrays that all have one shape.
    maxlen : int, optional
        The length of every row; by default the length of the longest sequence.
    dtype : str or type
        The type of the result; `object` for strings of different lengths.
    padding, truncating : {'pre', 'post'}
        Fill in front of the tokens or behind them; cut at the beginning of a sequence or at its end.
    value : number or str
        What to fill with.

    Returns
    -------
    ndarray, `(len(sequences), maxlen)`, followed by the shape of one token where tokens are arrays

    Raises
    ------
    ValueError
        If `sequences` is not a list of sequences, the tokens differ in shape, or an argument is not one of those above.
    TypeError, ValueError
        If a token or `value` does not fit `dtype`, as Python's `int` or `float` has it.

    Notes
    -----
    Both sides default to `'pre'` because a recurrent layer remembers best what it read last: the real tokens then stand next to its exit.

    Examples
    --------
    >>> pad_sequences([[1, 2], [3, 4, 5, 6], []], maxlen=3)
    array([[0, 1, 2],
           [4, 5, 6],
           [0, 0, 0]], dtype=int32)
    >>> pad_sequences([["the", "cat"], ["sat"]], dtype=object, value="-", padding="post")
    array([['the', 'cat'],
           ['sat', '-']], dtype=object)
    """
    one_of("pad_sequences", "padding", padding, ("pre", "post"))
    one_of("pad_sequences", "truncating", truncating, ("pre", "post"))
    dtype = np.dtype(dtype)
    lengths = _lengths(sequences)
    if maxlen is None:
        if not lengths:
            raise ValueError("pad_sequences: sequences is empty, so there is no longest one to measure: give maxlen.")
        maxlen = max(lengths)
    maxlen = whole_number("pad_sequences", "maxlen", maxlen, least=0)

    first = next((sequence for sequence in sequences if len(sequence)), [])
    token_shape = np.asarray(first, dtype=object).shape[1:]
    padded = _filled((len(sequences), maxlen) + token_shape, value, dtype)

    for position, (row, sequence, length) in enumerate(zip(padded, sequences, lengths)):
        if length > maxlen:
            sequence = sequence[length - maxlen:] if truncating == "pre" else sequence[:maxlen]
            length = maxlen
        if length == 0:
            continue
        try:
            tokens = np.asarray(sequence, dtype)
        except (TypeError, ValueError, OverflowError) as error:
            raise _misfit(f"sequence {position}", dtype, error) from error
        if tokens.shape != (length,) + token_shape:
            raise ValueError(f"pad_sequences: sequence {position} becomes an array of shape {tokens.shape} where "
                             f"{(length,) + token_shape} is needed: all tokens must have one shape, that of the first.")
        if padding == "pre":
            row[maxlen - length:] = tokens
        else:
            row[:length] = tokens
    return padded


def _lengths(sequences):
    if not hasattr(sequences, "__len__"):
        raise ValueError(f"pad_sequences: sequences must be a list of sequences, got {sequences!r}.")
    try:
        return [len(sequence) for sequence in sequences]
    except TypeError:
        position, item = next((p, item) for p, item in enumerate(sequences) if np.ndim(item) == 0)
        raise ValueError(f"pad_sequences: sequences must be a list of sequences, but item {position} is {item!r}: "
                         "put a single sequence in a list of its own.") from None


def _filled(shape, value, dtype):
    try:
        if isinstance(value, str) and dtype.kind not in "OU":
            raise ValueError("it is a string")
        return np.full(shape, value, dtype)
    except (TypeError, ValueError, OverflowError) as error:
        raise _misfit(f"value {value!r}", dtype, error) from error


def _misfit(what, dtype, error):
    kind = TypeError if isinstance(error, TypeError) else ValueError
    return kind(f"pad_sequences: {what} does not fit dtype {dtype.name}: {error}. A wider dtype takes more; object takes anything.")


def make_sampling_table(size, sampling_factor=1e-5):
    """p[rank] = min(1, sqrt(sampling_factor / frequency[rank])): how often skipgrams keeps the word of each rank

    Words are numbered by rank, 1 for the most frequent. Zipf's law gives their frequency without counting a text:
    1 / frequency[rank] = rank (ln rank + γ) + 1/2 − 1 / (12 rank), with γ = 0.577.

    Parameters
    ----------
    size : int
        The size of the vocabulary, rank 0 (no word) included.
    sampling_factor : float
        Words more frequent than this are thinned out; the smaller it is, the fewer of them are kept.

    Returns
    -------
    ndarray of float64, `(size,)`
        Probabilities. Rank 0, which no word has, takes that of rank 1.

    Raises
    ------
    IndexError, ValueError
        If `size` has no room for rank 0; if `sampling_factor` is not above 0.

    References
    ----------
    Mikolov et al. (2013), Distributed Representations of Words and Phrases and their Compositionality, section 2.3.

    Examples
    --------
    >>> make_sampling_table(5, sampling_factor=0.01).round(4)
    array([0.0997, 0.0997, 0.1732, 0.2345, 0.2887])
    """
    if size <= 0:
        raise IndexError(f"make_sampling_table: size must be at least 1 (rank 0 has an entry too), got {size!r}.")
    if not sampling_factor > 0:
        raise ValueError(f"make_sampling_table: sampling_factor must be above 0, got {sampling_factor!r}.")
    rank = np.arange(size)
    rank[0] = 1
    one_in = rank * (np.log(rank) + 0.577) + 0.5 - 1 / (12 * rank)
    return np.minimum(1., np.sqrt(sampling_factor * one_in))


def skipgrams(sequence, vocabulary_size, window_size=4, negative_samples=1., shuffle=True, categorical=False,
              sampling_table=None, seed=None):
    """Pairs [word, neighbour] labelled 1, for neighbours at most `window_size` places away, and [word, random word] labelled 0.

    Parameters
    ----------
    sequence : list of int or 1-D ndarray
        A text as word numbers. 0 is no word: it fills a place and makes no pair.
    vocabulary_size : int
        One more than the largest word number; negative samples are drawn from 1 … vocabulary_size − 1.
    window_size : int
        How many places to look to the left, and to the right.
    negative_samples : float
        Negative pairs for every positive pair; 0 for none, 2.5 for five to every two.
    shuffle : bool
        Mix the pairs; otherwise the positive ones come first, in the order of the text.
    categorical : bool
        Labels as [0, 1] and [1, 0] instead of 1 and 0.
    sampling_table : array_like, optional
        The probability of keeping a word, by word number: see `make_sampling_table`. It thins out the words, not their neighbours.
    seed : int, optional
        The order of the shuffled pairs.

    Returns
    -------
    couples, labels : lists of equal length

    Raises
    ------
    IndexError, TypeError, ValueError
        If `sampling_table` has no entry for a word; if `sequence` is not one sequence; if `vocabulary_size` leaves no word to draw.

    Warns
    -----
    UserWarning
        If a word lies beyond `vocabulary_size`. Keras lets it pass, and so do we: it keeps its pairs, but is never drawn.

    Notes
    -----
    All randomness is Python's `random`, drawn in Keras's order: after `random.seed(n)` the pairs are those of Keras. `seed` governs
    the shuffling alone, as in Keras; seed `random` itself (or call `set_random_seed`) to fix the negative samples as well.
    A negative pair can be a true neighbour by chance, and often is where the vocabulary is small.

    References
    ----------
    Mikolov et al. (2013), Efficient Estimation of Word Representations in Vector Space.

    Examples
    --------
    >>> couples, labels = skipgrams([3, 1, 2], vocabulary_size=4, window_size=1, negative_samples=0, shuffle=False)
    >>> couples
    [[3, 1], [1, 3], [1, 2], [2, 1]]
    >>> labels
    [1, 1, 1, 1]
    """
    with _collector_paused():
        couples = _neighbours(sequence, window_size, sampling_table)
        _warn_of_unknown_words(sequence, vocabulary_size)
        labels = [1] * len(couples)
        if negative_samples > 0:
            negatives = _negatives([word for word, _ in couples], int(len(couples) * negative_samples), vocabulary_size)
            couples += negatives
            labels += [0] * len(negatives)
        if shuffle:
            seed = random.randint(0, 10_000_000) if seed is None else seed
            for shuffled in (couples, labels):
                random.seed(seed)
                random.shuffle(shuffled)
        if categorical:
            labels = [[1 - label, label] for label in labels]
    return couples, labels


def _neighbours(sequence, window_size, sampling_table):
    if isinstance(sequence, np.ndarray):
        if sequence.ndim != 1:
            raise ValueError(f"skipgrams: sequence must be one sequence, got an array of shape {sequence.shape}: take its rows one by one.")
        sequence = sequence.tolist()
    if not hasattr(sequence, "__len__"):
        raise TypeError(f"skipgrams: sequence must be a list of word numbers, got {sequence!r}.")
    reach = max(0, min(whole_number("skipgrams", "window_size", window_size), len(sequence)))
    beyond = [0] * reach                                                     # past its ends the text goes on with 0, which is no word
    words = np.fromiter([*beyond, *sequence, *beyond], dtype=object)
    is_word = words.astype(bool)
    centres = np.flatnonzero(is_word)
    if sampling_table is not None:
        kept = [_chance(sampling_table, word) >= random.random() for word in words[centres]]
        centres = centres[np.array(kept, dtype=bool)]

    to_neighbours = np.array([(0, step) for step in range(-reach, reach + 1) if step], dtype=int)
    couples = []
    for start in range(0, len(centres), 2048):                               # in blocks, which the processor's cache can hold
        places = (centres[start:start + 2048, np.newaxis, np.newaxis] + to_neighbours).reshape(-1, 2)
        places = places.compress(is_word.take(places[:, 1]), axis=0)
        couples += words.take(places).tolist()
    return couples


def _chance(sampling_table, word):
    try:
        return sampling_table[word]
    except IndexError:
        raise IndexError(f"skipgrams: the sequence holds word {word!r}, but sampling_table ends at word {len(sampling_table) - 1}: "
                         "make_sampling_table(vocabulary_size) has an entry for every word.") from None


def _negatives(words, count, vocabulary_size):
    random.shuffle(words)
    last = int(vocabulary_size) - 1
    if count and (last < 1 or last + 1 != vocabulary_size):
        raise ValueError("skipgrams: vocabulary_size must be a whole number of at least 2, to draw negative samples from "
                         f"1 .. vocabulary_size - 1, got {vocabulary_size!r}.")
    return [[word, random.randint(1, last)] for word in islice(cycle(words), count)]


def _warn_of_unknown_words(sequence, vocabulary_size):
    largest = max((word for word in sequence if isinstance(word, (int, np.integer))), default=0)
    if largest >= vocabulary_size:
        warnings.warn(f"skipgrams: the sequence holds word {largest}, but vocabulary_size={vocabulary_size} means words up to "
                      f"{vocabulary_size - 1}: it will never be a negative sample. Did you mean vocabulary_size={largest + 1}?",
                      stacklevel=3)


@contextmanager
def _collector_paused():
    """Python looks for garbage after every few hundred new lists; while a million pairs are born, that is most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _remove_long_seq(maxlen, seq, label):
    """The sequences shorter than `maxlen` (not those of just that length), with their labels.

    Examples
    --------
    >>> _remove_long_seq(3, [[1], [1, 2], [1, 2, 3]], ["a", "b", "c"])
    ([[1], [1, 2]], ['a', 'b'])
    """
    short = [(x, y) for x, y in zip(seq, label) if len(x) < maxlen]
    return [x for x, _ in short], [y for _, y in short]
