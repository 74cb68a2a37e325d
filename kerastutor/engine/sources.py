"""Where batches come from: arrays that are cut up, or a generator that hands them out."""
import random
import types

import numpy as np

from ..utils.data_utils import Sequence
from . import data


def is_stream(x):
    """Whether data come batch by batch, from a Sequence or a generator."""
    return isinstance(x, (Sequence, types.GeneratorType)) or (hasattr(x, "__next__") and not hasattr(x, "shape"))


class Arrays:
    """Batches cut from arrays, in a new random order each epoch where that is asked for.

    Parameters
    ----------
    x, y, w : list of ndarray (or None among the weights)
    batch_size : int
    shuffle : bool or 'batch'
        'batch' shuffles whole batches, for data that are slow to reach in any other order.
    """

    count_mode = "samples"

    def __init__(self, x, y, w, batch_size, shuffle=False):
        self.x, self.y, self.w, self.batch_size, self.shuffle = x, y, w, batch_size, shuffle
        self.samples = len(x[0]) if x else 0
        self.steps = None

    def epoch(self):
        """Each batch as (x, y, w, number of samples)."""
        places = np.arange(self.samples)
        if self.shuffle == "batch":
            places = data.batch_shuffled(places, self.batch_size)
        elif self.shuffle:
            np.random.shuffle(places)
        for begin, end in data.batches(self.samples, self.batch_size):
            chosen = places[begin:end] if self.shuffle else slice(begin, end)
            yield data.pick(self.x, chosen), data.pick(self.y, chosen), data.pick(self.w, chosen), end - begin

    def epoch_over(self):
        """Arrays need no tidying up."""


class Stream:
    """Batches handed out by a Sequence or a generator, `steps` of them an epoch.

    Parameters
    ----------
    source : Sequence or iterator of x, (x, y) or (x, y, sample_weight)
    steps : int or None
        Needed for a generator, which does not tell its length.
    shuffle : bool
        Take the batches of a Sequence in a random order.
    standardize : callable
        From what was handed out to lists of arrays (x, y, w).
    """

    count_mode = "steps"

    def __init__(self, source, steps, shuffle, standardize):
        self.source, self.shuffle, self.standardize = source, shuffle, standardize
        self.is_sequence = isinstance(source, Sequence)
        if steps is None:
            if not self.is_sequence:
                raise ValueError("A generator does not say how long it is: give steps_per_epoch (or steps, validation_steps).")
            steps = len(source)
        self.steps, self.samples, self.batch_size = steps, None, None
        self._queue = []

    def epoch(self):
        """Each batch as (x, y, w, number of samples)."""
        for _ in range(self.steps):
            x, y, w = self.standardize(self._next())
            yield x, y, w, len(x[0])

    def _next(self):
        if not self.is_sequence:
            try:
                return next(self.source)
            except StopIteration:
                raise ValueError(f"The generator ran out of data before {self.steps} steps. It must go on for steps × epochs batches, "
                                 "or be a Sequence.") from None
        if not self._queue:
            self._queue = list(range(len(self.source)))
            if self.shuffle:
                random.shuffle(self._queue)
        batch = self.source[self._queue.pop(0)]
        if not self._queue:
            self.source.on_epoch_end()
        return batch

    def epoch_over(self):
        """Let a Sequence that was left in the middle begin anew."""
        self._queue = []
