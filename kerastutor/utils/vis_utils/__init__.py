"""Pictures of models, under the name that Keras gives this room; they are drawn upstairs."""
from importlib import import_module

_homes = {"model_to_dot": "figures.model_picture", "plot_model": "figures.model_picture"}


def __getattr__(name):
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kerastutor.{_homes[name]}"), name)


def __dir__():
    return sorted({*globals(), *_homes})
