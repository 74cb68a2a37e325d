"""Iterators: which pictures are in which batch, epoch after epoch, drawn as Keras draws it."""
import operator
import os
import threading
from functools import partial

import numpy as np

from ...utils.data_utils import Sequence
from ..arguments import whole_number
from .augmentation import one_by_one
from .files import save_img


class Iterator(Sequence):
    """Batches without end from `next(it)`, and batch number i of an epoch from `it[i]`, as `fit` takes them.

    A subclass writes `_get_batches_of_transformed_samples(index_array)`, which makes the batch of the samples with these numbers.

    Parameters
    ----------
    n : int
        How many samples there are.
    batch_size : int
        Samples in a batch; the last of an epoch may hold fewer.
    shuffle : bool
        A new random order every epoch.
    seed : int or None
        Makes every batch repeatable: before the k-th batch `np.random` is seeded with seed + k. Without it, batches draw from
        `np.random` as it is.

    Raises
    ------
    TypeError, ValueError
        If `batch_size` or `seed` is no whole number, or negative; from `it[i]`, if there is no batch i.

    Notes
    -----
    `for batch in it` goes on for ever, as in Keras: use `for i in range(len(it))` for one epoch.

    With a seed, what is drawn depends on how many batches were made before (`total_batches_seen`), so the order of asking counts.

    Keras answers `it[-1]` with a batch that lacks pictures, and a batch size of 0 with empty batches; here these are errors.
    """

    white_list_formats = ("png", "jpg", "jpeg", "bmp", "ppm", "tif", "tiff")

    def __init__(self, n, batch_size, shuffle, seed):
        whole = partial(whole_number, type(self).__name__)
        self.n = whole("n", n, least=0)
        self.batch_size = whole("batch_size", batch_size, least=1)
        self.seed = None if seed is None else whole("seed", seed, least=0)
        self.shuffle = shuffle
        self.batch_index = 0
        self.total_batches_seen = 0
        self.lock = threading.Lock()
        self.index_array = None
        self.index_generator = self._flow_index()

    def __len__(self):
        """The number of batches in an epoch."""
        return -(-self.n // self.batch_size)

    def __getitem__(self, idx):
        """Batch number `idx` of the epoch."""
        if not 0 <= operator.index(idx) < len(self):
            raise ValueError(f"{type(self).__name__}: there is no batch {idx}: " + (
                f"the batches are 0..{len(self) - 1}." if self.n else "it holds no samples."))
        with self.lock:
            self._reseed()
            self.total_batches_seen += 1
            if self.index_array is None:
                self._set_index_array()
            index_array = self.index_array[idx * self.batch_size:(idx + 1) * self.batch_size]
        return self._get_batches_of_transformed_samples(index_array)

    def __iter__(self):
        """The iterator itself: batches without end."""
        return self

    def __next__(self):
        """The next batch."""
        return self.next()

    def next(self):
        """The next batch."""
        with self.lock:
            index_array = next(self.index_generator)
        return self._get_batches_of_transformed_samples(index_array)

    def reset(self):
        """Let `next` begin a new epoch."""
        self.batch_index = 0

    def on_epoch_end(self):
        """Put the samples into a new order, if they are shuffled."""
        self._set_index_array()

    def _flow_index(self):
        """The numbers of the samples of one batch after another, without end."""
        while True:
            self._reseed()
            if self.batch_index == 0:
                self._set_index_array()
            begin = self.batch_index * self.batch_size
            end = begin + self.batch_size
            self.batch_index = self.batch_index + 1 if end < self.n else 0
            self.total_batches_seen += 1
            yield self.index_array[begin:end]

    def _reseed(self):
        if self.seed is not None:
            np.random.seed((self.seed + self.total_batches_seen) % 2 ** 32)

    def _set_index_array(self):
        self.index_array = np.random.permutation(self.n) if self.shuffle else np.arange(self.n)

    def _get_batches_of_transformed_samples(self, index_array):
        """The batch of the samples with the numbers `index_array`."""
        raise NotImplementedError(f"{type(self).__name__} is an Iterator: write _get_batches_of_transformed_samples(self, index_array), "
                                  "which makes the batch of these samples.")

    def _augmented(self, images):
        """The pictures, which are ours to write over, as the image_data_generator changes and standardizes them."""
        generator = self.image_data_generator
        if generator is None:
            return images
        return generator.random_batch(images) if hasattr(generator, "random_batch") else one_by_one(generator, images)

    def _saved(self, images, index_array, names):
        """The pictures, once they are written to `save_to_dir`: by their number, and one of `names` drawn to keep epochs apart."""
        if self.save_to_dir:
            for image, index in zip(images, index_array):
                name = f"{self.save_prefix}_{index}_{np.random.randint(names)}.{self.save_format}"
                save_img(os.path.join(self.save_to_dir, name), image, data_format=self.data_format)
        return images
