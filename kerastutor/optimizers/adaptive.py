"""Adagrad, RMSprop, Adadelta: each weight has a step of its own, the smaller, the steeper its slopes have been."""
import numpy as np

from .. import backend as K
from .base import Optimizer, blend


class FromAccumulators(Optimizer):
    """What the three share: running sums or means of g^2, which Keras before 2.3 saved without the number of steps."""

    slots = ("accumulator",)
    keywords = ("decay", "epsilon")

    def __init__(self, learning_rate, **kwargs):
        learning_rate = kwargs.pop("lr", learning_rate)
        epsilon = kwargs.pop("epsilon", None)
        self.initial_decay = kwargs.pop("decay", 0.0)
        super().__init__(**kwargs)
        self._keep(learning_rate=learning_rate, decay=self.initial_decay)
        self.epsilon = K.epsilon() if epsilon is None else epsilon

    def prepare(self, iterations):
        return {"lr": self._decayed(iterations)}

    def _completed(self, weights):
        return [0, *weights] if len(weights) == len(self.weights) - 1 else list(weights)

    def get_config(self):
        return {**super().get_config(), "learning_rate": float(self.learning_rate), "decay": float(self.decay), "epsilon": self.epsilon}


class Adagrad(FromAccumulators):
    """a = a + g^2;  w = w - lr g / (sqrt(a) + epsilon)

    Parameters
    ----------
    learning_rate : float > 0
        About the length of the first step of every weight, whatever its slope; `lr` is its old name.
    epsilon : float >= 0
        Keeps the division finite; `K.epsilon()`, 1e-7, by default.
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
    A weight that is rarely asked, such as that of a rare word, has a small sum and takes large steps when its turn comes. But the sum
    only grows: with slopes of about the same size the t-th step is lr / sqrt(t), and Adagrad starves, wherever it has got to. RMSprop
    and Adadelta forget instead.

    References
    ----------
    Duchi, Hazan, Singer: Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, 2011.

    Examples
    --------
    The slope stays, the steps shrink: 1, 1 / sqrt(2), 1 / sqrt(3), 1 / 2.

    >>> w, starving = K.variable([0.]), Adagrad(learning_rate=1)
    >>> for _ in range(4):
    ...     before = K.eval(w).copy()
    ...     starving.step([w], [np.array([-5.])])
    ...     print((K.eval(w) - before).round(2))
    [1.]
    [0.71]
    [0.58]
    [0.5]
    """

    def __init__(self, learning_rate=0.01, **kwargs):
        super().__init__(learning_rate, **kwargs)

    def update(self, w, g, a, scratch, lr):
        step = scratch[0]
        a += np.multiply(g, g, out=step)
        root = np.sqrt(a, out=step)
        root += self.epsilon
        np.divide(g, root, out=step)
        step *= lr
        w -= step


class RMSprop(FromAccumulators):
    """a = rho a + (1 - rho) g^2;  w = w - lr g / (sqrt(a) + epsilon)

    Parameters
    ----------
    learning_rate : float > 0
        `lr` is its old name.
    rho : float, 0 <= rho < 1
        How slowly the mean of g^2 forgets: it looks back over about 1 / (1 - rho) steps.
    epsilon : float >= 0
        Keeps the division finite; `K.epsilon()`, 1e-7, by default.
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
    Dividing by the root of the mean square makes steep and flat directions equally long. The mean begins at 0, so the first step is
    lr / sqrt(1 - rho), three times lr for rho = 0.9: Adam mends this.

    References
    ----------
    Tieleman, Hinton: Lecture 6.5, Neural Networks for Machine Learning, 2012.

    Examples
    --------
    Slopes of 100 and of 0.01 make the same step:

    >>> w = K.variable([0., 0.])
    >>> RMSprop(learning_rate=0.1).step([w], [np.array([100., -0.01])])
    >>> K.eval(w).round(3)
    array([-0.316,  0.316], dtype=float32)
    """

    def __init__(self, learning_rate=0.001, rho=0.9, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self._keep(rho=rho)

    def prepare(self, iterations):
        return {"lr": self._decayed(iterations), "rho": float(self.rho)}

    def update(self, w, g, a, scratch, lr, rho):
        step = scratch[0]
        blend(a, np.multiply(g, g, out=step), rho, step)
        root = np.sqrt(a, out=step)
        root += self.epsilon
        np.divide(g, root, out=step)
        step *= lr
        w -= step

    def get_config(self):
        return {**super().get_config(), "rho": float(self.rho)}


class Adadelta(FromAccumulators):
    """a = rho a + (1 - rho) g^2;  u = g sqrt(d + epsilon) / sqrt(a + epsilon);  w = w - lr u;  d = rho d + (1 - rho) u^2

    Parameters
    ----------
    learning_rate : float > 0
        1 in the paper; `lr` is its old name.
    rho : float, 0 <= rho < 1
        How slowly the means of g^2 and of u^2 forget.
    epsilon : float >= 0
        Starts the steps, for d begins at 0; `K.epsilon()`, 1e-7, by default.
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
    g / sqrt(a) has no unit. Times the root mean square of the last steps, sqrt(d), it has the unit of a weight, as a step should, and
    no rate need be chosen. The price: the first steps are about sqrt(epsilon), and it takes long to get going.

    References
    ----------
    Zeiler: ADADELTA: An Adaptive Learning Rate Method, 2012.

    Examples
    --------
    >>> w, slow = K.variable([0.]), Adadelta()
    >>> for _ in range(100):
    ...     slow.step([w], [np.array([-5.])])
    >>> 0.1 < float(K.eval(w)[0]) < 0.2
    True
    """

    slots = ("accumulator", "delta_accumulator")

    def __init__(self, learning_rate=1.0, rho=0.95, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.rho = rho

    def update(self, w, g, a, d, scratch, lr):
        step, root = scratch
        blend(a, np.multiply(g, g, out=step), self.rho, step)
        np.add(d, self.epsilon, out=step)
        np.add(a, self.epsilon, out=root)
        step /= root
        np.sqrt(step, out=step)
        step *= g
        blend(d, np.multiply(step, step, out=root), self.rho, root)
        step *= lr
        w -= step

    def get_config(self):
        return {**super().get_config(), "rho": self.rho}
