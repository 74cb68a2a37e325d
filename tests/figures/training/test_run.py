from types import SimpleNamespace

import numpy as np
import pytest

from kerastutor.figures.training.run import Scene, from_history, from_recorder


def test_a_history_gives_panels_with_their_validation_twins_and_a_moment_an_epoch():
    history = SimpleNamespace(
        epoch=[3, 4], history={"val_acc": [0.4, 0.5], "loss": [2.0, 1.0], "acc": [0.5, 0.75], "val_loss": [2.5, 2.25]}
    )
    run = from_history(history)
    assert run.epochs == [4.0, 5.0]
    assert [(p.name, list(p.lines)) for p in run.panels] == [("loss", ["loss", "val_loss"]), ("acc", ["acc", "val_acc"])]
    assert run.panels[0].lines["val_loss"] == ([4.0, 5.0], [2.5, 2.25])
    assert Scene(run, 0).at(run.panels[0].lines["loss"]) == 2.0
    assert Scene(run, 1).at(run.panels[0].lines["loss"]) == 1.0
    assert Scene(run, 0).trouble == []


def test_a_recorders_batches_are_counted_in_epochs():
    recorder = SimpleNamespace(
        steps=[0, 10, 20],
        epochs=[0.0, 1.0, 2.0],
        loss_steps=[5, 20],
        loss_values=[1.0, 0.5],
        history={"loss": [0.9, 0.6]},
        weights=["a"],
        moments=[
            {"a": SimpleNamespace(weight=SimpleNamespace(rms=float(k + 1)), gradient=None if k == 0 else SimpleNamespace(rms=0.5))}
            for k in range(3)
        ],
        trouble=lambda k: [("nan", "a", 1.0)] if k == 2 else [],
    )
    run = from_recorder(recorder)
    assert run.panels[0].batches[0].tolist() == [0.5, 2.0]
    assert run.panels[0].lines["loss"] == ([1.0, 2.0], [0.9, 0.6])
    assert Scene(run, 0, "a").at(run.panels[0].lines["loss"]) is None
    assert Scene(run, 2, "a").trouble == [("nan", "a", 1.0)]
    assert Scene(run, 2, "a").rms("a", "weight").tolist() == [1.0, 2.0, 3.0]
    assert np.isnan(Scene(run, 2, "a").rms("a", "gradient")).tolist() == [True, False, False]


@pytest.mark.parametrize("empty, make", [(SimpleNamespace(epoch=[], history={}), from_history), (SimpleNamespace(steps=[]), from_recorder)])
def test_what_saw_no_training_is_refused(empty, make):
    with pytest.raises(ValueError, match=r"training_explorer: this .*fit\("):
        make(empty)
