"""The initializer that turns and does not stretch."""
import numpy as np

from .. import backend as K
from .base import Seeded, finite, sizes


class Orthogonal(Seeded):
    """W W^T = gain^2 I, or W^T W where there are more rows than columns

    Parameters
    ----------
    gain : float
        The length that a vector of length 1 has afterwards.
    seed : int or None
        With a seed the numbers are those that Keras gives, up to what the machine's decomposition rounds.

    Raises
    ------
    ValueError
        For a shape of fewer than two axes. More than two are laid out as a matrix: all axes but the last are its rows.

    Notes
    -----
    A matrix of normally distributed numbers is decomposed into U S V^T; U, or V^T, is a random rotation. A square one changes no length and
    no angle, so nothing grows or fades from layer to layer, however many there are: the choice for recurrent kernels.

    References
    ----------
    Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, 2014.

    Examples
    --------
    >>> w = K.eval(Orthogonal(seed=1)((3, 3)))
    >>> bool(np.allclose(w @ w.T, np.eye(3), atol=1e-6))
    True
    """

    def __init__(self, gain=1.0, seed=None):
        super().__init__(seed)
        self.gain = finite("Orthogonal", "gain", gain)

    def __call__(self, shape, dtype=None):
        shape = sizes("Orthogonal", shape)
        if len(shape) < 2:
            raise ValueError(f"Orthogonal: it takes a matrix to be orthogonal, at least 2 axes, got shape {shape}.")
        matrix, seed = (int(np.prod(shape[:-1])), shape[-1]), self.next_seed()
        drawn = K.eval(K.random_normal(matrix, dtype="float64")) if seed is None else np.random.RandomState(seed).normal(size=matrix)
        left, _, right = np.linalg.svd(drawn, full_matrices=False)
        q = left if left.shape == matrix else right
        return K.constant(self.gain * q.reshape(shape), dtype=dtype or K.floatx())

    def get_config(self):
        return {"gain": self.gain, "seed": self.seed}
