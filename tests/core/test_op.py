"""An operation looks at what it is given: arrays, tensors or symbols, by place or by name, with one result or several."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients
from kerastutor.core.op import Parts, op
from kerastutor.core.registry import OPS
from kerastutor.core.symbol import Symbol
from kerastutor.core.tensor import Tensor


@pytest.fixture
def halves():
    @op
    def _halves(x, share=0.5):
        """(share x, (1 - share) x)"""
        def grad(parts):
            return share * parts[0] + (1 - share) * parts[1]
        return (share * x, (1 - share) * x), (grad,)
    yield _halves
    del OPS["halves"]


def test_arrays_are_computed_tensors_remembered_symbols_drawn():
    x = np.float32([1, 4])
    assert type(K.sqrt(x)) is np.ndarray
    assert type(K.sqrt(Tensor(x))) is Tensor and K.sqrt(Tensor(x)).parents
    assert type(K.sqrt(K.placeholder(shape=(2,)))) is Symbol


@pytest.mark.parametrize("make", [K.variable, lambda v: K.placeholder(shape=np.shape(v))])
def test_inputs_by_name(make):
    x = make([3.])
    y = K.maximum(x=1., y=x)
    assert type(y) in (Tensor, Symbol)
    if isinstance(y, Tensor):
        assert gradients(y, [x])[0].tolist() == [1]


def test_several_results(halves):
    x = K.variable([4.])
    a, b = halves(x, share=0.25)
    assert (a.value.item(), b.value.item()) == (1, 3)
    assert gradients(a, [x])[0].tolist() == [0.25]
    assert gradients(a * b, [x])[0].tolist() == [1.5]
    assert [v.tolist() for v in halves(np.array([4.]))] == [[2], [2]]


def test_several_results_of_a_symbol(halves):
    x = K.placeholder(shape=(None, 2))
    a, b = halves(x, share=0.25)
    assert a.shape == b.shape == (None, 2)
    run = K.function([x], [b, a, K.gradients(K.sum(a * b), [x])[0]])
    assert [v.tolist() for v in run([[[4., 0.]]])] == [[[3, 0]], [[1, 0]], [[1.5, 0]]]


def test_parts_meet_place_by_place():
    both = Parts({0: 1, 1: 2}) + Parts({1: 3})
    assert both == {0: 1, 1: 5}
    assert both.complete((0., 0., np.ones(2)))[2].tolist() == [0, 0]


def test_an_operation_keeps_its_name_and_formula():
    assert OPS["sigmoid"].name == "sigmoid" and OPS["bias_add"].name == "bias_add"
    assert OPS["sigmoid"].__doc__ == "y = 1 / (1 + e^-x)"
