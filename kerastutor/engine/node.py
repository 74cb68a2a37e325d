"""A node of the graph that a layer drew: which symbols it took, which it gave."""
from ..core.symbol import Node
from .shapes import as_list


class LayerNode(Node):
    """One use of a layer.

    Attributes
    ----------
    layer : Layer
    input_tensors, output_tensors : list of Symbol
    index : int
        The how-manieth use of the layer it is, from 0.
    """

    __slots__ = ("layer", "input_tensors", "index")

    def __init__(self, layer, arguments, settings, shapes, dtypes, many):
        super().__init__(layer.compute, arguments, settings, shapes, dtypes, f"{layer.name}/output", many)
        self.layer = layer
        self.input_tensors = as_list(arguments[0]) if arguments else []
        self.index = len(layer._inbound_nodes)
        layer._inbound_nodes.append(self)
        for symbol in self.outputs:
            symbol._keras_history = (layer, self.index, symbol.index)
        for source in self.sources():
            if source._keras_history:
                source._keras_history[0]._outbound_nodes.append(self)

    @property
    def output_tensors(self):
        return self.outputs
