"""The numbers of an activation function, and what its picture makes of them."""
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from kerastutor import activations
from kerastutor import backend as K
from kerastutor.figures.configuration.activation import numbers, panels, scene, softmax


def follow(name="relu", at=0.5, shift=0.0, spread=1.0, **given):
    return numbers.follow(name, numbers.named(name, **given)[0], at, shift, spread)


def own(function, at=0.5):
    return numbers.follow(numbers.OWN, function, at, 0.0, 1.0)


@pytest.mark.parametrize("name, value, slope", [
    ("sigmoid", lambda x: 1 / (1 + np.exp(-x)), lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    ("tanh", np.tanh, lambda x: 1 - np.tanh(x) ** 2), ("softplus", lambda x: np.log(1 + np.exp(x)), lambda x: 1 / (1 + np.exp(-x))),
    ("relu", lambda x: np.maximum(x, 0), lambda x: (x > 0) * 1.0),
    ("softsign", lambda x: x / (1 + np.abs(x)), lambda x: (1 + np.abs(x)) ** -2),
])
def test_curves_and_slopes(name, value, slope):
    curve = follow(name, at=1.25)
    np.testing.assert_allclose(curve.y, value(numbers.LINE), atol=1e-9)
    np.testing.assert_allclose(curve.slope, slope(numbers.LINE), atol=1e-9)
    assert (curve.value, curve.tilt) == pytest.approx((value(1.25), slope(1.25)))


def test_a_tangent_is_what_the_curve_is_like():
    for name in numbers.NAMES:
        curve, near = follow(name, at=0.7), follow(name, at=0.7001)
        assert near.value - curve.value == pytest.approx(1e-4 * curve.tilt, rel=1e-3)


@pytest.mark.parametrize("name, mean, variance, squared_slope", [
    ("relu", 1 / np.sqrt(2 * np.pi), 0.5 - 0.5 / np.pi, 0.5), ("linear", 0, 1, 1), ("sigmoid", 0.5, 0.04338, 0.04483),
    ("exponential", np.exp(0.5), np.exp(2) - np.exp(1), np.exp(2)), ("selu", 0, 1, 1.0716), ("tanh", 0, 0.39429, 0.46440),
])
def test_what_becomes_of_normal_numbers(name, mean, variance, squared_slope):
    curve = follow(name)
    assert (curve.mean, curve.variance, curve.squared_slope) == pytest.approx((mean, variance, squared_slope), abs=1e-4)


def test_shift_and_spread_are_those_of_the_inputs():
    curve = follow("linear", shift=2.0, spread=3.0)
    assert (curve.mean, curve.variance) == pytest.approx((2, 9))
    assert follow("relu", shift=-2.0).share(follow("relu", shift=-2.0).passed == 0) == pytest.approx(0.97725, abs=1e-3)


@pytest.mark.parametrize("name, given, ends", [
    ("relu", {}, (0, np.inf)), ("relu", {"alpha": 0.1}, (-np.inf, np.inf)), ("relu", {"max_value": 6.0}, (0, 6)),
    ("elu", {"alpha": 2.0}, (-2, np.inf)),
    ("tanh", {}, (-1, 1)), ("softsign", {}, (-1, 1)), ("hard_sigmoid", {}, (0, 1)), ("linear", {}, (-np.inf, np.inf)),
    ("exponential", {}, (0, np.inf)),
])
def test_the_range(name, given, ends):
    assert follow(name, **given).ends == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("function, ends", [
    (K.sin, (-1, 1)), (K.log, (-np.inf, np.inf)), (lambda x: K.tanh(x / 10), (-1, 1)), (lambda x: -K.square(x), (-np.inf, 0)),
])
def test_the_range_of_ones_own(function, ends):
    assert own(function).ends == pytest.approx(ends, abs=1e-3)


def test_zones():
    assert numbers.zones(follow("relu").slope, 0.05) == [(-6, 0, "dead_zone")]
    assert numbers.zones(follow("linear").slope, 0.05) == []
    [left, right] = numbers.zones(follow("sigmoid").slope, 0.05)
    assert left == (-6, pytest.approx(-2.9), "saturated_zone") and right == (pytest.approx(2.9), 6, "saturated_zone")
    assert [kind for *_, kind in numbers.zones(follow("relu", max_value=2.0).slope, 0.05)] == ["dead_zone", "dead_zone"]
    assert [kind for *_, kind in numbers.zones(follow("relu", alpha=0.1).slope, 0.2)] == ["saturated_zone"]


@pytest.mark.parametrize("function, complaint", [
    (lambda x: K.sum(x), r"numbers of shape \(2294, 1\) went in, shape \(\) came out"), (lambda x: None, "a NoneType came out"),
    (lambda x: x - K.mean(x), "mixes its numbers"), (lambda x: K.log(x - 100), "no finite value between -6 and 6"),
])
def test_a_function_that_is_no_activation(function, complaint):
    with pytest.raises(ValueError, match=complaint):
        own(function)


def test_a_function_that_loses_its_gradient_says_which_to_use():
    with pytest.raises(TypeError, match="use K.tanh"):
        own(np.tanh)


def test_softmax():
    shown = numbers.soften(0.7, 2.0, 3.0)
    z = 2 + 3 * np.array([0.7, 1, -0.5])
    p = np.exp(z) / np.exp(z).sum()
    np.testing.assert_allclose(shown.probabilities, p, atol=1e-9)
    np.testing.assert_allclose(shown.unshifted, p, atol=1e-9)
    np.testing.assert_allclose(shown.jacobian, np.diag(p) - np.outer(p, p), atol=1e-9)
    np.testing.assert_allclose(shown.tilt, 3 * shown.jacobian[:, 0], atol=1e-9)
    np.testing.assert_allclose(shown.y.sum(axis=1), 1, atol=1e-9)


def test_nothing_hangs_on_the_last_bits():
    """All that is drawn has ten places, and no negative zero."""
    for name in numbers.NAMES:
        curve = follow(name)
        for values in (curve.y, curve.slope, np.array([curve.value, curve.mean, curve.variance])):
            np.testing.assert_array_equal(values, np.round(values, 10))
            assert not np.signbit(values[values == 0]).any()


def shown(curve=None, **more):
    return numbers.Shown(curve or follow(), arguments={}, **more)


def told(it, lang="en"):
    return " ".join(scene.notes(it, lang))


def test_what_is_told():
    assert "dead zone" in told(shown(follow(at=-1.0)))
    assert "passes whole" in told(shown(follow(at=1.0))) and "mean is 0.399" in told(shown())
    assert "0.007" in told(shown(follow("sigmoid", at=5.0))) and "saturated" in told(shown(follow("sigmoid", at=5.0)))
    assert "0.197 is left" in told(shown(follow("sigmoid", at=1.0)))
    assert "grows 2.718 times" in told(shown(follow("exponential", at=1.0)))
    assert "variance 1 come out" in told(shown(follow("selu")))
    assert "centred at 0" in told(shown(follow("tanh")))
    assert "unlikely ever to wake" in told(shown(follow(shift=-3.0)))
    assert "no gradient" in told(shown(own(lambda x: K.cast(K.greater(x, 0), "float32"))))
    assert "no finite value. 50.0% of the inputs" in told(shown(own(K.log, at=-1.0)))


def test_what_is_told_of_softmax():
    def say(*given):
        return " ".join(softmax.notes(numbers.soften(*given), "en"))

    assert "adds up to 0" in say(0.5, 0.0, 1.0) and "shifted" not in say(0.5, 0.0, 1.0)
    assert "shifted by 4, and no probability differs by more than 0.000" in say(0.5, 4.0, 1.0)
    assert "saturates as well" in say(6.0, 0.0, 1.0)
    assert "temperature of 1/4 = 0.25" in say(0.5, 0.0, 4.0) and "sharper" in say(0.5, 0.0, 4.0) and "closer" in say(0.5, 0.0, 0.5)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("it", [
    shown(), shown(follow("exponential", at=6.0)), shown(follow("selu", spread=0.1, shift=5.0)), shown(own(K.log, at=-1.0)),
    shown(own(lambda x: 1 / x, at=0.0)),
    shown(own(lambda x: K.cast(K.greater(x, 0), "float32"))), shown(other=follow("hard_sigmoid")),
    shown(beside=tuple(map(numbers.usual, numbers.NAMES))), numbers.Shown(softmax=numbers.soften(-6.0, -5.0, 5.0)),
    shown(follow("relu", threshold=3.0, alpha=2.0)), shown(own(lambda x: 0 * x)), shown(own(lambda x: 1e60 * x)),
], ids=range(12))
def test_every_picture_has_all_its_marks_in_place(it, lang):
    drawn = scene.draw(it, lang)
    picture = ElementTree.fromstring(drawn)
    assert "nan" not in drawn.partition("</desc>")[2] and "inf" not in drawn.partition("</desc>")[2]
    assert picture.find("{http://www.w3.org/2000/svg}desc").text


def test_a_tangent_keeps_its_length():
    window = panels.panel(0, 0, 432, 232, -1, 1)
    for slope in (0.0, 0.25, 50.0):
        line = panels.draw_tangent(window, 0.0, 0.0, slope).partition("d=\"M")[2].partition("\"")[0]
        (x1, y1), (x2, y2) = (map(float, point.split()) for point in line.split("L"))
        assert np.hypot(x2 - x1, y2 - y1) == pytest.approx(156, abs=0.3)
        assert (y1 - y2) / (x2 - x1) == pytest.approx(slope * (232 / 2) / (432 / 12), rel=0.05)
    assert panels.draw_tangent(window, 0.0, float("nan"), float("nan")) == ""


def test_only_what_is_there_is_in_the_key():
    assert "dead zone" in scene.draw(shown(), "en") and "saturated: " not in scene.draw(shown(), "en")
    assert "saturated: " in scene.draw(shown(follow("sigmoid")), "en")
    assert "dead zone: " not in scene.draw(shown(follow("sigmoid")), "en")


def test_another_share_moves_the_border():
    it = shown(follow("sigmoid"))
    assert scene.draw(it, "en") != scene.draw(replace(it, saturated=0.1), "en")


def test_small_multiples_are_the_librarys_own_ten():
    assert set(numbers.NAMES) == set(activations.KNOWN) - {"softmax"}
    assert scene.draw(shown(beside=tuple(map(numbers.usual, numbers.NAMES))), "en").count("hard_sigmoid") == 1
