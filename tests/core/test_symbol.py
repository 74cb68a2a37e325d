"""Symbols: shapes are learnt by trial, values come when something is fed, gradients may be part of the graph."""
import gc
import weakref

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.op import op
from kerastutor.core.registry import OPS
from kerastutor.core.symbol import Plan, evaluate, order


@pytest.mark.parametrize("draw, shape", [
    (lambda x: x + 1, (None, None, 4)),
    (lambda x: K.sum(x, axis=1), (None, 4)),
    (lambda x: K.sum(x, axis=[0, 1], keepdims=True), (1, 1, 4)),
    (lambda x: K.dot(x, K.ones((4, 7))), (None, None, 7)),
    (lambda x: K.permute_dimensions(x, (2, 0, 1)), (4, None, None)),
    (lambda x: K.reshape(x, (-1, 2)), (None, 2)),
    (lambda x: K.concatenate([x, x], axis=1), (None, None, 4)),
    (lambda x: K.concatenate([x, x], axis=-1), (None, None, 8)),
    (lambda x: x[:, 0], (None, 4)),
    (lambda x: K.expand_dims(x[:, :3], 1), (None, 1, 3, 4)),
    (lambda x: K.stack([x, x], axis=1), (None, 2, None, 4)),
    (lambda x: K.equal(x, 0.), (None, None, 4)),
    (lambda x: K.shape(x), (3,)),
    (lambda x: K.reshape(x, (K.shape(x)[0], -1)), (None, None)),
    (lambda x: K.reshape(x, (K.shape(x)[0] * K.shape(x)[1], 4)), (None, 4)),
    (lambda x: K.gather(K.ones((2, 5)), K.cast(x, "int32")), (None, None, 4, 5)),
    (lambda x: K.argmax(x, axis=-1), (None, None)),
])
def test_shapes_are_learnt_by_two_trial_runs(draw, shape):
    assert draw(K.placeholder(shape=(None, None, 4))).shape == shape


def test_types_are_learnt_too():
    x = K.placeholder(shape=(None, 3))
    assert [K.dtype(s) for s in (x > 0, K.argmax(x), K.cast(x, "int32"), x * np.arange(3), x * 2)] == [
        "bool", "int64", "int32", "float32", "float32"]


def test_a_function_feeds_computes_and_updates():
    x, y, w = K.placeholder(shape=(None, 2)), K.placeholder(ndim=1), K.variable([1., 1.])
    run = K.function([x, y], [K.sum(x * w, axis=1) + y, y], updates=[(w, x[0] * 2), K.update_add(w, K.sum(x, axis=0))])
    assert [v.tolist() for v in run([[[1, 2]], [10]])] == [[13], [10]]
    assert K.eval(w).tolist() == [3, 6]
    assert run([[[1, 1]], [0]])[0].tolist() == [9] and K.eval(w).tolist() == [3, 3]


def test_a_function_may_be_told_the_learning_phase():
    x = K.placeholder(shape=(None,))

    @op
    def phase_of(x):
        """The learning phase"""
        return x * 0 + K.learning_phase(), ()
    try:
        run = K.function([x, K.learning_phase()], [phase_of(x)])
        assert run([[0.], 1])[0].tolist() == [1] and run([[0.], 0])[0].tolist() == [0]
    finally:
        del OPS["phase_of"]


def test_gradients_inside_a_graph():
    x, w = K.placeholder(shape=(None, 2)), K.variable([[1.], [2.]])
    hidden = K.dot(x, w)
    loss = K.sum(hidden * hidden)
    to_x, to_hidden, to_w = K.gradients(loss, [x, hidden, w])
    assert to_x.shape == (None, 2) and to_w.shape == (2, 1)
    run = K.function([x], [to_x, to_hidden, to_w, to_x * 2.])
    assert [v.tolist() for v in run([[[1., 1.]]])] == [[[6, 12]], [[6]], [[6], [6]], [[12, 24]]]


def test_a_symbol_that_does_not_matter_has_gradient_zero():
    x, y = K.placeholder(shape=(2,)), K.placeholder(shape=(3,))
    run = K.function([x, y], K.gradients(K.sum(x), [x, y]))
    assert [v.tolist() for v in run([[1, 2], [1, 2, 3]])] == [[1, 1], [0, 0, 0]]


def test_what_nothing_feeds_is_named():
    x, y = K.placeholder(shape=(2,), name="fed"), K.placeholder(shape=(2,), name="forgotten")
    with pytest.raises(ValueError, match="Graph disconnected: the value of 'forgotten' is needed, but nothing feeds it"):
        K.function([x], [x + y])
    with pytest.raises(ValueError, match="'fed' is needed"):
        K.eval(x * 2)


def test_an_intermediate_symbol_may_be_fed():
    x = K.placeholder(shape=(2,))
    y = x * 3
    assert K.function([y], [y + 1])([[1, 1]])[0].tolist() == [2, 2]


def test_each_node_runs_once():
    count = []

    @op
    def counted(x):
        """y = x"""
        count.append(1)
        return x + 0, ()
    try:
        x = K.placeholder(shape=(1,))
        y = counted(x)
        for _ in range(40):  # 2^40 paths
            y = y + y
        count.clear()
        assert K.function([x], [y])([[1]])[0].tolist() == [2. ** 40]
        assert len(count) == 1
    finally:
        del OPS["counted"]


def test_a_plan_of_10000_nodes_is_worked_out_without_recursion():
    y = x = K.placeholder(shape=(1,))
    for _ in range(10000):
        y = K.update(K.variable([0.]), y)
    assert len(order([y], [x])) == 10000
    assert Plan([x], [y]).run([[1.]])[0].value.tolist() == [1]


def test_evaluate_mixes_symbols_tensors_and_constants():
    x = K.placeholder(shape=(None, 1))
    a, b = evaluate([x + 1, K.constant([5.])], {x: K.constant([[1.]])})
    assert a.value.tolist() == [[2]] and b.value.tolist() == [5]


@pytest.mark.parametrize("use, told", [
    (lambda x: np.asarray(x), "has no value yet"), (lambda x: bool(x), "neither true nor false"), (lambda x: list(x), "cannot be walked"),
    (lambda x: float(x), "float"),
])
def test_a_symbol_is_not_a_value(use, told):
    with pytest.raises(TypeError, match=told):
        use(K.placeholder(shape=(2,), name="x"))


def test_repr():
    assert repr(K.placeholder(shape=(None, 3), name="pixels")) == "<Symbol 'pixels' shape=(None, 3) dtype=float32>"


def test_a_run_leaves_nothing_for_the_collector():
    """What a step computed is gone as soon as nobody holds it, so that a long epoch needs no more memory than one batch."""
    x = K.placeholder((None, 3))
    plan = Plan([x], [K.square(x)])
    gc.collect()
    gc.disable()
    try:
        [y] = plan.run([np.ones((2, 3))])
        result = weakref.ref(y)
        del y
        assert result() is None
    finally:
        gc.enable()
