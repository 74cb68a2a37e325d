import random

import pytest

from kerastutor.preprocessing.sequence import skipgrams
from kerastutor.widgets import skipgram_explorer
from kerastutor.widgets.skipgram import ENGLISH, read_sentence


@pytest.mark.parametrize("settings", [
    {}, {"shuffle": True, "seed": 7}, {"sampling_factor": 0.1, "seed": 3}, {"negative_samples": 2.5, "window_size": 4},
    {"sentence": "小猫看着月亮", "shuffle": True}, {"sentence": [0, 3, 1, 7, 0, 3]},
])
def test_the_code_below_gives_the_pairs_shown(settings, code):
    explorer = skipgram_explorer(ENGLISH, lang="en")
    explorer.state = settings
    names = {}
    exec(code(explorer), names)
    assert names["couples"] == explorer.data["couples"].tolist()
    assert names["labels"] == explorer.data["labels"].tolist()
    if "words" in names:
        assert [names["words"][n] for n in names["sequence"]] == read_sentence(explorer.state["sentence"])


def test_the_pairs_are_the_librarys():
    explorer = skipgram_explorer([2, 1, 3, 1], window_size=1, negative_samples=2, shuffle=True, seed=5)
    random.seed(5)
    couples, labels = skipgrams([2, 1, 3, 1], 4, 1, 2.0, True, seed=5)
    assert explorer.data["couples"].tolist() == couples
    assert explorer.data["labels"].tolist() == labels
    assert repr(explorer).startswith("SkipgramExplorer(sentence='[2, 1, 3, 1]', centre=2, window_size=1, negative_samples=2.0")
    assert " -> 18 couples #" in repr(explorer)


@pytest.mark.parametrize("text, words", [
    ("The cat, the CAT!", ["the", "cat", "the", "cat"]),
    ("床前明月光，疑是地上霜。", list("床前明月光疑是地上霜")),
    ("小猫 看着 月亮", ["小猫", "看着", "月亮"]),
    ("3 1 2", [3, 1, 2]), ("[3, 1, 2]", [3, 1, 2]), ("['the', 'cat']", ["the", "cat"]),
    ("don't stop\nme now", ["don't", "stop", "me", "now"]),
    ("4 cats", ["4", "cats"]),
])
def test_sentences_and_lists_can_be_read(text, words):
    assert read_sentence(text) == words


@pytest.mark.parametrize(
    "text, english",
    [
        ("[3, 1", "Cannot read line 1, column 1"),
        ("[3, cat]", "Line 1, column 5"),
        ("  ", "no word here yet"),
        ("。！", "no word here yet"),
        ("[1.5, 2]", "word numbers (whole)"),
        ("[[1], [2]]", "word numbers (whole)"),
        ("[-1, 2]", "Word number -1 will not do"),
        ("[123456, 1]", "Word number 123456"),
    ],
)
def test_what_cannot_be_read_leaves_the_picture_and_says_why(text, english, said):
    explorer = skipgram_explorer(ENGLISH, lang="en")
    last = explorer.view()
    explorer.controls["sentence"].widget.value = text
    assert explorer.view() == last
    assert english in said(explorer)


def test_the_centre_stays_inside_a_shorter_sentence(said):
    explorer = skipgram_explorer(ENGLISH, lang="en")
    explorer.controls["centre"].slider.value = 10
    explorer.controls["sentence"].widget.value = "one two three"
    assert said(explorer) == ""
    assert explorer.state["centre"] == 2
    assert "centre “three”" in explorer.view()
    explorer.controls["sentence"].widget.value = "alone"
    assert (explorer.state["centre"], explorer.controls["centre"].slider.disabled) == (0, True)


def test_the_default_sentence_speaks_the_learners_language():
    assert "月亮" in skipgram_explorer(lang="zh").view()
    assert "moon" in skipgram_explorer(lang="en").view()
    chinese = skipgram_explorer(lang="zh")
    other = skipgram_explorer(lang="en")
    other.preset(chinese.to_preset())
    assert other.state == chinese.state


def test_wrong_arguments_are_errors_at_once():
    with pytest.raises(ValueError, match="sampling_factor must be one of None, 1e-05, .*; got 0.5"):
        skipgram_explorer(sampling_factor=0.5)
    with pytest.raises(ValueError, match="window_size must be at least 1, got 0"):
        skipgram_explorer(window_size=0)
