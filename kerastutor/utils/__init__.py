"""Utilities under Keras's names; what lives elsewhere in the house is fetched when it is asked for."""
from importlib import import_module

from .data_utils import Sequence
from .np_utils import normalize, to_categorical

_elsewhere = {"set_random_seed": "kerastutor.core.state"}


def __getattr__(name):
    if name not in _elsewhere:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_elsewhere[name]), name)
