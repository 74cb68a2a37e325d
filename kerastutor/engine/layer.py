"""The layer: weights, a `call` that computes with them, and the shape of what comes out. Gradients are the operations' own business."""
import re

import numpy as np

from .. import backend as K
from .. import initializers
from ..core.symbol import Symbol, stand_in
from ..core.tensor import Tensor, value_of
from ..core.weights import Variable
from .input_spec import check_inputs
from .node import LayerNode
from .shapes import as_list, is_shape, one_or_list, shape_list

KNOWN_SETTINGS = {"input_shape", "batch_input_shape", "batch_size", "dtype", "name", "trainable", "weights", "input_dtype"}


class Layer:
    """The base of all layers.

    A layer of your own defines `build(input_shape)`, which makes weights by `add_weight`; `call(inputs)`, which computes with `K`; and
    `compute_output_shape(input_shape)`. No backward pass is needed.

    Parameters
    ----------
    name : str
        By default the class's name and a number: 'dense_1'.
    trainable : bool
    dtype : str
    input_shape, batch_input_shape : tuple
        For the first layer of a Sequential model: without and with the batch axis.
    weights : list of ndarray
        What the weights shall start with.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> class Scale(Layer):
    ...     def build(self, input_shape):
    ...         self.factor = self.add_weight("factor", (input_shape[-1],), initializer="ones")
    ...         super().build(input_shape)
    ...     def call(self, inputs):
    ...         return inputs * self.factor
    >>> Scale()(K.constant([[1., 2.]]))
    Tensor([[1., 2.]])
    """

    supports_masking = False
    stateful = False

    def __init__(self, **kwargs):
        unknown = set(kwargs) - KNOWN_SETTINGS
        if unknown:
            raise TypeError(f"Keyword argument not understood by {type(self).__name__}: {sorted(unknown)[0]!r}.")
        self.name = kwargs.get("name") or default_name(type(self))
        self.trainable = kwargs.get("trainable", True)
        self.dtype = kwargs.get("dtype") or kwargs.get("input_dtype") or K.floatx()
        if "batch_input_shape" in kwargs:
            self.batch_input_shape = tuple(kwargs["batch_input_shape"])
        elif "input_shape" in kwargs:
            self.batch_input_shape = (kwargs.get("batch_size"),) + tuple(kwargs["input_shape"])
        self.input_spec = None
        self.built = False
        self._initial_weights = kwargs.get("weights")
        self._losses, self._run_losses, self._updates = [], [], []
        self._inbound_nodes, self._outbound_nodes = [], []

    def __new__(cls, *args, **kwargs):
        """A layer can take in parts even before `Layer.__init__` has run."""
        layer = super().__new__(cls)
        layer._inner_layers, layer._trainable_weights, layer._non_trainable_weights = [], [], []
        return layer

    def __setattr__(self, name, value):
        """Keep an attribute; a layer or a variable among them becomes part of this layer, and learns with it."""
        super().__setattr__(name, value)
        if isinstance(value, Layer) and all(value is not inner for inner in self._inner_layers):
            self._inner_layers.append(value)
        elif isinstance(value, Variable) and all(value is not w for w in self._trainable_weights + self._non_trainable_weights):
            (self._trainable_weights if value.trainable else self._non_trainable_weights).append(value)

    # To be overridden

    def build(self, input_shape):
        """Make the weights, for inputs of this shape."""
        self.built = True

    def call(self, inputs, **kwargs):
        """What comes out when `inputs` go in."""
        return inputs

    def compute_output_shape(self, input_shape):
        """The shape of what comes out, for inputs of this shape."""
        return input_shape

    def compute_mask(self, inputs, mask=None):
        """The mask of what comes out."""
        if not self.supports_masking:
            if any(m is not None for m in as_list(mask)):
                raise TypeError(f"Layer {self.name} does not support masking, but was passed an input_mask: {mask}.")
            return None
        return mask

    # Calling

    def __call__(self, inputs, **kwargs):
        """Use the layer: on symbols it draws a node, on tensors and arrays it computes at once."""
        inputs = [as_operand(x, self.dtype) for x in inputs] if isinstance(inputs, (list, tuple)) else as_operand(inputs, self.dtype)
        self._prepare(inputs, kwargs)
        if any(isinstance(x, Symbol) for x in as_list(inputs)):
            return self._draw(inputs, kwargs)
        return self.compute(inputs, **kwargs)

    def _prepare(self, inputs, settings):
        with K.name_scope(self.name):
            if not self.built:
                check_inputs(self, inputs)
                self.build(one_or_list([tuple(x.shape) for x in as_list(inputs)]))
                self.built = True
                if any(not layer.built for layer in self._inner_layers):
                    self.compute(stand_in(inputs), **stand_in(settings))
                if self._initial_weights is not None:
                    self.set_weights(self._initial_weights)
                    self._initial_weights = None
            check_inputs(self, inputs)

    def _draw(self, inputs, settings):
        shapes = [tuple(x.shape) for x in inputs] if isinstance(inputs, list) else tuple(inputs.shape)
        out = self.compute_output_shape(shapes)
        many = not is_shape(out)
        masks = self._masks(inputs)
        out_mask = self.compute_mask(inputs, settings.get("mask", masks))
        dtypes = [self.output_dtype(inputs)] * len(shape_list(out))
        node = LayerNode(self, (inputs,), settings, shape_list(out), dtypes, many)
        for symbol, m in zip(node.outputs, as_list(out_mask) or [None] * len(node.outputs)):
            symbol._keras_mask = m
        return list(node.outputs) if many else node.outputs[0]

    def output_dtype(self, inputs):
        """The type of number that comes out."""
        return K.floatx() if np.dtype(as_list(inputs)[0].dtype).kind != "f" else K.dtype(as_list(inputs)[0])

    def compute(self, inputs, **settings):
        """`call`, with masks handed on: what runs when a node of this layer is computed."""
        mask = self._masks(inputs)
        if any(m is not None for m in as_list(mask)) and "mask" not in settings and takes(self.call, "mask"):
            settings["mask"] = mask
        self._run_losses = []
        outputs = self.call(inputs, **settings)
        results = [x if isinstance(x, Tensor) else Tensor(np.asarray(x)) for x in as_list(outputs)]
        sources = as_list(inputs)
        if self.supports_masking or any(m is not None for m in as_list(mask)) or overrides(self, "compute_mask"):
            out_mask = self.compute_mask(inputs, settings.get("mask", mask))
            masks = as_list(out_mask) if isinstance(out_mask, (list, tuple)) else [out_mask] * len(results)
            results = [with_mask(r, m, sources) for r, m in zip(results, masks)]
        self._note_activity(results)
        return results if isinstance(outputs, (list, tuple)) else results[0]

    def _masks(self, inputs):
        return [x._keras_mask for x in inputs] if isinstance(inputs, list) else inputs._keras_mask

    def _note_activity(self, outputs):
        regularizer = getattr(self, "activity_regularizer", None)
        if regularizer is not None:
            self._run_losses += [regularizer(x) for x in outputs]

    # Weights

    def add_weight(self, name=None, shape=None, dtype=None, initializer=None, regularizer=None, trainable=True, constraint=None):
        """Make a weight of this layer.

        Parameters
        ----------
        name : str
        shape : tuple
        initializer : str, config or callable
        regularizer : callable or None
            Its price for the weight is added to the loss.
        trainable : bool
        constraint : callable or None
            Puts the weight back where it is allowed, after each update.

        Returns
        -------
        Variable

        Raises
        ------
        ValueError
            Where the initializer gives another shape than it was asked for.
        """
        shape, dtype = tuple(shape or ()), dtype or self.dtype
        value = np.asarray(value_of(initializers.get(initializer or "glorot_uniform")(shape, dtype=dtype)), dtype)
        if value.shape != shape:
            raise ValueError(f"add_weight: {name or 'weight'!r} of layer {self.name} has the shape {shape}, "
                             f"its initializer gave {value.shape}.")
        weight = Variable(value, K.scoped(name or "weight") + ":0", trainable, constraint)
        (self._trainable_weights if trainable else self._non_trainable_weights).append(weight)
        if regularizer is not None:
            self._losses.append(lambda: regularizer(weight))
        return weight

    @property
    def trainable_weights(self):
        """The weights that training changes, those of inner layers last; none while `trainable` is False."""
        return self._trainable_weights + [w for layer in self._inner_layers for w in layer.trainable_weights] if self.trainable else []

    @property
    def non_trainable_weights(self):
        """The weights that training leaves alone."""
        if self.trainable:
            return self._non_trainable_weights + [w for layer in self._inner_layers for w in layer.non_trainable_weights]
        return self._trainable_weights + self._non_trainable_weights + [w for layer in self._inner_layers for w in layer.weights]

    @property
    def weights(self):
        """All weights, the trainable ones first."""
        return self.trainable_weights + self.non_trainable_weights

    def get_weights(self):
        """Copies of the weights' values."""
        return K.batch_get_value(self.weights)

    def set_weights(self, weights):
        """Give the weights other values, in the order of `get_weights`.

        Raises
        ------
        ValueError
            When their number or a shape does not fit; the weight is named.
        """
        own = self.weights
        if len(own) != len(weights):
            raise ValueError(f"Layer {self.name} has {len(own)} weights, but set_weights was given {len(weights)}.")
        for weight, value in zip(own, weights):
            if weight.shape != np.shape(value):
                raise ValueError(f"Layer weight shape {weight.shape} not compatible with provided weight shape {np.shape(value)} "
                                 f"for {weight.name!r} of layer {self.name}.")
        K.batch_set_value(zip(own, weights))

    def count_params(self):
        """How many numbers the weights hold."""
        if not self.built:
            raise RuntimeError(f"You tried to call count_params on {self.name}, but the layer isn't built. "
                               "Build it first: call it on an input, or give input_shape.")
        return sum(K.count_params(w) for w in self.weights)

    # Losses and updates of its own

    def add_loss(self, losses, inputs=None):
        """Add to the loss: symbols, tensors made during `call`, or functions of no argument (called anew each step)."""
        for loss in as_list(losses):
            (self._losses if callable(loss) or isinstance(loss, Symbol) else self._run_losses).append(loss)

    def add_update(self, updates, inputs=None):
        """Note updates; a `K.update` inside `call` has been carried out already."""
        self._updates += as_list(updates)

    @property
    def losses(self):
        """What this layer, and the layers in it, add to the loss, as it stands now."""
        return self._own_losses() + [loss for layer in self._inner_layers for loss in layer.losses]

    def _own_losses(self):
        return [loss() if callable(loss) else loss for loss in self._losses] + self._run_losses

    @property
    def updates(self):
        return self._updates + [u for layer in self._inner_layers for u in layer.updates]

    # Where it stands in a graph

    def _node(self, index, what):
        if not self._inbound_nodes:
            raise AttributeError(f"The layer {self.name!r} has never been called on a symbol and thus has no defined {what}.")
        if index >= len(self._inbound_nodes):
            raise ValueError(f"Asked to get {what} at node {index}, but the layer {self.name!r} has only {len(self._inbound_nodes)} nodes.")
        return self._inbound_nodes[index]

    def _only(self, what):
        if len(self._inbound_nodes) > 1:
            raise AttributeError(f"The layer {self.name!r} has several nodes, so `{what}` is not one thing: use get_{what}_at(node_index).")
        return self._node(0, what)

    def get_input_at(self, node_index):
        """The symbols of the layer's use number `node_index`."""
        return one_or_list(self._node(node_index, "input").input_tensors)

    def get_output_at(self, node_index):
        """What its use number `node_index` gave."""
        return one_or_list(self._node(node_index, "output").outputs)

    def get_input_shape_at(self, node_index):
        """The shapes that its use number `node_index` took."""
        return one_or_list([s.shape for s in self._node(node_index, "input_shape").input_tensors])

    def get_output_shape_at(self, node_index):
        """The shapes that its use number `node_index` gave."""
        return one_or_list([s.shape for s in self._node(node_index, "output_shape").outputs])

    def get_input_mask_at(self, node_index):
        """The masks that its use number `node_index` took."""
        return one_or_list([s._keras_mask for s in self._node(node_index, "input_mask").input_tensors])

    def get_output_mask_at(self, node_index):
        """The masks that its use number `node_index` gave."""
        return one_or_list([s._keras_mask for s in self._node(node_index, "output_mask").outputs])

    @property
    def input(self):
        """The symbol, or symbols, that the layer takes; only where it is used once."""
        return one_or_list(self._only("input").input_tensors)

    @property
    def output(self):
        """The symbol, or symbols, that the layer gives; only where it is used once."""
        return one_or_list(self._only("output").outputs)

    @property
    def input_mask(self):
        return one_or_list([s._keras_mask for s in self._only("input_mask").input_tensors])

    @property
    def output_mask(self):
        return one_or_list([s._keras_mask for s in self._only("output_mask").outputs])

    @property
    def input_shape(self):
        """The shape, or shapes, that the layer takes; the same in all its uses."""
        return self._same_shape("input_shape", lambda node: node.input_tensors)

    @property
    def output_shape(self):
        """The shape, or shapes, that the layer gives; the same in all its uses."""
        return self._same_shape("output_shape", lambda node: node.outputs)

    def _same_shape(self, what, symbols):
        self._node(0, what)
        shapes = [[s.shape for s in symbols(node)] for node in self._inbound_nodes]
        if any(s != shapes[0] for s in shapes):
            raise AttributeError(f"The layer {self.name!r} has several nodes of different shapes: use get_{what}_at(node_index).")
        return one_or_list(shapes[0])

    # Its description

    def get_config(self):
        """What it takes to make another one like it; weights not included."""
        config = {"name": self.name, "trainable": self.trainable}
        if hasattr(self, "batch_input_shape"):
            config["batch_input_shape"] = self.batch_input_shape
        config["dtype"] = self.dtype
        return config

    @classmethod
    def from_config(cls, config):
        """A layer from what `get_config` gave."""
        return cls(**config)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"


def default_name(cls):
    """'dense_1' for the first Dense, and so on."""
    words = re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", cls.__name__)).lower()
    prefix = words.lstrip("_")
    return f"{prefix}_{K.get_uid(prefix)}"


def as_operand(x, dtype):
    """A symbol or tensor as it is; anything else becomes a tensor, whole numbers staying whole."""
    if isinstance(x, (Symbol, Tensor)):
        return x
    try:
        array = np.asarray(x)
    except (TypeError, ValueError):
        return x
    if array.dtype.kind not in "fiub":
        return x
    return Tensor(array.astype(dtype) if array.dtype.kind == "f" else array)


def takes(function, argument):
    """Whether a function has a parameter of this name."""
    return argument in function.__code__.co_varnames[:function.__code__.co_argcount + function.__code__.co_kwonlyargcount]


def overrides(layer, method):
    """Whether a layer's class defines a method of its own in the place of Layer's."""
    return getattr(type(layer), method) is not getattr(Layer, method)


def with_mask(result, mask, sources):
    """`result` with a mask; a layer that hands its input on gets a tensor of its own first, so that the input keeps its mask."""
    if result._keras_mask is mask:
        return result
    if any(result is s for s in sources):
        result = Tensor(result.value, ((result, lambda g: g),))
    result._keras_mask = mask
    return result
