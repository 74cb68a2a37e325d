"""The table of a model's layers: `model.summary()`."""
import numpy as np

from .. import backend as K

CHAIN = (65, (0.45, 0.85, 1.0), ("Layer (type)", "Output Shape", "Param #"))
GRAPH = (98, (0.33, 0.55, 0.67, 1.0), ("Layer (type)", "Output Shape", "Param #", "Connected to"))


def is_chain(model):
    """Whether each layer feeds just the next one, so that the table needs no column of connections."""
    if model.layers_in_a_row:
        return True
    levels = model._nodes_by_depth.values()
    return all(len(nodes) == 1 and len(nodes[0].input_tensors) <= 1 for nodes in levels) and all(
        sum(n in nodes for nodes in levels for n in layer._inbound_nodes) <= 1 for layer in model.layers)


def print_summary(model, line_length=None, positions=None, print_fn=None):
    """Write the table line by line.

    Parameters
    ----------
    line_length : int
        Characters a line: 65, or 98 for a model that is more than a chain.
    positions : list of float or int
        Where each column ends, as a share of the line or in characters.
    print_fn : callable
        Called with each line; `print` by default.
    """
    write = print_fn or print
    chain = is_chain(model)
    default_length, default_positions, titles = CHAIN if chain else GRAPH
    line_length, positions = line_length or default_length, list(positions or default_positions)
    if positions[-1] <= 1:
        positions = [int(line_length * p) for p in positions]

    def row(cells):
        line = ""
        for cell, end in zip(cells, positions):
            line = (line[:-1] + " " if line else line) + str(cell)
            line = line[:end].ljust(end)
        write(line)

    write(f'Model: "{model.name}"')
    write("_" * line_length)
    row(titles)
    write("=" * line_length)
    for layer in model.layers:
        connected = [] if chain else connections(model, layer)
        cells = [f"{layer.name} ({type(layer).__name__})", shape_text(layer), layer.count_params()]
        row(cells if chain else cells + [connected[0] if connected else ""])
        for one in connected[1:]:
            row(["", "", "", one])
        write(("=" if layer is model.layers[-1] else "_") * line_length)
    trainable = count_params(model.trainable_weights)
    still = count_params(model.non_trainable_weights)
    write(f"Total params: {trainable + still:,}")
    write(f"Trainable params: {trainable:,}")
    write(f"Non-trainable params: {still:,}")
    write("_" * line_length)


def count_params(weights):
    """How many numbers several weights hold, each weight counted once."""
    return int(np.sum([K.count_params(w) for w in {id(w): w for w in weights}.values()]))


def shape_text(layer):
    """The output shape as the table shows it."""
    try:
        return layer.output_shape
    except AttributeError:
        return "multiple"


def connections(model, layer):
    """'dense_1[0][0]' for each symbol that a layer takes: the layer it comes from, which use of it, which output."""
    inside = {id(n) for nodes in model._nodes_by_depth.values() for n in nodes}
    return [f"{source.name}[{node}][{tensor}]"
            for use in layer._inbound_nodes if id(use) in inside and use.arguments
            for source, node, tensor in (s._keras_history for s in use.input_tensors)]
