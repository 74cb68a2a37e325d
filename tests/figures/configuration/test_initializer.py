"""The numbers behind the picture of an initializer: the laws hold, the networks are the library's, the verdicts are right."""
import random
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import initializers
from kerastutor.figures.configuration.initializer import courses, numbers, scene, still, units
from kerastutor.figures.configuration.initializer.law import law_of, short
from kerastutor.initializers import Constant, Identity, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling

SHAPE = (60, 40)
RANDOM = [
    RandomNormal(0.5, 0.1, seed=1), RandomUniform(-1, 3, seed=1), TruncatedNormal(1.0, 0.2, seed=1), Orthogonal(gain=2.0, seed=1),
    VarianceScaling(2.0, "fan_in", "normal", seed=1), VarianceScaling(1.0, "fan_avg", "uniform", seed=1),
    VarianceScaling(3.0, "fan_out", "uniform", seed=1),
]


@pytest.fixture(scope="module")
def bench():
    return numbers.Bench(50, 20, 1)


@pytest.mark.parametrize("initializer", RANDOM, ids=lambda i: type(i).__name__)
def test_a_density_is_the_one_of_what_is_drawn(initializer):
    law = law_of(initializer, SHAPE)
    w = np.concatenate([K.eval(initializer(SHAPE)).ravel() for _ in range(20)]).astype("float64")
    assert abs(w.std() / law.std - 1) < 0.02
    low, high = max(law.low, w.min()), min(law.high, w.max())
    edges = np.linspace(low, high, 13)
    places = np.linspace(low, high, 4801)[:-1] + (high - low) / 9600
    expected = law.density(places).reshape(12, -1).mean(axis=1) * (edges[1] - edges[0])
    found = np.histogram(w, edges)[0] / w.size
    assert abs(expected.sum() - 1) < 1e-3
    np.testing.assert_allclose(found, expected, atol=4 * np.sqrt(0.25 / w.size))
    assert (law.density(np.array([law.low - 1.0, law.high + 1.0])) == 0).all() or law.high == np.inf


@pytest.mark.parametrize("initializer, values, std", [
    ("zeros", {0: 1}, 0), ("ones", {1: 1}, 0), (Constant(0.5), {0.5: 1}, 0), (Identity(2.0), {0: 59 / 60, 2: 1 / 60}, 2 * np.sqrt(59) / 60),
    (RandomUniform(2, 2), {2: 1}, 0), (RandomNormal(1, 0), {1: 1}, 0), (Orthogonal(0), {0: 1}, 0),
])
def test_fixed_values_have_shares(initializer, values, std):
    law = law_of(initializers.get(initializer), SHAPE)
    assert dict(law.values) == pytest.approx(values) and law.std == pytest.approx(std) and law.density is None
    w = K.eval(initializers.get(initializer)(SHAPE))
    assert {float(v): (w == v).mean() for v in np.unique(w)} == pytest.approx(values)


def test_what_is_not_the_librarys_has_no_law():
    assert law_of(lambda shape, dtype=None: 0, SHAPE) is None
    assert law_of(Constant([1, 2]), (2,)) is None


def test_formulas_carry_their_numbers():
    told = {name: law_of(initializers.get(name), (50, 50)).formula for name in numbers.INITIALIZERS}
    assert told["glorot_uniform"] == "w ~ U(−l, l),  l = √(6 / (fan_in + fan_out)) = 0.245"
    assert told["he_normal"] == "w ~ N(0, σ²), |w| < 2.27 σ,  σ = √(2 / fan_in) = 0.2"
    assert told["lecun_uniform"] == "w ~ U(−l, l),  l = √(3 / fan_in) = 0.245"
    assert told["random_normal"] == "w ~ N(0, 0.05²)"
    assert told["orthogonal"] == "W Wᵀ = I,  σ = 1 / √50 = 0.141"


def test_numbers_are_written_short():
    assert [short(v) for v in (1.0, 0.30000000000000004, -1e-9, 520000.0, 7.3e10)] == ["1", "0.3", "−1e−9", "520000", "7.3e10"]


def by_hand(initializer, function, layers=20, n=50, seed=1):
    """Forward in NumPy, from the draws that the library gives after `set_random_seed`."""
    with numbers.seeded(seed):
        h, _ = (K.eval(K.random_normal((numbers.SAMPLES, n))) for _ in range(2))
        spread = [h]
        for _ in range(layers):
            spread.append(function(spread[-1] @ K.eval(initializer((n, n)))))
    return np.array([np.sqrt(v.var(axis=0).mean()) for v in spread])


@pytest.mark.parametrize("name, activation, function", [
    ("glorot_uniform", "tanh", np.tanh), ("he_normal", "relu", lambda x: np.maximum(x, 0)), ("orthogonal", "linear", lambda x: x),
])
def test_the_signal_is_what_the_layers_give(bench, name, activation, function):
    found = bench.course(name, activation).signal
    np.testing.assert_allclose(found, by_hand(initializers.get(name), function), rtol=1e-3)


def test_the_gradient_is_what_a_small_change_does(bench):
    """Central difference: along random directions, dL = sum(gradient direction); its variance is the mean square of the gradient."""
    short_bench = numbers.Bench(8, 3, 1)
    weights = [w.astype("float64") for w in short_bench.weights("glorot_uniform")]

    def loss(x):
        for w in weights:
            x = np.tanh(x @ w)
        return (x * short_bench.end).sum()

    x = short_bench.x.astype("float64")
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = 1e-5
        gradient[i] = (loss(x + step) - loss(x - step)) / 2e-5
    assert short_bench.course("glorot_uniform", "tanh").gradient[0] == pytest.approx(np.sqrt((gradient**2).mean()), rel=1e-4)


def test_theory_is_met(bench):
    """n Var(w) = 1 keeps a linear network as it is; what is above or below 1 acts at every layer."""
    assert bench.course("orthogonal", "linear").signal[-1] == pytest.approx(bench.course("orthogonal", "linear").signal[0], rel=0.05)
    for name, variance in (("random_normal", 50 * 0.05**2), ("he_normal", 2.0)):
        signal = bench.course(name, "linear").signal
        assert (signal[-1] / signal[0]) ** (1 / 20) == pytest.approx(variance**0.5, rel=0.05)


@pytest.mark.parametrize("initializer, activation, gain, signal, gradient", [
    ("glorot_uniform", "tanh", 1, None, None), ("he_normal", "relu", 1, None, None), ("lecun_normal", "selu", 1, None, None),
    ("zeros", "tanh", 1, ("dies", 1), ("dies", 19)), ("zeros", "sigmoid", 1, ("dies", 1), ("dies", 19)),
    ("ones", "relu", 1, ("explodes", 3), ("explodes", 17)), ("random_normal", "tanh", 12.0, None, ("explodes", 4)),
    ("ones", "exponential", 1, ("explodes", 1), ("explodes", 19)),
])
def test_verdicts(bench, initializer, activation, gain, signal, gradient):
    course = bench.course(initializer, activation, gain)
    assert (course.signal_end, course.gradient_end) == (signal, gradient)


def test_the_share_of_saturated_units(bench):
    for gain, low, high in ((12.0, 0.5, 0.75), (0.5, 0, 0.001)):
        tried = numbers.look(bench, "random_normal", "tanh", gain)
        assert low <= tried.saturated[-1] <= high and tried.bounds == (-1, 1)
        assert np.array_equal(tried.flat[1:], 1 - tried.values[1:] ** 2 < 0.1) or abs(
            tried.flat[1:].mean() - (1 - tried.values[1:] ** 2 < 0.1).mean()) < 1e-3
    tried = numbers.look(bench, "he_normal", "relu", 1.0)
    assert tried.bounds is None and np.array_equal(tried.flat[1:], tried.values[1:] == 0)


@pytest.mark.parametrize("name", numbers.INITIALIZERS)
def test_a_grown_initializer_is_one_of_the_librarys(name):
    plain, grown = (numbers.Bench(10, 2, 3).weights(name, gain) for gain in (1, 1.5))
    for a, b in zip(plain, grown):
        np.testing.assert_allclose(b, 1.5 * a, rtol=1e-5, atol=1e-8)


def test_an_initializer_of_ones_own_is_drawn_the_same_each_time_and_stays_as_it_was():
    own = RandomNormal(stddev=0.3, seed=4)
    first, second = (numbers.Bench(10, 3, 1, own).weights("own") for _ in range(2))
    assert own.seed == 4 and all(map(np.array_equal, first, second)) and not np.array_equal(first[0], first[1])
    unseeded = lambda shape, dtype=None: np.random.randn(*shape)  # noqa: E731
    first, second = (numbers.Bench(10, 3, 1, unseeded).weights("own", 2.0) for _ in range(2))
    assert all(map(np.array_equal, first, second))


def test_nothing_is_drawn_from_the_learners_generators():
    np.random.seed(3)
    random.seed(3)
    before = np.random.get_state()[1].tolist(), random.getstate()
    numbers.look(numbers.Bench(10, 2, 1), "orthogonal", "tanh", 1.0)
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before


def test_twins_are_seen(bench):
    twins = {name for name in numbers.INITIALIZERS if numbers.look(bench, name, "tanh", 1.0).twins}
    assert twins == {"zeros", "ones"}


def drawn(tried, lang="en"):
    return ElementTree.fromstring(scene.draw(tried, lang))


def texts(picture):
    return [t.text for t in picture.iter("{http://www.w3.org/2000/svg}text")]


def test_the_picture_says_what_it_shows(bench):
    tried = numbers.look(bench, "random_normal", "tanh", 12.0)
    said = texts(drawn(tried))
    assert said[0].startswith("random_normal × 12 with tanh: the signal gets through 20 layers (×0.8")
    assert "the gradient, going back, explodes at layer 4, 6" in said[0] and said[0].endswith("% saturated at the end")
    assert {"w ~ N(0, 0.6²)", "explodes at layer 4", "the 2500 weights of layer 1"} <= set(said)
    assert said.count("→ ✓") + sum(s.startswith(("→ ✕", "→ ▲")) for s in said) == len(tried.rows) * len(tried.columns) == 25
    chinese = texts(drawn(tried, "zh"))
    assert chinese[0].startswith("random_normal × 12 配 tanh：信号走完 20 层") and "第 4 层爆炸" in chinese


def test_curves_stop_where_they_leave_the_scale():
    line = courses._line(np.array([1.0, 1e-4, 1e-7, 1e-9]))
    assert line.tolist() == [0, -4, -6]
    assert courses._line(np.array([1.0, np.inf, np.nan])).tolist() == [0, 6]
    assert courses._line(np.array([1.0, np.nan, np.nan])).tolist() == [0, 6]
    assert courses._line(np.array([1.0, 0.0, 0.0])).tolist() == [0, -6]


@pytest.mark.parametrize("layers, expected", [(20, [1, 5, 10, 15, 20]), (2, [1, 2]), (7, [1, 2, 4, 5, 7])])
def test_layers_that_are_looked_at(layers, expected):
    assert units.picked(layers) == expected


@pytest.mark.parametrize("initializer", numbers.INITIALIZERS)
@pytest.mark.parametrize("activation", ["tanh", "exponential"])
def test_every_pair_can_be_drawn_and_kept(initializer, activation):
    tried = numbers.look(numbers.Bench(8, 3, 1), initializer, activation, 1.0)
    assert drawn(tried) is not None
    assert still.png(tried).startswith(b"\x89PNG")


@pytest.mark.filterwarnings("error")
def test_names_in_chinese_do_not_upset_the_still():
    def 我的(shape, dtype=None):
        return np.ones(shape)

    tried = numbers.look(numbers.Bench(8, 3, 1, 我的, lambda x: K.tanh(x)), "own", "own", 2.0)
    assert "我的 × 2 配 你自己的" in scene.verdict(tried, "zh")
    assert still.png(tried).startswith(b"\x89PNG")
