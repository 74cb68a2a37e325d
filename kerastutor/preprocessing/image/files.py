"""Pictures become arrays and arrays become pictures: all reading and writing of picture files is here, where Pillow is at home."""
import io
import os
import reprlib
import warnings
from contextlib import nullcontext

import numpy as np

from ...core.errors import nearest, one_of
from ...core.state import IMAGE_FORMATS, floatx, image_data_format
from ..arguments import whole_number

COLOR_MODES = {"grayscale": "L", "rgb": "RGB", "rgba": "RGBA"}
INTERPOLATIONS = ("nearest", "bilinear", "bicubic", "hamming", "box", "lanczos")


def load_img(path, grayscale=False, color_mode="rgb", target_size=None, interpolation="nearest"):
    """A picture from a file, in the colours and the size asked for.

    Parameters
    ----------
    path : str, path or binary file
        The file's name, or an open file such as `io.BytesIO(content)` for an upload.
    grayscale : bool
        The old way to say `color_mode='grayscale'`.
    color_mode : {'rgb', 'grayscale', 'rgba'}
        Three channels, one, or four. Grey pictures of more than 8 bits keep their values.
    target_size : (int, int), optional
        Height and width in pixels. (Pillow itself says width first.)
    interpolation : {'nearest', 'bilinear', 'bicubic', 'hamming', 'box', 'lanczos'}
        How pixels are mixed when the size changes; `'box'` is the plain mean of the pixels that fall together.

    Returns
    -------
    PIL.Image.Image
        Read to its end, so that no damage shows up later.

    Raises
    ------
    OSError
        If there is no such file (FileNotFoundError), it is a folder (IsADirectoryError), no picture (UnidentifiedImageError), or damaged.
    ValueError
        If `color_mode` or `interpolation` is unknown, a size is below 1, or the picture has more pixels than Pillow deems safe.
    TypeError, IndexError
        If `path` is no file, or `target_size` does not hold two whole numbers.

    Warns
    -----
    UserWarning
        If `grayscale` is used; if the picture has more pixels than Pillow thinks usual.

    Examples
    --------
    >>> upload = io.BytesIO(encoded(np.full((4, 6, 3), 200, np.uint8), "png"))
    >>> load_img(upload, color_mode="grayscale", target_size=(2, 3)).size
    (3, 2)
    """
    from PIL import Image

    if grayscale:
        warnings.warn("load_img: grayscale=True is the old way to say it: write color_mode='grayscale'.", stacklevel=2)
        color_mode = "grayscale"
    one_of("load_img", "color_mode", color_mode, tuple(COLOR_MODES))
    one_of("load_img", "interpolation", interpolation, INTERPOLATIONS)
    size = None if target_size is None else _width_and_height(target_size)

    with _opened(path) as stream:
        img = _decoded(stream)
    if img.mode.startswith("I;16"):
        img = img.convert("I")                                               # as older Pillows read it, and all can convert and resize
    if img.mode != COLOR_MODES[color_mode] and (img.mode, color_mode) != ("I", "grayscale"):
        img = img.convert(COLOR_MODES[color_mode])
    if size is not None and img.size != size:
        img = img.resize(size, Image.Resampling[interpolation.upper()])
    return img


def _width_and_height(target_size):
    try:
        height, width = target_size[0], target_size[1]
    except (TypeError, IndexError) as error:
        raise type(error)(f"load_img: target_size must be (height, width), got {target_size!r}.") from None
    width = whole_number("load_img", "the width in target_size", width, least=1)
    return width, whole_number("load_img", "the height in target_size", height, least=1)


def _opened(path):
    """The file called `path`, or the open file that `path` is, as a context."""
    if hasattr(path, "read") and not isinstance(path, io.TextIOBase):
        return nullcontext(path)
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError("load_img: path must be the name of a file, or a file that is open for reading bytes, such as open(name, 'rb') or "
                        f"io.BytesIO(content), got {reprlib.repr(path)}.")
    name = os.fspath(path)
    try:
        return open(name, "rb")  # noqa: SIM115
    except FileNotFoundError:
        raise FileNotFoundError(f"load_img: there is no file {name!r}.{_similar_file(name)}") from None
    except IsADirectoryError:
        raise IsADirectoryError(f"load_img: {name!r} is a folder: name a picture in it. list_pictures finds them.") from None


def _similar_file(name):
    folder, last = os.path.split(name)
    if not os.path.isdir(folder or os.curdir):
        return f" Nor is there a folder {folder!r}."
    close = nearest(last, os.listdir(folder or os.curdir))
    return f" Did you mean {' or '.join(map(repr, close))}?" if close else ""


def _decoded(stream):
    """The picture that an open file holds, with errors that name the file."""
    from PIL import Image, UnidentifiedImageError

    name = _name(stream)
    try:
        img = Image.open(stream)
        pixels, usual = img.width * img.height, Image.MAX_IMAGE_PIXELS
        if usual is not None and pixels > usual:
            warnings.warn(f"load_img: {name} has {img.width} x {img.height} = {pixels} pixels, more than the {usual} that Pillow holds "
                          "usual: it needs much memory.", stacklevel=3)
        img.load()
    except Image.DecompressionBombError as error:
        raise ValueError(f"load_img: {name} has too many pixels to be safe: {error} Where you trust it, and have the memory, "
                         "raise PIL.Image.MAX_IMAGE_PIXELS.") from None
    except UnidentifiedImageError:
        raise UnidentifiedImageError(f"load_img: {name} is no picture of a kind that Pillow knows. Is it empty, or another kind of file "
                                     "under a picture's name?") from None
    except Exception as error:                                               # a damaged file may raise nearly anything in a decoder
        raise OSError(f"load_img: {name} is a damaged picture ({error}). Get the file anew.") from error
    return img


def _name(file):
    """What an error calls a file that is given by its name or open."""
    if isinstance(file, (str, os.PathLike)):
        return repr(os.fspath(file))
    return repr(file.name) if hasattr(file, "name") else "the open file"


def img_to_array(img, data_format=None, dtype=None):
    """A picture as numbers, `(height, width, channels)` or `(channels, height, width)`.

    Parameters
    ----------
    img : PIL.Image.Image or array_like
        Of rank 2 (grey) or 3.
    data_format : {'channels_last', 'channels_first'}, optional
        Where the channels go; by default as `image_data_format` says. An array given as `img` has them last.
    dtype : str or type, optional
        By default `floatx()`.

    Returns
    -------
    ndarray
        0 … 255 for most pictures. An array that has this dtype already is not copied.

    Raises
    ------
    ValueError
        If `img` is no picture, or `data_format` is unknown.

    Examples
    --------
    >>> img_to_array([[0, 255, 0]]).shape
    (1, 3, 1)
    """
    data_format = _data_format("img_to_array", data_format)
    x = _numbers("img_to_array: img", img, dtype)
    if x.ndim not in (2, 3):
        raise ValueError(f"img_to_array: img must have rank 2 (height, width) or 3 (height, width, channels), got shape {x.shape}.")
    if x.ndim == 2:
        x = x[..., np.newaxis]
    return x.transpose(2, 0, 1) if data_format == "channels_first" else x


def array_to_img(x, data_format=None, scale=True, dtype=None):
    """255 (x − min x) / max(x − min x) as a picture; with `scale=False`, the values as they are, without their fractions.

    Parameters
    ----------
    x : array_like, `(height, width, channels)` or `(channels, height, width)`
        With 1 (grey), 3 (red, green, blue) or 4 channels (and opacity).
    data_format : {'channels_last', 'channels_first'}, optional
        Where `x` has its channels; by default as `image_data_format` says.
    scale : bool
        Stretch the values to 0 … 255, so that the darkest becomes 0 and the brightest 255, whatever they were.
    dtype : str or type, optional
        The type that `x` is turned into first; by default `floatx()`.

    Returns
    -------
    PIL.Image.Image
        Of mode L, RGB or RGBA; of mode I (32 bits) where unscaled grey goes beyond 255.

    Raises
    ------
    ValueError
        If `x` has no pixels, or not the rank and the channels of a picture; if `data_format` is unknown.

    Warns
    -----
    UserWarning
        If values do not fit into the picture: unscaled, they wrap around (256 becomes 0); nan and inf become 0.

    Examples
    --------
    >>> np.asarray(array_to_img([[[-1.], [0.], [1.]]]))
    array([[  0, 127, 255]], dtype=uint8)
    """
    from PIL import Image

    data_format = _data_format("array_to_img", data_format)
    x = _numbers("array_to_img: x", x, dtype)
    if x.ndim != 3:
        raise ValueError(f"array_to_img: x must be one picture of rank 3, (height, width, channels), got shape {x.shape}.")
    if data_format == "channels_first":
        x = x.transpose(1, 2, 0)
    channels = x.shape[-1]
    if channels not in (1, 3, 4):
        raise ValueError(f"array_to_img: a picture has 1, 3 or 4 channels, got {channels}: (height, width, channels) is {x.shape}, "
                         f"as data_format {data_format!r} reads it.")
    if not x.size:
        raise ValueError(f"array_to_img: x has no pixels: (height, width, channels) is {x.shape}.")
    x = _stretched(x) if scale else _whole(x)
    return Image.fromarray(x[..., 0] if channels == 1 else x)


def _stretched(x):
    x = x if x.dtype.kind == "f" else x.astype(float)
    lowest, highest = x.min(), x.max()
    if not np.isfinite(highest - lowest):
        warnings.warn(f"array_to_img: x goes from {lowest} to {highest}, which cannot be stretched to 0..255: the picture is all black. "
                      "np.nan_to_num(x) gives numbers throughout.", stacklevel=3)
        return np.zeros(x.shape, np.uint8)
    x = x - lowest
    if highest > lowest:
        x /= highest - lowest
        x *= 255
    return x.astype(np.uint8)


def _whole(x):
    lowest, highest = x.min(), x.max()
    deep = x.shape[-1] == 1 and highest > 255
    if not (0 <= lowest and highest < 256 or deep and np.isfinite(highest - lowest)):
        warnings.warn(f"array_to_img: x goes from {lowest} to {highest}; what does not fit into 0..255 wraps around (256 becomes 0, -1 "
                      "becomes 255), and nan and inf become 0. Use np.clip(x, 0, 255), or scale=True.", stacklevel=3)
        x = np.where(np.isfinite(x), x, 0)
    return x.astype(np.int32) if deep else x.astype(np.int64).astype(np.uint8)


def _numbers(what, values, dtype):
    dtype = np.dtype(floatx() if dtype is None else dtype)
    try:
        return np.asarray(values, dtype)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{what} must be a picture or an array of numbers, got {reprlib.repr(values)}: load_img reads a picture from a "
                          "file.") from None


def _data_format(where, data_format):
    data_format = image_data_format() if data_format is None else data_format
    one_of(where, "data_format", data_format, IMAGE_FORMATS)
    return data_format


def save_img(path, x, data_format=None, file_format=None, scale=True, **kwargs):
    """`array_to_img(x)`, written to a file.

    Parameters
    ----------
    path : str, path or binary file
        Where to; the ending tells the kind of file.
    x, data_format, scale
        As in `array_to_img`.
    file_format : str, optional
        'png', 'jpeg', …, where the name has no ending or another one.
    **kwargs
        Go to Pillow, such as `quality=90` for JPEG.

    Raises
    ------
    ValueError, KeyError
        If the ending, or `file_format`, names no kind of file that Pillow writes.
    OSError
        If there is no such folder (FileNotFoundError), or this kind of file cannot hold such a picture.

    Warns
    -----
    UserWarning
        If the opacity (fourth channel) is left out, because JPEG has no room for it.
    """
    if not isinstance(path, (str, os.PathLike)) and not hasattr(path, "write"):
        raise TypeError(f"save_img: path must be the name of a file, or a file that is open for writing bytes, got {path!r}.")
    img = array_to_img(x, data_format=data_format, scale=scale)
    name = _name(path)
    kind = (file_format or name.strip("'").rpartition(".")[2]).lower()
    if kind in ("jpg", "jpeg") and img.mode == "RGBA":
        warnings.warn(f"save_img: JPEG has no room for opacity, so {name} gets red, green and blue alone. PNG keeps all four channels.",
                      stacklevel=2)
        img = img.convert("RGB")
    if kind == "png" and img.mode == "I":
        img = img.convert("I;16")                                            # all that PNG has room for; newer Pillows want to be told
    try:
        img.save(path, format="jpeg" if file_format and kind == "jpg" else file_format, **kwargs)
    except KeyError:
        raise KeyError(f"save_img: file_format must be one that Pillow writes, such as 'png' or 'jpeg', got {file_format!r}.") from None
    except ValueError as error:
        raise ValueError(f"save_img: {name} cannot be written: {error}. A name that ends in .png or .jpg says what kind of file it is to "
                         "be, and so does file_format='png'.") from None
    except FileNotFoundError:
        raise FileNotFoundError(f"save_img: there is no folder for {name}: make it with os.makedirs.") from None
    except OSError as error:
        if error.errno is not None:                                          # the system's own words, which name the file
            raise
        raise OSError(f"save_img: {name} cannot be written: {error}. PNG holds whatever is between 0 and 65535.") from error


def list_pictures(directory, ext=("jpg", "jpeg", "bmp", "png", "ppm", "tif", "tiff")):
    """The picture files in a folder and all folders below it.

    Parameters
    ----------
    directory : str or path
    ext : str or sequence of str
        The endings to look for, in lower case; those of the files may be in either.

    Returns
    -------
    list of str
        Paths that begin with `directory`, sorted. (Keras leaves the order to the system.) Empty where there is no such folder.
    """
    ending = tuple(f".{e}" for e in ((ext,) if isinstance(ext, str) else ext))
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(directory) for name in names if name.lower().endswith(ending))


def encoded(x, file_format):
    """The bytes of a picture file.

    Parameters
    ----------
    x : ndarray of uint8, `(height, width)` or `(height, width, 3)`
    file_format : {'png', 'jpeg'}
        Exact, or small.

    Returns
    -------
    bytes

    Examples
    --------
    >>> encoded(np.zeros((2, 2), np.uint8), "png")[:4]
    b'\\x89PNG'
    """
    from PIL import Image

    one_of("encoded", "file_format", file_format, ("png", "jpeg"))
    stream = io.BytesIO()
    Image.fromarray(x).save(stream, file_format, **({"quality": 90} if file_format == "jpeg" else {}))
    return stream.getvalue()


def brightened(img, factor):
    """The picture with all its colours `factor` times as bright, cut off at 255; opacity stays."""
    from PIL import ImageEnhance

    return ImageEnhance.Brightness(img).enhance(factor)
