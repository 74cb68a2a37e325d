"""The callbacks that every training run has: averages over the epoch, their history, and the progress bar."""
from ..utils.generic_utils import Progbar
from .base import Callback


class BaseLogger(Callback):
    """Makes the epoch's numbers: metrics that gather are taken as they are, all others averaged over the samples."""

    def __init__(self, stateful_metrics=None):
        super().__init__()
        self.stateful_metrics = set(stateful_metrics or [])

    def on_epoch_begin(self, epoch, logs=None):
        self.seen, self.totals = 0, {}

    def on_batch_end(self, batch, logs=None):
        size = logs.get("size", 0)
        self.seen += size
        for name, value in logs.items():
            self.totals[name] = value if name in self.stateful_metrics else self.totals.get(name, 0) + value * size

    def on_epoch_end(self, epoch, logs=None):
        for name in self.params["metrics"]:
            if name in self.totals:
                gathered = name in self.stateful_metrics
                logs[name] = self.totals[name] if gathered else self.totals[name] / max(self.seen, 1)


class History(Callback):
    """Keeps the epoch's numbers; `fit` returns one.

    Attributes
    ----------
    epoch : list of int
    history : dict of str to list
        One number an epoch for 'loss', each metric, and 'val_…' of each.
    """

    def on_train_begin(self, logs=None):
        self.epoch, self.history = [], {}

    def on_epoch_end(self, epoch, logs=None):
        self.epoch.append(epoch)
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(value)


class ProgbarLogger(Callback):
    """Draws a progress bar for each epoch.

    Parameters
    ----------
    count_mode : 'samples' or 'steps'
    stateful_metrics : list of str
        Numbers that are shown as they are; all others are averaged.
    """

    def __init__(self, count_mode="samples", stateful_metrics=None):
        super().__init__()
        if count_mode not in ("samples", "steps"):
            raise ValueError(f"ProgbarLogger: count_mode must be 'samples' or 'steps', got {count_mode!r}.")
        self.use_steps = count_mode == "steps"
        self.stateful_metrics = set(stateful_metrics or [])

    def on_train_begin(self, logs=None):
        self.verbose, self.epochs = self.params["verbose"], self.params["epochs"]

    def on_epoch_begin(self, epoch, logs=None):
        if self.verbose:
            print(f"Epoch {epoch + 1}/{self.epochs}")
            self.target = self.params["steps" if self.use_steps else "samples"]
            self.bar = Progbar(self.target, verbose=self.verbose, stateful_metrics=self.stateful_metrics)
        self.seen = 0

    def on_batch_end(self, batch, logs=None):
        self.seen += 1 if self.use_steps else logs.get("size", 0)
        self.values = [(name, logs[name]) for name in self.params["metrics"] if name in logs]
        if self.verbose and (self.target is None or self.seen < self.target):
            self.bar.update(self.seen, self.values)

    def on_epoch_end(self, epoch, logs=None):
        if self.verbose:
            numbers = [(name, logs[name]) for name in self.params["metrics"] if name in logs]
            self.bar.target = self.seen
            self.bar.stateful_metrics.update(name for name, _ in numbers)
            self.bar.update(self.seen, numbers)
