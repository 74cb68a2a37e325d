"""The loss explorer, from its controls to its picture, its code and its numbers."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses
from kerastutor.figures.configuration.loss import numbers
from kerastutor.widgets import loss_explorer


def run(text, **more):
    """What the last line of the code below the picture gives."""
    *lines, last = text.split("\n")
    names = dict(more)
    exec("\n".join(lines), names)
    return eval(last, names)


def fourth(y_true, y_pred):
    return K.mean(K.pow(y_pred - y_true, 4), axis=-1)


@pytest.mark.parametrize("settings", [
    {}, {"losses": ("logcosh", "msle", "mape"), "target": 3.35, "prediction": 1.15}, {"delta": 2.5, "prediction": -3.0},
    {"losses": (fourth, "huber_loss"), "prediction": 3.0},
    {"mode": "logits", "losses": (numbers.FROM_LOGITS, "binary_crossentropy", "mse"), "prediction": -9.5},
    {"mode": "logits", "losses": (numbers.FROM_LOGITS, "hinge", "squared_hinge"), "target": 0.15, "prediction": 0.4},
    {"mode": "probabilities", "losses": ("binary_crossentropy", "mse"), "target": 0.9, "prediction": 0.0},
])
def test_the_code_gives_the_numbers_of_the_picture(settings, code):
    explorer = loss_explorer(lang="en", **settings)
    found = np.array(run(code(explorer), my_loss=fourth))
    np.testing.assert_allclose(found, np.transpose([explorer.data["values"], explorer.data["gradients"]]), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("settings", [{}, {"losses": ("poisson", "hinge", fourth), "target": 7.3}, {"delta": 0.2, "target": 12}])
def test_the_code_of_constants(settings, code):
    explorer = loss_explorer(mode="constant", lang="en", **settings)
    best = explorer.data["best"]
    np.testing.assert_allclose(run(code(explorer), my_loss=fourth), best[np.isfinite(best)], atol=1e-9)


def test_prediction_and_target_move(said):
    explorer = loss_explorer(lang="en")
    for place, y in ((0, -4.0), (120, 2.0), (240, 8.0)):
        explorer.controls["prediction"].slider.value = place
        assert explorer.data["values"][0] == pytest.approx((y - 2) ** 2)
    explorer.controls["target"].field.value = 5.5
    assert explorer.data["values"][1] == 2.5 and "target t = 5.5, prediction y = 8.00" in explorer.view() and said(explorer) == ""


def test_modes_bring_numbers_into_their_range_and_back(said):
    explorer = loss_explorer(target=3, prediction=7, lang="en")
    mode, prediction = explorer.controls["mode"].widget, explorer.controls["prediction"]
    mode.value = 2
    assert (explorer.state["target"], explorer.state["prediction"]) == (1, 1)
    assert (prediction.low, prediction.high, prediction.slider.max, prediction.slider.value) == (0, 1, 100, 100)
    mode.value = 3
    prediction.slider.value = 0
    assert explorer.state["prediction"] == -20 and prediction.field.min == -20 and said(explorer) == ""
    mode.value = 0
    assert explorer.state["prediction"] == -4 and prediction.slider.max == 240
    explorer.state = {"mode": "logits", "prediction": -15.0}
    assert explorer.state["prediction"] == -15 and explorer.data["values"][0] == pytest.approx(1, abs=1e-5)


def test_delta_moves_huber_between_median_and_mean():
    explorer = loss_explorer("huber_loss", mode="constant", target=12, lang="en")
    found = []
    for delta in (0.1, 1.0, 5.0):
        explorer.state = {"delta": delta}
        found.append(explorer.data["best"][0])
    assert found == sorted(found) and found[0] < 2.1 < 2.4 < found[-1]


def test_names_aliases_functions_and_objects():
    assert [loss_explorer(given, lang="en").state["first"] for given in ("mse", "MSE", losses.mse)] == ["mean_squared_error"] * 3
    explorer = loss_explorer((fourth, "mae", losses.Huber(delta=3.0)), prediction=6, lang="en")
    assert [explorer.state[slot] for slot in ("first", "second", "third")] == ["own", "mean_absolute_error", "own"]
    assert explorer.data["values"].tolist()[:2] == [256, 4] and explorer.data["own_gradient"].shape == (241,)
    alone = loss_explorer("mae", lang="en")
    assert (alone.state["second"], alone.state["third"]) == (None, None)
    assert numbers.OWN not in alone.controls["first"].options


def test_a_function_that_fails_later_is_told(said):
    def moody(y_true, y_pred):
        if float(K.eval(y_true)[0, 0]) > 4:
            raise RuntimeError("no targets beyond 4")
        return K.mean(y_pred - y_true, axis=-1)

    explorer = loss_explorer(moody, lang="en")
    before = explorer.view()
    explorer.controls["target"].field.value = 5.0
    assert "no targets beyond 4" in said(explorer) and explorer.view() == before
    explorer.controls["target"].field.value = 3.0
    assert said(explorer) == ""


def test_no_warning_of_the_library_is_printed(said, recwarn):
    explorer = loss_explorer("binary_crossentropy", prediction=8, lang="en")
    explorer.controls["prediction"].slider.value = 0
    assert said(explorer) == "" and not recwarn.list


@pytest.mark.parametrize("settings, complaint", [
    ({"losses": "mean_square_error"}, "Did you mean 'mean_squared_error'"), ({"losses": ()}, "one to three losses .* got 0"),
    ({"losses": ("mse",) * 4}, "one to three losses .* got 4"), ({"losses": None}, "a name or a function, got None"),
    ({"losses": "categorical_crossentropy"}, "categorical_crossentropy compares whole rows"), ({"mode": "logit"}, "mode must be one of"),
    ({"losses": lambda t, y: K.mean(t - y)}, "a loss gives one number for each sample"), ({"target": 7}, "target must be from 0 to 6"),
    ({"mode": "probabilities", "prediction": 1.5}, "prediction must be from 0 to 1 where mode is 'probabilities', got 1.5"),
    ({"prediction": float("nan")}, "prediction must be from -4 to 8"), ({"delta": 0}, "delta must be at least 0.1"),
])
def test_what_cannot_be_shown_is_refused(settings, complaint):
    with pytest.raises(ValueError, match=complaint):
        loss_explorer(lang="en", **settings)


def test_delta_rests_where_no_loss_takes_it():
    explorer = loss_explorer(lang="en")
    delta = explorer.controls["delta"]
    assert not delta.slider.disabled
    explorer.state = {"third": None}
    assert delta.slider.disabled and delta.field.disabled
    explorer.state = {"mode": "constant", "third": "huber_loss"}
    assert not delta.slider.disabled
