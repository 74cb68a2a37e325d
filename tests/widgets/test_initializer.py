"""The initializer explorer, from its controls to its picture, its code and its numbers."""
import numpy as np
import pytest

from kerastutor import activations, initializers
from kerastutor import backend as K
from kerastutor.initializers import RandomNormal
from kerastutor.widgets import base, initializer_explorer


def swish(x):
    return x * K.sigmoid(x)


def narrow(shape, dtype=None):
    return K.random_uniform(shape, -0.1, 0.1, dtype=dtype)


@pytest.mark.parametrize("settings", [
    {}, {"initializer": "he_normal", "activation": "relu", "gain": 0.7}, {"initializer": "ones", "activation": "tanh", "gain": 0.3},
    {"initializer": "orthogonal", "activation": "selu", "gain": 1.3, "units": 20, "layers": 7, "seed": 5},
    {"initializer": "truncated_normal", "gain": 2.0}, {"initializer": narrow, "activation": swish, "gain": 2.5},
    {"initializer": RandomNormal(stddev=0.2, seed=3), "activation": "softsign"},
])
def test_the_code_gives_the_numbers_of_the_picture(settings, code):
    explorer = initializer_explorer(lang="en", **settings)
    names = {"my_activation": swish,
             "my_initializer": narrow if settings.get("initializer") is narrow else RandomNormal(stddev=0.2, seed=3)}
    exec(code(explorer), names)
    np.testing.assert_allclose(names["signal"], explorer.data["signal"], rtol=1e-3)
    np.testing.assert_allclose(names["gradient"], explorer.data["gradient"], rtol=1e-3)


def test_the_data_hold_what_is_shown():
    explorer = initializer_explorer("he_uniform", "elu", units=20, layers=6, lang="en")
    data = explorer.data
    assert data["weights"].shape == (20, 20) and data["activations"].shape == (7, 32, 20) and data["saturated"].shape == (7,)
    assert data["overview_initializers"].tolist() == ["random_normal", "glorot_uniform", "he_normal", "orthogonal", "he_uniform"]
    assert data["overview_activations"].tolist() == ["linear", "tanh", "sigmoid", "relu", "selu", "elu"]
    np.testing.assert_array_equal(data["overview_signal"][4, 5], data["signal"])
    np.testing.assert_array_equal(data["overview_gradient"][4, 5], data["gradient"])
    view = explorer.view()
    for values in data.values():
        values[...] = 0 if values.dtype.kind != "U" else ""
    explorer.lang = "zh"
    explorer.lang = "en"
    assert explorer.view() == view


def test_own_things_are_called_by_their_names(said):
    explorer = initializer_explorer(narrow, swish, lang="en")
    assert explorer.state["initializer"] == explorer.state["activation"] == "own"
    assert "narrow with swish: " in explorer.view() and "initializer = my_initializer" in explorer._code.value
    explorer.state = {"initializer": "zeros"}
    assert "zeros with swish: the signal dies at layer 1" in explorer.view()
    assert "your own with tanh" in initializer_explorer(lambda shape, dtype=None: np.ones(shape), lang="en").view()
    assert said(explorer) == ""


def test_functions_and_classes_of_the_library_are_known_by_name():
    assert initializer_explorer(activation=activations.relu).state["activation"] == "relu"
    assert initializer_explorer(initializers.Ones).data["weights"].min() == 1
    assert initializer_explorer("Zeros").data["weights"].max() == 0
    assert initializer_explorer("zeros", "softmax").data["activations"][-1].sum(axis=-1) == pytest.approx(np.ones(32))


@pytest.mark.parametrize("arguments, error, told", [
    ({"initializer": "glorot"}, ValueError, "Unknown initializer: 'glorot'. Did you mean 'glorot_"),
    ({"activation": "rleu"}, ValueError, "Unknown activation function: 'rleu'. Did you mean 'relu'"),
    ({"initializer": 3}, ValueError, "Could not interpret initializer identifier: 3"),
    ({"activation": 3}, ValueError, "An activation must be"),
    ({"initializer": lambda shape, dtype=None: np.ones((2, 2))}, ValueError,
     r"asked for the shape \(50, 50\), the initializer gave \(2, 2\)"),
    ({"initializer": lambda shape, dtype=None: np.full(shape, np.nan)}, ValueError, "2500 weights that are not finite"),
    ({"activation": lambda x: K.sum(x)}, ValueError, r"must give a tensor of the shape that it gets, \(32, 50\), got shape \(\)"),
    ({"activation": lambda x: np.tanh(K.eval(x))}, ValueError, "Build it of K's functions"),
    ({"activation": lambda x: np.tanh(x)}, TypeError, "use K.tanh"),
    ({"units": 7}, ValueError, "units must be at least 8, got 7"), ({"gain": float("nan")}, ValueError, "gain must be finite"),
])
def test_what_cannot_be_shown_says_why(arguments, error, told):
    with pytest.raises(error, match=told):
        initializer_explorer(**arguments)


def test_an_activation_without_a_slope_passes_no_gradient():
    explorer = initializer_explorer(activation=lambda x: K.sign(x), lang="en")
    assert explorer.data["gradient"][:-1].max() == 0 and explorer.data["saturated"][-1] == 1
    assert "vanishes at layer 19" in explorer.view()


def test_only_a_new_network_is_drawn_anew(monkeypatch):
    explorer = initializer_explorer(lang="en")
    bench = explorer._bench
    explorer.state = {"initializer": "he_normal", "activation": "relu", "gain": 1.5}
    assert explorer._bench is bench
    explorer.state = {"seed": 2}
    assert explorer._bench is not bench


def test_the_same_seed_gives_the_same_picture_whatever_was_drawn_before():
    view = initializer_explorer(narrow, lang="en").view()
    K.random_normal((3,))
    np.random.rand()
    assert initializer_explorer(narrow, lang="en").view() == view


def test_examples_show_what_their_names_promise():
    explorer = initializer_explorer(lang="en")

    def after(key):
        explorer._example.value = f"initializer.example_{key}"
        return explorer._shown

    assert after("zeros").course.signal_end == ("dies", 1)
    assert after("small").course.signal_end == ("dies", 7)
    assert after("large").saturated[-1] > 0.5
    assert after("glorot_relu").course.signal_end[0] == "dies" and after("he_relu").course.signal_end is None
    assert after("sigmoid").course.signal_end[0] == "dies"
    assert all(explorer._shown.at(row, "sigmoid").signal_end[0] == "dies" for row in explorer._shown.rows)
    assert after("sigmoid_large").course.signal_end is None and explorer._shown.course.gradient_end is None
    assert after("selu").course.signal[-1] == pytest.approx(1, abs=0.15)
    assert after("orthogonal").course.gradient == pytest.approx(np.full(41, explorer.data["gradient"][-1]), rel=1e-3)


def test_what_a_notebook_keeps_is_the_same_on_every_machine():
    explorer = initializer_explorer("he_normal", "relu", lang="en")
    assert set(explorer._repr_mimebundle_()) == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
    before = repr(explorer)
    assert "signal holds, gradient holds #" in before
    explorer._shown.values[:] *= 1 + 1e-4
    assert repr(explorer) == before == repr(initializer_explorer("he_normal", "relu", lang="zh"))
    assert repr(initializer_explorer("he_normal", "relu", seed=2)) != before
    rotated = initializer_explorer("orthogonal", lang="en")
    before = repr(rotated)
    rotated._shown.kernel[:] *= -1        # as another machine's decomposition may
    assert repr(rotated) == before


def test_a_preset_holds_everything():
    explorer = initializer_explorer("random_normal", "selu", gain=12.0, units=30, layers=9, seed=7)
    other = initializer_explorer()
    other.preset(explorer.to_preset())
    assert other.state == explorer.state and base.checksum(other.data) == base.checksum(explorer.data)
