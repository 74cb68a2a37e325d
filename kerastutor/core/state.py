"""What the whole library shares: number format, learning phase, names given out, and the one source of randomness."""
import random
from collections import defaultdict
from contextlib import contextmanager

import numpy as np

from .errors import one_of

FLOATS = ("float16", "float32", "float64")
IMAGE_FORMATS = ("channels_first", "channels_last")

_settings = {"floatx": "float32", "epsilon": 1e-7, "image_data_format": "channels_last"}
_uids = defaultdict(int)
_scopes = []
_generator = None
_phase = 0
_recording = True


def floatx():
    """The float type in force, 'float32' unless `set_floatx` said otherwise."""
    return _settings["floatx"]


def set_floatx(floatx):
    """Compute in 'float16', 'float32' or 'float64' from now on."""
    one_of("set_floatx", "floatx", floatx, FLOATS)
    _settings["floatx"] = str(floatx)


def epsilon():
    """The small number that keeps divisions and logarithms finite, 1e-7 unless `set_epsilon` said otherwise."""
    return _settings["epsilon"]


def set_epsilon(e):
    """Use `e` as the small number from now on."""
    _settings["epsilon"] = float(e)


def image_data_format():
    """Where images keep their channels: 'channels_last' or 'channels_first'."""
    return _settings["image_data_format"]


def set_image_data_format(data_format):
    """Say where images keep their channels from now on."""
    one_of("set_image_data_format", "data_format", data_format, IMAGE_FORMATS)
    _settings["image_data_format"] = str(data_format)


def get_uid(prefix=""):
    """The next number for names that begin with `prefix`: 1, 2, 3, …"""
    _uids[prefix] += 1
    return _uids[prefix]


def reset_uids():
    """Start the numbers of names again at 1."""
    _uids.clear()


@contextmanager
def name_scope(name):
    """Within it, weights are named `name/…`; scopes nest."""
    _scopes.append(name)
    try:
        yield
    finally:
        _scopes.pop()


def scoped(name):
    """`name` behind the scopes in force: 'dense_1/kernel'."""
    return "/".join(_scopes + [name])


def learning_phase():
    """1 while a model trains, 0 while it predicts."""
    return _phase


def set_learning_phase(value):
    """Say whether layers such as Dropout shall behave as in training (1) or as in use (0)."""
    global _phase
    one_of("set_learning_phase", "value", value, (0, 1))
    _phase = int(value)


@contextmanager
def phase(value):
    """The learning phase `value` for a while."""
    global _phase
    before, _phase = _phase, int(value)
    try:
        yield
    finally:
        _phase = before


def recording():
    """Whether operations remember how their results were made."""
    return _recording


@contextmanager
def tape(on):
    """Remember (True) or do not remember (False) how results are made, for a while."""
    global _recording
    before, _recording = _recording, on
    try:
        yield
    finally:
        _recording = before


def set_random_seed(seed):
    """Make everything that follows repeatable: weights, dropout, shuffling and sampling.

    Sets Python's `random`, NumPy's `np.random` and the library's own generator.

    Parameters
    ----------
    seed : int
        Any number from 0 to 2**32 - 1.

    Examples
    --------
    >>> set_random_seed(7); a = generator().normal()
    >>> set_random_seed(7); b = generator().normal()
    >>> a == b
    True
    """
    global _generator
    random.seed(seed)
    np.random.seed(seed)
    _generator = np.random.default_rng(seed)


def generator(seed=None):
    """The library's generator, or one that always starts the same way where `seed` is given; a generator given as seed is used as it is."""
    global _generator
    if seed is not None:
        return np.random.default_rng(seed)
    if _generator is None:
        _generator = np.random.default_rng()
    return _generator


@contextmanager
def undrawn():
    """What is drawn inside leaves no trace on what is drawn afterwards (for trial runs)."""
    global _generator
    before, _generator = _generator, np.random.default_rng(0)
    try:
        yield
    finally:
        _generator = before
