"""A dataset that hands out its batches one by one, for data too large or too lively to be one array.

Under the name that Keras gives this room stand also the workers that make such batches ahead of time, and the files that data come in.
"""
from importlib import import_module

_rooms = {"get_file": "downloads", "validate_file": "downloads",
          "GeneratorEnqueuer": "enqueuers", "OrderedEnqueuer": "enqueuers", "SequenceEnqueuer": "enqueuers"}


class Sequence:
    """The base of datasets that are asked for batch number `i`: write `__getitem__` and `__len__`.

    A subclass returns one whole batch, usually `(x, y)`, from `self[i]`, and the number of batches from `len(self)`.
    Unlike a Python generator it can be asked for any batch in any order, so that every sample is seen exactly once in an epoch.

    Examples
    --------
    >>> import numpy as np
    >>> class Squares(Sequence):
    ...     def __len__(self):
    ...         return 2
    ...
    ...     def __getitem__(self, index):
    ...         x = np.arange(3 * index, 3 * index + 3)
    ...         return x, x ** 2
    >>> for x, y in Squares():
    ...     print(x, y)
    [0 1 2] [0 1 4]
    [3 4 5] [ 9 16 25]
    """

    def __getitem__(self, index):
        """Batch number `index`, counted from 0."""
        raise NotImplementedError(f"{type(self).__name__} is a Sequence: write __getitem__(self, index), which returns batch `index`.")

    def __len__(self):
        """The number of batches in an epoch."""
        raise NotImplementedError(f"{type(self).__name__} is a Sequence: write __len__(self), which returns the number of batches.")

    def on_epoch_end(self):
        """Called after every epoch: the place to reshuffle. Does nothing unless a subclass gives it something to do."""

    def __iter__(self):
        """Every batch of one epoch, in order."""
        for index in range(len(self)):
            yield self[index]


def __getattr__(name):
    if name not in _rooms:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kerastutor.utils.{_rooms[name]}"), name)


def __dir__():
    return sorted({*globals(), *_rooms})
