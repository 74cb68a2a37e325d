"""The training of a small network as a pure function: the same settings, edits and step give the same bits, whichever way one came."""
import warnings
from functools import lru_cache
from itertools import takewhile

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
HEADS = {2: (1, "sigmoid"), 3: (3, "softmax")}          # the last layer, by how many classes there are
CROSSENTROPY = {2: "binary_crossentropy", 3: "sparse_categorical_crossentropy"}


def seeded(name, seed):
    """The initializer of that name, drawing by its own seed, so that nobody else's random numbers are touched."""
    config = initializers.serialize(initializers.get(name))
    if "seed" in config["config"]:
        config["config"]["seed"] = seed
    return initializers.deserialize(config)


def build(inputs, classes, units, activation, initializer, price, strength, optimizer, rate, loss, seed):
    """The network and its optimizer, compiled, with the weights that it begins with."""
    model, before = Sequential(name="playground"), {"input_shape": (inputs,)}
    for place, (count, kind) in enumerate([*((n, activation) for n in units), HEADS[classes]]):
        regularizer = None if price is None else regularizers.get({"class_name": price, "config": {"l": strength}})
        model.add(Dense(count, activation=kind, kernel_initializer=seeded(initializer, 100 * seed + place), kernel_regularizer=regularizer,
                        name=f"layer_{place + 1}", **before))
        before = {}
    made = optimizers.get(optimizer)
    made.learning_rate = rate
    model.compile(made, loss_name(loss, classes))
    return model


def loss_name(loss, classes):
    """The loss under Keras's name: 'crossentropy' is the one that fits the classes."""
    return CROSSENTROPY[classes] if loss == "crossentropy" else loss


def targets(y, classes, loss):
    """The classes as a loss wants them: numbers of two classes and for the sparse crossentropy, else one-hot rows."""
    return np.eye(3, dtype="float32")[y.astype(int)] if classes == 3 and loss != "crossentropy" else y


@lru_cache(maxsize=4)
def order(seed, epoch, count):
    """In which order an epoch goes through the points."""
    return np.random.RandomState(1000 * seed + epoch).permutation(count)


def batch(step, count, size, seed):
    """Which points step number `step` trains on: every epoch deals all of them anew."""
    epoch, place = divmod(step, -(-count // size))
    return order(seed, epoch, count)[place * size:(place + 1) * size]


class Run:
    """A network on its way: `go(step)` brings it to any step, forwards or back.

    Parameters
    ----------
    settings : dict
        What `build` takes but for `inputs` and `classes`, and `features` and `batch_size`.
    train, test : tuple of ndarray
        Points and classes.
    edits : list of [step, layer, row, column, value]
        Weights that were set by hand before a step; row -1 is the bias.

    Attributes
    ----------
    model : Sequential
    step : int
        Where the network stands. A run whose loss is no longer a number goes no further.
    losses : dict
        Of every MEASURED-th step, (training loss, test loss) without the price of a regularizer.
    """

    def __init__(self, settings, train, test, edits):
        settings = dict(settings)
        self.features, self.batch_size = settings.pop("features"), settings.pop("batch_size")
        self.settings, self.train, self.test = settings, train, test
        self.classes = points.count(np.concatenate([train[1], test[1]]))
        self.x, self.x_test = points.fed(train[0], self.features), points.fed(test[0], self.features)
        self.y, self.y_test = (targets(y, self.classes, settings["loss"]) for y in (train[1], test[1]))
        self.losses, self._snapshots, self.edits = {}, {}, []
        self._begin()
        self.edit(edits)

    def _begin(self):
        self.model = self.twin()
        self.step = 0
        self._measure()

    def twin(self, at=None):
        """Another network like this one, where it begins; or with the weights and the optimizer of `at`, on its own from here."""
        model = build(self.x.shape[1], self.classes, **self.settings)
        if at is not None:
            model.set_weights(at.get_weights())
            if at.optimizer.weights:
                model.optimizer.set_weights(at.optimizer.get_weights())
        return model

    def go(self, step):
        """Train, or turn back, to `step`; gives itself."""
        nearest = max((s for s in self._snapshots if s <= step), default=0)
        if step < self.step or nearest > self.step:
            self._return_to(nearest)
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")                    # a loss that is not a number is told in the picture
            while self.step < step and not self.lost:
                self._set_by_hand()
                chosen = batch(self.step, len(self.x), self.batch_size, self.settings["seed"])
                self.model.train_on_batch(self.x[chosen], self.y[chosen])
                self.step += 1
                self._measure()
                if self.step % EVERY == 0:
                    self._snapshots[self.step] = self.model.get_weights(), self.model.optimizer.get_weights()
            self._set_by_hand()
        return self

    def edit(self, edits):
        """Other edits from now on: what was trained after the first difference is forgotten.

        Raises
        ------
        ValueError
            For an edit that names no weight of this network.
        """
        edits = [list(edit) for edit in edits]
        shapes = [kernel.shape for kernel in self.model.get_weights()[::2]]
        for edit in edits:
            _, layer, row, column, _ = edit
            if not (0 <= layer < len(shapes) and -1 <= row < shapes[layer][0] and 0 <= column < shapes[layer][1]):
                raise ValueError(f"edits: [step, layer, row, column, value] must name a weight of this network, got {edit!r}. "
                                 f"Its kernels have shapes {shapes}; row -1 is the bias.")
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(edits, self.edits)))
        changed = [edit[0] for edit in [*edits[same:], *self.edits[same:]]]
        self.edits = edits
        if changed and min(changed) <= self.step:
            first = min(changed)
            self._snapshots = {s: kept for s, kept in self._snapshots.items() if s <= first}
            self.losses = {s: both for s, both in self.losses.items() if s <= first}
            self._return_to(max(self._snapshots, default=0))

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

    def _set_by_hand(self):
        due = [edit for edit in self.edits if edit[0] == self.step]
        if due:
            weights = self.model.get_weights()
            for _, layer, row, column, value in due:
                weights[2 * layer + (row < 0)][(column,) if row < 0 else (row, column)] = value
            self.model.set_weights(weights)

    def _measure(self):
        if self.step % MEASURED == 0 and self.step not in self.losses:
            self.losses[self.step] = tuple(self.loss(y, self.outputs(x)[-1]) for x, y in ((self.x, self.y), (self.x_test, self.y_test)))

    def loss(self, y, found):
        """The loss of what the network found for points of known classes, as a number; NaN where there are none."""
        if not len(y):
            return float("nan")
        with np.errstate(all="ignore"):
            function = losses.get(loss_name(self.settings["loss"], self.classes))
            return float(K.mean(function(y[:, None] if y.ndim == 1 else y, found)))

    def outputs(self, x):
        """What every layer gives for what is fed to the network."""
        found, h = [], K.constant(x)
        with state.tape(False), np.errstate(all="ignore"):
            for layer in self.model.layers:
                h = layer.call(h)
                found.append(K.eval(h))
        return found
