"""Batches of pictures that stay in their files until their batch comes, so that a data set may be larger than the memory."""
import os
import warnings

import numpy as np

from ...core.errors import one_of
from ...core.state import image_data_format
from ..arguments import whole_number
from .files import INTERPOLATIONS, img_to_array, load_img
from .iterator import Iterator
from .settings import check_subset, float_type

CHANNELS = {"rgb": 3, "rgba": 4, "grayscale": 1}


class FilesIterator(Iterator):
    """What `DirectoryIterator` and `DataFrameIterator` share: reading the files of a batch, and putting their labels beside them.

    A subclass says where the files are (`filepaths`), what they show (`classes` or `labels`) and what they weigh (`sample_weight`).
    """

    def set_processing_attrs(self, image_data_generator, target_size, color_mode, data_format, save_to_dir, save_prefix, save_format,
                             subset, interpolation):
        """Say how files become batches; the parameters are those of the iterators.

        Raises
        ------
        TypeError, ValueError
            If `target_size` is not two whole numbers of at least 1; if `color_mode`, `data_format` or `subset` is none of the known ones.
        """
        where = type(self).__name__
        one_of(where, "color_mode", color_mode, tuple(CHANNELS))
        self.image_data_generator = image_data_generator
        self.target_size = _height_and_width(where, target_size)
        self.color_mode = color_mode
        self.data_format = image_data_format() if data_format is None else data_format
        one_of(where, "data_format", self.data_format, ("channels_first", "channels_last"))
        channels = (CHANNELS[color_mode],)
        self.image_shape = channels + self.target_size if self.data_format == "channels_first" else self.target_size + channels
        self.save_to_dir, self.save_prefix, self.save_format = save_to_dir, save_prefix, save_format
        one_of(where, "interpolation", interpolation, INTERPOLATIONS)
        self.interpolation = interpolation
        share = getattr(image_data_generator, "_validation_split", 0) or 0
        check_subset(where, subset, share)
        self.subset = subset
        self.split = {None: None, "validation": (0, share), "training": (share, 1)}[subset]

    def _set_bad_files(self, bad_files):
        one_of(type(self).__name__, "bad_files", bad_files, ("stop", "skip"))
        self.bad_files = bad_files
        self._left_out = set()

    def _part_of(self, rows):
        """The rows of the subset, of any sequence of rows."""
        if self.split is None:
            return rows
        begin, end = (int(bound * len(rows)) for bound in self.split)
        return rows[begin:end]

    def _get_batches_of_transformed_samples(self, index_array):
        images, index_array = self._read(index_array)
        images = np.ascontiguousarray(self._augmented(images), dtype=self.dtype)
        images = self._saved(images, index_array, names=10 ** 7)
        if self.class_mode is None:
            return images
        weights = () if self.sample_weight is None else (self.sample_weight[index_array],)
        return (images, self._targets(images, index_array), *weights)

    def _read(self, index_array):
        """The pictures with these numbers, and the numbers of those that could be read."""
        paths = self.filepaths
        images = np.empty((len(index_array), *self.image_shape), float_type(self.dtype))
        read = []
        for index in index_array:
            try:
                img = load_img(paths[index], color_mode=self.color_mode, target_size=self.target_size, interpolation=self.interpolation)
            except (OSError, ValueError) as error:
                if self.bad_files == "stop":
                    raise
                self._leave_out(paths[index], error)
            else:
                images[len(read)] = img_to_array(img, data_format=self.data_format, dtype=images.dtype)
                read.append(index)
        if len(index_array) and not read:
            raise ValueError(f"{type(self).__name__}: no picture of this batch can be read: {', '.join(paths[i] for i in index_array)}.")
        return images[:len(read)], np.array(read, dtype=int)

    def _leave_out(self, path, error):
        if path not in self._left_out:
            self._left_out.add(path)
            warnings.warn(f"{type(self).__name__}: {path} is left out: {error}", stacklevel=5)

    def _targets(self, images, index_array):
        if self.class_mode == "input":
            return images.copy()
        if self.class_mode == "multi_output":
            return [output[index_array] for output in self.labels]
        if self.class_mode == "raw":
            return self.labels[index_array]
        classes = [self.classes[index] for index in index_array]
        if self.class_mode != "categorical":
            return np.array(classes, dtype=self.dtype)
        one_hot = np.zeros((len(classes), len(self.class_indices)), dtype=self.dtype)
        for row, found in zip(one_hot, classes):
            row[found] = 1
        return one_hot


def _height_and_width(where, target_size):
    try:
        height, width = target_size
    except (TypeError, ValueError) as error:
        raise type(error)(f"{where}: target_size must be (height, width), got {target_size!r}.") from None
    return (whole_number(where, "the height in target_size", height, least=1),
            whole_number(where, "the width in target_size", width, least=1))


def is_picture(name):
    """Whether a file's name ends as those of pictures do that Keras reads.

    Examples
    --------
    >>> is_picture("cat.JPG"), is_picture("notes.txt"), is_picture("png")
    (True, False, False)
    """
    return os.path.splitext(name)[1].lower()[1:] in Iterator.white_list_formats
