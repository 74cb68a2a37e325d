"""The activation explorer, from its controls to its picture, its code and its numbers."""
import numpy as np
import pytest

from kerastutor import activations
from kerastutor import backend as K
from kerastutor.layers import Layer
from kerastutor.widgets import activation_explorer


def run(text, **more):
    """What the last line of the code below the picture gives."""
    *lines, last = text.split("\n")
    names = dict(more)
    exec("\n".join(lines), names)
    return eval(last, names)


def swish(x):
    return x * K.sigmoid(x)


@pytest.mark.parametrize("settings", [
    {}, {"activation": "sigmoid", "x": -2.35, "shift": 1.0, "spread": 2.5}, {"activation": "elu", "alpha": 0.3, "x": -1},
    {"alpha": 0.1, "max_value": 2.0, "threshold": 1.0, "x": 3.0, "shift": -0.5}, {"activation": swish, "x": -1.0},
    {"activation": lambda x: K.cast(K.greater(x, 0), "float64")},
])
def test_the_code_gives_the_numbers_of_the_picture(settings, code):
    explorer = activation_explorer(lang="en", **settings)
    found = run(code(explorer), my_activation=settings.get("activation"))
    np.testing.assert_allclose(found, explorer.data["facts"][:4], atol=1e-7)


@pytest.mark.parametrize("settings", [{}, {"x": 2.5, "shift": 3.0, "spread": 0.5}])
def test_the_code_of_softmax(settings, code):
    explorer = activation_explorer("softmax", lang="en", **settings)
    p, jacobian = run(code(explorer))
    np.testing.assert_allclose(p, explorer.data["probabilities"], atol=1e-9)
    np.testing.assert_allclose(jacobian, explorer.data["jacobian"], atol=1e-9)


def test_the_point_moves_with_the_slider(said):
    explorer = activation_explorer("tanh", lang="en")
    for place, x in ((0, -6.0), (120, 0.0), (140, 1.0)):
        explorer.controls["x"].slider.value = place
        assert explorer.data["facts"][0] == pytest.approx(np.tanh(x)) and f"at x = {x:g}".replace("-", "−") in explorer.view()
    explorer.controls["x"].field.value = 9.0
    assert explorer.state["x"] == 6 and said(explorer) == ""


def test_alpha_is_each_functions_own_unless_it_is_set(code):
    explorer = activation_explorer(x=-1.0, lang="en")
    assert explorer.data["facts"][0] == 0 and "alpha" not in code(explorer)
    explorer.state = {"activation": "elu"}
    assert explorer.data["facts"][0] == pytest.approx(np.expm1(-1))
    explorer.state = {"alpha": 0.5}
    assert explorer.data["facts"][0] == pytest.approx(0.5 * np.expm1(-1)) and "alpha=0.5" in code(explorer)
    explorer.state = {"activation": "tanh"}
    assert "alpha" not in code(explorer)


def test_arguments_rest_where_the_function_has_none():
    explorer = activation_explorer(lang="en")

    def resting():
        return [name for name in ("alpha", "max_value", "threshold") if explorer.controls[name].slider.disabled]

    assert resting() == []
    explorer.state = {"activation": "elu"}
    assert resting() == ["max_value", "threshold"]
    explorer.state = {"activation": "softmax"}
    assert resting() == ["alpha", "max_value", "threshold"] and explorer.controls["compare"].widget.disabled
    explorer.state = {"activation": "relu"}
    assert resting() == [] and not explorer.controls["compare"].widget.disabled


def test_two_at_once_and_all_at_once():
    explorer = activation_explorer("tanh", compare="sigmoid", x=1.0, lang="en")
    assert explorer.data["other_facts"][0] == pytest.approx(1 / (1 + np.exp(-1))) and "tanh (solid) and sigmoid (broken)" in explorer.view()
    explorer.state = {"compare": "all"}
    assert "hard_sigmoid" in explorer.view() and "other_facts" not in explorer.data


def test_the_learners_own_function_and_layer():
    explorer = activation_explorer(swish, compare="relu", x=-1.0, lang="en")
    assert explorer.state["activation"] == "own" and explorer.data["facts"][0] == pytest.approx(-1 / (1 + np.e))
    assert activation_explorer(activations.tanh, lang="en").state["activation"] == "tanh"
    both = activation_explorer("relu", compare=swish, lang="en")
    assert both.state["compare"] == "own" and "relu (solid) and your own function (broken)" in both.view()

    class Half(Layer):
        def call(self, x):
            return x / 2

    with pytest.warns(UserWarning, match="the layer Half"):
        assert activation_explorer(Half(), x=3, lang="en").data["facts"][:2].tolist() == [1.5, 0.5]


def test_a_function_that_fails_later_is_told(said):
    def moody(x):
        if x.shape[0] > 1000 and K.eval(x)[241, 0] > 2:         # the point stands behind the line
            raise RuntimeError("not beyond 2")
        return x

    explorer = activation_explorer(moody, lang="en")
    before = explorer.view()
    explorer.controls["x"].field.value = 3.0
    assert "not beyond 2" in said(explorer) and explorer.view() == before
    explorer.controls["x"].field.value = 1.0
    assert said(explorer) == ""


@pytest.mark.parametrize("settings, complaint", [
    ({"activation": "sigmiod"}, "Did you mean 'sigmoid'"), ({"activation": None}, "a name or a function, got None"),
    ({"activation": 3}, "a name or a function, got 3"),
    ({"compare": "softmax"}, "compare must be one of"), ({"x": 7}, "x must be at most 6, got 7"), ({"x": float("nan")}, "x must be finite"),
    ({"spread": 0}, "spread must be at least 0.1"), ({"alpha": -1}, "alpha must be at least 0"), ({"activation": K.sum}, "came out"),
])
def test_what_cannot_be_shown_is_refused(settings, complaint):
    with pytest.raises(ValueError, match=complaint):
        activation_explorer(lang="en", **settings)
