"""The picture of losses: its numbers against formulas and finite differences, what it draws, and what it says."""
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import losses
from kerastutor.figures import window
from kerastutor.figures.configuration.loss import fits, notes, numbers, scene

DEFAULT = ("mean_squared_error", "mean_absolute_error", "huber_loss")


def shown(mode="numbers", names=DEFAULT, target=2.0, prediction=4.0, delta=1.0, own=None):
    return numbers.compute(mode, (*names, *[None] * (3 - len(names))), own or {}, target, prediction, delta)


def test_curves_by_their_formulas():
    mse, mae, huber = shown().curves
    error = numbers.MODES["numbers"].line - 2
    np.testing.assert_allclose(mse.y, error ** 2, atol=1e-9)
    np.testing.assert_allclose(mae.slope, np.sign(error), atol=1e-9)
    np.testing.assert_allclose(huber.slope, np.clip(error, -1, 1), atol=1e-9)
    assert (mse.value, mse.tilt, mse.twice) == (4, 4, (16, 8))
    assert (huber.value, huber.tilt) == (1.5, 1)


@pytest.mark.parametrize("mode, prediction, target", [("numbers", 1.3, 2.5), ("probabilities", 0.3, 0.9), ("logits", -2.2, 0.1),
                                                      ("logits", 3.1, 1.0)])
@pytest.mark.parametrize("name", numbers.NAMES)
def test_gradients_by_differences(mode, prediction, target, name):
    step = 1e-5
    curve, = shown(mode, (name,), target, prediction).curves
    up, down = (shown(mode, (name,), target, prediction + s).curves[0].value for s in (step, -step))
    assert curve.tilt == pytest.approx((up - down) / (2 * step), rel=1e-3, abs=1e-4)


def test_classes_from_scores():
    p = 1 / (1 + np.exp(6))
    logits, clipped, square = shown("logits", (numbers.FROM_LOGITS, "binary_crossentropy", "mean_squared_error"), 1.0, -6.0).curves
    assert logits.tilt == pytest.approx(p - 1) and logits.value == pytest.approx(-np.log(p))
    assert clipped.tilt == pytest.approx(p - 1, rel=1e-3)
    assert square.tilt == pytest.approx(2 * (p - 1) * p * (1 - p))
    assert scene.clipped(shown("logits", (numbers.FROM_LOGITS,), 1.0, -6.0)) == []
    (low, start), (end, high) = scene.clipped(shown("logits", ("binary_crossentropy",), 1.0, -6.0))
    assert (low, high) == (-20, 20) and -16.5 < start < -16 and 16 < end < 16.5


def test_a_target_between_is_label_smoothing():
    smoothed = shown("logits", (numbers.FROM_LOGITS, "hinge"), 0.9, 4.0)
    assert smoothed.label == (1.0, 0.2)
    p = 1 / (1 + np.exp(-4))
    assert smoothed.curves[0].tilt == pytest.approx(p - 0.9)
    assert smoothed.curves[1].value == 0                    # a hinge takes the label itself
    assert shown("logits", DEFAULT, 0.25, 0.0).label == (0.0, 0.5)


def test_steps_of_gradient_descent():
    mse, mae, huber = shown().curves
    np.testing.assert_allclose(mse.way, 2 + 2 * 0.6 ** np.arange(13), atol=1e-8)
    np.testing.assert_allclose(mae.way[:11], 4 - 0.2 * np.arange(11), atol=1e-8)
    assert huber.way[1] == 3.8 and 2 < huber.way[12] < 2.5
    stuck, = shown("probabilities", ("binary_crossentropy",), 1.0, 0.0).curves
    assert (stuck.tilt, stuck.way[12]) == (0, 0)
    lost, = shown("numbers", ("poisson",), 3.0, -1.0).curves
    assert np.isnan(lost.value) and np.isnan(lost.way[1:]).all()


@pytest.mark.parametrize("outlier", [0.0, 3.0, 9.0, 12.0])
def test_constants_that_losses_choose(outlier):
    data = np.append(numbers.ORDINARY, outlier)
    mse, mae, poisson = shown("constant", ("mean_squared_error", "mean_absolute_error", "poisson"), outlier).fits
    assert mse.best == pytest.approx(data.mean(), abs=0.0051) and mse.without == pytest.approx(2)
    assert mae.best == np.median(data)
    assert poisson.best == mse.best
    assert mse.least == pytest.approx(np.mean((data - mse.best) ** 2)) and mse.tried == pytest.approx(np.mean((data - 4) ** 2))


def test_huber_lies_between_median_and_mean():
    def best(delta):
        return shown("constant", ("huber_loss",), 12.0, delta=delta).fits[0].best

    data = np.append(numbers.ORDINARY, 12)
    found = [best(delta) for delta in (0.1, 1.0, 3.0, 5.0)]
    assert found == sorted(found) and found[0] == pytest.approx(np.median(data), abs=0.06)
    assert np.median(data) < best(1.0) < data.mean()


def test_the_outliers_part_of_the_pull():
    mse, mae, _ = shown("constant", DEFAULT, 12.0).fits
    data = np.append(numbers.ORDINARY, 12)
    assert mse.share == pytest.approx((12 - mse.best) / np.abs(data - mse.best).sum())
    assert mae.share == pytest.approx(0.1)                  # of eleven, one stands at the median and pulls at nothing


def test_a_loss_for_classes_has_no_constant():
    picture = shown("constant", ("hinge", "mean_squared_error"))
    assert np.isnan(picture.fits[0].best)
    assert "hinge is for classes" in fits.draw(picture, "en") and "not made for such numbers" in fits.draw(picture, "en")


def test_functions_and_objects_of_ones_own():
    def quantile(y_true, y_pred):
        return K.mean(K.maximum(0.9 * (y_true - y_pred), 0.1 * (y_pred - y_true)), axis=-1)

    curve, = shown(names=("own",), own={0: quantile}, prediction=1.0).curves
    assert (curve.value, curve.tilt) == (0.9, -0.9)
    found, = shown("constant", ("own",), 12.0, own={0: quantile}).fits
    assert found.best == 3.4                                # nine of eleven lie at or below it
    curve, = shown(names=("own",), own={0: losses.Huber(delta=2.0)}, prediction=7.0).curves
    assert curve.tilt == 2


@pytest.mark.parametrize("function, came", [
    (lambda t, y: K.mean(K.square(t - y)), r"shape \(\)"), (lambda t, y: 3.0, "a float"),
    (lambda t, y: K.concatenate([t, y]), r"shape \(243, 2\)"),
])
def test_a_function_must_give_one_number_a_sample(function, came):
    with pytest.raises(ValueError, match=rf"one number for each sample: 243 samples went in, {came} came out"):
        shown(names=("own",), own={0: function})


def test_numbers_stay_within_the_mode():
    assert (shown("probabilities", DEFAULT, 5.0, 7.0).target, shown("probabilities", DEFAULT, 5.0, 7.0).prediction) == (1, 1)
    assert shown("logits", DEFAULT, 1.0, -99.0).prediction == -20


STATES = [
    ("numbers", DEFAULT, 2.0, 4.0), ("numbers", ("poisson", "mean_squared_logarithmic_error"), 0.0, -4.0),
    ("numbers", ("hinge",), 6.0, 8.0),
    ("numbers", ("mean_absolute_percentage_error",), 0.0, 8.0), ("constant", DEFAULT, 12.0, 0.0), ("constant", ("hinge",), 0.0, 12.0),
    ("probabilities", ("binary_crossentropy", numbers.FROM_LOGITS), 1.0, 0.0), ("probabilities", ("binary_crossentropy",), 0.0, 1.0),
    ("logits", (numbers.FROM_LOGITS, "binary_crossentropy", "mean_squared_error"), 1.0, -18.0), ("logits", ("squared_hinge",), 0.0, 20.0),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("mode, names, target, prediction", STATES)
def test_every_mark_and_word_stays_on_the_picture(mode, names, target, prediction, lang):
    picture = ElementTree.fromstring(scene.draw(shown(mode, names, target, prediction), lang))
    width, height = (float(v) for v in picture.get("viewBox").split()[2:])
    for text in picture.iter("{http://www.w3.org/2000/svg}text"):
        x, y = float(text.get("x")), float(text.get("y"))
        wide = len(text.text) * float(text.get("font-size")) * (0.95 if re.search("[一-龥]", text.text) else 0.56)
        left = {"end": x - wide, "middle": x - wide / 2}.get(text.get("text-anchor"), x)
        assert left >= -2 and left + wide <= width + 2 and 0 < y < height, text.text


@pytest.mark.parametrize("state, said", [
    (STATES[0], "At an error of 2.00, mean_squared_error pulls 4 times as hard as"),
    (STATES[1], "poisson has no finite value here"),
    (STATES[1], "a prediction below 0 counts as 0"), (STATES[2], "hinge is for classes"),
    (STATES[3], "A percentage is taken of the target"),
    (STATES[4], "mean_squared_error would choose 2.00 without the outlier, and chooses 2.91 with it"), (STATES[6], "exactly 0"),
    (STATES[6], "after another sigmoid the gradient is −0.500"), (STATES[8], "p − t = 1.5e−08 − 1 = −1.000"), (STATES[8], "Sure and wrong"),
    (STATES[9], "squared_hinge still pulls"), (("logits", ("hinge",), 1.0, 1.0), "hinge is content"),
    (("numbers", DEFAULT, 2.0, 2.0), "nobody pulls"), (("numbers", DEFAULT, 2.0, 2.5), "within delta = 1"),
    (("logits", (numbers.FROM_LOGITS,), 0.9, 1.0), "the lowest point lies at p = 0.9"),
    (("probabilities", ("mean_squared_error",), 1.0, 0.25), "The right class is given the probability 0.250"),
])
def test_what_a_teacher_would_point_at(state, said):
    assert said in " ".join(notes.notes(shown(*state), "en"))


def test_panels_hold_the_flattest_curve_whole():
    line = np.linspace(-6, 6, 241)
    low, high = scene.room([line ** 2, np.abs(line)], 90, 8.0)
    assert low < 0 and 8 <= high < 10
    assert scene.room([np.full(3, np.nan)], 90, 8.0)[1] == pytest.approx(8.64)
    assert window.scale(0, 0.5, 4) == [0, 0.1, 0.2, 0.3, 0.4, 0.5]
