import warnings

import numpy as np
import pytest

from kerastutor.core import state
from kerastutor.preprocessing import image
from kerastutor.preprocessing.image import (apply_brightness_shift, apply_channel_shift, random_brightness, random_channel_shift,
                                            random_shift, random_zoom)

LAST = np.arange(24, dtype=np.float32).reshape(3, 4, 2) * 10
FIRST = np.arange(24, dtype=np.float32).reshape(2, 3, 4) * 10
AXES_OF_LAST = {"row_axis": 0, "col_axis": 1, "channel_axis": 2}
MOVES = {"random_rotation": (40,), "random_shift": (.5, .5), "random_shear": (30,), "random_zoom": ((.5, 1.5),)}


@pytest.fixture(autouse=True)
def seeded():
    np.random.seed(7)


# --- expectations made by real Keras 2.3.1 after np.random.seed(7) ----------------------------------------------------

@pytest.mark.parametrize("name, expected, drawn_next", [
    ("random_rotation", [[30.8, 47.405, 64.884, 109.498], [19.651, 62.926, 124.141, 175.902], [56.962, 118.177, 179.392, 218.3]], .779919),
    ("random_shift", [[22.394, 42.394, 60, 60], [22.394, 42.394, 60, 60], [80.708, 100.708, 118.314, 118.314]], .438409),
    ("random_shear", [[4.841, 22.905, 40.968, 76.2], [4.841, 51.392, 103.797, 156.2], [78.986, 131.392, 183.797, 219.032]], .779919),
    ("random_zoom", [[67.791, 79.393, 104.991, 127.791], [113.895, 125.498, 151.096, 173.895], [160, 171.602, 197.2, 220]], .438409),
])
def test_moves_with_channels_last(name, expected, drawn_next):
    y = getattr(image, name)(LAST, *MOVES[name], **AXES_OF_LAST)
    np.testing.assert_allclose(y[..., 0], expected, atol=5e-3)
    np.testing.assert_allclose(y[..., 1], y[..., 0] + 10, atol=1e-3)
    assert np.random.rand() == pytest.approx(drawn_next, abs=1e-6)


@pytest.mark.parametrize("name, expected", [
    ("random_rotation", [[-1, -1, 30, -1], [-1, 50, 60, -1], [40, 50, 100, -1]]),
    ("random_shift", [[-1, -1, -1, -1], [-1, -1, -1, -1], [50, 60, -1, -1]]),
    ("random_shear", [[-1, -1, 20, 30], [0, 50, 60, 70], [40, 90, 100, -1]]),
    ("random_zoom", [[-1, 50, 60, -1], [-1, 50, 60, -1], [-1, 90, 100, -1]]),
])
def test_moves_with_channels_first_about_the_centre_that_keras_takes(name, expected):
    y = getattr(image, name)(FIRST, *MOVES[name], fill_mode="constant", cval=-1, interpolation_order=0)
    assert y[0].tolist() == expected
    assert np.array_equal(y[1], np.where(y[0] == -1, -1, y[0] + 120))


def test_channel_shift_at_random():
    shifted = random_channel_shift(LAST, 50., channel_axis=2)
    assert shifted.dtype == np.float32
    first = [[0, 0, 0, 17.6308], [37.6308, 57.6308, 77.6308, 97.6308], [117.6308, 137.6308, 157.6308, 177.6308]]
    np.testing.assert_allclose(shifted[..., 0], first, atol=1e-3)


def test_brightness_at_random():
    x = np.arange(12, dtype=np.float32).reshape(2, 2, 3) * 10
    assert random_brightness(x, (.5, 1.5)).tolist() == [[[0, 13, 26], [39, 53, 66]], [[80, 93, 106], [119, 133, 146]]]


@pytest.mark.parametrize("brightness, expected", [(.5, [[0, 50, 100, 50], [127, 5, 10, 100]]),
                                                  (2, [[0, 200, 255, 50], [255, 20, 40, 100]])])
def test_brightness_leaves_opacity_alone(brightness, expected):
    x = np.float32([[[0, 100, 200, 50], [255, 10, 20, 100]]])
    assert apply_brightness_shift(x, brightness).tolist() == [expected]


# --- what must hold --------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name, nothing", [("random_rotation", (0,)), ("random_shift", (0, 0)), ("random_shear", (0,)),
                                           ("random_zoom", ((1, 1),))])
def test_no_range_no_change(name, nothing):
    assert getattr(image, name)(LAST, *nothing, **AXES_OF_LAST) is LAST


def test_nothing_is_drawn_for_a_zoom_range_of_1_to_1():
    random_zoom(LAST, (1, 1), **AXES_OF_LAST)
    after = np.random.rand()
    np.random.seed(7)
    assert np.random.rand() == after


def test_shifts_are_fractions_of_the_size():
    x = np.zeros((1, 10, 40))
    x[0, 5, 20] = 1
    places = [np.argwhere(random_shift(x, .25, .1, interpolation_order=0)[0])[0] for _ in range(200)]
    assert np.min(places, axis=0).tolist() == [4, 10]
    assert np.max(places, axis=0).tolist() == [6, 30]


def test_brightness_stretches_first():
    assert apply_brightness_shift(np.array([[[10.], [20.], [30.]]]), 1)[0, :, 0].tolist() == [0, 127, 255]


def test_brightness_takes_the_channels_last_whatever_the_format(monkeypatch):
    monkeypatch.setitem(state._settings, "image_data_format", "channels_first")
    assert apply_brightness_shift(np.array([[[0., 100, 255]] * 5]), .5).tolist() == [[[0, 50, 127]] * 5]


@pytest.mark.parametrize("dtype, intensity, becomes", [("float32", 50., "float32"), ("uint8", 50, "uint8"), ("uint8", -50, "uint8"),
                                                       ("uint8", 50., "float64")])
def test_channel_shift_stays_within_the_range_of_the_picture(dtype, intensity, becomes):
    x = np.array([[[10, 100, 230]]], dtype)
    y = apply_channel_shift(x, intensity, channel_axis=2)
    assert y.dtype == becomes
    assert y.ravel().tolist() == np.clip([10 + intensity, 100 + intensity, 230 + intensity], 10, 230).tolist()
    assert x.ravel().tolist() == [10, 100, 230]


# --- what cannot be, and what is odd ----------------------------------------------------------------------------------

@pytest.mark.parametrize("error, message, name, arguments", [
    (TypeError, "rg must be a number, got None", "random_rotation", (None,)),
    (TypeError, "rg must be a number, got '40'", "random_rotation", ("40",)),
    (OverflowError, "rg must be finite, got -inf to inf", "random_rotation", (np.inf,)),
    (TypeError, r"wrg must be a number, got \[1, 2\]", "random_shift", ([1, 2], .1)),
    (TypeError, "hrg must be a number, got None", "random_shift", (.1, None)),
    (TypeError, "intensity must be a number, got 'x'", "random_shear", ("x",)),
    (TypeError, "zoom_range must be two numbers, the least and the most, got 0.2", "random_zoom", (.2,)),
    (ValueError, r"zoom_range must be two numbers, .* got \(1, 2, 3\)", "random_zoom", ((1, 2, 3),)),
    (ValueError, r"zoom_range must be two numbers, .* got \(1,\)", "random_zoom", ((1,),)),
    (TypeError, r"zoom_range must be two numbers, .* got \(None, 1\)", "random_zoom", ((None, 1),)),
    (OverflowError, "zoom_range must be finite, got 1.0 to nan", "random_zoom", ((1, np.nan),)),
    (TypeError, "intensity_range must be a number, got None", "random_channel_shift", (None,)),
    (TypeError, "intensity must be a number, got 'x'", "apply_channel_shift", ("x",)),
    (IndexError, "channel_axis must be one of the 3 axes of x, got 3", "apply_channel_shift", (5, 3)),
    (TypeError, "brightness_range must be two numbers, .* got 0.5", "random_brightness", (.5,)),
    (ValueError, r"brightness_range must be two numbers, .* got \(1, 2, 3\)", "random_brightness", ((1, 2, 3),)),
    (ValueError, r"brightness_range must be two numbers, .* got \(0.5, 'x'\)", "random_brightness", ((.5, "x"),)),
    (TypeError, "brightness must be a number, got 'x'", "apply_brightness_shift", ("x",)),
])
def test_errors_say_what_is_wrong(error, message, name, arguments):
    with pytest.raises(error, match=f"^{name}: {message}"):
        getattr(image, name)(FIRST, *arguments)


def test_a_picture_without_channels_is_refused():
    for name, arguments in MOVES.items():
        with pytest.raises(ValueError, match=r"x must be one picture of rank 3.* got shape \(3, 4\)"):
            getattr(image, name)(np.zeros((3, 4)), *arguments)


def test_a_shift_of_a_picture_without_pixels_or_brightness_of_two_channels_is_refused():
    with pytest.raises(ValueError, match=r"^apply_channel_shift: x must have pixels, got shape \(0, 2, 3\)"):
        apply_channel_shift(np.zeros((0, 2, 3)), 1)
    with pytest.raises(ValueError, match="^array_to_img: a picture has 1, 3 or 4 channels, got 2"):
        apply_brightness_shift(LAST, .5)


@pytest.mark.parametrize("message, name, arguments", [
    ("wrg and hrg are fractions of the width and the height, got 5 and 0.1", "random_shift", (5, .1)),
    (r"zoom_range should stay above 0, got \(-1, 1\)", "random_zoom", ((-1, 1),)),
    (r"brightness should be 0 \(black\) or more, got -1.0", "apply_brightness_shift", (-1,)),
    (r"brightness should be 0 \(black\) or more, got -1.0", "random_brightness", ((-1, -1),)),
])
def test_odd_values_do_what_keras_does_and_warn(message, name, arguments):
    with pytest.warns(UserWarning, match=f"^{name}: {message}") as told:
        y = getattr(image, name)(LAST[..., :1], *arguments)
    assert y.shape == (3, 4, 1)
    assert told[0].filename == __file__
    if "brightness" in name:
        assert not y.any()


def test_ordinary_values_do_not_warn():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, arguments in MOVES.items():
            getattr(image, name)(LAST, *arguments, **AXES_OF_LAST)
        random_brightness(LAST[..., :1], (.5, 1.5))
