"""Rotations, shifts, shears and zooms: a 3×3 matrix says where each pixel comes from, and one pass over the batch fetches them all."""
import math

import numpy as np

FILL_MODES = ("constant", "nearest", "reflect", "wrap")
PIXELS = 16384  # go through the work at a time, so that all its arrays stay in the processor's cache


def apply_affine_transform(x, theta=0, tx=0, ty=0, shear=0, zx=1, zy=1, row_axis=0, col_axis=1, channel_axis=2,
                           fill_mode="nearest", cval=0., order=1):
    """out[r, c] = x[r', c'], where (r', c') is (r, c) zoomed, sheared, shifted and rotated about the picture's centre

    Parameters
    ----------
    x : ndarray, `(height, width, channels)` or, with the axes said below, `(channels, height, width)`
        One picture.
    theta : float
        Degrees, clockwise.
    shear : float
        Degrees: the rows, drawn wider, fall off to the right.
    tx, ty : float
        Pixels: at (r, c) appears what was at (r + tx, c + ty), so the picture moves up by `tx` and to the left by `ty`.
    zx, zy : float
        Height and width are divided by these: 2 shows the picture at half its size, 0.5 at twice.
    row_axis, col_axis, channel_axis : int
        Where the rows, the columns and the channels are.
    fill_mode : {'nearest', 'constant', 'reflect', 'wrap'}
        What to fetch from beyond the edges: `aaa|abcd|ddd`, `kkk|abcd|kkk` with k = `cval`, `cba|abcd|dcb` or `bc|abcd|bc`
        (SciPy lays the last pixel upon the first).
    cval : float
        The value outside the picture under `'constant'`.
    order : {0, 1}
        Take the nearest pixel, or mix the four around.

    Returns
    -------
    ndarray, the shape and dtype of `x`
        `x` itself where there is nothing to do. Whole numbers are rounded, halves away from zero.

    Raises
    ------
    ValueError, IndexError, TypeError
        If `x` is not one picture, there is no such axis, a parameter is not a finite number.
    RuntimeError
        If `fill_mode` or `order` is not one of those above, or `x` holds no numbers.

    Notes
    -----
    The matrix leads from the result back to the source, so that every pixel of the result gets one value and there are no holes.

    As in Keras, `row_axis` and `col_axis` only say which lengths the centre is found from; the two axes without channels are taken in the
    order in which they stand. Where every parameter has its default, nothing is looked at, and `x` comes back as it is.

    Keras leaves the resampling to SciPy, whose splines of orders 2 to 5 are not offered here.

    Examples
    --------
    >>> x = np.arange(6.).reshape(2, 3, 1)
    >>> apply_affine_transform(x, ty=1, fill_mode="constant", cval=-1)[..., 0]
    array([[ 1.,  2., -1.],
           [ 4.,  5., -1.]])
    >>> apply_affine_transform(x, ty=0.5)[..., 0]
    array([[0.5, 1.5, 2. ],
           [3.5, 4.5, 5. ]])
    """
    if (theta, tx, ty, shear, zx, zy) == (0, 0, 0, 0, 1, 1):
        return x
    x = np.asarray(x)
    height, width = axis_lengths("apply_affine_transform", x, row_axis, col_axis, channel_axis)
    matrix = affine_matrix(theta, tx, ty, shear, zx, zy, height, width)
    if matrix.ndim > 2:
        raise TypeError("apply_affine_transform: angles, shifts and zooms must be single numbers, but one of them is a list.")
    picture = np.moveaxis(x, channel_axis, -1)
    warped = warp(picture[np.newaxis], matrix[np.newaxis], fill_mode, cval, order)[0]
    return np.moveaxis(warped, -1, channel_axis)


def axis_lengths(where, x, row_axis, col_axis, channel_axis):
    """Height and width of one picture, or an error that says why `x` is none."""
    shape = np.shape(x)
    if len(shape) != 3:
        raise ValueError(f"{where}: x must be one picture of rank 3, such as (height, width, channels), got shape {shape}: give a grey "
                         "picture a channel with x[..., np.newaxis], and take the pictures of a batch one by one.")
    for name, axis in (("row_axis", row_axis), ("col_axis", col_axis), ("channel_axis", channel_axis)):
        if axis not in range(-3, 3):
            raise IndexError(f"{where}: {name} must be 0, 1 or 2, got {axis!r}.")
    return shape[row_axis], shape[col_axis]


def affine_matrix(theta, tx, ty, shear, zx, zy, height, width):
    """M = C R T S Z C⁻¹: the place in the result ↦ the place in the source, as `(row, column, 1)`

    ::

        C = |1  0  height/2 + ½|   R = |cos θ  −sin θ  0|   T = |1  0  tx|   S = |1  −sin σ  0|   Z = |zx  0  0|
            |0  1   width/2 + ½|       |sin θ   cos θ  0|       |0  1  ty|       |0   cos σ  0|       | 0 zy  0|
            |0  0       1      |       |  0       0    1|       |0  0   1|       |0     0    1|       | 0  0  1|

    Parameters
    ----------
    theta, shear : float or ndarray, `(n,)`
        θ and σ, in degrees.
    tx, ty, zx, zy : float or ndarray, `(n,)`
        Shifts in pixels, and zooms, along rows and along columns.
    height, width : int
        The size of the picture.

    Returns
    -------
    ndarray of float64, `(3, 3)` or `(n, 3, 3)`
        The identity where there is nothing to do.

    Notes
    -----
    The middle of rows 0 … height − 1 is (height − 1)/2; Keras's centre lies a pixel beyond it, and so does ours: a turn by 90° also
    moves the picture two pixels to the right.

    The last bit decides which of two pixels is nearest to a place half-way between them, and whether a place on the edge is inside; both
    are common. So that it is Keras's, the products are written out (a BLAS may round them otherwise, with fused multiply-adds), and sines
    come from Python's `math` (those of NumPy differ between its versions).

    Examples
    --------
    >>> affine_matrix(theta=90, tx=0, ty=0, shear=0, zx=1, zy=1, height=4, width=4).round(3) + 0
    array([[ 0., -1.,  5.],
           [ 1.,  0.,  0.],
           [ 0.,  0.,  1.]])
    """
    try:
        angle, slope = np.deg2rad(theta), np.deg2rad(shear)
        cos, sin, cos_shear, sin_shear = _each(math.cos, angle), _each(math.sin, angle), _each(math.cos, slope), _each(math.sin, slope)
        rows = ((cos * zx, (cos * -sin_shear + -sin * cos_shear) * zy, cos * tx + -sin * ty),
                (sin * zx, (sin * -sin_shear + cos * cos_shear) * zy, sin * tx + cos * ty),
                (0, 0, 1))
        matrix = np.empty(np.broadcast(theta, tx, ty, shear, zx, zy).shape + (3, 3))
        for i, row in enumerate(rows):
            for j, entry in enumerate(row):
                matrix[..., i, j] = entry
        wrong = None if np.isfinite(matrix).all() else ValueError
    except (TypeError, ValueError) as error:
        wrong = ValueError if isinstance(error, ValueError) else TypeError
    if wrong:
        given = f"theta={theta!r}, tx={tx!r}, ty={ty!r}, shear={shear!r}, zx={zx!r}, zy={zy!r}"
        raise wrong(f"affine_matrix: angles, shifts and zooms must be finite numbers, got {given}.")
    return transform_matrix_offset_center(matrix, height, width)


def _each(function, angles):
    """A function of `math` on one angle, or on an array of them."""
    return np.array([function(angle) for angle in angles.tolist()]) if isinstance(angles, np.ndarray) else function(angles)


def transform_matrix_offset_center(matrix, x, y):
    """C M C⁻¹, where C moves the origin to the centre of a picture of `x` rows and `y` columns: (x/2 + ½, y/2 + ½)

    Parameters
    ----------
    matrix : ndarray, `(…, 3, 3)`
        Affine: its last row is 0, 0, 1.
    x, y : int
        Height and width.

    Returns
    -------
    ndarray, the shape of `matrix`

    Examples
    --------
    >>> transform_matrix_offset_center(np.diag([2., 2., 1.]), 4, 6)
    array([[ 2. ,  0. , -2.5],
           [ 0. ,  2. , -3.5],
           [ 0. ,  0. ,  1. ]])
    """
    row, column = centre = np.array([x / 2 + 0.5, y / 2 + 0.5])
    centred = np.array(matrix, dtype=float)
    centred[..., :2, 2] = centred[..., :2, 0] * -row + centred[..., :2, 1] * -column + (centred[..., :2, 2] + centre)
    return centred


def flip_axis(x, axis):
    """The array with one axis turned round.

    Examples
    --------
    >>> flip_axis(np.array([[1, 2, 3]]), 1)
    array([[3, 2, 1]])
    """
    return np.flip(x, axis)


def warp(images, matrices, fill_mode="nearest", cval=0., order=1):
    """out[n, r, c] = images[n, r', c'], where (r', c', 1) = matrices[n] · (r, c, 1)

    Parameters
    ----------
    images : ndarray, `(n, height, width, channels)`
    matrices : ndarray, `(n, 3, 3)`
        One for each picture, as `affine_matrix` makes them.
    fill_mode, cval, order
        As in `apply_affine_transform`.

    Returns
    -------
    ndarray, the shape and dtype of `images`

    Notes
    -----
    SciPy finds the places anew for every channel, in float64; here all channels share them. They are exact to the last bit of float64,
    because under `'constant'` it decides whether a place on the edge is inside; the mixing of float32 pixels is done in float32.
    """
    count, height, width, _ = images.shape
    cval = _check_filling(fill_mode, cval, order, images.dtype)
    warped = np.empty_like(images)
    if not images.size:
        return warped
    fetch, work = (_mixed, _mixing_type(images.dtype)) if order else (_nearest, images.dtype)
    for pictures in _spans(count, PIXELS // (height * width)):
        planes = _planes(images[pictures], work)
        for rows in _spans(height, PIXELS // (width * planes.shape[1])):
            places = _places(matrices[pictures], np.arange(height)[rows], np.arange(width))
            outside = _bring_inside(places, (height, width), fill_mode)
            for channel, values in enumerate(fetch(planes, places)):
                pixels = _as_pixels(values, images.dtype)
                if outside is not None:
                    pixels[outside] = cval
                warped[pictures, rows, :, channel] = pixels
    return warped


def _check_filling(fill_mode, cval, order, dtype):
    """`cval` as a pixel."""
    if fill_mode not in FILL_MODES:
        raise RuntimeError(f"affine transform: fill_mode must be {' or '.join(map(repr, FILL_MODES))}, got {fill_mode!r}.")
    if order not in (0, 1):
        raise RuntimeError(f"affine transform: order must be 0 (the nearest pixel) or 1 (a mixture of four), got {order!r}.")
    if dtype.kind not in "biufc":
        raise RuntimeError(f"affine transform: a picture must hold numbers, got dtype {dtype}.")
    try:
        return _as_pixels(np.float64(float(cval)), dtype)
    except (TypeError, ValueError):
        raise TypeError(f"affine transform: cval must be a number, got {cval!r}.") from None


def _spans(total, step):
    """Slices that cover 0 … total in steps of `step`, or of 1 where that is less."""
    step = max(1, step)
    return [slice(start, start + step) for start in range(0, total, step)]


def _mixing_type(dtype):
    """float32 for pixels of float32 and float16; float64 for others, so that whole numbers are rounded as SciPy has it."""
    return np.result_type(dtype, np.float32 if dtype.kind == "f" else np.float64)


def _planes(images, dtype):
    """Each channel by itself, `(channels, n, height + 1, width + 1)`: the last row and column twice, so that all have one after them."""
    count, height, width, channels = images.shape
    planes = np.empty((channels, count, height + 1, width + 1), dtype)
    planes[:, :, :-1, :-1] = np.moveaxis(images, -1, 0)
    planes[:, :, -1] = planes[:, :, -2]
    planes[:, :, :, -1] = planes[:, :, :, -2]
    return planes


def _places(matrices, rows, columns):
    """(r', c') = (r M₀ + c M₁) + M₂, summed in SciPy 1.7's order: `(2, n, rows, columns)`"""
    by_row, by_column, start = matrices[:, :2].transpose(2, 1, 0)[..., np.newaxis]
    places = (by_row * rows)[..., np.newaxis] + (by_column * columns)[..., np.newaxis, :]
    places += start[..., np.newaxis]
    return places


def _bring_inside(places, sizes, fill_mode):
    """Move every place, in the array itself, to where `fill_mode` has its pixel; under 'constant', return which were outside."""
    outside = [(place < 0) | (place > size - 1) for place, size in zip(places, sizes)] if fill_mode != "nearest" else None
    if fill_mode in _FOLDS:
        for place, size, beyond in zip(places, sizes, outside):
            place[beyond] = _FOLDS[fill_mode](place[beyond], size)
    for place, size in zip(places, sizes):
        place.clip(0, size - 1, out=place)
    return outside[0] | outside[1] if fill_mode == "constant" else None


def _reflected(place, size):
    """… c b a | a b c | c b a …: pixel −1 is pixel 0 again, and all repeats after 2 · size."""
    place = np.fmod(np.where(place < 0, -1 - place, place), 2 * size)
    return np.minimum(place, 2 * size - 1 - place)


def _wrapped(place, size):
    """… b c | a b c | b c …: SciPy's 'wrap' lays the last pixel upon the first, so all repeats after size − 1."""
    period = max(1, size - 1)
    return place - period * (np.trunc(place / period) - (place < 0))


_FOLDS = {"reflect": _reflected, "wrap": _wrapped}


def _nearest(planes, places):
    """The pixel whose middle is nearest, channel by channel; from half-way on it is the next one."""
    index = _index(np.floor(places + 0.5), planes)
    for plane in planes.reshape(len(planes), -1):
        yield plane.take(index)


def _mixed(planes, places):
    """above + v (below − above), both of them left + u (right − left): four pixels, mixed by how near the place is; channel by channel"""
    corner = np.floor(places)
    v, u = (places - corner).astype(planes.dtype)
    index = _index(corner, planes)
    after_a_row = planes.shape[-1]
    for plane in planes.reshape(len(planes), -1):
        above = plane.take(index)
        above += u * (plane[1:].take(index) - above)
        below = plane[after_a_row:].take(index)
        below += u * (plane[after_a_row + 1:].take(index) - below)
        above += v * (below - above)
        yield above


def _index(corner, planes):
    """Where pixels (row, column) of each picture stand in a plane that is one long row."""
    _, count, height, width = planes.shape
    row, column = corner
    row += np.arange(0, count * height, height)[:, np.newaxis, np.newaxis]
    return (row * width + column).astype(np.intp)


def _as_pixels(values, dtype):
    """Values as SciPy turns them into pixels: whole numbers from the nearest, halves away from zero, kept within their type."""
    if dtype.kind in "iu" and values.dtype != dtype:
        limits = np.iinfo(dtype)
        values = np.trunc(values + np.copysign(0.5, values)).clip(limits.min, limits.max)
    elif dtype.kind == "b":
        values = np.trunc(values)
    return values.astype(dtype, copy=False)
