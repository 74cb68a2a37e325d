"""Standardization: pixels about 0, with spread 1, and whitened, so that a model starts from numbers of one size."""
import math
import os

import numpy as np

BLOCK = 2 ** 20  # numbers that are turned into float64 at a time
TINY = 1e-6  # keeps the division by the spread of a picture of one colour finite


def featurewise_mean(x, channel_axis=3):
    """mean[c] = Σ x[n, h, w, c] / (N H W)

    Parameters
    ----------
    x : ndarray, rank 4
        Pictures.
    channel_axis : {1, 3}
        The axis of `x` that is c above.

    Returns
    -------
    ndarray of float64, `(1, 1, channels)` or `(channels, 1, 1)`

    Notes
    -----
    Keras sums float32 in float32, which for tens of millions of pixels is wrong in the first digits; here the sums are float64.

    Examples
    --------
    >>> featurewise_mean(np.arange(8.).reshape(2, 1, 2, 2))
    array([[[3., 4.]]])
    """
    return x.mean(axis=_all_but(channel_axis), dtype=np.float64, keepdims=True)[0]


def featurewise_std(x, channel_axis=3):
    """std[c] = √( Σ (x[n, h, w, c] − mean[c])² / (N H W) )

    Parameters and result are as in `featurewise_mean`.

    Examples
    --------
    >>> featurewise_std(np.array([1., 5.]).reshape(2, 1, 1, 1))
    array([[[2.]]])
    """
    mean, axes = featurewise_mean(x, channel_axis), _all_but(channel_axis)
    squares = sum(np.square(block - mean).sum(axis=axes, keepdims=True)[0] for block in _blocks(x))
    return np.sqrt(squares * (x.shape[channel_axis] / x.size))


def zca_matrix(x, epsilon=1e-6):
    """P = U diag(1 / √(s + ε)) Uᵀ, where U diag(s) Uᵀ = Xᵀ X / N for the N pictures as rows of X

    Parameters
    ----------
    x : ndarray, `(N, …)`
        Centred pictures.
    epsilon : float
        ε: how little spread a direction may have before it is left small instead of being blown up.

    Returns
    -------
    ndarray of float64, `(pixels, pixels)`
        Symmetric: of all matrices that make the pixels uncorrelated, the one that changes the pictures least.

    Raises
    ------
    MemoryError
        If the computer cannot hold so large a matrix.

    References
    ----------
    Bell and Sejnowski (1997), The "independent components" of natural scenes are edge filters.
    Krizhevsky (2009), Learning Multiple Layers of Features from Tiny Images, appendix A.

    Examples
    --------
    >>> x = np.array([[2., 0.], [-2., 0.], [0., 1.], [0., -1.]])
    >>> zca_matrix(x, epsilon=0).round(4)
    array([[0.7071, 0.    ],
           [0.    , 1.4142]])
    """
    pixels = math.prod(x.shape[1:])
    _check_memory(pixels, x.shape[1:])
    if len(x) < pixels and epsilon > 0:
        return _zca_matrix_from_few(x.reshape(len(x), pixels).astype(np.float64), epsilon)
    covariance = np.zeros((pixels, pixels))
    for block in _blocks(x):
        rows = block.reshape(len(block), pixels).astype(np.float64, copy=False)
        covariance += rows.T @ rows
    spread, directions = np.linalg.eigh(covariance / len(x))
    half = directions / (np.maximum(spread, 0) + epsilon) ** 0.25
    return half @ half.T


def _zca_matrix_from_few(x, epsilon):
    """P = I / √ε − Xᵀ V diag(1 / (N a b (a + b))) Vᵀ X, where V diag(s) Vᵀ = X Xᵀ / N, a = √(s + ε), b = √ε

    The same matrix from N × N numbers: every direction gets 1 / √ε, and those that the N pictures span the rest of 1 / √(s + ε).
    """
    spread, mixtures = np.linalg.eigh(x @ x.T / len(x))
    a, b = np.sqrt(np.maximum(spread, 0) + epsilon), math.sqrt(epsilon)
    half = x.T @ (mixtures / np.sqrt(len(x) * a * b * (a + b)))
    matrix = half @ half.T
    np.negative(matrix, out=matrix)
    matrix[np.diag_indices_from(matrix)] += 1 / b
    return matrix


def whitened(x, matrix):
    """y[n, j] = Σ_i x[n, i] P[i, j], over all pixels i of a picture

    Parameters
    ----------
    x : ndarray, one picture or `(n, …)`
        Centred.
    matrix : ndarray, `(pixels, pixels)`
        P, from `zca_matrix`.

    Returns
    -------
    ndarray, the shape of `x`
    """
    pixels = math.prod(x.shape[-3:])
    if pixels != len(matrix):
        raise ValueError(f"standardize: the generator was fitted on pictures of {len(matrix)} numbers, and this one has {pixels}, "
                         f"in shape {x.shape[-3:]}: fit it on pictures of this size.")
    return (x.reshape(-1, pixels) @ matrix).reshape(x.shape)


def centre_each(x, axes=None):
    """x −= mean of x over `axes`: a picture about 0, whatever its brightness"""
    x -= np.mean(x, axis=axes, keepdims=True)


def scale_each(x, axes=None):
    """x /= std of x over `axes` + 10⁻⁶: a picture with spread 1, whatever its contrast"""
    x /= np.std(x, axis=axes, keepdims=True) + TINY


def _all_but(channel_axis):
    return tuple(axis for axis in range(4) if axis != channel_axis)


def _blocks(x):
    step = max(1, BLOCK // math.prod(x.shape[1:]))
    return (x[begin:begin + step] for begin in range(0, len(x), step))


def _check_memory(pixels, shape):
    needed = 4 * 8 * pixels ** 2  # the covariance, its eigenvectors, the result, and room to work in
    if needed > memory():
        raise MemoryError(f"zca_whitening: pictures of shape {shape} need matrices of {pixels:,} x {pixels:,} numbers, "
                          f"{needed / 2 ** 30:,.1f} GiB in all, and this computer has {memory() / 2 ** 30:,.1f}: take smaller pictures.")


def memory():
    """The computer's memory in bytes, infinite where it does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return float("inf")
