"""Batches made ahead of time by workers, threads or processes, and handed out in the order in which they were asked for."""
import random
import signal
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait

import numpy as np

END = object()      # what a generator that is over gives
_held = None        # in a worker process: the Sequence that it makes batches of


class SequenceEnqueuer:
    """The base of enqueuers: `start()`, then `get()` hands out batches while workers make the next ones, then `stop()`.

    Parameters
    ----------
    sequence : Sequence or generator
    use_multiprocessing : bool
        Workers are processes; threads otherwise.

    Notes
    -----
    There is no thread that feeds the workers: whoever asks for a batch first sees to it that enough are in the making. So what happens
    between epochs happens in the caller's thread, at the same moment with any number of workers.
    """

    def __init__(self, sequence, use_multiprocessing=False):
        self.sequence, self.use_multiprocessing = sequence, use_multiprocessing
        self.workers, self.max_queue_size = 0, 0
        self.most = None            # so many batches are asked for at all; None: without end
        self._asked = 0
        self._pool = None
        self._pending = deque()     # of (what was asked for, Future), in the order of asking

    def start(self, workers=1, max_queue_size=10):
        """Hire the workers.

        Parameters
        ----------
        workers : int
            How many batches may be in the making at once.
        max_queue_size : int
            How many batches are asked for ahead of time.

        Raises
        ------
        ValueError
            For fewer than one of either.
        RuntimeError
            When it was started before, and not stopped.
        """
        for argument, value in (("workers", workers), ("max_queue_size", max_queue_size)):
            if value < 1:
                raise ValueError(f"{type(self).__name__}.start: {argument} must be at least 1, got {value}.")
        if self.is_running():
            raise RuntimeError(f"{type(self).__name__}.start: it is running already; stop() it first.")
        self.workers, self.max_queue_size, self._asked = workers, max_queue_size, 0
        self._pool = self._hire()
        self._fill_or_stop()

    def is_running(self):
        """Whether it was started, and not stopped."""
        return self._pool is not None

    def stop(self, timeout=None):
        """Drop what was asked for, and let the workers go; waits for batches in the making, at most `timeout` seconds."""
        if not self.is_running():
            return
        waiting, self._pending = self._pending, deque()
        pool, self._pool = self._pool, None
        running = [future for _, future in waiting if future is not None and not future.cancel()]
        if timeout is not None:
            wait(running, timeout)
        pool.shutdown(wait=timeout is None, cancel_futures=True)

    def get(self):
        """The batches one after another, as a generator; what goes wrong in a worker is raised here, and stops the enqueuer.

        An error keeps its type; the error that it is said to come from names the batch.
        """
        while self.is_running():
            self._fill_or_stop()
            if not self._pending:
                return
            asked, future = self._pending.popleft()
            try:
                batch = self._result(asked, future)
                if batch is END:
                    return
                self._taken(asked)
            except BaseException:
                self.stop()
                raise
            if batch is not None:
                yield batch

    def _result(self, asked, future):
        try:
            return self.sequence[asked] if future is None else future.result()
        except Exception as error:
            failure = RuntimeError(f"{type(self).__name__}: batch {asked} of {type(self.sequence).__name__} could not be made.")
            failure.__cause__ = error.__cause__     # from a process: the lines of code where it happened
            raise error from failure

    def _fill_or_stop(self):
        try:
            self._fill()
        except BaseException:
            self.stop()
            raise

    def _has_room(self):
        return len(self._pending) < self.max_queue_size and (self.most is None or self._asked < self.most)

    def _hire(self):
        """A pool of workers."""
        raise NotImplementedError(f"{type(self).__name__} does not say how batches are made: use an OrderedEnqueuer for a Sequence, "
                                  "a GeneratorEnqueuer for a generator.")

    def _fill(self):
        """Ask for batches until `max_queue_size` are on their way."""

    def _taken(self, asked):
        """A batch was handed out."""


class OrderedEnqueuer(SequenceEnqueuer):
    """The batches of a Sequence, epoch after epoch without end, made by several workers and handed out in order.

    Parameters
    ----------
    sequence : Sequence
    use_multiprocessing : bool
    shuffle : bool
        A new order of the batches in every epoch, drawn from Python's `random`.

    Notes
    -----
    `sequence.on_epoch_end()` is called when the last batch of an epoch is handed out.

    Processes begin every epoch with a copy of the Sequence as it is then. Each batch that a process makes begins with `random` and
    `np.random` seeded by a number that is drawn here, in order: so batches are independent of each other, and the same for any number
    of processes.

    An image iterator with a seed gives the same pictures as without workers. It draws from the one `np.random` of its process: so its
    batches are made by one thread, however many are hired; processes are told which of all batches is theirs, and those that move the
    order of the samples, the first and the last of an epoch, are made by the caller.

    Examples
    --------
    >>> from kerastutor.utils import Sequence
    >>> class Squares(Sequence):
    ...     def __len__(self):
    ...         return 3
    ...     def __getitem__(self, index):
    ...         return index ** 2
    >>> enqueuer = OrderedEnqueuer(Squares())
    >>> enqueuer.start(workers=2)
    >>> batches = enqueuer.get()
    >>> [next(batches) for _ in range(5)]
    [0, 1, 4, 0, 1]
    >>> enqueuer.stop()
    """

    def __init__(self, sequence, use_multiprocessing=False, shuffle=False):
        super().__init__(sequence, use_multiprocessing)
        self.shuffle = shuffle
        self._left = deque()        # the batches of this epoch that nobody asked for yet
        self._unfinished = 0        # how many of this epoch were not handed out yet
        self._counts = getattr(sequence, "seed", None) is not None and hasattr(sequence, "total_batches_seen")

    def join_end_of_epoch(self):
        """Nothing to wait for: `on_epoch_end` has run when the last batch of an epoch is handed out."""

    def _hire(self):
        if not self.use_multiprocessing:
            return ThreadPoolExecutor(1 if self._counts else self.workers, "kerastutor-batches")
        from concurrent.futures import ProcessPoolExecutor  # only for those who ask for processes

        self._seeds = np.random.RandomState(np.random.randint(2 ** 31))
        return ProcessPoolExecutor(self.workers, initializer=_hold, initargs=(self.sequence,))

    def _fill(self):
        if not self._unfinished and self._has_room():
            self._begin_epoch()
        while self._left and self._has_room():
            index = self._left.popleft()
            self._pending.append((index, self._ask(index)))
            self._asked += 1

    def _begin_epoch(self):
        order = list(range(len(self.sequence)))
        if not order:
            raise ValueError(f"OrderedEnqueuer: {type(self.sequence).__name__} holds no batches.")
        if self.shuffle:
            random.shuffle(order)
        self._left, self._unfinished = deque(order), len(order)

    def _ask(self, index):
        """The batch to come; None for one that the caller makes when its turn has come."""
        if not self.use_multiprocessing:
            return self._pool.submit(self.sequence.__getitem__, index)
        count = None
        if self._counts:
            if self.sequence.index_array is None:
                return _made(self.sequence, index)
            if not self._left:
                return None
            count = self.sequence.total_batches_seen
            self.sequence.total_batches_seen += 1
        return self._pool.submit(_batch, index, count, self._seeds.randint(2 ** 31))

    def _taken(self, index):
        self._unfinished -= 1
        if not self._unfinished:
            self.sequence.on_epoch_end()
            if self.use_multiprocessing:
                self._pool.shutdown()
                self._pool = self._hire()

    def stop(self, timeout=None):
        super().stop(timeout)
        self._left, self._unfinished = deque(), 0


def _made(sequence, index):
    """A batch made on the spot, as if a worker had made it."""
    future = Future()
    try:
        future.set_result(sequence[index])
    except Exception as error:
        future.set_exception(error)
    return future


def _hold(sequence):
    """In a new worker process: keep the Sequence, and leave an interrupt from the keyboard to the caller."""
    global _held
    _held = sequence
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _batch(index, count, seed):
    """In a worker process: one batch."""
    random.seed(seed)
    np.random.seed(seed)
    if count is not None:
        _held.total_batches_seen = count
    return _held[index]


class GeneratorEnqueuer(SequenceEnqueuer):
    """What a generator hands out, read ahead of time by a thread, in order, until the generator is over.

    Parameters
    ----------
    sequence : generator or iterator
    use_multiprocessing : bool
        Not for generators: each process would run a copy of its own, and hand out every batch again.
    wait_time : float
        Taken for Keras's sake: nobody waits here in steps.
    random_seed : int
        Taken for Keras's sake: it belongs to worker processes.

    Notes
    -----
    A generator makes one batch at a time, so more workers do not make it faster. A Sequence does let several work at once.

    Raises
    ------
    ValueError
        For `use_multiprocessing`.

    Examples
    --------
    >>> enqueuer = GeneratorEnqueuer(iter("abc"))
    >>> enqueuer.start()
    >>> list(enqueuer.get())
    ['a', 'b', 'c']
    >>> enqueuer.stop()
    """

    def __init__(self, sequence, use_multiprocessing=False, wait_time=None, random_seed=None):
        if use_multiprocessing:
            raise ValueError("GeneratorEnqueuer: a generator cannot run in several processes, each would hand out every batch again. "
                             "Leave use_multiprocessing out, or write a Sequence.")
        super().__init__(sequence)

    def _hire(self):
        return ThreadPoolExecutor(1, "kerastutor-batches")

    def _fill(self):
        while self._has_room():
            self._pending.append((self._asked, self._pool.submit(next, self.sequence, END)))
            self._asked += 1
