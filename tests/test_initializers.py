"""Initializers: their statistics, how they count inputs and outputs, and that seeds repeat."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import initializers
from kerastutor.initializers import Constant, Identity, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling
from kerastutor.utils import set_random_seed

SHAPE = (300, 200)


def limits(n):
    return (3 / n) ** 0.5


@pytest.mark.parametrize("initializer, mean, std, largest", [
    (RandomNormal(0.5, 0.1, seed=1), 0.5, 0.1, np.inf), (RandomUniform(-1, 3, seed=1), 1, 4 / 12 ** 0.5, 3),
    (TruncatedNormal(0, 0.1, seed=1), 0, 0.1 * 0.8796, 0.2), ("uniform", 0, 0.1 / 12 ** 0.5, 0.05), ("normal", 0, 0.05, np.inf),
    ("glorot_uniform", 0, 250 ** -0.5, limits(250)), ("glorot_normal", 0, 250 ** -0.5, 2 * 250 ** -0.5 / 0.8796),
    ("he_uniform", 0, 150 ** -0.5, limits(150)), ("he_normal", 0, 150 ** -0.5, 2 * 150 ** -0.5 / 0.8796),
    ("lecun_uniform", 0, 300 ** -0.5, limits(300)), ("lecun_normal", 0, 300 ** -0.5, 2 * 300 ** -0.5 / 0.8796),
    (VarianceScaling(2., "fan_out", "uniform", seed=1), 0, 100 ** -0.5, limits(100)),
])
def test_statistics(initializer, mean, std, largest):
    set_random_seed(3)
    w = K.eval(initializers.get(initializer)(SHAPE))
    assert w.shape == SHAPE and w.dtype == np.float32
    assert abs(w.mean() - mean) < 0.03 * std + 0.003 and abs(w.std() / std - 1) < 0.02
    assert w.max() <= largest * (1 + 1e-5) and (largest == np.inf or w.max() > 0.95 * largest or "normal" in str(initializer))


@pytest.mark.parametrize("shape, expected", [
    ((3, 4), (3, 4)), ((5, 3, 4), (15, 20)), ((2, 5, 3, 4), (30, 40)), ((9,), (3, 3)), ((), (1, 1)),
])
def test_how_many_inputs_and_outputs_a_unit_has(shape, expected):
    assert initializers.fans(shape) == expected


@pytest.mark.parametrize("initializer, expected", [
    ("zeros", [[0, 0], [0, 0]]), ("ones", [[1, 1], [1, 1]]), (Constant(3), [[3, 3], [3, 3]]), (Constant([1, 2]), [[1, 2], [1, 2]]),
    (Identity(2.), [[2, 0], [0, 2]]), ("identity", [[1, 0], [0, 1]]), ("zero", [[0, 0], [0, 0]]),
])
def test_fixed_values(initializer, expected):
    assert K.eval(initializers.get(initializer)((2, 2))).tolist() == expected


@pytest.mark.parametrize("shape", [(4, 4), (3, 5), (5, 3), (2, 3, 4)])
def test_orthogonal_rows_or_columns(shape):
    w = K.eval(Orthogonal(gain=2., seed=1)(shape)).reshape(-1, shape[-1])
    product = w @ w.T if w.shape[0] <= w.shape[1] else w.T @ w
    np.testing.assert_allclose(product, 4 * np.eye(len(product)), atol=1e-5)


def test_the_identity_of_something_that_is_no_matrix():
    with pytest.raises(ValueError, match=r"only a matrix can be the identity, got shape \(2, 2, 2\)"):
        Identity()((2, 2, 2))
    assert K.eval(Identity()((2, 3))).tolist() == [[1, 0, 0], [0, 1, 0]]


@pytest.mark.parametrize("make", [RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling, Orthogonal])
def test_a_seed_repeats_from_object_to_object_and_moves_on_within_one(make):
    first, second = make(seed=5), make(seed=5)
    a, b = K.eval(first((3, 3))), K.eval(first((3, 3)))
    assert not np.array_equal(a, b)
    assert np.array_equal(a, K.eval(second((3, 3)))) and np.array_equal(b, K.eval(second((3, 3))))


@pytest.mark.parametrize("settings, told", [({"scale": 0}, "scale must be above 0"), ({"mode": "fan"}, "mode must be 'fan_in' or"),
                                            ({"distribution": "cauchy"}, "distribution must be 'normal' or 'uniform', got 'cauchy'")])
def test_settings_that_do_not_exist(settings, told):
    with pytest.raises(ValueError, match=told):
        VarianceScaling(**settings)


@pytest.mark.parametrize("name", sorted(initializers.KNOWN))
def test_there_and_back(name):
    initializer = initializers.get(name)
    twin = initializers.deserialize(initializers.serialize(initializer))
    assert type(twin) is type(initializer) and twin.get_config() == initializer.get_config()
    assert K.int_shape(twin((2, 2))) == (2, 2)


def test_names():
    assert initializers.get("he_normal").get_config() == {"scale": 2.0, "mode": "fan_in", "distribution": "normal", "seed": None}
    assert initializers.get(None) is None and type(initializers.get(initializers.Zeros)) is initializers.Zeros
    with pytest.raises(ValueError, match="Unknown initializer: 'glorot'. Did you mean 'glorot_"):
        initializers.get("glorot")
