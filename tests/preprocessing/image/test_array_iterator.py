import warnings

import numpy as np
import pytest

from kerastutor.preprocessing.image import ImageDataGenerator, NumpyArrayIterator, img_to_array, load_img

LABELS = np.arange(12)


def flow(x, y=None, *, generator=(), **options):
    return ImageDataGenerator(**dict(generator)).flow(x, y, **{"batch_size": 5, "shuffle": False, **options})


# --- what a batch is --------------------------------------------------------------------------------------------------------

def test_pictures_alone(pictures):
    batch = next(flow(pictures, generator={"rescale": .1}))
    assert (type(batch), batch.dtype) == (np.ndarray, np.float32)
    np.testing.assert_allclose(batch, pictures[:5] / 10, rtol=1e-6)


def test_pictures_targets_and_weights_stay_together(pictures):
    batches = flow(pictures, LABELS, sample_weight=LABELS / 2, shuffle=True)
    for x, y, w in (batches[i] for i in range(3)):
        np.testing.assert_allclose(x, pictures[y], rtol=1e-6)
        np.testing.assert_array_equal(w, y / 2)


@pytest.mark.parametrize("others", [LABELS * 2, [LABELS * 2], [LABELS * 2, np.eye(12)]])
def test_other_arrays_come_along_as_they_are(pictures, others):
    (x, *along), y = next(flow((pictures, others), LABELS, shuffle=True))
    np.testing.assert_allclose(x, pictures[y], rtol=1e-6)
    assert along[0].tolist() == (2 * y).tolist() and along[0].dtype == LABELS.dtype
    assert len(along) == (len(others) if isinstance(others, list) else 1)


def test_other_arrays_without_targets(pictures):
    batch = next(flow([pictures, LABELS]))
    assert isinstance(batch, list) and batch[1].tolist() == [0, 1, 2, 3, 4]


def test_the_pictures_given_are_never_written_over(pictures):
    x = pictures.astype("float32")
    before = x.copy()
    batches = flow(x, generator={"rescale": .5, "channel_shift_range": 9., "horizontal_flip": True})
    next(batches)
    np.testing.assert_array_equal(x, before)
    assert np.shares_memory(batches.x, x)


def test_the_order_of_asking_counts_as_in_keras(peer, same, pictures):
    made = []
    for library in (ImageDataGenerator, peer.ImageDataGenerator):
        batches = library(rotation_range=20, zoom_range=.1).flow(pictures, LABELS, batch_size=5, seed=6)
        first = [next(batches), batches[2], batches[0]]
        batches.on_epoch_end()
        second = [batches[1], next(batches)]
        batches.reset()
        made.append([*first, *second, next(batches), batches[2]])
    assert same(*made)


def test_another_type_for_one_iterator(pictures):
    generator = ImageDataGenerator(zoom_range=.2, rescale=.5)
    assert next(NumpyArrayIterator(pictures, None, generator, dtype="float64")).dtype == np.float64
    whole = next(NumpyArrayIterator(pictures, None, generator, dtype="uint8"))
    assert whole.dtype == np.uint8 and 100 < whole.max() < 128


def test_any_object_with_keras_s_three_methods_is_a_generator(pictures):
    class Negative:
        def get_random_transform(self, shape):
            return {}

        def apply_transform(self, x, parameters):
            return -x

        def standardize(self, x):
            return x + 1

    np.testing.assert_allclose(next(NumpyArrayIterator(pictures, None, Negative())), 1 - pictures, rtol=1e-5)


def test_batches_are_in_one_piece_of_memory_also_with_channels_first(pictures):
    batch = next(flow(pictures.transpose(0, 3, 1, 2), generator={"rotation_range": 9, "data_format": "channels_first"}))
    assert batch.flags.c_contiguous and batch.shape == (5, 3, 6, 5)


# --- subsets ----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("subset, part", [("training", slice(3, None)), ("validation", slice(None, 3)), (None, slice(None))])
def test_the_first_pictures_are_for_validation(pictures, subset, part):
    batches = flow((pictures, LABELS), LABELS % 2, generator={"validation_split": .25}, batch_size=12, subset=subset, sample_weight=LABELS)
    (x, along), y, w = next(batches)
    np.testing.assert_allclose(x, pictures[part], rtol=1e-6)
    assert along.tolist() == w.tolist() == LABELS[part].tolist()
    assert y.tolist() == (LABELS % 2)[part].tolist()
    assert batches.n == len(y)


def test_both_subsets_hold_the_same_classes(pictures):
    for subset in ("training", "validation"):
        with pytest.raises(ValueError, match="the first 3 pictures .* and the other 9 must hold the same classes: shuffle x and y"):
            flow(pictures, LABELS, generator={"validation_split": .25}, subset=subset)


def test_without_a_split_all_pictures_are_for_training(pictures):
    assert flow(pictures, subset="training").n == 12
    with pytest.raises(ValueError, match=r"subset='validation' needs an ImageDataGenerator with a validation_split"):
        flow(pictures, subset="validation")
    with pytest.raises(ValueError, match="give the ImageDataGenerator a validation_split"):
        flow(pictures, LABELS % 2, subset="training")


def test_a_split_that_leaves_nothing_warns(pictures):
    with pytest.warns(UserWarning, match="validation_split=0.05 of 12 pictures leaves none") as seen:
        assert len(flow(pictures, generator={"validation_split": .05}, subset="validation")) == 0
    assert len(seen) == 1


# --- saving -----------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("seed", [None, 5])
def test_files_have_keras_s_names_and_pictures(peer, same, pictures, tmp_path, seed):
    made = []
    for name, library in (("ours", ImageDataGenerator), ("theirs", peer.ImageDataGenerator)):
        (tmp_path / name).mkdir()
        np.random.seed(1)
        batches = library(horizontal_flip=True).flow(pictures, batch_size=5, seed=seed, save_to_dir=str(tmp_path / name), save_prefix="pic")
        made.append([next(batches) for _ in range(3)])
    names = [sorted(path.name for path in (tmp_path / name).iterdir()) for name in ("ours", "theirs")]
    assert names[0] == names[1] and len(names[0]) == 12 and all(name.startswith("pic_") for name in names[0])
    assert same(*made)
    for name in names[0]:
        np.testing.assert_array_equal(*(np.asarray(load_img(tmp_path / where / name)) for where in ("ours", "theirs")))


@pytest.mark.parametrize("save_format", ["png", "jpeg", "bmp"])
def test_saved_pictures_are_stretched_to_all_grey_levels(tmp_path, save_format):
    slope = np.linspace(.25, .5, 64).reshape(1, 1, 8, 8)
    next(flow(slope, generator={"data_format": "channels_first"}, save_to_dir=tmp_path, save_format=save_format))
    path, = tmp_path.iterdir()
    saved = img_to_array(load_img(path, color_mode="grayscale"))[..., 0]
    assert path.suffix == f".{save_format}"
    assert np.abs(saved - (slope[0, 0] - .25) * 4 * 255).max() < (12 if save_format == "jpeg" else 1)


def test_a_folder_for_saving_must_exist(pictures, tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        next(flow(pictures, save_to_dir=tmp_path / "nowhere"))


# --- bad input --------------------------------------------------------------------------------------------------------------

X = np.ones((4, 6, 5, 3))


@pytest.mark.parametrize("error, told, x, options", [
    (ValueError, r"x must be pictures of rank 4, .* got shape \(6, 5, 3\)", X[0], {}),
    (ValueError, r"x must be pictures of rank 4, .* got shape \(1, 4, 6, 5, 3\)", X[None], {}),
    (ValueError, r"y must be as long as the 4 pictures of x, got shape \(3,\)", X, {"y": [0, 1, 2]}),
    (ValueError, r"y must be as long as the 4 pictures of x, got shape \(\)", X, {"y": 1}),
    (ValueError, r"sample_weight must be as long as the 4 pictures of x, got shape \(3,\)", X, {"y": [0] * 4, "sample_weight": [1, 2, 3]}),
    (ValueError, r"x\[1\]\[1\] must be as long as the 4 pictures of x, got shape \(5,\)", (X, [np.ones(4), np.ones(5)]), {}),
    (ValueError, r"x must be an array of pictures, or .* got a list of 4: np.array\(x\)", list(X), {}),
    (ValueError, r"x must be an array of pictures, or .* got a tuple of 3", (X, np.ones(4), np.ones(4)), {}),
    (ValueError, r"subset must be 'training' or 'validation' or None, got 'test'", X, {"subset": "test"}),
    (ValueError, r"batch_size must be at least 1, got 0", X, {"batch_size": 0}),
])
def test_it_says_what_is_wrong(error, told, x, options):
    with pytest.raises(error, match=f"^NumpyArrayIterator: {told}"):
        flow(x, **options)


def test_an_unknown_data_format():
    with pytest.raises(ValueError, match="data_format must be 'channels_first' or 'channels_last', got 'first'"):
        NumpyArrayIterator(X, None, ImageDataGenerator(), data_format="first")


@pytest.mark.parametrize("told, x, options", [
    (r"on axis 3 for data_format='channels_last', got 2 in shape \(4, 6, 5, 2\)", X[..., :2], {}),
    (r"on axis 1 for data_format='channels_first', got 6", X, {"generator": {"data_format": "channels_first"}}),
    (r"sample_weight is left out, because a batch without y", X, {"sample_weight": [1] * 4}),
])
def test_it_warns_and_goes_on(told, x, options):
    with pytest.warns(UserWarning, match=told):
        batches = flow(x, **options)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert next(batches).shape == x.shape
