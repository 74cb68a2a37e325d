"""Running at every step what was written to be drawn once: an optimizer's `get_updates` in the manner of Keras 2."""
from contextlib import contextmanager

import numpy as np

current = None  # the rerun in force, which variables ask when they are made or assigned


@contextmanager
def in_force(rerun):
    """`rerun` for a while; None lets variables be made and assigned as always."""
    global current
    before, current = current, rerun
    try:
        yield
    finally:
        current = before


class Rerun:
    """What a function keeps from one run to the next.

    Notes
    -----
    Keras draws the graph of a step once: the variables made on the way are made once, and all assignments of a step happen together,
    after everything has been computed. Here the function itself runs at every step. So a variable that it makes gets the array of the
    variable made in its place in the run before; and an assignment waits until the run is over.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> def count():
    ...     n = K.variable(0.)
    ...     K.update_add(n, 1.)
    ...     return n, float(n)
    >>> rerun = Rerun()
    >>> for _ in range(2):
    ...     with rerun.run():
    ...         n, during = count()
    ...     print(during, float(n))
    0.0 1.0
    1.0 2.0
    """

    def __init__(self):
        self._arrays = []
        self._made = 0
        self._waiting = []

    @contextmanager
    def run(self):
        """One run; what waits is assigned at its end, and dropped where the run fails."""
        self._made, self._waiting = 0, []
        with in_force(self):
            yield
        waiting, self._waiting = self._waiting, []
        for variable, value in waiting:
            variable.assign(value)

    def array(self, start):
        """The array of the variable that is made now: that of the run before, or else `start`."""
        place, self._made = self._made, self._made + 1
        if place == len(self._arrays):
            self._arrays.append(start)
        elif self._arrays[place].shape != start.shape:
            self._arrays[place] = start
        return self._arrays[place]

    def assign_later(self, variable, value):
        """Let `variable` have `value`, as it is now, when the run is over."""
        self._waiting.append((variable, np.array(value)))
