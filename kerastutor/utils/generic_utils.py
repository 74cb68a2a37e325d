"""The progress bar; and, under the name that Keras gives their room, the small helpers for objects, functions and lists."""
import sys
import time

import numpy as np

from .custom_objects import (  # noqa: F401
    CustomObjectScope,
    custom_object_scope,
    deserialize_keras_object,
    get_custom_objects,
    serialize_keras_object,
)
from .functions import func_dump, func_load, getargspec, has_arg  # noqa: F401
from .lists import (  # noqa: F401
    check_for_unexpected_keys,
    is_all_none,
    object_list_uid,
    slice_arrays,
    to_list,
    transpose_shape,
    unpack_singleton,
)

WIDTH = 100  # what a line is cleared over before it is written anew


def in_notebook():
    """Whether what is printed goes to a Jupyter notebook."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and "zmqshell" in str(type(ipython.get_ipython()))


def readable(seconds):
    """A time as people say it.

    Examples
    --------
    >>> readable(42), readable(125), readable(3700)
    ('42s', '2:05', '1:01:40')
    """
    seconds = int(seconds)
    if seconds >= 3600:
        return f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    return f"{seconds // 60}:{seconds % 60:02d}" if seconds >= 60 else f"{seconds}s"


def per_step(seconds):
    """The time of one step as people say it."""
    if seconds >= 1:
        return f"{seconds:.0f}s/step"
    return f"{seconds * 1e3:.0f}ms/step" if seconds >= 1e-3 else f"{seconds * 1e6:.0f}us/step"


class Progbar:
    """A line that is written anew as work goes on: how much is done, how long the rest will take, and the numbers so far.

    In a notebook the finished line holds no times, so that running it again leaves the same text behind.

    Parameters
    ----------
    target : int or None
        How many steps there will be; None where that is not known.
    width : int
        Of the bar, in characters.
    verbose : 0 (silent), 1 (a bar) or 2 (one line at the end; where the end is not known, a line at every update)
    interval : float
        The least time in seconds between two updates on the screen.
    stateful_metrics : list of str
        Numbers that are shown as they are; all others are averaged over the steps. An array is shown by its mean.

    Examples
    --------
    >>> bar = Progbar(2, verbose=2)
    >>> bar.update(2, [("loss", 0.25)])  # doctest: +ELLIPSIS
     - ... - loss: 0.2500
    """

    def __init__(self, target, width=30, verbose=1, interval=0.05, stateful_metrics=None):
        self.target, self.width, self.verbose, self.interval = target, width, verbose, interval
        self.stateful_metrics = set(stateful_metrics or [])
        self.seen_so_far = 0
        self.timeless = in_notebook()
        self._sums = {}
        self._start = time.time()
        self._last_shown = 0.0

    def update(self, current, values=None):
        """Say that `current` steps are done, and what the (name, number) pairs `values` of the last ones were."""
        steps = current - self.seen_so_far
        for name, value in values or []:
            if name in self.stateful_metrics:
                self._sums[name] = (value, 1)
            else:
                total, count = self._sums.get(name, (0.0, 0))
                self._sums[name] = (total + value * steps, count + steps)
        self.seen_so_far = current
        finished = self.target is not None and current >= self.target
        now = time.time()
        if self.verbose == 2 and (finished or self.target is None):
            print(self._ending(now))
        elif self.verbose == 1 and (finished or now - self._last_shown >= self.interval):
            self._show(current, now, finished)

    def add(self, n, values=None):
        """Say that `n` more steps are done."""
        self.update(self.seen_so_far + n, values)

    def _show(self, current, now, finished):
        self._last_shown = now
        line = self._bar(current) + (self._ending(now) if finished else self._estimate(current, now) + self._numbers())
        sys.stdout.write("\r" + " " * WIDTH + "\r" + line + ("\n" if finished else ""))
        sys.stdout.flush()

    def _bar(self, current):
        if self.target is None:
            return f"{current:7d}/Unknown"
        done = int(self.width * min(current / self.target, 1)) if self.target else self.width
        arrow = "=" * done if current >= self.target else "=" * max(done - 1, 0) + ">" * (done > 0)
        return f"{current:{len(str(self.target))}d}/{self.target} [{arrow:.<{self.width}}]"

    def _estimate(self, current, now):
        spent = now - self._start
        if self.target is None:
            return f" - {readable(spent)} {per_step(spent / max(current, 1))}"
        if not current:
            return f" - {readable(spent)}"
        return f" - ETA: {readable(spent / current * (self.target - current))}"

    def _ending(self, now):
        spent = now - self._start
        each = "" if self.verbose == 2 else f" {per_step(spent / max(self.seen_so_far, 1))}"
        return ("" if self.timeless else f" - {readable(spent)}{each}") + self._numbers()

    def _numbers(self):
        text = ""
        for name, (total, count) in self._sums.items():
            mean = float(np.mean(total / max(count, 1)))
            text += f" - {name}: {mean:.4f}" if abs(mean) > 1e-3 or mean == 0 else f" - {name}: {mean:.4e}"
        return text
