"""Gradient descent: straight down the slope, with momentum or without."""
import numpy as np

from .base import Optimizer


class SGD(Optimizer):
    """v = momentum v - lr g;  w = w + v, or with nesterov w = w + momentum v - lr g

    Parameters
    ----------
    learning_rate : float > 0
        The length of a step for a slope of 1; `lr` is its old name.
    momentum : float from 0 to 1
        How much of the last step is kept.
    nesterov : bool
        Look where momentum leads before adding the gradient.
    decay : float >= 0
        lr becomes lr / (1 + decay t) at step t.
    clipnorm, clipvalue : float > 0
        See `Optimizer`.

    Raises
    ------
    ValueError, TypeError
        For numbers that make no sense, and keywords that are not known.

    Notes
    -----
    In a ravine the slope across its walls changes its sign from step to step and the slope along it does not. Momentum adds steps up:
    what changes its sign cancels, what does not grows, to 1 / (1 - momentum) times a single step. With Nesterov's change a step that
    has gone too far is corrected one step earlier.

    References
    ----------
    Polyak: Some methods of speeding up the convergence of iteration methods, 1964 (momentum).
    Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning, 2013.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> w, ball = K.variable([1., 2.]), SGD(learning_rate=0.1, momentum=0.5)
    >>> for _ in range(2):
    ...     ball.step([w], [np.array([1., -1.])])
    >>> K.eval(w)
    array([0.75, 2.25], dtype=float32)
    """

    slots = ("moment",)
    keywords = ("decay",)

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **kwargs):
        learning_rate = kwargs.pop("lr", learning_rate)
        self.initial_decay = kwargs.pop("decay", 0.0)
        super().__init__(**kwargs)
        self._keep(learning_rate=learning_rate, momentum=momentum, decay=self.initial_decay)
        self.nesterov = nesterov

    def prepare(self, iterations):
        return {"lr": self._decayed(iterations), "momentum": float(self.momentum)}

    def update(self, w, g, v, scratch, lr, momentum):
        if not momentum:
            w += np.multiply(g, -lr, out=v)
            return
        step = np.multiply(g, lr, out=scratch[0])
        v *= momentum
        v -= step
        if self.nesterov:
            w -= step
            w += np.multiply(v, momentum, out=step)
        else:
            w += v

    def get_config(self):
        return {**super().get_config(), "learning_rate": float(self.learning_rate), "momentum": float(self.momentum),
                "decay": float(self.decay), "nesterov": self.nesterov}
