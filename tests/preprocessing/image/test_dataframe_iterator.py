import os
import warnings

import numpy as np
import pandas as pd
import pytest

from kerastutor.layers import Dense, Flatten, Input
from kerastutor.models import Model
from kerastutor.preprocessing import image
from kerastutor.preprocessing.image import DataFrameIterator, ImageDataGenerator
from kerastutor.utils import set_random_seed

NAMES = ["cat/0.png", "cat/1.bmp", "cat/2.PNG", "dog/0.png", "dog/1.png", "dog/10.png"]
TABLE = {
    "filename": NAMES,
    "class": ["cat", "cat", "cat", "dog", "dog", "dog"],
    "fur": ["red", "grey", "black", "grey", "red", "red"],
    "seen": [["cat", "sofa"], ["cat"], ["sofa", "cat"], ["dog"], ("dog", "sofa"), []],
    "age": [1, 2, 3, 4, 5, 6],
    "weight": [.5, 1., 1.5, 2., 2.5, 3.],
}


@pytest.fixture(params=[pd.DataFrame, dict], ids=["DataFrame", "dict"])
def table(request):
    return request.param(TABLE)


def walk(table, folder, generator=None, **options):
    return DataFrameIterator(table, folder, generator, **{"target_size": (7, 8), "shuffle": False, **options})


# --- what is found ----------------------------------------------------------------------------------------------------------

def test_every_row_is_a_picture(table, folder, capsys):
    batches = walk(table, folder)
    assert capsys.readouterr().out == "Found 6 validated image filenames belonging to 2 classes.\n"
    assert batches.filenames == NAMES and batches.filepaths == [str(folder / name) for name in NAMES]
    assert batches.class_indices == {"cat": 0, "dog": 1} and batches.classes == batches.labels == [0, 0, 0, 1, 1, 1]
    assert batches.samples == 6 and batches.sample_weight is None
    x, y = next(batches)
    assert x.shape == (6, 7, 8, 3) and y.tolist() == np.eye(2)[[0, 0, 0, 1, 1, 1]].tolist()


def test_whole_paths_need_no_folder(folder):
    paths = [str(folder / name) for name in NAMES]
    batches = walk({**TABLE, "filename": paths}, None)
    assert batches.filenames == batches.filepaths == paths


def test_the_table_is_only_read(folder):
    frame = pd.DataFrame(TABLE)
    before = frame.copy()
    next(walk(frame, folder, weight_col="weight"))
    assert frame.equals(before)


def test_names_without_a_picture_are_left_out_and_told(table, folder, capsys):
    table["filename"] = [*NAMES[:2], "dog/nowhere.png", "cat/notes.txt", *NAMES[2:4]]
    with pytest.warns(UserWarning, match=r"2 of 6 names in x_col='filename' are left out; .*nowhere.png', does not exist") as seen:
        batches = walk(table, folder, weight_col="weight", class_mode="raw", y_col="age")
    assert len(seen) == 1
    assert (batches.filenames, batches.labels.tolist(), batches.sample_weight.tolist()) == (NAMES[:4], [1, 2, 5, 6], [.5, 1, 2.5, 3])
    assert walk(table, folder, validate_filenames=False).samples == 6
    assert capsys.readouterr().out == ("Found 4 validated image filenames.\n"
                                       "Found 6 non-validated image filenames belonging to 2 classes.\n")


def test_a_name_without_the_ending_of_a_picture(folder):
    with pytest.warns(UserWarning, match="1 of 1 names .* '.*notes.txt', has not the ending of a picture"):
        assert walk({"filename": ["cat/notes.txt"]}, folder, class_mode=None).samples == 0


@pytest.mark.parametrize("empty", [pd.DataFrame(TABLE)[:0], {name: [] for name in TABLE}], ids=["DataFrame", "dict"])
def test_a_table_without_rows(empty, folder):
    with pytest.warns(UserWarning, match="no pictures are left"):
        batches = walk(empty, folder)
    assert (len(batches), next(batches)[0].shape) == (0, (0, 7, 8, 3))


def test_the_same_file_may_stand_in_several_rows(folder):
    assert walk({"filename": NAMES[:1] * 3, "class": list("aba")}, folder).classes == [0, 1, 0]


# --- targets ----------------------------------------------------------------------------------------------------------------

def targets(table, folder, **options):
    return next(walk(table, folder, **options))[1]


@pytest.mark.parametrize("class_mode", ["sparse", "binary"])
def test_classes_as_numbers(table, folder, class_mode):
    y = targets(table, folder, class_mode=class_mode)
    assert y.tolist() == [0, 0, 0, 1, 1, 1] and y.dtype == np.float32


def test_several_classes_a_picture(table, folder):
    batches = walk(table, folder, y_col="seen")
    assert batches.class_indices == {"cat": 0, "dog": 1, "sofa": 2}
    assert batches.classes == [[0, 2], [0], [2, 0], [1], [1, 2], []]
    assert next(batches)[1].tolist() == [[1, 0, 1], [1, 0, 0], [1, 0, 1], [0, 1, 0], [0, 1, 1], [0, 0, 0]]


def test_only_some_classes_numbered_in_alphabetical_order(table, folder):
    batches = walk(table, folder, y_col="fur", classes=["red", "grey"])
    assert (batches.class_indices, batches.classes) == ({"grey": 0, "red": 1}, [1, 0, 0, 1, 1])
    assert batches.filenames == [name for name in NAMES if name != "cat/2.PNG"]
    batches = walk(table, folder, y_col="seen", classes=["sofa"])
    assert (batches.filenames, batches.classes) == ([NAMES[0], NAMES[2], NAMES[4]], [[0], [0], [0]])


def test_numbers_as_they_are(table, folder):
    y = targets(table, folder, class_mode="raw", y_col="age")
    assert y.tolist() == [1, 2, 3, 4, 5, 6] and y.dtype == np.int64
    assert targets(table, folder, class_mode="raw", y_col=["age", "weight"])[5].tolist() == [6, 3]
    assert targets(table, folder, class_mode="raw", y_col="fur").dtype == object


def test_several_outputs(table, folder):
    ages, furs = targets(table, folder, class_mode="multi_output", y_col=["age", "fur"])
    assert (ages.tolist(), furs.tolist()) == (TABLE["age"], TABLE["fur"])


def test_weights_stand_last(table, folder):
    x, y, w = next(walk(table, folder, weight_col="weight", shuffle=True, class_mode="raw", y_col="age"))
    np.testing.assert_array_equal(w, y / 2)
    assert len(next(walk(table, folder, weight_col="age", class_mode="input"))) == 3


def test_pictures_alone_need_no_targets(folder):
    assert next(walk({"filename": NAMES}, folder, class_mode=None)).shape == (6, 7, 8, 3)
    assert len(next(walk({"filename": NAMES}, folder, class_mode="input", y_col=None))) == 2


def test_numbers_of_classes_of_another_table(folder):
    batches = walk(TABLE, folder)
    assert batches.get_classes({"animal": ["dog", "cat", ["cat", "dog"]]}, "animal") == [1, 0, [0, 1]]


# --- the same batches as Keras ------------------------------------------------------------------------------------------------

CASES = {
    "categorical": {},
    "weights, seeded": {"weight_col": "weight", "seed": 3},
    "several classes": {"y_col": "seen", "classes": ["sofa", "cat"]},
    "sparse, validation": {"y_col": "fur", "class_mode": "sparse", "subset": "validation"},
    "raw, training": {"y_col": ["age", "weight"], "class_mode": "raw", "subset": "training", "seed": 3},
    "outputs": {"y_col": ["age", "weight"], "class_mode": "multi_output"},
    "input, gray": {"class_mode": "input", "color_mode": "grayscale"},
}


@pytest.mark.parametrize("options", CASES.values(), ids=CASES)
def test_batches_are_keras_s(peer, same, folder, tmp_path, options):
    made, saved = [], []
    for name, library in (("ours", image), ("theirs", peer)):
        (tmp_path / name).mkdir()
        np.random.seed(5)
        generator = library.ImageDataGenerator(rotation_range=20, zoom_range=.1, vertical_flip=True, validation_split=.4)
        batches = generator.flow_from_dataframe(pd.DataFrame(TABLE), str(folder), target_size=(9, 6), batch_size=2,
                                                save_to_dir=str(tmp_path / name), save_prefix="row", **options)
        made.append([next(batches), batches[len(batches) - 1], *(next(batches) for _ in range(3))])
        saved.append({path.name for path in (tmp_path / name).iterdir()})
    assert same(*made)
    assert saved[0] == saved[1] != set()


# --- bad input --------------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("error, told, options", [
    (ValueError, "class_mode must be 'categorical' or .* or None, got 'other'", {"class_mode": "other"}),
    (KeyError, "there is no column 'klass': did you mean 'class'", {"y_col": "klass"}),
    (KeyError, "there is no column 'file': did you mean 'filename'", {"x_col": "file"}),
    (KeyError, "there is no column 'kilos': did you mean", {"weight_col": "kilos"}),
    (KeyError, "there is no column 'ages': did you mean 'age'", {"class_mode": "raw", "y_col": ["age", "ages"]}),
    (TypeError, r"x_col must be the name of one column, got \['filename'\]", {"x_col": ["filename"]}),
    (TypeError, "the column x_col must hold names of files, but row 0 of x_col='age' is 1", {"x_col": "age"}),
    (TypeError, "the column y_col='age' must hold strings or lists of strings, but row 0 is 1.*raw", {"y_col": "age"}),
    (TypeError, "the column y_col='seen' must hold strings, but row 0 is", {"y_col": "seen", "class_mode": "sparse"}),
    (TypeError, r"y_col must be one column of strings, got \['class', 'fur'\]", {"y_col": ["class", "fur"]}),
    (TypeError, "class_mode='multi_output' y_col must be a list of columns, got 'age'", {"y_col": "age", "class_mode": "multi_output"}),
    (ValueError, "the column 'seen' is no target: it holds lists of different lengths", {"y_col": ["seen"], "class_mode": "multi_output"}),
    (ValueError, "there must be 2 classes, got 3: 'black', 'grey', 'red'", {"y_col": "fur", "class_mode": "binary"}),
    (ValueError, "there must be 2 classes, got 1: 'cat'", {"classes": ["cat"], "class_mode": "binary"}),
    (TypeError, "classes must be a list of names, got 'cat'", {"classes": "cat"}),
    (TypeError, "the column weight_col='fur' must hold numbers", {"weight_col": "fur"}),
    (ValueError, "subset='validation' needs an ImageDataGenerator with a validation_split", {"subset": "validation"}),
])
def test_it_says_what_is_wrong(table, folder, error, told, options):
    with pytest.raises(error, match=f"DataFrameIterator: .*{told}"):
        walk(table, folder, **options)


@pytest.mark.parametrize("table", [None, 5, [NAMES], "names.csv"])
def test_what_is_no_table(table, folder):
    with pytest.raises(TypeError, match="dataframe must have columns, .* got "):
        walk(table, folder)


def test_columns_of_different_lengths(folder):
    with pytest.raises(ValueError, match="all columns must be equally long, got 6 names of files and 5 rows of 'class'"):
        walk({**TABLE, "class": TABLE["class"][:5]}, folder)


@pytest.mark.parametrize("told, options", [
    (r"classes=\['cat'\] means nothing for class_mode='raw', and is ignored", {"class_mode": "raw", "y_col": "age", "classes": ["cat"]}),
    ("weight_col='weight' is left out, because a batch without targets", {"class_mode": None, "weight_col": "weight"}),
])
def test_it_warns_and_goes_on(table, folder, told, options):
    with pytest.warns(UserWarning, match=told) as seen:
        ImageDataGenerator().flow_from_dataframe(table, folder, **options)
    assert [warning.filename for warning in seen] == [__file__]


@pytest.mark.parametrize("old", ["has_ext", "sort", "drop_duplicates"])
def test_arguments_of_older_versions_are_no_longer_known_as_in_keras(folder, old):
    with pytest.raises(TypeError, match=f"unexpected keyword argument '{old}'"):
        ImageDataGenerator().flow_from_dataframe(TABLE, folder, **{old: True})


def test_bad_files_and_types_reach_the_iterator(folder):
    (folder / "cat" / "0.png").write_bytes(b"")
    batches = ImageDataGenerator(dtype="float64").flow_from_dataframe(TABLE, folder, class_mode="raw", y_col="age", weight_col="weight",
                                                                     shuffle=False, bad_files="skip")
    with pytest.warns(UserWarning, match="0.png is left out"):
        x, y, w = next(batches)
    assert (len(x), y.tolist(), w.tolist(), x.dtype) == (5, [2, 3, 4, 5, 6], [1, 1.5, 2, 2.5, 3], np.float64)
    assert ImageDataGenerator().flow_from_dataframe(TABLE, folder, dtype="float16").dtype == "float16"


# --- training ---------------------------------------------------------------------------------------------------------------

def test_a_model_with_two_outputs_learns_from_a_table(folder):
    set_random_seed(0)
    inputs = Input((7, 8, 3))
    flat = Flatten()(inputs)
    model = Model(inputs, [Dense(1)(flat), Dense(1)(flat)])
    model.compile("adam", "mse")
    batches = ImageDataGenerator(rescale=1 / 255).flow_from_dataframe(TABLE, folder, y_col=["age", "weight"], class_mode="multi_output",
                                                                     target_size=(7, 8), batch_size=3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        losses = model.fit(batches, epochs=30, verbose=0).history["loss"]
    assert losses[-1] < 0.3 * losses[0]


def test_names_start_where_python_runs(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert walk(TABLE, None).filepaths == NAMES
    with pytest.warns(UserWarning, match=f"does not exist .seen from '{os.path.realpath(folder / 'cat')}'"):
        monkeypatch.chdir(folder / "cat")
        walk(TABLE, None)
