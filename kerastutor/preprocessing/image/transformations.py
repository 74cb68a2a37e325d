"""Chance at work on one picture: turned, shifted, sheared, zoomed, recoloured, as `np.random` decides, in Keras's order of draws."""
import warnings

import numpy as np

from .affine import apply_affine_transform, axis_lengths
from .files import array_to_img, brightened, img_to_array


def random_rotation(x, rg, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0., interpolation_order=1):
    """x turned by θ degrees, with θ drawn from −rg … rg

    Parameters
    ----------
    x : ndarray, `(channels, height, width)` or as the axes say
        One picture.
    rg : float
        Degrees.
    row_axis, col_axis, channel_axis : int
        Where the rows, the columns and the channels are.
    fill_mode, cval, interpolation_order
        `fill_mode`, `cval` and `order` of `apply_affine_transform`.

    Returns
    -------
    ndarray, the shape and dtype of `x`

    Raises
    ------
    TypeError, OverflowError
        If `rg` is no number, or not finite; and what `apply_affine_transform` raises.

    Notes
    -----
    As in Keras, the centre is found from the lengths of axes 0 and 1, whatever `row_axis` and `col_axis` say; so it is in `random_shear`
    and `random_zoom`. With channels first it lies near an edge: put the channels last to turn a picture about its middle.
    """
    theta = _drawn("random_rotation", "rg", rg)
    return apply_affine_transform(x, theta=theta, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_shift(x, wrg, hrg, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0., interpolation_order=1):
    """x moved by up to `hrg` of its height up or down, and up to `wrg` of its width to the left or to the right

    Parameters
    ----------
    x : ndarray, `(channels, height, width)` or as the axes say
        One picture.
    wrg, hrg : float
        Fractions of the width and of the height.
    row_axis, col_axis, channel_axis, fill_mode, cval, interpolation_order
        As in `random_rotation`.

    Returns
    -------
    ndarray, the shape and dtype of `x`

    Raises
    ------
    TypeError, OverflowError
        If a fraction is no number, or not finite; and what `apply_affine_transform` raises.

    Warns
    -----
    UserWarning
        If a fraction is above 1: the picture may leave the frame.
    """
    height, width = axis_lengths("random_shift", x, row_axis, col_axis, channel_axis)
    tx = _drawn("random_shift", "hrg", hrg) * height
    ty = _drawn("random_shift", "wrg", wrg) * width
    if max(abs(hrg), abs(wrg)) > 1:
        warnings.warn(f"random_shift: wrg and hrg are fractions of the width and the height, got {wrg!r} and {hrg!r}: the picture may "
                      "leave the frame. For pixels, divide by the width and the height.", stacklevel=2)
    return apply_affine_transform(x, tx=tx, ty=ty, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_shear(x, intensity, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0., interpolation_order=1):
    """x sheared by σ degrees, with σ drawn from −intensity … intensity

    Parameters
    ----------
    x : ndarray, `(channels, height, width)` or as the axes say
        One picture.
    intensity : float
        Degrees.
    row_axis, col_axis, channel_axis, fill_mode, cval, interpolation_order
        As in `random_rotation`.

    Returns
    -------
    ndarray, the shape and dtype of `x`

    Raises
    ------
    TypeError, OverflowError
        If `intensity` is no number, or not finite; and what `apply_affine_transform` raises.
    """
    shear = _drawn("random_shear", "intensity", intensity)
    return apply_affine_transform(x, shear=shear, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval, order=interpolation_order)


def random_zoom(x, zoom_range, row_axis=1, col_axis=2, channel_axis=0, fill_mode="nearest", cval=0., interpolation_order=1):
    """x with its height and its width zoomed, each by a number of its own from zoom_range[0] … zoom_range[1]

    Parameters
    ----------
    x : ndarray, `(channels, height, width)` or as the axes say
        One picture.
    zoom_range : (float, float)
        Below 1 brings the picture nearer, above 1 takes it away. Nothing is drawn for (1, 1).
    row_axis, col_axis, channel_axis, fill_mode, cval, interpolation_order
        As in `random_rotation`.

    Returns
    -------
    ndarray, the shape and dtype of `x`

    Raises
    ------
    TypeError, ValueError, OverflowError
        If `zoom_range` is not two numbers, or they are not finite; and what `apply_affine_transform` raises.

    Warns
    -----
    UserWarning
        If `zoom_range` reaches down to 0, where the picture is a single point, or below, where it is a mirror image.
    """
    least, most = _pair("random_zoom", "zoom_range", zoom_range)
    if min(least, most) <= 0:
        warnings.warn(f"random_zoom: zoom_range should stay above 0, got {zoom_range!r}: at 0 a picture is a single point, below 0 it is "
                      "turned round. (0.8, 1.2) means a fifth nearer or farther.", stacklevel=2)
    zx, zy = (1, 1) if least == most == 1 else _uniform("random_zoom", "zoom_range", least, most, 2)
    return apply_affine_transform(x, zx=zx, zy=zy, channel_axis=channel_axis, fill_mode=fill_mode, cval=cval, order=interpolation_order)


def apply_channel_shift(x, intensity, channel_axis=0):
    """min(max(x + intensity, min x), max x): all channels shifted alike, within the range that `x` has

    Parameters
    ----------
    x : ndarray
        One picture.
    intensity : float
    channel_axis : int
        Where the channels are. (They all get the same, so the result does not depend on it.)

    Returns
    -------
    ndarray, the shape of `x`
        With the dtype of `x`; float64 for whole numbers shifted by a float.

    Raises
    ------
    TypeError, ValueError, IndexError
        If `intensity` is no number, `x` has no pixels, there is no such axis.

    Examples
    --------
    >>> apply_channel_shift(np.array([[[10., 100., 200.]]]), 50, channel_axis=2)
    array([[[ 60., 150., 200.]]])
    """
    x = np.asarray(x)
    if not -x.ndim <= channel_axis < x.ndim:
        raise IndexError(f"apply_channel_shift: channel_axis must be one of the {x.ndim} axes of x, got {channel_axis!r}.")
    if not x.size:
        raise ValueError(f"apply_channel_shift: x must have pixels, got shape {x.shape}.")
    shifted = np.clip(x + _number("apply_channel_shift", "intensity", intensity), x.min(), x.max())
    return shifted.astype(x.dtype, copy=False) if isinstance(intensity, (int, np.integer)) else shifted


def random_channel_shift(x, intensity_range, channel_axis=0):
    """`apply_channel_shift` by a number drawn from −intensity_range … intensity_range

    Parameters
    ----------
    x : ndarray
        One picture.
    intensity_range : float
    channel_axis : int
        Where the channels are.

    Returns
    -------
    ndarray, the shape of `x`

    Raises
    ------
    TypeError, OverflowError
        If `intensity_range` is no number, or not finite; and what `apply_channel_shift` raises.
    """
    return apply_channel_shift(x, _drawn("random_channel_shift", "intensity_range", intensity_range), channel_axis)


def apply_brightness_shift(x, brightness):
    """`x` stretched to 0 … 255, and each value times `brightness`, cut off at 255; without fractions

    Parameters
    ----------
    x : ndarray, `(height, width, channels)`
        One picture with 1, 3 or 4 channels, of which the fourth is opacity and stays. As in Keras the channels are last, whatever
        `image_data_format` says.
    brightness : float
        0 is black, 1 as it is.

    Returns
    -------
    ndarray of `floatx()`, the shape of `x`

    Raises
    ------
    ValueError, TypeError
        If `x` is no picture (see `array_to_img`), `brightness` is no number.

    Warns
    -----
    UserWarning
        If `brightness` is below 0, which is as black as 0.

    Notes
    -----
    Keras goes through a picture of whole numbers (`array_to_img`), which stretches the values: even brightness 1 changes an array whose
    values do not run from 0 to 255.

    Examples
    --------
    >>> apply_brightness_shift(np.array([[[0.], [100.], [255.]]]), 0.5)[..., 0]
    array([[  0.,  50., 127.]], dtype=float32)
    """
    return _brightened("apply_brightness_shift", x, _number("apply_brightness_shift", "brightness", brightness))


def random_brightness(x, brightness_range):
    """`apply_brightness_shift` by a number drawn from brightness_range[0] … brightness_range[1]

    Parameters
    ----------
    x : ndarray
        One picture, as in `apply_brightness_shift`.
    brightness_range : (float, float)

    Returns
    -------
    ndarray of `floatx()`, the shape of `x`

    Raises
    ------
    TypeError, ValueError, OverflowError
        If `brightness_range` is not two numbers, or they are not finite; and what `apply_brightness_shift` raises.
    """
    least, most = _pair("random_brightness", "brightness_range", brightness_range)
    return _brightened("random_brightness", x, _uniform("random_brightness", "brightness_range", least, most))


def _brightened(where, x, brightness):
    if brightness < 0:
        warnings.warn(f"{where}: brightness should be 0 (black) or more, got {brightness}: the picture is black.", stacklevel=3)
    return img_to_array(brightened(array_to_img(x, "channels_last"), brightness), "channels_last")


def _drawn(where, name, reach):
    reach = _number(where, name, reach)
    return _uniform(where, name, -reach, reach)


def _uniform(where, name, least, most, size=None):
    try:
        return np.random.uniform(least, most, size)
    except OverflowError:
        raise OverflowError(f"{where}: {name} must be finite, got {least} to {most}.") from None


def _number(where, name, value):
    try:
        if not isinstance(value, str):
            return float(value)
    except (TypeError, ValueError):
        pass
    raise TypeError(f"{where}: {name} must be a number, got {value!r}.")


def _pair(where, name, pair):
    try:
        least, most = float(pair[0]), float(pair[1])
        if len(pair) == 2:
            return least, most
        wrong = ValueError
    except (TypeError, ValueError, IndexError) as error:
        wrong = TypeError if isinstance(error, TypeError) else ValueError
    raise wrong(f"{where}: {name} must be two numbers, the least and the most, got {pair!r}.")
