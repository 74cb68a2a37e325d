"""Numbers that move: indices, joins, and what goes back along them."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients
from kerastutor.ops import shapes


def test_rows_taken_twice_get_both_gradients():
    table = K.variable(np.zeros((4, 2)))
    rows = K.gather(table, np.array([[3, 0], [3, 3]]))
    assert rows.shape == (2, 2, 2)
    weights = np.array([[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    assert gradients(K.sum(rows * weights), [table])[0].tolist() == [[3, 4], [0, 0], [0, 0], [13, 16]]


def test_a_table_of_numbers_and_of_matrices():
    for table in (np.arange(3.), np.arange(12.).reshape(3, 2, 2)):
        v = K.variable(table)
        assert np.array_equal(K.eval(K.gather(v, [2, 2])), table[[2, 2]])
        assert gradients(K.sum(K.gather(v, [2, 2])), [v])[0].sum() == 2 * table[2].size


def test_no_row_at_all():
    table = K.variable(np.ones((3, 2)))
    none = K.gather(table, np.zeros((0, 5), int))
    assert none.shape == (0, 5, 2)
    assert gradients(K.sum(none), [table])[0].tolist() == [[0, 0]] * 3


@pytest.mark.parametrize("bad", [4, -1])
def test_a_row_that_does_not_exist(bad):
    with pytest.raises(IndexError, match=rf"index {bad} is outside 0 … 3, the rows of a table of shape \(4, 2\)"):
        K.gather(K.variable(np.ones((4, 2))), [0, bad])


def test_an_index_that_names_a_place_twice_adds_up():
    x = K.variable(np.zeros((2, 3)))
    assert gradients(K.sum(x[[0, 0, 1]]), [x])[0].tolist() == [[2, 2, 2], [1, 1, 1]]
    assert gradients(K.sum(x[:, np.array([1, 1])]), [x])[0].tolist() == [[0, 2, 0], [0, 2, 0]]
    assert gradients(K.sum(x[..., -1]), [x])[0].tolist() == [[0, 0, 1], [0, 0, 1]]
    assert gradients(K.sum(x[x > -1]), [x])[0].tolist() == [[1, 1, 1], [1, 1, 1]]


def test_an_unstacked_slice_that_nobody_uses_has_gradient_zero():
    x = K.variable(np.ones((2, 3)))
    first, second, third = shapes.unstack(x, axis=1)
    assert first.shape == (2,)
    assert gradients(K.sum(first * 2 + third), [x])[0].tolist() == [[2, 0, 1], [2, 0, 1]]
    assert gradients(K.sum(second * second + second), [x])[0].tolist() == [[0, 3, 0], [0, 3, 0]]


def test_parts_of_one_operation_meet_again():
    x = K.variable([[1., 2.], [3., 4.]])
    a, b = shapes.unstack(x)
    assert gradients(K.sum(a * b), [x, a])[0].tolist() == [[3, 4], [1, 2]]
    assert gradients(K.sum(a * b), [a])[0].tolist() == [3, 4]


@pytest.mark.parametrize("axis", [0, 1, 2, -1, -2, -3])
def test_joining_along_every_axis(axis):
    x, y = np.arange(24.).reshape(2, 3, 4), -np.arange(24.).reshape(2, 3, 4)
    assert np.array_equal(K.concatenate([x, y], axis=axis), np.concatenate([x, y], axis=axis))
    assert np.array_equal(K.stack([x, y], axis=axis), np.stack([x, y], axis=axis))


def test_one_hot():
    assert K.one_hot(np.array([[2], [0]]), 3).tolist() == [[[0, 0, 1]], [[1, 0, 0]]]


def test_repeating():
    x = np.array([[1, 2]])
    assert K.repeat(x, 2).tolist() == [[[1, 2], [1, 2]]]
    assert K.repeat_elements(x, 2, axis=1).tolist() == [[1, 1, 2, 2]]
    assert K.tile(x, (2, 2)).tolist() == [[1, 2, 1, 2], [1, 2, 1, 2]]
