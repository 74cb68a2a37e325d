"""`K`: what is no operation by itself: variables, placeholders, functions, phases, choices."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.tensor import Tensor
from kerastutor.layers import Dense, Input


def test_what_things_are():
    x, s, i = K.variable([1.]), K.placeholder(shape=(None, 2)), Input((2,))
    assert [K.is_tensor(v) for v in (x, s, np.ones(1))] == [True, True, False]
    assert [K.is_variable(v) for v in (x, K.constant(1.), s)] == [True, False, False]
    assert [K.is_placeholder(v) for v in (s, s * 2, i, x)] == [True, False, True, False]
    assert [K.is_keras_tensor(v) for v in (i, Dense(1)(i), s, x)] == [True, True, False, False]
    with pytest.raises(ValueError, match="Unexpectedly found an instance of type"):
        K.is_keras_tensor(np.ones(1))
    assert not K.is_sparse(x) and K.backend() == "numpy"


def test_shapes_types_and_sizes():
    s = K.placeholder(shape=(None, 2), dtype="int32")
    assert K.int_shape(s) == (None, 2) and K.ndim(s) == 2 and K.dtype(s) == "int32" and K.count_params(K.ones((3, 4))) == 12
    assert K.function([s], [K.shape(s)])([np.ones((5, 2))])[0].tolist() == [5, 2]
    assert K.shape(np.ones((2, 3))).tolist() == [2, 3]
    assert K.int_shape(K.placeholder(ndim=3)) == (None, None, None)
    with pytest.raises(ValueError, match="give a shape, or ndim"):
        K.placeholder()


def test_making_tensors():
    assert K.eval(K.zeros((2,))).tolist() == [0, 0] and K.eval(K.ones((1, 2))).tolist() == [[1, 1]]
    assert K.eval(K.eye(2)).tolist() == [[1, 0], [0, 1]] and K.int_shape(K.eye((2, 3))) == (2, 3)
    assert K.eval(K.constant(3, shape=(2,))).tolist() == [3, 3]
    assert K.eval(K.arange(2, 8, 3)).tolist() == [2, 5] and K.eval(K.arange(3)).tolist() == [0, 1, 2]
    assert K.dtype(K.variable([1.5])) == "float32" and K.dtype(K.variable([1], dtype="int32")) == "int32"
    assert K.dtype(K.cast_to_floatx([1, 2])) == "float32" and K.dtype(K.cast_to_floatx(K.constant([1]))) == "float32"
    assert K.eval(K.identity(K.variable([1.]))).tolist() == [1]


def test_values_of_variables():
    a, b = K.variable([1.]), K.variable([2.])
    K.batch_set_value([(a, [5.]), (b, [6.])])
    assert [v.tolist() for v in K.batch_get_value([a, b])] == [[5], [6]]
    K.update(a, b)
    K.update_add(a, 1.)
    K.update_sub(b, K.constant([1.]))
    assert [v.tolist() for v in K.batch_get_value([a, b])] == [[7], [5]]
    K.moving_average_update(a, b, 0.5)
    assert K.eval(a).tolist() == [6]


def test_an_update_of_a_symbol_happens_when_it_is_computed():
    x, w = K.placeholder(shape=(1,)), K.variable([1.])
    step = K.update(w, x * 2)
    assert K.eval(w).tolist() == [1]
    assert K.function([x], [step])([[4.]])[0].tolist() == [8] and K.eval(w).tolist() == [8]


def test_phases():
    def never():
        raise AssertionError("not to be called")
    assert K.in_train_phase(never, 2) == 2 and K.in_train_phase(lambda: 1, never, training=True) == 1
    assert K.in_test_phase(1, never) == 1 and K.in_test_phase(never, lambda: 2, training=1) == 2
    K.set_learning_phase(1)
    try:
        assert K.in_train_phase(1, 2) == 1 and K.in_train_phase(1, 2, training=False) == 2
    finally:
        K.clear_session()
    assert K.learning_phase() == 0


def test_switching():
    x, y = K.constant([[1., 2.], [3., 4.]]), K.constant([[0., 0.], [9., 9.]])
    assert K.eval(K.switch(K.constant([True, False]), x, y)).tolist() == [[1, 2], [9, 9]]
    assert K.eval(K.switch(K.greater(x, 2.), lambda: x, lambda: y)).tolist() == [[0, 0], [3, 4]]
    assert K.eval(K.switch(K.constant(False), x, y)).tolist() == y.value.tolist()


def test_small_ones():
    x = K.constant([[3., 4.], [0., 0.]])
    np.testing.assert_allclose(K.eval(K.l2_normalize(x, axis=1)), [[0.6, 0.8], [0, 0]], rtol=1e-6)
    np.testing.assert_allclose(K.eval(K.std(x)), np.std([3, 4, 0, 0]), rtol=1e-6)
    hits = K.in_top_k(K.placeholder(shape=(None, 3)), K.placeholder(shape=(None,), dtype="int32"), 1)
    assert hits.shape == (None,) and isinstance(K.in_top_k(x, np.array([1, 0]), 1), Tensor)


def test_a_gradient_of_one_or_several():
    w, v = K.variable([1., 2.]), K.variable([3.])
    assert [K.eval(g).tolist() for g in K.gradients(K.sum(w * w), w)] == [[2, 4]]
    assert [g if g is None else K.eval(g).tolist() for g in K.gradients(K.sum(w), [v, w])] == [None, [1, 1]]


def test_data_formats():
    assert K.normalize_data_format("Channels_First") == "channels_first" and K.image_data_format() == "channels_last"
    with pytest.raises(ValueError, match="data_format must be"):
        K.normalize_data_format("rows")


@pytest.mark.parametrize("value", [1, [-1, 1], True, np.array([1.], "float64"), np.array([1], "int32"), np.array([True])])
def test_variables_and_constants_are_of_floatx_whatever_went_in(value):
    """As in Keras; a learner's K.variable([-1, 1]) can be trained."""
    assert K.dtype(K.variable(value)) == K.dtype(K.constant(value)) == "float32"
    assert K.dtype(K.variable(value, dtype="int32")) == K.dtype(K.constant(value, dtype="int32")) == "int32"


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="could not convert string to float"):
        K.variable(np.array(["a"]))
