"""Explorers: small instruments for one idea each, to be turned by hand on the learner's own data."""
from importlib import import_module

_HOMES = {
    "padding_explorer": "padding",
    "skipgram_explorer": "skipgram",
    "timeseries_explorer": "timeseries",
    "text_explorer": "text",
    "hashing_explorer": "hashing",
    "augmentation_explorer": "augmentation",
    "standardize_explorer": "standardize",
    "training_explorer": "training",
    "initializer_explorer": "initializer",
    "activation_explorer": "activation",
    "loss_explorer": "loss",
    "optimizer_explorer": "optimizer",
    "regularizer_explorer": "regularizer",
    "metric_explorer": "metric",
    "playground": "plane",
}
__all__ = list(_HOMES)


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__():
    return sorted([*globals(), *__all__])
