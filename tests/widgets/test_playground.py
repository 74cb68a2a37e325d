"""The playground: the same bits whichever way one came, by hand and by code; points and weights of one's own."""
import numpy as np
import pytest

from kerastutor.widgets import playground


def weights(explorer):
    return [w.copy() for w in explorer.model.get_weights()]


def same(left, right):
    return all(np.array_equal(a, b) for a, b in zip(left, right))


@pytest.mark.parametrize("settings", [
    {}, {"optimizer": "sgd", "learning_rate": 0.3, "activation": "relu", "batch_size": 1},
    {"optimizer": "nadam", "units_3": 3, "data": "moons"},
    {"optimizer": "adadelta", "learning_rate": 1.0, "regularizer": "l1", "initializer": "orthogonal"},
])
def test_any_way_to_a_step_leads_to_the_same_bits(settings):
    explorer, found = playground(lang="en", **settings), {}
    for step in (0, 63, 120, 30, 63, 0, 120, 1, 30):
        explorer.state = {"step": step}
        assert explorer.data["losses"][-1, 0] <= step
        if step in found:
            assert same(found[step], weights(explorer))
        found[step] = weights(explorer)
    assert not same(found[0], found[1])
    again = playground(step=120, lang="en", **settings)
    assert same(found[120], weights(again)) and again.view()[again.view().index("</desc>"):] != playground(lang="en", **settings).view()


@pytest.mark.parametrize("settings", [{"step": 40}, {"step": 25, "regularizer": "l2", "units_2": 0, "optimizer": "adamax", "x1_x2": True}])
def test_the_code_gives_the_same_network_bit_for_bit(settings, code):
    explorer = playground(lang="en", **settings)
    *lines, last = code(explorer).split("\n")
    names = {"explorer": explorer}
    exec("\n".join(lines), names)
    assert same(eval(last, names), weights(explorer))


def test_a_weight_set_by_hand_counts_from_its_step_on_and_can_be_taken_back():
    explorer = playground(step=50, lang="en")
    before = weights(explorer)
    explorer.controls["value"].set(3.0)
    explorer.controls["layer"].set(2)
    explorer.controls["edits"].button.click()
    assert explorer.state["edits"] == [[50, 1, 0, 0, 3.0]] and weights(explorer)[2][0, 0] == 3
    explorer.state = {"step": 80}
    edited = weights(explorer)
    twin = playground(lang="en")
    twin.preset(explorer.to_preset())
    assert same(edited, weights(twin))
    explorer.state = {"step": 50}
    assert weights(explorer)[2][0, 0] == 3
    explorer.controls["edits"].back.click()
    assert explorer.state["edits"] == [] and same(before, weights(explorer))
    explorer.state = {"step": 80}
    assert not same(edited, weights(explorer)) and same(weights(playground(step=80, lang="en")), weights(explorer))


def test_another_setting_begins_at_the_beginning():
    explorer = playground(step=30, lang="en")
    explorer.controls["units_1"].slider.value = 6
    assert explorer.state["step"] == 0
    explorer.controls["step"].slider.value = 30
    explorer.controls["stride"].widget.value = 2
    assert explorer.state["step"] == 30 and explorer.controls["step"].player.step == 20


def test_points_of_ones_own(said):
    explorer = playground(data=([[0, 2], [2, 0], [-2, 0], [0, -2]], [1, 0, 1, 0]), test_share=0, lang="en")
    assert np.abs(explorer.data["x_train"]).max() == 1
    explorer = playground(test_share=0, lang="en")
    for name, value in (("x", 0.5), ("y", -0.25), ("kind", 0)):
        explorer.controls[name].set(value)
    explorer.adder.widget.click()
    assert explorer.state["points"] == "0.5 -0.25 0" and explorer.data["x_train"][0].tolist() == [0.5, -0.25]
    explorer.controls["points"].widget.value = "0.5 red 1"
    assert "Line 1 cannot be read" in said(explorer)
    explorer.controls["points"].widget.value = "0.5 7 1"
    assert "Coordinates lie between" in said(explorer)


@pytest.mark.parametrize("data, complaint", [
    (([[1, 2, 3]], [0]), "2 to 500 points x of shape"), (([[1, 2], [3, 4]], [0, 2]), "classes 0 or 1"),
    (([[1, np.nan], [3, 4]], [0, 1]), "must be finite"),
])
def test_points_that_are_none(data, complaint):
    with pytest.raises(ValueError, match=complaint):
        playground(data=data)


def test_every_preset_does_what_its_words_say():
    def after(name, step=400):
        explorer = playground(lang="en")
        explorer.state = {**explorer.examples[f"playground.example_{name}"], "step": step}
        return explorer._shown

    assert after("circles").accuracy[0] > 0.95
    assert after("straight").accuracy[0] < 0.7 and after("product").accuracy[0] > 0.95
    assert after("one_short").accuracy[1] < 0.9
    assert after("too_fast").loss[0] > 1 and after("too_slow").loss[0] > 0.6
    zeros = after("zeros")
    assert all(np.array_equal(w, 0 * w) for w in zeros.weights[:-1])
    assert "give the same number everywhere" in playground(initializer="zeros", lang="en").view()
    assert after("dead").accuracy[0] < 0.7
    assert after("by_heart").loss[1] > 2 * after("cured").loss[1]


def test_the_words_beside_a_preset_go_when_it_is_left():
    explorer = playground(lang="en")
    assert "thickest lines" in explorer.view()
    explorer.controls["units_1"].slider.value = 7
    assert "thickest lines" not in explorer.view()


def test_the_learners_random_numbers_are_left_alone():
    from kerastutor import backend as K
    from kerastutor.utils import set_random_seed

    set_random_seed(5)
    wanted = np.random.rand(), K.eval(K.random_uniform((2,))).tolist()
    set_random_seed(5)
    playground(step=20, lang="en")
    assert (np.random.rand(), K.eval(K.random_uniform((2,))).tolist()) == wanted
