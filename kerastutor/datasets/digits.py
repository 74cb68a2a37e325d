"""1,797 handwritten digits of 8 × 8 pixels: small enough to learn in seconds, real enough to be got wrong."""
from pathlib import Path

import numpy as np


def load_data():
    """(x_train, y_train), (x_test, y_test): 1,437 handwritten digits to learn from and 360 held back.

    Returns
    -------
    x_train, x_test : ndarray of uint8, `(1437, 8, 8)` and `(360, 8, 8)`
        Images; a pixel counts the inked points of a 4 × 4 block of the scan, 0 … 16.
    y_train, y_test : ndarray of uint8, `(1437,)` and `(360,)`
        The digits 0 … 9 that they show.

    Notes
    -----
    The split is fixed. Lay all images in a row, zeros first, then ones, and so on, each digit in the order of the source; every fifth
    image of this row, beginning with the first, is held back. So a fifth of every digit is in the test set. Both parts are then back in the
    order of the source, where the digits take turns: the end of the training set (`validation_split`) holds all ten too.

    Every call reads the file anew: what you change in the arrays does not come back.

    References
    ----------
    E. Alpaydin and C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository,
    https://doi.org/10.24432/C50P49.
    Licence CC BY 4.0; see `digits.LICENSE.txt` beside this file.

    Examples
    --------
    >>> (x_train, y_train), (x_test, y_test) = load_data()
    >>> x_train.shape, x_test.shape
    ((1437, 8, 8), (360, 8, 8))
    >>> print(y_train[1])
    3
    >>> print(x_train[1])
    [[ 0  0  7 15 13  1  0  0]
     [ 0  8 13  6 15  4  0  0]
     [ 0  2  1 13 13  0  0  0]
     [ 0  0  2 15 11  1  0  0]
     [ 0  0  0  1 12 12  1  0]
     [ 0  0  0  0  1 10  8  0]
     [ 0  0  8  4  5 14  9  0]
     [ 0  0  7 13 13  9  0  0]]
    """
    with np.load(Path(__file__).with_name("digits.npz")) as file:
        images, labels = file["images"], file["labels"]
    by_digit = np.argsort(labels, kind="stable")
    held_back = np.zeros(len(labels), dtype=bool)
    held_back[by_digit[::5]] = True
    return (images[~held_back], labels[~held_back]), (images[held_back], labels[held_back])
