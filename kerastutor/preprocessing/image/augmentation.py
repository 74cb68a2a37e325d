"""Augmentation: what is drawn for a picture, and how a whole batch of pictures is changed by what was drawn for each."""
import numpy as np

from .affine import affine_matrix, warp
from .transformations import apply_brightness_shift

AFFINE = {"theta": 0, "tx": 0, "ty": 0, "shear": 0, "zx": 1, "zy": 1}  # what moves pixels, and the values that leave them where they are


def draw(ranges, height, width, count):
    """The parameters of `count` pictures, drawn from `np.random` in Keras's order: what has no range is not drawn, except for the flips.

    Parameters
    ----------
    ranges : ImageDataGenerator
        Its attributes say what may happen.
    height, width : int
        The size of the pictures, for shifts that are fractions of it.
    count : int

    Returns
    -------
    list of dict
        `theta`, `shear` in degrees; `tx`, `ty` in pixels along rows and columns; `zx`, `zy`; `flip_horizontal`, `flip_vertical`, 0 or 1;
        `channel_shift_intensity` and `brightness`, None where they stay as they are.
    """
    zoom = tuple(ranges.zoom_range)
    sources = {
        "theta": _to_either_side(ranges.rotation_range),
        "tx": _shift(ranges.height_shift_range, height),
        "ty": _shift(ranges.width_shift_range, width),
        "shear": _to_either_side(ranges.shear_range),
        "zx": _between(*zoom) if zoom != (1, 1) else lambda: 1,
        "zy": _between(*zoom) if zoom != (1, 1) else lambda: 1,
        "flip_horizontal": _every_other_time(ranges.horizontal_flip),
        "flip_vertical": _every_other_time(ranges.vertical_flip),
        "channel_shift_intensity": _to_either_side(ranges.channel_shift_range, otherwise=None),
        "brightness": _between(*ranges.brightness_range) if ranges.brightness_range is not None else lambda: None,
    }
    return [{name: source() for name, source in sources.items()} for _ in range(count)]


def _between(low, high):
    low, reach, random = float(low), float(high) - float(low), np.random.random
    return lambda: low + reach * random()


def _to_either_side(reach, otherwise=0):
    return _between(-reach, reach) if reach else lambda: otherwise


def _every_other_time(wanted):
    wanted, random = bool(wanted), np.random.random
    return lambda: int(random() < 0.5 and wanted)


def _shift(shifts, size):
    """Shifts in pixels: one of a list or of the whole numbers below `shifts`, to either side; or any within a fraction.

    Numbers below 1 are fractions of `size`; a list is fractions where its largest number is below 1.
    """
    below = np.random.randint
    if isinstance(shifts, (list, tuple, np.ndarray)):
        if len(shifts) == 0:
            return lambda: 0
        shift, largest = lambda: shifts[below(len(shifts))] * (-1, 1)[below(2)], max(shifts)
    elif isinstance(shifts, (int, np.integer)) and shifts:
        shift, largest = lambda: below(shifts) * (-1, 1)[below(2)], shifts
    else:
        shift, largest = _to_either_side(shifts), shifts
    return (lambda: shift() * size) if largest < 1 else shift


def change(images, drawn, fill_mode, cval, order):
    """Every picture changed by its own parameters: moved, then shifted in colour, then flipped, then made brighter.

    All rotations, shifts, shears and zooms of the batch are one matrix a picture and one resampling.

    Parameters
    ----------
    images : ndarray of floats, `(n, height, width, channels)`
        Written over.
    drawn : list of n dicts
        As `draw` makes them.
    fill_mode, cval, order
        As in `apply_affine_transform`.

    Returns
    -------
    ndarray, the shape and dtype of `images`
    """
    if not drawn:
        return images
    exact = drawn[0]["brightness"] is not None
    moved = _moved(in_float64(images, exact), np.array([[one[name] for name in AFFINE] for one in drawn], float), fill_mode, cval, order)
    images = moved.astype(images.dtype, copy=False)
    if drawn[0]["channel_shift_intensity"] is not None:
        low, high = images.min(axis=(1, 2, 3), keepdims=True), images.max(axis=(1, 2, 3), keepdims=True)
        images += np.array([one["channel_shift_intensity"] for one in drawn], images.dtype).reshape(-1, 1, 1, 1)
        np.clip(images, low, high, out=images)
    for name, axis in (("flip_horizontal", 2), ("flip_vertical", 1)):
        turned = np.array([one[name] for one in drawn], dtype=bool)
        images[turned] = np.flip(images[turned], axis)
    if exact:
        for place, one in enumerate(drawn):
            images[place] = brightened(images[place], one["brightness"], channel_axis=2)
    return images


def in_float64(images, exact):
    """Pictures of floats in float64 where `exact`: before a change of brightness the last bit decides about a whole grey level."""
    return images.astype(np.float64) if exact and images.dtype.kind == "f" else images


def brightened(x, brightness, channel_axis):
    """`apply_brightness_shift`, which expects the channels last, for a picture that may have them elsewhere."""
    return np.moveaxis(apply_brightness_shift(np.moveaxis(x, channel_axis, -1), brightness), -1, channel_axis)


def _moved(images, parameters, fill_mode, cval, order):
    moving = (parameters != list(AFFINE.values())).any(axis=1)
    if not moving.any():
        return images
    matrices = affine_matrix(*parameters[moving].T, *images.shape[1:3])
    if moving.all():
        return warp(images, matrices, fill_mode, cval, order)
    images[moving] = warp(images[moving], matrices, fill_mode, cval, order)
    return images


def one_by_one(generator, images):
    """Each picture drawn for, changed and standardized before the next, by a generator whose own methods or functions may draw as well."""
    batch = np.empty(images.shape, images.dtype)
    for place, picture in enumerate(images):
        drawn = generator.get_random_transform(picture.shape)
        batch[place] = generator.standardize(generator.apply_transform(picture, drawn))
    return batch
