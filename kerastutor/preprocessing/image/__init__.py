"""Images: read, changed at random, standardized, and handed out batch by batch."""
from .affine import apply_affine_transform, flip_axis, transform_matrix_offset_center
from .array_iterator import NumpyArrayIterator
from .dataframe_iterator import DataFrameIterator
from .directory_iterator import DirectoryIterator
from .files import array_to_img, img_to_array, list_pictures, load_img, save_img
from .generator import ImageDataGenerator
from .iterator import Iterator
from .transformations import (apply_brightness_shift, apply_channel_shift, random_brightness, random_channel_shift, random_rotation,
                              random_shear, random_shift, random_zoom)
