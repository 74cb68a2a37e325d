"""Augmentation and whitening side by side with keras-preprocessing 1.1.2: how many times as fast, on the same input, with equal results.

    python tests/benchmarks/image.py
"""
import warnings

import numpy as np
from pairs import compare, headline

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.image as keras  # noqa: E402

from kerastutor.datasets import digits  # noqa: E402
from kerastutor.preprocessing import image as ours  # noqa: E402

CHANGES = {"rotation_range": 20, "width_shift_range": 0.1, "height_shift_range": 0.1, "shear_range": 10, "zoom_range": 0.2,
           "horizontal_flip": True}


def main():
    warnings.simplefilter("ignore")  # SciPy's, about the names that keras-preprocessing uses
    draw = np.random.RandomState(0)
    digit_pictures = digits.load_data()[0][0].reshape(-1, 8, 8, 1)
    small, large = (draw.uniform(0, 255, shape).astype("float32") for shape in ((500, 16, 16, 3), (512, 64, 64, 3)))
    headline("keras-preprocessing")
    count = f"{len(digit_pictures):,} digits of 8x8x1"
    compare(f"flow, {count}, all changes", lambda library: epoch(library, digit_pictures), ours, keras, 5, 1e-3)
    compare("flow, 512 pictures of 64x64x3, all changes", lambda library: epoch(library, large), ours, keras, 1, 1e-3)
    compare(f"ZCA fit, {count}", lambda library: whitening(library, digit_pictures), ours, keras, 1, 1e-3)
    compare("ZCA fit, 500 pictures of 16x16x3", lambda library: whitening(library, small), ours, keras, 1, 1e-3)


def epoch(library, pictures):
    batches = library.ImageDataGenerator(**CHANGES).flow(pictures, batch_size=64, seed=1)
    return [batches[index] for index in range(len(batches))]


def whitening(library, pictures):
    """With an ε above the rounding errors of float32, in which the peer computes; below it the two differ by those errors."""
    generator = library.ImageDataGenerator(featurewise_center=True, zca_whitening=True, zca_epsilon=0.1, rescale=1 / 255)
    generator.fit(pictures)
    return [generator.mean, generator.principal_components]


if __name__ == "__main__":
    main()
