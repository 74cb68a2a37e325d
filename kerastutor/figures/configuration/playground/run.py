"""The training of a small network as a pure function: the same settings, edits and step give the same bits, whichever way one came."""
import warnings

import numpy as np

from .... import backend as K
from .... import initializers, losses, optimizers, regularizers
from ....core import state
from ....layers import Dense
from ....models import Sequential
from . import points

EVERY = 25                      # steps between two snapshots
MEASURED = 5                    # steps between two points of the curves
BEYOND = 1e6                    # a loss above is as good as infinite


def seeded(name, seed):
    """The initializer of that name, drawing by its own seed, so that nobody else's random numbers are touched."""
    config = initializers.serialize(initializers.get(name))
    if "seed" in config["config"]:
        config["config"]["seed"] = seed
    return initializers.deserialize(config)


def build(inputs, units, activation, initializer, price, strength, optimizer, rate, loss, seed):
    """The network and its optimizer, compiled, with the weights that it begins with."""
    model, before = Sequential(), {"input_shape": (inputs,)}
    for place, (count, kind) in enumerate([*((n, activation) for n in units), (1, "sigmoid")]):
        regularizer = None if price is None else regularizers.get({"class_name": price, "config": {"l": strength}})
        model.add(Dense(count, activation=kind, kernel_initializer=seeded(initializer, 100 * seed + place), kernel_regularizer=regularizer,
                        name=f"layer_{place + 1}", **before))
        before = {}
    made = optimizers.get(optimizer)
    made.learning_rate = rate
    model.compile(made, loss)
    return model


def batch(step, count, size, seed):
    """Which points step number `step` trains on: every epoch deals all of them anew."""
    per_epoch = -(-count // size)
    epoch, place = divmod(step, per_epoch)
    order = np.random.RandomState((7919 * seed + epoch) % 2 ** 32).permutation(count)
    return order[place * size:(place + 1) * size]


class Run:
    """A network on its way: `go(step)` brings it to any step, forwards or back.

    Parameters
    ----------
    settings : dict
        What `build` takes but for `inputs`, and `features` and `batch_size`.
    train, test : tuple of ndarray
        Points and classes.
    edits : list of [step, layer, row, column, value]
        Weights that were set by hand before a step; row -1 is the bias.

    Attributes
    ----------
    step : int
        Where the network stands. A run whose loss is no longer a number goes no further.
    losses : dict
        Of every MEASURED-th step, (training loss, test loss) without the price of a regularizer.
    """

    def __init__(self, settings, train, test, edits):
        settings = dict(settings)
        self.features, self.batch_size = settings.pop("features"), settings.pop("batch_size")
        self.settings, self.train, self.test = settings, train, test
        self.x, self.y = points.fed(train[0], self.features), train[1]
        self.x_test, self.y_test = points.fed(test[0], self.features), test[1]
        self.edits = [list(edit) for edit in edits]
        self.losses, self._snapshots = {}, {}
        self._begin()

    def _begin(self):
        self.model = build(self.x.shape[1], **self.settings)
        self.step = 0
        self._measure()

    def go(self, step):
        """Train, or turn back, to `step`; gives itself."""
        if step < self.step:
            self._return_to(max((s for s in self._snapshots if s <= step), default=0))
        while self.step < step and not self.lost:
            self._edit()
            chosen = batch(self.step, len(self.x), self.batch_size, self.settings["seed"])
            with warnings.catch_warnings(), np.errstate(all="ignore"):
                warnings.simplefilter("ignore")            # a loss that is not a number is told in the picture
                self.model.train_on_batch(self.x[chosen], self.y[chosen])
            self.step += 1
            self._measure()
            if self.step % EVERY == 0:
                self._snapshots[self.step] = self.model.get_weights(), self.model.optimizer.get_weights()
        self._edit()
        return self

    def edit(self, edits):
        """Other edits from now on: what was trained after the first difference is forgotten."""
        edits = [list(edit) for edit in edits]
        changed = [edit[0] for edit in [*edits, *self.edits] if (edit in edits) != (edit in self.edits)]
        self.edits = edits
        if changed and min(changed) <= self.step:
            first = min(changed)
            self._snapshots = {s: kept for s, kept in self._snapshots.items() if s <= first}
            self.losses = {s: both for s, both in self.losses.items() if s <= first}
            self._return_to(max((s for s in self._snapshots if s <= first), default=0))

    @property
    def lost(self):
        """Whether the loss is no longer a number, or beyond all measure."""
        loss = self.losses[self.step // MEASURED * MEASURED][0]
        return not np.isfinite(loss) or loss > BEYOND

    def _return_to(self, step):
        if not step:
            self._begin()
            return
        weights, optimizer = self._snapshots[step]
        self.model.set_weights(weights)
        self.model.optimizer.set_weights(optimizer)
        self.step = step

    def _edit(self):
        due = [edit for edit in self.edits if edit[0] == self.step]
        if due:
            weights = self.model.get_weights()
            for _, layer, row, column, value in due:
                weights[2 * layer + (row < 0)][(column,) if row < 0 else (row, column)] = value
            self.model.set_weights(weights)

    def _measure(self):
        if self.step % MEASURED == 0:
            self.losses[self.step] = tuple(self.loss(x, y) for x, y in ((self.x, self.y), (self.x_test, self.y_test)))

    def loss(self, x, y):
        """The loss on given points, as a number; NaN where there are none."""
        if not len(x):
            return float("nan")
        with np.errstate(all="ignore"):
            return float(K.mean(losses.get(self.settings["loss"])(y[:, None], self.outputs(x)[-1])))

    def outputs(self, x):
        """What every layer gives for what is fed to the network."""
        found, h = [], K.constant(x)
        with state.tape(False), np.errstate(all="ignore"):
            for layer in self.model.layers:
                h = layer.call(h)
                found.append(K.eval(h))
        return found
