"""kerastutor: Keras 2.3.1 in NumPy, to read, to touch and to learn from."""
from importlib import import_module

__version__ = "0.1.0"

from .core.language import set_language  # noqa: E402


def __getattr__(name):
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
