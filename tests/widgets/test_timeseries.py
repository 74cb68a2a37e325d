
import numpy as np
import pytest

from kerastutor.preprocessing.sequence import TimeseriesGenerator
from kerastutor.widgets import timeseries_explorer
from kerastutor.widgets.timeseries import read_series


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"sampling_rate": 2, "stride": 3, "reverse": True},
        {"shuffle": True, "batch": 1},
        {"start_index": 6, "end_index": 25, "batch": 1},
        {"data": [[t, t * t] for t in range(20)], "sample": 3},
        {"data": "3, 1, 4, 1, 5, 9, 2, 6, 5, 3", "length": 2, "batch_size": 3, "batch": 2},
    ],
)
def test_the_code_below_gives_the_batch_shown(settings, code):
    explorer = timeseries_explorer(lang="en")
    explorer.state = settings
    names = {}
    exec(code(explorer), names)
    assert (names["x"] == explorer.data["x"]).all()
    assert (names["y"] == explorer.data["y"]).all()


def test_the_batch_is_the_librarys():
    data = np.arange(30) / 4
    explorer = timeseries_explorer(data, length=6, sampling_rate=2, stride=2, reverse=True, batch_size=4)
    explorer.state = {"batch": 2}
    x, y = TimeseriesGenerator(data, data, length=6, sampling_rate=2, stride=2, reverse=True, batch_size=4)[2]
    assert (explorer.data["x"] == x).all()
    assert (explorer.data["y"] == y).all()
    assert (data[explorer.data["taken"]] == x).all()
    assert " -> x (4, 3), y (4,) #" in repr(explorer)


def test_series_of_any_spelling_can_be_read():
    assert read_series("[1, 2, 3]").tolist() == read_series("1 2 3").tolist() == read_series("1，2\n3").tolist() == [1, 2, 3]
    assert read_series("(1.5, -2)").tolist() == [1.5, -2]
    assert read_series("[[1, 2], [3, 4]]").shape == (2, 2)


@pytest.mark.parametrize(
    "text, english",
    [
        ("[1, 2", "Cannot read line 1"),
        ("1 2 cat", "Item 2, “cat”, is no number"),
        ("[[1, 2], [3]]", "same number of features"),
        ("", "series of numbers belongs here"),
        ("['a', 'b']", "series of numbers belongs here"),
        ("nan 1", "series of numbers belongs here"),
        ("[[1, 2, 3, 4, 5]] ", "5 features a timestep"),
        ("[1, 2, 3]", "take a shorter length"),
        ("[[[1]]]", "series of numbers belongs here"),
        ("3", "take a shorter length"),
    ],
)
def test_what_cannot_be_read_leaves_the_picture_and_says_why(text, english, said):
    explorer = timeseries_explorer(lang="en")
    last = explorer.view()
    explorer.controls["data"].widget.value = text
    assert explorer.view() == last
    assert english in said(explorer)
    explorer.controls["data"].widget.value = "1 2 3 4 5 6 7"
    assert said(explorer) == ""


def test_batch_and_sample_stay_inside_what_there_is(said):
    explorer = timeseries_explorer(lang="en")
    explorer.state = {"batch": 3, "sample": 2}
    assert explorer.controls["batch"].high == 3
    explorer.controls["batch_size"].slider.value = 16
    assert (explorer.state["batch"], explorer.controls["batch"].high) == (1, 1)
    explorer.state = {"batch_size": 100}
    assert (explorer.state["batch"], explorer.controls["batch"].slider.disabled) == (0, True)
    assert said(explorer) == ""


def test_a_series_too_short_or_too_long_is_an_error_at_once():
    with pytest.raises(ValueError, match="take a shorter length"):
        timeseries_explorer([1, 2, 3])
    with pytest.raises(ValueError, match="too many to look at"):
        timeseries_explorer(np.arange(10_000))
