"""Data on their way in: arrays, lists, dicts; and clear words for data that do not fit."""
import numpy as np
import pytest

from kerastutor.engine import data
from kerastutor.layers import Dense, Embedding, Input
from kerastutor.models import Model, Sequential


@pytest.fixture
def one():
    model = Sequential([Dense(1, input_shape=(3,), name="d")])
    model.compile("sgd", "mse")
    return model


@pytest.fixture
def two(Add):
    a, b = Input((3,), name="a"), Input((2,), name="b")
    model = Model([a, b], [Dense(1, name="u")(a), Dense(1, name="v")(b)])
    model.compile("sgd", "mse")
    return model


@pytest.mark.parametrize("x, told", [
    (np.ones((4, 2)), r"expected d_input to have shape \(3,\) but got array with shape \(2,\)"),
    (np.ones((4, 3, 1)), r"expected d_input to have 2 dimensions, but got array with shape \(4, 3, 1\)"),
    (np.ones(4), r"to have shape \(3,\) but got array with shape \(1,\)"),
    ([[1, 2, 3], [1, 2]], "Rows of different lengths must be padded first"),
    (np.array([["a", "b", "c"]]), "numbers are needed, got ndarray of dtype <U1"),
    ([np.ones((4, 3)), np.ones((4, 3))], "expects 1 input array"),
    (None, r"expects 1 input arrays \(d_input\), but none was given"),
    ({"x": np.ones((4, 3))}, "No data provided for 'd_input'"),
    (np.ones((5, 3)), "Found 5 input samples and 4 target samples"),
])
def test_inputs_that_do_not_fit(one, x, told):
    for use in (one.fit, one.train_on_batch, one.evaluate):
        with pytest.raises(ValueError, match=told):
            use(x, np.ones(4))


@pytest.mark.parametrize("x, told", [
    (np.ones((4, 3)), r"expected 2 arrays \(a, b\), got 1"),
    ([np.ones((4, 3)), np.ones((5, 2))], r"same number of samples.*a \(4, 3\), b \(5, 2\)"),
    ({"a": np.ones((4, 3))}, "No data provided for 'b'"), ([np.ones((4, 2)), np.ones((4, 3))], r"expected a to have shape \(3,\)"),
])
def test_several_inputs_that_do_not_fit(two, x, told):
    with pytest.raises(ValueError, match=told):
        two.fit(x, [np.ones(4)] * 2, verbose=0)


@pytest.mark.parametrize("weights, told", [
    ({"sample_weight": np.ones((4, 2))}, "expected 1 dimensions. If you just mean to use sample-wise weights, pass a 1D array"),
    ({"sample_weight": np.ones(3)}, "Found 4 input samples and 3 sample_weight samples"),
    ({"class_weight": {0: 1.}}, r"The classes \{1\} exist in the data but not in `class_weight`"),
])
def test_weights_that_do_not_fit(one, weights, told):
    with pytest.raises(ValueError, match=told):
        one.fit(np.ones((4, 3)), np.array([0, 1, 1, 0]), verbose=0, **weights)


def test_weights_for_several_outputs(two):
    x, y = [np.ones((4, 3)), np.ones((4, 2))], [np.ones(4)] * 2
    for weights in ([np.zeros(4), np.ones(4)], {"u": np.zeros(4)}):
        assert two.evaluate(x, y, sample_weight=weights, verbose=0)[1] == 0
    with pytest.raises(TypeError, match="`sample_weight` should be either a list or a dict by output name"):
        two.fit(x, y, sample_weight=np.ones(4), verbose=0)
    with pytest.raises(ValueError, match="was a list of 1 elements, but the model has 2 outputs"):
        two.fit(x, y, sample_weight=[np.ones(4)], verbose=0)


def test_class_weights_need_classes():
    model = Sequential([Dense(1, input_shape=(2, 3))])
    model.compile("sgd", "mse")
    with pytest.raises(ValueError, match=r"not supported for 3\+ dimensional targets"):
        model.fit(np.ones((4, 2, 3)), np.ones((4, 2, 1)), class_weight={1: 2.}, verbose=0)


def test_class_weights_of_one_hot_rows_are_those_of_the_ones():
    w = data.one_weight(None, {0: 1., 1: 10., 2: 100.}, np.eye(3)[[2, 0, 1]], "y", None)
    assert w.tolist() == [100, 1, 10]


def test_lists_of_numbers_are_one_array(one):
    assert one.predict([[1., 2., 3.], [4., 5., 6.]]).shape == (2, 1)
    assert one.predict([np.ones((2, 3))]).shape == (2, 1)
    assert np.isfinite(one.train_on_batch([[1, 2, 3], [4, 5, 6]], [1, 2]))
    assert one.predict({"d_input": np.ones((2, 3))}).shape == (2, 1)


def test_whole_numbers_and_truth_values_are_data_too(one):
    assert one.predict(np.ones((2, 3), bool)).tolist() == one.predict(np.ones((2, 3), "int64")).tolist()
    words = Sequential([Embedding(300, 1, embeddings_initializer="ones")])
    assert words.predict(np.full((1, 2), 299.)).tolist() == [[[1], [1]]]


def test_arrays_of_one_axis_get_a_second():
    arrays = data.standardize([np.ones(4)], ["x"], [(None, 1)], "input")
    assert arrays[0].shape == (4, 1)


def test_the_end_is_split_off():
    front, back = data.split_off([np.arange(10), None], 0.25)
    assert front[0].tolist() == list(range(7)) and back[0].tolist() == [7, 8, 9] and back[1] is None


def test_batches_keep_the_rest():
    assert data.batches(7, 3) == [(0, 3), (3, 6), (6, 7)]
    shuffled = data.batch_shuffled(np.arange(11), 3)
    assert sorted(shuffled) == list(range(11)) and shuffled[9:].tolist() == [9, 10]
    assert all(b - a == 1 for k in (0, 3, 6) for a, b in zip(shuffled[k:k + 3], shuffled[k + 1:k + 3]))
