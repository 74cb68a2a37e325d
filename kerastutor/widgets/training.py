"""The explorer of a training run: one slider leads through it, from the first weights to the last."""
import base64

import numpy as np

from ..figures.training import scene as figure
from ..figures.training.run import Scene, from_history, from_recorder
from ..figures.training.still import png
from .base import Explorer
from .controls import Choice, Slider


class TrainingExplorer(Explorer):
    """See `training_explorer`."""

    name = "training"

    def __init__(self, run, settings, lang=None):
        self.run = run
        super().__init__(settings, lang)

    def make_controls(self):
        last = len(self.run.epochs) - 1
        controls = [Slider("training.moment", 0, last, last)]
        if self.run.weights:
            controls.append(Choice("training.layer", self.run.weights))
        return controls

    def compute(self, moment, layer=None):
        last = len(self.run.epochs) - 1
        if moment > last:
            raise ValueError(f"training_explorer: moment must be at most {last}, the last one recorded, got {moment}.")
        return Scene(self.run, moment, layer)

    def adapt(self, shown):
        self.controls["moment"].high = len(self.run.epochs) - 1

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        found = {"epoch": np.array(shown.epoch)}
        for panel in shown.run.panels:
            found.update({name: np.array(values) for name, (_, values) in panel.lines.items()})
        if shown.layer:
            found["step"] = np.array(shown.step)
            for which, portrait in (("weight", shown.weight), ("gradient", shown.gradient)):
                if portrait is not None:
                    found.update({f"{which}_{part}": getattr(portrait, part) for part in ("counts", "edges", "heat")})
                found[f"{which}_rms"] = shown.rms(shown.layer, which)
        return found

    def steady(self, shown):
        run = shown.run
        return {"epochs": np.round(run.epochs, 3), "steps": np.array(run.steps), "weights": np.array(run.weights),
                "lines": np.array([f"{name} {len(line[1])}" for panel in run.panels for name, line in panel.lines.items()])}

    def outcome(self, shown):
        epoch = f"epoch {shown.epoch:.3g} of {shown.run.epochs[-1]:.3g}"
        return epoch if shown.step is None else f"step {shown.step} of {shown.run.steps[-1]}, {epoch}"

    def still(self):
        return {"image/png": base64.b64encode(png(self._shown)).decode()}


def training_explorer(history_or_recorder, moment=None, layer=None, lang=None):
    """Scrub through a training run: loss and metrics, and for every layer its weights and gradients at that moment.

    Parameters
    ----------
    history_or_recorder : History or Recorder
        What `model.fit` returned (curves alone), or a `kerastutor.callbacks.Recorder` that watched it (weights and gradients as well).
    moment : int, optional
        Where to begin; the end of the run by default.
    layer : str, optional
        The weight to look at first, such as 'dense_1/kernel'; the first one by default.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    TrainingExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For a History or Recorder that has seen no training.
    TypeError
        For anything else.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> history = SimpleNamespace(epoch=[0, 1], history={"loss": [0.9, 0.4], "val_loss": [0.8, 0.5]})
    >>> explorer = training_explorer(history, lang="en")
    >>> float(explorer.data["epoch"]), explorer.data["loss"].tolist()
    (2.0, [0.9, 0.4])
    """
    if hasattr(history_or_recorder, "moments"):
        run = from_recorder(history_or_recorder)
    elif hasattr(history_or_recorder, "history"):
        run = from_history(history_or_recorder)
    else:
        raise TypeError(f"training_explorer: needs a History (what fit returns) or a Recorder, got {history_or_recorder!r}.")
    settings = {"moment": len(run.epochs) - 1 if moment is None else moment}
    if layer is not None:
        settings["layer"] = layer
    return TrainingExplorer(run, settings, lang)
