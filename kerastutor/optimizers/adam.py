"""Adam and its relatives: a mean of the slopes gives the direction, a measure of their size the length of each weight's step."""
import numpy as np

from .. import backend as K
from ..core.weights import Variable
from .base import Optimizer, blend


class FromMoments(Optimizer):
    """What the three share: m, a running mean of g, and v, one of its size, and how slowly they forget."""

    slots = ("m", "v")
    keywords = ("epsilon",)

    def __init__(self, learning_rate, beta_1, beta_2, **kwargs):
        learning_rate = kwargs.pop("lr", learning_rate)
        epsilon = kwargs.pop("epsilon", None)
        super().__init__(**kwargs)
        self._keep(learning_rate=learning_rate, beta_1=beta_1, beta_2=beta_2)
        self.epsilon = K.epsilon() if epsilon is None else epsilon

    def get_config(self):
        return {**super().get_config(), "learning_rate": float(self.learning_rate), "beta_1": float(self.beta_1),
                "beta_2": float(self.beta_2), "epsilon": self.epsilon}


class Adam(FromMoments):
    """m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2;  w = w - lr sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + epsilon), t = 1, 2, …

    Parameters
    ----------
    learning_rate : float > 0
        About the longest step of a weight; `lr` is its old name.
    beta_1, beta_2 : float, 0 <= beta < 1
        How slowly the mean of g, and of g^2, forgets.
    amsgrad : bool
        Divide by the root of the largest v so far.
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
    Both means begin at 0 and are too small at first: after t steps they hold 1 - b1^t, and 1 - b2^t, of what they should. Dividing by
    these shares corrects them. Without it the first step would be (1 - 0.9) / sqrt(1 - 0.999), three times lr, not lr.

    Where the slope keeps its sign, m / sqrt(v) is ±1 and a step is lr; where it is mostly noise, m is small and so are the steps. A rare
    large slope is soon forgotten by v, and the steps after it are too long: amsgrad remembers the largest.

    References
    ----------
    Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015.
    Reddi, Kale, Kumar: On the Convergence of Adam and Beyond, 2018 (amsgrad).

    Examples
    --------
    The first step is lr, for slopes of 100 and of 0.01 alike:

    >>> w = K.variable([1., 1.])
    >>> Adam(learning_rate=0.1).step([w], [np.array([100., -0.01])])
    >>> K.eval(w).round(3)
    array([0.9, 1.1], dtype=float32)
    """

    keywords = ("decay", "epsilon")

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, amsgrad=False, **kwargs):
        self.initial_decay = kwargs.pop("decay", 0.0)
        super().__init__(learning_rate, beta_1, beta_2, **kwargs)
        self._keep(decay=self.initial_decay)
        self.amsgrad = amsgrad
        if amsgrad:
            self.slots = ("m", "v", "vhat")

    def prepare(self, iterations):
        t = iterations + 1
        b1, b2 = float(self.beta_1), float(self.beta_2)
        return {"b1": b1, "b2": b2, "lr": self._decayed(iterations) * (1 - b2 ** t) ** 0.5 / (1 - b1 ** t)}

    def update(self, w, g, m, v, *largest_and_scratch, b1, b2, lr):
        *largest, (step, _) = largest_and_scratch
        blend(m, g, b1, step)
        blend(v, np.multiply(g, g, out=step), b2, step)
        if largest:
            v = np.maximum(largest[0], v, out=largest[0])
        root = np.sqrt(v, out=step)
        root += self.epsilon
        np.divide(m, root, out=step)
        step *= lr
        w -= step

    def _state_of(self, home):
        state = super()._state_of(home)
        if not self.amsgrad:  # Keras keeps a lone zero for each weight in the place of vhat
            state += [Variable(np.zeros(1, home.flat.dtype), f"vhat_{k}:0") for k in range(len(home.flat.variables))]
        return state

    def get_config(self):
        return {**super().get_config(), "decay": float(self.decay), "amsgrad": self.amsgrad}


class Adamax(FromMoments):
    """m = b1 m + (1 - b1) g;  u = max(b2 u, |g|);  w = w - lr / (1 - b1^t) m / (u + epsilon), t = 1, 2, …

    Parameters
    ----------
    learning_rate : float > 0
        The longest step of a weight; `lr` is its old name.
    beta_1, beta_2 : float, 0 <= beta < 1
        How slowly the mean of g forgets, and how slowly the largest |g| fades.
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
    Adam's v is a mean of |g|^2; with |g|^p, and p without end, it becomes the largest |g| of late. A maximum is right from the first
    step, so only m needs its correction, and no step is longer than lr.

    References
    ----------
    Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015, section 7.

    Examples
    --------
    >>> w, steady = K.variable([0.]), Adamax(learning_rate=0.1)
    >>> for slope in (1., 10., 1.):
    ...     steady.step([w], [np.array([slope])])
    ...     print(K.eval(w).round(3))
    [-0.1]
    [-0.157]
    [-0.197]
    """

    keywords = ("decay", "epsilon")

    def __init__(self, learning_rate=0.002, beta_1=0.9, beta_2=0.999, **kwargs):
        self.initial_decay = kwargs.pop("decay", 0.0)
        super().__init__(learning_rate, beta_1, beta_2, **kwargs)
        self._keep(decay=self.initial_decay)

    def prepare(self, iterations):
        b1 = float(self.beta_1)
        return {"b1": b1, "b2": float(self.beta_2), "lr": self._decayed(iterations) / (1 - b1 ** (iterations + 1))}

    def update(self, w, g, m, u, scratch, b1, b2, lr):
        step = scratch[0]
        blend(m, g, b1, step)
        u *= b2
        np.maximum(u, np.abs(g, out=step), out=u)
        size = np.add(u, self.epsilon, out=step)
        np.divide(m, size, out=step)
        step *= lr
        w -= step

    def get_config(self):
        return {**super().get_config(), "decay": float(self.decay)}


class Nadam(FromMoments):
    """w = w - lr ((1 - c_t) g / (1 - C_t) + c_t+1 m / (1 - C_t+1)) / (sqrt(v / (1 - b2^t)) + epsilon), C_t = c_1 … c_t, m, v as in Adam

    Parameters
    ----------
    learning_rate : float > 0
        `lr` is its old name.
    beta_1, beta_2 : float, 0 <= beta < 1
        How slowly the mean of g, and of g^2, forgets.
    schedule_decay : float >= 0
        The momentum of step t is c_t = b1 (1 - 0.96^(t schedule_decay) / 2): from half of b1 it grows towards b1.
    epsilon : float >= 0
        Keeps the division finite; `K.epsilon()`, 1e-7, by default.
    clipnorm, clipvalue : float > 0
        See `Optimizer`.

    Raises
    ------
    ValueError, TypeError
        For numbers that make no sense, and keywords that are not known.

    Notes
    -----
    Adam with Nesterov's momentum: m enters with the share that it will have at the next step, as if that step had already been taken, and
    the slope of now with what is left. The product C_t takes the place of b1^t, because the momentum changes from step to step.

    References
    ----------
    Dozat: Incorporating Nesterov Momentum into Adam, 2016.

    Examples
    --------
    >>> w, ahead = K.variable([0.]), Nadam(learning_rate=0.1)
    >>> for slope in (1., 1., -1.):
    ...     ahead.step([w], [np.array([slope])])
    ...     print(K.eval(w).round(3))
    [-0.106]
    [-0.184]
    [-0.127]
    """

    keywords = ("schedule_decay", "epsilon")

    def __init__(self, learning_rate=0.002, beta_1=0.9, beta_2=0.999, **kwargs):
        schedule_decay = kwargs.pop("schedule_decay", 0.004)
        super().__init__(learning_rate, beta_1, beta_2, **kwargs)
        self.m_schedule = K.variable(1., name="Nadam/m_schedule:0")
        self.schedule_decay = schedule_decay

    def prepare(self, iterations):
        t = iterations + 1
        b1, b2 = float(self.beta_1), float(self.beta_2)
        now, ahead = (b1 * (1 - 0.5 * 0.96 ** (step * self.schedule_decay)) for step in (t, t + 1))
        product = float(self.m_schedule) * now
        self.m_schedule.assign(product)
        return {"b1": b1, "b2": b2, "lr": float(self.learning_rate), "of_g": (1 - now) / (1 - product),
                "of_m": ahead / (1 - product * ahead), "share": 1 - b2 ** t}

    def update(self, w, g, m, v, scratch, b1, b2, lr, of_g, of_m, share):
        step, root = scratch
        blend(m, g, b1, step)
        blend(v, np.multiply(g, g, out=step), b2, step)
        np.multiply(g, of_g, out=step)
        step += np.multiply(m, of_m, out=root)
        np.divide(v, share, out=root)
        np.sqrt(root, out=root)
        root += self.epsilon
        step /= root
        step *= lr
        w -= step

    def _state_of(self, home):
        return [self.m_schedule, *super()._state_of(home)]

    def _completed(self, weights):
        """Keras before 2.3 saved no m_schedule."""
        return [weights[0], 1., *weights[1:]] if len(weights) == len(self.weights) - 1 else list(weights)

    def get_config(self):
        return {**super().get_config(), "schedule_decay": self.schedule_decay}
