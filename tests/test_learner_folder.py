import json

import pytest

from kerastutor import learner_folder
from kerastutor.learner_folder import Brought, bring_chapters, chapters


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A small set of chapters in place of the kit's own."""
    home = tmp_path / "home"
    monkeypatch.setattr(learner_folder, "chapters_home", lambda: home)
    write(home, "first edition")
    return home


def write(home, text):
    for lang in ("zh", "en"):
        (home / lang).mkdir(parents=True, exist_ok=True)
        (home / lang / "00_start.ipynb").write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "a new place" / "学习"


BOTH = ["en/00_start.ipynb", "zh/00_start.ipynb"]


def test_an_absent_chapter_is_copied_and_then_left_alone(home, folder):
    assert bring_chapters(folder) == Brought(copied=BOTH)
    assert (folder / "zh" / "00_start.ipynb").read_text() == "first edition"
    assert bring_chapters(folder) == Brought()


def test_a_deleted_chapter_comes_back(home, folder):
    bring_chapters(folder)
    (folder / "zh" / "00_start.ipynb").unlink()
    assert bring_chapters(folder) == Brought(copied=["zh/00_start.ipynb"])


def test_an_untouched_chapter_is_refreshed(home, folder):
    bring_chapters(folder)
    write(home, "second edition")
    assert bring_chapters(folder) == Brought(refreshed=BOTH)
    assert (folder / "en" / "00_start.ipynb").read_text() == "second edition"


def test_the_learners_work_stays_and_the_new_edition_lies_beside_it_once(home, folder):
    bring_chapters(folder)
    mine = folder / "zh" / "00_start.ipynb"
    mine.write_text("my work")
    assert bring_chapters(folder) == Brought()
    write(home, "second edition")
    assert bring_chapters(folder) == Brought(refreshed=["en/00_start.ipynb"], offered=["zh/00_start.new.ipynb"])
    assert mine.read_text() == "my work"
    offer = folder / "zh" / "00_start.new.ipynb"
    assert offer.read_text() == "second edition"
    assert bring_chapters(folder) == Brought()
    offer.unlink()
    assert bring_chapters(folder) == Brought()
    write(home, "third edition")
    assert bring_chapters(folder).offered == ["zh/00_start.new.ipynb"]
    write(home, "fourth edition")
    assert bring_chapters(folder).offered == ["zh/00_start.new.ipynb"]
    assert offer.read_text() == "fourth edition"
    offer.write_text("my work goes on here")
    write(home, "fifth edition")
    assert bring_chapters(folder).offered == ["zh/00_start.new2.ipynb"]
    assert (mine.read_text(), offer.read_text()) == ("my work", "my work goes on here")


@pytest.mark.parametrize("manifest", ["", "{", "[]", '{"zh/00_start.ipynb": 3}', "\udcff"])
def test_without_a_readable_manifest_every_file_that_differs_is_the_learners(home, folder, manifest):
    bring_chapters(folder)
    (folder / ".kerastutor" / "manifest.json").write_bytes(manifest.encode("utf-8", "surrogateescape"))
    (folder / "zh" / "00_start.ipynb").write_text("my work")
    assert bring_chapters(folder) == Brought(offered=["zh/00_start.new.ipynb"])
    assert (folder / "zh" / "00_start.ipynb").read_text() == "my work"


def test_a_file_of_the_same_name_that_was_there_before_is_the_learners(home, folder):
    (folder / "zh").mkdir(parents=True)
    (folder / "zh" / "00_start.ipynb").write_text("mine")
    assert bring_chapters(folder) == Brought(copied=["en/00_start.ipynb"], offered=["zh/00_start.new.ipynb"])


def test_an_interrupted_copy_leaves_no_half_a_chapter(home, folder, monkeypatch):
    def fail(*_):
        raise OSError("the disk is full")
    monkeypatch.setattr(learner_folder.os, "replace", fail)
    with pytest.raises(OSError, match="disk is full"):
        bring_chapters(folder)
    assert not list(folder.rglob("*.ipynb"))


def test_the_title_is_the_first_heading(home):
    cells = [{"cell_type": "code", "source": ["# no title\n"]}, {"cell_type": "markdown", "source": ["hello\n", "# 从这里开始\n", "## b"]}]
    (home / "zh" / "00_start.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert chapters("zh") == [("00_start", "从这里开始")]


def test_the_default_folder_is_this_one_when_it_is_a_learners_folder(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = learner_folder.default_folder()
    assert folder == tmp_path / "kerastutor-lab"
    bring_chapters(folder)
    monkeypatch.chdir(folder)
    assert learner_folder.default_folder() == folder


def test_the_kits_own_chapters_have_a_title_in_both_languages():
    for lang in ("zh", "en"):
        assert chapters(lang)[0][0] == "00_start"
        assert all(title != name for name, title in chapters(lang))
