"""Constraints, by real Keras."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import constraints
from kerastutor.constraints import MaxNorm, MinMaxNorm, NonNeg, UnitNorm

W = K.constant([[1., 0., -3.], [2., 0., 4.]])
CASES = [
    (MaxNorm(1.), [[0.44721, 0, -0.6], [0.89443, 0, 0.8]]), (MaxNorm(1., axis=1), [[0.31623, 0, -0.94868], [0.44721, 0, 0.89443]]),
    (MaxNorm(2., axis=[0, 1]), [[0.36515, 0, -1.09545], [0.7303, 0, 1.46059]]), (NonNeg(), [[1, 0, 0], [2, 0, 4]]),
    (UnitNorm(), [[0.44721, 0, -0.6], [0.89443, 0, 0.8]]), (MinMaxNorm(1., 2., rate=0.5), [[0.94721, 0, -2.1], [1.89443, 0, 2.8]]),
]


@pytest.mark.parametrize("constraint, expected", CASES, ids=lambda c: type(c).__name__)
def test_where_weights_are_put_back_to(constraint, expected):
    np.testing.assert_allclose(K.eval(constraint(W)), expected, atol=1e-5)
    twin = constraints.deserialize(constraints.serialize(constraint))
    assert type(twin) is type(constraint) and twin.get_config() == constraint.get_config()


def test_weights_that_are_allowed_stay():
    np.testing.assert_allclose(K.eval(MaxNorm(9.)(W)), K.eval(W), rtol=1e-6)


def test_names():
    assert type(constraints.get("max_norm")) is type(constraints.get("maxnorm")) is MaxNorm and constraints.get(None) is None
    assert type(constraints.get("nonneg")) is type(constraints.get("NonNeg")) is NonNeg
    with pytest.raises(ValueError, match="Unknown constraint: 'non-neg'. Did you mean .*'non_neg'"):
        constraints.get("non-neg")


def test_a_weight_of_zeros_stays_where_it_is():
    for constraint in (MaxNorm(1.), UnitNorm(), MinMaxNorm(1., 2.)):
        assert K.eval(constraint(K.constant([[0.], [0.]]))).tolist() == [[0.], [0.]]


@pytest.mark.parametrize("make, complaint", [
    (lambda: MaxNorm(-1), "MaxNorm: max_value must be at least 0, got -1."),
    (lambda: MaxNorm(float("nan")), "MaxNorm: max_value must be at least 0, got nan."),
    (lambda: MinMaxNorm(-1, 1), "MinMaxNorm: min_value must be at least 0, got -1."),
    (lambda: MinMaxNorm(2, 1), "MinMaxNorm: max_value must be at least min_value, got min_value=2 and max_value=1."),
    (lambda: MinMaxNorm(0, 1, rate=2), "MinMaxNorm: rate must be from 0 to 1, got 2."),
])
def test_what_is_refused(make, complaint):
    with pytest.raises(ValueError) as error:
        make()
    assert str(error.value) == complaint


def test_a_constraint_of_ones_own_holds_after_every_step():
    from kerastutor.layers import Dense
    from kerastutor.models import Sequential

    model = Sequential([Dense(3, input_shape=(2,), kernel_constraint=lambda w: K.clip(w, -0.1, 0.1), bias_constraint="non_neg")])
    model.compile("sgd", "mse")
    model.fit(np.ones((8, 2)), -np.ones((8, 3)), epochs=3, verbose=0)
    kernel, bias = model.get_weights()
    assert np.abs(kernel).max() <= np.float32(0.1) and bias.min() >= 0
