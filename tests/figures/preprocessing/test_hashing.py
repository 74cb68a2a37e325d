import dataclasses
import hashlib
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from itertools import combinations

import numpy as np
import pytest

from kerastutor.figures.preprocessing import hashing as figure
from kerastutor.figures.style import AMBER, BLUE
from kerastutor.preprocessing.text import hashing_trick, one_hot

SVG = "{http://www.w3.org/2000/svg}"
WORDS = "cat dog bird fish moon tree 猫 狗 鸟 鱼 月亮 树"


@pytest.fixture(autouse=True)
def nothing_remembered():
    figure._other_pythons.cache_clear()


def boxes(drawn):
    """{slot: its words} as the first part of the picture shows them."""
    grid = ElementTree.fromstring(drawn).find(f"{SVG}g")
    found, box, cell = {}, None, None
    for mark in grid.iter():
        if mark.tag == f"{SVG}rect" and mark.get("rx") == "8":
            box, cell = None, None
        elif mark.tag == f"{SVG}rect":
            cell = mark
        elif mark.tag == f"{SVG}text" and mark.get("text-anchor") is None and mark.text.isdigit():
            box = found.setdefault(int(mark.text), [])
        elif mark.tag == f"{SVG}text" and cell is not None and mark.get("text-anchor") == "middle":
            box.append(mark.text)
    return found


def points(drawn):
    """(x, y) of the counted points, in the plot's own units, for those inside it."""
    plot = ElementTree.fromstring(drawn).findall(f"{SVG}g")[2]
    discs = [mark for mark in plot.iter(f"{SVG}circle") if mark.get("fill") == BLUE][:-1]       # the last one stands in the key
    return [(float(disc.get("cx")), float(disc.get("cy"))) for disc in discs]


def check(drawn, words, n):
    """The boxes hold the words that the library puts there."""
    shown = {slot: found for slot, found in boxes(drawn).items() if slot and found}
    expected = {}
    for word, slot in zip(words, hashing_trick(" ".join(words), n, hash_function="md5")):
        expected.setdefault(slot, []).append(word)
    assert shown == expected


@pytest.mark.parametrize("seed", range(30))
def test_slots_and_pairs_are_the_librarys(seed):
    rng = random.Random(seed)
    words = ["".join(rng.choice("abc猫狗") for _ in range(rng.randint(1, 4))) for _ in range(rng.randint(1, 15))]
    n = rng.choice([2, 3, 7, 16, 64, 200])
    shown = figure.compute(" ".join(words), n)
    different = list(dict.fromkeys(words))
    assert shown.words == different
    assert shown.slots == hashing_trick(" ".join(different), n, hash_function="md5")
    for size, pairs, expected in zip(shown.sizes, shown.pairs, shown.expected):
        slots = hashing_trick(" ".join(different), int(size), hash_function="md5")
        assert pairs == sum(a == b for a, b in combinations(slots, 2))
        assert expected == pytest.approx(len(different) * (len(different) - 1) / 2 / (size - 1))
    assert shown.sizes[shown.here] == n
    assert shown.crowds == {slot: [w for w, s in zip(different, shown.slots) if s == slot] for slot in sorted(set(shown.slots))
                            if shown.slots.count(slot) > 1}
    ElementTree.fromstring(figure.draw(shown, "zh"))


def test_the_expected_pairs_are_what_many_words_give_on_average():
    for n in (5, 16, 50):
        counts = [figure.pairs_that_meet(hashing_trick(" ".join(f"w{trial}x{i}" for i in range(12)), n, "md5")) for trial in range(2000)]
        assert np.mean(counts) == pytest.approx(figure.expected_pairs(12, n), rel=0.08)


@pytest.mark.parametrize("n", [2, 3, 16, 24, 64])
def test_the_boxes_show_the_words_where_the_library_puts_them(n):
    words = WORDS.split() if n > 3 else WORDS.split()[:4]
    drawn = figure.draw(figure.compute(" ".join(words), n), "en")
    check(drawn, words, n)
    assert sorted(boxes(drawn)) == list(range(n))


def test_a_wrong_number_turns_the_check_red():
    shown = figure.compute(WORDS, 16)
    check(figure.draw(shown, "en"), WORDS.split(), 16)
    wrong = dataclasses.replace(shown, slots=[1, *shown.slots[1:]])
    with pytest.raises(AssertionError):
        check(figure.draw(wrong, "en"), WORDS.split(), 16)


def test_who_meets_whom_is_said_by_name():
    drawn = figure.draw(figure.compute(WORDS, 16), "en")
    for told in ("slot 2: tree = 月亮", "slot 3: cat = 树", "slot 5: bird = fish = moon", "× 3", "not used",
                 "Collisions: pairs of words that meet: 5; on average it would be 4.40"):
        assert f">{told}<" in drawn
    assert drawn.count(">× 2<") == 2
    assert "no two words meet" in figure.draw(figure.compute(WORDS, 24), "en")
    assert figure.describe(figure.compute(WORDS, 16), "zh") == (
        "md5 把 12 个不同的词放进 15 个格子（n = 16）：5 对相撞，平均应有 4.40 对。2: tree = 月亮; 3: cat = 树; 5: bird = fish = moon。")


def test_the_points_stand_at_the_counted_pairs_and_the_line_at_the_expected_ones():
    shown = figure.compute(WORDS, 16)
    drawn = figure.draw(shown, "en")
    top = 1.1 * figure.expected_pairs(12, 6)
    inside = [(size, pairs) for size, pairs in zip(shown.sizes, shown.pairs) if pairs <= top]
    place = [(figure.AXIS + figure.LONG * (size - 2) / 62, figure.TOP + figure.HIGH * (1 - pairs / top)) for size, pairs in inside]
    assert np.allclose(points(drawn), place, atol=0.051)
    assert len(re.findall(r"l4 -7l4 7z", drawn)) == len(shown.sizes) - len(inside) == 4
    line = re.search(r'd="M([\d. L]+)" fill="none" stroke="#C48A00"', drawn).group(1).split("L")
    for x, y in (map(float, point.split()) for point in line[::7]):
        n = 2 + (x - figure.AXIS) / figure.LONG * 62
        assert top * (1 - (y - figure.TOP) / figure.HIGH) == pytest.approx(66 / (n - 1), abs=0.05 + 0.2 * 66 / (n - 1) ** 2)
    assert ">n = 16<" in drawn


def test_the_numbers_of_md5_can_be_worked_out_by_hand():
    shown = figure.compute(WORDS, 16)
    drawn = figure.draw(shown, "en")
    for word, slot in zip(shown.words, shown.slots):
        digest = hashlib.md5(word.encode()).hexdigest()
        assert f">{digest[:12]}…{digest[-4:]}<" in drawn
        assert int(digest, 16) % 15 + 1 == slot
    assert shown.elsewhere == []
    assert "The same numbers tomorrow? Yes" in drawn


def test_pythons_hash_is_compared_with_two_other_pythons():
    shown = figure.compute(WORDS, 1000, None)
    assert shown.slots == one_hot(WORDS, 1000)
    assert shown.trouble == ""
    for seed, slots in shown.elsewhere:
        program = f"from kerastutor.preprocessing.text import one_hot; print(one_hot({WORDS!r}, 1000))"
        said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                              env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}).stdout
        assert said == f"{slots}\n"
    assert len({tuple(slots) for _, slots in shown.elsewhere} | {tuple(shown.slots)}) == 3
    drawn = figure.draw(shown, "en")
    assert "The same numbers tomorrow? No" in drawn
    assert re.search(r"Same number in all three runs: [0-2] of 12 words\.", drawn)
    assert all(f">{slots[0]}<" in drawn for _, slots in shown.elsewhere)


def test_words_that_keep_their_number_by_chance_are_counted():
    shown = dataclasses.replace(figure.compute("a b c", 9, None), slots=[1, 2, 3], elsewhere=[("1", [1, 2, 5]), ("2", [1, 7, 3])])
    drawn = figure.draw(shown, "zh")
    assert "三次运行里编号都相同的词：1 个，共 3 个。" in drawn
    table = ElementTree.fromstring(drawn).findall(f"{SVG}g")[3]
    assert sum(mark.get("fill") == AMBER for mark in table.iter(f"{SVG}rect")) == 2      # hatched: the 5 and the 7


def test_where_nothing_differs_nothing_is_claimed():
    one_slot = figure.draw(figure.compute(WORDS, 2, None), "en")
    assert "The same numbers tomorrow?<" in one_slot
    assert "Same number in all three runs: 12 of 12 words." in one_slot


def test_the_other_pythons_have_seeds_of_their_own(monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "2")
    assert [seed for seed, _ in figure.compute("cat", 9, None).elsewhere] == ["1", "3"]


def test_they_are_started_once_for_the_same_words(monkeypatch):
    started = []
    start = subprocess.Popen

    def count(*arguments, **more):
        started.append(more["env"]["PYTHONHASHSEED"])
        return start(*arguments, **more)

    monkeypatch.setattr(subprocess, "Popen", count)
    for n in (5, 9, 16):
        figure.compute("cat dog", n, None)
    assert started == ["1", "2"]
    figure.compute("cat bird", 16, None)
    assert len(started) == 4
    figure.compute("cat dog", 16, "md5")
    assert len(started) == 4


@pytest.mark.parametrize("command", ["/nowhere/python", None, "false"])
def test_where_no_other_python_starts_the_picture_says_so(monkeypatch, command):
    monkeypatch.setattr(sys, "executable", command)
    shown = figure.compute(WORDS, 16, None)
    assert shown.elsewhere == []
    assert shown.slots == one_hot(WORDS, 16)
    drawn = figure.draw(shown, "en")
    assert "No other Python could be started to compare with:" in drawn
    assert "Error" in shown.trouble


def test_a_python_that_does_not_answer_is_ended(monkeypatch):
    monkeypatch.setattr(figure, "PROGRAM", "import time; time.sleep(60)")
    monkeypatch.setattr(figure, "PATIENCE", 0.2)
    assert "TimeoutExpired" in figure.compute("cat", 9, None).trouble


def test_many_words_and_slots_stay_readable():
    words = " ".join(f"w{i}" for i in range(3000))
    few = figure.draw(figure.compute(words, 16), "en")
    assert len(few) < 60_000
    assert "more<" in few
    many = figure.compute(words, 5000)
    drawn = figure.draw(many, "en")
    assert f"of {len(many.inhabitants)} that hold words, 64 are drawn" in drawn
    assert re.search(r"\d+ more slots hold several words", drawn)
    assert (many.sizes[0], many.sizes[-1], many.here) == (2, 5000, len(many.sizes) - 1)
    assert len(drawn) < 90_000


def test_odd_words_make_a_sound_picture():
    for text in ("a\x00b \ud7ff\x1b", "x" * 20_000, "one", "猫" * 300):
        for n in (2, 16, 100):
            ElementTree.fromstring(figure.draw(figure.compute(text, n), "en"))


@pytest.mark.parametrize("top, shown", [(1.2, [0, 1]), (14.5, [0, 5, 10]), (24, [0, 5, 10, 15, 20]), (64, [0, 20, 40, 60]), (1e6, None)])
def test_ticks_are_round(top, shown):
    ticks = figure.ticks(top)
    assert ticks == (shown or [0, 200_000, 400_000, 600_000, 800_000, 1_000_000])
