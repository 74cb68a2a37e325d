"""Functional models: from symbols to symbols, through layers that are shared, branched, nested."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense, Dropout, Input
from kerastutor.models import Model, Sequential


def printed(model, **settings):
    lines = []
    model.summary(print_fn=lines.append, **settings)
    return "\n".join(line.rstrip() for line in lines)


@pytest.fixture
def nested(waved, Add):
    inner = Sequential([Dense(2, activation="tanh", input_shape=(3,), name="in1"), Dense(2, name="in2")], name="inner")
    u = Input((2,), name="u")
    fork = Model(u, [Dense(1, name="left")(u), Dense(1, name="right")(u)], name="fork")
    x = Input((3,), name="x")
    return waved(Model(x, Add(name="sum")(fork(inner(x))), name="outer"))


class TestSummary:  # the tables are real Keras's, without the blanks at the ends of lines
    def test_a_shared_layer(self, Add):
        a, b = Input((3,), name="a"), Input((2,), name="b")
        shared = Dense(2, name="shared")
        h = shared(a)
        s = Add(name="add")([h, shared(Dense(3, name="widen")(b))])
        model = Model([a, b], [Dense(1, name="value")(s), Dense(3, name="kind")(h)], name="two")
        assert printed(model) == """\
Model: "two"
__________________________________________________________________________________________________
Layer (type)                    Output Shape         Param #     Connected to
==================================================================================================
b (InputLayer)                  (None, 2)            0
__________________________________________________________________________________________________
a (InputLayer)                  (None, 3)            0
__________________________________________________________________________________________________
widen (Dense)                   (None, 3)            9           b[0][0]
__________________________________________________________________________________________________
shared (Dense)                  (None, 2)            8           a[0][0]
                                                                 widen[0][0]
__________________________________________________________________________________________________
add (Add)                       (None, 2)            0           shared[0][0]
                                                                 shared[1][0]
__________________________________________________________________________________________________
value (Dense)                   (None, 1)            3           add[0][0]
__________________________________________________________________________________________________
kind (Dense)                    (None, 3)            9           shared[0][0]
==================================================================================================
Total params: 29
Trainable params: 29
Non-trainable params: 0
__________________________________________________________________________________________________"""

    def test_models_in_a_model(self, nested):
        nested.get_layer("inner").trainable = False
        assert printed(nested) == """\
Model: "outer"
__________________________________________________________________________________________________
Layer (type)                    Output Shape         Param #     Connected to
==================================================================================================
x (InputLayer)                  (None, 3)            0
__________________________________________________________________________________________________
inner (Sequential)              (None, 2)            14          x[0][0]
__________________________________________________________________________________________________
fork (Model)                    [(None, 1), (None, 1 6           inner[1][0]
__________________________________________________________________________________________________
sum (Add)                       (None, 1)            0           fork[1][0]
                                                                 fork[1][1]
==================================================================================================
Total params: 20
Trainable params: 6
Non-trainable params: 14
__________________________________________________________________________________________________"""

    def test_a_row_with_other_widths(self):
        model = Sequential([Dense(2, input_shape=(3,), name="a"), Dropout(0.5, name="b")], name="row")
        assert printed(model, line_length=40, positions=[0.5, 0.8, 1.]) == """\
Model: "row"
________________________________________
Layer (type)        Output Shap Param #
========================================
a (Dense)           (None, 2)   8
________________________________________
b (Dropout)         (None, 2)   0
========================================
Total params: 8
Trainable params: 8
Non-trainable params: 0
________________________________________"""

    def test_a_shared_weight_counts_once(self):
        d = Dense(3, name="d")
        i = Input((3,))
        assert "Total params: 12\n" in printed(Model(i, d(d(i))))


def test_layers_by_name_and_place(nested):
    assert [layer.name for layer in nested.layers] == ["x", "inner", "fork", "sum"]
    assert nested.get_layer("fork") is nested.get_layer(index=2) is nested.layers[2]
    with pytest.raises(ValueError, match="No such layer: 'forck'. There are: fork"):
        nested.get_layer("forck")
    with pytest.raises(ValueError, match="index 4 but model only has 4 layers"):
        nested.get_layer(index=4)
    with pytest.raises(ValueError, match="either a layer name or a layer index"):
        nested.get_layer()


def test_a_model_is_a_layer(nested):
    i = Input((5, 3))
    assert nested.get_layer("inner")(i).shape == (None, 5, 2)
    left, right = nested.get_layer("fork")(Input((2,)))
    assert left.shape == right.shape == (None, 1)
    eager = nested(np.ones((2, 3)))
    np.testing.assert_allclose(K.eval(eager), nested.predict(np.ones((2, 3))), rtol=1e-6)
    assert nested.compute_output_shape((7, 3)) == (7, 1)


def test_a_setting_that_a_model_does_not_take_is_not_swallowed(nested):
    with pytest.raises(TypeError, match="unexpected keyword argument 'training'"):
        nested(np.ones((2, 3)), training=True)


def test_a_model_that_starts_in_the_middle(nested, x):
    inner = nested.get_layer("inner")
    hidden = Model(inner.inputs, inner.layers[0].output)
    rest = Model(inner.layers[0].output, inner.outputs)
    np.testing.assert_allclose(rest.predict(hidden.predict(x)), inner.predict(x), rtol=1e-6)


def test_weights_go_layer_by_layer_and_back(nested):
    weights = nested.get_weights()
    assert [w.shape for w in weights] == [(3, 2), (2,), (2, 2), (2,), (2, 1), (1,), (2, 1), (1,)]
    nested.set_weights([2 * w for w in weights])
    np.testing.assert_allclose(nested.get_layer("fork").get_weights()[0], 2 * weights[4])
    with pytest.raises(ValueError, match="outer has 8 weights, but set_weights was given 7"):
        nested.set_weights(weights[1:])


def test_dead_ends_and_duplicates():
    a, b = Input((2,), name="a"), Input((2,), name="b")
    with pytest.raises(ValueError, match="Graph disconnected: the value of 'b' is needed"):
        Model(a, Dense(1)(b))
    with pytest.raises(ValueError, match="redundant: all inputs should appear once"):
        Model([a, a], Dense(1)(a))
    with pytest.raises(ValueError, match="'same' is used 2 times in the model"):
        Model(a, Dense(1, name="same")(Dense(2, name="same")(a)))
    with pytest.raises(ValueError, match="The outputs of a Model must be made by layers"):
        Model(a, K.sum(a))
    with pytest.raises(ValueError, match="The inputs of a Model must be made by layers"):
        Model(K.placeholder(shape=(None, 2)), Dense(1)(a))


def test_an_input_that_feeds_nothing_and_one_that_is_an_output():
    a, b = Input((2,), name="a"), Input((2,), name="b")
    model = Model([a, b], [a, Dense(1, kernel_initializer="ones")(a)])
    same, total = model.predict([np.array([[1., 2.]]), np.zeros((1, 2))])
    assert same.tolist() == [[1, 2]] and total.tolist() == [[3]]


def test_a_layer_used_as_two_outputs_gets_two_names(x):
    d = Dense(1, name="d")
    i, j = Input((3,)), Input((3,))
    model = Model([i, j], [d(i), d(j)])
    assert model.output_names == ["d", "d_1"]


def test_five_hundred_layers_in_a_row():
    x = i = Input((2,))
    for _ in range(500):
        x = Dense(2, kernel_initializer="identity")(x)
    model = Model(i, x)
    model.compile("sgd", "mse")
    assert model.predict(np.ones((1, 2))).tolist() == [[1, 1]]
    assert model.train_on_batch(np.ones((1, 2)), np.zeros((1, 2))) == 1


def test_a_config_makes_another_model_with_new_weights(nested, Add, x):
    twin = Model.from_config(nested.get_config(), {"Add": Add})
    assert printed(twin) == printed(nested)
    assert not np.allclose(twin.predict(x), nested.predict(x))
    twin.set_weights(nested.get_weights())
    np.testing.assert_allclose(twin.predict(x), nested.predict(x), rtol=1e-6)


def test_gradients_through_a_model(nested, x):
    """As saliency maps and activation maximisation need them."""
    slope, = K.gradients(K.sum(nested.output), [nested.input])
    found, = K.function([nested.input], [slope])([x])
    h = 1e-2
    moved = [nested.predict(x + sign * h * np.eye(3)[0])[:, 0].astype(float) for sign in (1, -1)]
    np.testing.assert_allclose(found[:, 0], (moved[0] - moved[1]) / (2 * h), atol=1e-3)
