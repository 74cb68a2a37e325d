import itertools
import re
import warnings
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor.datasets import digits
from kerastutor.figures.preprocessing.standardize import numbers, scene, still
from kerastutor.figures.preprocessing.standardize.pixels import colours, largest, short
from kerastutor.preprocessing.image import ImageDataGenerator

SVG = "{http://www.w3.org/2000/svg}"
OFF = dict.fromkeys(numbers.SWITCHES, False)


@pytest.fixture(scope="module")
def images():
    """60 digits, 8×8."""
    (x, _), _ = digits.load_data()
    return x[:60, ..., np.newaxis]


def texts(drawn):
    return [t.text for t in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def shown(images, image=0, labels=None, **settings):
    return numbers.follow(numbers.fit(images, labels, **{**OFF, **settings}), image)


def by_hand(x, fitted, epsilon, on, rescale):
    """The steps in Keras's order, in float64, from their formulas alone."""
    x = x.astype("float64") * (rescale or 1)
    seen = x[:fitted]
    mean, std = seen.mean(axis=(0, 1, 2)), seen.std(axis=(0, 1, 2))
    if "zca_whitening" in on:
        flat = (seen - mean).reshape(fitted, -1)
        spread, directions = np.linalg.eigh(flat.T @ flat / fitted)
        whiten = directions / np.sqrt(np.maximum(spread, 0) + epsilon) @ directions.T
    if "samplewise_center" in on:
        x = x - x.mean(axis=(1, 2, 3), keepdims=True)
    if "samplewise_std_normalization" in on:
        x = x / (x.std(axis=(1, 2, 3), keepdims=True) + 1e-6)
    if "featurewise_center" in on:
        x = x - mean
    if "featurewise_std_normalization" in on:
        x = x / (std + 1e-6)
    if "zca_whitening" in on:
        x = (x.reshape(len(x), -1) @ whiten).reshape(x.shape)
    return x


@pytest.mark.parametrize("switches", list(itertools.product([False, True], repeat=5)))
def test_every_step_is_the_librarys_in_keras_s_order(images, switches):
    asked = dict(zip(numbers.SWITCHES, switches))
    followed = shown(images, 7, **asked, rescale=1 / 16, zca_epsilon=0.1, fitted=50)
    every = followed.all
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        generator = ImageDataGenerator(**asked, rescale=1 / 16, zca_epsilon=0.1)
    x = images.astype("float32")
    generator.fit(x[:50])
    for image, after in zip(x, every.after):
        assert (generator.standardize(image.copy()) == after).all()
    assert every.on == ["rescale", *(switch for switch in numbers.SWITCHES if getattr(generator, switch))]
    assert list(followed.stages) == [None, *every.on]
    for count in range(len(every.on) + 1):
        expected = by_hand(images, 50, 0.1, every.on[:count], 1 / 16 if count else None)[7]
        assert np.allclose(followed.stages[[None, *every.on][count]], expected, rtol=1e-3, atol=2e-4)
    assert (followed.stages[every.on[-1]] == every.after[7]).all()
    assert (every.images == x).all(), "standardize works in place, and must have been given copies"


@pytest.mark.parametrize("settings, row", [
    ({"featurewise_std_normalization": True}, [1.8589, -0.1387, -0.8045, 0.5272]),
    ({"samplewise_std_normalization": True, "featurewise_std_normalization": True, "rescale": 1 / 16}, [4.4215, -1.2959, -3.2017, 0.6099]),
    ({"zca_whitening": True, "zca_epsilon": 0.1, "rescale": 1 / 16}, [0.769, -0.1813, -0.4267, -0.1946]),
    ({"samplewise_std_normalization": True, "featurewise_std_normalization": True, "zca_whitening": True, "zca_epsilon": 10.0},
     [-0.7418, -0.9057, -1.4825, -0.9326]),
])
def test_four_pixels_as_keras_231_has_them(images, settings, row):
    followed = shown(images, 7, **settings)
    assert np.allclose(followed.stages[followed.all.on[-1]][3, 2:6, 0], row, atol=2e-4)


def test_what_one_switch_does_to_another_is_asked_of_the_generator(images):
    assert shown(images, zca_whitening=True).all.forced == {"featurewise_center": True}
    assert shown(images, zca_whitening=True, featurewise_std_normalization=True).all.forced == {
        "featurewise_center": True, "featurewise_std_normalization": False,
    }
    assert shown(images, featurewise_std_normalization=True).all.forced == {"featurewise_center": True}
    assert shown(images, samplewise_std_normalization=True).all.forced == {"samplewise_center": True}
    assert shown(images, featurewise_center=True, featurewise_std_normalization=True).all.forced == {}
    told = scene.notes_on(shown(images, zca_whitening=True, featurewise_std_normalization=True, samplewise_std_normalization=True), "en")
    assert told[:4] == [
        "☞ samplewise_std_normalization switches samplewise_center on (purple frame).",
        "☞ zca_whitening switches featurewise_center on (purple frame).",
        "☞ zca_whitening switches featurewise_std_normalization off (broken purple line).",
        "☞ The mean of all was learned before the images lost their own: with both switched on, the mean is taken away twice.",
    ]


def test_with_both_kinds_the_mean_is_taken_away_twice(images):
    followed = shown(images, samplewise_center=True, featurewise_center=True)
    assert followed.all.after.mean() == pytest.approx(-images.mean(), rel=1e-5)


def test_samplewise_and_rescale_alone_need_no_fit(images):
    settings = {"samplewise_center": True, "samplewise_std_normalization": True}
    generator = ImageDataGenerator(**settings, rescale=1 / 16)
    followed = shown(images, 3, **settings, rescale=1 / 16)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert (generator.standardize(images[3].astype("float32")) == followed.all.after[3]).all()
    [note] = scene.notes_on(followed, "en")
    assert "no need of fit()" in note
    with pytest.warns(UserWarning, match="fit"):
        untouched = ImageDataGenerator(featurewise_center=True).standardize(images[3].astype("float32"))
    assert (untouched == images[3]).all(), "the comment in the explorer's code says that the step is left out"


def test_whitening_makes_the_covariance_the_identity():
    """Of pixels that have one mean, as many images as it takes, and a small epsilon."""
    rng = np.random.RandomState(0)
    directions = np.linalg.qr(rng.randn(9, 9))[0]
    mixed = rng.randn(300, 9) * np.linspace(1, 9, 9) @ directions.T
    mixed -= mixed.mean(axis=0)
    before, after = shown(mixed.reshape(300, 3, 3, 1), zca_whitening=True).all.covariances
    assert numbers.off_diagonal(before) > 0.3
    assert np.allclose(after, np.eye(9), atol=1e-3)
    assert numbers.off_diagonal(after) < 1e-6
    gentle = shown(mixed.reshape(300, 3, 3, 1), zca_whitening=True, zca_epsilon=1e4).all.covariances[1]
    assert numbers.off_diagonal(gentle) > 0.3


def test_kerass_one_mean_leaves_the_digits_second_moments_white(images):
    """The covariance about each pixel's own mean is nearly white only: Keras took one mean for all pixels."""
    (x, _), _ = digits.load_data()
    every = shown(x[:300, :, 2:6, np.newaxis], zca_whitening=True).all
    flat = every.after.reshape(300, -1).astype("float64")
    assert np.allclose(flat.T @ flat / 300, np.eye(32), atol=2e-3)
    assert numbers.off_diagonal(every.covariances[1]) < 0.1 < numbers.off_diagonal(every.covariances[0])


def test_new_images_grow_huge_where_too_few_were_fitted(images):
    every = shown(images, zca_whitening=True, fitted=30).all
    assert np.abs(every.after[30:]).max() > 20 * np.abs(every.after[:30]).max()
    assert shown(images, 30, zca_whitening=True, fitted=30).is_new
    assert not shown(images, 29, zca_whitening=True, fitted=30).is_new
    seen = texts(scene.draw(shown(images, 28, zca_whitening=True, fitted=30), "en"))
    assert "29" in seen and "30 new" in seen and "30" not in seen
    [forced, note] = scene.notes_on(shown(images, zca_whitening=True, fitted=30), "en")
    assert note.startswith("☞ 30 images do not fill 64 dimensions")
    tame = shown(images, zca_whitening=True, fitted=30, zca_epsilon=10.0).all
    assert np.abs(tame.after[30:]).max() < 5 * np.abs(tame.after[:30]).max()


def test_samplewise_makes_pale_images_as_clear_as_the_others_and_featurewise_does_not(images):
    own = shown(images, samplewise_std_normalization=True, faded=True).all.after.std(axis=(1, 2, 3))
    of_all = shown(images, featurewise_std_normalization=True, faded=True).all.after.std(axis=(1, 2, 3))
    assert np.allclose(own, 1, atol=1e-4)
    assert of_all[1::2].max() < 0.5 * of_all[::2].min()


def test_covariance_is_numpys():
    x = np.random.RandomState(0).rand(20, 2, 3, 1)
    assert np.allclose(numbers.covariance(x), np.cov(x.reshape(20, 6), rowvar=False, bias=True))
    assert numbers.off_diagonal(np.eye(3)) == 0
    assert numbers.off_diagonal(np.zeros((3, 3))) == 0
    assert numbers.off_diagonal(np.ones((2, 2))) == 0.5


def test_the_numbers_in_the_picture_are_the_librarys(images):
    followed = shown(images, 5, featurewise_center=True, featurewise_std_normalization=True)
    generator = ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True)
    generator.fit(images.astype("float32"))
    mean, std = f"{generator.mean.item():.3g}", f"{generator.std.item():.3g}"
    assert check(scene.draw(followed, "en"), mean, std) is None
    with pytest.raises(AssertionError):
        check(scene.draw(followed, "en"), f"{generator.mean.item() + 0.02:.3g}", std)


def check(drawn, mean, std):
    seen = texts(drawn)
    assert f"x′ = (x − {mean}) / ({std} + 1e-06)" in seen
    assert f"− {mean}" in seen and f"÷ {std}" in seen
    assert f"mean {mean}" in seen and f"std {std}" in seen
    assert f"before: mean {mean}, std {std}" in seen
    assert "after: mean 0, std 1" in seen


@pytest.mark.parametrize("settings, written", [
    ({}, "x′ = x"),
    ({"rescale": 1 / 16}, "x′ = x / 16"),
    ({"rescale": 1 / 255, "samplewise_center": True}, "x′ = x / 255 − {own}"),
    ({"samplewise_std_normalization": True}, "x′ = (x − {own}) / ({own_std} + 1e-06)"),
    ({"featurewise_center": True, "zca_whitening": True}, "x′ = (x − {mean}) P"),
    ({"samplewise_center": True, "featurewise_std_normalization": True}, "x′ = (x − {own} − {mean}) / ({std} + 1e-06)"),
    ({"samplewise_std_normalization": True, "featurewise_center": True, "zca_whitening": True},
     "x′ = ((x − {own}) / ({own_std} + 1e-06) − {mean}) P"),
])
def test_the_formula_is_what_is_computed(images, settings, written):
    followed = shown(images, 4, **settings)
    x = images[4] * (settings.get("rescale") or 1)
    values = {"own": x.mean(), "own_std": x.std(), "mean": images.mean(), "std": images.std()}
    assert scene.formula(followed) == written.format(**{name: short(value) for name, value in values.items()})


def test_the_formula_gives_the_image_shown(images):
    followed = shown(images, 4, rescale=1 / 16, samplewise_std_normalization=True, featurewise_std_normalization=True)
    formula = scene.formula(followed).removeprefix("x′ = ").replace("−", "-")
    assert np.allclose(eval(formula, {"x": images[4]}), followed.all.after[4], atol=0.05)


def test_one_number_a_channel(images):
    rng = np.random.RandomState(0)
    colour = (255 * rng.rand(30, 4, 5, 3) * [1, 0.5, 0.25]).astype("uint8")
    followed = shown(colour, 2, featurewise_center=True)
    seen = texts(scene.draw(followed, "en"))
    for channel in range(3):
        assert f"mean {short(colour[..., channel].mean())}" in seen
        assert f"std {short(colour[..., channel].std())}" in seen
    assert np.allclose(followed.all.rescaled.mean(axis=0).mean(axis=(0, 1)), followed.all.learned.mean.ravel(), rtol=1e-5)
    assert any("middle grey where numbers are negative" in text for text in seen)


def test_colours_say_the_sign_and_the_size():
    line = np.array([-2, -1, 0, 1, 2.0]).reshape(1, 5, 1)
    blue, pale_blue, pale, pale_orange, orange = colours(line, 2.0, True)[0].tolist()
    assert (blue, pale, orange) == ([47, 143, 206], [244, 244, 240], [194, 78, 0])
    assert blue[0] < pale_blue[0] < pale[0] and orange[2] < pale_orange[2] < pale[2]
    three = np.array([[-1.0, 0, 1]]).reshape(1, 1, 3)
    assert colours(three, 1.0, True)[0, 0].tolist() == [0, 128, 255]
    assert colours(np.abs(three), 1.0, False)[0, 0].tolist() == [255, 0, 255]
    assert largest(np.zeros(3)) == 1
    assert largest(line, 3 * line) == 6


def test_the_picture_says_what_it_shows(images):
    followed = shown(images, 5, labels=["a", "b"] * 30, featurewise_center=True, fitted=40)
    said = scene.describe(followed, "en")
    assert said.startswith("image 5: b of 60. Steps taken: featurewise_center. Its values lie, step by step, in 0 … 16, −")
    assert re.search(r"pixels of 40 images: mean (\S+) → 0, std (\S+) → \2; covariance off the diagonal (\d+)% → \3%\.$", said)
    assert scene.describe(followed, "zh").startswith("第 5 张：b，一共 60 张。打开的步骤：featurewise_center。")
    assert "Steps taken: none." in scene.describe(shown(images), "en")


def test_many_pixels_are_drawn_thinned_and_say_so():
    x = np.random.RandomState(0).rand(12, 20, 20, 1)
    drawn = scene.draw(shown(x, zca_whitening=True, zca_epsilon=0.1), "en")
    assert any("these are 96" in text for text in texts(drawn))
    assert len(drawn) < 250_000


@pytest.mark.parametrize("x", [
    np.full((5, 3, 3, 1), 7.0), np.zeros((1, 1, 1, 1)), np.zeros((2, 4, 4, 3)), np.ones((4, 1, 9, 1)), -np.arange(24.0).reshape(2, 3, 4, 1),
])
@pytest.mark.parametrize("switch", [None, *numbers.SWITCHES])
def test_constant_images_and_single_ones_are_guarded_as_in_keras(x, switch):
    followed = shown(x, len(x) - 1, **({switch: True} if switch else {}))
    assert np.isfinite(followed.all.after).all()
    drawn = scene.draw(followed, "zh")
    body = drawn[drawn.index("</desc>"):]
    assert not re.search(r'="[^"]*\b(nan|inf)\b', body)
    assert still.png(followed).startswith(b"\x89PNG")


def test_the_images_of_one_label_only(images):
    labels = np.arange(60) % 4
    every = shown(images, labels=labels, only=3).all
    assert (every.images == images[labels == 3]).all()
    assert every.labels == [3] * 15
    assert every.fitted == 15
    assert shown(images, 59, labels=labels, only=3).image == 14, "the last one, where there are not so many"


def test_the_still_is_a_small_png(images):
    for settings in ({}, {"zca_whitening": True}, {"samplewise_std_normalization": True, "rescale": 1 / 255}):
        drawn = still.png(shown(images, **settings))
        assert drawn.startswith(b"\x89PNG")
        assert 10_000 < len(drawn) < 100_000
    assert still.png(shown(images, 1)) != still.png(shown(images, 2))
