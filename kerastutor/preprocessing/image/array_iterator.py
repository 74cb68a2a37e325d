"""Batches of pictures that are arrays already: what `ImageDataGenerator.flow` returns."""
import warnings

import numpy as np

from ...core.errors import one_of
from ...core.state import floatx, image_data_format
from .iterator import Iterator
from .settings import check_subset, float_type, warn_of_channels

WHERE = "NumpyArrayIterator"


class NumpyArrayIterator(Iterator):
    """Batches of arrays: pictures changed and standardized by a generator, with what belongs to them.

    Parameters
    ----------
    x : array_like, rank 4, or (array_like, array_like), or (array_like, list of array_like)
        Pictures; or pictures, and other arrays as long, which go through as they are.
    y : array_like or None
        Targets, one for each picture.
    image_data_generator : ImageDataGenerator
    batch_size, shuffle, seed
        As in `Iterator`.
    sample_weight : array_like, optional
        A weight for each picture.
    data_format : {'channels_first', 'channels_last'}, optional
        By default `K.image_data_format()`.
    save_to_dir : str, optional
        A folder that exists, for looking at the pictures afterwards: they are written to `{save_prefix}_{number}_{random}.{save_format}`.
    save_prefix, save_format : str
    subset : {'training', 'validation'}, optional
        Without the first pictures that the generator's `validation_split` holds back, or those alone.
    dtype : str, optional
        Of the pictures; by default `K.floatx()`.

    Raises
    ------
    ValueError
        If `x` is not of rank 4; if `y`, `sample_weight` or another array is not as long; if the two subsets do not hold the same classes;
        if `subset` names no part.

    Warns
    -----
    UserWarning
        If the pictures do not have 1, 3 or 4 channels; if the subset is empty; if there are weights but no `y`, so that no batch has them.

    Notes
    -----
    A batch is `x`; `(x, y)`; or `(x, y, sample_weight)`, where x is a list `[pictures, other, …]` if there are other arrays.

    Keras ignores whatever stands behind the second part of `x`, and for `subset='training'` it pairs the pictures with the weights of the
    first ones, without a word; here the one is an error, and the weights are those of the pictures.
    """

    def __init__(self, x, y, image_data_generator, batch_size=32, shuffle=False, sample_weight=None, seed=None, data_format=None,
                 save_to_dir=None, save_prefix="", save_format="png", subset=None, dtype=None):
        share = getattr(image_data_generator, "_validation_split", 0) or 0
        check_subset(WHERE, subset, share)
        self.dtype = floatx() if dtype is None else dtype
        self.data_format = image_data_format() if data_format is None else data_format
        one_of(WHERE, "data_format", self.data_format, ("channels_first", "channels_last"))
        self.image_data_generator = image_data_generator
        self.save_to_dir, self.save_prefix, self.save_format = save_to_dir, save_prefix, save_format
        images, others = _parted(x)
        images = np.asarray(images, dtype=self.dtype)
        if images.ndim != 4:
            raise ValueError(f"{WHERE}: x must be pictures of rank 4, (pictures, height, width, channels) or (pictures, channels, height, "
                             f"width), got shape {images.shape}: x[..., np.newaxis] gives grey pictures a channel, x[np.newaxis] makes "
                             "one picture a batch.")
        others = [np.asarray(other) for other in others]
        y, sample_weight = (None if array is None else np.asarray(array) for array in (y, sample_weight))
        for name, array in [("y", y), ("sample_weight", sample_weight), *((f"x[1][{k}]", other) for k, other in enumerate(others))]:
            _check_length(name, array, len(images))
        if subset is not None:
            part = _part(subset, share, len(images), y)
            images, others = images[part], [other[part] for other in others]
            y, sample_weight = (None if array is None else array[part] for array in (y, sample_weight))
        if sample_weight is not None and y is None:
            warnings.warn(f"{WHERE}: sample_weight is left out, because a batch without y has no place for it: give y.", stacklevel=3)
        warn_of_channels(WHERE, images.shape, self.data_format, stacklevel=3)
        self.x, self.x_misc, self.y, self.sample_weight = images, others, y, sample_weight
        super().__init__(len(images), batch_size, shuffle, seed)

    def _get_batches_of_transformed_samples(self, index_array):
        images = self._augmented(self.x[index_array].astype(float_type(self.dtype), copy=False))
        images = self._saved(np.ascontiguousarray(images, dtype=self.dtype), index_array, names=10 ** 4)
        x = [images, *(other[index_array] for other in self.x_misc)] if self.x_misc else images
        if self.y is None:
            return x
        weights = () if self.sample_weight is None else (self.sample_weight[index_array],)
        return (x, self.y[index_array], *weights)


def _parted(x):
    """Pictures, and a list of the arrays beside them."""
    if not isinstance(x, (tuple, list)):
        return x, []
    if len(x) != 2:
        raise ValueError(f"{WHERE}: x must be an array of pictures, or (pictures, other array or list of arrays), got a {type(x).__name__} "
                         f"of {len(x)}: np.array(x) makes one array of a list of pictures.")
    images, others = x
    return images, others if isinstance(others, list) else [others]


def _check_length(name, array, samples):
    if array is not None and (array.ndim == 0 or len(array) != samples):
        raise ValueError(f"{WHERE}: {name} must be as long as the {samples} pictures of x, got shape {array.shape}.")


def _part(subset, share, samples, y):
    """The pictures of a subset; the first ones are for validation."""
    split = int(samples * share)
    if y is not None and not np.array_equal(np.unique(y[:split]), np.unique(y[split:])):
        way_out = "shuffle x and y together first" if split else "give the ImageDataGenerator a validation_split"
        raise ValueError(f"{WHERE}: the first {split} pictures (for validation) and the other {samples - split} must hold the same "
                         f"classes: {way_out}.")
    if subset == "validation" and split == 0:
        warnings.warn(f"{WHERE}: validation_split={share} of {samples} pictures leaves none for subset='validation'.", stacklevel=4)
    return slice(None, split) if subset == "validation" else slice(split, None)
