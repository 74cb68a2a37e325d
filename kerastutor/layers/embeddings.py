"""The layer that turns whole numbers into rows of a table that learns."""
from .. import backend as K
from .. import constraints, initializers, regularizers
from ..engine.layer import Layer
from ..engine.legacy import old_names
from ..engine.shapes import as_list


class Embedding(Layer):
    """y[b, t, :] = embeddings[x[b, t], :]

    Parameters
    ----------
    input_dim : int
        The number of rows: the largest whole number plus 1.
    output_dim : int
        The length of a row.
    embeddings_initializer, embeddings_regularizer, embeddings_constraint
        How the table begins, its price, where it is put back to.
    mask_zero : bool
        Layers further on skip the places where x is 0.
    input_length : int or tuple
        The number of places, where it is fixed; needed before Flatten and Dense.

    Notes
    -----
    Input (batch, steps) of whole numbers gives output (batch, steps, output_dim). The table, `embeddings`, is (input_dim, output_dim).

    References
    ----------
    Gal, Ghahramani: A Theoretically Grounded Application of Dropout in Recurrent Neural Networks, 2016.

    Examples
    --------
    >>> import numpy as np
    >>> Embedding(4, 2, embeddings_initializer="ones")(np.array([[3, 0, 1]])).shape
    (1, 3, 2)
    """

    @old_names(init="embeddings_initializer", W_regularizer="embeddings_regularizer", W_constraint="embeddings_constraint")
    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None, activity_regularizer=None,
                 embeddings_constraint=None, mask_zero=False, input_length=None, **kwargs):
        if "input_shape" not in kwargs and "batch_input_shape" not in kwargs:
            kwargs["input_shape"] = tuple(as_list(input_length)) if input_length else (None,)
        super().__init__(**kwargs)
        self.input_dim, self.output_dim = input_dim, output_dim
        self.embeddings_initializer = initializers.get(embeddings_initializer)
        self.embeddings_regularizer = regularizers.get(embeddings_regularizer)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.embeddings_constraint = constraints.get(embeddings_constraint)
        self.mask_zero = mask_zero
        self.supports_masking = mask_zero
        self.input_length = input_length

    def build(self, input_shape):
        self.embeddings = self.add_weight("embeddings", (self.input_dim, self.output_dim), initializer=self.embeddings_initializer,
                                          regularizer=self.embeddings_regularizer, constraint=self.embeddings_constraint)
        self.built = True

    def call(self, inputs):
        return K.gather(self.embeddings, K.cast(inputs, "int32"))

    def compute_mask(self, inputs, mask=None):
        return K.not_equal(inputs, 0) if self.mask_zero else None

    def compute_output_shape(self, input_shape):
        if self.input_length is None:
            return tuple(input_shape) + (self.output_dim,)
        lengths = as_list(self.input_length)
        given = tuple(input_shape[1:])
        if len(lengths) != len(given) or any(a is not None and b is not None and a != b for a, b in zip(lengths, given)):
            raise ValueError(f'"input_length" is {self.input_length}, but received input has shape {tuple(input_shape)}.')
        return (input_shape[0],) + tuple(b if a is None else a for a, b in zip(lengths, given)) + (self.output_dim,)

    def get_config(self):
        return {
            **super().get_config(),
            "input_dim": self.input_dim,
            "output_dim": self.output_dim,
            "embeddings_initializer": initializers.serialize(self.embeddings_initializer),
            "embeddings_regularizer": regularizers.serialize(self.embeddings_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "embeddings_constraint": constraints.serialize(self.embeddings_constraint),
            "mask_zero": self.mask_zero,
            "input_length": self.input_length,
        }
