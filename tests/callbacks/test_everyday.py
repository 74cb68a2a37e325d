"""TerminateOnNaN, LambdaCallback, and the list through which all callbacks are told."""
import numpy as np
import pytest

from kerastutor.callbacks import Callback, CallbackList, History, LambdaCallback, ProgbarLogger, TerminateOnNaN
from kerastutor.layers import Dense
from kerastutor.models import Sequential


@pytest.fixture
def model():
    model = Sequential([Dense(1, input_shape=(1,), kernel_initializer="ones")])
    model.compile("sgd", "mse")
    return model


@pytest.mark.filterwarnings("ignore:The loss is")
@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_training_ends_with_the_first_loss_that_is_no_number(model, bad):
    x = np.array([1., 2., bad, 3.])
    seen = []
    with pytest.warns(UserWarning, match=rf"Batch 2: the loss is {bad}; training ends here") as warned, np.errstate(invalid="ignore"):
        history = model.fit(x, np.ones(4), batch_size=1, epochs=3, shuffle=False, verbose=0,
                            callbacks=[TerminateOnNaN(), LambdaCallback(on_batch_end=lambda batch, logs: seen.append(batch))])
    assert seen == [0, 1, 2] and history.epoch == [0]
    assert sum("training ends here" in str(w.message) for w in warned) == 1


def test_a_sound_training_goes_on(model):
    assert model.fit(np.ones(4), np.ones(4), epochs=3, verbose=0, callbacks=[TerminateOnNaN()]).epoch == [0, 1, 2]


def test_functions_for_the_moments_one_names(model):
    told = []
    moments = {name: (lambda *arguments, name=name: told.append(name)) for name in (
        "on_train_begin", "on_epoch_begin", "on_batch_begin", "on_batch_end", "on_epoch_end", "on_train_end")}
    model.fit(np.ones(2), np.ones(2), verbose=0, callbacks=[LambdaCallback(**moments, note="mine")])
    assert told == list(moments)
    assert LambdaCallback(note="mine").note == "mine"


def test_a_list_tells_everyone_in_turn():
    told = []

    class Speaker(Callback):
        def __init__(self, name):
            super().__init__()
            self.name = name

        def on_epoch_end(self, epoch, logs=None):
            told.append((self.name, epoch))

    everyone = CallbackList([Speaker("a")])
    everyone.append(Speaker("b"))
    everyone.set_model("model")
    everyone.set_params({"epochs": 1})
    everyone.on_epoch_end(3, {})
    assert told == [("a", 3), ("b", 3)]
    assert [(c.model, c.params) for c in everyone] == [("model", {"epochs": 1})] * 2


def test_history_keeps_what_it_is_told():
    history = History()
    history.on_train_begin()
    history.on_epoch_end(0, {"loss": 1.})
    history.on_epoch_end(4, {"loss": 0.5, "val_loss": 2.})
    assert history.epoch == [0, 4] and history.history == {"loss": [1., 0.5], "val_loss": [2.]}


def test_the_bar_counts_samples_or_steps():
    with pytest.raises(ValueError, match="count_mode must be 'samples' or 'steps', got 'epochs'"):
        ProgbarLogger("epochs")
