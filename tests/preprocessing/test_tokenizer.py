import inspect
import json
import random
import re
import warnings
from collections import OrderedDict

import numpy as np
import pytest

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.text as keras  # noqa: E402

from kerastutor.preprocessing import text  # noqa: E402
from kerastutor.preprocessing.tokenizer import Tokenizer, tokenizer_from_json  # noqa: E402

TEXTS = ["The cat sat on the mat, and the dog sat on the log.", "猫 sat.  Sat!", "the dog"]
MODES = ("binary", "count", "freq", "tfidf")


def fitted(texts=TEXTS, **options):
    tokenizer = Tokenizer(**options)
    tokenizer.fit_on_texts(texts)
    return tokenizer


def learned(tokenizer):
    """All that a tokenizer knows, in its order where Keras has one."""
    plain = {name: dict(value) if hasattr(value, "items") else value for name, value in vars(tokenizer).items()}
    return plain, [[*getattr(tokenizer, name).items()] for name in ("word_counts", "word_index", "index_word")]


def test_it_lives_under_its_keras_name():
    assert text.Tokenizer is Tokenizer and text.tokenizer_from_json is tokenizer_from_json


# --- learning a vocabulary: expectations made by real Keras 2.3.1 -----------------------------------------------------

def test_words_are_numbered_by_frequency_and_then_by_first_appearance():
    tokenizer = fitted()
    assert [*tokenizer.word_index.items()] == [
        ("the", 1), ("sat", 2), ("on", 3), ("dog", 4), ("cat", 5), ("mat", 6), ("and", 7), ("log", 8), ("猫", 9)]
    assert tokenizer.index_word == {number: word for word, number in tokenizer.word_index.items()}
    assert tokenizer.word_counts == OrderedDict(
        [("the", 5), ("cat", 1), ("sat", 4), ("on", 2), ("mat", 1), ("and", 1), ("dog", 2), ("log", 1), ("猫", 1)])
    assert tokenizer.word_docs == {"log": 1, "sat": 2, "on": 1, "dog": 2, "and": 1, "cat": 1, "the": 2, "mat": 1, "猫": 1}
    assert tokenizer.index_docs == {8: 1, 2: 2, 3: 1, 4: 2, 7: 1, 5: 1, 1: 2, 6: 1, 9: 1}
    assert tokenizer.document_count == 3


def test_word_docs_come_in_the_order_of_word_counts():
    assert [*fitted().word_docs] == [*fitted().word_counts]


def test_words_never_seen_count_as_in_keras():
    tokenizer = fitted()
    assert tokenizer.word_docs["zebra"] == 0 and tokenizer.index_docs[99] == 0
    with pytest.raises(KeyError):
        tokenizer.word_counts["zebra"]


def test_a_second_fit_adds_to_the_first():
    tokenizer = fitted(["a b b c"])
    tokenizer.fit_on_texts(["c c c d a"])
    assert tokenizer.word_counts == OrderedDict(a=2, b=2, c=4, d=1)
    assert tokenizer.word_index == {"c": 1, "a": 2, "b": 3, "d": 4}
    assert tokenizer.index_docs == {1: 2, 2: 2, 3: 1, 4: 1}
    assert tokenizer.document_count == 2


def test_document_count_goes_on_from_what_it_is_given():
    tokenizer = fitted(["a b b c"], document_count=10)
    assert tokenizer.document_count == 11
    np.testing.assert_allclose(tokenizer.texts_to_matrix(["a b"], mode="tfidf"), [[0, 1.87180218, 1.87180218, 0]])


def test_a_generator_of_texts_is_gone_through_once():
    given = []

    def texts():
        for each in TEXTS:
            given.append(each)
            yield each

    assert learned(fitted(texts())) == learned(fitted())
    assert given == TEXTS


@pytest.mark.parametrize("make", [tuple, np.array, dict.fromkeys])
def test_texts_of_any_kind(make):
    assert learned(fitted(make(TEXTS))) == learned(fitted())
    assert fitted().texts_to_sequences(make(TEXTS)) == fitted().texts_to_sequences(TEXTS)


def test_every_character_is_a_word():
    tokenizer = fitted(char_level=True, filters=None)
    assert [*tokenizer.word_index][:5] == [" ", "t", "a", "h", "e"]
    assert tokenizer.texts_to_sequences(["A dog sat. 猫"]) == [[3, 1, 9, 6, 10, 1, 7, 3, 2, 11, 1, 16]]
    assert tokenizer.sequences_to_texts([[0, 1, 2, 3, 4, 99]]) == ["  t a h"]
    assert "T" in fitted(char_level=True, lower=False).word_index


def test_texts_that_are_cut_already():
    assert fitted([["Hello", "world"], ["hello", "a b", "World"]]).word_index == {"hello": 1, "world": 2, "a b": 3}
    assert fitted([["Hello"], ["hello"]], lower=False).word_index == {"Hello": 1, "hello": 2}
    assert fitted([["猫", "狗"], "猫"], char_level=True).texts_to_sequences([["狗", "猫"], "狗猫"]) == [[2, 1], [2, 1]]


def test_without_lower_a_word_may_be_anything_hashable():
    tokenizer = fitted([[7, 5, 7]], lower=False)
    assert tokenizer.texts_to_sequences([[5, 7, 9]]) == [[2, 1]]


def test_a_function_cuts_chinese_into_words():
    tokenizer = fitted(["我爱自然语言，也爱数学。"], filters="，。", split=re.compile("自然语言|数学|.").findall)
    assert tokenizer.word_index == {"爱": 1, "我": 2, "自然语言": 3, "也": 4, "数学": 5}
    assert tokenizer.sequences_to_texts(tokenizer.texts_to_sequences(["我也爱自然语言"])) == ["我 也 爱 自然语言"]


def test_fit_on_sequences_counts_in_how_many_a_number_occurs():
    tokenizer = Tokenizer(num_words=4)
    tokenizer.fit_on_sequences([[1, 2, 2], (2, 9)])
    tokenizer.fit_on_sequences(np.array([[1, 3]]))
    assert tokenizer.index_docs == {1: 2, 2: 2, 9: 1, 3: 1} and tokenizer.document_count == 3
    assert {type(number) for number in tokenizer.index_docs} == {int}
    assert tokenizer.word_index == {}


def test_tfidf_after_fit_on_sequences():
    tokenizer = Tokenizer(num_words=4)
    tokenizer.fit_on_sequences([[1, 9]])
    np.testing.assert_allclose(tokenizer.sequences_to_matrix([[1, 1, 2]], mode="tfidf"), [[0, 0.6865121, 0.69314718, 0]], rtol=1e-6)


# --- texts to numbers and back ----------------------------------------------------------------------------------------

@pytest.mark.parametrize("options, numbers, words", [
    ({}, [4, 2, 9], "the sat on dog"),
    ({"num_words": 4}, [2], "the sat on"),
    ({"num_words": 1}, [], ""),
    ({"num_words": 4, "oov_token": "?"}, [1, 1, 3, 1], "? ? the sat ? ?"),
    ({"oov_token": "?"}, [1, 5, 3, 10], "? ? the sat on ?"),
])
def test_numbers_and_words(options, numbers, words):
    tokenizer = fitted(**options)
    assert tokenizer.texts_to_sequences(["A dog sat. 猫"]) == [numbers]
    assert tokenizer.sequences_to_texts([[0, 1, 2, 3, 4, 99]]) == [words]


def test_num_words_draws_its_limit_late():
    tokenizer = fitted()
    assert len(tokenizer.word_index) == 9
    tokenizer.num_words = 3
    assert len(tokenizer.word_index) == 9
    assert tokenizer.texts_to_sequences(TEXTS) == [[1, 2, 1, 1, 2, 1], [2, 2], [1]]


def test_oov_token_takes_number_1():
    tokenizer = fitted(["a a b"], oov_token="<unk>")
    assert tokenizer.word_index == {"<unk>": 1, "a": 2, "b": 3}
    assert 1 not in tokenizer.index_docs and "<unk>" not in tokenizer.word_counts


def test_an_oov_token_that_is_also_a_word_shares_the_words_number():
    tokenizer = fitted(["a b b c"], oov_token="b")
    assert [*tokenizer.word_index.items()] == [("b", 2), ("a", 3), ("c", 4)]
    assert tokenizer.texts_to_sequences(["a z"]) == [[3, 2]]


def test_a_number_given_by_hand_is_used():
    """People write `word_index['<pad>'] = 0` to read padded sequences."""
    tokenizer = fitted()
    tokenizer.word_index["<pad>"], tokenizer.index_word[0] = 0, "<pad>"
    assert tokenizer.texts_to_sequences([["<pad>", "the"]]) == [[0, 1]]
    assert tokenizer.sequences_to_texts([[0, 1]]) == ["<pad> the"]


def test_sequences_of_any_kind_become_texts():
    tokenizer = fitted(split="--", filters="")
    assert tokenizer.sequences_to_texts(np.array([[1.0, 2.0]])) == fitted(split="--", filters="").sequences_to_texts([(1, 2)])
    assert fitted().sequences_to_texts(iter([np.array([1, 2]), {3}])) == ["the sat", "on"]


def test_generators_give_the_same_one_by_one():
    tokenizer = fitted()
    asked = []
    texts = (asked.append(each) or each for each in TEXTS)
    sequences = tokenizer.texts_to_sequences_generator(texts)
    assert inspect.isgenerator(sequences)
    assert next(sequences) == tokenizer.texts_to_sequences(TEXTS)[0] and asked == TEXTS[:1]
    assert [*sequences] == tokenizer.texts_to_sequences(TEXTS)[1:]
    back = tokenizer.sequences_to_texts_generator(iter([[1, 2], [3]]))
    assert inspect.isgenerator(back) and [*back] == ["the sat", "on"]


# --- texts to matrices ------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("mode, row", [
    ("binary", [0, 1, 1, 0, 1]), ("count", [0, 2, 1, 0, 1]), ("freq", [0, 0.5, 0.25, 0, 0.25]),
    ("tfidf", [0, 1.1736001944781467, 0.6931471805599453, 0, 0.6931471805599453]),
])
def test_the_matrix_of_each_mode(mode, row):
    matrix = fitted(num_words=5).texts_to_matrix(["the dog sat the zebra mat", ""], mode=mode)
    assert matrix.dtype == np.float64
    np.testing.assert_allclose(matrix, [row, [0] * 5], rtol=1e-15)


def test_tfidf_is_its_formula():
    tokenizer = fitted()
    c, n, d = 2, tokenizer.document_count, tokenizer.index_docs[1]
    assert tokenizer.sequences_to_matrix([[1, 1]], mode="tfidf")[0, 1] == (1 + np.log(c)) * np.log(1 + n / (1 + d))


def test_binary_is_the_default():
    assert fitted().texts_to_matrix(["the the"]).tolist() == fitted().sequences_to_matrix([[1, 1]]).tolist() == [[0, 1] + [0] * 8]


def test_as_many_columns_as_num_words_or_one_more_than_words():
    assert fitted(num_words=50).texts_to_matrix(TEXTS).shape == (3, 50)
    assert fitted(num_words=1).texts_to_matrix(TEXTS).tolist() == [[0], [0], [0]]
    assert fitted().texts_to_matrix(TEXTS).shape == (3, 10)
    assert fitted(oov_token="?").texts_to_matrix(TEXTS).shape == (3, 11)
    assert fitted().texts_to_matrix([]).shape == (0, 10)


def test_numbers_without_a_column_are_skipped_but_count_for_the_length():
    assert Tokenizer(3).sequences_to_matrix([[1, 2, 2, 3, 99]], mode="freq").tolist() == [[0, 0.2, 0.4]]


def test_padding_has_a_column_of_its_own_in_sequences():
    np.testing.assert_allclose(fitted(num_words=3).sequences_to_matrix([[0, 0, 1], []], mode="count"), [[2, 1, 0], [0, 0, 0]])


def test_sequences_of_any_kind_become_a_matrix():
    expected = [[0, 1, 2], [1, 0, 1]]
    for sequences in ([(1, 2, 2), (0, 2)], iter([[1, 2, 2], np.array([0, 2])]), [np.array([1, 2, 2], dtype="uint8"), [np.int64(0), 2]]):
        assert Tokenizer(3).sequences_to_matrix(sequences, mode="count").tolist() == expected
    assert Tokenizer(3).sequences_to_matrix(np.array([[1, 2], [2, 2]]), mode="count").tolist() == [[0, 1, 1], [0, 0, 2]]


# --- the same as keras-preprocessing, whatever the texts and the options ----------------------------------------------

def a_text(draw):
    letters = draw.choice(["aAbBc  İßΣ猫狗深度。，.,;-'\t\n\u3000é0", "abc ", "猫狗 a", "the cat "])
    written = "".join(draw.choice(letters) for _ in range(draw.randrange(25)))
    return [*written] if draw.random() < 0.2 else written


def some_texts(draw):
    return [a_text(draw) for _ in range(draw.randrange(5))]


def some_sequences(draw):
    return [[draw.randrange(12) for _ in range(draw.randrange(8))] for _ in range(draw.randrange(4))]


def some_options(draw):
    return {"num_words": draw.choice([None, None, 1, 2, 3, 5, 30]), "lower": draw.random() < 0.7, "char_level": draw.random() < 0.3,
            "filters": draw.choice([Tokenizer().filters, "", "，。", "ab", "-."]), "split": draw.choice([" ", " ", "-", "--", ".", None]),
            "oov_token": draw.choice([None, None, "?", "a", "", "猫"]), "document_count": draw.choice([0, 0, 7])}


def answers(tokenizer, texts, sequences):
    """What a tokenizer makes of them, errors by their type."""
    def ask(name, *arguments):
        try:
            answer = getattr(tokenizer, name)(*arguments)
        except ValueError as error:
            return type(error)
        return (answer.tolist(), answer.dtype, answer.shape) if isinstance(answer, np.ndarray) else answer

    numbers = tokenizer.texts_to_sequences(texts)
    return [numbers, [*tokenizer.texts_to_sequences_generator(texts)], tokenizer.sequences_to_texts(numbers),
            tokenizer.sequences_to_texts(sequences), [*tokenizer.sequences_to_texts_generator(sequences)],
            *[ask("texts_to_matrix", texts, mode) for mode in MODES], *[ask("sequences_to_matrix", sequences, mode) for mode in MODES]]


@pytest.mark.filterwarnings("ignore:Tokenizer. it knows no words yet")
@pytest.mark.parametrize("seed", range(8))
def test_it_answers_as_keras_does(seed):
    draw = random.Random(seed)
    for _ in range(100):
        options = some_options(draw)
        ours, theirs = Tokenizer(**options), keras.Tokenizer(**options)
        for _ in range(draw.randrange(1, 4)):
            fit, data = draw.choice([("fit_on_texts", some_texts(draw))] * 3 + [("fit_on_sequences", some_sequences(draw))])
            for tokenizer in (ours, theirs):
                getattr(tokenizer, fit)(data)
            assert learned(ours) == learned(theirs), options
            if ours.word_index or ours.oov_token is None:  # with neither, Keras gives None for a number
                texts, sequences = some_texts(draw), some_sequences(draw)
                assert answers(ours, texts, sequences) == answers(theirs, texts, sequences), (options, texts, sequences)
            assert learned(keras.tokenizer_from_json(ours.to_json())) == learned(ours)
            assert learned(tokenizer_from_json(theirs.to_json())) == learned(ours)


# --- saving -----------------------------------------------------------------------------------------------------------

WRITTEN_BY_KERAS = r'''{"class_name": "Tokenizer", "config": {"num_words": 5, "filters": "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n",
"lower": true, "split": " ", "char_level": false, "oov_token": "?", "document_count": 3,
"word_counts": "{\"the\": 3, \"cat\": 2, \"sat\": 2, \"on\": 1, \"mat\": 1, \"\\u732b\": 1}",
"word_docs": "{\"sat\": 2, \"on\": 1, \"cat\": 2, \"the\": 2, \"mat\": 1, \"\\u732b\": 1}",
"index_docs": "{\"4\": 2, \"5\": 1, \"3\": 2, \"2\": 2, \"6\": 1, \"7\": 1}",
"index_word": "{\"1\": \"?\", \"2\": \"the\", \"3\": \"cat\", \"4\": \"sat\", \"5\": \"on\", \"6\": \"mat\", \"7\": \"\\u732b\"}",
"word_index": "{\"?\": 1, \"the\": 2, \"cat\": 3, \"sat\": 4, \"on\": 5, \"mat\": 6, \"\\u732b\": 7}"}}'''
WHAT_KERAS_READ = ["The cat sat on the mat.", "猫 sat", "the cat!"]


def test_what_real_keras_wrote_is_read():
    tokenizer = tokenizer_from_json(WRITTEN_BY_KERAS)
    assert learned(tokenizer) == learned(fitted(WHAT_KERAS_READ, num_words=5, oov_token="?"))
    assert tokenizer.texts_to_sequences(["the 猫 cat sat dog"]) == [[2, 1, 3, 4, 1]]
    np.testing.assert_allclose(tokenizer.texts_to_matrix(["the the 猫 cat"], "tfidf"), [[0, 1.386294, 1.1736, 0.693147, 0]], rtol=1e-5)


def test_what_we_write_is_what_keras_wrote_but_for_the_order_of_docs():
    def parsed(written):
        outer = json.loads(written)
        return [*outer], [*outer["config"]], {name: json.loads(value) if name.startswith(("word_", "index_")) else value
                                              for name, value in outer["config"].items()}

    ours = fitted(WHAT_KERAS_READ, num_words=5, oov_token="?").to_json()
    assert parsed(ours) == parsed(WRITTEN_BY_KERAS)
    for name in ("word_counts", "word_index", "index_word"):
        assert json.loads(ours)["config"][name] == json.loads(WRITTEN_BY_KERAS)["config"][name]
    assert json.loads(ours)["config"]["word_docs"] == r'{"the": 2, "cat": 2, "sat": 2, "on": 1, "mat": 1, "\u732b": 1}'


def test_to_json_hands_on_its_arguments_and_the_name_of_a_subclass():
    class Mine(Tokenizer):
        pass

    assert Mine().to_json(indent=1).startswith('{\n "class_name": "Mine",\n "config": {\n  "num_words": null,')


def test_numbers_by_numpy_can_be_written():
    tokenizer = Tokenizer(num_words=np.int64(5))
    tokenizer.fit_on_sequences([np.array([1, 2])])
    assert tokenizer_from_json(tokenizer.to_json()).index_docs == {1: 1, 2: 1}


def test_a_tokenizer_that_was_read_learns_on():
    tokenizer = tokenizer_from_json(fitted().to_json())
    again = fitted()
    for each in (tokenizer, again):
        each.fit_on_texts(["zebra zebra cat"])
    assert learned(tokenizer) == learned(again)
    assert type(tokenizer.word_counts) is OrderedDict and tokenizer.word_docs["nobody"] == 0


@pytest.mark.parametrize("way", ["get_config", "to_json"])
def test_a_function_cannot_be_written(way):
    tokenizer = fitted(split=str.split)
    with pytest.raises(TypeError, match=r"^Tokenizer: split is a function, <.*, which JSON cannot hold: set tokenizer.split = ' ' before"):
        getattr(tokenizer, way)()
    tokenizer.split = " "
    assert tokenizer_from_json(tokenizer.to_json()).word_index == tokenizer.word_index


@pytest.mark.parametrize("written", ["{}", "[]", "5", '{"config": {}}', '{"config": {"word_counts": {}}}', "not JSON"])
def test_json_from_elsewhere(written):
    with pytest.raises(ValueError):
        tokenizer_from_json(written)
    if written != "not JSON":
        with pytest.raises(ValueError, match=r"^tokenizer_from_json: this JSON was not written by Tokenizer.to_json: '"):
            tokenizer_from_json(written)


# --- what goes wrong ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("error, message, options", [
    (ValueError, r"^Tokenizer: num_words must be at least 1, got 0", {"num_words": 0}),
    (ValueError, r"^Tokenizer: num_words must be at least 1, got -3", {"num_words": -3}),
    (TypeError, r"^Tokenizer: num_words must be a whole number, got 2\.5", {"num_words": 2.5}),
    (TypeError, r"^Tokenizer: num_words must be a whole number, got '5'", {"num_words": "5"}),
    (TypeError, r"^Unknown argument of Tokenizer: 'num_word'. Did you mean 'num_words'", {"num_word": 5}),
])
def test_options_that_are_wrong(error, message, options):
    with pytest.raises(error, match=message):
        Tokenizer(**options)


def test_nb_words_is_the_old_name_of_num_words():
    with pytest.warns(UserWarning, match="^Tokenizer: nb_words is the old name of num_words: write num_words=5") as caught:
        assert Tokenizer(3, nb_words=5).num_words == 5
    assert caught[0].filename == __file__


TAKE_TEXTS = ["fit_on_texts", "texts_to_sequences", "texts_to_matrix", "texts_to_sequences_generator"]


def use(tokenizer, method, argument):
    result = getattr(tokenizer, method)(argument)
    return [*result] if inspect.isgenerator(result) else result


@pytest.mark.parametrize("method", TAKE_TEXTS)
@pytest.mark.parametrize("message, texts", [
    (r"text 3 is None, not a string or a list of words: leave it out, or write it as a string", ["a", "b", "c", None]),
    (r"text 0 is nan, not a string", [float("nan")]),
    (r"text 1 is 5, not a string", ["a", 5]),
    (r"text 1 is b'b', not a string .*: decode it", ["a", b"b"]),
    (r"text 0 is \('a', 'b'\), not a string .*: make it a list", [("a", "b")]),
    (r"text 1 holds None at place 2, but words must be strings", ["a", ["b", "c", None]]),
    (r"text 0 holds \['a'\] at place 0", [[["a"]]]),
    (r"texts must be a list, got None", None),
    (r"texts must be a list, got 5", 5),
    (r"texts must be a list, got b'ab'", b"ab"),
])
@pytest.mark.parametrize("char_level", [False, True])
def test_texts_that_are_none(method, message, texts, char_level):
    with pytest.raises(TypeError, match=f"^{method}: {message}"):
        use(fitted(char_level=char_level), method, texts)


def test_a_fit_that_fails_changes_nothing():
    tokenizer = fitted()
    for fit, data in (("fit_on_texts", ["new words", None]), ("fit_on_sequences", [[1], ["a"]])):
        with pytest.raises(TypeError):
            getattr(tokenizer, fit)(data)
    assert learned(tokenizer) == learned(fitted())


@pytest.mark.parametrize("method", TAKE_TEXTS)
def test_one_string_is_taken_letter_by_letter_with_a_warning(method):
    tokenizer, again = fitted(), fitted()
    message = f"^{method}: texts is one string, so each of its 3 letters is a text: put it into a list"
    with pytest.warns(UserWarning, match=message) as caught:
        result = use(tokenizer, method, "a 猫")
    assert len(caught) == 1 and caught[0].filename == __file__
    expected = use(again, method, ["a", " ", "猫"])
    assert np.array_equal(result, expected) if method == "texts_to_matrix" else result == expected
    assert learned(tokenizer) == learned(again)


@pytest.mark.parametrize("method, argument, result", [
    ("texts_to_sequences", ["the cat"], [[]]), ("texts_to_sequences_generator", ["the cat"], [[]]),
    ("sequences_to_texts", [[1, 2]], [""]), ("sequences_to_texts_generator", [[1, 2]], [""]),
])
def test_a_tokenizer_that_knows_no_words_says_so(method, argument, result):
    with pytest.warns(UserWarning, match="^Tokenizer: it knows no words yet, so it finds none: call fit_on_texts first") as caught:
        made = getattr(Tokenizer(), method)(argument)
    assert caught[0].filename == __file__
    assert [*made] == result


def test_a_fitted_tokenizer_does_not_warn():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tokenizer = fitted()
        tokenizer.texts_to_sequences(TEXTS), tokenizer.texts_to_matrix(TEXTS), tokenizer.sequences_to_texts([[1]])


@pytest.mark.parametrize("method", ["sequences_to_matrix", "fit_on_sequences", "sequences_to_texts", "sequences_to_texts_generator"])
@pytest.mark.parametrize("message, sequences", [
    (r"sequence 1 holds 'cat', which is no word number", [[1], [2, "cat"]]),
    (r"sequence 0 holds None, which is no word number", [[None]]),
    (r"sequence 0 holds \[1\], which is no word number", [[[1]]]),
    (r"sequence 0 holds 'a', which is no word number", ["ab"]),
    (r"sequence 0 is 1, not a list of numbers: put a single sequence into a list", [1, 2]),
    (r"sequence 1 is None, not a list of numbers", [[1], None]),
    (r"sequences must be a list, got None", None),
    (r"sequences must be a list, got 5", 5),
    (r"sequences must be a list, got 'ab'", "ab"),
])
def test_sequences_that_are_none(method, message, sequences):
    with pytest.raises(TypeError, match=f"^{method}: {message}"):
        use(fitted(), method, sequences)


@pytest.mark.parametrize("method", ["sequences_to_matrix", "fit_on_sequences"])
@pytest.mark.parametrize("number", [1.5, 2.0, np.float32(1), float("nan")])
def test_numbers_that_are_not_whole(method, number):
    with pytest.raises(TypeError, match=f"^{method}: sequence 1 holds {re.escape(repr(number))}, which is no word number"):
        use(fitted(), method, [[1], [1, number]])


def test_negative_numbers_do_not_count_for_other_words():
    with pytest.raises(IndexError, match="^sequences_to_matrix: sequence 1 holds -1, but no word has a number below 1"):
        fitted().sequences_to_matrix([[1], [2, -1]])


@pytest.mark.parametrize("mode", ["zz", "Binary", None])
def test_an_unknown_mode(mode):
    message = f"^sequences_to_matrix: mode must be 'binary' or 'count' or 'freq' or 'tfidf', got {mode!r}"
    for sequences in ([[1]], []):
        with pytest.raises(ValueError, match=message):
            fitted().sequences_to_matrix(sequences, mode=mode)


def test_a_matrix_needs_a_number_of_columns():
    with pytest.raises(ValueError, match="^sequences_to_matrix: nothing tells the number of columns: give num_words, or call fit_on_texts"):
        Tokenizer().sequences_to_matrix([[1]])


def test_tfidf_needs_documents():
    with pytest.raises(ValueError, match="^sequences_to_matrix: 'tfidf' asks in how many texts a word occurs: call fit_on_texts or"):
        Tokenizer(num_words=5).sequences_to_matrix([[1]], mode="tfidf")
