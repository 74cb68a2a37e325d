"""Sums of products, for every number of axes."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients


@pytest.mark.parametrize("a, b", [
    ((2, 3), (3, 4)), ((5, 2, 3), (3, 4)), ((2, 3), (5, 3, 4)), ((5, 2, 3), (7, 3, 4)), ((2, 3), (3,)), ((3,), (3, 2)),
])
def test_dot_sums_over_the_last_axis_and_the_last_but_one(a, b):
    x, y = np.random.default_rng(1).normal(size=a), np.random.default_rng(2).normal(size=b)
    assert K.dot(x, y).shape == np.dot(x, y).shape
    np.testing.assert_allclose(K.dot(x, y), np.dot(x, y), atol=1e-12)


def test_a_bias_for_each_channel():
    x, bias = np.zeros((1, 2, 2, 3)), np.array([1., 2., 3.])
    assert K.bias_add(x, bias)[0, 1, 1].tolist() == [1, 2, 3]
    first = K.bias_add(np.zeros((1, 3, 2, 2)), bias, data_format="channels_first")
    assert first[0, :, 1, 1].tolist() == [1, 2, 3]
    full = np.arange(12.).reshape(2, 2, 3)
    assert np.array_equal(K.bias_add(np.zeros((1, 3, 2, 2)), full, data_format="channels_first")[0], full.transpose(2, 0, 1))


def test_the_biass_gradient_is_a_sum_over_all_samples_and_places():
    bias = K.variable([0., 0.])
    g, = gradients(K.sum(K.bias_add(np.zeros((4, 3, 2)), bias) * np.array([1., 10.])), [bias])
    assert g.tolist() == [12, 120]


def test_a_bias_that_does_not_fit():
    with pytest.raises(ValueError, match="must have 1 or 3 axes for an input of 4, got 2"):
        K.bias_add(np.zeros((1, 2, 2, 3)), np.zeros((2, 3)))
    with pytest.raises(ValueError, match="data_format must be"):
        K.bias_add(np.zeros((1, 3)), np.zeros(3), data_format="sideways")
