import random
import re
import subprocess
import sys

import numpy as np
import pytest

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.text as keras  # noqa: E402

from kerastutor.preprocessing import text as ours  # noqa: E402
from kerastutor.preprocessing.text import hashing_trick, one_hot, text_to_word_sequence  # noqa: E402

DEFAULT_FILTERS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'
CHINESE = "我爱自然语言，也爱数学。"
known_words_else_characters = re.compile("自然语言|数学|.").findall


def a_text(draw):
    """English, Chinese, both, with odd white space and letters whose lower case is longer."""
    return "".join(draw.choice("aAbBzZ   İßΣ猫狗深度学习，。！.,;-'\t\n\r\u00a0\u3000😀é0") for _ in range(draw.randrange(25)))


def a_way_to_cut(draw):
    return {"filters": draw.choice([DEFAULT_FILTERS, DEFAULT_FILTERS, "", "，。", ".", "aA ", "-.", [",", "."]]),
            "lower": draw.random() < 0.7,
            "split": draw.choice([" ", " ", " ", "-", "--", "-.", "ab", ".", None, "\t", "a"])}


# --- text_to_word_sequence -------------------------------------------------------------------------------------------

@pytest.mark.parametrize("text, options, words", [  # as real Keras 2.3.1 has them
    ("The cat's mat:\tone-two\nTHREE!", {}, ["the", "cat's", "mat", "one", "two", "three"]),
    ("The Cat", {"lower": False}, ["The", "Cat"]),
    ("", {}, []),
    (" \t\n ", {}, []),
    ("a.b c", {"filters": ""}, ["a.b", "c"]),
    ("a.b,c", {"filters": [".", ","]}, ["a", "b", "c"]),
    ("aXbXc", {"filters": "X"}, ["axbxc"]),
    ("one.two three", {"filters": ".", "split": "."}, ["one", "two three"]),
    ("a.b, c--d", {"split": "--"}, ["a", "b", " c", "d"]),
    ("a.b c\td", {"split": None}, ["ab", "cd"]),
    ("a\u00a0b\u3000c\rd", {}, ["a\u00a0b\u3000c\rd"]),
    (CHINESE, {}, ["我爱自然语言，也爱数学。"]),
    (CHINESE, {"filters": "，。"}, ["我爱自然语言", "也爱数学"]),
    ("İSTANBUL ΟΔΟΣ", {}, ["i̇stanbul", "οδος"]),
])
def test_words_as_keras_cuts_them(text, options, words):
    assert text_to_word_sequence(text, **options) == words


def test_a_split_that_holds_filtered_characters_is_not_cut_again():
    options = {"filters": ".-", "split": "-x"}
    assert text_to_word_sequence("a.b-c", **options) == keras.text_to_word_sequence("a.b-c", **options) == ["a", "b", "c"]


def test_words_are_those_of_keras_for_any_text_and_any_options():
    draw = random.Random(0)
    for _ in range(3000):
        text, options = a_text(draw), a_way_to_cut(draw)
        assert text_to_word_sequence(text, **options) == keras.text_to_word_sequence(text, **options), (text, options)


def test_a_function_cuts_chinese_into_words():
    assert text_to_word_sequence(CHINESE, filters="，。", split=known_words_else_characters) == ["我", "爱", "自然语言", "也", "爱", "数学"]
    assert text_to_word_sequence("我爱 猫", split=list) == ["我", "爱", "猫"]


def test_a_function_is_given_the_lowered_text_with_spaces_for_filters_and_blank_words_are_dropped():
    seen = []

    def split(text):
        seen.append(text)
        return iter(["x", "", " ", "\u3000", "y z"])

    assert text_to_word_sequence("A-b，C", filters="-，", split=split) == ["x", "y z"]
    assert seen == ["a b c"]


def test_words_that_are_cut_already_are_only_lowered():
    words = ["The", "big, bad", "狼"]
    assert text_to_word_sequence(words) == ["the", "big, bad", "狼"]
    assert text_to_word_sequence(words, lower=False) == words and text_to_word_sequence(words, lower=False) is not words
    assert words == ["The", "big, bad", "狼"]


@pytest.mark.parametrize("error, message, arguments", [
    (TypeError, r"text is None, not a string or a list of words: leave it out", {"text": None}),
    (TypeError, r"text is 3\.5, not a string or a list of words", {"text": 3.5}),
    (TypeError, r"text is \('a', 'b'\), not a string .*: make it a list", {"text": ("a", "b")}),
    (TypeError, r"text is b'a b', not a string .* decode it, as in text\.decode\('utf-8'\)", {"text": b"a b"}),
    (TypeError, r"text holds 5 at place 1, but words must be strings", {"text": ["a", 5]}),
    (TypeError, r"text holds b'b' at place 1", {"text": ["a", b"b"]}),
    (TypeError, r"filters must be a string of characters, '' for none, got None", {"text": "a", "filters": None}),
    (ValueError, r"split must not be ''.* take split=list", {"text": "a", "split": ""}),
    (TypeError, r"split must be a string, a function or None, got 5", {"text": "a", "split": 5}),
    (TypeError, r"the function split must return a list of words, got 'a b'", {"text": "A B", "split": str.strip}),
    (TypeError, r"the function split must return a list of words, got None", {"text": "a", "split": lambda text: None}),
    (TypeError, r"the function split must return a list of words, got \[1, 2\]", {"text": "a", "split": lambda text: [1, 2]}),
])
def test_text_to_word_sequence_says_what_is_wrong(error, message, arguments):
    with pytest.raises(error, match=f"^text_to_word_sequence: .*{message}"):
        text_to_word_sequence(**arguments)


def test_a_long_wrong_text_does_not_fill_the_screen():
    with pytest.raises(TypeError) as raised:
        text_to_word_sequence(b"a" * 100_000)
    assert len(str(raised.value)) < 200


# --- one_hot and hashing_trick ---------------------------------------------------------------------------------------

def test_md5_gives_the_numbers_of_keras():
    assert hashing_trick("The cat sat. 猫 the", 20, "md5") == [17, 4, 13, 11, 17]
    assert hashing_trick(["The", "cat", "sat", "猫", "the"], 20, "md5") == [17, 4, 13, 11, 17]
    assert hashing_trick("a b", 2, "md5") == [1, 1]
    assert hashing_trick("", 2, "md5") == []


def test_any_function_may_hash():
    assert hashing_trick("a bb", 10, len) == [2, 3]
    assert hashing_trick("a bb", 10, lambda word: -3) == [7, 7]


def test_no_function_is_pythons_own_hash_and_so_is_one_hot():
    numbers = [hash(word) % 49 + 1 for word in ("a", "b", "猫")]
    assert one_hot("A b. 猫", 50) == hashing_trick("A b. 猫", 50) == hashing_trick("A b. 猫", 50, hash_function=hash) == numbers


def test_numbers_run_from_1_to_below_n():
    assert {*one_hot(" ".join(map(str, range(5000))), 10)} == {*range(1, 10)}


def test_md5_is_the_same_in_every_process_and_hash_is_not():
    program = "from kerastutor.preprocessing.text import *; print({}('the cat sat on the mat', 10 ** 9 {}))"

    def printed(name, more, seed):
        command = [sys.executable, "-c", program.format(name, more)]
        return subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}).stdout

    assert printed("hashing_trick", ", 'md5'", "1") == printed("hashing_trick", ", 'md5'", "2")
    assert printed("one_hot", "", "1") != printed("one_hot", "", "2")


def test_hashes_are_those_of_keras_for_any_text_and_any_options():
    draw = random.Random(1)
    for _ in range(500):
        text, options, n = a_text(draw), a_way_to_cut(draw), draw.randrange(2, 40)
        assert one_hot(text, n, **options) == keras.one_hot(text, n, **options)
        for function in ("md5", None, len):
            assert hashing_trick(text, n, function, **options) == keras.hashing_trick(text, n, function, **options)


def test_filters_lower_and_split_reach_the_words():
    options = {"filters": "，。", "lower": False, "split": known_words_else_characters}
    words = ["我", "爱", "自然语言", "也", "爱", "数学"]
    assert hashing_trick(CHINESE, 1000, "md5", **options) == hashing_trick(words, 1000, "md5")
    assert one_hot(CHINESE, 1000, **options) == one_hot(words, 1000)


@pytest.mark.parametrize("name", ["one_hot", "hashing_trick"])
@pytest.mark.parametrize("error, message, n", [
    (ValueError, "n must be at least 2, got 1", 1), (ValueError, "n must be at least 2, got 0", 0),
    (ValueError, "n must be at least 2, got -5", -5), (TypeError, r"n must be a whole number, got 10\.0", 10.0),
    (TypeError, "n must be a whole number, got None", None), (TypeError, "n must be a whole number, got '5'", "5"),
])
def test_n_must_leave_a_number(name, error, message, n):
    with pytest.raises(error, match=f"^{name}: {message}"):
        getattr(ours, name)("", n)


@pytest.mark.parametrize("function", ["sha", 5])
def test_an_unknown_hash_function(function):
    with pytest.raises(TypeError, match=f"^hashing_trick: hash_function must be None, 'md5' or a function, got {function!r}"):
        hashing_trick("", 10, function)
