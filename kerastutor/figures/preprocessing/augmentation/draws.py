"""What ImageDataGenerator draws and does: one draw on the whole image, its neighbours by seed, and every way to fill what it lays bare."""
import copy
import warnings
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from ....preprocessing.image.affine import affine_matrix
from ....preprocessing.image.generator import ImageDataGenerator
from .picture import Picture

GALLERY = 8
FILL_MODES = ("nearest", "constant", "reflect", "wrap")
MOVES = ("theta", "tx", "ty", "shear", "zx", "zy")
PLACE = 0.3          # where in the output stands the pixel that is traced back, as a part of its height and width


def negative(x):
    """out = min x + max x − x"""
    return x.min() + x.max() - x


def grey(x):
    """out = mean of the channels, in each of them; for channels last"""
    return 0 * x + x.mean(axis=-1, keepdims=True)


def grey_first(x):
    """out = mean of the channels, in each of them; for channels first"""
    return 0 * x + x.mean(axis=0, keepdims=True)


def function_named(name, data_format):
    """The preprocessing function that stands in the menu as `name`."""
    if name == "grey" and data_format == "channels_first":
        return grey_first
    return {None: None, "negative": negative, "grey": grey}[name]


@dataclass(frozen=True)
class Draws:
    """What came of `picture` with `seed`, and with the seeds beside it.

    `drawn_by` has the parameters drawn, by seed. `matrix` (3, 3) leads from a pixel of the output, as (row, column, 1), to the place in
    the image that it is taken from; flips come after it. `out` is the result as the generator gives it. `gallery`, by seed, and `fills`,
    by fill mode, are small results, with the channels at the end. `arguments` is what the generator was asked for.
    """

    picture: Picture
    generator: ImageDataGenerator
    seed: int
    drawn_by: dict
    matrix: np.ndarray
    out: np.ndarray
    gallery: dict
    fills: dict
    arguments: dict

    @property
    def drawn(self):
        """The parameters drawn with `seed`."""
        return self.drawn_by[self.seed]

    @property
    def outcome(self):
        """The result with its channels at the end."""
        return _channels_last(self.out, self.generator)

    @property
    def shape(self):
        """(height, width) of the image."""
        return self.picture.pixels.shape[:2]

    @property
    def flips(self):
        """The 3 × 3 matrix that leads from a pixel of the output to where it stood before the flips; each is its own inverse."""
        matrix = np.eye(3)
        for axis, (name, length) in enumerate(zip(("flip_vertical", "flip_horizontal"), self.shape)):
            if self.drawn[name]:
                matrix[axis, axis], matrix[axis, 2] = -1, length - 1
        return matrix

    @property
    def traced(self):
        """Three places of one pixel, each (row, column): in the output, before the flips, and in the image."""
        output = np.array([*(round(PLACE * (length - 1)) for length in self.shape), 1.0])
        before = self.flips @ output
        return output[:2], before[:2], (self.matrix @ before)[:2]

    def taken_from(self, places):
        """Where in the image the places (n, 2) of the output come from."""
        return _mapped(self.matrix @ self.flips, places)

    def moved_to(self, places):
        """Where in the output the places (n, 2) of the image have gone."""
        return _mapped(np.linalg.inv(self.matrix @ self.flips), places)

    @property
    def bare(self):
        """The part of the output that comes from outside the image, counted on a grid of 64 × 64 places."""
        rows, columns = (np.linspace(0, length - 1, 64) for length in self.shape)
        return float(self.outside(self.taken_from(np.stack(np.meshgrid(rows, columns), axis=-1).reshape(-1, 2))).mean())

    def outside(self, places):
        """Which of the places (n, 2) lie outside the image."""
        slack = 1e-6        # for what the matrix computes
        return ((places < -slack) | (places > np.array(self.shape) - 1 + slack)).any(axis=-1)

    def levels(self, values):
        """The numbers that are shown as black and as white among `values`, a result."""
        generator = self.generator
        if generator.samplewise_center or generator.samplewise_std_normalization:
            low, high = float(values.min()), float(values.max())
            return low, high if high > low else low + 1
        low, high = (0.0, 255.0) if generator.brightness_range is not None else self.picture.range
        factor = generator.rescale or 1
        return low * factor, high * factor


def _mapped(matrix, places):
    return np.asarray(places, dtype=float) @ matrix[:2, :2].T + matrix[:2, 2]


def compute(picture, seed=0, preprocessing_function=None, data_format="channels_last", **arguments):
    """The library's own draws and results; the small results have the parameters of the large one, with shifts in proportion."""
    function = function_named(preprocessing_function, data_format)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")        # what one argument does to another is told in the picture
        generator = ImageDataGenerator(preprocessing_function=function, data_format=data_format, **arguments)
    first, shape = seed - seed % GALLERY, picture.pixels.shape
    with _as_before():
        drawn_by = {s: generator.get_random_transform(_for_generator(picture.pixels, generator).shape, seed=s)
                    for s in range(first, first + GALLERY)}
    drawn = drawn_by[seed]
    gallery = {s: _small_result(generator, picture.thumb, one, shape) for s, one in drawn_by.items()}
    fills = {}
    for mode in FILL_MODES:
        other = copy.copy(generator)
        other.fill_mode = mode
        fills[mode] = _small_result(other, picture.small, drawn, shape)
    matrix = affine_matrix(*(drawn[name] for name in MOVES), *shape[:2])
    return Draws(picture, generator, seed, drawn_by, matrix, _result(generator, picture.pixels, drawn), gallery, fills, arguments)


@contextmanager
def _as_before():
    """NumPy's random numbers go on afterwards as if nothing had been drawn."""
    before = np.random.get_state()
    try:
        yield
    finally:
        np.random.set_state(before)


def _for_generator(pixels, generator):
    x = pixels.astype(generator.dtype)
    return x.transpose(2, 0, 1) if generator.data_format == "channels_first" else x


def _channels_last(x, generator):
    return x.transpose(1, 2, 0) if generator.data_format == "channels_first" else x


def _result(generator, pixels, drawn):
    return generator.standardize(generator.apply_transform(_for_generator(pixels, generator), drawn))


def _small_result(generator, small, drawn, shape):
    """The result for a smaller copy of an image that had the `shape`, with its channels at the end."""
    scaled = {**drawn, "tx": drawn["tx"] * small.shape[0] / shape[0], "ty": drawn["ty"] * small.shape[1] / shape[1]}
    return _channels_last(_result(generator, small, scaled), generator)
