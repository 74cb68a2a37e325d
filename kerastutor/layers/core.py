"""The everyday layers: Dense, Activation, Dropout, Flatten, Reshape."""
import numpy as np

from .. import activations, constraints, initializers, regularizers
from .. import backend as K
from ..engine.input_spec import InputSpec
from ..engine.layer import Layer
from ..engine.legacy import old_names


class Dense(Layer):
    """y[..., j] = activation(sum_i x[..., i] kernel[i, j] + bias[j])

    Parameters
    ----------
    units : int
        How many numbers come out.
    activation : str or function
        None, the default, leaves them as they are.
    use_bias : bool
    kernel_initializer, bias_initializer : str, config or Initializer
    kernel_regularizer, bias_regularizer, activity_regularizer : str, config or Regularizer
        A price on the kernel, on the bias, on what comes out.
    kernel_constraint, bias_constraint : str, config or Constraint

    Notes
    -----
    Input (batch, …, n) gives output (batch, …, units). The kernel is (n, units), the bias (units,).

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> Dense(2, kernel_initializer="ones")(K.constant([[1., 2., 3.]]))
    Tensor([[6., 6.]])
    """

    supports_masking = True

    @old_names(output_dim="units", init="kernel_initializer", W_regularizer="kernel_regularizer", b_regularizer="bias_regularizer",
               W_constraint="kernel_constraint", b_constraint="bias_constraint", bias="use_bias")
    def __init__(self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, activity_regularizer=None, kernel_constraint=None, bias_constraint=None,
                 **kwargs):
        if "input_shape" not in kwargs and "input_dim" in kwargs:
            kwargs["input_shape"] = (kwargs.pop("input_dim"),)
        super().__init__(**kwargs)
        if not isinstance(units, (int, float, np.number)) or units != int(units) or units < 1:
            raise ValueError(f"Dense: units must be a whole number from 1 on, got {units!r}.")
        self.units = int(units)
        self.activation = activations.get(activation)
        self.use_bias = use_bias
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.activity_regularizer = regularizers.get(activity_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)

    def build(self, input_shape):
        n = input_shape[-1]
        if n is None:
            raise ValueError(f"Dense: the last axis of the input must be known, got shape {input_shape}.")
        self.kernel = self.add_weight("kernel", (n, self.units), initializer=self.kernel_initializer,
                                      regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        self.bias = self.add_weight("bias", (self.units,), initializer=self.bias_initializer, regularizer=self.bias_regularizer,
                                    constraint=self.bias_constraint) if self.use_bias else None
        self.input_spec = InputSpec(min_ndim=2, axes={-1: n})
        self.built = True

    def call(self, inputs):
        y = K.dot(inputs, self.kernel)
        if self.use_bias:
            y = K.bias_add(y, self.bias, data_format="channels_last")
        return self.activation(y)

    def compute_output_shape(self, input_shape):
        return tuple(input_shape[:-1]) + (self.units,)

    def get_config(self):
        return {
            **super().get_config(),
            "units": self.units,
            "activation": activations.serialize(self.activation),
            "use_bias": self.use_bias,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
        }


class Activation(Layer):
    """y = activation(x)

    Parameters
    ----------
    activation : str or function

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> Activation("relu")(K.constant([[-1., 2.]]))
    Tensor([[0., 2.]])
    """

    supports_masking = True

    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.activation = activations.get(activation)

    def call(self, inputs):
        return self.activation(inputs)

    def get_config(self):
        return {**super().get_config(), "activation": activations.serialize(self.activation)}


class Dropout(Layer):
    """y = x m / (1 - rate) in training, where m is 0 with probability `rate`, else 1; y = x otherwise

    Parameters
    ----------
    rate : float from 0 to 1
        The share of numbers that are dropped.
    noise_shape : tuple
        1 for an axis along which all numbers share their fate, None for the input's own size.
    seed : int or None
        Makes the masks repeat from run to run.

    References
    ----------
    Srivastava et al.: Dropout: A Simple Way to Prevent Neural Networks from Overfitting, 2014.
    """

    supports_masking = True

    @old_names(p="rate")
    def __init__(self, rate, noise_shape=None, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = min(1.0, max(0.0, rate))
        self.noise_shape, self.seed = noise_shape, seed
        self._generator = None if seed is None else np.random.default_rng(seed)

    def call(self, inputs, training=None):
        if not 0 < self.rate < 1:
            return inputs
        return K.in_train_phase(lambda: K.dropout(inputs, self.rate, self.noise_shape, seed=self._generator), inputs, training=training)

    def get_config(self):
        return {**super().get_config(), "rate": self.rate, "noise_shape": self.noise_shape, "seed": self.seed}


class Flatten(Layer):
    """y[b, n] = the n-th number of x[b]

    Parameters
    ----------
    data_format : 'channels_last' or 'channels_first'
        With 'channels_first' the channels are moved to the end before, so that both formats give the same order.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> Flatten()(K.constant([[[1., 2.], [3., 4.]]]))
    Tensor([[1., 2., 3., 4.]])
    """

    def __init__(self, data_format=None, **kwargs):
        super().__init__(**kwargs)
        self.data_format = K.normalize_data_format(data_format)
        self.input_spec = InputSpec(min_ndim=3)

    def call(self, inputs):
        if self.data_format == "channels_first":
            inputs = K.permute_dimensions(inputs, (0,) + tuple(range(2, K.ndim(inputs))) + (1,))
        return K.batch_flatten(inputs)

    def compute_output_shape(self, input_shape):
        if None in input_shape[1:]:
            raise ValueError(f"Flatten: every axis of the input but the first must be known, got shape {input_shape}. "
                             "Give a complete input_shape to the first layer.")
        return (input_shape[0], int(np.prod(input_shape[1:])))

    def get_config(self):
        return {**super().get_config(), "data_format": self.data_format}


class Reshape(Layer):
    """The same numbers in the same order in another shape

    Parameters
    ----------
    target_shape : tuple of int
        Without the batch axis; one size may be -1, which stands for the rest.

    Raises
    ------
    ValueError
        When the numbers do not fill the shape.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> Reshape((2, -1))(K.constant([[1., 2., 3., 4.]]))
    Tensor([[[1., 2.],
             [3., 4.]]])
    """

    def __init__(self, target_shape, **kwargs):
        super().__init__(**kwargs)
        self.target_shape = tuple(target_shape)
        if self.target_shape.count(-1) > 1:
            raise ValueError(f"Reshape: only one size may be -1, got {self.target_shape}.")

    def call(self, inputs):
        return K.reshape(inputs, (K.int_shape(inputs)[0],) + self._fill(K.int_shape(inputs)[1:]))

    def compute_output_shape(self, input_shape):
        if None in input_shape[1:]:
            return (input_shape[0],) + tuple(None if n == -1 else n for n in self.target_shape)
        return (input_shape[0],) + self._fill(input_shape[1:])

    def _fill(self, shape):
        """The target shape for samples of `shape`, with -1 worked out."""
        numbers, known = int(np.prod(shape)), int(np.prod([n for n in self.target_shape if n != -1]))
        if -1 not in self.target_shape:
            fits = numbers == known
        else:
            fits = known and numbers % known == 0
        if not fits:
            raise ValueError(f"Reshape: samples of shape {tuple(shape)} hold {numbers} numbers, which do not fill {self.target_shape}.")
        return tuple(numbers // known if n == -1 else n for n in self.target_shape)

    def get_config(self):
        return {**super().get_config(), "target_shape": self.target_shape}
