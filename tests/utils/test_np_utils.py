import numpy as np
import pytest

from kerastutor.utils import normalize, to_categorical


@pytest.mark.parametrize("y, expected", [
    ([0, 2], [[1, 0, 0], [0, 0, 1]]),
    ([[0], [1]], [[1, 0], [0, 1]]),
    ([[0, 1], [1, 0]], [[[1, 0], [0, 1]], [[0, 1], [1, 0]]]),
    (1, [0, 1]),
    ([1.7, 0], [[0, 1], [1, 0]]),
    ([-1, 1], [[0, 1], [0, 1]]),
])
def test_to_categorical_puts_a_one_at_the_class(y, expected):
    one_hot = to_categorical(y)
    assert one_hot.dtype == np.float32
    assert one_hot.tolist() == expected


def test_to_categorical_with_more_classes_than_seen():
    assert to_categorical([0, 1], 4, "int8").tolist() == [[1, 0, 0, 0], [0, 1, 0, 0]]
    assert to_categorical([], 3).shape == (0, 3)
    assert to_categorical(np.zeros((3, 0)), 2).shape == (3, 0, 2)


@pytest.mark.parametrize("y, num_classes, label", [([0, 3], 2, 3), ([1, -3], None, -3)])
def test_to_categorical_refuses_a_class_that_does_not_exist(y, num_classes, label):
    with pytest.raises(IndexError, match=rf"^to_categorical: class {label} is not one of the 2 classes 0\.\.1"):
        to_categorical(y, num_classes)


def test_to_categorical_cannot_count_the_classes_of_nothing():
    with pytest.raises(ValueError, match="^to_categorical: y is empty.*give num_classes"):
        to_categorical([])


@pytest.mark.parametrize("arguments, expected", [
    ({}, [[.6, .8], [.7071068, -.7071068]]),
    ({"axis": 0}, [[.9486833, .9701425], [.3162278, -.2425356]]),
    ({"order": 1}, [[.4285714, .5714286], [.5, -.5]]),
    ({"order": np.inf}, [[.75, 1], [1, -1]]),
])
def test_normalize_divides_by_the_norm(arguments, expected):
    np.testing.assert_allclose(normalize([[3, 4], [1, -1]], **arguments), expected, rtol=1e-6)


def test_normalize_leaves_zeros_alone():
    assert normalize([[0., 0.]]).tolist() == [[0, 0]]


def test_normalize_makes_a_row_of_a_vector():
    assert normalize([3, 4]).tolist() == [[.6, .8]]


def test_normalize_keeps_float32():
    assert normalize(np.array([[3, 4], [0, 0]], "float32")).dtype == np.float32
    assert normalize(np.ones((2, 3, 4)), axis=1).shape == (2, 3, 4)
