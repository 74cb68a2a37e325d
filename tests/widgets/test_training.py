import numpy as np
import pytest

from kerastutor.callbacks import Recorder
from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.utils import set_random_seed
from kerastutor.widgets import training_explorer


@pytest.fixture(scope="module")
def trained():
    """A recorder and a history of a small run."""
    set_random_seed(0)
    model = Sequential([Dense(8, activation="relu", input_shape=(4,)), Dense(1)])
    model.compile("adam", "mse", metrics=["mae"])
    x = np.random.RandomState(0).randn(64, 4)
    recorder = Recorder()
    history = model.fit(x, x.sum(axis=1), epochs=3, batch_size=16, validation_split=0.25, verbose=0, callbacks=[recorder])
    return recorder, history, model


def test_a_real_recorder_is_shown_at_every_moment_and_for_every_weight(trained):
    recorder, _, model = trained
    explorer = training_explorer(recorder, lang="en")
    assert explorer.state == {"moment": len(recorder.steps) - 1, "layer": recorder.weights[0]}
    views = set()
    for name in recorder.weights:
        for k in range(len(recorder.steps)):
            explorer.state = {"moment": k, "layer": name}
            assert explorer.data["step"] == recorder.steps[k]
            assert (explorer.data["weight_counts"] == recorder.moments[k][name].weight.counts).all()
            assert ("gradient_heat" in explorer.data) == (k > 0)
            views.add(explorer.view())
    assert len(views) == len(recorder.weights) * len(recorder.steps)
    last = dict(zip(recorder.weights, model.get_weights()))
    explorer.state = {"moment": len(recorder.steps) - 1, "layer": recorder.weights[2]}
    assert np.allclose(explorer.data["weight_heat"], last[recorder.weights[2]])
    assert explorer.data["weight_rms"][-1] == pytest.approx(np.sqrt((last[recorder.weights[2]] ** 2).mean()), rel=1e-5)


def test_a_real_history_is_shown_epoch_by_epoch(trained):
    _, history, _ = trained
    explorer = training_explorer(history, lang="en", moment=0)
    assert list(explorer.controls) == ["moment"]
    assert f"loss {history.history['loss'][0]:.3g}" in explorer.view()
    explorer.controls["moment"].slider.value = 2
    assert f"val_loss {history.history['val_loss'][2]:.3g}" in explorer.view()
    assert explorer.data["mae"].tolist() == history.history["mae"]
    assert repr(explorer).startswith("TrainingExplorer(moment=2) -> epoch 3 of 3 #")


def test_what_a_notebook_keeps_is_the_same_on_every_machine(trained):
    """Weights differ in their last digits from machine to machine; the text in print may not."""
    recorder, history, _ = trained
    for kept in (recorder, history):
        explorer = training_explorer(kept, lang="en")
        assert set(explorer._repr_mimebundle_()) == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
        before = repr(explorer)
        explorer.run.panels[0].lines["loss"][1][0] *= 1 + 1e-6
        assert repr(training_explorer(kept, lang="en")) == before


def test_what_is_no_training_run_is_refused(trained):
    recorder, _, _ = trained
    with pytest.raises(TypeError, match="needs a History .* or a Recorder, got 3"):
        training_explorer(3)
    with pytest.raises(ValueError, match="has seen no training yet"):
        training_explorer(Recorder())
    with pytest.raises(ValueError, match=f"moment must be at most {len(recorder.steps) - 1}"):
        training_explorer(recorder, moment=10_000)
    with pytest.raises(ValueError, match="layer must be one of 'dense"):
        training_explorer(recorder, layer="nobody")


def test_an_explorer_keeps_its_run_when_the_recorder_sees_another(trained):
    recorder, _, model = trained
    explorer = training_explorer(recorder, lang="en")
    before = explorer.view(), explorer.data["loss"].tolist()
    model.fit(np.ones((32, 4)), np.ones(32), epochs=1, verbose=0, callbacks=[recorder])
    explorer.state = {"moment": 0}
    explorer.state = {"moment": len(explorer.run.steps) - 1}
    assert (explorer.view(), explorer.data["loss"].tolist()) == before
