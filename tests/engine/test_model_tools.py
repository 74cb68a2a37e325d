import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.engine.layer import Layer
from kerastutor.layers import Dense, Flatten, Input
from kerastutor.models import Sequential
from kerastutor.utils import convert_all_kernels_in_model, get_source_inputs
from kerastutor.utils.layer_utils import convert_dense_weights_data_format, count_params


class Plus(Layer):
    def call(self, inputs):
        return inputs[0] + inputs[1]

    def compute_output_shape(self, input_shape):
        return input_shape[0]


def test_where_a_symbol_comes_from():
    a, b = Input((3,), name="a"), Input((4,), name="b")
    x, y = Dense(3)(a), Dense(3)(b)
    plus = Plus()
    out = Dense(2)(plus([x, y]))
    assert [s.name for s in get_source_inputs(out)] == ["a", "b"]
    assert get_source_inputs(x) == [a] and get_source_inputs(a) == [a]
    assert get_source_inputs(x, plus, 0) == [a, b]
    bare = K.ones((2,))
    assert get_source_inputs(bare) is bare


def test_count_params_counts_each_weight_once():
    model = Sequential([Dense(2, input_shape=(3,))])
    assert count_params(model.weights + model.weights) == 8 and count_params([]) == 0


@pytest.mark.parametrize("wanted, expected", [("channels_first", [0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11]),
                                              ("channels_last", [0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11])])
def test_the_rows_behind_a_flatten_as_keras_moves_them(wanted, expected):
    dense = Dense(1)
    Sequential([Flatten(input_shape=(2, 3, 2)), dense])
    dense.set_weights([np.arange(12.)[:, None], [7.]])
    convert_dense_weights_data_format(dense, (2, 3, 2), wanted)
    assert dense.get_weights()[0][:, 0].tolist() == expected and dense.get_weights()[1].tolist() == [7]


def test_kernels_of_convolutions_are_mirrored_and_others_left_alone():
    class Conv1D(Layer):
        def build(self, input_shape):
            self.kernel = self.add_weight("kernel", (3, 1, 1))
            self.bias = self.add_weight("bias", (1,))
            super().build(input_shape)

    model = Sequential([Conv1D(input_shape=(5, 1)), Flatten(), Dense(1)])
    before = model.get_weights()
    convert_all_kernels_in_model(model)
    after = model.get_weights()
    np.testing.assert_array_equal(after[0], before[0][::-1])
    assert all(np.array_equal(a, b) for a, b in zip(after[1:], before[1:]))
