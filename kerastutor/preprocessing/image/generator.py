"""ImageDataGenerator: pictures that are changed at random and standardized while a model trains, so that it never sees one twice."""
import warnings

import numpy as np

from ...core.errors import one_of
from ...core.state import image_data_format
from . import settings
from .affine import apply_affine_transform, flip_axis, warp
from .array_iterator import NumpyArrayIterator
from .augmentation import AFFINE, brightened, change, draw, in_float64, one_by_one
from .dataframe_iterator import DataFrameIterator
from .directory_iterator import DirectoryIterator
from .settings import WHERE
from .standardizer import Standardizer
from .transformations import apply_channel_shift


class ImageDataGenerator(Standardizer):
    """Batches of pictures, each turned, shifted, sheared, zoomed, flipped or coloured at random, then standardized.

    What is done to a picture, in this order: rotation, shift, shear and zoom, as one resampling; channel shift; flips; brightness;
    `preprocessing_function`; `rescale`; samplewise centre and spread; featurewise centre and spread; whitening.

    Parameters
    ----------
    featurewise_center, featurewise_std_normalization : bool
        Subtract the mean of the training pictures, and divide by their spread; `fit` measures both, channel by channel.
    samplewise_center, samplewise_std_normalization : bool
        Subtract each picture's own mean, and divide by its own spread.
    zca_whitening : bool
        Make the pixels uncorrelated, by the matrix that `fit` finds; implies `featurewise_center` alone.
    zca_epsilon : float
        Added to the spread in each direction, so that what hardly varies is not blown up.
    rotation_range, shear_range : float
        Degrees, to either side.
    width_shift_range, height_shift_range : float, int or list of numbers
        Below 1, the largest shift as a fraction of the picture; a float from 1 on, in pixels; an int n, by whole pixels from 1 − n … n − 1;
        a list, by one of its numbers, to either side.
    brightness_range : (float, float), optional
        The least and the most; 1 leaves a picture as it is.
    zoom_range : float or (float, float)
        The least and the most, for height and width by themselves; 2 shows a picture at half its size; z stands for 1 − z … 1 + z.
    channel_shift_range : float
        The most that is added to all channels, or subtracted.
    fill_mode : {'nearest', 'constant', 'reflect', 'wrap'}
        What comes in from beyond the edges: see `apply_affine_transform`.
    cval : float
        Fills them under 'constant'.
    horizontal_flip, vertical_flip : bool
        Exchange left and right, or top and bottom, of every second picture or so.
    rescale : float, optional
        Multiply by this, such as 1/255.
    preprocessing_function : callable, optional
        From a picture, rank 3, to a picture of that shape.
    data_format : {'channels_last', 'channels_first'} or None
        None is `K.image_data_format()`.
    validation_split : float
        The part of the data that is held back for `subset='validation'`.
    interpolation_order : {0, 1}
        Take the nearest pixel, or mix the four around.
    dtype : str
        Of the batches, and to compute in: a float type; 'float32' means `K.floatx()`.

    Raises
    ------
    TypeError, ValueError, RuntimeError
        If an argument is none of those above.

    Warns
    -----
    UserWarning
        Where one argument switches another on or off; if `dtype` is no float type.

    Notes
    -----
    All randomness comes from `np.random`, in Keras's order: with equal seeds Keras and kerastutor make equal batches. `flow(seed=…)` makes
    every batch repeatable by itself. `fit(…, workers=n)` makes the batches in this process, so they are the same for every n.

    Where Keras 2.3.1 loses something without a word, we do not: `dtype`, and not only `K.floatx()`, reaches the batches; pictures that
    have their channels first can be made brighter; a zoom through 0, a negative shift, a `preprocessing_function` that returns nothing
    are errors.

    Examples
    --------
    >>> import numpy as np
    >>> generator = ImageDataGenerator(rotation_range=20, horizontal_flip=True, rescale=1 / 255)
    >>> batches = generator.flow(np.zeros((10, 8, 8, 1)), np.arange(10), batch_size=4, seed=1)
    >>> x, y = next(batches)
    >>> x.shape, y
    ((4, 8, 8, 1), array([2, 9, 6, 4]))
    """

    def __init__(self, featurewise_center=False, samplewise_center=False, featurewise_std_normalization=False,
                 samplewise_std_normalization=False, zca_whitening=False, zca_epsilon=1e-6, rotation_range=0, width_shift_range=0.,
                 height_shift_range=0., brightness_range=None, shear_range=0., zoom_range=0., channel_shift_range=0., fill_mode="nearest",
                 cval=0., horizontal_flip=False, vertical_flip=False, rescale=None, preprocessing_function=None,
                 data_format="channels_last", validation_split=0.0, interpolation_order=1, dtype="float32"):
        self.featurewise_center = featurewise_center
        self.samplewise_center = samplewise_center
        self.featurewise_std_normalization = featurewise_std_normalization
        self.samplewise_std_normalization = samplewise_std_normalization
        self.zca_whitening = zca_whitening
        self.zca_epsilon = settings.number("zca_epsilon", zca_epsilon, least=0)
        self.rotation_range = settings.number_or_none("rotation_range", rotation_range)
        self.width_shift_range = settings.shifts("width_shift_range", width_shift_range)
        self.height_shift_range = settings.shifts("height_shift_range", height_shift_range)
        self.brightness_range = settings.brightness_limits(brightness_range)
        self.shear_range = settings.number_or_none("shear_range", shear_range)
        self.zoom_range = settings.zoom_limits(zoom_range)
        self.channel_shift_range = settings.number("channel_shift_range", channel_shift_range)
        self.horizontal_flip = horizontal_flip
        self.vertical_flip = vertical_flip
        self.rescale = settings.number_or_none("rescale", rescale)
        self.preprocessing_function = settings.function_or_none("preprocessing_function", preprocessing_function)
        self.data_format = image_data_format() if data_format is None else data_format
        one_of(WHERE, "data_format", self.data_format, ("channels_last", "channels_first"))
        self.channel_axis, self.row_axis, self.col_axis = (3, 1, 2) if self.data_format == "channels_last" else (1, 2, 3)
        self._validation_split = settings.share(validation_split)
        self.fill_mode, self.cval, self.interpolation_order = fill_mode, cval, interpolation_order
        warp(np.empty((0, 1, 1, 1)), np.empty((0, 3, 3)), fill_mode, cval, interpolation_order)  # to hear now whether it understands them
        self.dtype = dtype
        settings.warn_of_dtype(dtype, stacklevel=2)
        self.mean = self.std = self.principal_components = None
        self._settle()

    def _settle(self):
        """Switch on what something else needs, and off what it excludes."""
        if self.zca_whitening and self.featurewise_std_normalization:
            self.featurewise_std_normalization = False
            warnings.warn(f"{WHERE}: zca_whitening switches featurewise_std_normalization off.", stacklevel=3)
        for name, needed in (("zca_whitening", "featurewise_center"), ("featurewise_std_normalization", "featurewise_center"),
                             ("samplewise_std_normalization", "samplewise_center")):
            if getattr(self, name) and not getattr(self, needed):
                setattr(self, needed, True)
                warnings.warn(f"{WHERE}: {name} switches {needed} on.", stacklevel=3)

    def get_random_transform(self, img_shape, seed=None):
        """The parameters of a random change of one picture, for `apply_transform`.

        Parameters
        ----------
        img_shape : tuple of int
            The shape of the picture, rank 3.
        seed : int, optional
            Seeds `np.random` first.

        Returns
        -------
        dict
            `theta`, `tx`, `ty`, `shear`, `zx`, `zy`, `flip_horizontal`, `flip_vertical`, `channel_shift_intensity`, `brightness`.
        """
        if seed is not None:
            np.random.seed(seed)
        return draw(self, img_shape[self.row_axis - 1], img_shape[self.col_axis - 1], count=1)[0]

    def apply_transform(self, x, transform_parameters):
        """A picture changed by given parameters.

        Parameters
        ----------
        x : ndarray, rank 3
        transform_parameters : dict
            Any of the keys that `get_random_transform` returns: `theta` and `shear` in degrees, `tx` and `ty` in pixels down and to the
            right, `zx` and `zy`, `flip_horizontal`, `flip_vertical`, `channel_shift_intensity`, `brightness`. Others are passed over.

        Returns
        -------
        ndarray
            The shape of `x`; `x` itself where nothing is to be done.

        Examples
        --------
        >>> x = np.arange(6.).reshape(2, 3, 1)
        >>> ImageDataGenerator().apply_transform(x, {"flip_horizontal": True})[..., 0]
        array([[2., 1., 0.],
               [5., 4., 3.]])
        """
        asked = transform_parameters.get
        row_axis, col_axis, channel_axis = self.row_axis - 1, self.col_axis - 1, self.channel_axis - 1
        moves = {name: asked(name, still) for name, still in AFFINE.items()}
        if moves != AFFINE:
            exact = in_float64(x, asked("brightness") is not None)
            x = apply_affine_transform(exact, **moves, row_axis=row_axis, col_axis=col_axis, channel_axis=channel_axis,
                                       fill_mode=self.fill_mode, cval=self.cval, order=self.interpolation_order).astype(x.dtype, copy=False)
        if asked("channel_shift_intensity") is not None:
            x = apply_channel_shift(x, asked("channel_shift_intensity"), channel_axis)
        if asked("flip_horizontal"):
            x = flip_axis(x, col_axis)
        if asked("flip_vertical"):
            x = flip_axis(x, row_axis)
        if asked("brightness") is not None:
            x = brightened(x, asked("brightness"), channel_axis)
        return x

    def random_transform(self, x, seed=None):
        """A picture, rank 3, changed at random: `apply_transform` with what `get_random_transform` draws."""
        return self.apply_transform(x, self.get_random_transform(x.shape, seed))

    def random_batch(self, images):
        """Pictures changed at random and standardized, as `random_transform` and `standardize` do it, all at once where that is the same.

        Parameters
        ----------
        images : ndarray of floats, rank 4
            Written over.

        Returns
        -------
        ndarray, the shape and dtype of `images`

        Notes
        -----
        A `preprocessing_function`, and a subclass with methods of its own, may draw random numbers between one picture and the next; they
        get the pictures one by one.
        """
        if self.preprocessing_function or not self._is_plain("get_random_transform", "apply_transform", "standardize"):
            return one_by_one(self, images)
        return self._standardized(self._changed(images), axes=(1, 2, 3))

    def _changed_at_random(self, images):
        if self._is_plain("get_random_transform", "apply_transform", "random_transform"):
            return self._changed(images)
        return np.array([self.random_transform(image) for image in images])

    def _changed(self, images):
        drawn = draw(self, images.shape[self.row_axis], images.shape[self.col_axis], count=len(images))
        changed = change(np.moveaxis(images, self.channel_axis, -1), drawn, self.fill_mode, self.cval, self.interpolation_order)
        return np.moveaxis(changed, -1, self.channel_axis)

    def _is_plain(self, *methods):
        """Whether these methods are those of this class, and not a subclass's or the object's own."""
        return all(getattr(getattr(self, name), "__func__", None) is getattr(ImageDataGenerator, name) for name in methods)

    def flow(self, x, y=None, batch_size=32, shuffle=True, sample_weight=None, seed=None, save_to_dir=None, save_prefix="",
             save_format="png", subset=None):
        """Batches of the pictures of an array, changed and standardized.

        Parameters, errors and warnings are those of `NumpyArrayIterator`, which is what it returns.

        Examples
        --------
        >>> pictures, labels = np.zeros((6, 8, 8, 3)), np.arange(6)
        >>> batches = ImageDataGenerator(zoom_range=0.2).flow(pictures, labels, batch_size=4, shuffle=False)
        >>> [y.tolist() for x, y in (batches[i] for i in range(len(batches)))]
        [[0, 1, 2, 3], [4, 5]]
        """
        return NumpyArrayIterator(x, y, self, batch_size, shuffle, sample_weight, seed, self.data_format, save_to_dir, save_prefix,
                                  save_format, subset, settings.float_type(self.dtype))

    def flow_from_directory(self, directory, target_size=(256, 256), color_mode="rgb", classes=None, class_mode="categorical",
                            batch_size=32, shuffle=True, seed=None, save_to_dir=None, save_prefix="", save_format="png",
                            follow_links=False, subset=None, interpolation="nearest", bad_files="stop"):
        """Batches of the pictures in a folder that has one folder for each class, read, changed and standardized.

        Parameters, errors and warnings are those of `DirectoryIterator`, which is what it returns.
        """
        return DirectoryIterator(directory, self, target_size, color_mode, classes, class_mode, batch_size, shuffle, seed, self.data_format,
                                 save_to_dir, save_prefix, save_format, follow_links, subset, interpolation,
                                 settings.float_type(self.dtype), bad_files)

    def flow_from_dataframe(self, dataframe, directory=None, x_col="filename", y_col="class", weight_col=None, target_size=(256, 256),
                            color_mode="rgb", classes=None, class_mode="categorical", batch_size=32, shuffle=True, seed=None,
                            save_to_dir=None, save_prefix="", save_format="png", subset=None, interpolation="nearest",
                            validate_filenames=True, bad_files="stop", **kwargs):
        """Batches of the pictures that a table names, read, changed and standardized.

        Parameters, errors and warnings are those of `DataFrameIterator`, which is what it returns; the only one that `kwargs` may add is
        `dtype`. The arguments `has_ext`, `sort` and `drop_duplicates` of older versions are a TypeError, as in Keras 2.3.1.
        """
        kwargs.setdefault("dtype", settings.float_type(self.dtype))
        return DataFrameIterator(dataframe, directory, self, x_col, y_col, weight_col, target_size, color_mode, classes, class_mode,
                                 batch_size, shuffle, seed, self.data_format, save_to_dir, save_prefix, save_format, subset, interpolation,
                                 validate_filenames=validate_filenames, bad_files=bad_files, **kwargs)
