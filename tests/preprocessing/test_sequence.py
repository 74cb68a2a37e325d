import gc
import random

import numpy as np
import pytest

from kerastutor.preprocessing.sequence import _remove_long_seq, make_sampling_table, pad_sequences, skipgrams

RAGGED = [[1, 2, 3], [4, 5], [6], [7, 8, 9, 10, 11], []]


# --- pad_sequences ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("padding, truncating, expected", [
    ("pre", "pre", [[1, 2, 3], [0, 4, 5], [0, 0, 6], [9, 10, 11], [0, 0, 0]]),
    ("post", "pre", [[1, 2, 3], [4, 5, 0], [6, 0, 0], [9, 10, 11], [0, 0, 0]]),
    ("pre", "post", [[1, 2, 3], [0, 4, 5], [0, 0, 6], [7, 8, 9], [0, 0, 0]]),
    ("post", "post", [[1, 2, 3], [4, 5, 0], [6, 0, 0], [7, 8, 9], [0, 0, 0]]),
])
def test_each_side_is_filled_or_cut_on_its_own(padding, truncating, expected):
    padded = pad_sequences(RAGGED, maxlen=3, padding=padding, truncating=truncating)
    assert padded.dtype == np.int32
    assert padded.tolist() == expected


def test_defaults_fill_in_front_up_to_the_longest():
    assert pad_sequences([[1], [2, 3]]).tolist() == [[0, 1], [2, 3]]


def test_maxlen_zero_leaves_no_columns():
    assert pad_sequences(RAGGED, maxlen=0).shape == (5, 0)


def test_no_sequences_but_a_maxlen():
    assert pad_sequences([], maxlen=4).shape == (0, 4)


def test_tokens_may_be_vectors():
    padded = pad_sequences([[], [[1, 2], [3, 4]], [[5, 6]]], maxlen=2, dtype="float32", value=-1)
    assert padded.dtype == np.float32
    assert padded.tolist() == [[[-1, -1], [-1, -1]], [[1, 2], [3, 4]], [[-1, -1], [5, 6]]]


@pytest.mark.parametrize("make", [tuple, np.array])
def test_sequences_of_any_kind(make):
    assert pad_sequences([make([1, 2, 3]), make([4])], maxlen=2).tolist() == [[2, 3], [0, 4]]


def test_numbers_are_cast_to_dtype():
    assert pad_sequences([[1.7], [2, 3]], value=1.5).tolist() == [[1, 1], [2, 3]]
    assert pad_sequences([["1", "2"], ["3"]]).tolist() == [[1, 2], [0, 3]]


def test_strings():
    words = [["ab", "c"], ["d"]]
    assert pad_sequences(words, dtype=object, value="pad").tolist() == [["ab", "c"], ["pad", "d"]]
    assert pad_sequences(words, dtype="<U2", value="pad").tolist() == [["ab", "c"], ["pa", "d"]]
    assert pad_sequences(words, dtype=object).tolist() == [["ab", "c"], [0.0, "d"]]


def test_the_input_is_left_alone():
    sequences = [[1, 2, 3], [4]]
    pad_sequences(sequences, maxlen=2)[:] = 9
    assert sequences == [[1, 2, 3], [4]]


@pytest.mark.parametrize("error, message, arguments", [
    (ValueError, r"padding must be 'pre' or 'post', got 'middle'", {"sequences": [[1]], "padding": "middle"}),
    (ValueError, r"truncating must be 'pre' or 'post', got 'end'", {"sequences": [[1]], "truncating": "end"}),
    (ValueError, r"must be a list of sequences, got 5", {"sequences": 5}),
    (ValueError, r"must be a list of sequences, got <generator", {"sequences": (s for s in [[1]])}),
    (ValueError, r"item 1 is 2: put a single sequence in a list", {"sequences": [[1], 2]}),
    (ValueError, r"sequences is empty.*give maxlen", {"sequences": []}),
    (ValueError, r"maxlen must be at least 0, got -1", {"sequences": [[1]], "maxlen": -1}),
    (TypeError, r"maxlen must be a whole number, got 1.5", {"sequences": [[1]], "maxlen": 1.5}),
    (ValueError, r"sequence 1 does not fit dtype int32: .*'cat'", {"sequences": [[1], ["cat"]]}),
    (TypeError, r"sequence 0 does not fit dtype int32: .*NoneType", {"sequences": [[None]]}),
    (ValueError, r"value 'pad' does not fit dtype int32: it is a string", {"sequences": [[1]], "value": "pad"}),
    (TypeError, r"value None does not fit dtype int32", {"sequences": [[1]], "value": None}),
    (ValueError, r"sequence 1 becomes an array of shape \(1,\) where \(1, 2\) is needed", {"sequences": [[[1, 2], [3, 4]], [5]]}),
    (ValueError, r"sequence 1 becomes an array of shape \(1, 1\) where \(1, 2\) is needed", {"sequences": [[[1, 2]], [[5]]]}),
    (ValueError, r"sequence 0 becomes an array of shape \(\) where \(3,\) is needed", {"sequences": ["abc"], "dtype": object}),
])
def test_pad_sequences_says_what_is_wrong(error, message, arguments):
    with pytest.raises(error, match=f"^pad_sequences: .*{message}"):
        pad_sequences(**arguments)


# --- make_sampling_table ---------------------------------------------------------------------------------------------

def test_the_sampling_table_of_keras():
    np.testing.assert_allclose(make_sampling_table(5), [0.00315225, 0.00315225, 0.00547597, 0.00741556, 0.00912817], rtol=1e-5)
    np.testing.assert_allclose(make_sampling_table(4, sampling_factor=1.), [0.9968283, 0.9968283, 1, 1], rtol=1e-5)


@pytest.mark.parametrize("error, arguments", [(IndexError, (0,)), (ValueError, (5, 0)), (ValueError, (5, -1e-5))])
def test_make_sampling_table_says_what_is_wrong(error, arguments):
    with pytest.raises(error, match=f"^make_sampling_table: .* got {arguments[-1]}"):
        make_sampling_table(*arguments)


# --- skipgrams: expectations made by real Keras 2.3.1 after random.seed(1) --------------------------------------------

@pytest.fixture(autouse=True)
def seeded():
    random.seed(1)


def test_positive_pairs_in_the_order_of_the_text():
    couples, labels = skipgrams([3, 1, 2, 4], 5, window_size=1, negative_samples=0, shuffle=False)
    assert couples == [[3, 1], [1, 3], [1, 2], [2, 1], [2, 4], [4, 2]]
    assert labels == [1] * 6


def test_zero_fills_a_place_and_makes_no_pair():
    couples, _ = skipgrams([1, 0, 2, 0, 0, 3], 4, window_size=2, negative_samples=0, shuffle=False)
    assert couples == [[1, 2], [2, 1]]


def test_a_long_text_is_the_same_as_the_plain_double_loop():
    text = [random.randrange(50) for _ in range(5000)]
    expected = [[text[i], text[j]] for i in range(5000) for j in range(max(0, i - 3), min(5000, i + 4)) if i != j and text[i] and text[j]]
    assert skipgrams(text, 50, window_size=3, negative_samples=0, shuffle=False)[0] == expected


def test_shuffled_with_negative_samples():
    assert skipgrams([1, 2, 3], 5) == (
        [[1, 3], [3, 2], [1, 1], [2, 3], [1, 4], [3, 2], [2, 4], [3, 4], [2, 4], [1, 2], [3, 1], [2, 1]],
        [1, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 1])


def test_more_negatives_than_positives():
    assert skipgrams([1, 1], 10, negative_samples=2.5, shuffle=False) == (
        [[1, 1], [1, 1], [1, 2], [1, 5], [1, 2], [1, 8], [1, 8]], [1, 1, 0, 0, 0, 0, 0])


def test_seed_governs_the_shuffle():
    assert skipgrams([1, 2, 3], 4, seed=7) == (
        [[2, 2], [1, 1], [2, 3], [3, 2], [3, 2], [3, 1], [1, 3], [1, 3], [1, 2], [2, 2], [2, 1], [3, 2]],
        [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1])


def test_categorical_labels():
    assert skipgrams([1, 2, 3], 4, negative_samples=.5, categorical=True) == (
        [[3, 2], [1, 3], [2, 3], [2, 1], [1, 2], [2, 2], [2, 2], [3, 1], [3, 2]],
        [[1, 0], [0, 1], [0, 1], [0, 1], [0, 1], [1, 0], [1, 0], [0, 1], [0, 1]])


@pytest.mark.parametrize("table", [[.5] * 4, np.full(4, .5), {1: .5, 2: .5, 3: .5}])
def test_the_sampling_table_thins_out_the_words(table):
    assert skipgrams([1, 2, 3], 4, sampling_table=table) == ([[1, 2], [1, 1], [1, 3], [1, 2]], [0, 0, 1, 1])


def test_keras_and_kerastutor_leave_random_in_the_same_state():
    skipgrams([1, 2, 3], 4)
    assert random.random() == 0.49561618945698205


@pytest.mark.parametrize("sequence", [[], [5], [0, 0], np.array([], dtype=int)])
def test_no_neighbours_no_pairs(sequence):
    assert skipgrams(sequence, 6) == ([], [])


@pytest.mark.parametrize("window_size", [0, -1])
def test_no_window_no_pairs(window_size):
    assert skipgrams([1, 2, 3], 4, window_size=window_size) == ([], [])


def test_couples_are_lists_of_python_ints_whatever_the_sequence():
    couples, labels = skipgrams(np.array([1, 2, 3]), 4)
    assert isinstance(couples, list) and isinstance(labels, list)
    assert all(type(word) is int for couple in couples for word in couple)


@pytest.mark.filterwarnings("ignore:skipgrams")
def test_the_collector_is_left_as_it_was():
    assert gc.isenabled()
    with pytest.raises(ValueError):
        skipgrams([1, 2], 1)
    assert gc.isenabled()
    gc.disable()
    try:
        skipgrams([1, 2], 3)
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.mark.filterwarnings("ignore:skipgrams")
@pytest.mark.parametrize("error, message, arguments", [
    (IndexError, r"holds word 9, but sampling_table ends at word 3",
     {"sequence": [1, 9], "vocabulary_size": 4, "sampling_table": np.ones(4)}),
    (ValueError, r"vocabulary_size must be a whole number of at least 2.* got 1", {"sequence": [1, 2], "vocabulary_size": 1}),
    (ValueError, r"vocabulary_size must be a whole number of at least 2.* got 4.5", {"sequence": [1, 2], "vocabulary_size": 4.5}),
    (TypeError, r"sequence must be a list of word numbers, got 5", {"sequence": 5, "vocabulary_size": 4}),
    (ValueError, r"an array of shape \(2, 2\)", {"sequence": np.ones((2, 2)), "vocabulary_size": 4}),
    (TypeError, r"window_size must be a whole number, got 1.5", {"sequence": [1, 2], "vocabulary_size": 4, "window_size": 1.5}),
])
def test_skipgrams_says_what_is_wrong(error, message, arguments):
    with pytest.raises(error, match=f"^skipgrams: .*{message}"):
        skipgrams(**arguments)


# --- _remove_long_seq -------------------------------------------------------------------------------------------------

def test_only_sequences_shorter_than_maxlen_stay():
    assert _remove_long_seq(3, [[1], [1, 2], [1, 2, 3]], [7, 8, 9]) == ([[1], [1, 2]], [7, 8])


def test_skipgrams_warns_of_a_word_beyond_the_vocabulary_and_keeps_keras_s_pairs():
    with pytest.warns(UserWarning, match="holds word 3, but vocabulary_size=3 means words up to 2.*Did you mean vocabulary_size=4"):
        couples, labels = skipgrams([1, 3], 3, window_size=1, negative_samples=0, shuffle=False)
    assert couples == [[1, 3], [3, 1]]
    assert labels == [1, 1]
