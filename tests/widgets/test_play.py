"""Steps that are played: the browser keeps the time; buttons take one step on or back."""
import pytest

from kerastutor.widgets.play import Steps


@pytest.fixture
def steps():
    control = Steps("playground.step", 40, 10, interval=80, stride=5)
    control.relabel("en")
    return control


def test_the_player_moves_the_slider_in_the_browser(steps):
    assert {steps.run.source, steps.run.target} == {(steps.player, "value"), (steps.slider, "value")}
    assert (steps.player.min, steps.player.max, steps.player.step, steps.player.interval) == (0, 40, 5, 80)


def test_one_step_on_and_back_pauses_and_stays_within_the_limits(steps):
    told = []
    steps.listen(lambda change: told.append(steps.value))
    steps.player.playing = True
    steps.on.click()
    assert (steps.value, steps.field.value, steps.player.value, steps.player.playing) == (11, 11, 11, False)
    steps.back.click()
    steps.back.click()
    assert told == [11, 10, 9]
    steps.set(40)
    steps.on.click()
    assert steps.value == 40
    steps.set(0)
    steps.back.click()
    assert steps.value == steps.player.value == 0


def test_a_value_from_code_and_a_new_limit_reach_the_player(steps):
    steps.set(25)
    assert steps.player.value == 25
    steps.high = 20
    assert steps.value == steps.player.value == steps.player.max == 20
    steps.stride = 2
    assert steps.player.step == steps.stride == 2


def test_the_buttons_have_names_in_both_languages(steps):
    assert (steps.back.tooltip, steps.on.tooltip, steps.player.tooltip[:4]) == ("one step back", "one step on", "play")
    steps.relabel("zh")
    assert (steps.back.tooltip, steps.on.tooltip) == ("退一步", "进一步")
