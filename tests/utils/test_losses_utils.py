"""The numbers and shapes are what Keras 2.3.1 answers."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.utils.losses_utils import (
    Reduction,
    broadcast_weights,
    compute_weighted_loss,
    reduce_weighted_loss,
    squeeze_or_expand_dimensions,
)

LOSSES = [1., 2., 5.]


@pytest.mark.parametrize("given, expected", [
    (((3, 1), (3,)), [(3,), (3,)]), (((3,), (3, 1)), [(3,), (3,)]), (((3, 2), (3,)), [(3, 2), (3,)]),
    (((3, 2), (3, 2), (3,)), [(3, 2), (3, 2), (3, 1)]), (((3,), None, (3, 1)), [(3,), (3,)]), (((3,), None, ()), [(3,), ()]),
    (((3, 4), (3, 4, 1)), [(3, 4), (3, 4)]), (((3, 4, 5), (3, 4, 5), (3,)), [(3, 4, 5), (3, 4, 5), (3,)]),
])
def test_axes_of_length_one_come_and_go(given, expected):
    found = squeeze_or_expand_dimensions(*(None if shape is None else K.constant(np.ones(shape)) for shape in given))
    assert [x.shape for x in found if x is not None] == expected


def test_nothing_to_compare_with():
    assert squeeze_or_expand_dimensions(K.ones((3,)))[1] is None


@pytest.mark.parametrize("reduction, expected", [("none", LOSSES), ("sum", 8), ("sum_over_batch_size", 8 / 3)])
def test_reduce_weighted_loss(reduction, expected):
    np.testing.assert_allclose(K.eval(reduce_weighted_loss(K.constant(LOSSES), reduction)), expected, rtol=1e-6)


@pytest.mark.parametrize("weight, reduction, expected", [
    (None, "none", LOSSES), (2., "none", [2, 4, 10]), (2., "sum", 16), (2., "sum_over_batch_size", 16 / 3), ([1., 0, 2], "sum", 11),
    ([1., 0, 2], "sum_over_batch_size", 11 / 3),
])
def test_compute_weighted_loss(weight, reduction, expected):
    weight = K.constant(weight) if isinstance(weight, list) else weight
    np.testing.assert_allclose(K.eval(compute_weighted_loss(K.constant(LOSSES), weight, reduction)), expected, rtol=1e-6)


def test_another_reduction():
    with pytest.raises(ValueError, match="reduction"):
        compute_weighted_loss(K.constant(LOSSES), reduction="mean")
    assert Reduction.all() == ("none", "sum", "sum_over_batch_size")


@pytest.mark.parametrize("values, weight, expected", [((3, 2), (3,), (3, 1)), ((3, 2), (3, 2), (3, 2)), ((3, 2, 4), (3,), (3, 1, 1)),
                                                      ((3, 2, 4), (3, 2), (3, 2, 1)), ((3, 2), (3, 1), (3, 1)), ((3, 2), (), ())])
def test_broadcast_weights(values, weight, expected):
    assert broadcast_weights(K.ones(values), K.constant(np.ones(weight))).shape == expected


@pytest.mark.parametrize("values, weight", [((3,), (3, 1)), ((3, 2), (2,))])
def test_weights_that_do_not_fit(values, weight):
    with pytest.raises(ValueError, match="Incompatible shapes: `values`"):
        broadcast_weights(K.ones(values), K.ones(weight))
