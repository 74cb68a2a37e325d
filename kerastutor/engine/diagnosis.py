"""Where a loss that is not a number began."""
import warnings

import numpy as np

from ..core import state
from .shapes import as_list


def where_it_began(model, inputs, targets):
    """In words: the data, the weight, or the layer that first held a number that is not finite."""
    for kind, names, arrays in (("input", model.input_names, inputs), ("target", model.output_names, targets)):
        for name, array in zip(names, arrays):
            bad = ~np.isfinite(array) if array is not None and array.dtype.kind == "f" else np.zeros(1, bool)
            if bad.any():
                return f"It began in the {kind} data {name!r}: sample {int(np.argwhere(bad)[0][0])} of the batch holds NaN or infinity."
    for layer in model.layers:
        for weight in layer.weights:
            if not np.isfinite(weight.value).all():
                return (f"It began in layer {layer.name!r}: its weight {weight.name!r} became NaN or infinite by an earlier update. "
                        "A smaller learning rate, or clipnorm=1., may help.")
    found = []

    def watch(node, results):
        if not found and any(not np.isfinite(r.value).all() for r in as_list(results) if r.value.dtype.kind == "f"):
            found.append(getattr(node, "layer", node.function))

    with state.tape(False), state.undrawn(), np.errstate(all="ignore"):
        model._plan.run(inputs, watch)
    if found:
        return f"It began in layer {getattr(found[0], 'name', found[0])!r}: its output holds NaN or infinity."
    return "Every layer's output is finite; it began in the loss function, or in a regularizer."


def warn_of_nan(model, loss, step, inputs, targets):
    """A warning that says at which step, and where, the loss stopped being a number."""
    began = where_it_began(model, inputs, targets)
    warnings.warn(f"The loss is {loss} at step {step} (counted from 1). {began}", RuntimeWarning, stacklevel=4)
