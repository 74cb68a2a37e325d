"""Where a graph begins: `Input` makes the symbol that data will be fed to."""
from .. import backend as K
from ..core.symbol import Symbol
from .layer import Layer
from .node import LayerNode


class InputLayer(Layer):
    """The layer behind an `Input`: it computes nothing, it is where data goes in.

    Parameters
    ----------
    input_shape : tuple
        Without the batch axis.
    batch_size : int or None
    batch_input_shape : tuple
        With the batch axis; takes the place of the two above.
    dtype : str
    input_tensor : Symbol or None
        A symbol to be fed instead of a new one.
    """

    def __init__(self, input_shape=None, batch_size=None, batch_input_shape=None, dtype=None, input_tensor=None, sparse=False, name=None):
        super().__init__(name=name or default_name_input(), dtype=dtype or (K.dtype(input_tensor) if input_tensor is not None else None))
        if input_shape is not None and batch_input_shape is not None:
            raise ValueError("Only provide the input_shape OR batch_input_shape argument to InputLayer, not both at the same time.")
        if batch_input_shape is None:
            if input_tensor is not None:
                batch_input_shape = input_tensor.shape
            elif input_shape is None:
                raise ValueError("An Input layer should be passed either a `batch_input_shape` or an `input_shape`.")
            else:
                batch_input_shape = (batch_size,) + tuple(input_shape)
        self.batch_input_shape = tuple(batch_input_shape)
        self.sparse = sparse
        self.trainable = False
        self.built = True
        self.is_placeholder = input_tensor is None
        symbol = Symbol(self.batch_input_shape, self.dtype, self.name) if input_tensor is None else input_tensor
        node = LayerNode(self, (), {}, [], [], False)
        node.outputs = [symbol]
        node.input_tensors = [symbol]
        symbol._keras_history = (self, 0, 0)

    def get_config(self):
        return {"batch_input_shape": self.batch_input_shape, "dtype": self.dtype, "sparse": self.sparse, "name": self.name}


def default_name_input():
    """'input_1' for the first, and so on."""
    return f"input_{K.get_uid('input')}"


def Input(shape=None, batch_shape=None, name=None, dtype=None, sparse=False, tensor=None):  # noqa: N802 (Keras's name)
    """A symbol to build a model from.

    Parameters
    ----------
    shape : tuple of int or None
        Of one sample, without the batch axis; None stands for any size.
    batch_shape : tuple
        With the batch axis.
    name, dtype : str

    Returns
    -------
    Symbol

    Examples
    --------
    >>> Input(shape=(8, 8), name="digit")
    <Symbol 'digit' shape=(None, 8, 8) dtype=float32>
    """
    if shape is None and batch_shape is None and tensor is None:
        raise ValueError("Please provide to Input either a `shape` or a `batch_shape` argument. "
                         "Note that `shape` does not include the batch dimension.")
    if batch_shape is None and tensor is None:
        batch_shape = (None,) + tuple(shape)
    layer = InputLayer(batch_input_shape=batch_shape, name=name, dtype=dtype, sparse=sparse, input_tensor=tensor)
    return layer._inbound_nodes[0].outputs[0]
