import numpy as np
import pytest

from kerastutor.utils.generic_utils import (
    check_for_unexpected_keys,
    is_all_none,
    object_list_uid,
    slice_arrays,
    to_list,
    transpose_shape,
    unpack_singleton,
)

A = np.arange(6)


@pytest.mark.parametrize("x, allow_tuple, expected", [(3, False, [3]), ([3], False, [3]), (None, False, [None]), ((1, 2), False, [(1, 2)]),
                                                      ((1, 2), True, [1, 2])])
def test_to_list(x, allow_tuple, expected):
    assert to_list(x, allow_tuple) == expected


@pytest.mark.parametrize("x, expected", [([1], 1), ((1,), 1), ([1, 2], [1, 2]), ([], [])])
def test_unpack_singleton(x, expected):
    assert unpack_singleton(x) == expected


def test_object_list_uid():
    a, b = object(), object()
    assert object_list_uid([a, b]) == f"{id(a)}, {id(b)}" and object_list_uid(a) == str(id(a))


@pytest.mark.parametrize("x, answer", [(None, True), ([None, None], True), ((None,), True), ([], True), ([None, 0], False), (0, False)])
def test_is_all_none(x, answer):
    assert is_all_none(x) is answer


@pytest.mark.parametrize("arrays, start, stop, expected", [
    (None, 1, 2, [None]), ([A, None], 1, 3, [[1, 2], None]), ([A, None], [0, 2], None, [[0, 2], None]),
    ([A], np.array([0, 2]), None, [[0, 2]]),
    (A, [3, 5], None, [3, 5]), ([A], [1], 3, [[1]]), ([A], 2, None, [[2, 3, 4, 5]]), (A, 2, 4, [2, 3]), ([[1, 2, 3]], 1, None, [[2, 3]]),
])
def test_slice_arrays(arrays, start, stop, expected):
    found = slice_arrays(arrays, start, stop)
    assert [x if x is None or np.ndim(x) == 0 else list(x) for x in found] == expected


@pytest.mark.parametrize("shape, wanted, axes, expected", [
    ((16, 32, 48, 3), "channels_first", (1, 2), (16, 3, 32, 48)), ((1, 2, 3, 4, 5), "channels_first", (1, 2, 3), (1, 5, 2, 3, 4)),
    ([1, 2, 3], "channels_first", (1,), [1, 3, 2]), ((16, 32, 48, 3), "channels_last", (1, 2), (16, 32, 48, 3)),
])
def test_transpose_shape(shape, wanted, axes, expected):
    assert transpose_shape(shape, wanted, axes) == expected


def test_transpose_shape_refuses_other_formats():
    with pytest.raises(ValueError, match="target_format must be 'channels_first' or 'channels_last', got 'x'"):
        transpose_shape((1, 2, 3), "x", (1,))


def test_check_for_unexpected_keys():
    assert check_for_unexpected_keys("loss", {"a": 1}, ["a", "b"]) is None
    with pytest.raises(ValueError, match=r"^Unknown entries in loss dictionary: \['c'\]. Only expected following keys: \['a', 'b'\]$"):
        check_for_unexpected_keys("loss", {"a": 1, "c": 2}, ["a", "b"])
