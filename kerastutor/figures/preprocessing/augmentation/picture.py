"""The image to augment: where it comes from, how large it is, and which numbers in it are black and white."""
import io
import os
import warnings
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ....preprocessing.image.files import img_to_array, load_img

LONGEST = 256        # pixels on the longer side, for the image itself
THUMB, SMALL = 96, 128        # the same for the images of the gallery, and for those of the fill modes
SHARP = 64           # what has no more is shown as sharp squares
WHITES = (1, 16, 255, 65535)
CHANNELS = (1, 3, 4)


class Unusable(ValueError):
    """A file that gives no image; `fault` is 'empty', 'unknown', 'broken' or 'huge'."""

    def __init__(self, fault):
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class Picture:
    """`pixels` (height, width, channels) in float32, with `size` (height, width) before they were shrunk.

    `source` says where they come from: 'photograph', 'array', 'flat array' (one without channels) or 'file'; `name` is the file's.
    """

    pixels: np.ndarray
    size: tuple
    source: str
    name: str = None

    @property
    def shrunk(self):
        return self.size != self.pixels.shape[:2]

    @property
    def sharp(self):
        return max(self.pixels.shape[:2]) <= SHARP

    @cached_property
    def range(self):
        """The numbers for black and for white: 0 and the smallest of the usual whites that no number passes."""
        low, high = float(self.pixels.min()), float(self.pixels.max())
        white = 255 if self.source in ("photograph", "file") else next((white for white in WHITES if high <= white), high)
        return min(low, 0.0), float(white)

    @cached_property
    def thumb(self):
        """The pixels for the gallery."""
        return shrink(self.pixels, THUMB)

    @cached_property
    def small(self):
        """The pixels for the fill modes."""
        return shrink(self.pixels, SMALL)


def photograph():
    """Grace Hopper, who wrote the first compiler: an array (256, 256, 3) of 0 … 255, from the photograph that comes with matplotlib."""
    from matplotlib import get_data_path

    image = load_img(f"{get_data_path()}/sample_data/grace_hopper.jpg")
    return shrink(img_to_array(image, "channels_last", "float32")[:512])


def shrink(image, longest=LONGEST):
    """out[i, j] = mean of the image over the rectangle that the new pixel (i, j) covers

    Parameters
    ----------
    image : array, `(height, width, channels)`
    longest : int
        Pixels on the longer side; an image that has no more comes back as it is.

    Returns
    -------
    array, `(height', width', channels)`

    Examples
    --------
    >>> shrink(np.arange(16.0).reshape(4, 4, 1), 2)[..., 0].tolist()
    [[2.5, 4.5], [10.5, 12.5]]
    """
    height, width = image.shape[:2]
    if max(height, width) <= longest:
        return image
    rows, columns = (_shares(old, new) for old, new in zip((height, width), shrunk_size(height, width, longest)))
    return np.einsum("ih,hwc,jw->ijc", rows, image, columns, optimize=True).astype(image.dtype)


def shrunk_size(height, width, longest=LONGEST):
    """(height, width) in the same proportions, with at most `longest` pixels on the longer side.

    Examples
    --------
    >>> shrunk_size(1500, 2000), shrunk_size(8, 8), shrunk_size(4, 3000)
    ((192, 256), (8, 8), (1, 256))
    """
    part = min(longest / max(height, width), 1)
    return max(round(height * part), 1), max(round(width * part), 1)


def _shares(old, new):
    """shares[i, j]: how much of the new pixel i comes from the old pixel j; each row adds up to 1."""
    edges = np.arange(new + 1) * (old / new)
    overlap = np.minimum(edges[1:, None], np.arange(1, old + 1)) - np.maximum(edges[:-1, None], np.arange(old))
    return (np.maximum(overlap, 0) * (new / old)).astype("float32")


def builtin():
    """The picture of an explorer that was given none."""
    pixels = photograph()
    return Picture(pixels, pixels.shape[:2], "photograph")


def from_array(image):
    """The picture of an array (height, width), or (height, width, channels) with 1, 3 or 4 channels.

    Raises
    ------
    TypeError
        For what holds no numbers.
    ValueError
        For another shape, and for numbers that are not finite.
    """
    who = "augmentation_explorer"
    image = np.asarray(image)
    if image.dtype.kind not in "buif":
        raise TypeError(f"{who}: image must be a path or an array of numbers, got an array of {image.dtype}.")
    source, given = ("flat array" if image.ndim == 2 else "array"), image.shape
    if image.ndim == 2:
        image = image[..., np.newaxis]
    if image.ndim != 3 or image.shape[-1] not in CHANNELS or 0 in image.shape:
        raise ValueError(f"{who}: image must have the shape (height, width), or (height, width, channels) with 1, 3 or 4 channels, "
                         f"got {given}.")
    image = image.astype("float32")
    if not np.isfinite(image).all():
        raise ValueError(f"{who}: image must be finite, got NaN or infinity in {np.count_nonzero(~np.isfinite(image))} places.")
    return Picture(shrink(image), image.shape[:2], source)


def from_file(path):
    """The picture in the file at `path`, in red, green and blue; OSError where there is none."""
    return _read(path, os.fspath(path))


def from_upload(name, content):
    """The picture in the bytes of a file called `name`.

    Raises
    ------
    Unusable
        Where they hold none, or one with so many pixels that it may be meant to fill the memory.
    """
    if not content:
        raise Unusable("empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")         # small flaws, which do not matter here
            warnings.filterwarnings("error", ".*(decompression bomb|pixels, more than)")
            return _read(io.BytesIO(content), name)
    except Exception as error:
        huge = isinstance(error.__cause__, Warning) or isinstance(error, ValueError)
        unknown = type(error).__name__ == "UnidentifiedImageError"
        raise Unusable("huge" if huge else "unknown" if unknown else "broken") from error


def _read(file, name):
    image = load_img(file)
    height, width = size = image.size[::-1]
    if max(size) > LONGEST:
        image = load_img(_again(file), target_size=shrunk_size(height, width), interpolation="box")
    return Picture(img_to_array(image, "channels_last", "float32"), size, "file", name)


def _again(file):
    """`file`, to be read from its beginning once more."""
    if hasattr(file, "seek"):
        file.seek(0)
    return file
