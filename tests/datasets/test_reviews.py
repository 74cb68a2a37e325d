import itertools
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from keras_preprocessing.text import text_to_word_sequence

import kerastutor
from kerastutor.datasets import reviews

FOLDER = Path(reviews.__file__).parent
PUNCTUATION = {"en": ".,;:!?'-", "zh": "，。！？；：、“”《》…—（）"}
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


def lines_of(lang):
    return (FOLDER / f"reviews_{lang}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def all_words(lang):
    (train, _), (test, _) = reviews.load_data(lang, words=True)
    return train + test


@both_languages
def test_a_file_holds_300_lines_of_a_sign_and_a_review(lang):
    lines = lines_of(lang)
    assert [line for line in lines if not re.fullmatch(r"[+-]( \S+)+", line)] == []
    assert Counter(line[0] for line in lines) == {"+": 150, "-": 150}


@both_languages
def test_the_signs_take_turns(lang):
    signs = [line[0] for line in lines_of(lang)]
    assert max(len(list(run)) for _, run in itertools.groupby(signs)) <= 10
    assert all(15 <= signs[start:start + 60].count("+") <= 45 for start in range(0, 300, 60))


def test_english_is_written_in_plain_characters():
    strange = re.compile(rf"[^A-Za-z0-9 {re.escape(PUNCTUATION['en'])}]|[^.!?]$")
    assert [line for line in lines_of("en") if strange.search(line[2:])] == []


def test_chinese_pieces_are_words_or_one_mark_of_punctuation():
    pieces = Counter(piece for line in lines_of("zh") for piece in line[2:].split(" "))
    word = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]+")
    assert [piece for piece in pieces if not word.fullmatch(piece) and piece not in set(PUNCTUATION["zh"])] == []
    assert {line[-1] for line in lines_of("zh")} <= set("。！？…”")
    assert max(map(len, pieces)) <= 6


@pytest.mark.parametrize("lang, shortest, longest", [("zh", 5, 30), ("en", 6, 25)])
def test_reviews_are_short(lang, shortest, longest):
    lengths = [len(words) for words in all_words(lang)]
    assert shortest <= min(lengths) and max(lengths) <= longest


@both_languages
def test_no_two_reviews_are_alike(lang):
    """Of two reviews, less than half of the words are in both, and no six words in a row."""
    runs = Counter()
    for words in all_words(lang):
        runs.update({tuple(words[start:start + 6]) for start in range(len(words) - 5)})
    assert [run for run, count in runs.items() if count > 1] == []
    vocabularies = [set(words) for words in all_words(lang)]
    assert [(one, other) for one, other in itertools.combinations(vocabularies, 2) if 2 * len(one & other) >= len(one | other)] == []


@both_languages
def test_shapes_and_types(lang):
    for (texts, labels), size in zip(reviews.load_data(lang), (240, 60)):
        assert len(texts) == size and {type(text) for text in texts} == {str}
        assert (labels.shape, labels.dtype.name) == ((size,), "uint8")
        assert np.bincount(labels).tolist() == [size // 2, size // 2]


@both_languages
def test_every_fifth_review_of_each_sign_is_held_back_and_the_order_kept(lang):
    seen, train, test = Counter(), [], []
    for line in lines_of(lang):
        seen[line[0]] += 1
        (train if seen[line[0]] % 5 else test).append((reviews.words_of(line[2:]), int(line[0] == "+")))
    for (words, labels), expected in zip(reviews.load_data(lang, words=True), (train, test)):
        assert list(zip(words, labels.tolist())) == expected


@both_languages
def test_the_words_are_those_of_the_text(lang):
    for (texts, labels), (lists, same_labels) in zip(reviews.load_data(lang), reviews.load_data(lang, words=True)):
        assert [re.sub(r"[^\w']", "", text).lower() for text in texts] == ["".join(words) for words in lists]
        np.testing.assert_array_equal(labels, same_labels)


def test_english_words_are_those_that_keras_finds():
    (texts, _), (more, _) = reviews.load_data("en")
    assert all_words("en") == [text_to_word_sequence(text) for text in texts + more]


def test_english_texts_are_the_lines_themselves():
    (train, _), (test, _) = reviews.load_data("en")
    assert sorted(train + test) == sorted(line[2:] for line in lines_of("en"))


def test_chinese_texts_have_spaces_only_beside_latin():
    (train, _), (test, _) = reviews.load_data("zh")
    beside_latin = re.compile(r"(?<=[0-9A-Za-z]) (?=\w)|(?<=\w) (?=[0-9A-Za-z])")
    assert [text for text in train + test if " " in beside_latin.sub("", text)] == []


@pytest.mark.parametrize("apart, together", [
    ("汤 很 鲜 。", "汤很鲜。"),
    ("用 APP 订 票 ， 3 分钟 就 好 。", "用 APP 订票，3 分钟就好。"),
    ("连 WiFi 5 都 没有 ！ OK ？", "连 WiFi 5 都没有！OK？"),
    ("他 说 “ 好 ” 。", "他说“好”。"),
])
def test_written_together(apart, together):
    assert reviews.written_together(apart) == together


@both_languages
def test_the_language_in_force_is_the_default(lang):
    kerastutor.set_language(lang)
    try:
        assert reviews.load_data()[0][0] == reviews.load_data(lang)[0][0]
    finally:
        kerastutor.set_language(None)


@pytest.mark.parametrize("lang", ["fr", "", 1])
def test_a_language_without_reviews(lang):
    with pytest.raises(ValueError, match=re.escape(f"reviews.load_data: lang must be 'zh' or 'en', got {lang!r}.")):
        reviews.load_data(lang)


def test_what_the_learner_changes_does_not_come_back():
    (texts, labels), _ = reviews.load_data("en", words=True)
    texts[0].append("more")
    labels[:] = 9
    (texts, labels), _ = reviews.load_data("en", words=True)
    assert texts[0][-1] != "more" and labels.max() == 1


def test_the_licence_names_both_files():
    licence = (FOLDER / "reviews.LICENSE.txt").read_text(encoding="utf-8")
    assert all(name in licence for name in ("reviews_zh.txt", "reviews_en.txt", "https://creativecommons.org/licenses/by/4.0/"))
