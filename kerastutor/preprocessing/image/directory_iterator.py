"""Batches of the pictures in a folder that has one folder for each class: what `ImageDataGenerator.flow_from_directory` returns."""
import os
import warnings

import numpy as np

from ...core.errors import nearest, one_of
from ...core.state import floatx
from .files_iterator import FilesIterator, is_picture

WHERE = "DirectoryIterator"


class DirectoryIterator(FilesIterator):
    """Batches of pictures from a folder: every folder in it is a class, and every picture in or below that folder is one of its pictures.

    Parameters
    ----------
    directory : str or path
    image_data_generator : ImageDataGenerator or None
        Changes and standardizes the pictures.
    target_size : (int, int)
        Height and width that every picture is brought to.
    color_mode : {'rgb', 'rgba', 'grayscale'}
        For 3, 4 or 1 channels.
    classes : list of str, optional
        The folders to take, in this order; by default all, in alphabetical order.
    class_mode : {'categorical', 'binary', 'sparse', 'input', None}
        Targets as one-hot rows, as numbers (twice), as the pictures themselves; or no targets, and a batch is pictures alone.
    batch_size, shuffle, seed
        As in `Iterator`.
    data_format : {'channels_first', 'channels_last'}, optional
        By default `K.image_data_format()`.
    save_to_dir, save_prefix, save_format
        As in `NumpyArrayIterator`.
    follow_links : bool
        Go through links to other folders, too.
    subset : {'training', 'validation'}, optional
        Without the first pictures of every class that the generator's `validation_split` holds back, or those alone.
    interpolation : str
        How pictures are brought to their size: see `load_img`.
    dtype : str, optional
        By default `K.floatx()`.
    bad_files : {'stop', 'skip'}
        What to do about a file that is no picture: say which, and stop; or leave it out of its batch, with a warning. (Not in Keras.)

    Attributes
    ----------
    samples, num_classes : int
    class_indices : dict
        From the name of a class to its number.
    classes, labels : ndarray of int32, `(samples,)`
        The number of the class of each picture.
    filenames, filepaths : lists of str
        Without and with the folder, in the order of the classes.

    Raises
    ------
    FileNotFoundError, NotADirectoryError
        If `directory` does not exist or is no folder.
    TypeError, ValueError
        If an argument is none of those above.

    Warns
    -----
    UserWarning
        If there are no pictures, or none in a class.

    Notes
    -----
    Pictures end in png, jpg, jpeg, bmp, ppm, tif or tiff, in small letters or capitals; other files are passed over, as in Keras.

    Keras finds no pictures, and says nothing, in a folder that does not exist, if `classes` are given; and goes round for ever in links
    that lead back to a folder above, if it follows them. Here the first is an error, and the second passed over.
    """

    allowed_class_modes = {"categorical", "binary", "sparse", "input", None}

    def __init__(self, directory, image_data_generator, target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical",
                 batch_size=32, shuffle=True, seed=None, data_format=None, save_to_dir=None, save_prefix="", save_format="png",
                 follow_links=False, subset=None, interpolation="nearest", dtype=None, bad_files="stop"):
        self.set_processing_attrs(image_data_generator, target_size, color_mode, data_format, save_to_dir, save_prefix, save_format,
                                  subset, interpolation)
        self._set_bad_files(bad_files)
        one_of(WHERE, "class_mode", class_mode, ("categorical", "binary", "sparse", "input", None))
        self.directory = directory
        self.class_mode = class_mode
        self.dtype = floatx() if dtype is None else dtype
        folder = _existing(os.fsdecode(directory))
        names = _class_folders(folder, classes)
        self.class_indices = {name: number for number, name in enumerate(names)}
        self.num_classes = len(names)

        found = {name: list(_pictures(folder, name, follow_links)) for name in names}
        parts = {name: self._part_of(pictures) for name, pictures in found.items()}
        self.filenames = [picture for name in names for picture in parts[name]]
        self.classes = np.repeat(np.arange(len(names), dtype="int32"), [len(parts[name]) for name in names])
        self.samples = len(self.filenames)
        self._filepaths = [os.path.join(folder, name) for name in self.filenames]
        print(f"Found {self.samples} images belonging to {self.num_classes} classes.")
        self._warn_of_emptiness(folder, found)
        super().__init__(self.samples, batch_size, shuffle, seed)

    @property
    def filepaths(self):
        """The file of each picture."""
        return self._filepaths

    @property
    def labels(self):
        """The number of the class of each picture."""
        return self.classes

    @property
    def sample_weight(self):
        """None: folders do not say what a picture weighs."""
        return

    def _warn_of_emptiness(self, folder, found):
        empty = [name for name, pictures in found.items() if not pictures]
        if not any(found.values()):
            told = f"there are no pictures in {folder!r}: {_what_is_there(folder, found)}"
        elif empty:
            told = (f"no pictures in {', '.join(map(repr, empty))} of {folder!r}: it counts as a class all the same; name the others in "
                    "classes=[…] if it is none")
        elif not self.samples:
            told = f"validation_split={self.image_data_generator._validation_split} leaves no pictures for subset={self.subset!r}"
        else:
            return
        warnings.warn(f"{WHERE}: {told}.", stacklevel=4)


def _existing(folder):
    if os.path.isdir(folder):
        return folder
    if os.path.exists(folder):
        raise NotADirectoryError(f"{WHERE}: {folder!r} is a file: give the folder that holds a folder for each class.")
    raise FileNotFoundError(f"{WHERE}: there is no folder {folder!r} (seen from {os.getcwd()!r}).")


def _class_folders(folder, classes):
    there = sorted(name for name in os.listdir(folder) if os.path.isdir(os.path.join(folder, name)))
    if classes is None or len(classes) == 0:
        return there
    if isinstance(classes, str):
        raise TypeError(f"{WHERE}: classes must be a list of names of folders, got {classes!r}: put it in a list.")
    for name in classes:
        if not os.path.isdir(os.path.join(folder, name)):
            close = nearest(name, there)
            hint = "did you mean " + " or ".join(map(repr, close)) if close else "there are: " + ", ".join(map(repr, there))
            warnings.warn(f"{WHERE}: class {name!r} has no folder in {folder!r}, and no pictures: {hint}?", stacklevel=4)
    return list(classes)


def _pictures(folder, name, follow_links):
    """The pictures in and below the folder of a class, seen from `folder`: folder by folder, in alphabetical order."""
    for root, names in _walk(os.path.join(folder, name), follow_links):
        yield from (os.path.relpath(os.path.join(root, each), folder) for each in sorted(names) if is_picture(each))


def _walk(top, follow_links):
    """Every folder with the files in it, in alphabetical order; links that lead back to a folder above are not followed."""
    visited = []
    for root, folders, names in os.walk(top, followlinks=follow_links):
        visited.append((root, names))
        here = os.path.realpath(root) + os.sep
        folders[:] = [each for each in folders if not here.startswith(os.path.realpath(os.path.join(root, each)) + os.sep)]
    return sorted(visited)


def _what_is_there(folder, found):
    if not found:
        loose = sum(map(is_picture, os.listdir(folder)))
        return f"{loose or 'no'} pictures lie in it, and it has no folders; put the pictures of each class into a folder of its own"
    names = [name for each in found for _, names in _walk(os.path.join(folder, each), False) for name in names]
    endings = ", ".join(sorted({os.path.splitext(name)[1] or "no ending" for name in names})) or "nothing"
    return f"the folders of its classes, {', '.join(map(repr, found))}, hold {len(names)} files ({endings})"
