"""A model as plain data for its picture: a box for each layer, a link for each symbol that goes from one to another."""
from dataclasses import dataclass, field

from ...engine.graph import Network
from ...engine.input_layer import InputLayer
from ...engine.layer import Layer
from ...engine.topology import layer_node


@dataclass
class Box:
    """One layer, drawn once however often it is used.

    Attributes
    ----------
    name, kind : str
        Of the layer and of its class.
    shape_in, shape_out : str
    role : 'input', 'weights', 'merge', 'model' or 'plain'
    uses : int
    inner : Graph or None
        What a nested model that is drawn open holds.
    """

    name: str
    kind: str
    shape_in: str
    shape_out: str
    role: str
    uses: int
    inner: "Graph | None" = None


@dataclass
class Graph:
    """Boxes, and links (from, which output, to, which input) between their places in the list; ports count in open models only."""

    name: str
    boxes: list = field(default_factory=list)
    links: list = field(default_factory=list)
    inputs: list = field(default_factory=list)
    outputs: list = field(default_factory=list)


def graph_of(model, expand_nested=False, where="plot_model"):
    """The graph of a model.

    Raises
    ------
    TypeError
        For what is no model.
    ValueError
        For a model that does not know its shapes yet.
    """
    if not isinstance(model, Network):
        raise TypeError(f"{where}: a model is needed, got {type(model).__name__}.")
    if not model.built or not getattr(model, "_graph_layers", None):
        raise ValueError(f"{where}: the model {model.name!r} does not know its shapes yet: give its first layer an input_shape, "
                         "or call build(input_shape), or fit it on some data first.")
    layers = model._graph_layers
    place = {layer: i for i, layer in enumerate(layers)}
    inside = {id(node) for nodes in model._nodes_by_depth.values() for node in nodes}
    graph, links = Graph(model.name), {}
    for layer in layers:
        uses = [node for node in layer._inbound_nodes if id(node) in inside and node.arguments]
        graph.boxes.append(box_of(layer, uses, expand_nested, where))
        for node in uses:
            for port, symbol in enumerate(node.input_tensors):
                before, _, output = symbol._keras_history
                if before in place:
                    links[place[before], _port(before, output, expand_nested), place[layer], _port(layer, port, expand_nested)] = None
    graph.links = list(links)
    graph.inputs = [place[layer_node(s).layer] for s in model.inputs]
    graph.outputs = [place[layer_node(s).layer] for s in model.outputs]
    return graph


def _port(layer, number, expand_nested):
    return number if expand_nested and isinstance(layer, Network) else 0


def box_of(layer, uses, expand_nested, where):
    """The box of one layer."""
    kind = type(layer).__name__
    wrapped = getattr(layer, "layer", None)
    if isinstance(wrapped, Layer):
        kind = f"{kind}({type(wrapped).__name__})"
    nested = isinstance(layer, Network)
    if isinstance(layer, InputLayer):
        role = "input"
    elif nested:
        role = "model"
    elif any(len(node.input_tensors) > 1 for node in uses):
        role = "merge"
    else:
        role = "weights" if layer.weights else "plain"
    inner = graph_of(layer, True, where) if nested and expand_nested else None
    return Box(layer.name, kind, shape(layer, "input_shape"), shape(layer, "output_shape"), role, max(len(uses), 1), inner)


def shape(layer, which):
    """A shape as text; 'multiple' where the layer's uses differ."""
    try:
        found = getattr(layer, which)
    except AttributeError:
        return "multiple"
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)
