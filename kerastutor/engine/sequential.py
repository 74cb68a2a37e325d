"""The sequential model: layers in a row."""
import numpy as np

from ..core import config as _config
from ..core.registry import LAYERS
from ..core.tensor import value_of
from .data import by_name
from .input_layer import Input, InputLayer
from .layer import Layer
from .shapes import as_list, one_or_list
from .training import Model


class Sequential(Model):
    """Layers in a row, each taking what the one before it gives.

    Parameters
    ----------
    layers : list of Layer
        The first may have an `input_shape`; otherwise the model is built when it first sees data, or by `build`.
    name : str

    Examples
    --------
    >>> from kerastutor.layers import Dense
    >>> model = Sequential([Dense(4, activation="relu", input_shape=(3,)), Dense(1)])
    >>> model.count_params()
    21
    """

    layers_in_a_row = True

    def __init__(self, layers=None, name=None):
        super().__init__(name=name)
        self._row = []
        self._build_input_shape = None
        for layer in layers or []:
            self.add(layer)

    @property
    def layers(self):
        """The layers, without the one that only stands for the input."""
        return [layer for layer in self._row if not isinstance(layer, InputLayer)]

    @property
    def model(self):
        """The model itself, under a name of older days."""
        return self

    def add(self, layer):
        """Put a layer at the end of the row.

        Raises
        ------
        TypeError
            When it is not a layer.
        ValueError
            When it gives more than one output.
        """
        if not isinstance(layer, Layer):
            raise TypeError(f"The added layer must be an instance of class Layer. Found: {layer!r}.")
        self.built = self.built and bool(self._row)
        if not self._row and not isinstance(layer, InputLayer):
            shape = first_shape(layer)
            if shape is not None:
                self._row.append(Input(batch_shape=shape, dtype=first_dtype(layer), name=f"{layer.name}_input")._keras_history[0])
        self._row.append(layer)
        if isinstance(self._row[0], InputLayer):
            self._extend()

    def pop(self):
        """Take the last layer of the row away."""
        if not self.layers:
            raise TypeError("There are no layers in the model.")
        layer = self._row.pop()
        if self.built or layer._inbound_nodes:
            layer._inbound_nodes.pop()
            if self._row:
                self._row[-1]._outbound_nodes.clear()
        if not self.layers:
            self._row, self.built = [], False
        elif isinstance(self._row[0], InputLayer):
            self._connect(self._row[0]._inbound_nodes[0].outputs, self._row[-1]._inbound_nodes[-1].outputs)

    def _extend(self):
        """Draw the last layer behind those that are drawn already."""
        begin = self._row[0]._inbound_nodes[0].outputs[0]
        if len(self._row) == 1:
            return
        x = begin if len(self._row) == 2 else self.outputs[0]
        y = self._row[-1](x)
        if isinstance(y, list):
            raise ValueError("All layers in a Sequential model should have a single output tensor. For multi-output layers, use the "
                             "functional API.")
        self._connect(begin, y)

    def build(self, input_shape=None):
        """Make the weights, for inputs of this shape (with the batch axis)."""
        if input_shape is None or isinstance(self._row[0], InputLayer):
            self.built = bool(self.layers)
            return
        self._build_input_shape = tuple(input_shape)
        begin = x = Input(batch_shape=tuple(input_shape), name=f"{self._row[0].name}_input")
        for layer in self._row:
            x = layer(x)
        self._row.insert(0, begin._keras_history[0])
        self._connect(begin, x)

    def _build_for(self, x):
        if not self.built and self._row and x is not None:
            shape = np.shape(value_of(by_name(x, ["input"], "input")[0]))
            self.build((None,) + (shape[1:] if len(shape) > 1 else (1,)))

    def compute_output_shape(self, input_shape):
        for layer in self.layers:
            input_shape = layer.compute_output_shape(input_shape)
        return input_shape

    def predict_classes(self, x, batch_size=32, verbose=0):
        """The class that each sample most likely belongs to: the place of the largest output, or whether a lone one is above 0.5."""
        p = self.predict(x, batch_size=batch_size, verbose=verbose)
        return p.argmax(axis=-1) if p.shape[-1] > 1 else (p > 0.5).astype("int32")

    def predict_proba(self, x, batch_size=32, verbose=0):
        """`predict`, for a model whose outputs are probabilities."""
        return self.predict(x, batch_size=batch_size, verbose=verbose)

    def get_config(self):
        """The layers, one after another, as plain data."""
        config = {"name": self.name, "layers": [_config.serialize(layer) for layer in self.layers]}
        if self._build_input_shape:
            config["build_input_shape"] = self._build_input_shape
        return config

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """A model from what `get_config` gave."""
        layers = config if isinstance(config, list) else config["layers"]
        model = cls(name=None if isinstance(config, list) else config.get("name"))
        for layer in layers:
            model.add(_config.deserialize(layer, LAYERS, custom_objects, "layer"))
        if not isinstance(config, list) and config.get("build_input_shape") and not model.built:
            model.build(config["build_input_shape"])
        return model


def first_shape(layer):
    """The input shape that a layer, or the first layer of a nested row, was given."""
    if hasattr(layer, "batch_input_shape"):
        return layer.batch_input_shape
    if isinstance(layer, Sequential):
        return first_shape(layer.layers[0]) if layer.layers else None
    return one_or_list([s.shape for s in as_list(layer.inputs)]) if isinstance(layer, Model) else None


def first_dtype(layer):
    """The type of number that the first layer takes."""
    if isinstance(layer, Sequential):
        return first_dtype(layer.layers[0])
    return layer.inputs[0].dtype if isinstance(layer, Model) else layer.dtype
