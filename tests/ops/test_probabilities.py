"""The fused operations equal their readable twins, value and gradient; at saturated ends they keep the digits that the twins lose."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients
from kerastutor.ops import probabilities as p

LOGITS = np.array([[0.3, -1.2, 2.0], [1.4, 0.6, -0.8]])
TARGETS = np.array([[0.2, 0.5, 0.3], [1.0, 0.0, 0.0]])
OUTPUTS = np.array([[0.2, 0.7, 0.1], [0.5, 0.25, 0.25]])
SHARP = np.array([[0.0, 1.0, 0.0], [1e-9, 1 - 1e-9, 0.5]])

PAIRS = [
    (p.softmax, p.softmax_simple, [LOGITS], {}),
    (p.softmax, p.softmax_simple, [LOGITS], {"axis": 0}),
    (p.softmax, p.softmax_simple, [LOGITS + 1000], {}),
    (p._softmax_crossentropy, p.softmax_crossentropy_simple, [LOGITS, TARGETS], {}),
    (p._softmax_crossentropy, p.softmax_crossentropy_simple, [LOGITS, TARGETS], {"axis": 0}),
    (p._softmax_crossentropy, p.softmax_crossentropy_simple, [LOGITS + 1000, TARGETS], {}),
    (p._sigmoid_crossentropy, p.sigmoid_crossentropy_simple, [LOGITS, TARGETS], {}),
    (p._sigmoid_crossentropy, p.sigmoid_crossentropy_simple, [5 * LOGITS, TARGETS], {}),
    (p._clipped_crossentropy, p.clipped_crossentropy_simple, [OUTPUTS, TARGETS], {}),
    (p._clipped_crossentropy, p.clipped_crossentropy_simple, [3 * OUTPUTS, TARGETS], {"axis": 0}),
    (p._clipped_crossentropy, p.clipped_crossentropy_simple, [SHARP, TARGETS], {}),
    (p._clipped_binary_crossentropy, p.clipped_binary_crossentropy_simple, [OUTPUTS, TARGETS], {}),
    (p._clipped_binary_crossentropy, p.clipped_binary_crossentropy_simple, [SHARP, TARGETS], {}),
]


@pytest.fixture(autouse=True)
def in_float64():
    K.set_floatx("float64")
    yield
    K.set_floatx("float32")


def value_and_gradients(f, arrays, settings):
    variables = [K.variable(a) for a in arrays]
    y = f(*variables, **settings)
    weights = np.cos(np.arange(K.count_params(y))).reshape(y.shape)
    return [K.eval(y)] + gradients(K.sum(y * weights), variables)


def test_every_twin_is_compared():
    twins = {f for name, f in vars(p).items() if name.endswith("_simple")}
    assert twins == {simple for _, simple, _, _ in PAIRS}


@pytest.mark.parametrize("fused, simple, arrays, settings", PAIRS, ids=lambda x: getattr(x, "__name__", ""))
def test_a_fused_operation_equals_its_twin(fused, simple, arrays, settings):
    for found, expected in zip(value_and_gradients(fused, arrays, settings), value_and_gradients(simple, arrays, settings)):
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


def test_saturated_logits_lose_nothing():
    x = np.array([[800., 0., -800.]])
    loss, gradient, _ = value_and_gradients(p._softmax_crossentropy, [x, np.array([[0., 0., 1.]])], {})
    assert loss.tolist() == [1600] and gradient.tolist() == [[1, 0, -1]]
    loss, gradient, _ = value_and_gradients(p._sigmoid_crossentropy, [np.array([[800., -800.]]), np.array([[0., 1.]])], {})
    assert loss.tolist() == [[800, 800]]
    np.testing.assert_allclose(gradient, [[1, -np.cos(1)]])
    loss, gradient = value_and_gradients(lambda x: p.sparse_categorical_crossentropy(np.array([2]), x, from_logits=True), [x], {})
    assert loss.tolist() == [1600] and gradient.tolist() == [[1, 0, -1]]


def test_sparse_labels_equal_one_hot_rows():
    rows = np.eye(3)[[2, 0]]
    for logits in (False, True):
        outputs = LOGITS if logits else OUTPUTS
        sparse = value_and_gradients(lambda y: p.sparse_categorical_crossentropy(np.array([2, 0]), y, from_logits=logits), [outputs], {})
        dense = value_and_gradients(lambda y: p.categorical_crossentropy(K.constant(rows), y, from_logits=logits), [outputs], {})
        for a, b in zip(sparse, dense):
            np.testing.assert_allclose(a, b, rtol=1e-9)


def test_float32_probabilities_of_0_and_1_give_finite_losses():
    K.set_floatx("float32")
    sharp, target = np.float32([[0, 1], [1, 0]]), np.float32([[1, 0], [1, 0]])
    np.testing.assert_allclose(K.categorical_crossentropy(target, sharp), [16.118095, 1.1920930e-07], rtol=1e-5)  # by real Keras
    np.testing.assert_allclose(K.binary_crossentropy(target, sharp), [[15.424949, 15.333239], [0, 0]], rtol=1e-5)
    np.testing.assert_allclose(K.sparse_categorical_crossentropy(np.array([0, 0]), sharp), [16.118095, 1.1920929e-07], rtol=1e-5)


@pytest.mark.parametrize("f", [K.categorical_crossentropy, K.binary_crossentropy])
def test_targets_must_look_like_outputs(f):
    with pytest.raises(ValueError, match=rf"{f.__name__}: the target has shape \(2, 2\), the output \(2, 3\)"):
        f(np.ones((2, 2)), np.ones((2, 3)))


def test_a_label_that_does_not_exist():
    for bad in (3, -1):
        with pytest.raises(ValueError, match=f"label {bad} is outside 0 … 2, the 3 classes"):
            K.sparse_categorical_crossentropy(np.array([0, bad]), OUTPUTS)
