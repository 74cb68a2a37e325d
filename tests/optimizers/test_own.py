"""Optimizers of one's own: written as for Keras 2, where `get_updates` is drawn once, and numbers by real Keras for one of them."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD, Adam, Optimizer

X, Y = np.array([[1., 2.], [0.5, -1.]]), np.array([[1., 0.], [0., 1.]])


class Corrected(Optimizer):
    """Momentum freed of its start at 0, with everything that Keras's own rules do: decay, slots, constraints, a config."""

    def __init__(self, learning_rate=0.1, momentum=0.5, decay=0., **kwargs):
        super().__init__(**kwargs)
        with K.name_scope(self.__class__.__name__):
            self.iterations = K.variable(0, dtype="int64", name="iterations")
            self.learning_rate = K.variable(learning_rate, name="learning_rate")
            self.momentum = K.variable(momentum, name="momentum")
            self.decay = K.variable(decay, name="decay")

    def get_updates(self, loss, params):
        grads = self.get_gradients(loss, params)
        self.updates = [K.update_add(self.iterations, 1)]
        lr = self.learning_rate * (1. / (1. + self.decay * K.cast(self.iterations, K.dtype(self.decay))))
        t = K.cast(self.iterations, K.floatx()) + 1
        lr = lr / (1. - K.pow(self.momentum, t))
        moments = [K.zeros(K.int_shape(p), dtype=K.dtype(p)) for p in params]
        self.weights = [self.iterations] + moments
        for p, g, m in zip(params, grads, moments):
            v = self.momentum * m - lr * g
            self.updates.append(K.update(m, v))
            new_p = p + v
            if getattr(p, "constraint", None) is not None:
                new_p = p.constraint(new_p)
            self.updates.append(K.update(p, new_p))
        return self.updates

    def get_config(self):
        return {**super().get_config(), "learning_rate": float(K.get_value(self.learning_rate)),
                "momentum": float(K.get_value(self.momentum)), "decay": float(K.get_value(self.decay))}


def compiled(optimizer):
    model = Sequential([Dense(2, input_shape=(2,), kernel_initializer="ones", bias_constraint="non_neg")])
    model.compile(optimizer, "mse")
    return model


def test_a_class_written_for_keras_trains_a_model_as_there():
    model = compiled(Corrected(decay=0.1, clipnorm=1.))
    losses = [model.train_on_batch(X, Y) for _ in range(4)]
    assert losses == pytest.approx([3.875, 3.030994, 2.2192569, 1.5787895], rel=1e-5)
    np.testing.assert_allclose(model.get_weights()[0], [[0.8477173, 0.8102106], [0.6134181, 0.3533625]], rtol=1e-5)
    steps, kernel, bias = model.optimizer.get_weights()
    assert steps == 4 and bias.shape == (2,)
    np.testing.assert_allclose(kernel, [[-0.03524684, -0.04203322], [-0.08789794, -0.14777371]], rtol=1e-4)
    assert model.optimizer.gradient_of(model.layers[0].kernel).shape == (2, 2)


def test_its_state_and_its_config_make_another_one_that_continues():
    through, first = compiled(Corrected(decay=0.1)), compiled(Corrected(decay=0.1))
    for _ in range(5):
        wanted = through.train_on_batch(X, Y)
    for _ in range(3):
        first.train_on_batch(X, Y)
    second = compiled(Corrected.from_config(first.optimizer.get_config()))
    second.set_weights(first.get_weights())
    second.optimizer.set_weights(first.optimizer.get_weights())
    for _ in range(2):
        reached = second.train_on_batch(X, Y)
    assert reached == pytest.approx(wanted, rel=1e-6) and second.optimizer.get_weights()[0] == 5


def test_it_works_in_a_loop_of_ones_own():
    x, w, optimizer = K.placeholder(shape=(2,)), K.variable([1., 2.]), Corrected(momentum=0.)
    loss = K.sum(x * w)
    train = K.function([x], [loss], updates=optimizer.get_updates(loss=loss, params=[w]))
    assert [train([[1., 1.]])[0], train([[1., 1.]])[0]] == pytest.approx([3, 2.8])
    assert int(optimizer.iterations) == 2


def test_updates_may_be_pairs():
    class Plain(Optimizer):
        def get_updates(self, loss, params):
            return [(p, p - 0.5 * g) for p, g in zip(params, self.get_gradients(loss, params))]

    a, b = K.variable([1.]), K.variable([2.])
    Plain().get_updates(K.sum(a * b), [a, b])
    assert [K.eval(a)[0], K.eval(b)[0]] == [0, 1.5]


def test_a_change_to_the_gradients_of_a_known_rule():
    class Signs(SGD):
        def get_gradients(self, loss, params):
            return [K.sign(K.constant(g)) for g in super().get_gradients(loss, params)]

    w = K.variable([3., -4.])
    Signs(0.5).get_updates(K.sum(K.square(w)), [w])
    assert K.eval(w).tolist() == [2.5, -3.5]


def test_a_change_around_a_known_rule_and_its_state():
    class Shrinking(Adam):
        def get_updates(self, loss, params):
            updates = super().get_updates(loss, params)
            return updates + [K.update(p, 0.5 * p) for p in params]

    w, v = K.variable([3.]), K.variable([3.])
    first, second = Shrinking(0.1), Shrinking(0.1)
    for optimizer, x, steps in ((first, w, 3), (first, v, 1)):
        for _ in range(steps):
            optimizer.get_updates(K.sum(5. * x), [x])
    assert K.eval(w)[0] == pytest.approx(((3 - 0.1) / 2 - 0.1) / 4 - 0.05, abs=1e-5)
    second.set_weights(first.get_weights())
    x = K.variable(K.eval(v))
    first.get_updates(K.sum(7. * v), [v])
    second.get_updates(K.sum(7. * x), [x])
    assert K.eval(x) == K.eval(v) and second.get_weights()[0] == first.get_weights()[0] == 5


def test_one_of_ones_own_on_top_of_another():
    class Counting(Corrected):
        def get_updates(self, loss, params):
            counts = K.zeros((2, 2))
            updates = super().get_updates(loss, params)
            self.weights = self.weights + [counts]
            return updates + [K.update_add(counts, 1.)]

    plain, counting = compiled(Corrected()), compiled(Counting())
    for _ in range(3):
        assert plain.train_on_batch(X, Y) == counting.train_on_batch(X, Y)
    *state, counts = counting.optimizer.get_weights()
    assert counts.tolist() == [[3, 3], [3, 3]]
    assert all(np.array_equal(a, b) for a, b in zip(state, plain.optimizer.get_weights()))


def test_slots_of_ones_own_beside_those_of_a_known_rule():
    class Watching(Adam):
        def get_updates(self, loss, params):
            updates = super().get_updates(loss, params)
            self.longest = K.zeros((2,))
            return updates + [K.update(self.longest, K.maximum(self.longest, K.abs(self.get_gradients(loss, params)[0])))]

    w, v, plain, watching = K.variable([3., -4.]), K.variable([3., -4.]), Adam(0.5), Watching(0.5)
    for _ in range(3):
        plain.get_updates(K.sum(K.square(w)), [w])
        watching.get_updates(K.sum(K.square(v)), [v])
    assert np.array_equal(K.eval(w), K.eval(v)) and K.eval(watching.longest).tolist() == [6, 8]


def test_a_step_that_fails_changes_nothing():
    class Broken(Optimizer):
        def get_updates(self, loss, params):
            K.update(params[0], 0. * params[0])
            raise RuntimeError("half-way")

    w = K.variable([1.])
    with pytest.raises(RuntimeError, match="half-way"):
        Broken().get_updates(K.sum(w), [w])
    K.set_value(w, K.eval(w) + 1)
    assert K.eval(w).tolist() == [2]


def test_a_rule_that_is_not_finished():
    with pytest.raises(NotImplementedError, match="Optimizer must define prepare and update, or get_updates"):
        Optimizer().step([K.variable([1.])], [np.ones(1)])
