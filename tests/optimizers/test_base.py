"""What all optimizers share: clipping, settings changed mid-run, several models in turn, updates on symbols, memory."""
import tracemalloc

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.core.weights import BLOCK
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.optimizers import SGD, Adam, Optimizer, RMSprop, TFOptimizer, clip_norm


def test_many_weights_are_moved_block_by_block():
    shapes = [(200, 100), (7,), (), (0, 3), (30, 30), (BLOCK + 1,)]
    weights, gradients = [K.variable(np.ones(s)) for s in shapes], [np.full(s, k + 1.) for k, s in enumerate(shapes)]
    SGD(0.5).step(weights, gradients)
    for k, w in enumerate(weights):
        np.testing.assert_allclose(K.eval(w), np.full(shapes[k], 1 - 0.5 * (k + 1)))


def test_gradients_may_lie_anyhow_in_memory_and_are_left_as_they_are():
    w, b = K.variable(np.zeros((200, 300))), K.variable(np.zeros(300))
    turned, spread = np.arange(60000, dtype="float32").reshape(300, 200).T, np.broadcast_to(np.float32(2.), 300)
    SGD(1.).step([w, b], [turned, spread])
    assert np.array_equal(K.eval(w), -turned) and np.array_equal(K.eval(b), -spread) and turned[0, 1] == 200


def test_a_rule_is_handed_gradients_of_the_type_of_the_weights():
    class Listening(Optimizer):
        def prepare(self, iterations):
            return {}

        def update(self, w, g, scratch):
            seen.append((w.dtype, g.dtype, scratch.shape))

    seen = []
    Listening().step([K.variable(np.ones((2, 3))), K.variable(1.)], [np.ones((2, 3), "float64"), np.float64(1)])
    Listening().step([K.variable(np.ones(4))], [np.ones(4, "float64")])
    assert seen == [(np.float32, np.float32, (2, 7)), (np.float32, np.float32, (2, 4))]


class TestClipping:
    def test_clipnorm_looks_at_all_weights_together(self):
        a, b = K.variable([0.]), K.variable([0.])
        SGD(1., clipnorm=5.).step([a, b], [np.array([30.]), np.array([40.])])
        assert [K.eval(a)[0], K.eval(b)[0]] == [-3, -4]

    def test_norm_first_value_second(self):
        w = K.variable([0., 0.])
        SGD(1., clipnorm=5., clipvalue=3.5).step([w], [np.array([30., 40.])])
        assert K.eval(w).tolist() == [-3, -3.5]

    def test_get_gradients_gives_them_clipped_also_on_symbols(self):
        w, x = K.variable([3., 4.]), K.placeholder(shape=(2,))
        optimizer = SGD(clipnorm=1.)
        np.testing.assert_allclose(optimizer.get_gradients(K.sum(K.square(w)), [w]), [[0.6, 0.8]], rtol=1e-6)
        gradients = K.function([x], optimizer.get_gradients(K.sum(x * w), [w]))
        np.testing.assert_allclose(gradients([[30., 40.]]), [[0.6, 0.8]], rtol=1e-6)

    def test_clip_norm(self):
        g, n = np.array([3., 4.]), K.placeholder(shape=())
        assert clip_norm(g, 10., 5.) is g and clip_norm(g, 0., 5.) is g
        assert clip_norm(g, 2.5, 5.).tolist() == K.eval(clip_norm(K.constant(g), 2.5, K.constant(5.))).tolist() == [1.5, 2]
        clipped = K.function([n], [clip_norm(K.constant(g), 2.5, n)])
        assert clipped([5.])[0].tolist() == [1.5, 2] and clipped([1.])[0].tolist() == [3, 4]


class TestSettingsMidRun:
    def test_the_learning_rate_under_both_names(self):
        optimizer, w = SGD(lr=0.25), K.variable([0.])
        kept = optimizer.lr
        assert kept is optimizer.learning_rate and float(kept) == 0.25
        K.set_value(optimizer.lr, 0.5)
        optimizer.step([w], [np.ones(1)])
        optimizer.lr = 2
        optimizer.step([w], [np.ones(1)])
        optimizer.learning_rate = 4
        optimizer.step([w], [np.ones(1)])
        assert K.eval(w).tolist() == [-6.5] and optimizer.lr is kept and optimizer.get_config()["learning_rate"] == 4

    def test_a_schedule_may_stand_still_and_its_config_comes_back(self):
        optimizer, w = Adam(0.1), K.variable([1.])
        K.set_value(optimizer.lr, 0.)
        optimizer.step([w], [np.ones(1)])
        assert K.eval(w).tolist() == [1] and Adam.from_config(optimizer.get_config()).get_config() == optimizer.get_config()

    @pytest.mark.parametrize("change, told", [
        (lambda o: setattr(o, "lr", -1), "SGD: learning_rate must be at least 0 and finite, got -1. Usual values"),
        (lambda o: setattr(o, "learning_rate", float("inf")), "got inf"),
        (lambda o: K.set_value(o.lr, float("nan")), "SGD: learning_rate .* got nan"),
        (lambda o: setattr(o, "momentum", -1), "SGD: momentum must be at least 0 and at most 1, got -1"),
        (lambda o: setattr(o, "decay", -1), "SGD: decay must be at least 0 and finite, got -1"),
        (lambda o: setattr(o, "clipnorm", 0), "SGD: clipnorm must be above 0, got 0"),
    ])
    def test_nonsense_is_refused_and_the_old_value_stays(self, change, told):
        optimizer = SGD(0.5, clipnorm=1.)
        before = optimizer.get_config()
        with pytest.raises(ValueError, match=told):
            change(optimizer)
        assert optimizer.get_config() == before


def test_one_optimizer_for_two_models_in_turn_keeps_the_state_of_each():
    """As scripts for GANs hand the same Adam to the discriminator and to the whole."""
    shared, alone = RMSprop(0.1), RMSprop(0.1)
    a, b, c = K.variable([1.]), K.variable([1.]), K.variable([1.])
    for slope in (1., 2., 3.):
        shared.step([a], [np.array([slope])])
        shared.step([b], [np.array([-slope])])
        alone.step([c], [np.array([slope])])
    assert K.eval(a) == K.eval(c) and K.eval(b) == 2 - K.eval(c)
    assert shared.get_weights()[0] == 6


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


@pytest.mark.parametrize("gradients, told", [([np.ones(2)], r"the gradient of 'w' must have its shape \(3,\), got \(2,\)"),
                                             ([], "1 weights need as many gradients, got 0")])
def test_gradients_that_do_not_fit(gradients, told):
    with pytest.raises(ValueError, match=told):
        SGD().step([K.variable(np.ones(3), name="w")], gradients)


def test_the_gradient_of_the_last_step_after_clipping():
    optimizer, w = SGD(0.5, clipvalue=1.5), K.variable([1., 0.5])
    assert optimizer.gradient_of(w) is None
    optimizer.get_updates(K.sum(K.square(w)), [w])
    assert optimizer.gradient_of(w).tolist() == [1.5, 1] and optimizer.gradient_of(K.variable([1.])) is None


def test_constraints_are_kept_after_each_step():
    w = K.variable([[3.], [4.]], constraint=lambda w: K.clip(w, -1, 1))
    SGD(0.1).step([w], [np.zeros((2, 1))])
    assert K.eval(w).tolist() == [[1], [1]]


@pytest.mark.parametrize("optimizer", [SGD(momentum=0.9, nesterov=True), Adam(), Adam(amsgrad=True), RMSprop()])
def test_a_step_needs_no_room_of_the_size_of_the_model(optimizer):
    params = [K.variable(np.zeros((400, 500))) for _ in range(5)]
    gradients = [np.ones((400, 500), "float32") for _ in params]
    optimizer.step(params, gradients)
    tracemalloc.start()
    optimizer.step(params, gradients)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 0.01 * 4 * 1_000_000


def test_an_optimizer_from_elsewhere():
    class Downhill:
        def apply_gradients(self, pairs):
            for g, w in pairs:
                K.set_value(w, K.eval(w - 0.25 * g))

    model = Sequential([Dense(1, use_bias=False, input_shape=(1,), kernel_initializer="ones")])
    model.compile(Downhill(), "mse")
    assert type(model.optimizer) is TFOptimizer
    for _ in range(2):
        model.train_on_batch(np.ones((1, 1)), np.zeros((1, 1)))
    assert model.get_weights() == [0.25] and int(model.optimizer.iterations) == 2
    for use in (model.optimizer.get_weights, model.optimizer.get_config):
        with pytest.raises(NotImplementedError):
            use()
    with pytest.raises(ValueError, match="must have a method apply_gradients, got 3"):
        TFOptimizer(3)
