"""Two small array tools that stand at the two ends of a model: labels become one-hot rows, rows become unit vectors."""
import numpy as np


def to_categorical(y, num_classes=None, dtype="float32"):
    """one_hot[..., c] = 1 if y[...] == c else 0

    Parameters
    ----------
    y : array_like of int
        Class numbers 0 … num_classes − 1, of any shape. A last axis of length 1, as in `(batch, 1)`, is dropped.
    num_classes : int, optional
        How many classes there are; by default one more than the largest class number found.
    dtype : str
        The type of the result.

    Returns
    -------
    ndarray, `y.shape + (num_classes,)`

    Raises
    ------
    IndexError
        If a class number is not below `num_classes`.
    ValueError
        If `y` is empty and `num_classes` is not given.

    Notes
    -----
    Give `num_classes` whenever a part of the data is encoded: the test set need not contain the highest class.
    Class numbers are positions as Python counts them, so that −1 means the last class; labels −1 and 1 (as for the hinge loss)
    are not class numbers.

    Examples
    --------
    >>> to_categorical([0, 2, 1], num_classes=4)
    array([[1., 0., 0., 0.],
           [0., 0., 1., 0.],
           [0., 1., 0., 0.]], dtype=float32)
    """
    y = np.array(y, dtype="int")
    if y.ndim > 1 and y.shape[-1] == 1:
        y = y[..., 0]
    if not num_classes:
        if not y.size:
            raise ValueError("to_categorical: y is empty, so the number of classes cannot be read from it: give num_classes.")
        num_classes = y.max() + 1
    outside = y[(y >= num_classes) | (y < -num_classes)]
    if outside.size:
        raise IndexError(f"to_categorical: class {outside[0]} is not one of the {num_classes} classes 0..{num_classes - 1}: "
                         "number the classes from 0, or give a larger num_classes.")
    one_hot = np.zeros(y.shape + (num_classes,), dtype)
    np.put_along_axis(one_hot, y[..., np.newaxis], 1, axis=-1)
    return one_hot


def normalize(x, axis=-1, order=2):
    """x / ‖x‖, the norm taken along `axis`

    Parameters
    ----------
    x : array_like
        Numbers, one or more axes. A single vector comes back as a matrix of one row.
    axis : int
        The axis along which the norm is taken.
    order : int or float
        Which norm: 2 is the Euclidean length, 1 the sum of sizes, `np.inf` the largest size.

    Returns
    -------
    ndarray of the shape of `x`
        A vector of zeros has no direction and stays zero.

    Examples
    --------
    >>> normalize([[3., 4.], [0., 0.]])
    array([[0.6, 0.8],
           [0. , 0. ]])
    """
    norm = np.atleast_1d(np.linalg.norm(x, order, axis))
    return x / np.expand_dims(np.where(norm == 0, 1, norm), axis)
