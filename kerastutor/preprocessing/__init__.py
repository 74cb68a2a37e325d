"""Preprocessing: what stands between raw data (sequences, text, images) and the arrays that a model reads; each loads when asked for."""
from importlib import import_module

_rooms = ("image", "sequence", "text")


def __getattr__(name):
    if name in _rooms:
        return import_module(f"{__name__}.{name}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted([*globals(), *_rooms])
