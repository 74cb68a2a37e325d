"""Tools for whole models: where a symbol comes from, and kernels turned about for a backend that reads them the other way."""
import numpy as np

from ..core.errors import one_of
from ..utils.conv_utils import convert_kernel
from .topology import layer_node, walk

MIRRORED = ("Conv1D", "Conv2D", "Conv3D", "Conv2DTranspose")    # as in Keras, which leaves separable ones alone


def get_source_inputs(tensor, layer=None, node_index=None):
    """The input symbols that are needed to compute a symbol.

    Parameters
    ----------
    tensor : Symbol
    layer, node_index
        Another layer, and which use of it, to begin from.

    Returns
    -------
    list of Symbol; `tensor` itself where no layer made it

    Examples
    --------
    >>> from kerastutor.layers import Dense, Input
    >>> x = Input(shape=(3,), name="x")
    >>> [s.name for s in get_source_inputs(Dense(2)(Dense(4)(x)))]
    ['x']
    """
    if not getattr(tensor, "_keras_history", None):
        return tensor
    node = layer_node(tensor) if layer is None or node_index is None else layer._inbound_nodes[node_index]
    nodes, _ = walk(node.outputs)
    return [s for n in nodes if not n.arguments for s in n.outputs]


def convert_all_kernels_in_model(model):
    """Mirror the kernels of all convolutions in space, in place: for weights that come from a backend that convolves the other way."""
    for layer in model.layers:
        if type(layer).__name__ in MIRRORED:
            layer.set_weights([convert_kernel(w) if np.ndim(w) >= 3 else w for w in layer.get_weights()])


def convert_dense_weights_data_format(dense, previous_feature_map_shape, target_data_format="channels_first"):
    """Put the rows of a Dense kernel behind a Flatten into the order in which another data format flattens, in place.

    Parameters
    ----------
    dense : Dense
    previous_feature_map_shape : tuple of int
        Of what goes into the Flatten, without the batch axis, in the format that the model is to have.
    target_data_format : 'channels_first' or 'channels_last'
        The format that the model is to have.
    """
    one_of("convert_dense_weights_data_format", "target_data_format", target_data_format, ("channels_first", "channels_last"))
    kernel, *others = dense.get_weights()
    shape = tuple(previous_feature_map_shape)
    if target_data_format == "channels_first":
        rows = kernel.reshape(shape[1:] + shape[:1] + (-1,))
        moved = np.moveaxis(rows, -2, 0)
    else:
        rows = kernel.reshape(shape[-1:] + shape[:-1] + (-1,))
        moved = np.moveaxis(rows, 0, -2)
    dense.set_weights([moved.reshape(kernel.shape), *others])
