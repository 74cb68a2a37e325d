"""Models under Keras's names."""
from . import layers as _layers  # noqa: F401  (models that are read back find their layers by name)
from .engine.input_layer import Input  # noqa: F401
from .engine.sequential import Sequential  # noqa: F401
from .engine.training import Model  # noqa: F401
