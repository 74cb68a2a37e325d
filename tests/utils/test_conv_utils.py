"""The numbers are what Keras 2.3.1 answers."""
import numpy as np
import pytest

from kerastutor.utils import conv_utils as C


@pytest.mark.parametrize("value, n, expected", [(2, 3, (2, 2, 2)), ((1, 2), 2, (1, 2)), ([1, 2], 2, (1, 2)), (0, 2, (0, 0)), (-1, 1, (-1,)),
                                                (np.int64(3), 2, (3, 3)), (np.array([1, 2]), 2, (1, 2))])
def test_normalize_tuple(value, n, expected):
    assert C.normalize_tuple(value, n, "k") == expected


@pytest.mark.parametrize("value", [(1, 2, 3), "ab", "12", 2.5, (1, "x"), (1.5, 2), None, (None, 1), True])
def test_normalize_tuple_refuses(value):
    with pytest.raises(ValueError, match="^The `strides` argument must be a tuple of 2 integers. Received: "):
        C.normalize_tuple(value, 2, "strides")


def test_normalize_padding():
    assert [C.normalize_padding(p) for p in ("Same", "VALID", "causal")] == ["same", "valid", "causal"]
    for value in ("full", "x", 3):
        with pytest.raises(ValueError, match=f"Received: {value!r}"):
            C.normalize_padding(value)


@pytest.mark.parametrize("arguments, expected", [
    ((10, 3, "same", 2), 5), ((10, 3, "valid", 2), 4), ((10, 3, "full", 1), 12), ((10, 3, "causal", 2, 2), 5), ((None, 3, "same", 1), None),
    ((10, 3, "valid", 1, 3), 4), ((2, 3, "valid", 1), 0), ((10, 3, "full", 2, 2), 7),
])
def test_conv_output_length(arguments, expected):
    assert C.conv_output_length(*arguments) == expected


@pytest.mark.parametrize("arguments, expected", [((5, 3, "same", 2), 9), ((4, 3, "valid", 2), 9), ((4, 3, "full", 2), 5),
                                                 ((None, 3, "same", 2), None), ((4, 4, "same", 2), 6)])
def test_conv_input_length(arguments, expected):
    assert C.conv_input_length(*arguments) == expected


@pytest.mark.parametrize("arguments, expected", [
    ((4, 2, 3, "valid", None), 9), ((4, 2, 3, "same", None), 8), ((4, 2, 3, "full", None), 5), ((4, 2, 3, "valid", 1), 10),
    ((4, 2, 3, "same", 1), 8), ((4, 2, 3, "full", 1), 6), ((4, 1, 3, "valid", None, 2), 8), ((4, 2, 1, "valid", None), 8),
    ((None, 2, 3, "same", None), None), ((4, 2, 3, "same", 0, 2), 7), ((4, 2, 4, "same", 1), 7),
])
def test_deconv_length(arguments, expected):
    assert C.deconv_length(*arguments) == expected


@pytest.mark.parametrize("ask", [lambda: C.conv_output_length(10, 3, "x", 1), lambda: C.conv_input_length(10, 3, "causal", 1),
                                 lambda: C.deconv_length(4, 2, 3, "causal", None)])
def test_unknown_paddings(ask):
    with pytest.raises(ValueError, match="padding must be 'same' or 'valid'"):
        ask()


@pytest.mark.parametrize("shape, expected", [((2, 2, 2), [4, 5, 6, 7, 0, 1, 2, 3]), ((2, 2, 2, 1), [6, 7, 4, 5, 2, 3, 0, 1]),
                                             ((2, 2, 2, 1, 1), [7, 6, 5, 4, 3, 2, 1, 0])])
def test_convert_kernel_mirrors_in_space(shape, expected):
    kernel = np.arange(8).reshape(shape)
    assert C.convert_kernel(kernel).ravel().tolist() == expected
    np.testing.assert_array_equal(C.convert_kernel(C.convert_kernel(kernel)), kernel)


def test_convert_kernel_needs_the_kernel_of_a_convolution():
    with pytest.raises(ValueError, match=r"3, 4 or 5 axes, got the shape \(2, 4\)"):
        C.convert_kernel(np.ones((2, 4)))
