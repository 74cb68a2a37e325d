"""Tables and tools for whole models, under the name that Keras gives this room; the work is done upstairs."""
from importlib import import_module

_homes = {"count_params": "engine.summary", "print_summary": "engine.summary", "get_source_inputs": "engine.model_tools",
          "convert_all_kernels_in_model": "engine.model_tools", "convert_dense_weights_data_format": "engine.model_tools"}


def __getattr__(name):
    if name not in _homes:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"kerastutor.{_homes[name]}"), name)


def __dir__():
    return sorted({*globals(), *_homes})
