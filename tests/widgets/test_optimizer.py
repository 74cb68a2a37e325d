"""The optimizer explorer, from its controls to its picture, its code and its numbers."""
import json

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.figures.configuration.optimizer import race
from kerastutor.optimizers import SGD, Adam, Optimizer
from kerastutor.widgets import optimizer_explorer


class Signs(Optimizer):
    """A rule of a learner's own."""
    slots = ("mean",)

    def prepare(self, iterations):
        return {"lr": 0.1}

    def update(self, w, g, mean, scratch, lr):
        mean += 0.5 * (g - mean)
        w -= lr * np.sign(mean)


class OldStyle(Optimizer):
    """One written for Keras 2."""

    def get_updates(self, loss, params):
        return [K.update_sub(p, 0.05 * g) for p, g in zip(params, self.get_gradients(loss, params))]


def run(text, **names):
    """What the last line of the code below the picture gives."""
    *lines, last = text.split("\n")
    exec("\n".join(lines), names)
    return np.array(eval(last, names))


@pytest.mark.parametrize("settings", [
    {}, {"learning_rate": None, "decay": 0.1}, {"learning_rate": 0.1, "momentum": 0.5, "nesterov": True, "clipnorm": 1.0, "step": 30},
    {"surface": "saddle", "learning_rate": 0.03, "clipvalue": 0.5}, {"surface": "sin(2 * x) + y**2 / 2", "learning_rate": 0.03},
    {"noise": 1.0, "learning_rate": 0.01}, {"optimizers": ["sgd"], "step": 0},
])
def test_the_code_gives_where_everybody_stands(settings, code):
    explorer = optimizer_explorer(lang="en", **settings)
    np.testing.assert_allclose(run(code(explorer)), explorer.data["paths"][:, -1], atol=2e-3)


def test_a_function_and_optimizers_of_ones_own(code, said):
    def bowl(x, y):
        return (x - 1) ** 2 + K.square(y) * 3

    mine = Adam(0.25, amsgrad=True)
    mine.step([K.variable([0.0])], [np.ones(1)])
    explorer = optimizer_explorer(bowl, ["SGD", mine, Signs(), OldStyle()], start=(-1, 1), learning_rate=0.1, lang="en")
    assert said(explorer) == "" and explorer.state["surface"] == "own"
    assert explorer.data["names"].tolist() == ["SGD", "Adam 1", "Signs 2", "OldStyle 3"]
    assert int(mine.get_weights()[0]) == 1, "the learner's own has not raced"
    found = run(code(explorer), my_surface=bowl, Signs=Signs, OldStyle=OldStyle)
    np.testing.assert_allclose(found, explorer.data["paths"][:, -1], atol=1e-3)
    before = explorer.data["paths"][1:]
    explorer.state = {"learning_rate": 0.01}
    np.testing.assert_array_equal(explorer.data["paths"][1:], before)
    assert "Your own, with their own settings whatever the controls say: Adam 1, Signs 2, OldStyle 3." in explorer.view()


def test_who_cannot_race_is_told():
    class Needy(Signs):
        def __init__(self, power):
            super().__init__()

    with pytest.raises(ValueError, match="Needy cannot be made anew .* Let get_config give all its arguments"):
        optimizer_explorer(optimizers=[Needy(3)])
    with pytest.raises(ValueError, match="at most 4 .* got 5"):
        optimizer_explorer(optimizers=[SGD(0.1)] * 5)
    with pytest.raises(ValueError, match="Did you mean 'rmsprop'"):
        optimizer_explorer(optimizers=["rmsporp"])
    assert optimizer_explorer(optimizers="adam", lang="en").data["names"].tolist() == ["Adam"]


def test_surfaces_that_cannot_be_are_told():
    with pytest.raises(ValueError, match="Unknown surface: 'vally'. Did you mean 'valley'"):
        optimizer_explorer("vally")
    with pytest.raises(ValueError, match="without sums"):
        optimizer_explorer(lambda x, y: K.sum(x * y))
    with pytest.raises(TypeError, match="K.sin"):
        optimizer_explorer(lambda x, y: np.sin(x) + y)
    with pytest.raises(ValueError, match="within ±100"):
        optimizer_explorer(start=(0, 101))
    with pytest.raises(ValueError, match="start"):
        optimizer_explorer(start=(0, -101))


def test_who_types_a_formula_sees_it_and_a_faulty_one_is_told_in_the_learners_language(said):
    explorer = optimizer_explorer(lang="zh")
    explorer.controls["formula"].widget.value = "x**2 + sin(y)"
    assert explorer.state["surface"] == "formula" and "K.sin(y)" in explorer.view()
    before = explorer.view()
    explorer.controls["formula"].widget.value = "x^2 + y"
    assert "乘方写作 **" in said(explorer) and explorer.view() == before
    explorer.controls["formula"].widget.value = "z + x"
    assert "不认识“z”" in said(explorer)
    explorer.controls["formula"].widget.value = "7"
    assert "没有 x" in said(explorer)
    explorer.controls["formula"].widget.value = "y**2 + x"
    assert said(explorer) == ""


def test_a_surface_that_is_chosen_begins_at_its_own_start_and_a_state_as_it_says():
    explorer = optimizer_explorer(lang="en")
    explorer.controls["surface"].widget.value = 2
    assert (explorer.state["surface"], explorer.state["start_x"], explorer.state["start_y"]) == ("saddle", -1.6, 0.02)
    explorer.state = {"surface": "plateau"}
    assert explorer.state["start_x"] == -1.6
    assert optimizer_explorer("saddle", start=(1, -1), lang="en").data["paths"][0, 0].tolist() == [1, -1]


def test_the_start_sliders_span_what_the_window_shows():
    explorer = optimizer_explorer(lang="en")
    place = explorer.controls["start_x"]
    assert (place.low, place.high, place.slider.max) == (-2, 2, 80)
    explorer.state = {"reach": 10.0, "start_x": -7.5}
    assert (place.low, place.high, place.value) == (-10, 10, -7.5)
    place.slider.value = 60
    assert explorer.state["start_x"] == 5 and explorer.data["paths"][0, 0, 0] == 5
    preset = explorer.to_preset()
    other = optimizer_explorer(lang="en")
    other.preset(preset)
    assert json.dumps(other.state) == json.dumps(explorer.state) and other.view() == explorer.view()
    explorer.state = {"reach": 1.0}
    assert (place.low, place.high, place.value) == (-5, 5, 5)


def test_a_step_back_runs_nothing_and_a_step_on_runs_on(monkeypatch):
    explorer = optimizer_explorer(step=50, lang="en")
    steps = []
    step = race.Pack.step
    monkeypatch.setattr(race.Pack, "step", lambda self, noise: steps.append(1) or step(self, noise))
    explorer.controls["step"].slider.value = 20
    assert steps == [] and explorer.data["paths"].shape == (7, 21, 2) and "step 20:" in explorer.view()
    explorer.controls["step"].slider.value = 53
    assert len(steps) == 3 and explorer.data["losses"].shape == (7, 54)


def test_what_is_kept_in_a_notebook_is_a_png_and_a_checksum_of_what_every_machine_agrees_upon():
    explorer = optimizer_explorer(learning_rate=0.3, lang="en")
    assert list(explorer.still()) == ["image/png"]
    assert set(explorer.steady(explorer._shown)) == {"settings", "names"}
    assert optimizer_explorer(learning_rate=0.1, lang="en").__repr__()[-8:] != repr(explorer)[-8:]


def test_the_best_rates_belong_to_the_surface():
    explorer = optimizer_explorer(optimizers=["sgd", "adam"], lang="en")
    rates = explorer.data["rates"].tolist()
    explorer.state = {"start_x": 1.0, "momentum": 0.9}
    assert explorer.data["rates"].tolist() == rates == [0.03, 0.3]
    explorer.state = {"learning_rate": None}
    assert explorer.data["rates"].tolist() == pytest.approx([0.01, 0.001])
