"""Every exercise: its solution passes, its known mistakes get their own words, and every text stands in both languages."""
import re

import numpy as np
import pytest

from kerastutor.core.language import LANGUAGES
from kerastutor.labs import check, hint
from kerastutor.labs.exercises import EXERCISES
from kerastutor.labs.message import Message
from kerastutor.words import catalogue, word

exercises = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
mistakes = pytest.mark.parametrize(
    "exercise, mistake", [(e, m) for e in EXERCISES.values() for m in e.mistakes],
    ids=[f"{e.key}-{m.message}" for e in EXERCISES.values() for m in e.mistakes],
)


def test_the_sections_have_enough_to_do():
    sections = [exercise.section for exercise in EXERCISES.values()]
    assert sections.count("00_start") >= 1
    assert all(sections.count(section) >= 6 for section in ("01_1", "01_2", "01_3"))
    assert all(sections.count(f"04_{number}") >= 5 for number in range(1, 8))


@exercises
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_solution_passes(exercise, lang, monkeypatch):
    monkeypatch.setenv("KERASTUTOR_LANG", lang)
    reply = check(exercise.key, exercise.solution())
    assert reply.solved
    assert reply.texts()[:2] == [word("labs.right", lang), word(exercise.insight, lang)]


@exercises
@pytest.mark.parametrize("blank", [None, ...])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_blank_is_no_answer_yet(exercise, blank, lang, monkeypatch, learner):
    monkeypatch.setenv("KERASTUTOR_LANG", lang)
    reply = check(exercise.key, blank)
    assert not reply.solved
    assert reply.texts() == [word("labs.blank", lang, exercise=exercise.key)]
    assert list(learner.iterdir()) == []


@mistakes
def test_a_known_mistake_gets_its_own_words(exercise, mistake, learner):
    wrong = exercise.check(mistake.answer())
    assert wrong.key == mistake.message
    assert wrong.say("zh") != wrong.say("en")
    assert not check(exercise.key, mistake.answer()).solved
    assert list(learner.iterdir()) == []


@exercises
@pytest.mark.parametrize("answer", [
    0, -1, 3.5, float("nan"), float("inf"), True, 1j, 10**400, "3", b"3", [], [[]], [[1], [2, 3]], [None], {}, {1: 2}, set(), (),
    object(), object, len, print, lambda: 3, range(3), np.zeros((0, 3)), np.zeros((2, 3, 4)), np.array("a"), np.array([object()]),
    np.float32(1), np.datetime64("2020-01-01"),
    ValueError("?"), [[7, 8, "0"], [3, 4, 5]], (1, 2, 3),
], ids=lambda answer: re.sub(" at 0x[0-9a-f]+", "", repr(answer)))
def test_any_other_answer_is_wrong_and_says_so(exercise, answer):
    wrong = exercise.check(answer)
    assert isinstance(wrong, Message)
    assert wrong.say("zh") and wrong.say("en")


@exercises
def test_a_mistake_is_never_the_solution(exercise):
    assert exercise.mistakes
    assert exercise.check(exercise.solution()) is None


@exercises
@pytest.mark.parametrize("lang", LANGUAGES)
def test_two_hints_one_after_the_other(exercise, lang, monkeypatch):
    monkeypatch.setenv("KERASTUTOR_LANG", lang)
    first, second = (word(key, lang) for key in exercise.hints)
    told = [hint(exercise.key).texts() for _ in range(3)]
    assert [len(texts) for texts in told] == [2, 2, 2]
    assert first in told[0][0] and told[0][1] == word("labs.hint_again", lang)
    assert first in told[1][0] and second in told[1][1]
    assert told[2] == told[1]


@exercises
def test_its_texts_stand_in_the_catalogue(exercise):
    keys = [exercise.title, exercise.insight, *exercise.hints, *(mistake.message for mistake in exercise.mistakes)]
    assert set(keys) <= set(catalogue())
    assert len(set(keys) - {mistake.message for mistake in exercise.mistakes}) == 4


def test_a_small_network_is_judged_by_what_it_does():
    exercise = EXERCISES["00_start.small_network"]

    class Model:
        input_shape = (None, 64)

        def __init__(self, parameters, right):
            self.parameters, self.right = parameters, right

        def count_params(self):
            return self.parameters

        def predict(self, images):
            assert images.shape == (360, 64) and images.max() == 1
            from kerastutor.datasets import digits
            labels = digits.load_data()[1][1].copy()
            labels[self.right:] = (labels[self.right:] + 1) % 10
            return np.eye(10)[labels]

    assert exercise.check(Model(1000, 324)) is None
    assert exercise.check(Model(1001, 360)).key == "labs.small_network.too_many"
    assert exercise.check(Model(1000, 323)).key == "labs.small_network.too_weak"
    assert "89.7%" in exercise.check(Model(1000, 323)).say("en")
    Model.input_shape = (None, 7)
    assert "ValueError" in exercise.check(Model(1000, 360)).say("en")
    assert exercise.check(3).key == "labs.small_network.no_model"
