import os
import subprocess
import sys

import numpy as np
import pytest

from kerastutor.preprocessing.splitting import FILTERS
from kerastutor.preprocessing.text import Tokenizer
from kerastutor.widgets import text_explorer
from kerastutor.widgets.text import NEW, SOLID, TEXTS, read_texts, spell_texts

SENTENCES = TEXTS.split("\n")


@pytest.mark.parametrize("settings", [
    {}, {"num_words": 5}, {"num_words": 5, "oov_token": "<oov>", "mode": "count"}, {"new_text": NEW, "mode": "tfidf"},
    {"char_level": True, "lower": False, "mode": "freq"}, {"filters": "", "new_text": "it's\n\"new\""}, {"texts": SOLID, "filters": "，。！"},
    {"texts": [["The", "cat's"], ["猫", "a b"]]}, {"texts": "a,b;c\nb", "split": ",", "filters": ";"}, {"oov_token": "it's"},
    {"texts": ["one\ntwo", "", "\tthree"]},
])
def test_the_code_below_gives_what_is_shown(settings, code, capsys):
    explorer = text_explorer(lang="en")
    explorer.state = settings
    names = {}
    exec(code(explorer), names)
    data = explorer.data
    assert names["matrix"].tolist() == data["matrix"].tolist()
    assert names["sequences"][0] == data["sequence"].tolist()
    if explorer.state["new_text"]:
        assert names["sequences"][-1] == data["new_sequence"].tolist()
    assert [names["tokenizer"].index_word.get(n, "") for n in range(len(data["words"]))] == data["words"].tolist()
    capsys.readouterr()


def test_the_numbers_are_the_librarys():
    explorer = text_explorer(SENTENCES, num_words=6, oov_token="?", mode="count", new_text=NEW, lang="en")
    tokenizer = Tokenizer(num_words=6, oov_token="?")
    tokenizer.fit_on_texts(SENTENCES)
    sequences = tokenizer.texts_to_sequences([*SENTENCES, NEW])
    assert (explorer.data["matrix"] == tokenizer.texts_to_matrix([*SENTENCES, NEW], "count")).all()
    assert explorer.data["sequence"].tolist() == sequences[0]
    assert explorer.data["new_sequence"].tolist() == sequences[-1]
    assert explorer.data["counts"].tolist() == [0, 0, *(tokenizer.word_counts[tokenizer.index_word[n]] for n in range(2, 10))]
    assert repr(explorer).startswith("TextExplorer(new_text='A dog saw the Moon', num_words=6, follow=0, mode='count', oov_token='?'")
    assert " -> 8 words, (4, 6) #" in repr(explorer)


def test_every_control_reaches_the_library(said):
    explorer = text_explorer(lang="en")
    controls = explorer.controls
    controls["texts"].widget.value = "Up, up; and away.\nAWAY"
    assert explorer.data["words"].tolist() == ["", "up", "away", "and"]
    controls["lower"].widget.value = False
    assert explorer.data["words"].tolist() == ["", "Up", "up", "and", "away", "AWAY"]
    controls["filters"].widget.value = "';'"
    assert explorer.data["words"].tolist() == ["", "Up,", "up", "and", "away.", "AWAY"]
    controls["split"].widget.value = "','"
    assert explorer.data["words"].tolist() == ["", "Up", " up", " and away.", "AWAY"]
    controls["char_level"].widget.value = True
    assert explorer.data["words"].tolist()[1:4] == [" ", "a", "p"]
    explorer.state = {"char_level": False, "split": " ", "filters": FILTERS, "lower": True}
    controls["num_words"].slider.value = 3
    assert explorer.data["sequence"].tolist() == [1, 1, 2]
    controls["oov_token"].widget.value = "<oov>"
    assert explorer.data["sequence"].tolist() == [2, 2, 1, 1]
    controls["oov_token"].widget.value = ""
    assert explorer.data["sequence"].tolist() == [1, 1, 2]
    controls["follow"].slider.value = 1
    assert explorer.data["sequence"].tolist() == [2]
    controls["new_text"].widget.value = "down, up"
    assert explorer.data["new_sequence"].tolist() == [1]
    controls["mode"].set("count")
    assert explorer.data["matrix"].tolist() == [[0, 2, 1], [0, 0, 1], [0, 1, 0]]
    controls["num_words"].none.value = True
    assert explorer.data["matrix"].shape == (3, 4)
    assert said(explorer) == ""


@pytest.mark.parametrize("key, sequence, told", [
    ("english", [1, 2, 5, 1, 3, 6, 1, 4], "words kept 8"),
    ("cut", [2, 1, 3, 1, 4], "beyond num_words 2"),
    ("oov", [1, 3, 1, 2, 4, 2, 1], "replaced by oov_token 3"),
    ("new", [1, 2, 5, 1, 3, 6, 1, 4], "unknown words 2"),
    ("new_oov", [2, 3, 6, 2, 4, 7, 2, 5], "Words that now share the number of &lt;oov&gt;: 2."),
    ("solid", [1], "is one single word: Chinese has no spaces to cut at."),
    ("characters", [2, 3, 6, 1, 7, 4, 5, 8], "words kept 8"),
    ("spaced", [1, 3, 4, 2], "words kept 4"),
    ("marks", [1, 2, 3, 1, 4, 5, 1, 6], "&gt;sea!&lt;"),
])
def test_the_examples_show_what_their_names_promise(key, sequence, told):
    explorer = text_explorer(lang="en")
    explorer._example.value = f"text.example_{key}"
    assert explorer.data["sequence"].tolist() == sequence
    assert told.replace("&gt;sea!&lt;", ">sea!<") in explorer.view()


@pytest.mark.parametrize("texts", [
    ["The cat.", "猫"], ["one\ntwo", "x"], ["", "x"], ["['a']", "b"], [["a", "b"], ["c d"]], ["x", ["y"]], ["[1] note", "b"], ["\tx"],
    [["x"], []],
])
def test_texts_given_in_code_come_back_as_they_are(texts):
    assert read_texts(spell_texts(texts)) == texts
    assert text_explorer(texts, lang="en").data["matrix"].shape[0] == len(texts)


def test_texts_may_be_arrays_tuples_or_one_string():
    assert spell_texts(np.array(["the cat", "sat"])) == "the cat\nsat"
    assert read_texts(spell_texts((("a", "b"), "c"))) == [["a", "b"], "c"]
    assert text_explorer("the cat\n\nsat").state["texts"] == "the cat\n\nsat"
    assert text_explorer("the cat\n\nsat").data["matrix"].shape == (2, 4)


@pytest.mark.parametrize("text, english, chinese", [
    ("  \n ", "no text here yet", "还没有文本"),
    ("[]", "no text here yet", "还没有文本"),
    ("['a', 3]", "Item 1 is 3, neither a text nor a list of words", "第 1 项是 3"),
    ("['a', [['b']]]", "Item 1 is [['b']]", "第 1 项是 [['b']]"),
    ("['a', b]", "Line 1, column 7", "第 1 行第 7 个字符"),
    ("...\n!!!", "No word is left after filtering", "一个词也没剩下"),
    ("x " * 10_001, "20002 characters are too many", "一共 20002 个字符"),
])
def test_what_cannot_be_read_leaves_the_picture_and_says_why(text, english, chinese, said):
    explorer = text_explorer(lang="en")
    last = explorer.view()
    explorer.controls["texts"].widget.value = text
    assert explorer.view() == last
    assert english in said(explorer)
    explorer.lang = "zh"
    assert chinese in said(explorer)
    explorer.controls["texts"].widget.value = "a"
    assert said(explorer) == ""


def test_the_library_refuses_and_the_explorer_tells(said):
    explorer = text_explorer(lang="zh")
    explorer.controls["split"].widget.value = "''"
    assert said(explorer).startswith("⚠ 这样设置不行")
    assert "split must not be ''" in said(explorer)
    explorer.controls["split"].set(" ")
    explorer.controls["new_text"].widget.value = "x" * 20_001
    assert "20001" in said(explorer)
    explorer.controls["new_text"].widget.value = ""
    assert said(explorer) == ""


def test_wrong_arguments_are_errors_at_once():
    for settings, error, message in [
        ({"num_words": 0}, ValueError, "num_words must be at least 1, got 0"),
        ({"num_words": 2.5}, TypeError, "num_words must be a whole number or None, got 2.5"),
        ({"num_words": 10 ** 6}, ValueError, "num_words = 1000000 is too large: here it may be 20000 at most"),
        ({"mode": "tf"}, ValueError, "mode must be one of 'binary', 'count', 'freq', 'tfidf'; got 'tf'"),
        ({"split": list}, TypeError, "split must be a string, got <class 'list'>"),
        ({"filters": None}, TypeError, "filters must be a string, got None"),
        ({"lower": 1}, TypeError, "lower must be True or False, got 1"),
        ({"new_text": ["a"]}, TypeError, r"new_text must be a string, got \['a'\]"),
        ({"texts": [1, 2]}, ValueError, "Item 0 is 1, neither a text nor a list of words"),
        ({"texts": []}, ValueError, "no text here yet"),
        ({"texts": ["x" * 30_000]}, ValueError, "too many to look at"),
    ]:
        with pytest.raises(error, match=message):
            text_explorer(**settings, lang="en")
    assert text_explorer(new_text=None).state["new_text"] == ""


def test_what_is_pasted_comes_back_bit_for_bit_from_a_preset():
    explorer = text_explorer(lang="en")
    pasted = "  the “cat”\tsat \n\n小猫 睡了…  \n"
    explorer.state = {"texts": pasted, "new_text": "\n x ", "filters": "\t\"'\\", "split": "  ", "oov_token": "7"}
    other = text_explorer(["b"], num_words=2, mode="freq", lang="zh")
    other.preset(explorer.to_preset())
    assert other.state == explorer.state
    assert (other.state["texts"], other.state["new_text"]) == (pasted, "\n x ")
    assert other.state["filters"] == "\t\"'\\"
    assert (other.data["matrix"] == explorer.data["matrix"]).all()


@pytest.mark.parametrize("typed, value", [("' '", " "), ("", ""), ("，。", "，。"), ("7", "7"), ("()", "()"), ("'\\t\\n'", "\t\n"), ("[", "[")])
def test_filters_may_be_typed_with_quotes_or_without(typed, value):
    explorer = text_explorer(lang="en")
    explorer.controls["filters"].widget.value = typed
    assert explorer.state["filters"] == value


def test_filters_and_split_are_shown_with_quotes_so_that_spaces_can_be_seen():
    explorer = text_explorer(filters="'.'", split=" ", lang="en")
    assert (explorer.state["filters"], explorer.controls["filters"].widget.value) == ("'.'", '"\'.\'"')
    assert explorer.controls["split"].widget.value == "' '"


def test_the_sliders_have_room_for_every_word_and_text():
    explorer = text_explorer(["a b c d e f g h i j k l m n o p"] * 5, lang="en")
    assert (explorer.controls["num_words"].high, explorer.controls["follow"].high) == (19, 4)
    explorer.controls["follow"].slider.value = 4
    explorer.controls["texts"].widget.value = "x\ny"
    assert (explorer.state["follow"], explorer.controls["follow"].high) == (1, 1)
    assert "Follow texts[1]" in explorer.view()
    explorer.controls["num_words"].slider.value = 9
    assert explorer.state["num_words"] == 9


def test_a_text_of_twenty_thousand_characters_is_shown():
    rows = [" ".join(f"w{i * j}" for j in range(20)) for i in range(180)]
    explorer = text_explorer(rows, num_words=30, new_text="w0 " * 6000, lang="en")
    assert explorer.data["matrix"].shape == (9, 30)
    assert len(explorer.data["new_sequence"]) == 6000
    assert len(explorer.view()) < 250_000


def test_the_picture_is_the_same_in_every_process():
    program = ("from kerastutor.widgets import text_explorer, hashing_explorer; import zlib; "
               "print(*(zlib.crc32((e.view() + repr(e)).encode()) for lang in ('zh', 'en') "
               "for e in (text_explorer(lang=lang, new_text='a dog', oov_token='?'), hashing_explorer(lang=lang))))")
    said = {subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                           env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")}
    assert len(said) == 1
