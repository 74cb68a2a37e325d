"""Where batches come from: arrays that are cut up, or a generator that hands them out."""
import random
import types
from contextlib import contextmanager

import numpy as np

from ..utils.data_utils import Sequence
from . import data


def is_stream(x):
    """Whether data come batch by batch, from a Sequence or a generator."""
    return isinstance(x, (Sequence, types.GeneratorType)) or (hasattr(x, "__next__") and not hasattr(x, "shape"))


@contextmanager
def closing(*sources):
    """Whatever happens within: afterwards no worker of these sources is left."""
    try:
        yield
    finally:
        for source in sources:
            if source is not None:
                source.epoch_over()


class Arrays:
    """Batches cut from arrays, in a new random order each epoch where that is asked for.

    Parameters
    ----------
    x, y, w : list of ndarray (or None among the weights)
    batch_size : int or None
        32 by default.
    shuffle : bool or 'batch'
        'batch' shuffles whole batches, for data that are slow to reach in any other order.
    steps : int or None
        Instead of a batch size: an epoch is this many steps, and each takes all samples.
    """

    def __init__(self, x, y, w, batch_size=None, shuffle=False, steps=None):
        if steps is not None and batch_size is not None:
            raise ValueError(f"steps={steps} and batch_size={batch_size} were given: with arrays a number of steps means that each "
                             "takes all samples, so give one or the other.")
        self.x, self.y, self.w, self.shuffle, self.steps = x, y, w, shuffle, steps
        self.batch_size = checked_size(batch_size) if steps is None else None
        self.count_mode = "samples" if steps is None else "steps"
        self.samples = len(x[0]) if x else 0

    def epoch(self):
        """Each batch as (x, y, w, number of samples)."""
        if self.steps is not None:
            yield from ((self.x, self.y, self.w, self.samples) for _ in range(self.steps))
            return
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

    def split(self, share):
        """Two sources: without the last `share` of the samples, and that share alone."""
        parts = [data.split_off(arrays, share) if any(a is not None for a in arrays) else (arrays, arrays)
                 for arrays in (self.x, self.y, self.w)]
        (x, x_last), (y, y_last), (w, w_last) = parts
        return Arrays(x, y, w, self.batch_size, self.shuffle, self.steps), Arrays(x_last, y_last, w_last, self.batch_size)


def checked_size(batch_size):
    """The batch size, 32 by default."""
    batch_size = 32 if batch_size is None else batch_size
    if batch_size < 1:
        raise ValueError(f"batch_size must be at least 1, got {batch_size}.")
    return int(batch_size)


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
    workers, use_multiprocessing, max_queue_size
        More than one worker, or processes, make the batches of a Sequence ahead of time, `max_queue_size` of them at most.

    Notes
    -----
    By default each batch is made when it is needed, here, and not ahead of time in a thread: what a Sequence draws from `np.random` then
    comes in one order, and `set_random_seed` makes the whole run repeatable. With more workers the batches still come in the same order,
    but what several threads draw from the one `np.random` mixes; see `OrderedEnqueuer` for what image iterators and processes do.
    """

    count_mode = "steps"

    def __init__(self, source, steps, shuffle, standardize, workers=1, use_multiprocessing=False, max_queue_size=10):
        self.source, self.shuffle, self.standardize = source, shuffle, standardize
        self.is_sequence = isinstance(source, Sequence)
        self.workers, self.use_multiprocessing, self.max_queue_size = workers, use_multiprocessing, max_queue_size
        self.ahead_of_time = self.is_sequence and workers > 0 and (workers > 1 or use_multiprocessing)
        if steps is None:
            if not self.is_sequence:
                raise ValueError("A generator does not say how long it is: give steps_per_epoch (or steps, validation_steps).")
            steps = len(source)
        self.steps, self.samples, self.batch_size = steps, None, None
        self._queue, self._enqueuer = [], None

    def epoch(self):
        """Each batch as (x, y, w, number of samples)."""
        for batch in self._made_ahead() if self.ahead_of_time else (self._next() for _ in range(self.steps)):
            x, y, w = self.standardize(batch)
            yield x, y, w, len(x[0])

    def _made_ahead(self):
        from ..utils.enqueuers import OrderedEnqueuer  # only for those who ask for workers

        self._enqueuer = OrderedEnqueuer(self.source, self.use_multiprocessing, self.shuffle)
        self._enqueuer.most = self.steps
        self._enqueuer.start(self.workers, max(self.max_queue_size, 1))
        return self._enqueuer.get()

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
        """Let workers go, and a Sequence that was left in the middle begin anew."""
        self._queue = []
        if self._enqueuer:
            self._enqueuer.stop()
