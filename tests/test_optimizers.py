"""Optimizers: four steps down given gradients, by real Keras; their state; what they refuse."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import optimizers
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD, Adam

GRADIENTS = np.array([[1., -2.], [0.5, 0.1], [-3., 0.2], [0.1, 0.]])

PATHS = [
    (lambda: SGD(0.1), [[0.9, 1.2], [0.85, 1.19], [1.15, 1.17], [1.14, 1.17]]),
    (lambda: SGD(0.1, momentum=0.9), [[0.9, 1.2], [0.76, 1.37], [0.934, 1.503], [1.0806, 1.6227]]),
    (lambda: SGD(0.1, momentum=0.9, nesterov=True), [[0.81, 1.38], [0.634, 1.523], [1.0906, 1.6227], [1.21254, 1.73043]]),
    (lambda: SGD(0.1, decay=0.5), [[0.9, 1.2], [0.86667, 1.19333], [1.01667, 1.18333], [1.01267, 1.18333]]),
    (lambda: SGD(0.1, clipnorm=1.), [[0.95528, 1.08944], [0.90528, 1.07944], [1.00506, 1.07279], [0.99506, 1.07279]]),
    (lambda: SGD(0.1, clipvalue=0.2), [[0.98, 1.02], [0.96, 1.01], [0.98, 0.99], [0.97, 0.99]]),
    (lambda: SGD(0.1, clipnorm=1., clipvalue=0.2), [[0.98, 1.02], [0.96, 1.01], [0.98, 1.00335], [0.97, 1.00335]]),
    (lambda: Adam(0.1), [[0.9, 1.1], [0.80678, 1.1632], [0.84151, 1.20546], [0.86812, 1.24008]]),
    (lambda: Adam(0.1, beta_1=0.5, beta_2=0.9, decay=0.5), [[0.9, 1.1], [0.84287, 1.12902], [0.87999, 1.1355], [0.89512, 1.13838]]),
    (lambda: Adam(0.1, beta_2=0.5), [[0.9, 1.1], [0.79579, 1.17729], [0.82354, 1.2408], [0.85047, 1.30674]]),
    (lambda: Adam(0.1, beta_2=0.5, amsgrad=True), [[0.9, 1.1], [0.80976, 1.15479], [0.8375, 1.18725], [0.85656, 1.21108]]),
    (lambda: Adam(0.1, clipnorm=0.3, epsilon=0.01), [[0.97021, 1.0459], [0.92193, 1.06891], [0.91568, 1.08451], [0.90306, 1.09729]]),
]


@pytest.mark.parametrize("make, path", PATHS)
def test_four_steps(make, path):
    w, optimizer = K.variable([1., 1.]), make()
    for gradient, expected in zip(GRADIENTS, path):
        optimizer.step([w], [gradient])
        np.testing.assert_allclose(K.eval(w), expected, atol=2e-5)


@pytest.mark.parametrize("make, path", PATHS)
def test_the_state_put_back_continues_the_path(make, path):
    w, first = K.variable([1., 1.]), make()
    for gradient in GRADIENTS[:2]:
        first.step([w], [gradient])
    second = make()
    second.set_weights(first.get_weights())
    for gradient in GRADIENTS[2:]:
        second.step([w], [gradient])
    np.testing.assert_allclose(K.eval(w), path[-1], atol=2e-5)
    assert second.get_weights()[0] == 4


@pytest.mark.parametrize("make, path", PATHS)
def test_a_config_makes_another_one_like_it(make, path):
    optimizer = make()
    twin = optimizers.deserialize(optimizers.serialize(optimizer))
    assert type(twin) is type(optimizer) and twin.get_config() == optimizer.get_config()


def test_many_weights_are_moved_block_by_block():
    shapes = [(200, 100), (7,), (), (30, 30)]
    weights, gradients = [K.variable(np.ones(s)) for s in shapes], [np.full(s, k + 1.) for k, s in enumerate(shapes)]
    SGD(0.5).step(weights, gradients)
    for k, w in enumerate(weights):
        np.testing.assert_allclose(K.eval(w), np.full(shapes[k], 1 - 0.5 * (k + 1)))


def test_clipnorm_looks_at_all_weights_together():
    a, b = K.variable([0.]), K.variable([0.])
    SGD(1., clipnorm=5.).step([a, b], [np.array([30.]), np.array([40.])])
    assert [K.eval(a)[0], K.eval(b)[0]] == [-3, -4]


def test_get_updates_on_a_tensor_and_on_a_symbol():
    w = K.variable([1., 2.])
    assert SGD(0.5).get_updates(K.sum(K.square(w)), [w]) == []
    assert K.eval(w).tolist() == [0, 0]
    x, w = K.placeholder(shape=(2,)), K.variable([1., 2.])
    loss = K.sum(x * w)
    train = K.function([x], [loss], updates=SGD(1.).get_updates(loss, [w]))
    assert [train([[1., 0.]])[0], train([[0., 1.]])[0]] == [1, 2]
    assert K.eval(w).tolist() == [0, 1]


def test_a_weight_that_the_loss_does_not_know():
    w, other = K.variable([1.]), K.variable([1.], name="other")
    with pytest.raises(ValueError, match="The loss does not depend on 'other', so there is no gradient for it"):
        SGD().get_updates(K.sum(w), [w, other])


def test_the_state_of_adam_is_laid_out_as_in_keras():
    model = Sequential([Dense(1, input_shape=(2,), kernel_initializer="ones")])
    model.compile(Adam(0.1), "mse")
    model.train_on_batch(np.ones((1, 2)), np.ones((1, 1)))
    assert [w.shape for w in model.optimizer.get_weights()] == [(), (2, 1), (1,), (2, 1), (1,), (1,), (1,)]
    assert model.optimizer.gradient_of(model.layers[0].kernel).tolist() == [[2], [2]]
    for bad in (model.optimizer.get_weights()[:-1], [0] + [np.zeros(3)] * 6):
        with pytest.raises(ValueError, match="is needed|are needed"):
            model.optimizer.set_weights(bad)


def test_constraints_are_kept_after_each_step():
    w = K.variable([[3.], [4.]], constraint=lambda w: K.clip(w, -1, 1))
    SGD(0.1).step([w], [np.zeros((2, 1))])
    assert K.eval(w).tolist() == [[1], [1]]


def test_the_learning_rate_under_both_names():
    optimizer = SGD(lr=0.3)
    assert float(optimizer.lr) == float(optimizer.learning_rate) == pytest.approx(0.3)
    K.set_value(optimizer.lr, 0.5)
    w = K.variable([0.])
    optimizer.step([w], [np.ones(1)])
    assert K.eval(w).tolist() == [-0.5]


@pytest.mark.parametrize("make, error, told", [
    (lambda: SGD(-1), ValueError, "SGD: learning_rate must be above 0 and finite, got -1"), (lambda: Adam(0), ValueError, "got 0"),
    (lambda: SGD(float("nan")), ValueError, "got nan"), (lambda: SGD(float("inf")), ValueError, "got inf"),
    (lambda: SGD(momentum=-0.1), ValueError, "momentum must be at least 0"),
    (lambda: Adam(decay=-1), ValueError, "decay must be at least 0"),
    (lambda: SGD(clipnorm=-1), ValueError, "clipnorm must be above 0, got -1"),
    (lambda: Adam(clip=1), TypeError, "Unexpected keyword .*'clip'"),
    (lambda: optimizers.get("adma"), ValueError, "Unknown optimizer: 'adma'. Did you mean 'adam'"),
    (lambda: optimizers.get(3), ValueError, "Could not interpret optimizer identifier: 3"),
])
def test_what_makes_no_sense(make, error, told):
    with pytest.raises(error, match=told):
        make()


def test_names():
    for name in ("sgd", "SGD", "Sgd"):
        assert type(optimizers.get(name)) is SGD
    own = Adam(0.5)
    assert optimizers.get(own) is own
    assert float(optimizers.get({"class_name": "Adam", "config": {"learning_rate": 0.25}}).lr) == 0.25
