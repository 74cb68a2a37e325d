"""Sequential models: layers in a row, built at once or when the first data come."""
import numpy as np
import pytest

from kerastutor.layers import Dense, Dropout, Embedding, Flatten, Input, InputLayer, Layer, Reshape
from kerastutor.models import Model, Sequential


def test_adding_and_taking_away(x):
    model = Sequential([Dense(2, input_dim=3, name="a"), Dense(4, name="b")])
    model.add(Dense(1, name="c"))
    assert model.output_shape == (None, 1) and [layer.name for layer in model.layers] == ["a", "b", "c"]
    last = model.layers[-1]
    model.pop()
    assert model.output_shape == (None, 4) and model.predict(x).shape == (6, 4)
    with pytest.raises(AttributeError, match="never been called"):
        last.output  # noqa: B018
    model.add(Dense(5, name="d"))
    model.compile("sgd", "mse")
    model.fit(x, np.zeros((6, 5)), verbose=0)
    assert model.input_names == ["a_input"] and model.output_names == ["d"] and model.input_shape == (None, 3)


def test_a_row_without_an_input_shape_is_built_by_the_first_data(x):
    model = Sequential([Dense(2), Dropout(0.1), Dense(1)])
    assert not model.built and model.weights == []
    with pytest.raises(ValueError, match="has not yet been built"):
        model.summary()
    model.compile("sgd", "mse", metrics=["mae"])
    model.fit(x, np.zeros(6), verbose=0)
    assert model.built and model.input_shape == (None, 3) and model.metrics_names == ["loss", "mae"]


@pytest.mark.parametrize("use", [lambda m, x: m.predict(x), lambda m, x: m.predict_on_batch(x), lambda m, x: m.build((None, 3)),
                                 lambda m, x: m.train_on_batch(x, np.zeros(6)), lambda m, x: m.evaluate(x, np.zeros(6), verbose=0)])
def test_whatever_comes_first_builds_it(use, x):
    model = Sequential([Dense(4, name="first"), Dense(1, name="second")])
    model.compile("sgd", "mse")
    use(model, x)
    assert [w.shape for w in model.weights] == [(3, 4), (4,), (4, 1), (1,)]
    assert [w.name for w in model.weights][0] == "first/kernel:0"


def test_a_row_of_no_layers(x):
    for use in (lambda m: m.predict(x), lambda m: m.compile("sgd", "mse") or m.fit(x, x)):
        with pytest.raises(RuntimeError, match="give the first layer an input_shape"):
            use(Sequential())


def test_popping_before_it_is_built_and_to_the_end():
    model = Sequential([Dense(2), Dense(3)])
    model.pop()
    assert [layer.units for layer in model.layers] == [2]
    model.pop()
    with pytest.raises(TypeError, match="There are no layers in the model"):
        model.pop()
    model.add(Dense(1, input_shape=(2,)))
    assert model.output_shape == (None, 1)


def test_a_model_as_first_layer(x):
    inner = Sequential([Dense(2, input_shape=(3,))])
    i = Input((3,))
    for first in (inner, Model(i, Dense(2)(i))):
        model = Sequential([first, Dense(1)])
        assert model.predict(x).shape == (6, 1) and len(model.layers) == 2 and len(model.weights) == 4


def test_an_input_layer_as_first_layer():
    model = Sequential([InputLayer(input_shape=(3,)), Dense(1)])
    assert model.input_shape == (None, 3) and len(model.layers) == 1


def test_what_cannot_be_added():
    with pytest.raises(TypeError, match="must be an instance of class Layer. Found: 'dense'"):
        Sequential().add("dense")

    class Two(Layer):
        def call(self, inputs):
            return [inputs, inputs]

        def compute_output_shape(self, input_shape):
            return [input_shape, input_shape]

    with pytest.raises(ValueError, match="should have a single output tensor"):
        Sequential([Dense(1, input_shape=(2,)), Two()])


def test_a_shape_that_does_not_fit_the_next_layer():
    with pytest.raises(ValueError, match=r"hold 6 numbers, which do not fill \(4, -1\)"):
        Sequential([Dense(6, input_shape=(2,)), Reshape((4, -1))])
    with pytest.raises(ValueError, match="min_ndim=3, found ndim=2"):
        Sequential([Dense(6, input_shape=(2,)), Flatten()])


def test_there_and_back(x):
    model = Sequential([Embedding(5, 2, input_length=3), Flatten(), Dense(2, activation="softmax")], name="reader")
    twin = Sequential.from_config(model.get_config())
    assert twin.get_config() == model.get_config() and twin.name == "reader"
    twin.set_weights(model.get_weights())
    ids = np.array([[1, 2, 3]])
    np.testing.assert_array_equal(twin.predict(ids), model.predict(ids))
    waiting = Sequential([Dense(2)])
    assert not Sequential.from_config(waiting.get_config()).built
    waiting.build((None, 3))
    assert Sequential.from_config(waiting.get_config()).input_shape == (None, 3)


def test_classes_and_probabilities():
    one = Sequential([Dense(1, activation="sigmoid", kernel_initializer="ones", input_shape=(1,))])
    assert one.predict_classes(np.array([[-1.], [1.]])).tolist() == [[0], [1]]
    several = Sequential([Dense(2, weights=[np.array([[1., -1.]]), np.zeros(2)], activation="softmax", input_shape=(1,))])
    assert several.predict_classes(np.array([[-1.], [1.]])).tolist() == [1, 0]
    assert several.predict_proba(np.array([[0.]])).tolist() == [[0.5, 0.5]]
