"""What both iterators over files share, seen through the one that walks a folder."""
import re
import warnings

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.preprocessing.image import DirectoryIterator, ImageDataGenerator, load_img, save_img


def walk(folder, generator=None, **options):
    return DirectoryIterator(folder, generator, **{"target_size": (7, 8), "shuffle": False, **options})


# --- reading ----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("color_mode, channels", [("rgb", 3), ("rgba", 4), ("grayscale", 1)])
def test_size_and_channels(folder, color_mode, channels):
    batches = walk(folder, color_mode=color_mode, target_size=[4, 5])
    assert batches.image_shape == (4, 5, channels)
    assert next(batches)[0].shape == (7, 4, 5, channels)
    first = walk(folder, color_mode=color_mode, target_size=(4, 5), data_format="channels_first")
    assert first.image_shape == (channels, 4, 5)
    np.testing.assert_array_equal(next(first)[0], next(batches)[0].transpose(0, 3, 1, 2))


def test_without_a_generator_pictures_are_as_they_are(folder):
    x, _ = next(walk(folder))
    for picture, path in zip(x, walk(folder).filepaths):
        np.testing.assert_array_equal(picture, np.asarray(load_img(path)))


@pytest.mark.parametrize("interpolation", ["nearest", "bilinear", "bicubic", "lanczos", "box", "hamming"])
def test_pictures_are_brought_to_their_size(folder, interpolation):
    batches = walk(folder, target_size=(5, 3), interpolation=interpolation)
    np.testing.assert_array_equal(next(batches)[0][0], np.asarray(load_img(batches.filepaths[0], target_size=(5, 3),
                                                                          interpolation=interpolation)))


def test_the_data_format_in_force(folder):
    K.set_image_data_format("channels_first")
    try:
        assert walk(folder).image_shape == (3, 7, 8)
    finally:
        K.set_image_data_format("channels_last")


@pytest.mark.parametrize("dtype", ["float64", "float16", "uint8"])
def test_dtype(folder, dtype):
    x, y = next(walk(folder, ImageDataGenerator(zoom_range=.2), dtype=dtype))
    assert x.dtype == y.dtype == dtype and x.max() > 100


# --- targets ----------------------------------------------------------------------------------------------------------------

def test_classes_as_numbers_as_rows_or_not_at_all(folder):
    numbers = [0, 0, 0, 0, 1, 1, 1]
    for class_mode in ("sparse", "binary"):
        _, y = next(walk(folder, class_mode=class_mode))
        assert y.tolist() == numbers and y.dtype == np.float32
    _, y = next(walk(folder, class_mode="categorical"))
    assert y.tolist() == np.eye(2)[numbers].tolist() and y.dtype == np.float32
    assert isinstance(next(walk(folder, class_mode=None)), np.ndarray)


def test_the_pictures_themselves_as_changed_and_standardized(folder):
    x, y = next(walk(folder, ImageDataGenerator(rotation_range=90, rescale=1 / 255), class_mode="input"))
    np.testing.assert_array_equal(x, y)
    assert not np.shares_memory(x, y) and x.max() <= 1


# --- bad files --------------------------------------------------------------------------------------------------------------

def damage(folder):
    """Spoil four files of seven in four ways; the names of those, and of the others."""
    bad = {"cat/1.bmp": b"", "cat/2.PNG": b"not a picture", "dog/0.png": (folder / "dog/0.png").read_bytes()[:60]}
    for name, content in bad.items():
        (folder / name).write_bytes(content)
    save_img(folder / "dog/1.png", np.zeros((300, 300, 1)), data_format="channels_last")
    return [*bad, "dog/1.png"], ["cat/0.png", "cat/old/3.png", "dog/10.png"]


@pytest.fixture
def few_pixels_are_many(monkeypatch):
    from PIL import Image
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20_000)


@pytest.mark.parametrize("which", range(4))
def test_a_bad_file_stops_the_batch_and_is_named(folder, few_pixels_are_many, which):
    bad, _ = damage(folder)
    batches = walk(folder, batch_size=1)
    with pytest.raises((OSError, ValueError), match=re.escape(bad[which])):
        batches[batches.filenames.index(bad[which])]


def test_bad_files_are_left_out_of_their_batch_if_asked(folder, few_pixels_are_many):
    bad, good = damage(folder)
    batches = walk(folder, ImageDataGenerator(), class_mode="sparse", bad_files="skip")
    with pytest.warns(UserWarning, match="is left out") as seen:
        x, y = batches[0]
    assert [any(name in str(warning.message) for warning in seen) for name in bad] == [True] * 4 and len(seen) == 4
    assert y.tolist() == [0, 0, 1]
    for picture, name in zip(x, good):
        np.testing.assert_array_equal(picture, np.asarray(load_img(folder / name)))


def test_each_bad_file_is_warned_of_once(folder):
    (folder / "cat/0.png").write_bytes(b"")
    batches = ImageDataGenerator().flow_from_directory(folder, (7, 8), bad_files="skip")
    with pytest.warns(UserWarning, match="0.png is left out"):
        batches[0]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(batches[0][0]) == 6


def test_a_file_that_went_away_meanwhile(folder):
    batches = walk(folder, bad_files="skip")
    (folder / "dog/0.png").unlink()
    with pytest.warns(UserWarning, match="dog/0.png is left out"):
        assert len(next(batches)[0]) == 6


def test_saved_files_keep_their_numbers_when_others_are_left_out(folder, tmp_path):
    (folder / "cat/0.png").write_bytes(b"")
    (tmp_path / "saved").mkdir()
    with pytest.warns(UserWarning):
        next(walk(folder, bad_files="skip", save_to_dir=tmp_path / "saved"))
    assert sorted(path.name[:3] for path in (tmp_path / "saved").iterdir()) == ["_1_", "_2_", "_3_", "_4_", "_5_", "_6_"]


def test_a_batch_of_nothing_but_bad_files(folder):
    for name in ("cat/0.png", "cat/1.bmp"):
        (folder / name).write_bytes(b"")
    batches = walk(folder, batch_size=2, bad_files="skip")
    with pytest.warns(UserWarning), pytest.raises(ValueError, match=r"no picture of this batch can be read: .*cat/0.png, .*cat/1.bmp"):
        batches[0]
    assert len(batches[1][0]) == 2


# --- bad input --------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("error, told, options", [
    (ValueError, "color_mode must be 'rgb' or 'rgba' or 'grayscale', got 'L'", {"color_mode": "L"}),
    (ValueError, "data_format must be 'channels_first' or 'channels_last', got 'first'", {"data_format": "first"}),
    (ValueError, "interpolation must be 'nearest' or .*'lanczos', got 'cubic'", {"interpolation": "cubic"}),
    (ValueError, "bad_files must be 'stop' or 'skip', got 'ignore'", {"bad_files": "ignore"}),
    (ValueError, "subset must be 'training' or 'validation' or None, got 'test'", {"subset": "test"}),
    (ValueError, "subset='validation' needs an ImageDataGenerator with a validation_split", {"subset": "validation"}),
    (TypeError, r"target_size must be \(height, width\), got 4", {"target_size": 4}),
    (TypeError, r"target_size must be \(height, width\), got None", {"target_size": None}),
    (ValueError, r"target_size must be \(height, width\), got \(4, 4, 3\)", {"target_size": (4, 4, 3)}),
    (TypeError, r"the height in target_size must be a whole number, got 4.5", {"target_size": (4.5, 4)}),
    (ValueError, r"the width in target_size must be at least 1, got 0", {"target_size": (4, 0)}),
    (ValueError, "batch_size must be at least 1, got 0", {"batch_size": 0}),
])
def test_it_says_what_is_wrong(folder, error, told, options):
    with pytest.raises(error, match=f"^DirectoryIterator: {told}"):
        walk(folder, **options)
