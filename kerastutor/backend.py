"""`K`: the operations under the names that Keras gives them."""
import numpy as np

from .core import state
from .core.errors import one_of
from .core.gradients import Gradient
from .core.gradients import gradients as _gradients
from .core.state import (  # noqa: F401
    epsilon, floatx, get_uid, image_data_format, learning_phase, name_scope, reset_uids, scoped,
    set_epsilon, set_floatx, set_image_data_format, set_learning_phase,
)
from .core.symbol import Node, Plan, Symbol, draw
from .core.tensor import Tensor, value_of
from .core.weights import Variable
from .ops import random as _random
from .ops.elementwise import (  # noqa: F401
    abs, cast, clip, cos, elu, equal, exp, greater, greater_equal, hard_sigmoid, less, less_equal, log, maximum, minimum, not_equal, pow,
    relu, round, sigmoid, sign, sin, softplus, softsign, sqrt, square, stop_gradient, tanh,
)
from .ops.elementwise import where as _where
from .ops.elementwise import zeros_like as _zeros_like
from .ops.linear import _bias_add, dot  # noqa: F401
from .ops.probabilities import (  # noqa: F401
    binary_crossentropy, categorical_crossentropy, softmax, sparse_categorical_crossentropy,
)
from .ops.reductions import (  # noqa: F401
    all, any, argmax, argmin, cumprod, cumsum, logsumexp, max, mean, min, prod, sum, var,
)
from .ops.shapes import (  # noqa: F401
    batch_flatten, concatenate, expand_dims, flatten, gather, one_hot, permute_dimensions, repeat, repeat_elements, reshape, reverse,
    squeeze, stack, tile, transpose,
)


def backend():
    """The name of what computes: 'numpy'."""
    return "numpy"


def clear_session():
    """Start names again at 1 and leave the training phase."""
    reset_uids()
    state.set_learning_phase(0)


def cast_to_floatx(x):
    """`x` as an array, or tensor, of the float type in force.

    Examples
    --------
    >>> cast_to_floatx([1, 2])
    array([1., 2.], dtype=float32)
    """
    return cast(x, floatx()) if isinstance(x, (Tensor, Symbol)) else np.asarray(x, dtype=floatx())


def normalize_data_format(value):
    """'channels_first' or 'channels_last', in small letters; None means the one in force."""
    value = image_data_format() if value is None else value.lower()
    one_of("normalize_data_format", "data_format", value, state.IMAGE_FORMATS)
    return value


# What things are

def is_tensor(x):
    """Whether operations on `x` are remembered or drawn."""
    return isinstance(x, (Tensor, Symbol))


def is_keras_tensor(x):
    """Whether `x` is the result of a layer on symbols, or an `Input`."""
    if not is_tensor(x):
        raise ValueError(f"Unexpectedly found an instance of type `{type(x)}`. Expected a symbolic tensor instance.")
    return isinstance(x, Symbol) and x._keras_history is not None


def is_variable(x):
    """Whether `x` is a `K.variable`."""
    return isinstance(x, Variable)


def is_placeholder(x):
    """Whether `x` is a symbol that must be fed."""
    return isinstance(x, Symbol) and x.node is None


def is_sparse(tensor):
    """False: every tensor here is dense."""
    return False


def int_shape(x):
    """The shape as a tuple, with None for what is not known yet."""
    return tuple(x.shape)


def shape(x):
    """The shape as an array."""
    return np.asarray(x.shape) if not isinstance(x, Symbol) else draw(_shape, (x,), {})


def _shape(x):
    return Tensor(np.asarray(x.shape))


def ndim(x):
    """The number of axes."""
    return len(x.shape)


_dtype_names = {}  # NumPy works each name out anew, which takes longer than adding two small arrays


def dtype(x):
    """The type of the numbers, such as 'float32'."""
    found = x.dtype
    return found if isinstance(found, str) else _dtype_names.get(found) or _dtype_names.setdefault(found, np.dtype(found).name)


def count_params(x):
    """How many numbers `x` holds.

    Examples
    --------
    >>> count_params(zeros((2, 3)))
    6
    """
    return int(np.prod(x.shape))


# Making tensors

def variable(value, dtype=None, name=None, constraint=None):
    """A leaf tensor whose value may be replaced; of the type `floatx()`, whatever went in, unless `dtype` says otherwise.

    Examples
    --------
    >>> w = variable([1., 2.])
    >>> get_value(set_value(w, [3., 4.]) or w)
    array([3., 4.], dtype=float32)
    """
    return Variable(np.asarray(value_of(value), dtype or floatx()), name or f"Variable_{get_uid('Variable')}", constraint=constraint)


def constant(value, dtype=None, shape=None, name=None):
    """A tensor that stays as it is; of the type `floatx()`, whatever went in, unless `dtype` says otherwise."""
    value = np.asarray(value, dtype or floatx())
    return Tensor(value if shape is None else np.broadcast_to(value, shape).copy())


def placeholder(shape=None, ndim=None, dtype=None, sparse=False, name=None):
    """A symbol to be fed by `function`; give its shape, or its number of axes."""
    if shape is None:
        if ndim is None:
            raise ValueError("placeholder: give a shape, or ndim, the number of axes.")
        shape = (None,) * ndim
    return Symbol(shape, dtype or floatx(), name or f"placeholder_{get_uid('placeholder')}")


def _filled(value):
    def make(shape, dtype=None, name=None):
        return variable(np.full(shape, value, dtype or floatx()), dtype, name)
    make.__doc__ = f"A variable of the given shape, filled with {value}."
    return make


zeros, ones = _filled(0), _filled(1)


def eye(size, dtype=None, name=None):
    """A variable with ones on the diagonal and zeros elsewhere; `size` is a number or (rows, columns)."""
    rows, columns = (size, size) if isinstance(size, int) else size
    return variable(np.eye(rows, columns, dtype=dtype or floatx()), dtype, name)


def zeros_like(x, dtype=None, name=None):
    """Zeros in the shape of `x`."""
    zeros = _zeros_like(x)
    return cast(zeros, dtype) if dtype else zeros


def ones_like(x, dtype=None, name=None):
    """Ones in the shape of `x`."""
    return zeros_like(x, dtype) + 1


def identity(x, name=None):
    """The same values as another tensor."""
    return x + 0


def arange(start, stop=None, step=1, dtype="int32"):
    """The numbers from `start` up to, not including, `stop`, `step` apart; with one number: from 0 up to it."""
    return Tensor(np.arange(start, stop, step).astype(dtype) if stop is not None else np.arange(start).astype(dtype))


def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):  # noqa: F811
    """A tensor of normally distributed numbers."""
    return Tensor(_random.random_normal(shape, mean, stddev, dtype, seed))


def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    """A tensor of numbers spread evenly over [minval, maxval)."""
    return Tensor(_random.random_uniform(shape, minval, maxval, dtype, seed))


def random_binomial(shape, p=0.0, dtype=None, seed=None):
    """A tensor of ones, each with probability `p`, and zeros."""
    return Tensor(_random.random_binomial(shape, p, dtype, seed))


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):  # noqa: F811
    """A tensor of normally distributed numbers, none further than two deviations from the mean."""
    return Tensor(_random.truncated_normal(shape, mean, stddev, dtype, seed))


def dropout(x, level, noise_shape=None, seed=None):
    """x m / (1 - level), where m is 0 with probability `level`, else 1."""
    return _random.dropout(x, level, noise_shape=noise_shape, seed=seed)


# Values of variables

def get_value(x):
    """The array inside a tensor."""
    return np.array(value_of(x))


def batch_get_value(ops):
    """The arrays inside several tensors."""
    return [get_value(x) for x in ops]


def set_value(x, value):
    """Give a variable another value."""
    x.assign(value)


def batch_set_value(tuples):
    """Give several variables other values: [(variable, value), …]."""
    for x, value in tuples:
        x.assign(value)


def update(x, new_x):
    """Give the variable `x` the value of `new_x`: at once, or, for a symbol, whenever it is computed."""
    if isinstance(new_x, Symbol):
        return draw_assignment(x, new_x)
    return x.assign(cast(new_x, x.dtype))


def update_add(x, increment):
    """Add `increment` to the variable `x`."""
    return update(x, x + increment)


def update_sub(x, decrement):
    """Take `decrement` from the variable `x`."""
    return update(x, x - decrement)


def moving_average_update(x, value, momentum):
    """x becomes momentum x + (1 - momentum) value."""
    return update(x, x * momentum + value * (1 - momentum))


def draw_assignment(x, new_x):
    """A symbol that, when it is computed, stores the value of `new_x` in `x`."""
    return Node(update, (x, new_x), {}, [x.shape], [dtype(x)], "update").outputs[0]


# Computing what was drawn

def eval(x):
    """The array that a tensor holds, or that a symbol which needs no input has.

    Examples
    --------
    >>> eval(constant([1., 2.]) * 3)
    array([3., 6.], dtype=float32)
    """
    if isinstance(x, Symbol):
        x, = Plan([], [x]).run([])
    return np.asarray(value_of(x))


def function(inputs, outputs, updates=None, **kwargs):
    """A Python function from the values of `inputs` to the list of the values of `outputs`.

    Parameters
    ----------
    inputs : list of Symbol
    outputs : list of Symbol or Tensor
    updates : list of Symbol or (variable, Symbol)
        Computed, and stored, after the outputs.

    Notes
    -----
    What depends on a symbol is computed anew at each call. Variables alone compute at once: `w + 1.` is the sum of now, also inside
    `updates`, unless a symbol takes part in it.

    Examples
    --------
    >>> x = placeholder(shape=(2,))
    >>> double = function([x], [x * 2])
    >>> double([[1., 2.]])
    [array([2., 4.], dtype=float32)]
    """
    outputs = list(outputs)
    updates = [draw_assignment(*u) if isinstance(u, tuple) else u for u in updates or []]
    plan = Plan([i for i in inputs if isinstance(i, Symbol)], outputs + [u for u in updates if isinstance(u, Symbol)])

    def run(values):
        pairs = list(zip(inputs, values))
        with state.phase(next((v for i, v in pairs if not isinstance(i, Symbol)), learning_phase())):
            results = plan.run([v for i, v in pairs if isinstance(i, Symbol)])
        return [np.asarray(value_of(r)) for r in results[:len(outputs)]]

    return run


def gradients(loss, variables):
    """dL/dv for each of `variables`, where L is the sum of `loss`.

    On tensors it is computed at once; on symbols it is drawn, and computed whenever the graph is run.
    None stands for a variable on which the loss does not depend.

    Examples
    --------
    >>> w = variable([1., 2.])
    >>> eval(gradients(sum(square(w)), [w])[0])
    array([2., 4.], dtype=float32)
    """
    alone = not isinstance(variables, (list, tuple))
    variables = [variables] if alone else list(variables)
    if isinstance(loss, Symbol):
        shapes, dtypes = [v.shape for v in variables], [dtype(v) for v in variables]
        return Node(_gradient_tensors, (loss, variables), {}, shapes, dtypes, "gradients", many=True).outputs
    return [None if g is None else Gradient(g) for g in _gradients(loss, variables)]


def _gradient_tensors(loss, variables):
    found = _gradients(loss, variables)
    return [Gradient(np.zeros_like(v.value) if g is None else g) for g, v in zip(found, variables)]


# Choosing

def _chosen(x):
    return x() if callable(x) else x


def in_train_phase(x, alt, training=None):
    """`x` while training, `alt` otherwise; either may be a function of no argument that is called only when it is chosen."""
    training = learning_phase() if training is None else training
    return _chosen(x) if training in (1, True) else _chosen(alt)


def in_test_phase(x, alt, training=None):
    """`alt` while training, `x` otherwise."""
    return in_train_phase(alt, x, training)


def switch(condition, then_expression, else_expression):
    """`then_expression` where the condition is true, `else_expression` elsewhere; a condition of fewer axes counts for whole rows."""
    then_expression, else_expression = _chosen(then_expression), _chosen(else_expression)
    for _ in range(ndim(then_expression) - ndim(condition)):
        condition = expand_dims(condition, -1) if ndim(condition) else condition
    return _where(condition, then_expression, else_expression)


# Small ones

def std(x, axis=None, keepdims=False):
    """The standard deviation: sqrt(var x)."""
    return sqrt(var(x, axis=axis, keepdims=keepdims))


def l2_normalize(x, axis=None):
    """x / sqrt(sum x^2), where the sum is at least 1e-12."""
    return x / sqrt(maximum(sum(square(x), axis=axis, keepdims=True), 1e-12))


def bias_add(x, bias, data_format=None):
    """x with a bias for each channel, the last axis, or the second for 'channels_first'."""
    data_format = normalize_data_format(data_format)
    if ndim(bias) not in (1, ndim(x) - 1):
        raise ValueError(f"bias_add: the bias must have 1 or {ndim(x) - 1} axes for an input of {ndim(x)}, got {ndim(bias)}.")
    if data_format == "channels_first" and ndim(x) > 2:
        if ndim(bias) == 1:
            bias = reshape(bias, (int_shape(bias)[0],) + (1,) * (ndim(x) - 2))
        else:
            bias = permute_dimensions(bias, (ndim(bias) - 1,) + tuple(range(ndim(bias) - 1)))
    return _bias_add(x, bias)


def in_top_k(predictions, targets, k):
    """Whether predictions[b, targets[b]] is among the `k` largest of its row."""
    if isinstance(predictions, Symbol) or isinstance(targets, Symbol):
        return draw(in_top_k, (predictions, targets, k), {})
    p, t = value_of(predictions), np.asarray(value_of(targets)).astype("int64")
    own = p[np.arange(len(p)), t][:, None]
    return Tensor(np.sum(p > own, axis=1) < k)
