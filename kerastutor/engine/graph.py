"""The functional model as a graph: from symbols to symbols, through layers that may be shared, branched and nested."""
from .. import backend as K
from ..core.errors import nearest
from ..core.symbol import Plan
from .graph_config import graph_config, graph_from_config
from .layer import Layer
from .node import LayerNode
from .shapes import as_list, one_or_list, shape_list
from .summary import print_summary
from .topology import by_depth, check_ends, check_names, layer_node


class Network(Layer):
    """What computes `outputs` from `inputs`; itself a layer, so that models nest.

    Parameters
    ----------
    inputs, outputs : Symbol or list of Symbol
    name : str
    """

    supports_masking = True
    layers_in_a_row = False

    def __init__(self, inputs=None, outputs=None, name=None, trainable=True):
        super().__init__(name=name, trainable=trainable)
        if inputs is not None:
            self._connect(inputs, outputs)

    def _connect(self, inputs, outputs):
        check_ends("inputs", inputs)
        check_ends("outputs", outputs)
        self.inputs, self.outputs = as_list(inputs), as_list(outputs)
        if len({id(s) for s in self.inputs}) < len(self.inputs):
            raise ValueError("The list of inputs passed to the model is redundant: all inputs should appear once.")
        self._plan = Plan(self.inputs, self.outputs)
        self._graph_layers, self._nodes_by_depth = by_depth(self.outputs, self.inputs)
        check_names(self._graph_layers)
        self.input_layers = [layer_node(s).layer for s in self.inputs]
        self.output_layers = [layer_node(s).layer for s in self.outputs]
        self.input_names = [layer.name for layer in self.input_layers]
        self.output_names = unique_names([layer.name for layer in self.output_layers])
        self._inbound_nodes = []
        own = LayerNode(self, (), {}, [], [], False)
        own.input_tensors, own.outputs = self.inputs, self.outputs
        self.built = True

    # Computing

    def call(self, inputs, mask=None):
        """The outputs for symbols or tensors."""
        return one_or_list(self._plan.run(as_list(inputs)))

    def compute(self, inputs, **settings):
        outputs = self.call(inputs, **settings)
        self._note_activity(as_list(outputs))
        return outputs

    def compute_output_shape(self, input_shape):
        """The outputs' shapes for these input shapes, asked of layer after layer."""
        known = {id(s): shape for s, shape in zip(self.inputs, shape_list(input_shape))}
        for node in self._plan.nodes:
            given = [known.get(id(s), s.shape) for s in node.sources()]
            if hasattr(node, "layer"):
                many = isinstance(node.arguments[0], (list, tuple))
                shapes = shape_list(node.layer.compute_output_shape(given if many else given[0]))
            else:
                shapes = [s.shape for s in node.outputs]
            known.update(zip(map(id, node.outputs), shapes))
        return one_or_list([known[id(s)] for s in self.outputs])

    def compute_mask(self, inputs, mask=None):
        """The masks of the outputs."""
        return one_or_list([s._keras_mask for s in self.outputs])

    # Layers and weights

    @property
    def layers(self):
        """The layers, inputs first."""
        return list(self._graph_layers)

    def get_layer(self, name=None, index=None):
        """The layer of this name, or at this place in `layers`.

        Raises
        ------
        ValueError
            When there is no such layer; near names are listed.
        """
        if index is not None:
            if not -len(self.layers) <= index < len(self.layers):
                raise ValueError(f"Was asked to retrieve layer at index {index} but model only has {len(self.layers)} layers.")
            return self.layers[index]
        if not name:
            raise ValueError("get_layer: provide either a layer name or a layer index.")
        for layer in self.layers:
            if layer.name == name:
                return layer
        names = [layer.name for layer in self.layers]
        raise ValueError(f"No such layer: {name!r}. There are: {', '.join(nearest(name, names) or names)}.")

    @property
    def trainable_weights(self):
        """The weights that training changes, layer by layer."""
        return unique(w for layer in self.layers for w in layer.trainable_weights) if self.trainable else []

    @property
    def non_trainable_weights(self):
        """The weights that training leaves alone; all of them while `trainable` is False."""
        still = [w for layer in self.layers for w in layer.non_trainable_weights]
        return unique(still) if self.trainable else unique([w for layer in self.layers for w in layer.trainable_weights] + still)

    def get_weights(self):
        """Copies of all weights' values, layer by layer."""
        return K.batch_get_value([w for layer in self.layers for w in layer.weights])

    def set_weights(self, weights):
        """Give all weights other values, in the order of `get_weights`."""
        own = sum(len(layer.weights) for layer in self.layers)
        if own != len(weights):
            raise ValueError(f"Model {self.name} has {own} weights, but set_weights was given {len(weights)}.")
        at = 0
        for layer in self.layers:
            n = len(layer.weights)
            layer.set_weights(weights[at:at + n])
            at += n

    @property
    def losses(self):
        """What the layers, and `add_loss`, add to the loss; symbols among them are computed with the outputs."""
        return [loss for layer in self.layers for loss in layer.losses] + self._own_losses()

    @property
    def updates(self):
        return [u for layer in self.layers for u in layer.updates]

    @property
    def stateful(self):
        """Whether one of the layers keeps a state from batch to batch."""
        return any(layer.stateful for layer in self.layers)

    def reset_states(self):
        """Forget the states that stateful layers keep from batch to batch."""
        for layer in self.layers:
            if layer.stateful and hasattr(layer, "reset_states"):
                layer.reset_states()

    # Where it stands

    @property
    def input(self):
        return one_or_list(self.inputs)

    @property
    def output(self):
        return one_or_list(self.outputs)

    @property
    def input_shape(self):
        return one_or_list([s.shape for s in self.inputs])

    @property
    def output_shape(self):
        return one_or_list([s.shape for s in self.outputs])

    # Its description

    def summary(self, line_length=None, positions=None, print_fn=None):
        """Print the table of layers, output shapes and numbers of parameters.

        Examples
        --------
        >>> from kerastutor.layers import Dense
        >>> from kerastutor.models import Sequential
        >>> Sequential([Dense(2, input_shape=(3,), name="d")], name="m").summary(print_fn=lambda line: print(line.rstrip()))
        Model: "m"
        _________________________________________________________________
        Layer (type)                 Output Shape              Param #
        =================================================================
        d (Dense)                    (None, 2)                 8
        =================================================================
        Total params: 8
        Trainable params: 8
        Non-trainable params: 0
        _________________________________________________________________
        """
        if not self.built:
            raise ValueError("This model has not yet been built. Build the model first by calling build() or calling fit() with some data, "
                             "or give the first layer an input_shape.")
        print_summary(self, line_length, positions, print_fn)

    def get_config(self):
        """Layers, their connections, inputs and outputs as plain data."""
        return graph_config(self)

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """A model from what `get_config` gave, with new weights."""
        return graph_from_config(cls, config, custom_objects)


def unique(things):
    """Each thing once, in the order of its first appearance."""
    return list({id(x): x for x in things}.values())


def unique_names(names):
    """Output names, the second use of a layer called 'name_1', and so on."""
    seen, result = {}, []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        result.append(name if seen[name] == 1 else f"{name}_{seen[name] - 1}")
    return result
