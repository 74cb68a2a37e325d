"""Activation functions: what a layer does to its numbers, one by one (or, for softmax, one row at a time)."""
import warnings as _warnings

from . import backend as K
from .core import config as _config


def softmax(x, axis=-1):
    """y[i] = e^x[i] / sum_j e^x[j]

    Parameters
    ----------
    x : tensor of at least two axes
        Scores (logits), such as `(batch, classes)`.
    axis : int
        The axis that sums to 1. As in Keras it counts from three axes on; a matrix is always normalised row by row.

    Returns
    -------
    tensor, the shape of `x`
        Numbers from 0 to 1.

    Raises
    ------
    ValueError
        When `x` has one axis only: there is no row to normalise.

    Notes
    -----
    Only differences count: the same number added to every score of a row cancels. So the largest is taken away first, and e^x never
    overflows, however large the scores. One unit alone has nothing to share with: its softmax is 1, whatever goes in.

    References
    ----------
    Bridle: Probabilistic Interpretation of Feedforward Classification Network Outputs, 1990.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(softmax(K.constant([[0., 0.], [1000., 0.]])))
    array([[0.5, 0.5],
           [1. , 0. ]], dtype=float32)
    """
    if K.ndim(x) < 2:
        raise ValueError(f"softmax: the input must have at least 2 axes, got shape {K.int_shape(x)}.")
    return K.softmax(x, axis=axis if K.ndim(x) > 2 else -1)


def elu(x, alpha=1.0):
    """y = x where x > 0, alpha (e^x - 1) elsewhere

    Parameters
    ----------
    x : tensor
    alpha : float
        How far below 0 it levels off: at -alpha.

    Returns
    -------
    tensor, the shape of `x`

    Notes
    -----
    Like relu above 0. Below it has a slope still, so that a unit does not die, and negative values, so that the mean of the outputs is
    nearer to 0. With `alpha=1` value and slope are without a jump at 0.

    References
    ----------
    Clevert, Unterthiner, Hochreiter: Fast and Accurate Deep Network Learning by Exponential Linear Units, 2016.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(elu(K.constant([-100., 0., 2.]), alpha=0.5))
    array([-0.5,  0. ,  2. ], dtype=float32)
    """
    return K.elu(x, alpha)


def selu(x):
    """y = 1.0507 elu(x, 1.6733): keeps mean 0 and variance 1 from layer to layer with 'lecun_normal' weights

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`

    Notes
    -----
    The two numbers are the solution of two equations: that normal numbers of mean 0 and variance 1 come out with mean 0 and variance 1.
    It holds for weights from 'lecun_normal', and for `AlphaDropout` in place of `Dropout`.

    References
    ----------
    Klambauer, Unterthiner, Mayr, Hochreiter: Self-Normalizing Neural Networks, 2017.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(selu(K.constant([-100., 0., 1.]))).round(4)
    array([-1.7581,  0.    ,  1.0507], dtype=float32)
    """
    return 1.0507009873554804934193349852946 * K.elu(x, 1.6732632423543772848170429916717)


def softplus(x):
    """y = ln(1 + e^x)

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers above 0.

    Notes
    -----
    A relu without the corner: its slope is the sigmoid. Good for what must be positive, such as a variance. Computed as
    max(x, 0) + ln(1 + e^-|x|), which never overflows.

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau, Garcia: Incorporating Second-Order Functional Knowledge for Better Option Pricing, 2001.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(softplus(K.constant([-1000., 0., 1000.]))).round(4)
    array([0.000e+00, 6.931e-01, 1.000e+03], dtype=float32)
    """
    return K.softplus(x)


def softsign(x):
    """y = x / (1 + |x|)

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers from -1 to 1.

    Notes
    -----
    Like tanh, but it nears its ends as 1 / |x| does, not as e^-|x|: it saturates more gently.

    References
    ----------
    Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(softsign(K.constant([-3., 0., 1.])))
    array([-0.75,  0.  ,  0.5 ], dtype=float32)
    """
    return K.softsign(x)


def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """y = max_value where x >= max_value, x above the threshold up to there, alpha (x - threshold) elsewhere

    Parameters
    ----------
    x : tensor
    alpha : float
        The slope below the threshold: 0 for the plain one, 0.01 to 0.3 for a “leaky” one.
    max_value : float, optional
        The largest value; None for no end. 6 gives the “ReLU6” of mobile networks.
    threshold : float
        Where it begins; there it jumps from 0 to the threshold itself.

    Returns
    -------
    tensor, the shape of `x`

    Notes
    -----
    Above 0 the slope is 1: a gradient passes whole, through any number of layers. Below it is 0: a unit that stands there for every
    sample gets no gradient and is “dead”. At 0 itself the slope is taken to be 0.

    References
    ----------
    Nair, Hinton: Rectified Linear Units Improve Restricted Boltzmann Machines, 2010.
    Maas, Hannun, Ng: Rectifier Nonlinearities Improve Neural Network Acoustic Models, 2013 (the leaky one).

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(relu(K.constant([-1., 0.5, 9.]), alpha=0.1, max_value=6.))
    array([-0.1,  0.5,  6. ], dtype=float32)
    """
    return K.relu(x, alpha=alpha, max_value=max_value, threshold=threshold)


def tanh(x):
    """y = (e^x - e^-x) / (e^x + e^-x)

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers from -1 to 1.

    Notes
    -----
    A sigmoid stretched to lie about 0: tanh(x) = 2 sigmoid(2 x) - 1. Its slope is 1 at 0, four times the sigmoid's.

    References
    ----------
    LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(tanh(K.constant([-1000., 0., 1.]))).round(4)
    array([-1.    ,  0.    ,  0.7616], dtype=float32)
    """
    return K.tanh(x)


def sigmoid(x):
    """y = 1 / (1 + e^-x)

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers from 0 to 1: a probability, for one unit that answers yes or no.

    Notes
    -----
    It is what softmax gives the first of two classes with the scores x and 0. Its slope is y (1 - y), at most 1/4, and next to nothing
    beyond ±6. Computed from e^-|x|, which never overflows.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(sigmoid(K.constant([-1000., 0., 2.]))).round(4)
    array([0.    , 0.5   , 0.8808], dtype=float32)
    """
    return K.sigmoid(x)


def hard_sigmoid(x):
    """y = clip(0.2 x + 0.5, 0, 1)

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers from 0 to 1; exactly 0 below -2.5, exactly 1 above 2.5.

    Notes
    -----
    A sigmoid of three straight lines, without an exponential: cheaper, and the default for the gates of GRU and LSTM. Beyond ±2.5 no
    gradient passes at all.

    References
    ----------
    Courbariaux, Bengio, David: BinaryConnect: Training Deep Neural Networks with Binary Weights during Propagations, 2015
    (there with the slope 1/2).

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(hard_sigmoid(K.constant([-3., 0., 1.])))
    array([0. , 0.5, 0.7], dtype=float32)
    """
    return K.hard_sigmoid(x)


def exponential(x):
    """y = e^x

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor, the shape of `x`
        Numbers above 0; infinite where x is above 88 (in float32).

    Notes
    -----
    For an output that must be positive and spans many sizes, such as the mean of a Poisson distribution. Value and slope are the same
    number, so it saturates on the left and explodes on the right: seldom of use inside a network.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> K.eval(exponential(K.constant([-1000., 0., 1.]))).round(4)
    array([0.    , 1.    , 2.7183], dtype=float32)
    """
    return K.exp(x)


def linear(x):
    """y = x

    Parameters
    ----------
    x : tensor

    Returns
    -------
    tensor
        `x` itself.

    Notes
    -----
    What a layer has when no activation is named: right for the output of a regression. Between two dense layers it leaves them no more
    than one: (x A) B = x (A B).

    Examples
    --------
    >>> linear(3)
    3
    """
    return x


KNOWN = {f.__name__: f for f in (softmax, elu, selu, softplus, softsign, relu, tanh, sigmoid, hard_sigmoid, exponential, linear)}


def serialize(activation):
    """The name of an activation function, by which `deserialize` finds it again.

    Parameters
    ----------
    activation : function

    Returns
    -------
    str

    Raises
    ------
    AttributeError
        For what has no name: a layer, or `functools.partial(...)`.

    Notes
    -----
    A name is all that a saved model keeps of an activation. A function of your own must be handed over again when the model is loaded, in
    `custom_objects`; every `lambda` is called '<lambda>'.

    Examples
    --------
    >>> serialize(relu)
    'relu'
    """
    if not hasattr(activation, "__name__"):
        way_out = "add the layer to the model, after this one" if _is_layer(activation) else "write it as a function of its own (def …)"
        raise AttributeError(f"An activation is saved by its name, and {_called(activation)} has none: {way_out}.")
    return activation.__name__


def deserialize(name, custom_objects=None):
    """The activation function called `name`, among the learner's own first.

    Parameters
    ----------
    name : str
    custom_objects : dict of str to function, optional
        The learner's own; those of a `CustomObjectScope` are known as well.

    Returns
    -------
    function

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.

    Examples
    --------
    >>> deserialize("twice", custom_objects={"twice": lambda x: 2 * x})(3)
    6
    """
    return _config.deserialize(name, KNOWN, custom_objects, "activation function")


def get(identifier):
    """An activation function from None (linear), a name, or any callable.

    Parameters
    ----------
    identifier : None, str or callable
        A callable takes a tensor and gives one of the same shape, by operations of `K`.

    Returns
    -------
    callable

    Raises
    ------
    ValueError
        For a name that is not known, with the nearest known ones, and for anything else.

    Warns
    -----
    UserWarning
        For a layer: it works, but the model can then not be saved.

    Examples
    --------
    >>> get("relu").__name__, get(None).__name__
    ('relu', 'linear')
    """
    if identifier is None:
        return linear
    if isinstance(identifier, str):
        return deserialize(identifier)
    if callable(identifier):
        if _is_layer(identifier):
            _warnings.warn(f"{_called(identifier)} was given as the activation of another layer. It computes, but such a model cannot be "
                           "saved: add it to the model as a layer of its own, after the other one.", stacklevel=3)
        return identifier
    raise ValueError(f"An activation must be None, a name or a function, got {identifier!r}.")


def _is_layer(thing):
    return hasattr(thing, "compute_output_shape") and not isinstance(thing, type)


def _called(thing):
    return f"the layer {type(thing).__name__}" if _is_layer(thing) else f"a {type(thing).__name__}"
