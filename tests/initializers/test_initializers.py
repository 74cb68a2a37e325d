"""Initializers: their statistics, how they count inputs and outputs, and that seeds repeat."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import initializers
from kerastutor.core.config import custom_object_scope
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
    ((2, 2, 2, 3, 4), (24, 32)), ((10,), (10 ** 0.5, 10 ** 0.5)), ((2, 2, 2, 2, 3, 4), (192 ** 0.5, 192 ** 0.5)), ((3, 3, 6, 2), (54, 18)),
])
def test_how_many_inputs_and_outputs_a_unit_has(shape, expected):
    assert initializers.fans(shape) == expected


@pytest.mark.parametrize("initializer, expected", [
    ("zeros", [[0, 0], [0, 0]]), ("ones", [[1, 1], [1, 1]]), (Constant(3), [[3, 3], [3, 3]]), (Constant([1, 2, 3, 4]), [[1, 2], [3, 4]]),
    (Constant(np.arange(4).reshape(2, 2)), [[0, 1], [2, 3]]), (Constant([7]), [[7, 7], [7, 7]]),
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
    assert type(initializers.get(initializers.Zeros)) is initializers.Zeros
    with pytest.raises(ValueError, match="Unknown initializer: 'glorot'. Did you mean 'glorot_"):
        initializers.get("glorot")
    for name in ("Zero", "ZEROS", "variance_scaling", " he_normal", "serialize", "Initializer", "fans"):
        with pytest.raises(ValueError, match="Unknown initializer"):
            initializers.get(name)


@pytest.mark.parametrize("wrong", [None, 3, [1], {}, {"class_name": "Zeros"}])
def test_what_is_no_initializer_is_refused(wrong):
    with pytest.raises(ValueError, match="initializer"):
        initializers.get(wrong)


ALIASES = {"zero": "Zeros", "zeros": "Zeros", "one": "Ones", "ones": "Ones", "constant": "Constant", "uniform": "RandomUniform",
           "random_uniform": "RandomUniform", "normal": "RandomNormal", "random_normal": "RandomNormal",
           "truncated_normal": "TruncatedNormal", "orthogonal": "Orthogonal", "identity": "Identity"}


@pytest.mark.parametrize("alias, name", ALIASES.items())
def test_aliases(alias, name):
    assert getattr(initializers, alias) is getattr(initializers, name) is type(initializers.get(alias)) is type(initializers.get(name))


MADE = {"lecun_uniform": (1, "fan_in", "uniform"), "lecun_normal": (1, "fan_in", "normal"), "glorot_uniform": (1, "fan_avg", "uniform"),
        "glorot_normal": (1, "fan_avg", "normal"), "he_uniform": (2, "fan_in", "uniform"), "he_normal": (2, "fan_in", "normal")}


@pytest.mark.parametrize("name, settings", MADE.items())
def test_functions_make_initializers(name, settings):
    make = getattr(initializers, name)
    expected = {**dict(zip(("scale", "mode", "distribution"), settings)), "seed": 7}
    assert make(seed=7).get_config() == expected
    assert initializers.get(make).get_config() == {**expected, "seed": None}
    assert initializers.get({"class_name": name, "config": {"seed": 7}}).get_config() == expected
    assert initializers.deserialize(name) is make
    with pytest.raises(TypeError, match=r"seed must be a whole number or None, got \(3, 4\). The shape belongs to the next call"):
        make((3, 4))


def my_init(shape, dtype=None):
    return K.constant(3, shape=shape, dtype=dtype)


class Mine(initializers.Initializer):
    def __init__(self, value=1):
        self.value = value

    def __call__(self, shape, dtype=None):
        return K.constant(self.value, shape=shape, dtype=dtype)

    def get_config(self):
        return {"value": self.value}


def test_initializers_of_ones_own():
    assert initializers.get(my_init) is my_init and initializers.serialize(my_init) == "my_init"
    mine = Mine(4)
    assert initializers.serialize(mine) == {"class_name": "Mine", "config": {"value": 4}}
    assert initializers.deserialize(initializers.serialize(mine), {"Mine": Mine}).value == 4
    assert initializers.deserialize("my_init", {"my_init": my_init}) is my_init
    with custom_object_scope({"my_init": my_init, "Mine": Mine}):
        assert initializers.get("my_init") is my_init and initializers.get("Mine").value == 1
    with pytest.raises(ValueError, match="Unknown initializer: 'my_init'"):
        initializers.get("my_init")
    with pytest.raises(NotImplementedError):
        initializers.Initializer()((2, 2))


def test_a_config_may_name_a_dtype_as_older_files_do():
    assert initializers.get({"class_name": "RandomNormal", "config": {"stddev": 2.0, "dtype": "float32"}}).stddev == 2
    with pytest.raises(TypeError):
        initializers.get({"class_name": "RandomNormal", "config": {"foo": 2.0}})


@pytest.mark.parametrize("name", sorted(initializers.KNOWN))
@pytest.mark.parametrize("dtype", [None, "float32", "float64"])
def test_the_type_of_the_numbers(name, dtype):
    assert K.dtype(initializers.get(name)((2, 2), dtype=dtype)) == (dtype or "float32")
    assert K.dtype(initializers.get("ones")((2,), dtype="int32")) == "int32"


@pytest.mark.parametrize("name", sorted(set(initializers.KNOWN) - {"Identity", "identity", "Orthogonal", "orthogonal"}))
def test_shapes_of_any_number_of_axes(name):
    initializer = initializers.get(name)
    assert [K.int_shape(initializer(shape)) for shape in ((), (3,), [2, 3], 4, np.int64(4), (1, 2, 3, 4, 5))] == [
        (), (3,), (2, 3), (4,), (4,), (1, 2, 3, 4, 5)]


@pytest.mark.parametrize("name", sorted(initializers.KNOWN))
@pytest.mark.parametrize("shape", [(0, 3), (-1, 3), (None, 3), (2.5, 3), "ab", None])
def test_shapes_that_are_none(name, shape):
    with pytest.raises(ValueError, match="must be a whole number from 1 on, got"):
        initializers.get(name)(shape)


@pytest.mark.parametrize("make, error, told", [
    (lambda: RandomNormal(stddev=-1), ValueError, "RandomNormal: stddev must be a finite number from 0 on, got -1"),
    (lambda: RandomNormal(stddev=float("nan")), ValueError, "from 0 on, got nan"),
    (lambda: RandomNormal(mean=float("inf")), ValueError, "RandomNormal: mean must be a finite number, got inf"),
    (lambda: TruncatedNormal(stddev=-0.1), ValueError, "TruncatedNormal: stddev must be a finite number from 0 on, got -0.1"),
    (lambda: RandomUniform(2, 1), ValueError, "minval must not lie above maxval, got minval=2 and maxval=1: swap them"),
    (lambda: RandomUniform(float("nan"), 1), ValueError, "minval must be a finite number, got nan"),
    (lambda: VarianceScaling(0), ValueError, "scale must be above 0, got 0"),
    (lambda: VarianceScaling(float("nan")), ValueError, "scale must be a finite number, got nan"),
    (lambda: VarianceScaling("2"), TypeError, "scale must be a finite number, got '2'"),
    (lambda: VarianceScaling(mode=None), ValueError, "mode must be 'fan_in' or 'fan_out' or 'fan_avg', got None"),
    (lambda: VarianceScaling(distribution="truncated_normal"), ValueError, "must be 'normal' or 'uniform', got 'truncated_normal'"),
    (lambda: Orthogonal(float("nan")), ValueError, "Orthogonal: gain must be a finite number, got nan"),
    (lambda: Identity("2"), TypeError, "Identity: gain must be a finite number"),
    (lambda: Orthogonal()((5,)), ValueError, r"at least 2 axes, got shape \(5,\)"),
    (lambda: Identity()((3,)), ValueError, r"only a matrix can be the identity, got shape \(3,\)"),
    (lambda: Constant([1, 2])((2, 2)), TypeError, r"the shape \(2, 2\) takes 4 numbers, got 2"),
    (lambda: RandomNormal(seed=1.5), TypeError, "RandomNormal: seed must be a whole number or None, got 1.5"),
    (lambda: Orthogonal(seed=-1), ValueError, "Orthogonal: seed must be a whole number from 0 on, or None, got -1"),
])
def test_settings_that_will_not_do(make, error, told):
    with pytest.raises(error, match=told):
        make()


def test_small_and_capital_letters_are_the_same_in_modes():
    assert VarianceScaling(mode="FAN_IN", distribution="Uniform").get_config()["mode"] == "fan_in"


@pytest.mark.parametrize("seed, gain, shape, expected", [
    (1, 1, (2, 2), [[-0.99223487, 0.12437831], [0.12437831, 0.99223487]]),
    (2, 1, (2, 2), [[-0.1106754, -0.99385661], [-0.99385661, 0.1106754]]),
])
def test_orthogonal_with_a_seed_gives_the_numbers_of_keras(seed, gain, shape, expected):
    """Up to the signs of the axes, which are the decomposition's own."""
    w = K.eval(Orthogonal(gain, seed=seed)(shape))
    np.testing.assert_allclose(np.abs(w), np.abs(expected), atol=1e-6)


def test_a_seed_moves_on_at_each_call_as_in_keras():
    initializer = RandomNormal(seed=np.int64(1))
    initializer((3,))
    initializer((3,))
    assert initializer.get_config() == {"mean": 0.0, "stddev": 0.05, "seed": 3}
    assert type(initializer.get_config()["seed"]) is int


@pytest.mark.parametrize("name", ["random_normal", "random_uniform", "truncated_normal", "glorot_uniform", "orthogonal"])
def test_without_a_seed_the_librarys_generator_draws(name):
    drawn = []
    for _ in range(2):
        set_random_seed(5)
        initializer = initializers.get(name)
        drawn.append([K.eval(initializer((4, 4))) for _ in range(2)])
    assert np.array_equal(drawn[0], drawn[1]) and not np.array_equal(drawn[0][0], drawn[0][1])


def test_the_spread_survives_a_layer():
    """n Var(w) E[x^2]: with lecun 1, with he 2, of which relu lets half through."""
    x = np.random.RandomState(0).randn(200, 400)
    for name, after in (("lecun_uniform", lambda z: z.var()), ("he_normal", lambda z: np.square(np.maximum(z, 0)).mean())):
        set_random_seed(1)
        assert after(x @ K.eval(initializers.get(name)((400, 300)))) == pytest.approx(1, abs=0.05)
