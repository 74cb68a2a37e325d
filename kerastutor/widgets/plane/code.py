"""The code below the playground's picture: the same network, trained by hand, to the same bits."""
from ...figures.configuration.playground import run
from ...words import word


def written(going, step, source, lang):
    """Python code that builds the network of a run and trains it up to `step`.

    Parameters
    ----------
    going : Run
    step : int
    source : str
        Code that gives the playground's data.
    """
    settings, edits = going.settings, [edit for edit in going.edits if edit[0] <= step]
    price, drawn = settings["price"], settings["initializer"]
    optimizer = type(going.model.optimizer).__name__
    loss = run.loss_name(settings["loss"], going.classes)
    seed = settings["seed"]
    lines = [
        "import numpy as np",
        f"from kerastutor.initializers import {drawn}",
        "from kerastutor.layers import Dense",
        "from kerastutor.models import Sequential",
        f"from kerastutor.optimizers import {optimizer}",
        *([f"from kerastutor.regularizers import {price}"] if price else []),
        *(["from kerastutor.widgets import playground"] if source.startswith("playground(") else []),
        "",
        f"data = {source}",
        "x, y = data['x_train'], data['y_train']",
        "model = Sequential([",
    ]
    for place, (count, kind) in enumerate([*((n, settings["activation"]) for n in settings["units"]), run.HEADS[going.classes]]):
        initializer = f"{drawn}()" if drawn in ("zeros", "ones") else f"{drawn}(seed={100 * seed + place})"
        lines.append(f"    Dense({count}, {kind!r}, kernel_initializer={initializer}"
                     + (f", kernel_regularizer={price}({settings['strength']:g})" if price else "")
                     + (f", input_shape=({going.x.shape[1]},)" if not place else "") + "),")
    size = min(going.batch_size, len(going.x))
    lines += ["])", f"model.compile({optimizer}({settings['rate']:g}), {loss!r})", ""]
    if edits:
        lines += [f"def set_weight(layer, row, column, value):        # {word('playground.row_is_bias', lang)}",
                  "    kernel, bias = model.layers[layer].get_weights()",
                  "    (bias if row < 0 else kernel[row])[column] = value",
                  "    model.layers[layer].set_weights([kernel, bias])",
                  ""]
    lines.append(f"for step in range({step}):")
    for at, *place in edits:
        if at < step:
            lines += [f"    if step == {at}:", f"        set_weight({', '.join(map(repr, place))})"]
    lines += [f"    epoch, place = divmod(step, {-(-len(going.x) // size)})        # {word('playground.batches_an_epoch', lang)}",
              f"    order = np.random.RandomState({1000 * seed} + epoch).permutation(len(x))",
              f"    batch = order[{size} * place:{size} * (place + 1)]",
              "    model.train_on_batch(x[batch], y[batch])"]
    lines += [f"set_weight({', '.join(map(repr, place))})" for at, *place in edits if at == step]
    return "\n".join([*lines, "model.get_weights()"])
