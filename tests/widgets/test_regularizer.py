"""The regularizer explorer, from its controls to its picture, its code and its numbers."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.constraints import MaxNorm, MinMaxNorm
from kerastutor.regularizers import L1L2
from kerastutor.widgets import regularizer_explorer


def run(text, explorer, **more):
    """What the last line of the code below the picture gives."""
    *lines, last = text.split("\n")
    names = {"explorer": explorer, **more}
    exec("\n".join(lines), names)
    return eval(last, names)


@pytest.mark.parametrize("settings", [
    {"regularizer": "l1"}, {"regularizer": "l1_l2"}, {"regularizer": None}, {"regularizer": None, "constraint": "max_norm"},
    {"regularizer": "l2", "constraint": MinMaxNorm(0.9, 1.2, rate=0.2)}, {"constraint": "non_neg", "pair": (0, 2)},
])
def test_the_code_gives_the_weights_of_the_picture(settings, code):
    explorer = regularizer_explorer(lang="en", **settings)
    for step in (0, 25):
        explorer.state = {"step": step}
        found = run(code(explorer), explorer)
        np.testing.assert_allclose(found.ravel(), explorer.data["path"][step], atol=1e-4)


def test_a_price_and_a_fence_of_ones_own(code, said):
    price, fence = (lambda w: 0.7 * K.max(K.abs(w))), (lambda w: K.clip(w, -1, 0.5))
    explorer = regularizer_explorer(regularizer=price, constraint=fence, lang="en")
    assert "l1" not in explorer.controls and explorer.state["constraint"] == "own"
    assert explorer.data["path"][1:].max() <= 0.5
    found = run(code(explorer), explorer, my_regularizer=price, my_constraint=fence)
    np.testing.assert_allclose(found.ravel(), explorer.data["path"][-1], atol=1e-4)
    explorer.state = {"constraint": None}
    assert explorer.data["path"].max() > 0.5 and said(explorer) == ""


def test_objects_set_the_controls():
    explorer = regularizer_explorer(regularizer=L1L2(0.1, 0.2), constraint=MaxNorm(0.8), lang="en")
    assert {**explorer.state, "l1": 0.1, "l2": 0.2, "constraint": "max_norm", "max_value": 0.8} == explorer.state


def test_limits_rest_while_no_constraint_uses_them():
    explorer = regularizer_explorer(lang="en")
    resting = lambda: [name for name in ("max_value", "min_value", "rate") if explorer.controls[name].slider.disabled]  # noqa: E731
    assert resting() == ["max_value", "min_value", "rate"]
    explorer.state = {"constraint": "max_norm"}
    assert resting() == ["min_value", "rate"]
    explorer.state = {"constraint": "min_max_norm"}
    assert resting() == []


def test_limits_that_cross_are_told(said):
    explorer = regularizer_explorer(constraint=MinMaxNorm(0.5, 1), lang="en")
    before = explorer.view()
    explorer.controls["min_value"].field.value = 1.2
    assert "max_value must be at least min_value" in said(explorer) and explorer.view() == before


def test_any_two_weights_make_a_plane():
    explorer = regularizer_explorer(pair=(2, 5), lang="en")
    assert len(explorer.controls["pair"].options) == 28 and "w[5]" in explorer.view()
    with pytest.raises(ValueError, match="pair must be one of"):
        regularizer_explorer(pair=(1, 1))


def test_ones_own_data():
    rng = np.random.RandomState(0)
    x = rng.randn(40, 3) * [1, 10, 100]
    explorer = regularizer_explorer(x, x @ [1, 0.1, 0], regularizer=None, lang="en")
    np.testing.assert_allclose(explorer.data["x"].std(axis=0), 1)
    assert explorer.data["unpriced"].shape == (3,) and abs(explorer.data["unpriced"][2]) < 1e-8
    with pytest.raises(ValueError, match="Did you mean .*'l1_l2'"):
        regularizer_explorer(regularizer="l1l2")


def test_only_the_step_moves_without_a_new_descent(monkeypatch):
    from kerastutor.figures.configuration.regularizer import numbers

    explorer = regularizer_explorer(lang="en")
    monkeypatch.setattr(numbers, "follow", lambda *a: pytest.fail("computed again"))
    explorer.controls["step"].slider.value = 3
    assert "step 3:" in explorer.view()
