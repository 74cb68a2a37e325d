"""The order of a model's layers: which layer stands how deep, seen from the outputs."""
from .shapes import as_list


def layer_node(symbol):
    """The node, of a layer, that made a symbol."""
    layer, index, _ = symbol._keras_history
    return layer._inbound_nodes[index]


def walk(outputs):
    """The nodes that `outputs` need, those first that are needed first, and the layers in the order in which the walk meets them.

    Returns
    -------
    nodes : list of LayerNode
        Each after the nodes that it needs.
    rank : dict of Layer to int
        The walk goes from the outputs back to the inputs and numbers each layer when it first comes by.
    """
    nodes, done, rank = [], set(), {}
    stack = [(layer_node(s), False) for s in reversed(outputs)]
    while stack:
        node, sources_done = stack.pop()
        if id(node) in done:
            continue
        if sources_done:
            done.add(id(node))
            nodes.append(node)
            continue
        rank.setdefault(node.layer, len(rank))
        stack.append((node, True))
        if node.arguments:
            before = [layer_node(s) for s in node.sources() if s._keras_history]
            stack.extend((n, False) for n in reversed(before) if id(n) not in done)
    return nodes, rank


def by_depth(outputs, inputs):
    """The layers of a model, deepest first, and its nodes by depth.

    A node's depth is the length of the longest way from it to an output; a layer's is that of its deepest node. Layers of one depth stand
    in the order in which the walk met them. Weights, summaries and files all follow this order.
    """
    nodes, rank = walk(outputs)
    node_depth, layer_depth = {}, {}
    for node in reversed(nodes):
        depth = max(node_depth.setdefault(id(node), 0), layer_depth.get(node.layer, 0))
        layer_depth[node.layer] = depth
        node_depth[id(node)] = depth
        for source in node.sources() if node.arguments else ():
            if source._keras_history:
                before = layer_node(source)
                node_depth[id(before)] = max(depth + 1, node_depth.get(id(before), 0))
    deepest = max(layer_depth.values(), default=0)
    for symbol in inputs:
        layer = layer_node(symbol).layer
        if layer not in layer_depth:
            layer_depth[layer] = rank[layer] = 0
            nodes.append(layer_node(symbol))
            node_depth[id(layer_node(symbol))] = 0
    layers = sorted(layer_depth, key=lambda layer: (-layer_depth[layer], rank[layer]))
    levels = {depth: [n for n in nodes if node_depth[id(n)] == depth] for depth in range(deepest, -1, -1)}
    return layers, {depth: level for depth, level in levels.items() if level}


def check_names(layers):
    """A ValueError where two layers have the same name."""
    names = [layer.name for layer in layers]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"The name {name!r} is used {names.count(name)} times in the model. All layer names should be unique: "
                             "give one of the layers another name=….")


def check_ends(kind, symbols):
    """A model goes from symbols made by layers to symbols made by layers."""
    for symbol in as_list(symbols):
        if getattr(symbol, "_keras_history", None) is None:
            raise ValueError(f"The {kind} of a Model must be made by layers (or by Input), got {symbol!r}. "
                             "Wrap a bare K operation in a Lambda layer.")
