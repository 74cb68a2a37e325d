"""The playground: the same bits whichever way one came, by hand and by code; points and weights of one's own; examples as promised."""
import re

import numpy as np
import pytest

from kerastutor.figures.configuration.playground import look
from kerastutor.widgets import playground


def weights(explorer):
    return [w.copy() for w in explorer.model.get_weights()]


def same(left, right):
    return len(left) == len(right) and all(np.array_equal(a, b) for a, b in zip(left, right))


def same_data(left, right):
    return left.keys() == right.keys() and all(np.array_equal(left[k], right[k], equal_nan=left[k].dtype.kind == "f") for k in left)


def run(explorer, code):
    """The weights to which the code below the picture leads."""
    *lines, last = code(explorer).split("\n")
    names = {"explorer": explorer}
    exec("\n".join(lines), names)
    return eval(last, names)


@pytest.mark.parametrize("settings", [
    {}, {"optimizer": "sgd", "learning_rate": 0.3, "activation": "relu", "batch_size": 1},
    {"optimizer": "nadam", "units_3": 3, "data": "moons"}, {"data": "pinwheel", "units_2": 0, "optimizer": "rmsprop"},
    {"optimizer": "adadelta", "learning_rate": 1.0, "regularizer": "l1", "initializer": "orthogonal"},
    {"optimizer": "adagrad", "edits": [[10, 0, 0, 0, 2.5], [63, 1, -1, 1, -1.0], [63, 1, -1, 1, 4.0]]},
    {"optimizer": "sgd", "learning_rate": 3.0, "activation": "linear", "initializer": "he_normal", "units_1": 8, "units_2": 8,
     "units_3": 8},
])
def test_any_way_to_a_step_leads_to_the_same_bits(settings):
    explorer, found = playground(lang="en", **settings), {}
    for step in (0, 63, 120, 30, 63, 0, 120, 7, 1, 64, 30, 7):
        explorer.state = {"step": step}
        seen = explorer.data, explorer.view(), weights(explorer)
        assert explorer.data["losses"][-1, 0] <= step
        before = found.setdefault(step, seen)
        assert same_data(before[0], seen[0]) and before[1] == seen[1]
    for step in (120, 63):
        again = playground(step=step, lang="en", **settings)
        assert same_data(found[step][0], again.data) and found[step][1] == again.view()
    assert not same(found[0][2], found[1][2])


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adagrad", "adadelta", "adam", "adamax", "nadam"])
def test_every_optimizer_turns_back_from_a_snapshot_to_the_same_bits(optimizer):
    explorer = playground(optimizer=optimizer, step=90, lang="en")
    there = weights(explorer)
    explorer.state = {"step": 60}
    explorer.state = {"step": 90}
    assert same(there, weights(explorer))


@pytest.mark.parametrize("settings", [
    {"step": 40}, {"step": 25, "regularizer": "l2", "units_2": 0, "optimizer": "adamax", "x1_x2": True},
    {"step": 30, "data": "pinwheel", "optimizer": "sgd"}, {"step": 30, "data": "pinwheel", "loss": "mean_squared_error", "units_1": 0},
    {"step": 12, "batch_size": 300, "initializer": "ones", "loss": "mean_squared_error", "count": 60, "noise": 0.2, "test_share": 0},
    {"step": 40, "seed": 3, "points": "0.5 -0.5 1\n-1, 1, 0", "edits": [[0, 0, 1, 2, 1.5], [33, 2, -1, 0, 0.25], [40, 1, 0, 0, -2.0]]},
    {"step": 20, "initializer": "random_normal", "optimizer": "nadam", "x1": False, "x2": False, "edits": [[20, 0, 0, 0, 9.0]]},
])
def test_the_code_gives_the_same_network_bit_for_bit(settings, code):
    explorer = playground(lang="en", **settings)
    assert same(run(explorer, code), weights(explorer))


def test_the_code_for_points_given_as_arrays(code):
    rng = np.random.RandomState(3)
    explorer = playground(data=(rng.randn(30, 2), rng.randint(0, 3, 30)), step=20, lang="en")
    assert same(run(explorer, code), weights(explorer)) and weights(explorer)[-1].shape == (3,)


def test_the_code_trains_the_librarys_own_network_and_nothing_else(code):
    explorer = playground(step=3, lang="en")
    assert all(line.startswith("from kerastutor.") for line in code(explorer).split("\n") if line.startswith("from"))
    assert "figures" not in code(explorer) and "train_on_batch" in code(explorer)


def test_the_network_is_handed_out_and_goes_its_own_way():
    explorer = playground(step=37, lang="en")
    data, model = explorer.data, explorer.model
    assert model is explorer.model and same(model.get_weights(), weights(explorer))
    explorer.state = {"step": 38}
    wanted, explorer.state = weights(explorer), {"step": 37}
    chosen = np.random.RandomState(1000 + 37 // 7).permutation(112)[16 * (37 % 7):16 * (37 % 7 + 1)]
    mine = explorer.model
    mine.train_on_batch(data["x_train"][chosen], data["y_train"][chosen])
    assert same(mine.get_weights(), wanted)                 # the optimizer's memory came with it
    mine.fit(data["x_train"], data["y_train"], verbose=0)
    explorer.state = {"step": 38}
    assert same(weights(explorer), wanted)                  # and the playground stayed as it was


def test_what_the_explorer_hands_out_fits_together():
    explorer = playground(step=50, x1_squared=True, lang="en")
    data, model = explorer.data, explorer.model
    assert data["points_train"].shape == (112, 2) and data["x_train"].shape == (112, 3) and data["x_test"].shape == (48, 3)
    assert np.array_equal(data["x_train"], np.column_stack([data["points_train"], data["points_train"][:, 0] ** 2]))
    wanted = model.evaluate(data["x_train"], data["y_train"], batch_size=112, verbose=0)
    assert data["losses"][-1].tolist()[:2] == pytest.approx([50, wanted], rel=1e-5)
    right = np.mean((model.predict(data["x_test"])[:, 0] > 0.5) == data["y_test"])
    assert f"accuracy {100 * right:.0f}%" in explorer.view()


def test_a_weight_set_by_hand_counts_from_its_step_on_and_can_be_taken_back():
    explorer = playground(step=50, lang="en")
    before = weights(explorer)
    explorer.controls["value"].set(3.0)
    explorer.controls["layer"].set(2)
    explorer.controls["edits"].button.click()
    assert explorer.state["edits"] == [[50, 1, 0, 0, 3.0]] and weights(explorer)[2][0, 0] == 3
    assert "the weight from a1 to b1 is 3" in explorer.view()
    explorer.state = {"step": 80}
    edited = weights(explorer)
    twin = playground(lang="en")
    twin.preset(explorer.to_preset())
    assert same(edited, weights(twin)) and twin.view() == explorer.view() and twin.state == explorer.state
    explorer.state = {"step": 50}
    assert weights(explorer)[2][0, 0] == 3
    explorer.controls["row"].slider.value = 0
    explorer.controls["edits"].button.click()
    assert weights(explorer)[3][0] == 3 and "the bias of b1 is 3" in explorer.view()
    explorer.controls["edits"].back.click()
    assert weights(explorer)[3][0] == before[3][0] and weights(explorer)[2][0, 0] == 3
    explorer.controls["edits"].back.click()
    assert explorer.state["edits"] == [] and same(before, weights(explorer)) and explorer.controls["edits"].back.disabled
    explorer.state = {"step": 80}
    assert not same(edited, weights(explorer)) and same(weights(playground(step=80, lang="en")), weights(explorer))


def test_all_edits_are_taken_back_at_once():
    explorer = playground(step=20, edits=[[3, 0, 0, 0, 1.0], [9, 1, 1, 1, 2.0]], lang="en")
    assert not same(weights(explorer), weights(playground(step=20, lang="en")))
    explorer.controls["edits"].all_back.click()
    assert explorer.state["edits"] == [] and same(weights(explorer), weights(playground(step=20, lang="en")))


def test_of_two_edits_of_one_weight_the_later_counts_whatever_came_before():
    first, second = [10, 0, 0, 0, 1.0], [10, 0, 0, 0, -1.0]
    explorer = playground(step=30, edits=[first, second], lang="en")
    before = weights(explorer)
    explorer.state = {"edits": [second, first]}
    assert same(weights(explorer), weights(playground(step=30, edits=[first], lang="en"))) and not same(before, weights(explorer))


@pytest.mark.parametrize("edits, complaint", [
    ([[0, 0, 5, 0, 1.0]], "must name a weight of this network"), ([[0, 7, 0, 0, 1.0]], "must name a weight"),
    ([[0, 0, 0]], "must be lists"),
    ([[0, 0, 0, 0, float("nan")]], "the value finite"), ([[0.5, 0, 0, 0, 1.0]], "whole numbers"), ([[0, 0, 0, 0, True]], "must be lists"),
])
def test_edits_that_name_no_weight(edits, complaint):
    explorer = playground(step=5, lang="en")
    before = explorer.view(), explorer.state
    with pytest.raises(ValueError, match=complaint):
        explorer.state = {"edits": edits}
    assert (explorer.view(), explorer.state) == before


def test_another_setting_begins_at_the_beginning():
    explorer = playground(step=30, edits=[[0, 0, 0, 0, 1.0]], lang="en")
    explorer.controls["units_1"].slider.value = 6
    assert explorer.state["step"] == 0 and explorer.state["edits"] == []
    explorer.controls["step"].slider.value = 30
    explorer.controls["stride"].set(20)
    assert explorer.state["step"] == 30 and explorer.controls["step"].player.step == 20


def test_points_of_ones_own(said):
    explorer = playground(data=([[0, 2], [2, 0], [-2, 0], [0, -2]], [1, 0, 1, 0]), test_share=0, lang="en")
    assert np.abs(explorer.data["x_train"]).max() == 1 and "data" not in explorer.controls
    explorer = playground(test_share=0, lang="en")
    assert explorer.adder.button.disabled
    explorer.adder.button.click()
    assert explorer.state["points"] == ""
    for name, value in (("kind", 0), ("x", 0.5), ("y", -0.25)):
        explorer.controls[name].set(value)
    assert not explorer.adder.button.disabled
    explorer.adder.button.click()
    assert explorer.state["points"] == "0.5 -0.25 0" and explorer.data["points_train"][0].tolist() == [0.5, -0.25]
    explorer.controls["kind"].set(2)
    explorer.adder.button.click()
    assert explorer.state["points"] == "0.5 -0.25 0\n0.5 -0.25 2" and len(weights(explorer)[-1]) == 3        # a third class, three outputs
    area = explorer.controls["points"].widget
    for typed, told in (("0.5 red 1", "Line 1 cannot be read: 0.5 red 1"), ("0 0 0\n0.5 7 1", "Line 2: 0.5 7 1. Coordinates lie between"),
                        ("0 0 3", "the class is 0, 1 or 2"), ("0 0 1\n" * 501, "661 points are too many")):
        area.value = typed
        assert told in said(explorer)
    area.value = ""
    explorer.controls["data"].set(None)
    assert "Too few points to train on" in said(explorer)
    area.value = "0.5 0.5 1\n-0.5 -0.5 0"
    assert said(explorer) == "" and explorer.data["x_train"].tolist() == [[0.5, 0.5], [-0.5, -0.5]]
    explorer.state = {"points": [(0.5, 0.5, 1), (-0.25, 1, 0)]}
    assert explorer.state["points"] == "0.5 0.5 1\n-0.25 1 0"


@pytest.mark.parametrize("data, complaint", [
    (([[1, 2, 3]], [0]), "2 to 500 points x of shape"), (([[1, 2], [3, 4]], [0, 5]), "classes must be 0, 1 or 2, got 5"),
    (([[1, np.nan], [3, 4]], [0, 1]), "must be finite"), (([[1, 2], [3, 4]], [0, 1, 1]), r"got shapes \(2, 2\) and \(3,\)"),
])
def test_points_that_are_none(data, complaint):
    with pytest.raises(ValueError, match=complaint):
        playground(data=data)


def test_what_cannot_be_overseen_is_refused():
    for settings, complaint in (({"units_2": 17}, "at most 16 units a layer, got 17"), ({"count": 501}, "501 points are too many")):
        with pytest.raises(ValueError, match=complaint):
            playground(lang="en", **settings)
    assert playground(units_1=16, step=2, lang="en").controls["units_1"].high == 16


@pytest.fixture(scope="module")
def after():
    """What is seen of an example at a step, with a knob turned."""
    explorer = playground(lang="en")

    def after(name, step, **changes):
        explorer.state = {**explorer.examples[f"playground.example_{name}"], "step": step, **changes}
        return explorer._shown
    return after


def test_examples_of_what_layers_can_do(after):
    assert min(after("circles", 200).accuracy) > 0.95
    assert after("straight", 400).accuracy[0] < 0.6 and after("straight", 400).loss[0] == pytest.approx(0.69, abs=0.01)
    assert after("straight", 400, units_1=4).accuracy[0] > 0.95 and after("product", 400).accuracy[0] > 0.95
    assert after("one_short", 600).accuracy[1] < 0.85 and min(after("one_short", 1000, units_1=3).accuracy) > 0.95
    assert min(after("corners", 200).accuracy) > 0.95 and min(after("corners", 200, activation="tanh").accuracy) > 0.95
    assert after("shallow", 800).accuracy[0] < 0.75 and max(after("shallow", 3000).accuracy) < 0.92
    assert after("spirals", 200).accuracy[0] < 0.8 and min(after("spirals", 800).accuracy) > 0.95
    assert min(after("shallow", 800, sin_x1=True, sin_x2=True).accuracy) > 0.95
    assert min(after("pinwheel", 200).accuracy) > 0.95


def test_examples_of_rates(after):
    fast = after("too_fast", 200)
    assert fast.loss[0] > 1 and (np.ptp(fast.surface) < 0.1) and min(after("too_fast", 400, learning_rate=0.3).accuracy) > 0.9
    assert 0.6 < after("too_slow", 3000).accuracy[0] < 0.8 and min(after("too_slow", 800, learning_rate=0.3).accuracy) > 0.9
    assert min(after("too_slow", 800, optimizer="adam").accuracy) > 0.7
    assert after("lost", 60).lost and after("lost", 60).step < 20 and not after("lost", 200, learning_rate=0.03).lost


def test_examples_of_beginnings(after):
    zeros = after("zeros", 300)
    assert all(np.array_equal(w, 0 * w) for w in zeros.weights[:-1]) and look.dead(zeros) == 6
    assert after("zeros", 300, edits=[[0, 0, 0, 0, 1.0]]).loss[0] > 0.69
    assert after("zeros", 300, edits=[[0, 0, 0, 0, 1.0], [0, 1, 0, 0, 1.0]]).loss[0] < 0.66
    assert look.twins(after("alike", 200)) == (1, [0, 1, 2, 3])
    freed = after("alike", 400, edits=[[0, 0, 0, 0, -1.0]])
    assert freed.loss[0] < 0.9 * after("alike", 400).loss[0] and look.twins(freed) == (1, [1, 2, 3])
    assert look.dead(after("dead", 60)) == 8 and after("dead", 600).accuracy[0] == 0.5
    assert min(after("dead", 300, learning_rate=0.3).accuracy) > 0.95 and min(after("dead", 300, activation="tanh").accuracy) > 0.8


def test_examples_of_learning_by_heart(after):
    heart, cured = after("by_heart", 1000), after("cured", 1000)
    assert heart.accuracy[0] == 1 and look.best_before(heart) and heart.loss[1] > 1.5 * cured.loss[1]
    assert look.best_before(cured) is None and abs(cured.loss[0] - cured.loss[1]) < 0.1


def test_the_words_beside_an_example_go_when_it_is_left_and_come_back_with_it():
    explorer = playground(lang="en")
    assert "Press play" in explorer.view()
    explorer.controls["units_1"].slider.value = 7
    assert "Press play" not in explorer.view() and "A network of your own" in explorer.view()
    explorer.controls["units_1"].slider.value = 4
    explorer.controls["step"].slider.value = 50
    assert "Press play" in explorer.view()


def test_divergence_is_named_and_the_picture_stays_whole():
    explorer = playground(lang="en")
    explorer._example.value = "playground.example_lost"
    explorer.controls["step"].slider.value = 100
    assert "the loss is no longer a number: the training has diverged" in explorer.view()
    assert explorer._message.value == "" and "step 10 · " in explorer.view()
    explorer.lang = "zh"
    assert "训练发散了" in explorer.view()
    explorer.controls["step"].slider.value = 3
    assert "训练发散了" not in explorer.view()


def test_the_words_for_the_picture_tell_step_loss_and_accuracy():
    explorer = playground(step=100, lang="en")
    label = re.search('aria-label="([^"]*)"', explorer.view())[1]
    assert re.search(r"step 100 · epoch 14\.3\. .* On training points: loss 0\.\d+, accuracy \d+%\. On test points: loss 0\.\d+, "
                     r"accuracy \d+%\.", label)
    assert "On test points" not in playground(test_share=0, lang="en").view()


def test_cards_turn_without_the_kernel_and_keep_their_place_in_another_language():
    explorer = playground(lang="en")
    cards = explorer.cards
    assert {cards.link.source, cards.link.target} == {(cards.tabs, "index"), (cards.stack, "selected_index")}
    cards.tabs.index = 3
    explorer.lang = "zh"
    assert cards.tabs.index == 3 and cards.tabs.label == "亲手改权重"
    assert len(cards.stack.children) == len(cards.tabs.options) == 5


def test_the_learners_random_numbers_and_names_are_left_alone():
    from kerastutor import backend as K
    from kerastutor.models import Sequential
    from kerastutor.utils import set_random_seed

    set_random_seed(5)
    wanted, name = (np.random.rand(), K.eval(K.random_uniform((2,))).tolist()), Sequential().name
    set_random_seed(5)
    assert playground(step=20, lang="en").model.name == "playground"
    assert (np.random.rand(), K.eval(K.random_uniform((2,))).tolist()) == wanted
    number = int(name.rpartition("_")[2])
    assert Sequential().name == f"sequential_{number + 1}"
