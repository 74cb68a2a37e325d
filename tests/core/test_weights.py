"""Variables keep their identity; many of them live side by side in one array, even when two optimizers share some."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.weights import BLOCK, Flat, Variable
from kerastutor.optimizers import SGD


def test_assigning_keeps_shape_and_type_and_is_seen_by_whoever_looks():
    w = Variable(np.float32([1, 2]), "w:0")
    seen = w.value
    w.assign([3, 4.5])
    assert seen.tolist() == [3, 4.5] and w.dtype == np.float32
    with pytest.raises(ValueError, match=r"w:0 has shape \(2,\); a value of shape \(3,\) does not fit"):
        w.assign([1, 2, 3])


def test_a_variable_does_not_share_the_array_it_was_made_of():
    start = np.ones(2, "float32")
    w = K.variable(start)
    K.set_value(w, [5., 5.])
    assert start.tolist() == [1, 1]


def test_flat_moves_all_at_once():
    a, b = K.variable([[1., 2.]]), K.variable(3.)
    flat = Flat([a, b])
    flat.gather()
    flat.values *= 10
    assert K.eval(a).tolist() == [[10, 20]] and float(b) == 30
    b.assign(7.)
    assert flat.gather().tolist() == [10, 20, 7]


def test_blocks_are_read_where_they_are_and_put_together_where_arrays_meet():
    variables = [K.variable(np.zeros(n)) for n in (BLOCK + 10, 0, 5, 2 * BLOCK)]
    arrays = [np.arange(v.shape[0], dtype="float32") + 1000 * k for k, v in enumerate(variables)]
    flat = Flat(variables)
    met = [(begin, end, numbers.copy(), [k for k, a in enumerate(arrays) if np.shares_memory(numbers, a)])
           for begin, end, numbers in flat.blocks(arrays)]
    assert [end - begin for begin, end, _, _ in met] == [BLOCK, BLOCK, BLOCK, 15]
    assert np.array_equal(np.concatenate([numbers for _, _, numbers, _ in met]), np.concatenate(arrays))
    assert [where for _, _, _, where in met] == [[0], [], [3], [3]]


def test_a_variable_of_a_narrower_type_keeps_its_own():
    wide, narrow = K.variable([1.], dtype="float64"), K.variable([2.], dtype="float32")
    flat = Flat([wide, narrow])
    flat.gather()
    flat.values *= 10
    assert (K.eval(wide), K.eval(narrow), narrow.dtype) == (10, 2, np.float32)
    flat.scatter()
    assert K.eval(narrow) == 20


def test_two_optimizers_may_share_weights():
    """As a GAN's discriminator is trained by one model and stands still, or moves, in another."""
    a, b, c = K.variable([1.]), K.variable([2.]), K.variable([3.])
    first, second = SGD(1.), SGD(1., momentum=0.5)
    for _ in range(2):
        first.step([a, b], [np.ones(1), np.ones(1)])
        second.step([b, c], [np.ones(1), np.ones(1)])
    assert [v.value.item() for v in (a, b, c)] == [-1, -2.5, 0.5]
    a.assign([10.])
    first.step([a, b], [np.ones(1), np.zeros(1)])
    assert [v.value.item() for v in (a, b)] == [9, -2.5]


def test_no_variables_at_all():
    assert Flat([]).gather().shape == (0,)
    SGD(1.).step([], [])
