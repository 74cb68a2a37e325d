"""A recorder: portraits of every weight and its gradient at moments spread over a training run, for `training_explorer`."""
from dataclasses import dataclass

import numpy as np

from .base import Callback

BINS, SIDE = 40, 32
AROUND, A_LOSS = 1024, 80  # bytes of Python's objects around a portrait's arrays, and for one loss with its step, measured and rounded up


@dataclass(frozen=True)
class Portrait:
    """What there is to know of an array without keeping it.

    Attributes
    ----------
    shape : tuple of int
    counts, edges : ndarray of (bins,) and (bins + 1,)
        A histogram of the finite numbers.
    heat : ndarray, at most 32 × 32
        The array as a matrix, averaged over blocks where it is larger.
    mean, std, rms, low, high : float
        Of the finite numbers.
    finite : float
        Their share.
    """

    shape: tuple
    counts: np.ndarray
    edges: np.ndarray
    heat: np.ndarray
    mean: float
    std: float
    rms: float
    low: float
    high: float
    finite: float


def portrait(array):
    """The `Portrait` of an array."""
    numbers = np.ravel(array)
    sound = np.isfinite(numbers)
    share = float(sound.mean())
    if share < 1:
        numbers = numbers[sound]
    if not numbers.size:
        numbers = np.zeros(1, array.dtype)
    wide = numbers.astype("float64")  # large numbers that lie close together would leave no room between the edges of bins
    low, high = float(wide.min()), float(wide.max())
    half = 0 if high > low else max(0.5, 1e-3 * abs(low))
    counts, edges = np.histogram(wide, BINS, (low - half, high + half))
    return Portrait(array.shape, counts.astype("int32"), edges.astype("float32"), heat_map(array), float(wide.mean()), float(wide.std()),
                    float(np.sqrt(np.mean(wide * wide))), low, high, share)


def heat_map(array):
    """The array as a matrix of at most 32 × 32 block means; all axes but the last are the rows."""
    matrix = np.atleast_2d(array.reshape(-1, array.shape[-1]) if array.ndim > 1 else array)
    for axis in (0, 1):
        size = matrix.shape[axis]
        if size > SIDE:
            starts = np.arange(SIDE) * size // SIDE
            lengths = np.diff(np.append(starts, size)).reshape((-1, 1) if axis == 0 else (1, -1))
            matrix = np.add.reduceat(matrix, starts, axis=axis) / lengths
    return np.array(matrix, dtype="float32")


class Recorder(Callback):
    """Watch a training run: the loss batch by batch, and weights and gradients at up to `moments` moments.

    Parameters
    ----------
    moments : int
        How many moments are kept at most. When the room is full, every second one is let go and half as many are taken from then on, so
        that they stay evenly spread however long training lasts. The first and the last moment are always there.

    Attributes
    ----------
    steps, epochs : list
        When each moment was, in batches seen (0: before training) and in epochs.
    loss_steps, loss_values : list
        The loss, batch by batch; thinned in the same way above 4,096 values.
    history : dict of str to list
        One number an epoch, as `History` keeps them.
    weights : list of str
        The trainable weights: 'dense_1/kernel', …
    moments : list of dict of str to Moment
        For each moment and weight, the portraits `.weight` and `.gradient` (None before the first step).
    dead_units : list of dict of str to float
        For each moment, the share of a layer's units that no gradient reached.
    limit : int
        Bytes that portraits and loss curve will never pass, however long training lasts; `cost` is what they take now. (`history` comes
        on top: one number an epoch, as in any training.)

    Examples
    --------
    >>> import numpy as np
    >>> from kerastutor.layers import Dense
    >>> from kerastutor.models import Sequential
    >>> model = Sequential([Dense(1, input_shape=(2,))])
    >>> model.compile("sgd", "mse")
    >>> recorder = Recorder()
    >>> _ = model.fit(np.ones((8, 2)), np.ones(8), batch_size=4, verbose=0, callbacks=[recorder])
    >>> recorder.steps
    [0, 1, 2]
    >>> recorder.cost <= recorder.limit
    True
    """

    LOSSES = 4096

    def __init__(self, moments=50):
        super().__init__()
        if moments < 2:
            raise ValueError(f"Recorder: moments must be at least 2, got {moments}.")
        self.most = moments
        self._clear([])

    def _clear(self, weights):
        self._watched = weights
        self.weights = [w.name.split(":")[0] for w in weights]
        self.steps, self.epochs, self.moments, self.dead_units = [], [], [], []
        self.loss_steps, self.loss_values, self.history = [], [], {}
        self._every, self._loss_every, self._step = 1, 1, 0

    def on_train_begin(self, logs=None):
        self._clear(list(self.model.trainable_weights))
        self._take(0.0)

    def on_epoch_begin(self, epoch, logs=None):
        self._epoch, self._batch = epoch, 0

    def on_train_batch_end(self, batch, logs=None):
        self._step += 1
        self._batch += 1
        if self._step % self._loss_every == 0:
            self.loss_steps.append(self._step)
            self.loss_values.append(float(logs["loss"]))
            if len(self.loss_steps) > self.LOSSES:
                self._loss_every *= 2
                self.loss_steps, self.loss_values = self.loss_steps[1::2], self.loss_values[1::2]
        if self._step % self._every == 0:
            self._make_room()
        if self._step % self._every == 0:
            self._take(self._epoch + self._batch / self._batches())

    def on_epoch_end(self, epoch, logs=None):
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(float(value))

    def on_train_end(self, logs=None):
        if self.steps[-1] != self._step:
            self._make_room()
            self._take(float(self._epoch + 1))

    def _batches(self):
        steps, samples, size = (self.params.get(k) for k in ("steps", "samples", "batch_size"))
        return steps or (-(-samples // size) if samples and size else max(self._batch, 1))

    def _take(self, epoch):
        gradients = [self.model.optimizer.gradient_of(w) if self._step else None for w in self._watched]
        self.steps.append(self._step)
        self.epochs.append(float(epoch))
        self.moments.append({name: Moment(portrait(w.value), None if g is None else portrait(g))
                             for name, w, g in zip(self.weights, self._watched, gradients)})
        self.dead_units.append(dead_units(self.weights, gradients))

    def _make_room(self):
        if len(self.steps) >= self.most:
            self._every *= 2
            for kept in (self.steps, self.epochs, self.moments, self.dead_units):
                del kept[1::2]

    @property
    def cost(self):
        """Bytes held by the portraits and the loss curve, Python's objects around the arrays included."""
        portraits = [p for m in self.moments for moment in m.values() for p in (moment.weight, moment.gradient) if p is not None]
        return sum(p.counts.nbytes + p.edges.nbytes + p.heat.nbytes + AROUND for p in portraits) + A_LOSS * len(self.loss_steps)

    @property
    def limit(self):
        """Bytes that `cost` never passes, however long training lasts."""
        one = 4 * BINS + 4 * (BINS + 1) + 4 * SIDE * SIDE + AROUND
        return self.most * len(self.weights) * 2 * one + A_LOSS * (self.LOSSES + 1)

    def trouble(self, k):
        """What is wrong at the k-th moment.

        Returns
        -------
        list of (kind, name, number)
            'nan': the share of a weight's numbers that are not finite. 'exploding': how many times larger than at the start of training a
            weight's gradient is (from 100 on), or the weight itself (from 10 on). 'vanishing': a gradient's rms divided by that of the
            largest gradient among the weights of its kind (below 1e-4). 'dead': the share of a layer's units that no gradient reached
            (from one half on).
        """
        found = []
        now = self.moments[k]
        first = next((m for m in self.moments if any(x.gradient for x in m.values())), now)
        start = self.moments[0]
        for name, moment in now.items():
            g = moment.gradient
            lost = 1 - min(moment.weight.finite, g.finite if g else 1)
            if lost > 0:
                found.append(("nan", name, lost))
                continue
            grown = ratio(g.rms, first[name].gradient.rms) if g and first[name].gradient else 0
            swollen = ratio(moment.weight.rms, start[name].weight.rms)
            if grown >= 100 or swollen >= 10:
                found.append(("exploding", name, grown if grown >= 100 else swollen))
        kernels = {n: m.gradient.rms for n, m in now.items() if m.gradient and len(m.gradient.shape) > 1 and m.gradient.finite == 1}
        strongest = max(kernels.values(), default=0)
        found += [("vanishing", n, rms / strongest) for n, rms in kernels.items() if strongest and rms < 1e-4 * strongest]
        found += [("dead", layer, share) for layer, share in self.dead_units[k].items() if share >= 0.5]
        return found


@dataclass(frozen=True)
class Moment:
    """One weight at one moment: its portrait and that of its gradient."""

    weight: Portrait
    gradient: Portrait


def ratio(now, before):
    """How many times larger `now` is; 0 where there was nothing before."""
    return now / before if before else 0.0


def dead_units(names, gradients):
    """For each layer with a kernel, the share of its units (columns) whose whole gradient is exactly 0."""
    shares = {}
    for name, g in zip(names, gradients):
        if g is not None and g.ndim > 1 and name.endswith("kernel"):
            still = ~np.any(g.reshape(-1, g.shape[-1]), axis=0)
            if still.any():
                shares[name.rsplit("/", 1)[0]] = float(still.mean())
    return shares
