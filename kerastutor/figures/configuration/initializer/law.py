"""The law that weights are drawn by: its formula, its limits, its exact density."""
from dataclasses import dataclass
from math import lgamma, log, pi, sqrt

import numpy as np

from ....initializers import (
    Constant, Identity, Ones, Orthogonal, RandomNormal, RandomUniform, TruncatedNormal, VarianceScaling, Zeros, fans,
)
from ....initializers.scaled import LEFT_OF_A_DEVIATION


@dataclass(frozen=True)
class Law:
    """How one weight is distributed.

    `formula` is what a textbook would write, with numbers; `low` and `high` are the limits (infinite for a normal law); `density`
    gives its exact density at an array of places, or is None for `values` that come with fixed shares.
    """

    formula: str
    std: float
    low: float
    high: float
    density: object = None
    values: tuple = ()


def law_of(initializer, shape):
    """The `Law` of an initializer of the library for a kernel of `shape`; None for any other."""
    if type(initializer) not in LAWS or any(np.ndim(value) for value in initializer.get_config().values()):
        return None
    return LAWS[type(initializer)](initializer, shape)


def short(value):
    """A number in few characters.

    Examples
    --------
    >>> short(-0.24495), short(-0.0), short(12345.6), short(3.2e-7)
    ('−0.245', '0', '12300', '3.2e−7')
    """
    if value and not 1e-4 <= abs(value) < 1e6:
        return f"{value:.2g}".replace("e-0", "e-").replace("e+0", "e").replace("e+", "e").replace("-", "−")
    return format(float(f"{value:.3g}") + 0.0, ".10g").replace("-", "−")


def _uniform(formula, low, high):
    width = high - low
    if not width:
        return _fixed(formula, (low, 1.0))
    return Law(formula, width / sqrt(12), low, high, lambda w: np.where((w >= low) & (w <= high), 1 / width, 0.0))


def _bell(w, mean, stddev):
    return np.exp(-((w - mean) / stddev) ** 2 / 2) / (stddev * sqrt(2 * pi))


def _normal(formula, mean, stddev):
    if not stddev:
        return _fixed(formula, (mean, 1.0))
    return Law(formula, stddev, -np.inf, np.inf, lambda w: _bell(w, mean, stddev))


def _truncated(formula, mean, stddev):
    """A bell that is cut at two deviations: 95.45 % of it is left, and is raised by so much."""
    if not stddev:
        return _fixed(formula, (mean, 1.0))
    low, high, left = mean - 2 * stddev, mean + 2 * stddev, 0.9544997361036416
    return Law(formula, LEFT_OF_A_DEVIATION * stddev, low, high,
               lambda w: np.where((w >= low) & (w <= high), _bell(w, mean, stddev) / left, 0.0))


def _fixed(formula, *values):
    mean = sum(value * share for value, share in values)
    std = sqrt(sum(share * (value - mean) ** 2 for value, share in values))
    return Law(formula, std, min(v for v, _ in values), max(v for v, _ in values), values=values)


def _scaled(initializer, shape):
    fan_in, fan_out = fans(shape)
    n = {"fan_in": "fan_in", "fan_out": "fan_out", "fan_avg": "(fan_in + fan_out)"}[initializer.mode]
    scale = initializer.scale * (2 if initializer.mode == "fan_avg" else 1)
    std = sqrt(initializer.variance(shape))
    if initializer.distribution == "uniform":
        limit = sqrt(3) * std
        return _uniform(f"w ~ U(−l, l),  l = √({short(3 * scale)} / {n}) = {short(limit)}", -limit, limit)
    formula = f"w ~ N(0, σ²), |w| < 2.27 σ,  σ = √({short(scale)} / {n}) = {short(std)}"
    return _truncated(formula, 0.0, std / LEFT_OF_A_DEVIATION)


def _rotation(initializer, shape):
    """An entry of a random rotation of n axes is a coordinate of a random point on the unit sphere: (1 − w²)^((n − 3) / 2)."""
    n, gain = max(int(np.prod(shape[:-1])), shape[-1]), abs(initializer.gain)
    if not gain:
        return _fixed("W = 0", (0.0, 1.0))
    square = "" if gain == 1 else f"{short(gain ** 2)} "
    formula = f"W Wᵀ = {square}I,  σ = {short(gain)} / √{n} = {short(gain / sqrt(n))}"
    height = lgamma(n / 2) - lgamma((n - 1) / 2) - log(sqrt(pi) * gain)

    def density(w):
        inside = np.clip(1 - (w / gain) ** 2, 1e-12, 1)
        return np.where(abs(w) < gain, np.exp(height + (n - 3) / 2 * np.log(inside)), 0.0)

    return Law(formula, gain / sqrt(n), -gain, gain, density)


def _diagonal(initializer, shape):
    share = min(shape) / (shape[0] * shape[1])
    gain = initializer.gain
    return _fixed(f"W = {short(gain)} I" if gain != 1 else "W = I", (0.0, 1 - share), (gain, share))


LAWS = {
    Zeros: lambda initializer, shape: _fixed("w = 0", (0.0, 1.0)),
    Ones: lambda initializer, shape: _fixed("w = 1", (1.0, 1.0)),
    Constant: lambda initializer, shape: _fixed(f"w = {short(initializer.value)}", (float(initializer.value), 1.0)),
    RandomNormal: lambda initializer, shape: _normal(
        f"w ~ N({short(initializer.mean)}, {short(initializer.stddev)}²)", initializer.mean, initializer.stddev),
    TruncatedNormal: lambda initializer, shape: _truncated(
        f"w ~ N({short(initializer.mean)}, {short(initializer.stddev)}²), "
        f"|w{f' − {short(initializer.mean)}' if initializer.mean else ''}| < {short(2 * initializer.stddev)}",
        initializer.mean, initializer.stddev),
    RandomUniform: lambda initializer, shape: _uniform(
        f"w ~ U({short(initializer.minval)}, {short(initializer.maxval)})", initializer.minval, initializer.maxval),
    VarianceScaling: _scaled,
    Orthogonal: _rotation,
    Identity: _diagonal,
}
