"""Utilities under Keras's names; what lives elsewhere in the house is fetched when it is asked for."""
from importlib import import_module

from .custom_objects import CustomObjectScope, custom_object_scope, deserialize_keras_object, get_custom_objects, serialize_keras_object
from .data_utils import Sequence
from .generic_utils import Progbar
from .np_utils import normalize, to_categorical

_rooms = {"conv_utils", "data_utils", "generic_utils", "io_utils", "layer_utils", "losses_utils", "metrics_utils", "np_utils",
          "vis_utils"}
_elsewhere = {
    "GeneratorEnqueuer": "utils.enqueuers", "OrderedEnqueuer": "utils.enqueuers", "get_file": "utils.downloads",
    "HDF5Matrix": "utils.io_utils",
    "set_random_seed": "core.state",
    "print_summary": "engine.summary", "convert_all_kernels_in_model": "engine.model_tools", "get_source_inputs": "engine.model_tools",
    "plot_model": "figures.model_picture", "model_to_dot": "figures.model_picture",
}
_not_here = {
    "multi_gpu_model": "there are no graphics processors to share a model among; use the model as it is",
    "H5Dict": "it serves Keras's own saving; use h5py, or HDF5Matrix to read a dataset",
}


def __getattr__(name):
    if name in _rooms:
        return import_module(f"{__name__}.{name}")
    if name in _elsewhere:
        return getattr(import_module(f"kerastutor.{_elsewhere[name]}"), name)
    reason = f": {_not_here[name]}." if name in _not_here else ""
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}{reason}")


def __dir__():
    return sorted({*globals(), *_rooms, *_elsewhere})
