"""The contract of a layer: names, weights, config, own losses, and where it stands in a graph."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.gradients import gradients
from kerastutor.layers import Activation, Dense, Embedding, Input, InputSpec, Layer
from kerastutor.models import Model, Sequential


class Linear(Layer):
    """y = x w + c, where c stands still; real Keras names and orders its weights alike."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.c = self.add_weight(name="c", shape=(self.units,), initializer="ones", trainable=False)
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units), initializer="ones", regularizer=lambda w: K.sum(w) / 10)
        super().build(input_shape)

    def call(self, inputs):
        return K.dot(inputs, self.w) + self.c

    def compute_output_shape(self, input_shape):
        return (*input_shape[:-1], self.units)

    def get_config(self):
        return {**super().get_config(), "units": self.units}


def test_a_layer_of_ones_own_learns_without_a_backward_pass():
    layer = Linear(2, input_shape=(3,))
    model = Sequential([layer, Dense(1)])
    model.compile("sgd", "mse")
    before = layer.get_weights()
    model.fit(np.ones((4, 3)), np.zeros(4), verbose=0)
    after = layer.get_weights()
    assert not np.array_equal(before[0], after[0]) and np.array_equal(before[1], after[1])


def test_names_and_order_of_weights():
    layer = Linear(2, name="own")
    assert layer.weights == [] and layer.name == "own" and Linear(2).name == "linear_1" and Linear(2).name == "linear_2"
    layer(np.ones((1, 3)))
    assert [w.name for w in layer.weights] == ["own/w:0", "own/c:0"]
    assert layer.count_params() == 8
    layer.trainable = False
    assert [w.name for w in layer.weights] == ["own/w:0", "own/c:0"]
    assert layer.trainable_weights == [] and len(layer.non_trainable_weights) == 2


def test_get_and_set_weights():
    layer = Linear(2, name="own")
    layer(np.ones((1, 3)))
    layer.set_weights([np.full((3, 2), 2.), np.zeros(2)])
    copies = layer.get_weights()
    copies[0][:] = 9
    assert K.eval(layer(np.ones((1, 3)))).tolist() == [[6, 6]]
    with pytest.raises(ValueError, match="own has 2 weights, but set_weights was given 1"):
        layer.set_weights([np.zeros((3, 2))])
    with pytest.raises(ValueError, match=r"\(3, 2\) not compatible with provided weight shape \(2, 3\) for 'own/w:0'"):
        layer.set_weights([np.zeros((2, 3)), np.zeros(2)])


def test_weights_to_start_with():
    kernel, bias = np.ones((2, 1)), np.ones(1)
    assert K.eval(Dense(1, weights=[kernel, bias])(np.ones((1, 2)))).tolist() == [[3]]


@pytest.mark.parametrize("layer", [
    Dense(3, activation="relu", kernel_regularizer="l2", bias_constraint="non_neg", input_shape=(4,), name="d", trainable=False),
    Embedding(5, 2, mask_zero=True, input_length=7, name="e"),
    Linear(2, name="own", batch_input_shape=(2, 3)),
    Activation("tanh", dtype="float64", name="a"),
])
def test_a_config_makes_another_one_like_it(layer):
    config = layer.get_config()
    twin = type(layer).from_config(config)
    assert twin.get_config() == config and twin.name == layer.name and twin.trainable == layer.trainable


def test_settings_that_no_layer_has():
    with pytest.raises(TypeError, match="Keyword argument not understood by Dense: 'unit'"):
        Dense(3, unit=3)


def test_arrays_tensors_and_symbols():
    layer = Linear(2)
    eager = layer(np.ones((4, 3)))
    assert eager.dtype == np.float32 and gradients(K.sum(eager), [layer.w])[0].tolist() == [[4, 4]] * 3
    assert layer([[1., 1., 1.]]).shape == (1, 2)
    assert layer(Input((3,))).shape == (None, 2)
    assert layer(Input((5, 3))).shape == (None, 5, 2)


class TestLayersInALayer:
    """A layer, or a variable, that becomes an attribute is part of the layer; names and order are real Keras's."""

    @pytest.fixture
    def block(self):
        class Block(Layer):
            def __init__(self, **kwargs):
                self.first = Dense(2, name="first", kernel_regularizer="l2")
                super().__init__(**kwargs)
                self.second = Dense(2, name="second")
                self.first_again = self.first
                self.scale = K.variable([1., 1.], name="scale:0")

            def build(self, input_shape):
                self.shift = self.add_weight(name="shift", shape=(2,), initializer="zeros")
                super().build(input_shape)

            def call(self, inputs):
                return self.second(self.first(inputs)) * self.scale + self.shift

            def compute_output_shape(self, input_shape):
                return (*input_shape[:-1], 2)

        return Block(name="block")

    def test_its_weights_are_the_layers(self, block):
        model = Sequential([Dense(3, input_shape=(4,), name="before"), block])
        assert [w.name for w in block.weights] == ["scale:0", "block/shift:0", "block/first/kernel:0", "block/first/bias:0",
                                                   "block/second/kernel:0", "block/second/bias:0"]
        assert block.count_params() == 2 + 2 + 8 + 6 and len(block.losses) == 1 and len(model.weights) == 8

    def test_it_learns_with_the_layer_and_stands_still_with_it(self, block):
        model = Sequential([block])
        model.compile("sgd", "mse")
        model.build((None, 3))
        before = model.get_weights()
        model.fit(np.ones((4, 3)), np.zeros((4, 2)), verbose=0)
        assert [np.array_equal(a, b) for a, b in zip(before, model.get_weights())] == [False] * 6
        block.first.trainable = False
        assert len(block.trainable_weights) == 4
        assert [w.name for w in block.non_trainable_weights] == ["block/first/kernel:0", "block/first/bias:0"]
        block.trainable = False
        assert block.trainable_weights == [] and len(block.weights) == 6

    def test_it_is_built_at_once_whether_called_on_a_symbol_or_an_array(self, block):
        block(Input((None, 3)))
        assert [w.shape for w in block.weights] == [(2,), (2,), (3, 2), (2,), (2, 2), (2,)]
        assert block(np.ones((4, 5, 3))).shape == (4, 5, 2)

    def test_an_attribute_of_a_model_counts_once(self):
        i, layer = Input((3,)), Dense(2, kernel_regularizer="l2")
        model = Model(i, layer(i))
        model.encoder = layer
        assert (len(model.weights), len(model.losses), len(model.layers)) == (2, 1, 2)


class TestOwnLosses:
    def test_regularizers_are_part_of_losses(self):
        layer = Linear(2)
        assert layer.losses == []
        layer(np.ones((1, 3)))
        assert [float(loss) for loss in layer.losses] == [pytest.approx(0.6)]

    def test_functions_tensors_and_symbols(self):
        class Three(Layer):
            def build(self, input_shape):
                self.add_loss(lambda: K.constant(1.))
                super().build(input_shape)

            def call(self, inputs):
                self.add_loss(K.sum(inputs))
                return inputs

        i = Input((2,))
        layer = Three()
        model = Model(i, layer(i))
        layer.add_loss(K.sum(i) * 10., inputs=i)
        model.compile("sgd", None)
        assert model.test_on_batch(np.ones((1, 2)), None) == 23
        assert model.test_on_batch(np.ones((3, 2)), None) == 1 + 6 + 60

    def test_what_call_adds_is_forgotten_at_the_next_run(self):
        class Noisy(Layer):
            def call(self, inputs):
                self.add_loss(K.sum(inputs))
                return inputs

        layer = Noisy()
        for _ in range(3):
            layer(np.ones(2))
        assert [float(loss) for loss in layer.losses] == [2]

    def test_activity_counts_the_whole_batch(self):
        layer = Dense(1, kernel_initializer="ones", activity_regularizer=lambda y: K.sum(y))
        layer(np.ones((5, 2)))
        assert [float(loss) for loss in layer.losses] == [10]


class TestWhereItStands:
    def test_a_layer_used_once(self):
        i = Input((3,))
        layer = Linear(2)
        y = layer(i)
        assert layer.input is i and layer.output is y
        assert layer.input_shape == (None, 3) and layer.output_shape == (None, 2)
        assert layer.get_input_at(0) is i and layer.get_output_shape_at(0) == (None, 2)

    def test_a_layer_used_twice(self):
        layer = Linear(2)
        first, second = layer(Input((3,))), layer(Input((3,)))
        assert layer.get_output_at(0) is first and layer.get_output_at(1) is second
        assert layer.output_shape == (None, 2)
        with pytest.raises(AttributeError, match="several nodes, so `output` is not one thing: use get_output_at"):
            layer.output  # noqa: B018
        with pytest.raises(ValueError, match="at node 2, but the layer .* has only 2 nodes"):
            layer.get_input_at(2)
        layer(Input((7, 3)))
        with pytest.raises(AttributeError, match="different shapes: use get_output_shape_at"):
            layer.output_shape  # noqa: B018

    def test_a_layer_never_used(self):
        with pytest.raises(AttributeError, match="never been called"):
            Dense(1, name="idle").output  # noqa: B018
        with pytest.raises(RuntimeError, match="isn't built"):
            Dense(1).count_params()


class TestMasks:
    def test_a_layer_that_supports_masking_hands_the_mask_on(self):
        embedded = Embedding(5, 2, mask_zero=True)(np.array([[1, 0]]))
        assert K.eval(embedded._keras_mask).tolist() == [[True, False]]
        assert Activation("relu")(embedded)._keras_mask is embedded._keras_mask
        assert Embedding(5, 2)(np.array([[1, 0]]))._keras_mask is None

    def test_a_layer_that_does_not_support_masking_says_so(self):
        with pytest.raises(TypeError, match="own does not support masking, but was passed an input_mask"):
            Linear(2, name="own")(Embedding(5, 3, mask_zero=True)(Input((4,))))

    def test_call_may_ask_for_the_mask(self):
        class Count(Layer):
            supports_masking = True

            def call(self, inputs, mask=None):
                return K.sum(K.cast(mask, "float32"), axis=1)

            def compute_mask(self, inputs, mask=None):
                return None

            def compute_output_shape(self, input_shape):
                return input_shape[:1]

        model = Sequential([Embedding(5, 2, mask_zero=True), Count()])
        assert model.predict(np.array([[1, 2, 0], [0, 0, 0]])).tolist() == [2, 0]


@pytest.mark.parametrize("spec, shape, told", [
    (InputSpec(ndim=3), (2, 3), "expected ndim=3, found ndim=2"), (InputSpec(min_ndim=3), (2, 3), "expected min_ndim=3, found ndim=2"),
    (InputSpec(max_ndim=1), (2, 3), "expected max_ndim=1, found ndim=2"),
    (InputSpec(axes={-1: 4}), (2, 3), "expected axis -1 of size 4, found 3"),
    (InputSpec(shape=(None, 4)), (2, 3), r"expected shape=\(None, 4\), found shape=\(2, 3\)"),
    (InputSpec(dtype="int32"), (2, 3), "expected dtype=int32, found dtype=float32"),
])
def test_an_input_that_does_not_fit(spec, shape, told):
    layer = Activation("relu", name="picky")
    layer.input_spec = spec
    for x in (np.ones(shape), Input(batch_shape=shape)):
        with pytest.raises(ValueError, match=f"Input 0 of layer picky does not fit: {told}"):
            layer(x)


def test_inputs_that_are_none():
    layer = Dense(2, name="d")
    layer(np.ones((1, 3)))
    with pytest.raises(ValueError, match="expected axis -1 of size 3, found 4"):
        layer(np.ones((1, 4)))
    with pytest.raises(ValueError, match="called with an input that is not a tensor: 'words'"):
        layer("words")
    layer.input_spec = [InputSpec(ndim=2), InputSpec(ndim=2)]
    with pytest.raises(ValueError, match="expects 2 inputs, but it received 1"):
        layer(np.ones((1, 3)))


def test_spec_repr():
    assert repr(InputSpec(min_ndim=2, axes={-1: 3})) == "InputSpec(min_ndim=2, axes={-1: 3})"


def test_input_needs_a_shape():
    with pytest.raises(ValueError, match="either a `shape` or a `batch_shape`"):
        Input()
    assert Input(batch_shape=(2, 3)).shape == (2, 3) and Input((), name="scalar").shape == (None,)
    assert Input((2,)).name == "input_2" and Input((2,), dtype="int32").dtype == "int32"


def test_old_names_of_arguments():
    with pytest.warns(UserWarning, match=r"Update your `Dense` call to the Keras 2 names: units \(was output_dim\)"):
        layer = Dense(output_dim=3)
    assert layer.units == 3
