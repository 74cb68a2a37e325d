"""A functional model as plain data, and back: each layer once, and for each of its uses where its inputs come from."""
from ..core import config as _config
from ..core.registry import LAYERS
from .shapes import as_list, one_or_list


def graph_config(model):
    """Layers, their uses, and the ends of a model.

    A symbol is written [layer name, use of that layer, which of its outputs]; uses outside the model do not count. A nested model, or an
    Input, is born with one use: its own inputs and outputs.
    """
    inside = {id(node) for nodes in model._nodes_by_depth.values() for node in nodes}
    uses = {layer: [n for n in layer._inbound_nodes if id(n) in inside or not n.arguments] for layer in model.layers}

    def written(symbol):
        layer, index, tensor = symbol._keras_history
        return [layer.name, uses[layer].index(layer._inbound_nodes[index]), tensor]

    layers = [{
        "name": layer.name,
        "class_name": type(layer).__name__,
        "config": layer.get_config(),
        "inbound_nodes": [[written(s) + [plain(node.settings)] for s in node.input_tensors] for node in uses[layer] if node.arguments],
    } for layer in model.layers]
    return {"name": model.name, "layers": layers, "input_layers": [written(s) for s in model.inputs],
            "output_layers": [written(s) for s in model.outputs]}


def plain(settings):
    """The settings of a use that can be written as JSON."""
    return {k: v for k, v in settings.items() if isinstance(v, (bool, int, float, str, type(None), list, dict))}


def graph_from_config(cls, config, custom_objects=None):
    """A model from what `graph_config` gave.

    Raises
    ------
    ValueError
        For a class that is not known, or a symbol that nothing makes.
    """
    layers = {c["name"]: _config.deserialize({"class_name": c["class_name"], "config": c["config"]}, LAYERS, custom_objects, "layer")
              for c in config["layers"]}
    made = {(name, 0, k): s for name, layer in layers.items() for node in starts(layer) for k, s in enumerate(node.outputs)}
    waiting = [(c["name"], index, use) for c in config["layers"]
               for index, use in enumerate(c["inbound_nodes"], len(starts(layers[c["name"]])))]
    while waiting:
        ready = [(name, index, use) for name, index, use in waiting
                 if all(tuple(s[:3]) in made for s in use) and not any(n == name and i < index for n, i, _ in waiting)]
        if not ready:
            raise ValueError(f"The config of model {config.get('name')!r} is not complete: nothing makes the inputs of {waiting[0][0]!r}.")
        for name, index, use in ready:
            settings = use[0][3] if len(use[0]) > 3 else {}
            outputs = layers[name](one_or_list([made[tuple(s[:3])] for s in use]), **settings)
            made.update({(name, index, k): s for k, s in enumerate(as_list(outputs))})
            waiting.remove((name, index, use))
    ends = ([made[tuple(s[:3])] for s in config[end]] for end in ("input_layers", "output_layers"))
    return cls(*ends, name=config.get("name"))


def starts(layer):
    """The use that an Input, or a nested model, is born with."""
    return [node for node in layer._inbound_nodes if not node.arguments]
