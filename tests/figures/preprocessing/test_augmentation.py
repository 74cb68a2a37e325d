import base64
import io
import re
import warnings
import xml.etree.ElementTree as ElementTree
import zlib

import numpy as np
import pytest
from PIL import Image

from kerastutor.figures.preprocessing.augmentation import draws as figure
from kerastutor.figures.preprocessing.augmentation import knobs, panels, picture, scene, still
from kerastutor.preprocessing.image import ImageDataGenerator, apply_affine_transform
from kerastutor.preprocessing.image.affine import affine_matrix
from kerastutor.preprocessing.image.files import encoded

SVG = "{http://www.w3.org/2000/svg}"
EVERYTHING = {"rotation_range": 40, "width_shift_range": 0.2, "height_shift_range": 30, "shear_range": 15, "zoom_range": [0.7, 1.4],
              "horizontal_flip": True, "vertical_flip": True, "channel_shift_range": 30, "brightness_range": [0.6, 1.4]}


@pytest.fixture(scope="module")
def photograph():
    return picture.builtin()


def texts(drawn):
    return [text.text for text in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def blob(row, column, shape=(64, 64)):
    """A small bright spot, and nothing else."""
    image = np.zeros((*shape, 1), "float32")
    image[row - 1:row + 2, column - 1:column + 2] = 255
    return picture.from_array(image)


def centre_of(values):
    rows, columns = np.indices(values.shape[:2])
    mass = values[..., 0] / values.sum()
    return np.array([(rows * mass).sum(), (columns * mass).sum()])


# The numbers.

@pytest.mark.parametrize("seed", [0, 5, 23])
@pytest.mark.parametrize("data_format", ["channels_last", "channels_first"])
def test_every_number_is_the_librarys(photograph, seed, data_format):
    found = figure.compute(photograph, seed, data_format=data_format, rescale=1 / 255, **EVERYTHING)
    generator = ImageDataGenerator(data_format=data_format, rescale=1 / 255, **EVERYTHING)
    x = photograph.pixels.copy() if data_format == "channels_last" else photograph.pixels.transpose(2, 0, 1).copy()
    drawn = generator.get_random_transform(x.shape, seed=seed)
    assert found.drawn == drawn
    assert (found.out == generator.standardize(generator.random_transform(x, seed=seed))).all()
    moves = [drawn[name] for name in ("theta", "tx", "ty", "shear", "zx", "zy")]
    assert (found.matrix == affine_matrix(*moves, 256, 256)).all()
    assert list(found.drawn_by) == list(found.gallery) == list(range(seed // 8 * 8, seed // 8 * 8 + 8))
    for each, one in found.drawn_by.items():
        assert one == generator.get_random_transform(x.shape, seed=each)


def test_the_numbers_shown_are_those_computed(photograph):
    found = figure.compute(photograph, 3, **EVERYTHING)
    words = texts(scene.draw(found, "en"))
    for value in found.matrix[:2, :2].ravel():
        assert f"{value:.3f}".replace("-", "−") in words
    for value in found.matrix[:2, 2]:
        assert f"{value:.1f}".replace("-", "−") in words
    for name, value in found.drawn.items():
        assert knobs.NAMES.get(name, name) in words
        assert knobs.value_text(name, value) in words
    assert f"x̄ = {knobs.short(found.out.mean(dtype='float64'))}" in words
    assert f"{found.out.shape} float32" in words


def test_learners_random_numbers_go_on_as_if_nothing_had_been_drawn(photograph):
    np.random.seed(7)
    expected = np.random.rand(4)
    np.random.seed(7)
    figure.compute(photograph, 3, **EVERYTHING)
    assert (np.random.rand(4) == expected).all()


# The matrix, seen.

@pytest.mark.parametrize("seed", range(12))
def test_a_pixel_comes_from_where_the_picture_says(seed):
    settings = {**EVERYTHING, "brightness_range": None, "channel_shift_range": 0, "fill_mode": "constant", "height_shift_range": 6}
    before = picture.from_array(np.zeros((64, 48), "float32"))
    found = figure.compute(before, seed, **settings)
    place = np.array([[32.0, 20.0]])
    row, column = np.rint(found.taken_from(place)[0]).astype(int)
    assert np.allclose(found.moved_to(found.taken_from(place)), place)
    after = figure.compute(blob(row, column, (64, 48)), seed, **settings)
    assert np.abs(centre_of(after.out) - found.moved_to([(row, column)])[0]).max() < 0.6


def test_the_traced_pixel_is_led_back_through_flips_and_matrix(photograph):
    found = figure.compute(photograph, 0, horizontal_flip=True, vertical_flip=True, width_shift_range=10)
    output, before, source = found.traced
    assert np.allclose(source, found.taken_from([output])[0])
    for axis, name in enumerate(("flip_vertical", "flip_horizontal")):
        assert before[axis] == (255 - output[axis] if found.drawn[name] else output[axis])
    assert np.allclose(source, before + [found.drawn["tx"], found.drawn["ty"]])


@pytest.mark.parametrize("argument, drawn", [
    ({"rotation_range": 60}, "theta"), ({"height_shift_range": 0.2}, "tx"), ({"width_shift_range": 0.2}, "ty"),
    ({"shear_range": 40}, "shear"), ({"zoom_range": [0.6, 1.7]}, "zx"), ({"zoom_range": [0.6, 1.7]}, "zy"),
])
def test_the_words_say_what_is_seen(argument, drawn):
    """A spot to the right of the centre, one below it: where do they go?"""
    more, less = {  # how (row, column) of a spot 20 pixels to the right or below changes when the value is above and below its neutral
        "theta": ("clockwise", "anticlockwise"), "tx": ("moves up", "moves down"), "ty": ("moves left", "moves right"),
        "shear": ("sinks at right", "rises at right"), "zx": ("shorter", "taller"), "zy": ("narrower", "wider"),
    }[drawn]
    seen = set()
    for seed in range(8):
        found = figure.compute(picture.from_array(np.zeros((64, 64))), seed, **argument)
        effect = knobs.effect(drawn, found.drawn[drawn], "en")
        right = figure.compute(blob(32, 52), seed, fill_mode="constant", **argument)
        below = figure.compute(blob(52, 32), seed, fill_mode="constant", **argument)
        (row, column), (row_below, _) = centre_of(right.out) - [32, 52], centre_of(below.out) - [52, 32]
        if abs(found.drawn[drawn] - knobs.NEUTRAL.get(drawn, 0)) < 0.05:
            continue
        truly_more = {"theta": row > 0, "tx": row < 0, "ty": column < 0, "shear": row > 0, "zx": row_below < 0, "zy": column < 0}[drawn]
        assert effect == (more if truly_more else less)
        seen.add(effect)
    assert seen == {more, less}


def test_colours_and_flips_are_said_too():
    assert [knobs.effect("brightness", value, "en") for value in (1.2, 0.8, 1, None)] == ["brighter", "darker", "no change", "no change"]
    assert [knobs.effect("channel_shift_intensity", value, "zh") for value in (5, -5, None)] == ["整体变亮", "整体变暗", "不变"]
    assert knobs.effect("flip_horizontal", 1, "en") == "then left ↔ right"


def test_the_part_that_lies_bare_is_counted():
    image = picture.from_array(np.ones((64, 64)))
    assert figure.compute(image, 0).bare == 0
    assert figure.compute(image, 0, horizontal_flip=True).bare == 0
    shifted = figure.compute(image, 1, width_shift_range=40)
    assert shifted.bare == abs(shifted.drawn["ty"]) / 64 > 0
    assert (shifted.fills["constant"] == 0).mean() == shifted.bare
    assert f"What fills the {round(100 * shifted.bare)}% that lie bare? The four fill modes" in scene.draw(shifted, "en")
    assert "Nothing lies bare" in scene.draw(figure.compute(image, 0), "en")


def test_small_results_have_the_large_ones_parameters(photograph):
    found = figure.compute(photograph, 2, rotation_range=30, width_shift_range=0.2, height_shift_range=40, fill_mode="wrap")
    thumb, expected = found.gallery[2], picture.shrink(found.outcome, picture.THUMB)
    assert thumb.shape == (96, 96, 3)
    assert np.abs(thumb - expected).mean() < 8
    assert np.abs(found.fills["wrap"] - picture.shrink(found.outcome, picture.SMALL)).mean() < 8
    assert np.abs(found.gallery[3] - expected).mean() > 20
    assert not any(np.array_equal(found.fills[a], found.fills[b]) for a, b in zip(figure.FILL_MODES, figure.FILL_MODES[1:]))


@pytest.mark.parametrize("between, arguments", [
    ({"theta": (-30, 30), "tx": None, "zx": None, "flip_vertical": None, "brightness": None}, {"rotation_range": 30}),
    ({"tx": (-19, 19), "ty": (-64, 64)}, {"height_shift_range": 20, "width_shift_range": 0.25}),
    ({"zx": (0.5, 1.5), "zy": (0.5, 1.5), "brightness": (0.2, 2.0), "flip_horizontal": (0, 1)},
     {"zoom_range": 0.5, "brightness_range": (0.2, 2.0), "horizontal_flip": True}),
])
def test_each_parameter_lies_on_the_range_that_it_is_drawn_from(photograph, between, arguments):
    found = figure.compute(photograph, 1, **arguments)
    shown = knobs.ranges(found)
    assert {name: shown[name] for name in between} == between
    for name, limits in shown.items():
        for one in found.drawn_by.values():
            assert one[name] in (None, 0, 1) if limits is None else limits[0] <= one[name] <= limits[1]


# The picture.

@pytest.mark.parametrize("image", [
    np.arange(64).reshape(8, 8) % 17, np.ones((1, 1)), np.zeros((20, 300)), np.random.RandomState(0).rand(90, 70, 3),
    np.random.RandomState(0).randint(0, 256, (30, 20, 4)), np.random.RandomState(0).randn(12, 12, 1),
], ids=lambda image: str(image.shape))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_images_of_every_kind_are_drawn(image, lang):
    for settings in ({}, EVERYTHING, {"samplewise_std_normalization": True}, {"rescale": 1 / 16, "preprocessing_function": "grey"}):
        found = figure.compute(picture.from_array(image), 6, **settings)
        drawn = ElementTree.fromstring(scene.draw(found, lang))
        assert len(list(drawn.iter(f"{SVG}image"))) == 2 + 8 + 4
        assert bool(re.search("[一-龥]", drawn.find(f"{SVG}desc").text)) == (lang == "zh")
        assert Image.open(io.BytesIO(still.png(found))).width == 648


def embedded(drawn):
    """The image files in a picture, opened."""
    files = (image.get("href").partition(",")[2] for image in ElementTree.fromstring(drawn).iter(f"{SVG}image"))
    return [Image.open(io.BytesIO(base64.b64decode(file))) for file in files]


def test_small_images_are_sharp_and_photographs_are_jpegs(photograph):
    digit = figure.compute(picture.from_array(np.arange(64.0).reshape(8, 8) % 17), 0)
    assert {file.format for file in embedded(scene.draw(digit, "en"))} == {"PNG"}
    assert "image-rendering:pixelated" in scene.draw(digit, "en")
    first, second = embedded(scene.draw(digit, "en"))[:2]
    assert (np.asarray(first) == np.rint(digit.picture.pixels / 16 * 255)).all()
    assert (np.asarray(second) == np.asarray(first)).all()
    files = embedded(scene.draw(figure.compute(photograph, 0), "en"))
    assert [file.size for file in files] == [(256, 256)] * 2 + [(96, 96)] * 8 + [(128, 128)] * 4
    assert {file.format for file in files} == {"JPEG"}
    assert np.abs(np.asarray(files[1]).astype(float) - photograph.pixels).mean() < 4


def test_black_and_white_are_those_of_the_image():
    for image, black, white in ((np.eye(4), 0, 1), (16 * np.eye(4), 0, 16), (200 * np.eye(4), 0, 255), (np.eye(4) - 2, -2, 1),
                                (1e6 * np.eye(4), 0, 1e6), (np.zeros((4, 4)), 0, 1)):
        assert picture.from_array(image).range == (black, white)
    colours = panels.coloured(np.array([[[-1.0], [0], [8], [16], [99]]]), 0, 16)
    assert colours[0, :, 0].tolist() == [0, 0, 128, 255, 255]
    assert panels.coloured(np.array([[[0, 0, 255, 255], [0, 0, 255, 0.0]]]), 0, 255).tolist() == [[[0, 0, 255], [255, 255, 255]]]


def test_levels_follow_what_the_numbers_became(photograph):
    assert figure.compute(photograph, 0).levels(None) == (0, 255)
    assert figure.compute(photograph, 0, rescale=1 / 255).levels(None) == (0, 1)
    assert figure.compute(picture.from_array(np.eye(8)), 0, brightness_range=(1, 1)).levels(None) == (0, 255)
    centred = figure.compute(photograph, 0, samplewise_center=True)
    assert centred.levels(centred.out) == (centred.out.min(), centred.out.max())
    assert centred.levels(np.zeros((2, 2, 1))) == (0, 1)


def test_what_one_argument_does_to_another_is_told(photograph):
    assert "samplewise_center on" in scene.draw(figure.compute(photograph, 0, samplewise_std_normalization=True), "en")
    asked = figure.compute(photograph, 0, samplewise_std_normalization=True, samplewise_center=True)
    assert "samplewise_center on" not in scene.draw(asked, "en")
    assert "stretches the image" in scene.draw(figure.compute(picture.from_array(np.eye(8)), 0, brightness_range=(1, 1)), "en")
    assert "stretches the image" not in scene.draw(figure.compute(photograph, 0, brightness_range=(1, 1)), "en")


def test_the_picture_and_its_still_stay_small(photograph):
    for seed in range(3):
        found = figure.compute(photograph, seed, **EVERYTHING)
        assert len(scene.draw(found, "zh")) < 220_000
        assert len(still.png(found)) < 150_000


def test_preprocessing_functions():
    x = np.arange(12.0).reshape(2, 2, 3)
    assert (figure.negative(x) == 11 - x).all()
    assert (figure.grey(x)[0, 0] == 1).all() and figure.grey(x).shape == x.shape
    assert (figure.grey_first(x.transpose(2, 0, 1)) == figure.grey(x).transpose(2, 0, 1)).all()


# Where images come from.

def test_shrinking_takes_means_and_keeps_proportions():
    x = np.random.RandomState(0).rand(600, 900, 3).astype("float32")
    small = picture.shrink(x)
    assert small.shape == (171, 256, 3) and small.dtype == "float32"
    assert small.mean() == pytest.approx(x.mean(), abs=1e-4)
    assert np.allclose(picture.shrink(x, 300), x.reshape(200, 3, 300, 3, 3).mean(axis=(1, 3)), atol=1e-5)
    assert picture.shrink(x[:100, :100]) is not None and picture.shrink(x[:100, :100]).shape == (100, 100, 3)
    large = picture.from_array(np.zeros((1500, 2000, 3), "uint8"))
    assert (large.size, large.pixels.shape, large.shrunk) == ((1500, 2000), (192, 256, 3), True)
    assert "1500 × 2000" in scene.draw(figure.compute(large, 0), "en")


def test_the_photograph(photograph):
    assert photograph.pixels.shape == (256, 256, 3) and photograph.pixels.dtype == "float32"
    assert 0 <= photograph.pixels.min() < 20 and 235 < photograph.pixels.max() <= 255
    assert not photograph.shrunk and photograph.range == (0, 255)


@pytest.mark.parametrize("image, error, message", [
    ("a path", TypeError, "numbers, got an array of <U6"),
    (np.zeros((2, 2, 2)), ValueError, r"1, 3 or 4 channels, got \(2, 2, 2\)"),
    (np.zeros((1, 8, 8, 3)), ValueError, r"got \(1, 8, 8, 3\)"),
    (np.zeros((0, 8)), ValueError, r"got \(0, 8\)"),
    ([[1, np.nan], [np.inf, 2]], ValueError, "NaN or infinity in 2 places"),
])
def test_what_is_no_image_is_refused(image, error, message):
    with pytest.raises(error, match=message):
        picture.from_array(image)


def test_files_of_every_kind_become_red_green_and_blue(tmp_path):
    rng = np.random.RandomState(0)
    for mode, channels in (("L", ()), ("RGB", (3,)), ("RGBA", (4,)), ("P", ()), ("1", ())):
        image = Image.fromarray(rng.randint(0, 256, (20, 30, *channels)).astype("uint8")).convert(mode)
        image.save(tmp_path / "image.png")
        found = picture.from_file(tmp_path / "image.png")
        assert found.pixels.shape == (20, 30, 3) and found.range == (0, 255)
        assert (found.pixels == np.asarray(image.convert("RGB"))).all()
        uploaded = picture.from_upload("image.png", (tmp_path / "image.png").read_bytes())
        assert (uploaded.pixels == found.pixels).all() and uploaded.name == "image.png"
    with pytest.raises(FileNotFoundError):
        picture.from_file(tmp_path / "imagr.png")


def test_a_large_file_is_shrunk_by_means():
    x = np.random.RandomState(0).randint(0, 256, (512, 1024, 3)).astype("uint8")
    found = picture.from_upload("large.png", encoded(x, "png"))
    assert (found.size, found.pixels.shape) == ((512, 1024), (128, 256, 3))
    assert np.abs(found.pixels - picture.shrink(x.astype("float32"))).max() <= 1


def bomb(side):
    """A PNG of a few bytes that unfolds to side² pixels: only its header is true."""
    content = bytearray(encoded(np.zeros((1, 1, 3), "uint8"), "png"))
    content[16:24] = side.to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(bytes(content[12:29])).to_bytes(4, "big")
    return bytes(content)


@pytest.mark.parametrize("content, fault", [
    (b"", "empty"), (b"GIF89a", "unknown"), (b"plain words", "unknown"), (b"\0" * 4000, "unknown"),
    (encoded(np.random.RandomState(0).randint(0, 256, (64, 64, 3)).astype("uint8"), "png")[:3000], "broken"),
    (encoded(np.random.RandomState(0).randint(0, 256, (64, 64, 3)).astype("uint8"), "jpeg")[:2000], "broken"),
    (bomb(12_000), "huge"), (bomb(100_000), "huge"),
], ids=["empty", "gif header", "words", "zeros", "cut png", "cut jpeg", "large", "bomb"])
def test_a_file_that_gives_no_image_says_why(content, fault):
    with pytest.raises(picture.Unusable) as refused, warnings.catch_warnings():
        warnings.simplefilter("error")
        picture.from_upload("a file", content)
    assert refused.value.fault == fault


@pytest.mark.parametrize("mode", scene.PATTERNS)
def test_the_pattern_of_a_fill_mode_is_what_the_library_does(mode):
    """What lies to the left and to the right of `abcd`, seen by moving it two places either way; k is cval."""
    row = np.arange(1.0, 5.0).reshape(1, 4, 1).repeat(4, axis=0)
    from_left, from_right = (apply_affine_transform(row.copy(), ty=move, fill_mode=mode)[0, :, 0].astype(int) for move in (-2, 2))
    spelled = ["".join("kabcd"[number] for number in numbers) for numbers in (from_left[:2], row[0, :, 0].astype(int), from_right[2:])]
    assert scene.PATTERNS[mode] == "|".join(spelled)
