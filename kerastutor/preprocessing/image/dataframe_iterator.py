"""Batches of the pictures that a table names, with what it says about them: what `ImageDataGenerator.flow_from_dataframe` returns."""
import os
import warnings

import numpy as np

from ...core.errors import nearest, one_of
from .files_iterator import FilesIterator, is_picture

WHERE = "DataFrameIterator"
WITH_CLASSES = ("categorical", "binary", "sparse")
CLASS_MODES = (*WITH_CLASSES, "raw", "multi_output", "input", None)


class DataFrameIterator(FilesIterator):
    """Batches of pictures from files that are named in a table, one a row.

    Parameters
    ----------
    dataframe : pandas.DataFrame or dict of lists
        Anything whose columns are `dataframe[name]`; it is only read.
    directory : str or path, optional
        Where the names start; by default they are whole paths, or start where Python runs.
    image_data_generator : ImageDataGenerator or None
        Changes and standardizes the pictures.
    x_col : str
        The column of names of files.
    y_col : str or list of str
        The column, or for some class modes the columns, of targets.
    weight_col : str, optional
        A column of numbers: how much each picture counts.
    target_size, color_mode
        As in `DirectoryIterator`.
    classes : list of str, optional
        The classes to take; rows of other classes are left out. They are numbered in alphabetical order, whatever their order here.
    class_mode : {'categorical', 'binary', 'sparse', 'raw', 'multi_output', 'input', None}
        Targets from a column of strings (for 'categorical' also lists of strings, for pictures of several classes at once), as one-hot
        rows or numbers; the column or columns as they are, together or as one target each; the pictures; or none.
    batch_size, shuffle, seed
        As in `Iterator`.
    data_format, save_to_dir, save_prefix, save_format, subset, interpolation, dtype, bad_files
        As in `DirectoryIterator`. A subset is cut from all rows at once, and the first ones are held back.
    validate_filenames : bool
        Leave out names of files that do not exist, or whose ending is not that of a picture. This looks at every file once.

    Attributes
    ----------
    samples : int
    class_indices : dict
        From the name of a class to its number, for class modes that have classes.
    classes : list
        The number, or the list of numbers, of each picture's class.
    filenames, filepaths : lists of str

    Raises
    ------
    KeyError, TypeError, ValueError
        If a column does not exist or does not hold what it should; if an argument is none of those above.

    Warns
    -----
    UserWarning
        If names are left out; if no pictures are left; if `classes` or weights have no meaning for the class mode.
    """

    allowed_class_modes = set(CLASS_MODES)

    def __init__(self, dataframe, directory=None, image_data_generator=None, x_col="filename", y_col="class", weight_col=None,
                 target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical", batch_size=32, shuffle=True, seed=None,
                 data_format="channels_last", save_to_dir=None, save_prefix="", save_format="png", subset=None, interpolation="nearest",
                 dtype="float32", validate_filenames=True, bad_files="stop"):
        self.set_processing_attrs(image_data_generator, target_size, color_mode, data_format, save_to_dir, save_prefix, save_format,
                                  subset, interpolation)
        self._set_bad_files(bad_files)
        one_of(WHERE, "class_mode", class_mode, CLASS_MODES)
        self.directory = "" if directory is None else os.fsdecode(directory)
        self.class_mode = class_mode
        self.dtype = dtype
        names = _names(dataframe, x_col)
        targets = self._columns(dataframe, y_col, classes, len(names))
        weights = None if weight_col is None else self._weights(dataframe, weight_col, len(names))

        rows = self._existing(names, x_col) if validate_filenames else np.arange(len(names))
        if class_mode in WITH_CLASSES:
            rows, labels = _chosen(rows, targets, classes)
            self.class_indices = {name: number for number, name in enumerate(_names_of_classes(labels, classes))}
            self.classes = self._part_of(self._numbered(labels))
        rows = self._part_of(rows)
        if class_mode == "multi_output":
            self._targets_in_table = [_one_target(name, [column[row] for row in rows]) for name, column in zip(y_col, targets)]
        elif class_mode == "raw":
            self._targets_in_table = targets[rows]
        self.filenames = [names[row] for row in rows]
        self._filepaths = [os.path.join(self.directory, name) for name in self.filenames]
        self._sample_weight = None if weights is None else weights[rows]
        self.samples = len(rows)
        self._tell(validate_filenames)
        super().__init__(self.samples, batch_size, shuffle, seed)

    @property
    def filepaths(self):
        """The file of each picture."""
        return self._filepaths

    @property
    def labels(self):
        """What each picture shows: numbers of classes, or, for 'raw' and 'multi_output', the targets."""
        return self._targets_in_table if self.class_mode in ("raw", "multi_output") else self.classes

    @property
    def sample_weight(self):
        """What each picture weighs, or None."""
        return self._sample_weight

    def get_classes(self, df, y_col):
        """The numbers of the classes that the column `y_col` of the table `df` names, or of the lists of classes."""
        return self._numbered(_as_list(_column(df, y_col)))

    def _numbered(self, labels):
        number = self.class_indices
        return [number[label] if isinstance(label, str) else [number[each] for each in label] for label in labels]

    def _weights(self, table, weight_col, samples):
        weights = np.asarray(_column(table, weight_col, samples))
        if weights.dtype.kind not in "iuf":
            raise TypeError(f"{WHERE}: the column weight_col={weight_col!r} must hold numbers, got {weights.dtype}.")
        if self.class_mode is None:
            warnings.warn(f"{WHERE}: weight_col={weight_col!r} is left out, because a batch without targets has no place for it: "
                          "give a class_mode.", stacklevel=4)
        return weights

    def _columns(self, table, y_col, classes, samples):
        """What the columns of targets hold, once it has been seen to fit the class mode."""
        if classes and self.class_mode not in WITH_CLASSES:
            warnings.warn(f"{WHERE}: classes={classes!r} means nothing for class_mode={self.class_mode!r}, and is ignored.", stacklevel=4)
        if self.class_mode in ("input", None):
            return None
        if self.class_mode == "raw":
            if isinstance(y_col, list):
                return np.stack([_as_array(_column(table, each, samples)) for each in y_col], axis=1)
            return _as_array(_column(table, y_col, samples))
        if self.class_mode == "multi_output":
            if not isinstance(y_col, list):
                raise TypeError(f"{WHERE}: with class_mode='multi_output' y_col must be a list of columns, got {y_col!r}.")
            return [_as_list(_column(table, each, samples)) for each in y_col]
        return self._labels(table, y_col, classes, samples)

    def _labels(self, table, y_col, classes, samples):
        if isinstance(y_col, list):
            raise TypeError(f"{WHERE}: with class_mode={self.class_mode!r} y_col must be one column of strings, got {y_col!r}: "
                            "class_mode='raw' or 'multi_output' takes several.")
        if isinstance(classes, str):
            raise TypeError(f"{WHERE}: classes must be a list of names, got {classes!r}: put it in a list.")
        labels = _as_list(_column(table, y_col, samples))
        kinds = (str, list, tuple) if self.class_mode == "categorical" else str
        for row, label in enumerate(labels):
            if not isinstance(label, kinds):
                raise TypeError(f"{WHERE}: with class_mode={self.class_mode!r} the column y_col={y_col!r} must hold strings"
                                f"{' or lists of strings' if self.class_mode == 'categorical' else ''}, but row {row} is {label!r}: "
                                "class_mode='raw' takes numbers as they are.")
        if self.class_mode == "binary" and len(set(classes or labels)) != 2 and samples:
            raise ValueError(f"{WHERE}: with class_mode='binary' there must be 2 classes, got "
                             f"{len(set(classes or labels))}: {', '.join(map(repr, sorted(set(classes or labels))))}.")
        return labels

    def _existing(self, names, x_col):
        paths = [os.path.join(self.directory, name) for name in names]
        exists = np.array([is_picture(path) and os.path.isfile(path) for path in paths], dtype=bool)
        if not exists.all():
            first = paths[int(np.argmin(exists))]
            why = "has not the ending of a picture" if os.path.isfile(first) else f"does not exist (seen from {os.getcwd()!r})"
            warnings.warn(f"{WHERE}: {np.count_nonzero(~exists)} of {len(names)} names in x_col={x_col!r} are left out; the first, "
                          f"{first!r}, {why}.", stacklevel=4)
        return np.flatnonzero(exists)

    def _tell(self, validated):
        classes = f" belonging to {len(self.class_indices)} classes" if self.class_mode in WITH_CLASSES else ""
        print(f"Found {self.samples} {'' if validated else 'non-'}validated image filenames{classes}.")
        if not self.samples:
            warnings.warn(f"{WHERE}: no pictures are left.", stacklevel=4)


def _column(table, name, samples=None):
    try:
        column = table[name]
    except (KeyError, IndexError) as error:
        names = [str(each) for each in getattr(table, "columns", table)]
        hint = " or ".join(map(repr, nearest(name, names) or names))
        raise KeyError(f"{WHERE}: there is no column {name!r}: did you mean {hint}?") from error
    if samples is not None and len(column) != samples:
        raise ValueError(f"{WHERE}: all columns must be equally long, got {samples} names of files and {len(column)} rows of {name!r}.")
    return column


def _names(table, x_col):
    if not hasattr(table, "__getitem__") or isinstance(table, (list, tuple, str)):
        raise TypeError(f"{WHERE}: dataframe must have columns, dataframe[name], as a pandas.DataFrame or a dict of lists has, "
                        f"got {table!r}.")
    if isinstance(x_col, list):
        raise TypeError(f"{WHERE}: x_col must be the name of one column, got {x_col!r}.")
    names = _as_list(_column(table, x_col))
    for row, name in enumerate(names):
        if not isinstance(name, str):
            raise TypeError(f"{WHERE}: the column x_col must hold names of files, but row {row} of x_col={x_col!r} is {name!r}.")
    return names


def _as_list(column):
    return column.tolist() if hasattr(column, "tolist") else list(column)


def _as_array(column):
    """A column as NumPy has it, with strings as objects, so that they have room to be of any length."""
    array = np.asarray(column)
    return array.astype(object) if array.dtype.kind in "US" else array


def _one_target(name, values):
    if len({np.shape(value) for value in values}) > 1:
        raise ValueError(f"{WHERE}: the column {name!r} is no target: it holds lists of different lengths.")
    return np.array(values)


def _chosen(rows, labels, classes):
    """The rows of these classes, and their labels; of a list of labels, those that are among the classes."""
    labels = [labels[row] for row in rows]
    if not classes:
        return rows, labels
    labels = [[each for each in label if each in classes] if not isinstance(label, str) else label for label in labels]
    kept = [place for place, label in enumerate(labels) if (label in classes if isinstance(label, str) else label)]
    return rows[kept], [labels[place] for place in kept]


def _names_of_classes(labels, classes):
    return sorted(set(classes or [each for label in labels for each in ([label] if isinstance(label, str) else label)]))
