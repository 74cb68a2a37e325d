"""A training run as plain data: what a History or a Recorder kept, cut to what the picture of one moment needs."""
from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Panel:
    """One axis of curves: `lines` maps a name such as 'val_loss' to its (epochs, values); `batches` is the loss batch by batch, or None."""

    name: str
    lines: dict
    batches: tuple = None


@dataclass(frozen=True)
class Run:
    """A whole run: its panels, the moments in epochs and steps, and the recorder that holds the portraits (None for a History)."""

    panels: list
    epochs: list
    steps: list
    weights: list = field(default_factory=list)
    moments: list = field(default_factory=list)
    troubles: list = field(default_factory=list)


@dataclass(frozen=True)
class Scene:
    """One moment of a run, and the weight to look at there (None for a History)."""

    run: Run
    moment: int
    layer: str = None

    @property
    def epoch(self):
        return self.run.epochs[self.moment]

    @property
    def step(self):
        return self.run.steps[self.moment] if self.run.steps else None

    @property
    def weight(self):
        """The portrait of the weight."""
        return self.run.moments[self.moment][self.layer].weight

    @property
    def gradient(self):
        """The portrait of its gradient; None before the first step."""
        return self.run.moments[self.moment][self.layer].gradient

    @property
    def trouble(self):
        """What is wrong at this moment: (kind, name, number)."""
        return self.run.troubles[self.moment] if self.run.troubles else []

    def at(self, line):
        """The last value of a line (epochs, values) up to this moment; None before the first."""
        seen = [v for e, v in zip(*line) if e <= self.epoch + 1e-9]
        return seen[-1] if seen else None

    def rms(self, name, which):
        """The root mean square of a weight, or of its gradient, at every moment; NaN where there is none."""
        portraits = (getattr(m[name], which) for m in self.run.moments)
        return np.array([np.nan if p is None else p.rms for p in portraits])


def from_history(history):
    """The `Run` of a History: curves, and one moment an epoch."""
    if not getattr(history, "epoch", None):
        raise ValueError("training_explorer: this History is empty: hand it what model.fit(...) returned.")
    epochs = [float(e) + 1 for e in history.epoch]
    return Run(_panels(history.history, epochs), epochs, [])


def from_recorder(recorder):
    """The `Run` of a Recorder."""
    if not recorder.steps:
        raise ValueError("training_explorer: this Recorder has seen no training yet: use model.fit(..., callbacks=[recorder]).")
    batches = None
    if recorder.loss_steps:
        an_epoch = recorder.steps[-1] / recorder.epochs[-1] if recorder.epochs[-1] else 1
        batches = (np.array(recorder.loss_steps) / an_epoch, np.array(recorder.loss_values, dtype=float))
    longest = max(map(len, recorder.history.values()), default=0)
    panels = _panels(recorder.history, [float(e) for e in range(1, longest + 1)], batches)
    return Run(panels, list(recorder.epochs), list(recorder.steps), list(recorder.weights), list(recorder.moments),
               [recorder.trouble(k) for k in range(len(recorder.steps))])


def _panels(history, epochs, batches=None):
    """A panel for each quantity, with its 'val_…' twin in it; the loss comes first."""
    panels = []
    for name in dict.fromkeys(["loss", *(name.removeprefix("val_") for name in history)]):
        lines = {n: (epochs[:len(history[n])], [float(v) for v in history[n]]) for n in (name, f"val_{name}") if n in history}
        noise = batches if name == "loss" else None
        if lines or noise:
            panels.append(Panel(name, lines, noise))
    return panels
