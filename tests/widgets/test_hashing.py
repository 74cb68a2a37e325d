import os
import re
import subprocess
import sys

import numpy as np
import pytest

from kerastutor.preprocessing.text import hashing_trick, one_hot
from kerastutor.widgets import hashing_explorer
from kerastutor.widgets.hashing import WORDS


@pytest.mark.parametrize("settings", [
    {}, {"n": 2}, {"n": 64}, {"n": 366}, {"words": "The cat, the 'cat'!\n猫"}, {"hash_function": None}, {"hash_function": None, "n": 100},
])
def test_the_code_below_gives_what_is_shown(settings, code, capsys):
    explorer = hashing_explorer(lang="en")
    explorer.state = settings
    names = {}
    exec(code(explorer), names)
    data = explorer.data
    assert names["slots"] == data["slots"].tolist()
    assert names["words"] == data["words"].tolist()
    assert names["pairs"] == data["pairs"][data["n"].tolist().index(explorer.state["n"])]
    capsys.readouterr()


def test_the_numbers_are_the_librarys():
    explorer = hashing_explorer(["cat", "Dog", "猫", "cat"], n=9, lang="en")
    assert explorer.data["words"].tolist() == ["cat", "dog", "猫"]
    assert explorer.data["slots"].tolist() == hashing_trick("cat dog 猫", 9, hash_function="md5")
    assert explorer.data["n"].tolist() == list(range(2, 65))
    assert explorer.data["expected"][7] == 3 / 8
    explorer.state = {"hash_function": None}
    assert explorer.data["slots"].tolist() == one_hot("cat dog 猫", 9)
    assert explorer.data["other_slots"].shape == (2, 3)


def test_every_control_reaches_the_library(said):
    explorer = hashing_explorer(lang="en")
    explorer.controls["n"].slider.value = 24
    assert explorer.data["slots"].tolist() == hashing_trick(WORDS, 24, hash_function="md5")
    assert "no two words meet" in explorer.view()
    explorer.controls["words"].widget.value = "sun moon"
    assert explorer.data["slots"].tolist() == hashing_trick("sun moon", 24, hash_function="md5")
    explorer.controls["hash_function"].set(None)
    assert explorer.data["slots"].tolist() == one_hot("sun moon", 24)
    assert said(explorer) == ""


def test_the_chapters_question_has_its_answer_in_the_default_words():
    data = hashing_explorer().data
    first = int(data["n"][data["pairs"] == 0][0])
    assert first == 24
    assert data["pairs"][data["n"] == 25] == 3


def test_nothing_of_pythons_hash_is_in_what_a_notebook_keeps_as_text():
    program = ("from kerastutor.widgets import hashing_explorer; e = hashing_explorer(lang='en'); print(e.view()); print(e); "
               "e.state = {'hash_function': None}; print(e); print(e.data['slots'].tolist())")
    one, two = (subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                               env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}).stdout.splitlines() for seed in ("5", "6"))
    assert one[:-1] == two[:-1]
    assert one[-1] != two[-1]
    assert re.fullmatch(r"HashingExplorer\(n=16, hash_function=None\) -> 12 words in 15 slots #[0-9a-f]{8}", one[-2])


@pytest.mark.parametrize("text, english, chinese", [
    ("  ", "no word here yet", "还没有词"),
    ("?!", "no word here yet", "还没有词"),
    ("x " * 10_001, "20002 characters are too many", "一共 20002 个字符"),
])
def test_what_cannot_be_read_leaves_the_picture_and_says_why(text, english, chinese, said):
    explorer = hashing_explorer(lang="en")
    last = explorer.view()
    explorer.controls["words"].widget.value = text
    assert explorer.view() == last
    assert english in said(explorer)
    explorer.lang = "zh"
    assert chinese in said(explorer)


def test_wrong_arguments_are_errors_at_once():
    for settings, error, message in [
        ({"n": 1}, ValueError, "n must be at least 2, got 1"),
        ({"n": 2.5}, TypeError, "n must be a whole number, got 2.5"),
        ({"n": 10 ** 7}, ValueError, "n = 10000000 is too large: here it may be 1000000 at most"),
        ({"hash_function": "sha1"}, ValueError, "hash_function must be one of 'md5', None; got 'sha1'"),
        ({"hash_function": hash}, ValueError, "hash_function must be one of 'md5', None; got <built-in function hash>"),
        ({"words": []}, ValueError, "no word here yet"),
    ]:
        with pytest.raises(error, match=message):
            hashing_explorer(**settings, lang="en")


def test_words_may_be_a_list_an_array_or_a_text_and_come_back_from_a_preset():
    assert hashing_explorer(np.array(["cat", "dog"])).state["words"] == "cat dog"
    explorer = hashing_explorer(" The  cat\n小猫 ", n=300, hash_function=None)
    other = hashing_explorer(lang="zh")
    other.preset(explorer.to_preset())
    assert other.state == explorer.state == {"words": " The  cat\n小猫 ", "n": 300, "hash_function": None}
    assert (other.data["slots"] == explorer.data["slots"]).all()


def test_the_menu_says_pythons_hash_in_words():
    explorer = hashing_explorer(hash_function=None, lang="zh")
    assert explorer.controls["hash_function"].widget.label == "Python 自带的 hash"
    assert "明天还是这个编号吗？不是" in explorer.view()
    explorer.lang = "en"
    assert explorer.controls["hash_function"].widget.label == "Python's own hash"


def test_four_thousand_words_are_shown():
    explorer = hashing_explorer([f"w{i}" for i in range(3000)], n=50, lang="en")
    assert len(explorer.data["slots"]) == 3000
    assert len(explorer.view()) < 90_000
