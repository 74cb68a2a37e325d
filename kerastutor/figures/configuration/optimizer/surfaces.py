"""The ground of the race: surfaces of two weights, their heights and slopes by the library's own gradient, their curvature."""
from dataclasses import dataclass

import numpy as np

from .... import backend as K
from ....core.gradients import gradients
from .formula import as_code, read

FORMULA, OWN = "formula", "own"
START = (-1.6, 1.2)             # where nothing else is said
GRID = 65                       # points along each side of the window


@dataclass(frozen=True)
class Surface:
    """A function of two weights: `f(x, y)` gives one number for each point of a batch.

    Attributes
    ----------
    name : str
    text : str
        Its formula as Python code; empty for a function that the learner gave.
    start : tuple of two float
        Where a race usually begins.
    bottoms : tuple of pairs of float
        Where it is lowest, as far as that is known; it is 0 there.
    """

    name: str
    f: object
    text: str
    start: tuple = START
    bottoms: tuple = ()


def _known(name, text, start, *bottoms):
    return Surface(name, read(text), as_code(text), start, bottoms)


KNOWN = {surface.name: surface for surface in (
    _known("valley", "0.2 * x**2 + 10 * y**2", (-1.7, 1.0), (0, 0)),
    _known("ravine", "0.1 * (1 - x)**2 + (y + 1 - x**2)**2", (-1.5, -0.4), (1, 0)),
    _known("saddle", "2 * x**2 - y**2 + y**4 / 4 + 1", (-1.6, 0.02), (0, 2 ** 0.5), (0, -2 ** 0.5)),
    _known("plateau", "1 - K.exp(-1.5 * (x**2 + y**2))", (-1.5, 1.1), (0, 0)),
    _known("two_minima", "(x + 1)**2 * ((x - 1)**2 + 0.2) + y**2", (1.8, 1.3), (-1, 0)),
)}


def typed(text):
    """The surface of a formula that a learner typed."""
    return Surface(FORMULA, read(text), as_code(text))


def slopes(f, x, y):
    """f at many points, and its slope there in x and in y.

    Parameters
    ----------
    f : callable
    x, y : ndarray, shape (n,)

    Returns
    -------
    ndarray, shape (3, n)

    Raises
    ------
    ValueError
        When f does not give one number for each point, or depends on neither x nor y.
    """
    x, y = K.variable(x, dtype=x.dtype), K.variable(y, dtype=y.dtype)
    height = f(x, y)
    shape = getattr(height, "shape", None)
    if not K.is_tensor(height):
        raise ValueError("f(x, y) must be computed from x and y by arithmetic or functions of K, so that it has a gradient; "
                         f"it gave a {type(height).__name__}.")
    if shape != x.shape:
        raise ValueError(f"f(x, y) must give one number for each point: {x.shape[0]} points went in, shape {tuple(shape)} came out. "
                         "Compute with x and y as with single numbers, without sums.")
    found = gradients(height, [x, y])
    return np.stack([height.value, *(np.zeros_like(x.value) if slope is None else slope for slope in found)])


@dataclass(frozen=True)
class Curvature:
    """Of a quadratic surface: its largest and its least curvature."""
    largest: float
    least: float


def curvature(f):
    """The curvatures of a surface that is quadratic, else None: the slopes' differences are the same everywhere."""
    places = np.array([[0.0, 0.0], [0.9, -0.7], [-1.3, 0.4]])
    steps = np.array([[1.0, 0.0], [0.0, 1.0]]) / 4
    points = np.concatenate([places[:, None] + steps, places[:, None] - steps], axis=1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        _, along_x, along_y = slopes(f, *points.T.copy())
    slope = np.stack([along_x, along_y], axis=-1).reshape(len(places), 2, 2, 2)
    tables = (slope[:, 0] - slope[:, 1]) / 0.5
    if not np.isfinite(tables).all() or np.abs(tables - tables[0]).max() > 1e-6 * max(np.abs(tables).max(), 1e-9):
        return None
    least, largest = np.linalg.eigvalsh((tables[0] + tables[0].T) / 2).tolist()
    return Curvature(largest, least)


def stable_below(curvature, momentum=0.0, nesterov=False):
    """The rate from which SGD runs away on a quadratic: 2 / L, with momentum m 2 (1 + m) / L, with Nesterov's 2 (1 + m) / ((1 + 2 m) L)

    Examples
    --------
    >>> stable_below(Curvature(20.0, 0.4)), round(stable_below(Curvature(20.0, 0.4), 0.9), 6)
    (0.1, 0.19)
    """
    return 2 * (1 + momentum) / ((1 + 2 * momentum if nesterov else 1) * curvature.largest)


@dataclass(frozen=True)
class Ground:
    """A surface within a window: heights on a grid, the contours' levels, and whether it is quadratic."""

    surface: Surface
    reach: float
    height: np.ndarray          # (GRID, GRID), rows from low y to high y; infinite where f has no value
    levels: np.ndarray
    lowest: float               # the least height within the window, or 0 where the bottom is known
    curvature: Curvature | None

    @property
    def line(self):
        """The numbers along each side."""
        return np.linspace(-self.reach, self.reach, GRID)


_RANKS = (0.02, 0.04, 0.07, 0.12, 0.18, 0.26, 0.35, 0.45, 0.56, 0.68, 0.8, 0.92)     # the contours' share of the ground below them


def survey(surface, reach):
    """Heights of a surface all over the window.

    Raises
    ------
    ValueError
        When there is no height anywhere, or all are the same.
    """
    line = np.linspace(-reach, reach, GRID)
    x, y = np.meshgrid(line, line)
    with np.errstate(all="ignore"):
        height = slopes(surface.f, x.ravel(), y.ravel())[0].reshape(x.shape)
    height = np.where(np.isfinite(height), height, np.inf)
    known = height[np.isfinite(height)]
    if known.size < 4 or known.max() - known.min() <= 1e-9 * max(abs(known.max()), 1e-9):
        raise ValueError("f(x, y) has no heights in this window, or all are the same: there is nothing to race on.")
    lowest = 0.0 if surface.bottoms else _least(surface.f, x, y, height)
    return Ground(surface, float(reach), height, np.unique(np.quantile(known, _RANKS)), lowest, curvature(surface.f))


def _least(f, x, y, height):
    """The least height about the lowest point of a grid: finer and finer grids around the lowest point of the one before."""
    unit, reach = x[0, 1] - x[0, 0], x.max()
    lowest = np.inf
    while unit > 1e-9 * reach:
        place = np.unravel_index(np.argmin(height), height.shape)
        lowest = min(lowest, float(height[place]))
        around = np.linspace(-unit, unit, 9)
        x, y = np.meshgrid(np.clip(x[place] + around, -reach, reach), np.clip(y[place] + around, -reach, reach))
        with np.errstate(all="ignore"):
            height = np.nan_to_num(slopes(f, x.ravel(), y.ravel())[0].reshape(x.shape), nan=np.inf)
        unit /= 4
    return lowest
