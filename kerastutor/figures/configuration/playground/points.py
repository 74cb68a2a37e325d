"""Points of two or three classes in the plane, made up or the learner's own, and what of them is fed to the network."""
import numpy as np

REACH = 1.2                     # the plane that is drawn: from -REACH to REACH both ways
MOST = 500
DATA = ("circles", "moons", "xor", "spirals", "blobs", "pinwheel")
FEATURES = {
    "x1": lambda x: x[:, 0], "x2": lambda x: x[:, 1], "x1²": lambda x: x[:, 0] ** 2, "x2²": lambda x: x[:, 1] ** 2,
    "x1·x2": lambda x: x[:, 0] * x[:, 1], "sin 4x1": lambda x: np.sin(4 * x[:, 0]),
    "sin 4x2": lambda x: np.sin(4 * x[:, 1]), "1": lambda x: np.ones(len(x)),
}


def make(kind, count, noise, seed):
    """`count` points of a made-up kind, as many of one class as of another, moved by normal noise of deviation `noise`.

    Returns
    -------
    x : ndarray of float32, `(count, 2)`
    y : ndarray of float32, `(count,)`
        The classes 0, 1 (of 'pinwheel' 0, 1, 2) by turns.
    """
    rng = np.random.RandomState(seed)
    y = np.arange(count) % (3 if kind == "pinwheel" else 2)
    t = rng.rand(count)
    if kind == "circles":
        x = _around(2 * np.pi * t, np.where(y, 0.35, 0.9))
    elif kind == "moons":
        x = _around(np.pi * (t + y), 0.7) + np.where(y, 0.35, -0.35)[:, None] * [1, 0] + np.where(y, 0.15, -0.15)[:, None] * [0, 1]
    elif kind == "xor":
        x = rng.uniform(0.1, 1, (count, 2)) * rng.choice([-1, 1], (count, 1))
        x[y == 1, 1] *= -1
    elif kind == "spirals":
        x = _around(3.2 * np.pi * np.sqrt(t) + np.pi * y, 0.1 + 0.9 * np.sqrt(t))
    elif kind == "pinwheel":
        x = _around(2 * np.pi * y / 3 + 1.8 * t, 0.2 + 0.8 * t)
    else:
        x = 0.25 * rng.randn(count, 2) + np.where(y, 0.5, -0.5)[:, None]
    return (x + noise * rng.randn(count, 2)).astype("float32"), y.astype("float32")


def _around(angle, radius):
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def take(x, y):
    """The learner's own points, scaled so that the largest coordinate is 1.

    Raises
    ------
    ValueError
        For other shapes, too many points, numbers that are not finite, and classes other than 0, 1 and 2.
    """
    x, y = np.asarray(x, "float32"), np.asarray(y).reshape(-1)
    if x.ndim != 2 or x.shape[1] != 2 or len(x) != len(y) or not 2 <= len(x) <= MOST:
        raise ValueError(f"playground: data must be (x, y) with 2 to {MOST} points x of shape (n, 2) and n classes y, "
                         f"got shapes {x.shape} and {y.shape}.")
    if not np.isfinite(x).all():
        raise ValueError("playground: points must be finite; x holds NaN or infinity. Leave those points out.")
    strange = [kind for kind in np.unique(y).tolist() if kind not in (0, 1, 2)]
    if strange:
        raise ValueError(f"playground: classes must be 0, 1 or 2, got {strange[0]!r}.")
    return x / max(float(np.abs(x).max()), 1e-6), y.astype("float32")


def split(x, y, share):
    """(x, y) to train on and (x, y) to test on; the last `share` of the points, whole rounds of all classes, are held back."""
    classes = count(y)
    held = int(round(len(x) * share / classes)) * classes
    cut = len(x) - held
    return (x[:cut], y[:cut]), (x[cut:], y[cut:])


def count(y):
    """Of how many classes points are: 3 where any is of class 2, else 2."""
    return 3 if (y == 2).any() else 2


def fed(x, features):
    """What the network sees of the points: one column a feature."""
    return np.stack([FEATURES[name](x) for name in features], axis=1).astype("float32")


def grid(side):
    """The middle of every square of a `side` × `side` picture of the plane, row by row from the top."""
    along = REACH * ((2 * np.arange(side) + 1) / side - 1)
    across, up = np.meshgrid(along, along[::-1])
    return np.stack([across.ravel(), up.ravel()], axis=1).astype("float32")
