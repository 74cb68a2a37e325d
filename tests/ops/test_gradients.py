"""Every registered operation's pullbacks against central differences, by declaration: an operation, what goes in, its settings."""
import numpy as np
import pytest

from kerastutor.core.gradients import gradients
from kerastutor.core.registry import OPS
from kerastutor.core.tensor import Tensor

import kerastutor  # noqa: F401  (fills the register)

WITHOUT_GRADIENT = {"all", "any", "argmax", "argmin", "equal", "greater", "greater_equal", "less", "less_equal", "not_equal", "one_hot",
                    "stop_gradient", "zeros_like"}

A = np.array([[0.31, -1.2, 2.05], [-0.45, 0.9, 1.6]])  # away from every kink: 0, ±2.5, thresholds
B = np.array([[1.4, 0.6, -0.8], [2.2, -1.7, 0.35]])
POSITIVE = np.abs(A) + 0.2
ROWS = np.array([[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]])
BOX = np.linspace(-1.3, 1.7, 24).reshape(2, 3, 4) + 0.013
LABELS = np.array([2, 0])
HOLDS = np.array([[True, False, True], [False, False, True]])

CASES = [  # operation, inputs (floats are differentiated), settings
    ("abs", [A], {}),
    ("add", [A, B], {}), ("add", [A, B[0]], {}), ("add", [A[:, :1], B], {}), ("add", [BOX, A[0, 0]], {}),
    ("add", [A[:1], BOX[:, :, :1]], {}),
    ("batch_flatten", [BOX], {}),
    ("bias_add", [BOX, B[0, :1].repeat(4)], {}), ("bias_add", [BOX, BOX[0]], {}),
    ("cast", [A], {"dtype": "float64"}),
    ("clip", [A], {"min_value": -1.0, "max_value": 1.0}), ("clip", [A], {"min_value": None, "max_value": 1.0}),
    ("clip", [A], {"min_value": -1.0, "max_value": None}),
    ("clipped_binary_crossentropy", [ROWS, 1 - ROWS], {}),
    ("clipped_crossentropy", [POSITIVE, ROWS], {}), ("clipped_crossentropy", [POSITIVE, ROWS], {"axis": 0}),
    ("concatenate", [A, B], {}), ("concatenate", [A, B[:1]], {"axis": 0}), ("concatenate", [BOX, BOX[:, :1], BOX], {"axis": -2}),
    ("cos", [A], {}),
    ("cumprod", [A], {}), ("cumprod", [BOX], {"axis": 1}), ("cumprod", [A * HOLDS], {"axis": 1}),
    ("cumsum", [A], {}), ("cumsum", [BOX], {"axis": 1}),
    ("divide", [A, B], {}), ("divide", [A[0], B], {}), ("divide", [A[0, 0], B], {}),
    ("dot", [A, B.T], {}), ("dot", [BOX, BOX[0].T], {}), ("dot", [A, BOX], {}), ("dot", [BOX, BOX[0, 0]], {}),
    ("dropout", [A], {"level": 0.4, "seed": 3}), ("dropout", [BOX], {"level": 0.4, "noise_shape": (2, 1, None), "seed": 3}),
    ("elu", [A], {}), ("elu", [A], {"alpha": 1.7}),
    ("exp", [A], {}),
    ("expand_dims", [A], {"axis": 1}), ("expand_dims", [A], {}),
    ("flatten", [BOX], {}),
    ("gather", [BOX, np.array([[1, 0], [1, 1]])], {}), ("gather", [A, np.zeros((0,), int)], {}),
    ("getitem", [BOX], {"key": (0, slice(None, None, 2))}), ("getitem", [BOX], {"key": ([1, 0, 1], slice(1, 3))}),
    ("getitem", [A], {"key": HOLDS}), ("getitem", [BOX], {"key": (Ellipsis, None, -1)}), ("getitem", [A], {"key": np.array([1, 1])}),
    ("hard_sigmoid", [A], {}), ("hard_sigmoid", [3 * A], {}),
    ("log", [POSITIVE], {}),
    ("logsumexp", [A], {}), ("logsumexp", [BOX], {"axis": (0, 2)}), ("logsumexp", [BOX], {"axis": -1, "keepdims": True}),
    ("max", [A], {}), ("max", [BOX], {"axis": [0, 1]}), ("max", [BOX], {"axis": 1, "keepdims": True}),
    ("maximum", [A, B], {}), ("maximum", [A, 0.1], {}), ("maximum", [A[0], B], {}),
    ("mean", [A], {}), ("mean", [BOX], {"axis": [0, 2]}), ("mean", [BOX], {"axis": -2, "keepdims": True}),
    ("min", [A], {}), ("min", [BOX], {"axis": [0, 1]}), ("min", [BOX], {"axis": 1, "keepdims": True}),
    ("minimum", [A, B], {}), ("minimum", [A, 0.1], {}), ("minimum", [A[0], B], {}),
    ("multiply", [A, B], {}), ("multiply", [A[:, :1], B[0]], {}), ("multiply", [BOX, A[0, 1]], {}),
    ("negative", [A], {}),
    ("permute_dimensions", [BOX], {"pattern": (2, 0, 1)}),
    ("pow", [A, 3], {}), ("pow", [POSITIVE, B], {}), ("pow", [POSITIVE, B[0]], {}), ("pow", [POSITIVE, 0.5], {}),
    ("prod", [A], {}), ("prod", [BOX], {"axis": (0, 2)}), ("prod", [A * HOLDS], {"axis": 0, "keepdims": True}),
    ("prod", [A * [1, 0, 1]], {"axis": 1}),
    ("relu", [A], {}), ("relu", [A], {"alpha": 0.2}), ("relu", [A], {"max_value": 1.0}),
    ("relu", [A], {"alpha": 0.1, "max_value": 1.0, "threshold": 0.5}),
    ("repeat", [A], {"n": 3}),
    ("repeat_elements", [BOX], {"rep": 2, "axis": 1}), ("repeat_elements", [BOX], {"rep": 3, "axis": -1}),
    ("reshape", [BOX], {"shape": (4, -1)}),
    ("reverse", [BOX], {"axes": 1}), ("reverse", [BOX], {"axes": (0, 2)}),
    ("round", [A], {}),
    ("sigmoid", [A], {}), ("sigmoid", [30 * A], {}),
    ("sigmoid_crossentropy", [A, ROWS], {}), ("sigmoid_crossentropy", [30 * A, ROWS], {}),
    ("sign", [A], {}),
    ("sin", [A], {}),
    ("softmax", [A], {}), ("softmax", [BOX], {"axis": 1}),
    ("softmax_crossentropy", [A, ROWS], {}), ("softmax_crossentropy", [A, B], {"axis": 0}),
    ("softplus", [A], {}), ("softplus", [30 * A], {}),
    ("softsign", [A], {}),
    ("sparse_crossentropy", [ROWS, LABELS], {}), ("sparse_crossentropy", [A, LABELS], {"from_logits": True}),
    ("sparse_crossentropy", [BOX, np.array([[0, 3, 1], [2, 2, 0]])], {"from_logits": True}),
    ("sqrt", [POSITIVE], {}),
    ("square", [A], {}),
    ("squeeze", [A[:, None]], {"axis": 1}),
    ("stack", [A, B], {}), ("stack", [A, B, A], {"axis": -1}),
    ("subtract", [A, B], {}), ("subtract", [A[0], B], {}), ("subtract", [A, B[:, 1:2]], {}),
    ("sum", [A], {}), ("sum", [BOX], {"axis": [0, 2]}), ("sum", [BOX], {"axis": -2, "keepdims": True}),
    ("tanh", [A], {}),
    ("tile", [A], {"n": (2, 3)}), ("tile", [A], {"n": 2}), ("tile", [A], {"n": (2, 1, 2)}),
    ("transpose", [BOX], {}),
    ("unstack", [BOX], {"axis": 1}), ("unstack", [A], {}),
    ("var", [A], {}), ("var", [BOX], {"axis": [0, 2]}), ("var", [BOX], {"axis": -2, "keepdims": True}),
    ("where", [HOLDS, A, B], {}), ("where", [HOLDS, A, 0.5], {}), ("where", [HOLDS[:, :1], A[0], B], {}),
]


def test_every_operation_has_a_case_or_is_known_to_have_no_gradient():
    assert {name for name, _, _ in CASES} | WITHOUT_GRADIENT == set(OPS)
    assert not {name for name, _, _ in CASES} & WITHOUT_GRADIENT


def slope_by_pullbacks(operation, inputs, settings, direction, weights):
    tensors = [Tensor(np.array(x)) if is_number(x) else x for x in inputs]
    results = operation(*tensors, **settings)
    results = results if isinstance(results, tuple) else (results,)
    total = OPS["add"](0.0, 0.0)
    for result, weight in zip(results, weights):
        total = OPS["add"](OPS["sum"](OPS["multiply"](result, weight)), total)
    found = gradients(total, [t for t in tensors if isinstance(t, Tensor)])
    for g, t in zip(found, (t for t in tensors if isinstance(t, Tensor))):
        assert np.shape(g) == t.shape, "a gradient has the shape of its input"
        assert g.dtype == np.float64
    return sum(np.sum(g * d) for g, d in zip(found, direction))


def is_number(x):
    return np.asarray(x).dtype.kind == "f"


def weighted_sum(operation, inputs, settings, weights):
    results = operation(*inputs, **settings)
    return sum(np.sum(r * w) for r, w in zip(results if isinstance(results, tuple) else (results,), weights))


@pytest.mark.parametrize("name, inputs, settings", CASES,
                         ids=[f"{n}-{'-'.join(str(np.shape(x)) for x in i)}-{s if len(str(s)) < 50 else ''}" for n, i, s in CASES])
def test_pullbacks_agree_with_central_differences(name, inputs, settings):
    operation, draw, h = OPS[name], np.random.default_rng(5), 1e-6
    results = operation(*inputs, **settings)
    results = results if isinstance(results, tuple) else (results,)
    weights = [draw.normal(size=np.shape(r)) for r in results]
    direction = [draw.normal(size=np.shape(x)) for x in inputs if is_number(x)]

    def moved(step):
        along = iter(direction)
        return [np.asarray(x) + step * next(along) if is_number(x) else x for x in inputs]

    expected = (weighted_sum(operation, moved(h), settings, weights) - weighted_sum(operation, moved(-h), settings, weights)) / (2 * h)
    found = slope_by_pullbacks(operation, inputs, settings, direction, weights)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-7)
