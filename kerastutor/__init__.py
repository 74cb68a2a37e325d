"""kerastutor: Keras 2.3.1 in NumPy, to read, to touch and to learn from.

Each module is loaded when it is first asked for, so that `import kerastutor` costs next to nothing and nobody waits for what is not used.
"""
from importlib import import_module

from .core.language import set_language  # noqa: F401

__version__ = "0.3.0"

_modules = {
    "activations", "backend", "callbacks", "constraints", "datasets", "initializers", "labs", "layers", "losses", "metrics", "models",
    "optimizers", "preprocessing", "regularizers", "utils", "widgets", "wrappers",
}
_names = {"Input": "layers", "Model": "models", "Sequential": "models", "show": "figures.source"}


def __getattr__(name):
    if name in _modules:
        return import_module(f"{__name__}.{name}")
    if name in _names:
        return getattr(import_module(f"{__name__}.{_names[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *_modules, *_names})
