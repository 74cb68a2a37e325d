"""What a layer expects of its inputs, and the errors for inputs that do not fit."""
from ..core.tensor import Tensor
from ..core.symbol import Symbol
from .shapes import as_list


class InputSpec:
    """What is known of an input: dtype, shape, number of axes (exact, at most, at least), sizes of some axes.

    Parameters
    ----------
    shape : tuple of int or None
        None stands for any size.
    axes : dict of int to int
        The size that an axis must have.
    """

    def __init__(self, dtype=None, shape=None, ndim=None, max_ndim=None, min_ndim=None, axes=None):
        self.dtype, self.shape = dtype, shape
        self.ndim = len(shape) if shape is not None else ndim
        self.max_ndim, self.min_ndim, self.axes = max_ndim, min_ndim, axes or {}

    def __repr__(self):
        known = {k: v for k, v in vars(self).items() if v not in (None, {})}
        return "InputSpec(" + ", ".join(f"{k}={v}" for k, v in known.items()) + ")"


def check_inputs(layer, inputs):
    """A ValueError for the first input that is not what the layer's `input_spec` says."""
    inputs = as_list(inputs)
    for x in inputs:
        if not isinstance(x, (Symbol, Tensor)):
            raise ValueError(f"Layer {layer.name} was called with an input that is not a tensor: {x!r}. "
                             "All inputs must be symbols (from Input), tensors or arrays.")
    specs = as_list(layer.input_spec)
    if not specs:
        return
    if len(inputs) != len(specs):
        raise ValueError(f"Layer {layer.name} expects {len(specs)} inputs, but it received {len(inputs)}.")
    for place, (x, spec) in enumerate(zip(inputs, specs)):
        if spec is None:
            continue
        shape = tuple(x.shape)
        found = f"Input {place} of layer {layer.name} does not fit: "
        if spec.ndim is not None and len(shape) != spec.ndim:
            raise ValueError(f"{found}expected ndim={spec.ndim}, found ndim={len(shape)} (shape {shape}).")
        if spec.max_ndim is not None and len(shape) > spec.max_ndim:
            raise ValueError(f"{found}expected max_ndim={spec.max_ndim}, found ndim={len(shape)} (shape {shape}).")
        if spec.min_ndim is not None and len(shape) < spec.min_ndim:
            raise ValueError(f"{found}expected min_ndim={spec.min_ndim}, found ndim={len(shape)} (shape {shape}).")
        if spec.dtype is not None and str(x.dtype) != spec.dtype:
            raise ValueError(f"{found}expected dtype={spec.dtype}, found dtype={x.dtype}.")
        for axis, size in spec.axes.items():
            if size is not None and shape[axis] not in (size, None):
                raise ValueError(f"{found}expected axis {axis} of size {size}, found {shape[axis]} (shape {shape}).")
        if spec.shape is not None and any(n is not None and m is not None and n != m for n, m in zip(spec.shape, shape)):
            raise ValueError(f"{found}expected shape={spec.shape}, found shape={shape}.")
