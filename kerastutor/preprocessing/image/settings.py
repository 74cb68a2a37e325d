"""What may be asked of an ImageDataGenerator: each argument is looked at before the first picture comes, and not in mid-training."""
import math
import warnings

import numpy as np

from ...core.errors import one_of
from ...core.state import floatx

WHERE = "ImageDataGenerator"


def number(name, value, least=-math.inf):
    """`value` itself, or an error that says why it is no finite number of at least `least`.

    Examples
    --------
    >>> number("rotation_range", "30")
    Traceback (most recent call last):
    ...
    TypeError: ImageDataGenerator: rotation_range must be a number, got '30'.
    """
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if not _is_number(value):
        raise TypeError(f"{WHERE}: {name} must be a number, got {value!r}.")
    if not math.isfinite(value) or value < least:
        raise ValueError(f"{WHERE}: {name} must be {'finite' if least == -math.inf else f'at least {least}'}, got {value!r}.")
    return value


def number_or_none(name, value):
    """A number, or None."""
    return None if value is None else number(name, value)


def shifts(name, value):
    """A number, a list of numbers, or None for no shift.

    Examples
    --------
    >>> shifts("width_shift_range", ["left", "right"])
    Traceback (most recent call last):
    ...
    TypeError: ImageDataGenerator: width_shift_range must be a fraction, a whole number of pixels or a list of them, got ['left', 'right'].
    """
    if value is None:
        return 0.
    if _is_list(value):
        if all(map(_is_number, value)) and np.isfinite(value).all():
            return value
    elif not isinstance(value, str):
        return number(name, value, least=0)
    raise TypeError(f"{WHERE}: {name} must be a fraction, a whole number of pixels or a list of them, got {value!r}.")


def zoom_limits(zoom_range):
    """[least, most]: for one number z, [1 − z, 1 + z].

    Examples
    --------
    >>> zoom_limits(0.25), zoom_limits((0.5, 2))
    ([0.75, 1.25], [0.5, 2])
    >>> zoom_limits(1.5)
    Traceback (most recent call last):
    ...
    ValueError: ImageDataGenerator: zoom_range must stay above 0 (2 shows a picture at half its size), got 1.5, which is -0.5 to 2.5.
    """
    limits = [1 - zoom_range, 1 + zoom_range] if _is_number(zoom_range) else _pair("zoom_range", zoom_range, " or one number")
    if min(limits) <= 0:
        raise ValueError(f"{WHERE}: zoom_range must stay above 0 (2 shows a picture at half its size), got {zoom_range!r}, which is "
                         f"{limits[0]} to {limits[1]}.")
    return limits


def brightness_limits(brightness_range):
    """`brightness_range` itself: None or two numbers of at least 0."""
    if brightness_range is not None and min(_pair("brightness_range", brightness_range)) < 0:
        raise ValueError(f"{WHERE}: brightness_range must not go below 0, which is black (1 leaves a picture as it is), "
                         f"got {brightness_range!r}.")
    return brightness_range


def _pair(name, value, or_else=""):
    pair = list(value) if _is_list(value) else []
    if len(pair) != 2 or not all(_is_number(each) and math.isfinite(each) for each in pair):
        raise ValueError(f"{WHERE}: {name} must be two numbers{or_else}, got {value!r}.")
    return pair


def share(validation_split):
    """A number between 0 and 1, or 0 or None for no split."""
    if validation_split is not None and number("validation_split", validation_split) and not 0 < validation_split < 1:
        raise ValueError(f"{WHERE}: validation_split must lie between 0 and 1, got {validation_split!r}.")
    return validation_split


def float_type(dtype):
    """The type to compute in: `dtype` where it is a float type other than the default; otherwise `K.floatx()`.

    Examples
    --------
    >>> float_type("float64"), float_type("float32"), float_type("uint8")
    ('float64', 'float32', 'float32')
    """
    kind = known_type(dtype)
    return floatx() if kind.kind != "f" or kind == np.float32 else kind.name


def known_type(dtype):
    """`dtype` as NumPy has it; None is float32."""
    try:
        return np.dtype(dtype or "float32")
    except TypeError:
        raise TypeError(f"{WHERE}: dtype must be the name of a type such as 'float32', got {dtype!r}.") from None


def warn_of_dtype(dtype, stacklevel):
    """Say that whole numbers are no type for standardized pixels."""
    if known_type(dtype).kind != "f":
        warnings.warn(f"{WHERE}: dtype={dtype!r} has no room for fractions, so pixels are computed, and batches made, in {floatx()}.",
                      stacklevel=stacklevel + 1)


def function_or_none(name, value):
    """Something to call, or None."""
    if value is not None and not callable(value):
        raise TypeError(f"{WHERE}: {name} must be a function from a picture to a picture, got {value!r}.")
    return value


def check_subset(where, subset, validation_split):
    """Complain unless `subset` is None or names a part of the data that there is."""
    one_of(where, "subset", subset, ("training", "validation", None))
    if subset == "validation" and not validation_split:
        raise ValueError(f"{where}: subset='validation' needs an ImageDataGenerator with a validation_split, such as 0.2, "
                         f"got validation_split={validation_split!r}.")


def warn_of_channels(where, shape, data_format, stacklevel):
    """Wonder whether pictures of this shape have their channels where `data_format` says."""
    axis = 1 if data_format == "channels_first" else 3
    if shape[axis] not in (1, 3, 4):
        warnings.warn(f"{where}: pictures have 1, 3 or 4 channels, on axis {axis} for data_format={data_format!r}, got {shape[axis]} "
                      f"in shape {shape}: is the data_format right?", stacklevel=stacklevel + 1)


def _is_list(value):
    return isinstance(value, (list, tuple)) or isinstance(value, np.ndarray) and value.ndim > 0


def _is_number(value):
    return isinstance(value, (int, float, np.integer, np.floating))
