"""The progress bar, moment by moment; the clock is ours."""
import re

import numpy as np
import pytest

from kerastutor.utils import generic_utils
from kerastutor.utils.generic_utils import Progbar, per_step, readable


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is moved."""
    class Clock:
        now = 1000.0

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(generic_utils, "time", clock)
    return clock


def lines(capsys):
    """What was written, each state of the line for itself."""
    return [part.rstrip("\n") for part in re.split(r"\r *\r", capsys.readouterr().out)]


def test_a_bar_from_beginning_to_end(clock, capsys):
    bar = Progbar(20, width=10)
    for done in (2, 10, 20):
        clock.now += 30
        bar.update(done, [("loss", 1 / done)])
    assert lines(capsys) == [
        "",
        " 2/20 [>.........] - ETA: 4:30 - loss: 0.5000",
        "10/20 [====>.....] - ETA: 1:00 - loss: 0.1800",
        "20/20 [==========] - 1:30 4s/step - loss: 0.1150",
    ]


def test_numbers_are_averaged_over_steps_or_taken_as_they_are(capsys):
    bar = Progbar(4, verbose=2, stateful_metrics=["acc"])
    bar.update(1, [("loss", 1.), ("acc", 0.5)])
    bar.update(4, [("loss", 2.), ("acc", 0.25)])
    assert capsys.readouterr().out == " - 0s - loss: 1.7500 - acc: 0.2500\n"


def test_small_numbers_are_written_with_a_power_of_ten(capsys):
    Progbar(1, verbose=2).update(1, [("loss", 0.00012345), ("zero", 0.), ("below", -0.5)])
    assert capsys.readouterr().out == " - 0s - loss: 1.2345e-04 - zero: 0.0000 - below: -0.5000\n"


def test_updates_that_follow_too_soon_are_not_shown(clock, capsys):
    bar = Progbar(100, interval=0.05)
    clock.now += 1
    for _ in range(10):
        bar.add(1)
    assert len(lines(capsys)) == 2
    clock.now += 0.06
    bar.add(1)
    assert " 11/100" in lines(capsys)[-1]


def test_silence(capsys):
    Progbar(2, verbose=0).update(2, [("loss", 1.)])
    assert capsys.readouterr().out == ""


def test_an_unknown_number_of_steps(clock, capsys):
    bar = Progbar(None)
    clock.now += 3
    bar.update(7, [("loss", 1.)])
    assert lines(capsys)[-1] == "      7/Unknown - 3s 429ms/step - loss: 1.0000"


def test_an_unknown_number_of_steps_line_by_line(clock, capsys):
    bar = Progbar(None, verbose=2)
    bar.add(3, [("loss", 1.)])
    bar.add(1, [("loss", 3.)])
    assert capsys.readouterr().out == " - 0s - loss: 1.0000\n - 0s - loss: 1.5000\n"


def test_an_array_is_shown_by_its_mean(capsys):
    Progbar(1, verbose=2).update(1, [("loss", np.array([1., 2.]))])
    assert capsys.readouterr().out == " - 0s - loss: 1.5000\n"


def test_more_steps_than_there_should_be_leave_the_bar_as_wide_as_it_is(clock, capsys):
    clock.now += 1
    Progbar(2, width=5).update(9)
    assert "9/2 [=====] - " in lines(capsys)[-1]


def test_in_a_notebook_the_finished_line_holds_no_times(clock, capsys, monkeypatch):
    monkeypatch.setattr(generic_utils, "in_notebook", lambda: True)
    for verbose, text in ((1, "2/2 [==============================] - loss: 1.0000"), (2, " - loss: 1.0000")):
        bar = Progbar(2, verbose=verbose)
        clock.now += 100
        bar.update(2, [("loss", 1.)])
        assert lines(capsys)[-1] == text


def test_this_is_no_notebook():
    assert not generic_utils.in_notebook()


@pytest.mark.parametrize("seconds, text", [(0.9, "0s"), (59, "59s"), (61, "1:01"), (3599, "59:59"), (3661, "1:01:01")])
def test_readable_times(seconds, text):
    assert readable(seconds) == text


@pytest.mark.parametrize("seconds, text", [(2.4, "2s/step"), (0.25, "250ms/step"), (0.001, "1ms/step"), (25e-6, "25us/step")])
def test_times_of_a_step(seconds, text):
    assert per_step(seconds) == text
