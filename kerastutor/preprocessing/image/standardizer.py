"""The half of ImageDataGenerator that does not draw: `fit` measures the training pictures, `standardize` makes every picture alike."""
import warnings

import numpy as np

from ..arguments import whole_number
from . import settings, standardization
from .settings import WHERE


class Standardizer:
    """Measures and standardizes pictures as the attributes of an ImageDataGenerator say."""

    def fit(self, x, augment=False, rounds=1, seed=None):
        """Measure what featurewise standardization and whitening need: `mean`, `std`, `principal_components`.

        Parameters
        ----------
        x : array_like, rank 4
            The training pictures, or enough of them to stand for all.
        augment : bool
            Measure pictures that are changed at random, as they will be in training, instead of `x`.
        rounds : int
            How many times to go through `x` when `augment`.
        seed : int, optional
            Seeds `np.random` first.

        Raises
        ------
        ValueError, TypeError
            If `x` is not of rank 4, holds no pictures or numbers that are not finite; if `rounds` is no whole number of at least 1.
        MemoryError
            If the pictures are too large for `zca_whitening`.

        Warns
        -----
        UserWarning
            If the pictures do not have 1, 3 or 4 channels.

        Notes
        -----
        As in Keras `rescale` comes first here, also before the random changes, and `preprocessing_function` is not used.
        """
        where = f"{WHERE}.fit"
        dtype = settings.float_type(self.dtype)
        written_over = self.rescale or augment or self.zca_whitening
        x = np.array(x, dtype=dtype) if written_over else np.asarray(x, dtype=dtype)
        if x.ndim != 4 or not len(x):
            raise ValueError(f"{where}: x must be pictures, (pictures, height, width, channels) or (pictures, channels, height, width), "
                             f"got shape {x.shape}.")
        if not np.isfinite(x).all():
            raise ValueError(f"{where}: x holds nan or infinity, so its mean would be nan: look for them with np.isfinite(x).")
        settings.warn_of_channels(where, x.shape, self.data_format, stacklevel=2)
        if seed is not None:
            np.random.seed(seed)
        if self.rescale:
            x *= self.rescale
        if augment:
            rounds = whole_number(where, "rounds", rounds, least=1)
            x = np.concatenate([self._changed_at_random(x.copy()) for _ in range(rounds)])
        if self.featurewise_center:
            self.mean = standardization.featurewise_mean(x, self.channel_axis).astype(dtype)
        if self.featurewise_std_normalization:
            self.std = standardization.featurewise_std(x, self.channel_axis).astype(dtype)
        if self.zca_whitening:
            if self.featurewise_center:
                x -= self.mean
            self.principal_components = standardization.zca_matrix(x, self.zca_epsilon).astype(dtype)

    def standardize(self, x):
        """Pixels as the arguments of the generator ask for them.

        Parameters
        ----------
        x : ndarray of floats
            A picture, or pictures of which the samplewise steps take one mean together. It is written over, as in Keras.

        Returns
        -------
        ndarray
            `x` itself, unless `preprocessing_function` or `zca_whitening` made another array.

        Raises
        ------
        TypeError
            If whole numbers would have to hold fractions; if `preprocessing_function` returns nothing.

        Warns
        -----
        UserWarning
            If `fit` has to come first.
        """
        return self._standardized(x)

    def _standardized(self, x, axes=None):
        """As `standardize`, with the mean and the spread of a picture taken over `axes`."""
        if self.preprocessing_function:
            x = self.preprocessing_function(x)
            if x is None:
                raise TypeError(f"{WHERE}: preprocessing_function returned None: it must return the picture.")
        try:
            if self.rescale:
                x *= self.rescale
            if self.samplewise_center:
                standardization.centre_each(x, axes)
            if self.samplewise_std_normalization:
                standardization.scale_each(x, axes)
            if self.featurewise_center and self._is_fitted("featurewise_center", self.mean):
                x -= self.mean
            if self.featurewise_std_normalization and self._is_fitted("featurewise_std_normalization", self.std):
                x /= self.std + standardization.TINY
            if self.zca_whitening and self._is_fitted("zca_whitening", self.principal_components):
                x = standardization.whitened(x, self.principal_components)
        except TypeError as error:
            raise TypeError(f"{WHERE}.standardize: fractions do not fit into {getattr(x, 'dtype', type(x).__name__)}: "
                            "x.astype('float32') makes room for them.") from error
        return x

    def _is_fitted(self, name, measured):
        if measured is None:
            warnings.warn(f"{WHERE}: {name} is left out, because nothing was measured yet: call fit(x), x the training pictures, first.",
                          stacklevel=4)
        return measured is not None
