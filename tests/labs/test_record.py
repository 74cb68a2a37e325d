"""The progress file: shared by both languages, whole or not at all, and never in the way."""
import json
import os

import pytest

from kerastutor.labs import check, progress, record

SOLVED = ("01_1.pair_count", 60)


def read(folder):
    return json.loads((folder / "kerastutor-progress.json").read_text(encoding="utf-8"))


def test_it_is_written_when_something_is_solved_and_only_then(learner):
    check("01_1.pair_count", ...)
    check("01_1.pair_count", 72)
    progress()
    assert list(learner.iterdir()) == []
    check(*SOLVED)
    assert [path.name for path in learner.iterdir()] == ["kerastutor-progress.json"]
    assert read(learner) == {"solved": ["01_1.pair_count"]}
    assert progress().solved == 1


@pytest.mark.parametrize("first, second", [("zh", "en"), ("en", "zh")])
def test_both_languages_share_it(learner, monkeypatch, first, second):
    for lang in (first, second):
        (learner / lang).mkdir()
    monkeypatch.chdir(learner / first)
    check(*SOLVED)
    monkeypatch.chdir(learner / second)
    check("01_1.window_count", 358)
    assert read(learner) == {"solved": ["01_1.pair_count", "01_1.window_count"]}
    assert progress().solved == 2


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"solved": 3}', '{"solved": null}', "\x00\xff"])
def test_a_broken_file_is_set_aside(learner, text):
    (learner / record.FILE).write_text(text, encoding="latin-1")
    assert progress().solved == 0
    assert check(*SOLVED).solved
    assert read(learner) == {"solved": ["01_1.pair_count"]}
    assert (learner / (record.FILE + ".broken")).read_text(encoding="latin-1") == text


def test_what_a_later_kit_wrote_is_kept(learner):
    (learner / record.FILE).write_text('{"solved": ["99_9.from_the_future"]}')
    check(*SOLVED)
    assert read(learner) == {"solved": ["01_1.pair_count", "99_9.from_the_future"]}
    assert progress().solved == 1


@pytest.mark.parametrize("broken", ["replace", "write"])
def test_an_answer_counts_though_it_cannot_be_written_down(learner, monkeypatch, broken):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    (learner / record.FILE).write_text('{"solved": ["01_1.window_count"]}')
    if broken == "replace":
        monkeypatch.setattr(os, "replace", refuse)
    else:
        monkeypatch.setattr(record.Path, "write_text", refuse)
    reply = check(*SOLVED)
    assert reply.solved
    assert "Permission denied" in reply.texts("en")[-1]
    assert [path.name for path in learner.iterdir()] == [record.FILE]
    assert read(learner) == {"solved": ["01_1.window_count"]}
