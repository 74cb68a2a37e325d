"""What is drawn: expectations made by real Keras 2.3.1."""
import numpy as np
import pytest

from kerastutor.preprocessing.image import ImageDataGenerator
from kerastutor.preprocessing.image.augmentation import change, draw


def test_everything_is_drawn_in_keras_s_order():
    generator = ImageDataGenerator(rotation_range=40, width_shift_range=.25, height_shift_range=2., shear_range=5, zoom_range=(.5, 1.5),
                                   channel_shift_range=9., horizontal_flip=True, vertical_flip=True, brightness_range=(.5, 2))
    assert generator.get_random_transform((10, 20, 3), seed=42) == pytest.approx({
        "theta": -10.03679, "tx": 1.802857, "ty": 2.319939, "shear": 0.986585, "zx": 0.656019, "zy": 0.655995, "flip_horizontal": 1,
        "flip_vertical": 0, "channel_shift_intensity": 1.82007, "brightness": 1.562109}, abs=1e-6)


STILL = {"theta": 0, "tx": 0, "ty": 0, "shear": 0, "zx": 1, "zy": 1, "flip_horizontal": 0, "flip_vertical": 0,
         "channel_shift_intensity": None, "brightness": None}


@pytest.mark.parametrize("shifts, drawn", [
    ({"width_shift_range": 4, "height_shift_range": [.1, .3]}, {"tx": 1.0, "ty": -3}),
    ({"width_shift_range": [-3, 5], "height_shift_range": 1}, {"tx": 0, "ty": 5}),
])
def test_whole_pixels_and_lists_of_shifts(shifts, drawn):
    assert ImageDataGenerator(**shifts).get_random_transform((10, 20, 3), seed=6) == {**STILL, **drawn}


def test_a_new_range_holds_from_the_next_picture_on():
    generator = ImageDataGenerator()
    assert generator.get_random_transform((4, 4, 1)) == STILL
    generator.rotation_range = 90
    assert generator.get_random_transform((4, 4, 1), seed=1)["theta"] == pytest.approx(-14.936, abs=1e-3)


def test_keras_and_kerastutor_leave_np_random_in_the_same_state(peer):
    states = []
    for library in (ImageDataGenerator, peer.ImageDataGenerator):
        np.random.seed(3)
        library(width_shift_range=[1, 2, 3], height_shift_range=4, zoom_range=.1).get_random_transform((5, 5, 1))
        states.append(np.random.random())
    assert states[0] == states[1]


def test_a_batch_is_moved_in_one_pass_with_each_picture_s_own_parameters(pictures):
    generator = ImageDataGenerator(height_shift_range=[0, 2], horizontal_flip=True)
    np.random.seed(0)
    drawn = draw(generator, 6, 5, count=12)
    assert {one["tx"] for one in drawn} == {-2, 0, 2} and {one["flip_horizontal"] for one in drawn} == {0, 1}
    changed = change(pictures.copy(), drawn, "nearest", 0., 1)
    for picture, one, before in zip(changed, drawn, pictures):
        rows = np.clip(np.arange(6) + one["tx"], 0, 5)
        np.testing.assert_allclose(picture, before[rows][:, ::-1 if one["flip_horizontal"] else 1])


def test_no_pictures_nothing_to_change():
    assert change(np.empty((0, 6, 5, 3)), [], "nearest", 0., 1).shape == (0, 6, 5, 3)
