import pytest

from kerastutor.widgets import augmentation_explorer, skipgram_explorer
from kerastutor.widgets.ranges import Pair, Scale, Share


def heard(control):
    """What a control calls back with, from now on."""
    calls = []
    control.listen(lambda change: calls.append(control.value))
    return calls


def test_a_number_between_two_steps_stays_what_it_is():
    """A slider of the browser that held the number itself would move it to its nearest step."""
    scale = Scale("augmentation.rotation_range", 0.0, 180.0, 12.5, 1)
    assert (scale.value, scale.slider.value, scale.slider.min, scale.slider.max) == (12.5, 12, 0, 180)
    scale.slider.value = 13
    assert scale.value == 13.0
    scale.field.value = 40.2
    assert (scale.value, scale.slider.value) == (40.2, 40)
    assert skipgram_explorer(negative_samples=0.7).state["negative_samples"] == 0.7


def test_steps_add_up_without_the_dust_of_binary_fractions():
    scale = Scale("augmentation.cval", 0.1, 3.0, 0.1, 0.05)
    seen = []
    for place in range(scale.slider.max + 1):
        scale.slider.value = place
        seen.append(scale.value)
    assert seen == [round(0.1 + 0.05 * k, 2) for k in range(59)]


def test_a_scale_calls_back_once_for_each_change_and_grows_with_what_code_sets():
    scale = Scale("augmentation.rotation_range", 0.0, 10.0, 1.0, 0.5)
    calls = heard(scale)
    scale.slider.value = 6
    scale.field.value = 4.2
    assert calls == [3.0, 4.2]
    scale.set(25)
    assert (scale.value, scale.high, scale.slider.max, scale.slider.value) == (25.0, 25.0, 50, 50)
    scale.offer(2, 0.1)
    assert (scale.value, scale.high, scale.slider.max, scale.slider.value) == (25.0, 25.0, 250, 250)
    scale.set(1)
    scale.offer(2, 0.1)
    assert (scale.value, scale.high, scale.slider.max, scale.slider.value) == (1.0, 2.0, 20, 10)
    for wrong, error in (("3", TypeError), (True, TypeError), (-0.5, ValueError), (None, TypeError), (float("inf"), ValueError),
                         (float("nan"), ValueError)):
        with pytest.raises(error, match="rotation_range must be"):
            scale.set(wrong)


def share():
    return Share("augmentation.width_shift_range", "augmentation.width_pixels", "augmentation.width_in_pixels")


def test_a_share_is_a_fraction_or_pixels_as_in_keras():
    control = share()
    control.fit(200)
    for value in (0.25, 0.8, 30, 150, 0, 0.0, 7):
        control.set(value)
        assert control.value == value and type(control.value) is type(value)
        assert control.pixels.value is isinstance(value, int)
        assert control.slider.value == control.place(value)
    for wrong, error, message in ((1.5, ValueError, "a fraction below 1 or a whole number of pixels, got 1.5"),
                                  (-3, ValueError, "at least"), ("0.1", TypeError, "must be a number"),
                                  (True, TypeError, "must be a number")):
        with pytest.raises(error, match=message):
            control.set(wrong)


def test_ticking_the_box_says_the_same_part_in_pixels_and_back():
    control = share()
    control.fit(200)
    control.set(0.25)
    calls = heard(control)
    control.pixels.value = True
    assert (control.value, control.high, control.slider.max, control.field.step) == (50, 100, 100, 1)
    control.slider.value = 60
    control.pixels.value = False
    assert (control.value, control.high, control.slider.max, control.field.step) == (0.3, 0.5, 50, 0.01)
    assert calls == [50, 60, 0.3]
    control.set(200)
    control.pixels.value = False
    assert control.value == 0.99, "a fraction of 1.0 would be one pixel"


def test_a_share_says_its_unit_in_both_languages():
    control = share()
    said = []
    for lang in ("zh", "en"):
        for in_pixels in (False, True):
            control.pixels.value = in_pixels
            control.relabel(lang)
            said.append(control.field.description)
            assert control.pixels.description
    assert said == ["width_shift_range ×宽", "width_shift_range 像素", "width_shift_range × w", "width_shift_range, px"]
    control.pixels.value = False
    assert control.field.description == "width_shift_range × w"


def pair(**more):
    return Pair("augmentation.zoom_range", "augmentation.zoom_upto", 0.1, 3.0, [0.8, 1.2], 0.05, **more)


def test_a_pair_has_two_handles_and_two_fields():
    control = pair()
    calls = heard(control)
    assert (control.value, control.slider.value, control.slider.max) == ([0.8, 1.2], (14, 22), 58)
    control.slider.value = (10, 22)
    assert control.value == [0.6, 1.2]
    control.slider.value = (12, 30)
    assert control.value == [0.7, 1.6]
    control.fields[1].value = 1.234
    assert (control.value, control.slider.value) == ([0.7, 1.234], (12, 23))
    assert calls == [[0.6, 1.2], [0.7, 1.6], [0.7, 1.234]]
    control.fields[0].value = 2
    assert (control.value, control.slider.value) == ([1.234, 2.0], (23, 38)), "the smaller number first, in whichever field"


def test_a_pair_from_code():
    control = pair()
    for value in ([0.5, 2.5], (1.3, 0.9), [0.873, 1.131], [2, 9]):
        control.set(value)
        assert control.value == sorted(map(float, value))
        assert list(control.slider.value) == control.place(control.value)
    for wrong, error, message in ((0.5, TypeError, "a pair of numbers, got 0.5"), ([1], TypeError, "a pair"), (None, TypeError, "a pair"),
                                  ([1, "2"], TypeError, "a pair"), ([True, 2], TypeError, "a pair"), ([0, 1], ValueError, "at least 0.1"),
                                  ([1, float("nan")], ValueError, "finite"), ([1, float("inf")], ValueError, "finite")):
        with pytest.raises(error, match=f"zoom_range must be {message}"):
            control.set(wrong)


def test_a_pair_may_be_none_and_moving_it_ends_that():
    control = pair(none="augmentation.brightness_none")
    control.set(None)
    calls = heard(control)
    assert control.value is None
    control.slider.value = (10, 22)
    assert (control.value, control.none.value) == ([0.6, 1.2], False)
    control.none.value = True
    assert calls == [[0.6, 1.2], None]
    control.set([0.6, 1.2])
    assert control.value == [0.6, 1.2]


def test_each_range_reaches_the_picture(code):
    explorer = augmentation_explorer(lang="en")
    for move, part in ((lambda c: setattr(c["brightness_range"].none, "value", False), "brightness_range=[0.7, 1.3]"),
                       (lambda c: setattr(c["width_shift_range"].pixels, "value", True), "width_shift_range=26"),
                       (lambda c: setattr(c["zoom_range"].slider, "value", (10, 30)), "zoom_range=[0.6, 1.6]"),
                       (lambda c: setattr(c["cval"].field, "value", 3.5), "cval=3.5")):
        before = explorer.view()
        move(explorer.controls)
        assert explorer.view() != before
        assert part in code(explorer)
