"""Twenty layers of fresh weights: how far the samples still differ on the way forward, how large the gradient is on the way back."""
import copy
import random
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from .... import activations, initializers
from .... import backend as K
from ....core import state

SAMPLES = 32
OWN = "own"                     # how the explorer calls what the learner brings
LIMIT = 1e3                     # a signal or gradient is lost, or too much, when it has changed by this factor
FLAT = 0.1                      # a unit is saturated where the slope is below this share of the steepest, or of 1
FAR = 30.0                      # where a bounded function has come to its bounds
INITIALIZERS = ("zeros", "ones", "random_normal", "random_uniform", "truncated_normal", "lecun_uniform", "lecun_normal", "glorot_uniform",
                "glorot_normal", "he_uniform", "he_normal", "orthogonal", "identity")
ACTIVATIONS = ("linear", "tanh", "sigmoid", "relu", "selu", "elu", "softplus", "softsign", "hard_sigmoid", "exponential")
ROWS = ("random_normal", "glorot_uniform", "he_normal", "orthogonal")       # of the overview, to which the chosen ones are added
COLUMNS = ("linear", "tanh", "sigmoid", "relu", "selu")


@contextmanager
def seeded(seed):
    """All random numbers from `seed` on; afterwards they go on as if nothing had been drawn."""
    before = random.getstate(), np.random.get_state()
    try:
        with state.undrawn():
            state.set_random_seed(seed)
            yield
    finally:
        random.setstate(before[0])
        np.random.set_state(before[1])


def grown(initializer, gain):
    """The library's initializer whose weights are `gain` times as large."""
    config = initializer.get_config()
    for name in ("stddev", "mean", "minval", "maxval", "value", "gain"):
        if name in config:
            config[name] = round(config[name] * gain, 9)
    if "scale" in config:
        config["scale"] = round(config["scale"] * gain**2, 9)
    return type(initializer).from_config(config)


def made(name, gain):
    """The library's initializer of this name, times `gain`."""
    if gain == 1:
        return initializers.get(name)
    return initializers.Constant(gain) if name == "ones" else grown(initializers.get(name), gain)


@dataclass(frozen=True)
class Course:
    """What becomes of signal and gradient: `(layers + 1,)` each, the input first.

    `signal` is the spread of the samples, sqrt(mean over units of var over samples); `gradient` the root mean square of dL/dh.
    """

    signal: np.ndarray
    gradient: np.ndarray

    @property
    def signal_end(self):
        """('dies' or 'explodes', layer), or None where the signal gets through."""
        return _trouble(self.signal)

    @property
    def gradient_end(self):
        """The same on the way back, from the last layer to the input."""
        found = _trouble(self.gradient[::-1])
        return found and (found[0], len(self.gradient) - 1 - found[1])


def _trouble(values):
    with np.errstate(all="ignore"):
        factor = values / values[0]
    for place, now in enumerate(factor):
        if not now <= LIMIT:            # NaN too: what is infinite in one layer is no number in the next
            return "explodes", place
        if now < 1 / LIMIT:
            return "dies", place
    return None


class Bench:
    """Networks of `layers` layers with `units` units each, all fed with the same samples; each is run once, when it is first asked for."""

    def __init__(self, units, layers, seed, own_initializer=None, own_activation=None):
        self.units, self.layers, self.seed = units, layers, seed
        self.own_initializer, self.own_activation = own_initializer, own_activation
        with seeded(seed):
            self.x, self.end = self._begin()
        self._weights, self._courses = {}, {}

    def _begin(self):
        """Samples, and the gradient that is sent in at the end, both standard normal."""
        return [K.get_value(K.random_normal((SAMPLES, self.units), dtype="float32")) for _ in range(2)]

    def initializer(self, name, gain=1.0):
        """The initializer to draw from, a new one."""
        return copy.copy(self.own_initializer) if name == OWN else made(name, gain)

    def activation(self, name):
        return self.own_activation if name == OWN else activations.get(name)

    def weights(self, name, gain=1.0):
        """The kernels, one a layer, drawn in their order."""
        if (name, gain) not in self._weights:
            initializer, shape = self.initializer(name, gain), (self.units, self.units)
            with seeded(self.seed):
                self._begin()
                drawn = [as_kernel(initializer(shape, dtype="float32"), shape) for _ in range(self.layers)]
            self._weights[name, gain] = [gain * w for w in drawn] if name == OWN and gain != 1 else drawn
        return self._weights[name, gain]

    def run(self, initializer, activation, gain=1.0):
        """The values h of all layers, the input first, as tensors that remember how they were made."""
        h = [K.variable(self.x)]
        function = self.activation(activation)
        with np.errstate(all="ignore"):
            for kernel in self.weights(initializer, gain):
                h.append(as_values(function(K.dot(h[-1], kernel)), self.x.shape))
        return h

    def course(self, initializer, activation, gain=1.0):
        """The `Course` of one network."""
        key = initializer, activation, gain
        if key not in self._courses:
            h = self.run(*key)
            with np.errstate(all="ignore"):
                gradients = K.gradients(K.sum(h[-1] * self.end), h)
                values = np.stack([K.eval(v) for v in h])
                gradients = np.stack([np.zeros_like(self.x) if g is None else K.eval(g) for g in gradients])
                signal = np.sqrt(np.var(values, axis=1, dtype="float64").mean(axis=1))
                gradient = np.sqrt(np.square(gradients, dtype="float64").mean(axis=(1, 2)))
            self._courses[key] = Course(signal, gradient)
        return self._courses[key]


def as_kernel(drawn, shape):
    """What an initializer gave, as an array.

    Raises
    ------
    ValueError
        Where it has another shape, or numbers that are not finite.
    """
    kernel = np.asarray(K.get_value(drawn), dtype="float32")
    if kernel.shape != shape:
        raise ValueError(f"initializer_explorer: asked for the shape {shape}, the initializer gave {kernel.shape}. "
                         "It must return an array or tensor of the shape that it is called with.")
    if not np.isfinite(kernel).all():
        lost = np.count_nonzero(~np.isfinite(kernel))
        raise ValueError(f"initializer_explorer: the initializer gave {lost} weights that are not finite.")
    return kernel


def as_values(y, shape):
    """What an activation gave, as a tensor of the shape that it got."""
    if not K.is_tensor(y) or K.int_shape(y) != shape:
        found = f"shape {K.int_shape(y)}" if hasattr(y, "shape") else type(y).__name__
        raise ValueError(f"initializer_explorer: the activation must give a tensor of the shape that it gets, {shape}, got {found}. "
                         "Build it of K's functions, such as K.tanh(x) or K.maximum(x, 0).")
    return y


def slopes(function, z):
    """f'(z), number by number."""
    z = K.variable(z, dtype="float32")
    with np.errstate(all="ignore"):
        found, = K.gradients(K.sum(function(z)), [z])
    return np.zeros(K.int_shape(z), "float32") if found is None else K.eval(found)


@dataclass(frozen=True)
class Tried:
    """One initializer with one activation, looked at closely, on its bench.

    `kernel` is the first layer's; `values` are `(layers + 1, samples, units)`, the input first; `flat` says of each of them whether its
    unit is saturated (never in the input); `bounds` are the limits of a bounded activation, or None.
    """

    bench: Bench
    initializer: str
    activation: str
    gain: float
    course: Course
    kernel: np.ndarray
    values: np.ndarray
    flat: np.ndarray
    bounds: tuple

    @property
    def saturated(self):
        """The share of saturated units, layer by layer."""
        return self.flat.mean(axis=(1, 2))

    @property
    def rows(self):
        """The initializers of the overview, as (name, gain)."""
        rows = [(name, 1.0) for name in ROWS]
        return rows if (self.initializer, self.gain) in rows else [*rows, (self.initializer, self.gain)]

    @property
    def columns(self):
        """The activations of the overview."""
        return COLUMNS if self.activation in COLUMNS else (*COLUMNS, self.activation)

    @property
    def twins(self):
        """Whether all units of a layer have the same weights."""
        return bool((self.kernel == self.kernel[:, :1]).all())

    def at(self, row, column):
        """The `Course` of one pair of the overview."""
        return self.bench.course(row[0], column, row[1])


def look(bench, initializer, activation, gain):
    """One pair, looked at closely; and every pair of the overview, so that nothing is left to be found wrong while drawing."""
    function = bench.activation(activation)
    h = bench.run(initializer, activation, gain)
    values = np.stack([K.eval(v) for v in h])
    with np.errstate(all="ignore"):
        sums = np.stack([np.dot(v, w) for v, w in zip(values[:-1], bench.weights(initializer, gain))])
    steepest = min(np.abs(slopes(function, np.linspace(-8, 8, bench.x.size).reshape(bench.x.shape))).max(), 1)
    flat = np.zeros(values.shape, bool)
    flat[1:] = np.abs(slopes(function, sums)) <= FLAT * steepest
    with np.errstate(all="ignore"):
        ends = K.eval(function(K.variable(np.repeat([[-FAR], [FAR]], bench.units, axis=1))))[:, 0].tolist()
    bounds = tuple(sorted(round(end, 6) for end in ends)) if max(map(abs, ends)) < FAR / 2 and ends[0] != ends[1] else None
    tried = Tried(bench, initializer, activation, gain, bench.course(initializer, activation, gain), bench.weights(initializer, gain)[0],
                  values, flat, bounds)
    for row in tried.rows:
        for column in tried.columns:
            tried.at(row, column)
    return tried
