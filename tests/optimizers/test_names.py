"""Optimizers by name, by config and by nonsense."""
import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import optimizers
from kerastutor.core.config import custom_object_scope
from kerastutor.optimizers import SGD, Adadelta, Adam, Nadam, RMSprop


@pytest.mark.parametrize("name", ["SGD", "RMSprop", "Adagrad", "Adadelta", "Adam", "Adamax", "Nadam"])
def test_names_in_any_case_and_the_old_aliases(name):
    cls = getattr(optimizers, name)
    assert getattr(optimizers, name.lower()) is cls
    for written in (name, name.lower(), name.upper()):
        assert type(optimizers.get(written)) is type(optimizers.get({"class_name": written, "config": {}})) is cls


def test_an_optimizer_stays_and_a_config_may_be_old():
    own = Adam(0.5)
    assert optimizers.get(own) is own
    assert float(optimizers.get({"class_name": "Adam", "config": {"learning_rate": 0.25}}).lr) == 0.25
    old = optimizers.deserialize({"class_name": "SGD", "config": {"lr": 0.125, "momentum": 0.5, "decay": 0.0, "nesterov": True}})
    assert old.get_config() == {"learning_rate": 0.125, "momentum": 0.5, "decay": 0.0, "nesterov": True}


def test_a_class_of_ones_own_is_found():
    class Mine(SGD):
        def __init__(self, learning_rate=0.5):
            super().__init__(learning_rate)

        def get_config(self):
            return {"learning_rate": float(self.learning_rate)}

    config = {"class_name": "Mine", "config": {"lr": 0.25}}
    assert type(optimizers.deserialize(config, {"Mine": Mine})) is Mine
    with custom_object_scope({"Mine": Mine}):
        assert float(optimizers.get(config).lr) == 0.25 and float(optimizers.get("Mine").lr) == 0.5


@pytest.mark.parametrize("make, error, told", [
    (lambda: SGD(-1), ValueError, "SGD: learning_rate must be above 0 and finite, got -1. Usual values"),
    (lambda: Adam(0), ValueError, "got 0"), (lambda: SGD(float("nan")), ValueError, "got nan"),
    (lambda: SGD(float("inf")), ValueError, "got inf"), (lambda: SGD(np.float32(-1)), ValueError, "got -1.0"),
    (lambda: SGD("fast"), TypeError, "learning_rate must be one number, above 0 and finite, got 'fast'"),
    (lambda: SGD([0.1, 0.2]), TypeError, "must be one number"), (lambda: SGD(1j), TypeError, "must be one number"),
    (lambda: SGD(np.array([0.1, 0.2])), TypeError, "must be one number"),
    (lambda: SGD(K.placeholder(shape=())), TypeError, "must be one number"),
    (lambda: SGD(None), ValueError, "learning_rate must be a number, above 0 and finite, got None"),
    (lambda: SGD(momentum=-0.1), ValueError, "momentum must be at least 0 and at most 1, got -0.1"),
    (lambda: SGD(momentum=1.1), ValueError, "got 1.1"),
    (lambda: Adam(beta_1=1), ValueError, "Adam: beta_1 must be at least 0 and below 1, got 1"),
    (lambda: Adam(beta_2=-1), ValueError, "beta_2"), (lambda: RMSprop(rho=1), ValueError, "RMSprop: rho must be at least 0 and below 1"),
    (lambda: Adadelta(rho=float("nan")), ValueError, "Adadelta: rho .* got nan"),
    (lambda: Adam(decay=-1), ValueError, "decay must be at least 0"), (lambda: SGD(decay=float("nan")), ValueError, "decay"),
    (lambda: Nadam(schedule_decay=-1), ValueError, "schedule_decay must be at least 0"),
    (lambda: Adam(epsilon=-1), ValueError, "epsilon must be at least 0"),
    (lambda: SGD(clipnorm=-1), ValueError, "clipnorm must be above 0, got -1"), (lambda: SGD(clipvalue=0), ValueError, "clipvalue"),
    (lambda: SGD(clipvalue="a"), TypeError, "clipvalue must be one number, above 0, got 'a'"),
    (lambda: Adam(clipnrom=1), TypeError, "Unexpected keyword argument passed to Adam: 'clipnrom'. Did you mean 'clipnorm'"),
    (lambda: SGD(epsilon=1), TypeError, "SGD: 'epsilon'. Known: learning_rate, momentum, nesterov, decay, clipnorm, clipvalue"),
    (lambda: Nadam(decay=1), TypeError, "Did you mean 'schedule_decay'"),
    (lambda: optimizers.get("adamm"), ValueError, "Unknown optimizer: 'adamm'. Did you mean 'adam'"),
    (lambda: optimizers.get("zz"), ValueError, "Unknown optimizer: 'zz'. Known: adadelta, adagrad, adam"),
    (lambda: optimizers.get(3), ValueError, "Could not interpret optimizer identifier: 3"),
    (lambda: optimizers.get(None), ValueError, "Could not interpret"), (lambda: optimizers.get(Adam), ValueError, r"Make one: Adam\(\)"),
    (lambda: optimizers.get({"config": {}}), ValueError, "Improper config format"),
])
def test_what_makes_no_sense(make, error, told):
    with pytest.raises(error, match=told):
        make()
