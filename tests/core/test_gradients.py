"""The walk back: sums where paths meet, visits nodes and not paths, never recurses, computes only what was asked for."""
import pytest

from kerastutor import backend as K
from kerastutor.core import state
from kerastutor.core.gradients import Gradient, gradients
from kerastutor.core.op import op
from kerastutor.core.registry import OPS


@pytest.fixture
def watched_op():
    """x + y, which tells which of its pullbacks were called."""
    called = []

    @op
    def watched(x, y):
        """z = x + y"""
        def grad_x(g):
            called.append("x")
            return g

        def grad_y(g):
            called.append("y")
            return g

        return x + y, (grad_x, grad_y)

    yield watched, called
    del OPS["watched"]


def test_gradients_add_up_where_paths_meet():
    x = K.variable([3.])
    y = x * x
    g, = gradients(y + y * x + x, [x])  # 2x + 3x² + 1
    assert g.tolist() == [34]


def test_the_same_tensor_twice_in_one_operation():
    x = K.variable([1., -2.])
    assert gradients(K.sum(K.concatenate([x, x, x])), [x])[0].tolist() == [3, 3]


def test_each_operation_is_walked_once_however_many_paths_lead_through_it(watched_op):
    add, called = watched_op
    y = x = K.variable([1.])
    for _ in range(60):  # 2^60 paths
        y = add(y, y)
    assert gradients(y, [x])[0].tolist() == [2. ** 60]
    assert len(called) == 120


def test_a_chain_of_20000_operations():
    y = x = K.variable([1.])
    for _ in range(20000):
        y = y + 1.
    assert gradients(y, [x])[0].tolist() == [1]


def test_a_gradient_that_nobody_asked_for_is_not_computed(watched_op):
    add, called = watched_op
    x, y = K.variable([1.]), K.variable([1.])
    aside = add(y, y)
    gradients(K.sum(add(x, aside)), [x])
    assert called == ["x"]


def test_none_where_there_is_no_way():
    x, y = K.variable([1.]), K.variable([1.])
    found = gradients(K.sum(x * 2.), [y, x])
    assert found[0] is None and found[1].tolist() == [2]
    assert K.gradients(K.sum(x), [y]) == [None]


def test_with_respect_to_something_on_the_way_and_to_the_loss_itself():
    x = K.variable([3.])
    y = x * x
    z = y * 2.
    assert [g.tolist() for g in gradients(z, [y, x, z])] == [[2], [12], [1]]


def test_the_sum_of_a_loss_that_is_no_number():
    x = K.variable([[1., 2.], [3., 4.]])
    assert gradients(x * x, [x])[0].tolist() == [[2, 4], [6, 8]]


def test_a_second_derivative_is_refused():
    x = K.variable([3.])
    g, = K.gradients(x * x * x, [x])
    assert isinstance(g, Gradient)
    with pytest.raises(NotImplementedError, match="second derivatives are not offered"):
        K.gradients(K.sum(g * g), [x])


def test_a_gradient_may_be_used_as_a_constant():
    x = K.variable([3.])
    g, = K.gradients(x * x, [x])
    assert gradients(K.sum(K.stop_gradient(g) * x), [x])[0].tolist() == [6]


def test_nothing_is_kept_while_the_tape_is_off():
    x = K.variable([3.])
    with state.tape(False):
        y = x * x
        with pytest.raises(RuntimeError, match="when no operation is remembered"):
            K.gradients(y, [x])
    assert y.parents == ()
    assert (x * x).parents != ()


def test_gradients_leave_values_and_other_gradients_alone():
    x, y = K.variable([1., 2.]), K.variable([5., 6.])
    a, b = gradients(K.sum(x + y), [x, y])
    a = a * 10
    assert b.tolist() == [1, 1] and K.eval(x).tolist() == [1, 2]
