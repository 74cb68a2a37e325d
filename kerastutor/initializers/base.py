"""What all initializers share: the base, checks of shapes and settings, and seeds that move on."""
import operator

import numpy as np


def sizes(who, shape):
    """`shape` as a tuple of whole numbers from 1 on; a single number is a shape of one axis."""
    try:
        found = tuple(operator.index(n) for n in (shape if np.ndim(shape) else [shape]))
    except TypeError:
        found = None
    if found is None or any(n < 1 for n in found):
        raise ValueError(f"{who}: every size in the shape of a weight must be a whole number from 1 on, got {shape!r}. "
                         "Look at the layer's units and at its input_shape.")
    return found


def finite(who, name, value, least=-np.inf):
    """`value`, which must be a finite number (or an array of them), none of them below `least`."""
    found = np.asarray(value)
    told = f"{who}: {name} must be a finite number{' from 0 on' if least == 0 else ''}, got {value!r}."
    if found.dtype.kind not in "biuf":
        raise TypeError(told)
    if not (np.isfinite(found) & (found >= least)).all():
        raise ValueError(told)
    return value


class Initializer:
    """w = f(shape): the base of all initializers

    A subclass gives `__call__(shape, dtype=None)`, which returns the numbers, and `get_config()`, which returns the arguments of its
    `__init__`, so that a model which uses it can be saved.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> class Ramp(Initializer):
    ...     def __call__(self, shape, dtype=None):
    ...         return K.constant(np.arange(np.prod(shape)).reshape(shape), dtype=dtype)
    >>> K.eval(Ramp()((2, 2), dtype="float32"))
    array([[0., 1.],
           [2., 3.]], dtype=float32)
    """

    def __call__(self, shape, dtype=None):
        raise NotImplementedError

    def get_config(self):
        """What it takes to make another one like it."""
        return {}

    @classmethod
    def from_config(cls, config):
        """An initializer from what `get_config` gave."""
        config = dict(config)
        config.pop("dtype", None)
        return cls(**config)


class Seeded(Initializer):
    """w drawn at random: the base of all initializers that draw

    With a seed an initializer repeats itself from run to run; within a run each call moves on to the next seed, so that layers which share
    one object begin with different weights. Without a seed it draws from the library's own generator: see `utils.set_random_seed`.

    Parameters
    ----------
    seed : int from 0 on, or None
    """

    def __init__(self, seed=None):
        if seed is not None:
            who = type(self).__name__
            try:
                seed = operator.index(seed)
            except TypeError:
                raise TypeError(f"{who}: seed must be a whole number or None, got {seed!r}. "
                                "The shape belongs to the next call: initializer(seed)(shape).") from None
            if seed < 0:
                raise ValueError(f"{who}: seed must be a whole number from 0 on, or None, got {seed}.")
        self.seed = seed

    def next_seed(self):
        """The seed for this call, or None where the library's own generator is to be used."""
        seed = self.seed
        if seed is not None:
            self.seed += 1
        return seed
