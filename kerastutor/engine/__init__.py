"""The engine: layers, the graph they form, and training."""
from .input_layer import Input, InputLayer  # noqa: F401
from .input_spec import InputSpec  # noqa: F401
from .layer import Layer  # noqa: F401
from .training import Model  # noqa: F401
