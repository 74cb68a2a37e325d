"""Exercises of 01_3: images become arrays, and arrays become more images."""
from math import ceil

import numpy as np

from ...preprocessing.image import ImageDataGenerator, apply_affine_transform
from ..exercise import Exercise, Mistake
from ..message import Message

SMALL = np.arange(1.0, 10.0).reshape(3, 3, 1)
GREY = np.array([[10.0, 20.0], [30.0, 40.0]])
WHOLE_PIXELS = {-1, 0, 1}
STILL = {"shear": 0, "zx": 1, "zy": 1, "channel_shift_intensity": None, "brightness": None}     # what is drawn where nothing is asked for


def moved(**transform):
    return apply_affine_transform(SMALL.copy(), **{"fill_mode": "constant", **transform})[:, :, 0]


def batches(pictures, batch_size=64):
    return ceil(pictures / batch_size)


def for_digits(**settings):
    """The generator that exercise 8 asks for, or one that differs from it in `settings`."""
    asked = {"rotation_range": 10, "width_shift_range": [-1, 0, 1], "height_shift_range": [-1, 0, 1], "fill_mode": "constant"}
    return ImageDataGenerator(**{**asked, **settings})


def examine_generator(generator):
    """Judge a generator for the digits by what it draws, leaving NumPy's random numbers as they were."""
    if not isinstance(generator, ImageDataGenerator):
        return Message("labs.for_digits.no_generator", {"found": type(generator).__name__})
    if generator.horizontal_flip or generator.vertical_flip:
        return Message("labs.for_digits.flipped")
    if generator.fill_mode != "constant" or generator.cval != 0:
        return Message("labs.for_digits.filled")
    before = np.random.get_state()
    try:
        draws = [generator.get_random_transform((8, 8, 1), seed=seed) for seed in range(300)]
    finally:
        np.random.set_state(before)
    turned = max(abs(draw["theta"]) for draw in draws)
    if not 9.8 < turned <= 10:
        return Message("labs.for_digits.turned", {"most": f"{turned:.3g}"})
    for name, across in (("ty", "width_shift_range"), ("tx", "height_shift_range")):
        shifts = {float(draw[name]) for draw in draws}
        if shifts != WHOLE_PIXELS:
            return Message(
                "labs.for_digits.never_moved" if shifts == {0} else
                "labs.for_digits.between_pixels" if any(shift % 1 for shift in shifts) else
                "labs.for_digits.moved", {"name": across, "least": f"{min(shifts):.3g}", "most": f"{max(shifts):.3g}"})
    for name, still in STILL.items():
        changed = [draw[name] for draw in draws if draw[name] != still]
        if changed:
            return Message("labs.for_digits.too_much", {"name": name, "value": f"{changed[0]:.3g}"})
    return None


EXERCISES = (
    Exercise(
        key="01_3.shape_of_a_picture",
        title="labs.shape_of_a_picture.title",
        insight="labs.shape_of_a_picture.insight",
        hints=("labs.shape_of_a_picture.hint_1", "labs.shape_of_a_picture.hint_2"),
        solution=lambda: (64, 96, 1),
        mistakes=(
            Mistake(lambda: (96, 64, 1), "labs.shape_of_a_picture.width_first"),
            Mistake(lambda: (64, 96), "labs.shape_of_a_picture.no_channel"),
            Mistake(lambda: (64, 96, 3), "labs.shape_of_a_picture.in_colour"),
            Mistake(lambda: (1, 64, 96), "labs.shape_of_a_picture.channel_first"),
        ),
    ),
    Exercise(
        key="01_3.numbers_in_the_mean",
        title="labs.numbers_in_the_mean.title",
        insight="labs.numbers_in_the_mean.insight",
        hints=("labs.numbers_in_the_mean.hint_1", "labs.numbers_in_the_mean.hint_2"),
        solution=lambda: 3,
        mistakes=(
            Mistake(lambda: 64 * 64 * 3, "labs.numbers_in_the_mean.each_pixel"),
            Mistake(lambda: 64 * 64, "labs.numbers_in_the_mean.each_pixel"),
            Mistake(lambda: 1, "labs.numbers_in_the_mean.only_one"),
            Mistake(lambda: 1000, "labs.numbers_in_the_mean.each_picture"),
        ),
    ),
    Exercise(
        key="01_3.samplewise_by_hand",
        title="labs.samplewise_by_hand.title",
        insight="labs.samplewise_by_hand.insight",
        hints=("labs.samplewise_by_hand.hint_1", "labs.samplewise_by_hand.hint_2"),
        solution=lambda: (GREY - GREY.mean()) / GREY.std(),
        mistakes=(
            Mistake(lambda: GREY - GREY.mean(), "labs.samplewise_by_hand.only_centred"),
            Mistake(lambda: (GREY - GREY.mean()) / GREY.std(ddof=1), "labs.samplewise_by_hand.one_less"),
            Mistake(lambda: (GREY - GREY.mean()) / GREY.var(), "labs.samplewise_by_hand.by_variance"),
            Mistake(lambda: GREY / GREY.std(), "labs.samplewise_by_hand.not_centred"),
        ),
    ),
    Exercise(
        key="01_3.how_far",
        title="labs.how_far.title",
        insight="labs.how_far.insight",
        hints=("labs.how_far.hint_1", "labs.how_far.hint_2"),
        solution=lambda: (20, 2),
        mistakes=(
            Mistake(lambda: (20, 3), "labs.how_far.three_included"),
            Mistake(lambda: (10, 2), "labs.how_far.share_of_the_height"),
            Mistake(lambda: (10, 3), "labs.how_far.share_of_the_height"),
            Mistake(lambda: (0.1, 2), "labs.how_far.tenth_of_a_pixel"),
            Mistake(lambda: (0.1, 3), "labs.how_far.tenth_of_a_pixel"),
            Mistake(lambda: (2, 20), "labs.how_far.swapped"),
            Mistake(lambda: (3, 20), "labs.how_far.swapped"),
            Mistake(lambda: (20, 300), "labs.how_far.three_heights"),
        ),
    ),
    Exercise(
        key="01_3.how_large_at_most",
        title="labs.how_large_at_most.title",
        insight="labs.how_large_at_most.insight",
        hints=("labs.how_large_at_most.hint_1", "labs.how_large_at_most.hint_2"),
        solution=lambda: 2,
        mistakes=(
            Mistake(lambda: 1.5, "labs.how_large_at_most.wrong_way"),
            Mistake(lambda: 0.5, "labs.how_large_at_most.the_factor"),
        ),
    ),
    Exercise(
        key="01_3.which_way",
        title="labs.which_way.title",
        insight="labs.which_way.insight",
        hints=("labs.which_way.hint_1", "labs.which_way.hint_2"),
        solution=lambda: moved(tx=1),
        mistakes=(
            Mistake(lambda: moved(tx=-1), "labs.which_way.down"),
            Mistake(lambda: moved(ty=1), "labs.which_way.sideways"),
            Mistake(lambda: moved(ty=-1), "labs.which_way.sideways"),
            Mistake(lambda: moved(tx=1, fill_mode="nearest"), "labs.which_way.edge_repeated"),
        ),
    ),
    Exercise(
        key="01_3.batches_an_epoch",
        title="labs.batches_an_epoch.title",
        insight="labs.batches_an_epoch.insight",
        hints=("labs.batches_an_epoch.hint_1", "labs.batches_an_epoch.hint_2"),
        solution=lambda: batches(800),
        mistakes=(
            Mistake(lambda: batches(1000), "labs.batches_an_epoch.all_of_them"),
            Mistake(lambda: 1000 // 64, "labs.batches_an_epoch.all_of_them"),
            Mistake(lambda: batches(200), "labs.batches_an_epoch.the_other_part"),
            Mistake(lambda: 800 // 64, "labs.batches_an_epoch.short_one_lost"),
            Mistake(lambda: 800 / 64, "labs.batches_an_epoch.half_a_batch"),
            Mistake(lambda: 800, "labs.batches_an_epoch.pictures"),
        ),
    ),
    Exercise(
        key="01_3.for_digits",
        title="labs.for_digits.title",
        insight="labs.for_digits.insight",
        hints=("labs.for_digits.hint_1", "labs.for_digits.hint_2"),
        solution=for_digits,
        mistakes=(
            Mistake(lambda: for_digits(horizontal_flip=True), "labs.for_digits.flipped"),
            Mistake(lambda: for_digits(fill_mode="nearest"), "labs.for_digits.filled"),
            Mistake(lambda: for_digits(rotation_range=0.1), "labs.for_digits.turned"),
            Mistake(lambda: for_digits(width_shift_range=1), "labs.for_digits.never_moved"),
            Mistake(lambda: for_digits(height_shift_range=0.125), "labs.for_digits.between_pixels"),
            Mistake(lambda: for_digits(width_shift_range=[-2, 0, 2]), "labs.for_digits.moved"),
            Mistake(lambda: for_digits(zoom_range=0.1), "labs.for_digits.too_much"),
        ),
        examine=examine_generator,
    ),
)
