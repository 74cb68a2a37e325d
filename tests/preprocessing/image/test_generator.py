import warnings

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense, Flatten, Reshape
from kerastutor.models import Sequential
from kerastutor.preprocessing.image import ImageDataGenerator
from kerastutor.utils import set_random_seed

EVERYTHING = {"rotation_range": 30, "width_shift_range": 0.2, "height_shift_range": 0.1, "shear_range": 15, "zoom_range": 0.2,
              "channel_shift_range": 20., "horizontal_flip": True, "vertical_flip": True}


# --- one picture ------------------------------------------------------------------------------------------------------

def test_a_picture_is_moved_then_coloured_then_flipped():
    changed = ImageDataGenerator().apply_transform(np.arange(9.).reshape(3, 3, 1), {
        "theta": 20, "ty": .5, "shear": 10, "zx": 1.2, "flip_vertical": True, "channel_shift_intensity": 1.5, "hue": 7})
    np.testing.assert_allclose(changed[..., 0], [[7.6038, 7.6038, 7.6038], [6.9314, 6.2975, 5.6041], [3.2212, 2.5042, 3.149]], atol=1e-4)


def test_nothing_to_do_gives_the_picture_itself(pictures):
    generator, picture = ImageDataGenerator(), pictures[0]
    assert generator.apply_transform(picture, {"zx": 1}) is picture
    assert generator.random_transform(picture) is picture


@pytest.mark.parametrize("kind", ["float32", "float64", "int32", "uint8"])
@pytest.mark.parametrize("settings", [EVERYTHING, {"brightness_range": (.5, 1.5), "zoom_range": .3}, {"horizontal_flip": True}])
def test_a_random_picture_is_keras_s(peer, same, pictures, kind, settings):
    picture = pictures[0].astype(kind)
    for seed in range(4):
        assert same(ImageDataGenerator(**settings).random_transform(picture, seed), peer.ImageDataGenerator(**settings).random_transform(
            picture, seed))


def test_the_last_bit_decides_about_a_grey_level_and_is_keras_s(peer):
    """Picture 61 has a pixel that float32 would mix into the next grey level."""
    pictures = np.random.RandomState(34).uniform(0, 255, (62, 6, 6, 3)).astype("float32")
    ours, theirs = (library(rotation_range=30, zoom_range=.2, brightness_range=(.6, 1.4)) for library in (
        ImageDataGenerator, peer.ImageDataGenerator))
    np.random.seed(34)
    drawn = [theirs.get_random_transform((6, 6, 3)) for _ in pictures]
    expected = theirs.apply_transform(pictures[61], drawn[61])
    np.testing.assert_array_equal(ours.apply_transform(pictures[61], drawn[61]), expected)
    np.random.seed(34)
    np.testing.assert_array_equal(ours.random_batch(pictures.copy())[61], expected)


def test_brightness_finds_the_channels_where_they_are(pictures):
    last = ImageDataGenerator(brightness_range=(.5, .5)).random_transform(pictures[0])
    first = ImageDataGenerator(brightness_range=(.5, .5), data_format="channels_first").random_transform(pictures[0].transpose(2, 0, 1))
    np.testing.assert_array_equal(first, last.transpose(2, 0, 1))
    assert 120 <= last.max() <= 128


# --- batches: the same as keras-preprocessing with the same seed ----------------------------------------------------------

CASES = {
    "plain": {},
    "everything": EVERYTHING,
    "nearest pixels": {**EVERYTHING, "interpolation_order": 0},
    "constant": {**EVERYTHING, "fill_mode": "constant", "cval": 9.},
    "reflect": {**EVERYTHING, "fill_mode": "reflect"},
    "wrap": {**EVERYTHING, "fill_mode": "wrap"},
    "lists of shifts": {"width_shift_range": [.1, .2], "height_shift_range": (-1, 0, 1)},
    "whole pixels": {"width_shift_range": 3, "height_shift_range": 1},
    "brightness": {**EVERYTHING, "brightness_range": [.6, 1.4]},
    "samplewise": {"rotation_range": 20, "samplewise_center": True, "samplewise_std_normalization": True, "rescale": 1 / 255},
    "featurewise": {"shear_range": 20, "featurewise_center": True, "featurewise_std_normalization": True},
    "whitened": {"vertical_flip": True, "zca_whitening": True, "zca_epsilon": 1e3, "featurewise_center": True},
    "a function": {"preprocessing_function": lambda x: x ** 2, "rescale": .5},
    "a function that draws": {"rotation_range": 20, "preprocessing_function": lambda x: x + np.random.uniform(0, 9)},
    "float64": {"zoom_range": .2, "dtype": "float64"},
    "channels first": {**EVERYTHING, "data_format": "channels_first"},
}


def batches(library, settings, pictures, **options):
    """Five batches in a row from `np.random.seed(1)`, fitted where that is needed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        generator = library.ImageDataGenerator(**settings)
    if settings.get("data_format"):
        pictures = pictures.transpose(0, 3, 1, 2)
    np.random.seed(1)
    generator.fit(pictures, augment=True, rounds=2, seed=5)
    flow = generator.flow(pictures, np.arange(len(pictures)), batch_size=5, **options)
    return [next(flow) for _ in range(5)]


@pytest.mark.parametrize("seed", [None, 8])
@pytest.mark.parametrize("settings", CASES.values(), ids=CASES)
def test_batches_are_keras_s(peer, same, pictures, settings, seed):
    from kerastutor.preprocessing import image
    assert same(batches(image, settings, pictures, seed=seed), batches(peer, settings, pictures, seed=seed))


class OneByOne(ImageDataGenerator):
    """Because a method is its own, its pictures go one by one."""

    def standardize(self, x):
        return super().standardize(x)


@pytest.mark.parametrize("settings", CASES.values(), ids=CASES)
def test_a_whole_batch_is_the_same_as_its_pictures_one_by_one(pictures, same, settings):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pair = [kind(**settings) for kind in (ImageDataGenerator, OneByOne)]
    made = []
    for generator in pair:
        images = pictures.transpose(0, 3, 1, 2) if settings.get("data_format") else pictures
        generator.fit(images)
        np.random.seed(4)
        made.append(generator.random_batch(images.astype("float32")))
    assert same(*made)


# --- generators that somebody changed -------------------------------------------------------------------------------------

def with_noise(base):
    """A generator whose every method draws or does something of its own."""
    class Noisy(base):
        def get_random_transform(self, img_shape, seed=None):
            return {**super().get_random_transform(img_shape, seed), "grain": np.random.uniform(1, 2)}

        def apply_transform(self, x, transform_parameters):
            return super().apply_transform(x, transform_parameters) + transform_parameters["grain"] * np.random.normal(size=x.shape)

        def standardize(self, x):
            return super().standardize(x) + 1

    return Noisy


def test_a_subclass_with_methods_of_its_own_is_honoured(peer, same, pictures):
    made = []
    for base in (ImageDataGenerator, peer.ImageDataGenerator):
        generator = with_noise(base)(rotation_range=9, rescale=.5, featurewise_center=True)
        np.random.seed(2)
        generator.fit(pictures, augment=True)
        made.append([generator.mean, *(next(generator.flow(pictures, batch_size=5, seed=1)) for _ in range(2))])
    assert same(*made)


def test_a_subclass_with_its_own_random_transform_is_measured_as_it_changes(pictures):
    class Darker(ImageDataGenerator):
        def random_transform(self, x, seed=None):
            return x / 2

    generator = Darker(featurewise_center=True)
    generator.fit(pictures, augment=True)
    np.testing.assert_allclose(generator.mean.ravel(), pictures.mean(axis=(0, 1, 2)) / 2, rtol=1e-5)


def test_a_method_put_on_the_object_itself_is_honoured(pictures):
    generator = ImageDataGenerator()
    generator.standardize = lambda x: x * 0
    assert not next(generator.flow(pictures)).any()


# --- standardize --------------------------------------------------------------------------------------------------------

def test_standardize_writes_over_the_picture(pictures):
    picture = pictures[0].copy()
    assert ImageDataGenerator(rescale=.5).standardize(picture) is picture
    np.testing.assert_allclose(picture, pictures[0] / 2)


def test_a_function_comes_before_everything_else(pictures):
    generator = ImageDataGenerator(preprocessing_function=lambda x: x + 1, rescale=2, samplewise_center=True)
    picture = (pictures[0] + 1) * 2
    np.testing.assert_allclose(generator.standardize(pictures[0].copy()), picture - picture.mean())


@pytest.mark.parametrize("settings, told", [
    ({"featurewise_center": True}, "featurewise_center is left out.*call fit"),
    ({"featurewise_center": True, "featurewise_std_normalization": True}, "featurewise_std_normalization is left out.*call fit"),
    ({"featurewise_center": True, "zca_whitening": True}, "zca_whitening is left out.*call fit"),
])
def test_without_fit_it_warns_and_goes_on(pictures, settings, told):
    with pytest.warns(UserWarning, match=told):
        np.testing.assert_array_equal(ImageDataGenerator(**settings).standardize(pictures[0].copy()), pictures[0])
    with pytest.warns(UserWarning, match=told):
        next(ImageDataGenerator(**settings).flow(pictures))


def test_whole_numbers_have_no_room_for_fractions():
    with pytest.raises(TypeError, match=r"standardize: fractions do not fit into int64: x.astype\('float32'\)"):
        ImageDataGenerator(rescale=.5).standardize(np.ones((2, 2, 1), "int64"))


def test_a_function_must_return_the_picture(pictures):
    with pytest.raises(TypeError, match="preprocessing_function returned None"):
        next(ImageDataGenerator(preprocessing_function=lambda x: None).flow(pictures))


@pytest.mark.parametrize("settings, told", [
    ({"zca_whitening": True}, "zca_whitening switches featurewise_center on"),
    ({"zca_whitening": True, "featurewise_center": True, "featurewise_std_normalization": True},
     "zca_whitening switches featurewise_std_normalization off"),
    ({"featurewise_std_normalization": True}, "featurewise_std_normalization switches featurewise_center on"),
    ({"samplewise_std_normalization": True}, "samplewise_std_normalization switches samplewise_center on"),
])
def test_one_setting_switches_another(settings, told):
    with pytest.warns(UserWarning, match=told) as seen:
        generator = ImageDataGenerator(**settings)
    assert [warning.filename for warning in seen] == [__file__]
    assert generator.featurewise_center or generator.samplewise_center
    assert not (generator.zca_whitening and generator.featurewise_std_normalization)


# --- fit ------------------------------------------------------------------------------------------------------------------

def test_fit_measures_what_keras_measures():
    pictures = [[[[172, 47], [117, 192]], [[67, 251], [195, 103]]], [[[9, 211], [21, 242]], [[36, 87], [70, 216]]],
                [[[88, 140], [58, 193]], [[230, 39], [87, 174]]]]
    generator = ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True, rescale=.5)
    with pytest.warns(UserWarning, match="on axis 3 for data_format='channels_last', got 2"):
        generator.fit(pictures)
    assert (generator.mean.shape, generator.mean.dtype) == ((1, 1, 2), np.float32)
    np.testing.assert_allclose(generator.mean.ravel(), [47.9167, 78.9583], atol=1e-4)
    np.testing.assert_allclose(generator.std.ravel(), [33.5018, 35.1742], atol=1e-4)
    np.testing.assert_allclose(generator.standardize(np.array(pictures[0], "float32")),
                               [[[1.1368, -1.5767], [.3159, .4845]], [[-.4303, 1.3232], [1.48, -.7806]]], atol=1e-4)


def test_fit_with_random_changes_can_be_repeated(pictures):
    means = []
    for seed in (3, 3, 4):
        generator = ImageDataGenerator(featurewise_center=True, rotation_range=40)
        generator.fit(pictures, augment=True, seed=seed)
        means.append(generator.mean.tolist())
    assert means[0] == means[1] != means[2]


def test_fit_leaves_the_pictures_alone(pictures):
    before = pictures.astype("float32")
    after = before.copy()
    ImageDataGenerator(featurewise_center=True, zca_whitening=True, rescale=.5, channel_shift_range=9.).fit(after, augment=True)
    np.testing.assert_array_equal(after, before)


@pytest.mark.parametrize("error, told, x, options", [
    (ValueError, r"x must be pictures, .* got shape \(6, 5, 3\)", np.ones((6, 5, 3)), {}),
    (ValueError, r"got shape \(0, 6, 5, 3\)", np.ones((0, 6, 5, 3)), {}),
    (ValueError, r"got shape \(\)", None, {}),
    (ValueError, "x holds nan or infinity", np.full((2, 6, 5, 3), np.nan), {}),
    (TypeError, "rounds must be a whole number, got 1.5", np.ones((2, 6, 5, 3)), {"augment": True, "rounds": 1.5}),
    (ValueError, "rounds must be at least 1, got 0", np.ones((2, 6, 5, 3)), {"augment": True, "rounds": 0}),
])
def test_fit_says_what_is_wrong(error, told, x, options):
    with pytest.raises(error, match=f"^ImageDataGenerator.fit: .*{told}"):
        ImageDataGenerator(featurewise_center=True).fit(x, **options)


def test_pictures_too_large_for_whitening_are_refused_with_their_size(monkeypatch):
    from kerastutor.preprocessing.image import standardization
    monkeypatch.setattr(standardization, "memory", lambda: 2 ** 30)
    with pytest.raises(MemoryError, match=r"pictures of shape \(64, 64, 3\) need matrices of 12,288 x 12,288 numbers, 4.5 GiB"):
        ImageDataGenerator(zca_whitening=True, featurewise_center=True).fit(np.zeros((2, 64, 64, 3)))


# --- types and formats -----------------------------------------------------------------------------------------------------

def test_data_format_none_is_the_one_in_force():
    assert ImageDataGenerator(data_format=None).channel_axis == 3
    K.set_image_data_format("channels_first")
    try:
        assert ImageDataGenerator(data_format=None).channel_axis == 1
        assert ImageDataGenerator().channel_axis == 3
    finally:
        K.set_image_data_format("channels_last")


def test_whole_numbers_are_no_type_for_batches(pictures):
    with pytest.warns(UserWarning, match="dtype='uint8' has no room for fractions.*float32"):
        generator = ImageDataGenerator(dtype="uint8", rescale=.5)
    assert next(generator.flow(pictures.astype("uint8"))).dtype == np.float32


def test_batches_have_the_float_type_in_force_or_the_one_asked_for(pictures):
    assert next(ImageDataGenerator(dtype="float16").flow(pictures)).dtype == np.float16
    K.set_floatx("float64")
    try:
        assert next(ImageDataGenerator().flow(pictures)).dtype == np.float64
    finally:
        K.set_floatx("float32")


# --- training ---------------------------------------------------------------------------------------------------------------

def model(*layers, loss):
    made = Sequential(layers)
    made.compile("adam", loss)
    return made


@pytest.fixture
def bright_or_dark():
    """Sixty pictures, those of class 1 brighter than those of class 0."""
    draw = np.random.RandomState(0)
    y = draw.randint(0, 2, 60)
    return draw.uniform(0, 155, (60, 8, 8, 1)) + 100 * y[:, None, None, None], y


def trained(x, y, seed=None, **settings):
    set_random_seed(3)
    network = model(Flatten(input_shape=(8, 8, 1)), Dense(1, activation="sigmoid"), loss="binary_crossentropy")
    generator = ImageDataGenerator(rotation_range=20, width_shift_range=.1, rescale=1 / 255, featurewise_center=True, validation_split=.2)
    generator.fit(x)
    return network.fit(generator.flow(x, y, batch_size=10, seed=seed, subset="training"), epochs=30, verbose=0,
                       validation_data=generator.flow(x, y, seed=seed, subset="validation"), **settings).history


def test_a_model_learns_from_a_flow(bright_or_dark):
    history = trained(*bright_or_dark)
    assert history["loss"][-1] < 0.5 * history["loss"][0]
    assert history["val_loss"][-1] < 0.5


def test_workers_make_no_difference(bright_or_dark):
    """With a seed; without one a worker process has random numbers of its own."""
    alone = trained(*bright_or_dark, seed=5)
    assert trained(*bright_or_dark, seed=5, workers=4, max_queue_size=20, use_multiprocessing=True) == alone
    assert trained(*bright_or_dark, workers=0) == trained(*bright_or_dark)



def test_pictures_and_masks_change_together_in_a_zip_of_two_flows(bright_or_dark):
    x, _ = bright_or_dark
    settings = {"rotation_range": 30, "horizontal_flip": True, "rescale": 1 / 255}
    pair = zip(*(ImageDataGenerator(**settings).flow(images, batch_size=20, seed=7) for images in (x, x > 128)))
    pictures, masks = next(pair)
    np.testing.assert_array_equal(pictures.max(axis=(1, 2, 3)) * 255 > 128, masks.max(axis=(1, 2, 3)) > 0)
    network = model(Flatten(input_shape=(8, 8, 1)), Dense(64), Reshape((8, 8, 1)), loss="mse")
    history = network.fit_generator(pair, steps_per_epoch=3, epochs=20, verbose=0).history
    assert history["loss"][-1] < 0.5 * history["loss"][0]
