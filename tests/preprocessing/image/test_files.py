import io
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from kerastutor.core import state
from kerastutor.preprocessing.image import array_to_img, img_to_array, list_pictures, load_img, save_img
from kerastutor.preprocessing.image.files import brightened, encoded

COLOURS = np.arange(72, dtype=np.uint8).reshape(4, 6, 3) * 3


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def channels_first(monkeypatch):
    monkeypatch.setitem(state._settings, "image_data_format", "channels_first")


def pixels(img):
    return np.asarray(img).tolist()


# --- load_img ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("color_mode, mode", [("rgb", "RGB"), ("grayscale", "L"), ("rgba", "RGBA")])
@pytest.mark.parametrize("saved_as", ["RGB", "RGBA", "L", "LA", "P", "1"])
def test_every_kind_of_picture_comes_in_the_colours_asked_for(folder, saved_as, color_mode, mode):
    original = Image.fromarray(COLOURS).convert(saved_as)
    original.save("picture.png")
    img = load_img("picture.png", color_mode=color_mode)
    assert (img.mode, img.size) == (mode, (6, 4))
    assert pixels(img) == pixels(original.convert(mode))


@pytest.mark.parametrize("bits", ["uint16", "int32"])
def test_deep_grey_keeps_its_values_and_is_cut_off_in_colour(folder, bits):
    grey = np.array([[0, 7, 255], [256, 2000, 65535]], bits)
    Image.fromarray(grey).save("deep.tif")
    assert load_img("deep.tif", color_mode="grayscale").mode == "I"
    assert pixels(load_img("deep.tif", color_mode="grayscale")) == grey.tolist()
    assert pixels(load_img("deep.tif")) == np.minimum(grey, 255)[..., np.newaxis].repeat(3, axis=2).tolist()
    assert load_img("deep.tif", color_mode="grayscale", target_size=(5, 5), interpolation="bilinear").size == (5, 5)


@pytest.mark.parametrize("interpolation, expected", [                        # by real Keras 2.3.1
    ("nearest", [[9, 36], [117, 144], [171, 198]]), ("bilinear", [[27, 50], [92, 115], [157, 180]]),
    ("bicubic", [[20, 45], [91, 116], [162, 187]]), ("hamming", [[18, 43], [91, 116], [164, 189]]),
    ("box", [[9, 36], [90, 117], [171, 198]]), ("lanczos", [[19, 44], [91, 116], [163, 188]]),
])
def test_resizing(folder, interpolation, expected):
    Image.fromarray(COLOURS).save("picture.png")
    img = load_img("picture.png", target_size=(3, 2), interpolation=interpolation)
    assert np.asarray(img)[..., 0].tolist() == expected


def test_target_size_may_be_a_list_or_longer(folder):
    Image.fromarray(COLOURS).save("picture.png")
    assert load_img(Path("picture.png"), target_size=[3, 2, 1]).size == (2, 3)


def test_uploads_and_open_files(folder):
    content = encoded(COLOURS, "png")
    assert pixels(load_img(io.BytesIO(content))) == COLOURS.tolist()
    Path("picture.png").write_bytes(content)
    with open("picture.png", "rb") as file:
        assert pixels(load_img(file)) == COLOURS.tolist()


def test_no_file_stays_open(folder):
    save_img("picture.png", COLOURS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load_img("picture.png")
    Path("picture.png").unlink()


def test_exif_does_not_turn_a_picture(folder):
    exif = Image.Exif()
    exif[0x112] = 6
    Image.fromarray(COLOURS).save("turned.jpg", exif=exif)
    assert load_img("turned.jpg").size == (6, 4)


def test_the_first_picture_of_an_animation(folder):
    first = Image.fromarray(COLOURS[..., 0])
    first.save("moving.gif", save_all=True, append_images=[first.rotate(180)])
    assert pixels(load_img("moving.gif", color_mode="grayscale")) == pixels(first)


def test_grayscale_is_the_old_way_to_say_it(folder):
    save_img("picture.png", COLOURS)
    with pytest.warns(UserWarning, match="^load_img: grayscale=True is the old way to say it: write color_mode='grayscale'") as told:
        assert load_img("picture.png", True).mode == "L"
    assert told[0].filename == __file__


@pytest.mark.parametrize("error, message, arguments", [
    (ValueError, "color_mode must be 'grayscale' or 'rgb' or 'rgba', got 'bgr'", {"color_mode": "bgr"}),
    (ValueError, r"color_mode must be .*, got \['rgb'\]", {"color_mode": ["rgb"]}),
    (ValueError, "interpolation must be 'nearest' or 'bilinear' or .* or 'lanczos', got 'linear'", {"interpolation": "linear"}),
    (TypeError, r"target_size must be \(height, width\), got 5", {"target_size": 5}),
    (IndexError, r"target_size must be \(height, width\), got \(3,\)", {"target_size": (3,)}),
    (ValueError, "the height in target_size must be at least 1, got 0", {"target_size": (0, 2)}),
    (TypeError, "the width in target_size must be a whole number, got 2.5", {"target_size": (2, 2.5)}),
])
def test_load_img_says_which_argument_is_wrong(folder, error, message, arguments):
    save_img("picture.png", COLOURS)
    with pytest.raises(error, match=f"^load_img: {message}"):
        load_img("picture.png", **arguments)


@pytest.mark.parametrize("path", [None, 5, b"\x89PNG\r\n\x1a\n\x00", io.StringIO("text")])
def test_load_img_wants_a_file(path):
    with pytest.raises(TypeError, match=r"^load_img: path must be the name of a file, or a file that is open for reading bytes.* got "):
        load_img(path)


@pytest.mark.parametrize("name, content, error, message", [
    ("missing.png", None, FileNotFoundError, "there is no file 'missing.png'"),
    ("pictures/cat.png", None, FileNotFoundError, "there is no file 'pictures/cat.png'. Nor is there a folder 'pictures'"),
    ("empty.png", b"", Image.UnidentifiedImageError, "'empty.png' is no picture of a kind that Pillow knows. Is it empty"),
    ("text.png", b"hello", Image.UnidentifiedImageError, "'text.png' is no picture of a kind that Pillow knows"),
    ("half.png", encoded(COLOURS.repeat(50, axis=0), "png")[:80], OSError, r"'half.png' is a damaged picture \(.*\). Get the file anew"),
    ("half.jpg", encoded(COLOURS.repeat(50, axis=0), "jpeg")[:800], OSError, r"'half.jpg' is a damaged picture \(.*\). Get the file anew"),
])
def test_load_img_names_a_bad_file(folder, name, content, error, message):
    if content is not None:
        Path(name).write_bytes(content)
    with pytest.raises(error, match=f"^load_img: {message}"):
        load_img(name)


def test_a_folder_is_no_picture(folder):
    with pytest.raises(OSError, match=r"^load_img: .* is a folder: name a picture in it|Permission denied"):
        load_img(str(folder))


def test_a_misspelt_name_is_put_right(folder):
    save_img("cat.png", COLOURS)
    with pytest.raises(FileNotFoundError, match="^load_img: there is no file 'cta.png'. Did you mean 'cat.png'?"):
        load_img("cta.png")


def test_whatever_a_damaged_file_holds_the_error_is_an_oserror():
    draw = np.random.RandomState(0)
    for kind in ("png", "jpeg"):
        content = encoded(COLOURS.repeat(5, axis=0), kind)
        for _ in range(60):
            damaged = bytearray(content)
            for place in draw.randint(len(content), size=10):
                damaged[place] = draw.randint(256)
            try:
                load_img(io.BytesIO(damaged))
            except (OSError, ValueError) as error:
                assert str(error).startswith("load_img: the open file ")


def test_many_pixels_are_told_and_far_too_many_refused(folder, monkeypatch):
    save_img("big.png", np.zeros((20, 30, 3)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 400)
    with pytest.warns(UserWarning, match="^load_img: 'big.png' has 30 x 20 = 600 pixels, more than the 400 ") as told:
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        load_img("big.png")
    assert [warning.filename for warning in told] == [__file__]
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 200)
    with pytest.raises(ValueError, match="^load_img: 'big.png' has too many pixels to be safe: .*600 pixels.* 400 pixels.*MAX_IMAGE_PIX"):
        load_img("big.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    assert load_img("big.png").size == (30, 20)


# --- img_to_array ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("mode, channels", [("L", 1), ("RGB", 3), ("RGBA", 4), ("I", 1)])
def test_pictures_become_float_arrays(mode, channels):
    x = img_to_array(Image.new(mode, (3, 2)))
    assert x.dtype == np.float32
    assert x.shape == (2, 3, channels)


def test_format_and_type_of_the_array(monkeypatch):
    img = Image.fromarray(COLOURS)
    assert img_to_array(img, dtype="uint8").tolist() == COLOURS.tolist()
    assert img_to_array(img, data_format="channels_first").tolist() == COLOURS.transpose(2, 0, 1).tolist()
    monkeypatch.setitem(state._settings, "floatx", "float64")
    assert img_to_array(img).dtype == np.float64


def test_the_format_in_force(channels_first):
    x = img_to_array(Image.fromarray(COLOURS))
    assert x.shape == (3, 4, 6)
    assert pixels(array_to_img(x, scale=False)) == COLOURS.tolist()


@pytest.mark.parametrize("error, message, img, arguments", [
    (ValueError, "img must be a picture or an array of numbers, got 'cat.png': load_img reads a picture", "cat.png", {}),
    (ValueError, r"img must have rank 2 .* or 3 .*, got shape \(2,\)", np.zeros(2), {}),
    (ValueError, r"img must have rank 2 .* or 3 .*, got shape \(\)", None, {}),
    (ValueError, "data_format must be 'channels_first' or 'channels_last', got 'x'", COLOURS, {"data_format": "x"}),
])
def test_img_to_array_says_what_is_wrong(error, message, img, arguments):
    with pytest.raises(error, match=f"^img_to_array: {message}"):
        img_to_array(img, **arguments)


# --- array_to_img: expectations by real Keras 2.3.1 ----------------------------------------------------------------------

@pytest.mark.parametrize("values, expected", [([0, -1, -2, -3], [255, 170, 85, 0]), ([7, 7, 7, 7], [0, 0, 0, 0]),
                                              ([0, .2, .4, 1], [0, 51, 102, 255])])
def test_values_are_stretched(values, expected):
    img = array_to_img(np.reshape(values, (1, 4, 1)))
    assert img.mode == "L"
    assert pixels(img) == [expected]


@pytest.mark.parametrize("channels, mode", [(3, "RGB"), (4, "RGBA")])
def test_colours(channels, mode):
    x = np.arange(6. * channels).reshape(2, 3, channels)
    img = array_to_img(x)
    assert img.mode == mode
    assert pixels(img) == (x / x.max() * 255).astype(int).tolist()
    assert pixels(array_to_img(x.transpose(2, 0, 1), data_format="channels_first")) == pixels(img)


def test_unscaled_values_lose_their_fractions():
    assert pixels(array_to_img([[[0.], [.6], [255.]]], scale=False)) == [[0, 0, 255]]


def test_unscaled_grey_beyond_255_becomes_deep():
    img = array_to_img([[[-5.], [255.9], [70000.]]], scale=False)
    assert img.mode == "I"
    assert pixels(img) == [[-5, 255, 70000]]


@pytest.mark.parametrize("dtype", ["uint8", "int32", "float64"])
def test_the_array_is_left_alone(dtype):
    x = np.array([[[1], [3]]], dtype)
    assert pixels(array_to_img(x, dtype=dtype)) == [[0, 255]]
    assert x.ravel().tolist() == [1, 3]


@pytest.mark.parametrize("error, message, x, arguments", [
    (ValueError, r"x must be one picture of rank 3, .* got shape \(2, 3\)", np.zeros((2, 3)), {}),
    (ValueError, r"x must be one picture of rank 3, .* got shape \(1, 2, 3, 3\)", np.zeros((1, 2, 3, 3)), {}),
    (ValueError, r"a picture has 1, 3 or 4 channels, got 5: .* is \(3, 4, 5\), as data_format 'channels_last'", np.zeros((3, 4, 5)), {}),
    (ValueError, r"x has no pixels: .* is \(0, 3, 3\)", np.zeros((0, 3, 3)), {}),
    (ValueError, "x must be a picture or an array of numbers, got 'cat'", "cat", {}),
    (ValueError, "data_format must be 'channels_first' or 'channels_last', got 'x'", COLOURS, {"data_format": "x"}),
])
def test_array_to_img_says_what_is_wrong(error, message, x, arguments):
    with pytest.raises(error, match=f"^array_to_img: {message}"):
        array_to_img(x, **arguments)


@pytest.mark.parametrize("message, values, scale, expected", [
    ("x goes from nan to nan, which cannot be stretched", [np.nan, 1, 2], True, [0, 0, 0]),
    ("x goes from 1.0 to inf, which cannot be stretched", [np.inf, 1, 2], True, [0, 0, 0]),
    ("x goes from -1.0 to 100.0; what does not fit into 0..255 wraps around", [-1, 1, 100], False, [255, 1, 100]),
    ("x goes from nan to nan; what does not fit", [np.nan, 1, 2], False, [0, 1, 2]),
])
def test_values_that_do_not_fit_are_told(message, values, scale, expected):
    with pytest.warns(UserWarning, match=f"^array_to_img: {message}") as told:
        img = array_to_img(np.reshape(values, (1, 3, 1)), scale=scale)
    assert [warning.filename for warning in told] == [__file__]
    assert pixels(img) == [expected]


def test_unscaled_colours_wrap_around():
    with pytest.warns(UserWarning, match="^array_to_img: x goes from 0.0 to 300.0; what does not fit"):
        assert pixels(array_to_img([[[0., 100., 300.]]], scale=False)) == [[[0, 100, 44]]]


# --- save_img, list_pictures, and what figures use -------------------------------------------------------------------------

@pytest.mark.parametrize("name, arguments, kind", [("a.png", {}, "PNG"), ("a.jpg", {"quality": 50}, "JPEG"),
                                                   ("a", {"file_format": "bmp"}, "BMP"), ("b.jpg", {"file_format": "png"}, "PNG"),
                                                   ("c", {"file_format": "jpg"}, "JPEG")])
def test_saved_pictures(folder, name, arguments, kind):
    save_img(name, COLOURS, scale=False, **arguments)
    with Image.open(name) as img:
        assert img.format == kind
        np.testing.assert_allclose(np.asarray(img, int), COLOURS, atol=0 if kind != "JPEG" else 20)


def test_saving_stretches_and_takes_an_open_file():
    file = io.BytesIO()
    save_img(file, [[[1.], [2.]]], file_format="png")
    assert pixels(load_img(file, color_mode="grayscale")) == [[0, 255]]


@pytest.mark.parametrize("name, file_format", [("a.jpg", None), ("a", "jpeg"), ("a", "jpg")])
def test_jpeg_has_no_opacity(folder, name, file_format):
    with pytest.warns(UserWarning, match=f"^save_img: JPEG has no room for opacity, so '{name}' gets red, green and blue alone"):
        save_img(name, np.zeros((2, 2, 4)), file_format=file_format)
    assert load_img(name, color_mode="rgba").size == (2, 2)


@pytest.mark.parametrize("error, message, path, arguments", [
    (ValueError, "'a.xyz' cannot be written: unknown file extension: .xyz. A name that ends in .png", "a.xyz", {}),
    (KeyError, "file_format must be one that Pillow writes, such as 'png' or 'jpeg', got 'xyz'", "a.png", {"file_format": "xyz"}),
    (FileNotFoundError, "there is no folder for 'pictures/a.png'", "pictures/a.png", {}),
    (OSError, "'a.jpg' cannot be written: cannot write mode I as JPEG. PNG holds", "a.jpg", {"scale": False}),
    (TypeError, "path must be the name of a file, .* got None", None, {}),
])
def test_save_img_says_what_is_wrong(folder, error, message, path, arguments):
    with pytest.raises(error, match=f"save_img: {message}"):
        save_img(path, [[[1000.]]], **arguments)
    assert list(folder.iterdir()) == []


def test_numbers_beyond_255_make_a_png_of_16_bits(folder):
    save_img("deep.png", np.array([[[0.], [256.]], [[1000.], [65535.]]]), scale=False)
    img = load_img("deep.png", color_mode="grayscale")
    assert img_to_array(img)[:, :, 0].tolist() == [[0, 256], [1000, 65535]]


def test_pictures_in_a_folder_and_below(folder):
    for name in ("b.JPG", "a.png", "c.gif", "notes.txt", "png", "below/deep/d.tiff"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()
    assert list_pictures(".") == ["./a.png", "./b.JPG", "./below/deep/d.tiff"]
    assert list_pictures(folder, "gif") == [str(folder / "c.gif")]
    assert list_pictures(folder, ["txt", "png"]) == [str(folder / "a.png"), str(folder / "notes.txt")]
    assert list_pictures("nowhere") == []


def test_encoded_pictures():
    assert pixels(load_img(io.BytesIO(encoded(COLOURS, "png")))) == COLOURS.tolist()
    assert encoded(COLOURS[..., 0], "jpeg")[:3] == b"\xff\xd8\xff"
    with pytest.raises(ValueError, match="^encoded: file_format must be 'png' or 'jpeg', got 'gif'"):
        encoded(COLOURS, "gif")


def test_brightened_pictures():
    assert pixels(brightened(Image.fromarray(np.uint8([[0, 100, 200]])), 1.5)) == [[0, 150, 255]]


def test_pillow_is_loaded_only_when_a_picture_is():
    program = "import sys; from kerastutor.preprocessing.image import files, affine, transformations; print('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
