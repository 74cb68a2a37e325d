"""Affine warps side by side with keras-preprocessing 1.1.2 and its SciPy: how many times as fast, on the same pictures, with equal results.

    python tests/benchmarks/warps.py
"""
import numpy as np
from pairs import compare, headline

np.unicode_ = np.str_  # keras-preprocessing 1.1.2 asks for this name, which NumPy 2 no longer has

import keras_preprocessing.image as keras  # noqa: E402

from kerastutor.preprocessing import image as ours  # noqa: E402
from kerastutor.preprocessing.image.affine import FILL_MODES, affine_matrix, warp  # noqa: E402


def main():
    headline("keras-preprocessing")
    draw = np.random.RandomState(0)
    for count, height, width, channels, wanted in ((640, 8, 8, 1, 5), (640, 28, 28, 1, 2), (64, 64, 64, 3, 2), (8, 256, 256, 3, 2)):
        pictures = draw.uniform(0, 255, (count, height, width, channels)).astype(np.float32)
        reach = np.array([30, height / 5, width / 5, 15, .2, .2])
        parameters = draw.uniform(-reach, reach, (count, 6)) + (0, 0, 0, 0, 1, 1)
        for fill_mode in FILL_MODES if height == 64 else ("nearest",):
            for order in (1, 0):
                compare(f"{count} pictures {height}x{width}x{channels}, {fill_mode}, order {order}",
                        lambda library: moved(library, pictures, parameters, fill_mode, order), ours, keras, wanted, tolerance=1e-4)


def moved(library, pictures, parameters, fill_mode, order):
    """All pictures, each moved by its own parameters; keras-preprocessing has no batches, and moves them one by one."""
    if library is keras:
        return np.stack([library.apply_affine_transform(picture, *row, fill_mode=fill_mode, order=order)
                         for picture, row in zip(pictures, parameters)])
    batches = [slice(start, start + 64) for start in range(0, len(pictures), 64)]
    return np.concatenate([warp(pictures[batch], affine_matrix(*parameters[batch].T, *pictures.shape[1:3]), fill_mode, order=order)
                           for batch in batches])


if __name__ == "__main__":
    main()
