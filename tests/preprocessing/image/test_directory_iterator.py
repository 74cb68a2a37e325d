import os
import re
import tracemalloc
import warnings
from pathlib import Path

import numpy as np
import pytest

from kerastutor.layers import Dense, Flatten
from kerastutor.models import Sequential
from kerastutor.preprocessing import image
from kerastutor.preprocessing.image import DirectoryIterator, ImageDataGenerator, save_img
from kerastutor.utils import set_random_seed


def walk(folder, generator=None, **options):
    return DirectoryIterator(folder, generator, **{"target_size": (7, 8), "shuffle": False, **options})


# --- what is found ----------------------------------------------------------------------------------------------------------

def test_every_folder_is_a_class_and_every_picture_below_it_one_of_its_pictures(folder, capsys):
    batches = walk(folder)
    assert capsys.readouterr().out == "Found 7 images belonging to 2 classes.\n"
    assert batches.class_indices == {"cat": 0, "dog": 1} and batches.num_classes == 2
    names = ["cat/0.png", "cat/1.bmp", "cat/2.PNG", "cat/old/3.png", "dog/0.png", "dog/1.png", "dog/10.png"]
    assert batches.filenames == [os.path.join(*name.split("/")) for name in names]
    assert batches.filepaths == [str(folder / name) for name in names]
    assert batches.classes.tolist() == batches.labels.tolist() == [0, 0, 0, 0, 1, 1, 1] and batches.classes.dtype == np.int32
    assert batches.samples == batches.n == 7 and batches.sample_weight is None
    assert (batches.directory, batches.class_mode, batches.target_size) == (folder, "categorical", (7, 8))


def test_classes_in_an_order_of_one_s_own(folder):
    batches = walk(folder, classes=["dog", "cat"])
    assert batches.class_indices == {"dog": 0, "cat": 1}
    assert batches.classes.tolist() == [0, 0, 0, 1, 1, 1, 1]
    assert walk(folder, classes=("dog",)).samples == 3
    assert walk(folder, classes=np.array(["cat"])).samples == 4
    assert walk(folder, classes=["cat/old"]).filenames == [os.path.join("cat", "old", "3.png")]


@pytest.mark.parametrize("kind", [str, Path, os.fsencode])
def test_a_folder_may_be_named_in_any_way(folder, kind):
    assert walk(kind(folder)).samples == 7


def test_names_in_chinese(tmp_path):
    (tmp_path / "图片" / "猫").mkdir(parents=True)
    save_img(tmp_path / "图片" / "猫" / "一.png", np.ones((3, 3, 1)), data_format="channels_last")
    batches = walk(tmp_path / "图片")
    assert batches.class_indices == {"猫": 0} and next(batches)[0].shape == (1, 7, 8, 3)


@pytest.mark.parametrize("share, held_back", [(.25, ["cat/0.png"]), (.5, ["cat/0.png", "cat/1.bmp", "dog/0.png"])])
def test_the_first_pictures_of_each_class_are_for_validation(folder, share, held_back):
    generator = ImageDataGenerator(validation_split=share)
    validation, training = (walk(folder, generator, subset=subset) for subset in ("validation", "training"))
    assert validation.filenames == held_back
    assert training.filenames == [name for name in walk(folder).filenames if name not in held_back]
    assert training.classes.sum() == sum("dog" in name for name in training.filenames)


def test_links_are_followed_if_asked_but_not_round_in_circles(folder):
    (folder / "dog" / "cats").symlink_to(folder / "cat")
    (folder / "dog" / "round").symlink_to(folder)
    assert walk(folder).samples == 7
    followed = walk(folder, follow_links=True)
    assert followed.filenames[4:] == [*(f"dog/{name}" for name in ("0.png", "1.png", "10.png")),
                                      *(f"dog/cats/{name}" for name in ("0.png", "1.bmp", "2.PNG", "old/3.png"))]


# --- the same batches as Keras ------------------------------------------------------------------------------------------------

CASES = {
    "sparse": {"class_mode": "sparse"},
    "categorical, gray, in one's own order": {"color_mode": "grayscale", "classes": ["dog", "cat"]},
    "binary, seeded": {"class_mode": "binary", "seed": 4},
    "input": {"class_mode": "input", "seed": 4},
    "pictures alone, with opacity": {"class_mode": None, "color_mode": "rgba"},
    "validation": {"subset": "validation", "seed": 4},
    "training": {"subset": "training"},
}


@pytest.mark.parametrize("options", CASES.values(), ids=CASES)
def test_batches_are_keras_s(peer, same, folder, tmp_path, options):
    made, saved = [], []
    for name, library in (("ours", image), ("theirs", peer)):
        (tmp_path / name).mkdir()
        np.random.seed(2)
        generator = library.ImageDataGenerator(rotation_range=20, height_shift_range=.2, zoom_range=.1, horizontal_flip=True,
                                               rescale=1 / 255, validation_split=.5)
        batches = generator.flow_from_directory(str(folder), target_size=(9, 6), batch_size=3, save_to_dir=str(tmp_path / name), **options)
        made.append([next(batches), batches[len(batches) - 1], *(next(batches) for _ in range(3))])
        saved.append({path.name for path in (tmp_path / name).iterdir()})
    assert same(*made)
    assert saved[0] == saved[1] != set()


# --- what is missing --------------------------------------------------------------------------------------------------------

def test_a_folder_that_does_not_exist(folder):
    for classes in (None, ["cat"]):
        with pytest.raises(FileNotFoundError, match=re.escape(f"there is no folder '{folder}/nowhere'")):
            walk(folder / "nowhere", classes=classes)
    with pytest.raises(NotADirectoryError, match="notes.txt' is a file: give the folder that holds a folder for each class"):
        walk(folder / "cat" / "notes.txt")


def test_pictures_without_class_folders(folder):
    with pytest.warns(UserWarning, match="2 pictures lie in it, and it has no folders; put the pictures of each class") as seen:
        (folder / "dog" / "1.png").rename(folder / "dog" / "1.txt")
        batches = walk(folder / "dog")
    assert len(seen) == 1 and (batches.samples, batches.num_classes, len(batches)) == (0, 0, 0)
    assert next(batches)[0].shape == (0, 7, 8, 3)


def test_class_folders_without_pictures(tmp_path):
    for name in ("red/a.txt", "blue/b.gif"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("")
    with pytest.warns(UserWarning, match=r"the folders of its classes, 'blue', 'red', hold 2 files \(.gif, .txt\)"):
        batches = walk(tmp_path)
    assert (batches.samples, batches.class_indices) == (0, {"blue": 0, "red": 1})
    assert next(batches)[1].shape == (0, 2)


def test_one_class_without_pictures_counts_as_in_keras_but_is_told(folder):
    (folder / ".ipynb_checkpoints").mkdir()
    with pytest.warns(UserWarning, match=r"no pictures in '.ipynb_checkpoints' of .*: it counts as a class all the same") as seen:
        batches = walk(folder)
    assert len(seen) == 1
    assert batches.num_classes == 3 and batches.classes[-1] == 2


def test_a_class_that_has_no_folder(folder):
    with pytest.warns(UserWarning) as seen:
        batches = walk(folder, classes=["dog", "cats"])
    assert "class 'cats' has no folder" in str(seen[0].message) and "did you mean 'cat'?" in str(seen[0].message)
    assert (batches.samples, batches.class_indices) == (3, {"dog": 0, "cats": 1})


def test_a_split_that_leaves_nothing(folder):
    with pytest.warns(UserWarning, match="validation_split=0.1 leaves no pictures for subset='validation'"):
        assert len(walk(folder, ImageDataGenerator(validation_split=.1), subset="validation")) == 0


@pytest.mark.parametrize("error, told, options", [
    (ValueError, "class_mode must be 'categorical' or 'binary' or 'sparse' or 'input' or None, got 'raw'", {"class_mode": "raw"}),
    (TypeError, "classes must be a list of names of folders, got 'cat': put it in a list", {"classes": "cat"}),
])
def test_it_says_what_is_wrong(folder, error, told, options):
    with pytest.raises(error, match=f"^DirectoryIterator: {told}"):
        walk(folder, **options)


def test_warnings_point_at_the_caller(folder):
    (folder / "bird").mkdir()
    with pytest.warns(UserWarning, match="no pictures in 'bird'") as seen:
        ImageDataGenerator().flow_from_directory(folder)
    assert seen[0].filename == __file__


# --- training ---------------------------------------------------------------------------------------------------------------

@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Three hundred pictures of 32 × 32 pixels: those of 'day' are bright."""
    folder, draw = tmp_path_factory.mktemp("many"), np.random.RandomState(0)
    for name, least in (("day", 120), ("night", 0)):
        (folder / name).mkdir()
        for number in range(150):
            pixels = draw.randint(least, least + 135, (32, 32, 3))
            save_img(folder / name / f"{number}.png", pixels, data_format="channels_last", scale=False)
    return folder


def network():
    model = Sequential([Flatten(input_shape=(16, 16, 1)), Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    return model


def test_a_model_learns_from_a_folder_and_progress_is_shown(many, capsys):
    generator = ImageDataGenerator(preprocessing_function=lambda x: x / 64 - 2, rotation_range=20, validation_split=.2)
    training, validation = (generator.flow_from_directory(many, (16, 16), "grayscale", class_mode="binary", subset=subset, seed=1)
                            for subset in ("training", "validation"))
    set_random_seed(1)
    model = Sequential([Flatten(input_shape=(16, 16, 1)), Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    history = model.fit(training, epochs=5, verbose=1, validation_data=validation).history
    told = capsys.readouterr().out
    assert "Found 240 images belonging to 2 classes.\nFound 60 images belonging to 2 classes.\n" in told
    assert "Epoch 5/5" in told and "1/8 [" in told and "8/8 [==============================]" in told
    assert history["val_loss"][-1] < 0.5 * history["loss"][0]


def test_memory_holds_a_batch_and_not_the_folder(many):
    """All 300 pictures as float32 would be 3.5 MiB, a batch of ten is 0.12."""
    batches = ImageDataGenerator(rotation_range=20, horizontal_flip=True).flow_from_directory(many, (32, 32), batch_size=10)
    batches[0]
    tracemalloc.start()
    try:
        for _ in range(2):
            for index in range(len(batches)):
                batches[index]
            batches.on_epoch_end()
        left, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert left < 2 ** 17 and most < 2 ** 21


def test_the_house_is_quiet_when_all_is_well(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        next(ImageDataGenerator(rotation_range=9).flow_from_directory(folder))
