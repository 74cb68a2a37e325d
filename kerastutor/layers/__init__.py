"""The layers under Keras's names."""
from ..core import config as _config
from ..core.registry import LAYERS
from ..engine.input_layer import Input, InputLayer  # noqa: F401
from ..engine.input_spec import InputSpec  # noqa: F401
from ..engine.layer import Layer  # noqa: F401
from ..engine.sequential import Sequential as _Sequential
from ..engine.training import Model as _Model
from .core import Activation, Dense, Dropout, Flatten, Reshape  # noqa: F401
from .embeddings import Embedding  # noqa: F401

LAYERS.update({name: thing for name, thing in list(globals().items()) if isinstance(thing, type) and issubclass(thing, Layer)})
LAYERS.update({"Sequential": _Sequential, "Model": _Model})


def serialize(layer):
    """{'class_name': …, 'config': …} for a layer."""
    return _config.serialize(layer)


def deserialize(config, custom_objects=None):
    """A layer from its config.

    Examples
    --------
    >>> deserialize({"class_name": "Dense", "config": {"units": 3}}).units
    3
    """
    return _config.deserialize(config, LAYERS, custom_objects, "layer")
