"""kerastutor: Keras 2.3.1 in NumPy, to read, to touch and to learn from."""
from importlib import import_module

from . import (  # noqa: F401
    activations, backend, callbacks, constraints, datasets, initializers, layers, losses, metrics, models, optimizers, preprocessing,
    regularizers, utils,
)
from .core.language import set_language  # noqa: F401
from .layers import Input  # noqa: F401
from .models import Model, Sequential  # noqa: F401

__version__ = "0.1.0"

_upstairs = {"widgets": None, "labs": None, "show": "figures.source"}


def __getattr__(name):
    """The explorers, the exercises and `show` are loaded when they are first asked for: they need more than NumPy."""
    if name not in _upstairs:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    place = _upstairs[name]
    return import_module(f"{__name__}.{name}") if place is None else getattr(import_module(f"{__name__}.{place}"), name)
