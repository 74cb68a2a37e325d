"""The seven rules: fifty steps down given slopes, by real Keras; their state, and their configs there and back."""
import json

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import optimizers
from kerastutor.constraints import MaxNorm, NonNeg
from kerastutor.optimizers import SGD, Adadelta, Adagrad, Adam, Adamax, Nadam, RMSprop

SHAPES, CONSTRAINTS = [(2, 2), (2,), ()], [MaxNorm(1.2), NonNeg(), None]


def slopes(step):
    """A gradient for each weight: pieces of a wave, with a lean to one side."""
    return [np.sin(step + np.arange(np.prod(s, dtype=int))).reshape(s) + 0.2 for s in SHAPES]


def weights():
    return [K.variable(np.ones(s), constraint=c) for s, c in zip(SHAPES, CONSTRAINTS)]


def walk(optimizer, params, first=0, last=50):
    for step in range(first, last):
        optimizer.step(params, slopes(step))
    return np.concatenate([np.ravel(K.eval(w)) for w in params])


ENDS = [
    (SGD, {"lr": 0.01}, [0.75276, 0.75435, 0.75843, 0.75418, 0.89837, 0.90099, 0.89837]),
    (SGD, {"lr": 0.1, "momentum": 0.9}, [-0.90413, -0.82474, -0.78902, -0.87167, 0, 0, -8.1391]),
    (SGD, {"lr": 0.1, "momentum": 0.9, "nesterov": True, "decay": 0.1}, [-0.89999, -0.95442, -0.79373, -0.72738, 0, 0, -3.215]),
    (SGD, {"lr": 0.1, "clipnorm": 1.0}, [0.47004, 0.63285, 0.5433, 0.2125, 0.59034, 0.76985, 0.59034]),
    (SGD, {"lr": 0.1, "clipvalue": 0.3}, [0.65103, 0.66377, 0.67856, 0.66145, 0.77817, 0.8044, 0.77817]),
    (RMSprop, {"lr": 0.01}, [0.68991, 0.70402, 0.73257, 0.72061, 0.80977, 0.84158, 0.80977]),
    (RMSprop, {"lr": 0.05, "rho": 0.5, "decay": 0.01, "clipnorm": 1.0}, [0.44518, 0.60518, 0.67081, 0.44428, 0.52594, 0.74163, 0.52594]),
    (RMSprop, {"lr": 0.05, "epsilon": 0.1}, [0.20086, 0.21993, 0.30713, 0.27365, 0.26271, 0.32568, 0.26271]),
    (Adagrad, {"lr": 0.1}, [0.4684, 0.51416, 0.61489, 0.58709, 0.51988, 0.61836, 0.51988]),
    (Adagrad, {"lr": 0.5, "decay": 0.1, "epsilon": 0.1, "clipvalue": 0.2}, [0.11401, 0.28542, 0.50131, 0.75957, 0.11401, 0.29315, 0.11401]),
    (Adadelta, {}, [0.82964, 0.83445, 0.83578, 0.826, 0.97971, 0.98594, 0.97971]),
    (Adadelta, {"lr": 0.5, "rho": 0.8, "decay": 0.05, "epsilon": 0.001, "clipnorm": 1.0},
     [0.60756, 0.71756, 0.74324, 0.5462, 0.72718, 0.87183, 0.72718]),
    (Adam, {"lr": 0.01}, [0.68834, 0.6974, 0.71657, 0.74545, 0.82982, 0.83888, 0.82982]),
    (Adam, {"lr": 0.05, "beta_1": 0.5, "beta_2": 0.9, "decay": 0.1}, [0.56987, 0.60454, 0.65372, 0.70246, 0.67135, 0.71337, 0.67135]),
    (Adam, {"lr": 0.1, "beta_2": 0.5, "amsgrad": True}, [-0.39411, -0.36219, -0.17147, 0.10464, 0, 0, -0.34264]),
    (Adam, {"lr": 0.1, "epsilon": 0.1, "clipnorm": 0.5}, [0.58533, 0.68373, 0.64959, 0.51244, 0.73228, 0.82948, 0.73228]),
    (Adamax, {"lr": 0.01}, [0.74463, 0.74605, 0.76473, 0.78778, 0.88611, 0.88753, 0.88611]),
    (Adamax, {"lr": 0.05, "beta_1": 0.5, "beta_2": 0.9, "decay": 0.1, "clipvalue": 0.5},
     [0.67019, 0.69481, 0.74385, 0.79002, 0.77167, 0.79955, 0.77167]),
    (Nadam, {"lr": 0.01}, [0.71936, 0.72819, 0.73686, 0.7319, 0.86027, 0.87447, 0.86027]),
    (Nadam, {"lr": 0.05, "beta_1": 0.5, "beta_2": 0.9, "schedule_decay": 0.1, "clipnorm": 1.0},
     [0.28018, 0.56748, 0.52529, 0.072381, 0.37493, 0.71077, 0.37493]),
]

EVERY_RULE = pytest.mark.parametrize("rule, settings, end", ENDS, ids=[f"{rule.__name__} {settings}" for rule, settings, _ in ENDS])


@EVERY_RULE
def test_fifty_steps(rule, settings, end):
    np.testing.assert_allclose(walk(rule(**settings), weights()), end, rtol=2e-4, atol=2e-6)


@EVERY_RULE
def test_the_state_put_back_continues_the_path(rule, settings, end):
    params, first, second = weights(), rule(**settings), rule(**settings)
    walk(first, params, last=20)
    second.set_weights(first.get_weights())
    np.testing.assert_allclose(walk(second, params, first=20), end, rtol=2e-4, atol=2e-6)
    assert second.get_weights()[0] == 50


@EVERY_RULE
def test_a_config_goes_through_json_and_makes_another_one_like_it(rule, settings, end):
    optimizer = rule(**settings)
    twin = optimizers.deserialize(json.loads(json.dumps(optimizers.serialize(optimizer))))
    assert type(twin) is rule and twin.get_config() == optimizer.get_config()
    assert float(rule.from_config({"lr": 0.25}).learning_rate) == 0.25


@pytest.mark.parametrize("optimizer, config", [
    (SGD(0.5, clipnorm=1.), {"clipnorm": 1.0, "learning_rate": 0.5, "momentum": 0.0, "decay": 0.0, "nesterov": False}),
    (RMSprop(0.5, rho=0.5), {"learning_rate": 0.5, "rho": 0.5, "decay": 0.0, "epsilon": 1e-07}),
    (Adagrad(), {"learning_rate": 0.009999999776482582, "decay": 0.0, "epsilon": 1e-07}),
    (Adadelta(), {"learning_rate": 1.0, "rho": 0.95, "decay": 0.0, "epsilon": 1e-07}),
    (Adam(), {"learning_rate": 0.0010000000474974513, "beta_1": 0.8999999761581421, "beta_2": 0.9990000128746033, "decay": 0.0,
              "epsilon": 1e-07, "amsgrad": False}),
    (Adamax(clipvalue=None), {"clipvalue": None, "learning_rate": 0.0020000000949949026, "beta_1": 0.8999999761581421,
                              "beta_2": 0.9990000128746033, "decay": 0.0, "epsilon": 1e-07}),
    (Nadam(), {"learning_rate": 0.0020000000949949026, "beta_1": 0.8999999761581421, "beta_2": 0.9990000128746033, "epsilon": 1e-07,
               "schedule_decay": 0.004}),
])
def test_the_configs_are_those_of_keras(optimizer, config):
    assert optimizer.get_config() == config


@pytest.mark.parametrize("make, names, shapes", [
    (SGD, "iterations moment_0 moment_1", [(), (2, 1), (1,)]),
    (RMSprop, "iterations accumulator_0 accumulator_1", [(), (2, 1), (1,)]),
    (Adagrad, "iterations accumulator_0 accumulator_1", [(), (2, 1), (1,)]),
    (Adadelta, "iterations accumulator_0 accumulator_1 delta_accumulator_0 delta_accumulator_1", [(), (2, 1), (1,), (2, 1), (1,)]),
    (Adam, "iterations m_0 m_1 v_0 v_1 vhat_0 vhat_1", [(), (2, 1), (1,), (2, 1), (1,), (1,), (1,)]),
    (lambda: Adam(amsgrad=True), "iterations m_0 m_1 v_0 v_1 vhat_0 vhat_1", [(), (2, 1), (1,), (2, 1), (1,), (2, 1), (1,)]),
    (Adamax, "iterations m_0 m_1 v_0 v_1", [(), (2, 1), (1,), (2, 1), (1,)]),
    (Nadam, "iterations m_schedule m_0 m_1 v_0 v_1", [(), (), (2, 1), (1,), (2, 1), (1,)]),
])
def test_the_state_is_laid_out_as_in_keras(make, names, shapes):
    optimizer, params = make(), [K.variable(np.ones((2, 1))), K.variable(np.ones(1))]
    assert optimizer.get_weights() == []
    optimizer.step(params, [np.ones((2, 1)), np.ones(1)])
    assert [w.shape for w in optimizer.get_weights()] == shapes
    assert [w.name.split("/")[-1] for w in optimizer.weights] == [f"{name}:0" for name in names.split()]
    assert {str(w.dtype) for w in optimizer.get_weights()} == {"int64", "float32"}
    for bad in (optimizer.get_weights()[:-2], optimizer.get_weights() + [0], [0] + [np.zeros(3)] * (len(shapes) - 1)):
        with pytest.raises(ValueError, match="needed"):
            optimizer.set_weights(bad)


@pytest.mark.parametrize("make, left_out, missing", [(RMSprop, 0, 0), (Adagrad, 0, 0), (Adadelta, 0, 0), (Nadam, 1, 1)])
def test_a_state_saved_before_keras_2_3(make, left_out, missing):
    """It has no number of steps, or no schedule; they start anew."""
    optimizer, params = make(), weights()
    walk(optimizer, params, last=3)
    state = optimizer.get_weights()
    optimizer.set_weights(state[:left_out] + state[left_out + 1:])
    assert optimizer.get_weights()[left_out] == missing
    assert all(np.array_equal(a, b) for a, b in zip(optimizer.get_weights()[2:], state[2:]))


def test_plain_descent_keeps_its_last_step_as_in_keras():
    optimizer, w = SGD(0.5), K.variable([1., 2.])
    for slope in ([4., 4.], [1., -2.]):
        optimizer.step([w], [np.array(slope)])
    assert [a.tolist() for a in optimizer.get_weights()] == [2, [-0.5, 1]]


def test_adagrads_steps_shrink_while_those_of_rmsprop_do_not():
    for rule, last_share in ((Adagrad, 0.1), (RMSprop, 1 / 10 ** 0.5)):
        w, optimizer, steps = K.variable([0.]), rule(1.), []
        for _ in range(100):
            before = K.eval(w).copy()
            optimizer.step([w], [np.ones(1)])
            steps.append((before - K.eval(w)).item())
        assert steps[-1] / steps[0] == pytest.approx(last_share, rel=1e-2)


def test_float64_and_mixed_types():
    wide, narrow = K.variable([1.], dtype="float64"), K.variable([1.], dtype="float32")
    optimizer = Adam(0.1)
    for _ in range(3):
        optimizer.step([wide, narrow], [np.float64([1.]), np.float32([1.])])
    assert wide.dtype == np.float64 and narrow.dtype == np.float32
    assert K.eval(wide)[0] == pytest.approx(0.7, abs=1e-6) and K.eval(narrow)[0] == pytest.approx(0.7, abs=1e-6)
