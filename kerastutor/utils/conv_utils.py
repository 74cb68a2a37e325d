"""The arithmetic of convolutions: how long the output is, how long the input was, and settings in their full form."""
import numpy as np

from ..core.errors import one_of


def normalize_tuple(value, n, name):
    """n whole numbers, from one that is meant for every axis or from n of them.

    Parameters
    ----------
    value : int, or n of them
    n : int
    name : str
        Of the argument, such as 'kernel_size', for the error message.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> normalize_tuple(3, 2, "kernel_size"), normalize_tuple([3, 5], 2, "kernel_size")
    ((3, 3), (3, 5))
    """
    if is_whole(value):
        return (int(value),) * n
    try:
        values = tuple(value)
    except TypeError:
        values = ()
    if len(values) != n or not all(map(is_whole, values)):
        raise ValueError(f"The `{name}` argument must be a tuple of {n} integers. Received: {value!r}")
    return tuple(map(int, values))


def is_whole(value):
    """Whether a value is a whole number, Python's or NumPy's."""
    return isinstance(value, (int, np.integer)) and not isinstance(value, bool)


def normalize_padding(value):
    """'same', 'valid' or 'causal', whatever the case in which it was written.

    Examples
    --------
    >>> normalize_padding("SAME")
    'same'
    """
    padding = value.lower() if isinstance(value, str) else value
    if padding not in ("valid", "same", "causal"):
        raise ValueError(f'The `padding` argument must be one of "valid", "same" (or "causal" for Conv1D). Received: {value!r}')
    return padding


def spread(filter_size, dilation):
    """How much of the input a filter spans whose taps are `dilation` apart."""
    return (filter_size - 1) * dilation + 1


def conv_output_length(input_length, filter_size, padding, stride, dilation=1):
    """output = ceil((input - lost) / stride), lost = 0 ('same', 'causal'), span - 1 ('valid'), 1 - span ('full')

    The span of a filter is (filter_size - 1) dilation + 1.

    Parameters
    ----------
    input_length : int or None
        None, a length that is not known yet, gives None.
    filter_size, stride, dilation : int
    padding : 'same', 'valid', 'full' or 'causal'

    Examples
    --------
    >>> conv_output_length(10, 3, "valid", stride=2)
    4
    """
    one_of("conv_output_length", "padding", padding, ("same", "valid", "full", "causal"))
    if input_length is None:
        return None
    beyond = spread(filter_size, dilation) - 1
    whole = input_length + {"valid": -beyond, "full": beyond}.get(padding, 0)
    return (whole + stride - 1) // stride


def conv_input_length(output_length, filter_size, padding, stride):
    """input = (output - 1) stride + filter - 2 pad, pad = filter // 2 ('same'), 0 ('valid'), filter - 1 ('full')

    The shortest input from which a convolution makes an output of this length; None gives None.

    Examples
    --------
    >>> conv_input_length(4, 3, "valid", stride=2)
    9
    """
    one_of("conv_input_length", "padding", padding, ("same", "valid", "full"))
    if output_length is None:
        return None
    return (output_length - 1) * stride + filter_size - 2 * padded(filter_size, padding)


def padded(filter_size, padding):
    """How many zeros stand on each side."""
    return {"same": filter_size // 2, "valid": 0, "full": filter_size - 1}[padding]


def deconv_length(dim_size, stride_size, kernel_size, padding, output_padding, dilation=1):
    """output = (input - 1) stride + span - 2 pad + output_padding, of a transposed convolution

    Parameters
    ----------
    dim_size : int or None
        The length of the input; None gives None.
    stride_size, kernel_size, dilation : int
    padding : 'same', 'valid' or 'full'
    output_padding : int or None
        None takes what makes the length a multiple of the stride for 'same', and leaves nothing out for 'valid'.

    Examples
    --------
    >>> deconv_length(4, 2, 3, "same", None), deconv_length(4, 2, 3, "valid", None)
    (8, 9)
    """
    one_of("deconv_length", "padding", padding, ("same", "valid", "full"))
    if dim_size is None:
        return None
    span = spread(kernel_size, dilation)
    if output_padding is not None:
        return (dim_size - 1) * stride_size + span - 2 * padded(span, padding) + output_padding
    return dim_size * stride_size + {"same": 0, "valid": max(span - stride_size, 0), "full": 2 - stride_size - span}[padding]


def convert_kernel(kernel):
    """k'[i, j, …] = k[-i, -j, …]: a convolution's kernel, mirrored along its axes in space

    Parameters
    ----------
    kernel : ndarray of 3, 4 or 5 axes
        (places…, channels in, channels out).

    Raises
    ------
    ValueError
        For another number of axes.
    """
    kernel = np.asarray(kernel)
    if not 3 <= kernel.ndim <= 5:
        raise ValueError(f"convert_kernel: the kernel of a convolution has 3, 4 or 5 axes, got the shape {kernel.shape}.")
    return np.flip(kernel, axis=tuple(range(kernel.ndim - 2))).copy()
