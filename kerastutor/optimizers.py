"""Optimizers: how a gradient becomes a step. All weights lie side by side in one array, so each formula is one vectorised line."""
import numpy as np

from . import backend as K
from .core import config as _config
from .core.gradients import gradients
from .core.symbol import Node, Symbol
from .core.weights import Flat

BLOCK = 1 << 14  # numbers worked on at a time, so that what is in between stays in the processor's cache


class Optimizer:
    """The base of all optimizers.

    Parameters
    ----------
    clipnorm : float
        Gradients whose norm, taken over all weights together, is larger are scaled down to it.
    clipvalue : float
        Every number of the gradient is kept within ±clipvalue.

    Notes
    -----
    A subclass names its `slots`, the arrays it keeps beside the weights, and defines `prepare`, the numbers that hold for a whole step,
    and `update`, which changes a block of the weights in place.
    """

    slots = ()

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            if name not in ("clipnorm", "clipvalue"):
                raise TypeError(f"Unexpected keyword argument passed to {type(self).__name__}: {name!r}.")
            if value is not None and not value > 0:
                raise ValueError(f"{type(self).__name__}: {name} must be above 0, got {value}.")
        self.__dict__.update(kwargs)
        self.iterations = K.variable(np.int64(0), dtype="int64", name="iterations")
        self.flat = None
        self.state = {}
        self._pending = None

    @property
    def lr(self):
        """The learning rate, under its old name."""
        return self.learning_rate

    @lr.setter
    def lr(self, value):
        self.learning_rate = value

    @property
    def weights(self):
        """What `get_weights` lists, as variables or arrays: the number of steps, then every slot of every weight."""
        return [self.iterations] + self._slot_views()

    def _slot_views(self):
        return [view for name in self.slots for view in self.flat.views(self.state[name])] if self.flat else []

    # One step

    def get_gradients(self, loss, params):
        """dL/dw for each weight; a weight on which the loss does not depend is an error."""
        found = gradients(loss, params)
        for g, w in zip(found, params):
            if g is None:
                raise ValueError(f"The loss does not depend on {w.name!r}, so there is no gradient for it. "
                                 "Is its layer connected to the output? Set trainable=False on a layer that should not learn.")
        return found

    def get_updates(self, loss, params):
        """Take one step down the gradient of `loss`: at once for a tensor; for a symbol, whenever the returned update is run."""
        if isinstance(loss, Symbol):
            return [Node(self._step_on, (loss, list(params)), {}, [()], ["int64"], "step").outputs[0]]
        self._step_on(loss, params)
        return []

    def _step_on(self, loss, params):
        self.step(params, self.get_gradients(loss, params))
        return self.iterations

    def step(self, params, grads):
        """Change the weights `params` by one step, given their gradients."""
        w = self._home(params)
        g = self.gradient
        np.concatenate([np.ravel(x) for x in grads], out=g) if len(grads) else None
        self._clip(g)
        numbers = self.prepare(float(self.iterations.value))
        slots = [self.state[name] for name in self.slots]
        for begin in range(0, len(w), BLOCK):
            block = slice(begin, begin + BLOCK)
            self.update(w[block], g[block], *[s[block] for s in slots], self._scratch[:len(w[block])], **numbers)
        self.iterations.value += 1
        for param in params:
            if param.constraint is not None:
                param.assign(param.constraint(param))

    def gradient_of(self, param):
        """The gradient of one weight at the last step, after clipping; None before the first."""
        if self.flat is None:
            return None
        for variable, view in zip(self.flat.variables, self._gradient_views):
            if variable is param:
                return view
        return None

    def prepare(self, iterations):
        """The numbers that hold for the whole step."""
        raise NotImplementedError

    def update(self, w, g, *slots_and_scratch, **numbers):
        """Change one block of weights in place."""
        raise NotImplementedError

    def _home(self, params):
        if self.flat is None or self.flat.variables != list(params):
            self.flat = Flat(params)
            self.gradient = self.flat.zeros()
            self._gradient_views = self.flat.views(self.gradient)
            self.state = {name: self.flat.zeros() for name in self.slots}
            self._scratch = np.empty((min(BLOCK, len(self.gradient)),), self.flat.dtype)
            if self._pending is not None:
                self.set_weights(self._pending)
        return self.flat.gather()

    def _clip(self, g):
        clipnorm, clipvalue = getattr(self, "clipnorm", None), getattr(self, "clipvalue", None)
        if clipnorm:
            norm = np.sqrt(np.sum(np.square(g)))
            if norm >= clipnorm:
                g *= clipnorm / norm
        if clipvalue:
            np.clip(g, -clipvalue, clipvalue, out=g)

    def _decayed(self, iterations):
        """lr / (1 + decay t)"""
        lr, decay = float(self.learning_rate), float(self.decay)
        return lr / (1 + decay * iterations) if decay else lr

    # Its state

    def get_weights(self):
        """The number of steps, and the arrays kept beside the weights, as copies."""
        return [np.array(getattr(w, "value", w)) for w in self.weights]

    def set_weights(self, weights):
        """Put back what `get_weights` gave; before the first step it is kept until the weights are known."""
        self.iterations.assign(weights[0])
        if self.flat is None:
            self._pending = list(weights)
            return
        views = self._slot_views()
        if len(views) != len(weights) - 1:
            raise ValueError(f"{type(self).__name__}: {len(views) + 1} arrays are needed, got {len(weights)}.")
        for view, value in zip(views, weights[1:]):
            if np.shape(value) != view.shape:
                raise ValueError(f"{type(self).__name__}: an array of shape {view.shape} is needed, got {np.shape(value)}.")
            view[...] = value
        self._pending = None

    def get_config(self):
        """What it takes to make another one like it."""
        return {name: getattr(self, name) for name in ("clipnorm", "clipvalue") if hasattr(self, name)}

    @classmethod
    def from_config(cls, config):
        """An optimizer from what `get_config` gave."""
        return cls(**config)


def check_rates(name, learning_rate, decay):
    """Learning rates are above 0, decay is at least 0; anything else is an error that says so."""
    if not learning_rate > 0 or learning_rate == float("inf"):
        raise ValueError(f"{name}: learning_rate must be above 0 and finite, got {learning_rate}. Usual values: 0.1 to 0.0001.")
    if not decay >= 0:
        raise ValueError(f"{name}: decay must be at least 0, got {decay}.")


class SGD(Optimizer):
    """v = momentum v - lr g;  w = w + v, or with nesterov w = w + momentum v - lr g

    Parameters
    ----------
    learning_rate : float > 0
    momentum : float >= 0
        How much of the last step is kept.
    nesterov : bool
        Look where momentum leads before adding the gradient.
    decay : float >= 0
        lr becomes lr / (1 + decay t) at step t.

    References
    ----------
    Sutskever, Martens, Dahl, Hinton: On the importance of initialization and momentum in deep learning, 2013.

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> w = K.variable([1., 2.])
    >>> SGD(learning_rate=0.1).step([w], [np.array([1., 1.])])
    >>> K.eval(w).tolist() == [np.float32(0.9), np.float32(1.9)]
    True
    """

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **kwargs):
        learning_rate = kwargs.pop("lr", learning_rate)
        initial_decay = kwargs.pop("decay", 0.0)
        check_rates("SGD", learning_rate, initial_decay)
        if momentum < 0:
            raise ValueError(f"SGD: momentum must be at least 0, got {momentum}.")
        super().__init__(**kwargs)
        self.learning_rate = K.variable(float(learning_rate), name="learning_rate")
        self.momentum = K.variable(float(momentum), name="momentum")
        self.decay = K.variable(float(initial_decay), name="decay")
        self.nesterov = nesterov

    slots = ("moments",)

    def prepare(self, iterations):
        return {"lr": self._decayed(iterations), "momentum": float(self.momentum)}

    def update(self, w, g, v, scratch, lr, momentum):
        step = np.multiply(g, lr, out=scratch)
        v *= momentum
        v -= step
        if self.nesterov:
            w -= step
            w += np.multiply(v, momentum, out=scratch)
        else:
            w += v

    def get_config(self):
        return {"learning_rate": float(self.learning_rate), "momentum": float(self.momentum),
                "decay": float(self.decay), "nesterov": self.nesterov, **super().get_config()}


class Adam(Optimizer):
    """m = b1 m + (1 - b1) g;  v = b2 v + (1 - b2) g^2;  w = w - lr m' / (sqrt(v') + epsilon), where m', v' are freed of their start at 0

    Parameters
    ----------
    learning_rate : float > 0
    beta_1, beta_2 : float, 0 < beta < 1
        How slowly the mean of g, and of g^2, forgets.
    amsgrad : bool
        Divide by the largest v so far.

    References
    ----------
    Kingma, Ba: Adam: A Method for Stochastic Optimization, 2015.
    Reddi, Kale, Kumar: On the Convergence of Adam and Beyond, 2018.
    """

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, amsgrad=False, **kwargs):
        learning_rate = kwargs.pop("lr", learning_rate)
        initial_decay = kwargs.pop("decay", 0.0)
        epsilon = kwargs.pop("epsilon", None)
        check_rates("Adam", learning_rate, initial_decay)
        super().__init__(**kwargs)
        self.learning_rate = K.variable(float(learning_rate), name="learning_rate")
        self.beta_1 = K.variable(float(beta_1), name="beta_1")
        self.beta_2 = K.variable(float(beta_2), name="beta_2")
        self.decay = K.variable(float(initial_decay), name="decay")
        self.epsilon = K.epsilon() if epsilon is None else epsilon
        self.amsgrad = amsgrad
        self.slots = ("m", "v", "v_hat") if amsgrad else ("m", "v")

    def prepare(self, iterations):
        t = iterations + 1
        b1, b2 = float(self.beta_1), float(self.beta_2)
        return {"b1": b1, "b2": b2, "lr": self._decayed(iterations) * (1 - b2 ** t) ** 0.5 / (1 - b1 ** t)}

    def update(self, w, g, m, v, *largest_and_scratch, b1, b2, lr):
        *largest, scratch = largest_and_scratch
        m *= b1
        m += np.multiply(g, 1 - b1, out=scratch)
        v *= b2
        np.multiply(g, g, out=scratch)
        scratch *= 1 - b2
        v += scratch
        if largest:
            v = np.maximum(largest[0], v, out=largest[0])
        np.sqrt(v, out=scratch)
        scratch += self.epsilon
        np.divide(m, scratch, out=scratch)
        scratch *= lr
        w -= scratch

    def _slot_views(self):
        views = super()._slot_views()
        if self.flat and not self.amsgrad:  # Keras keeps a lone zero for each weight in the place of v_hat
            views += [np.zeros(1, self.flat.dtype) for _ in self.flat.variables]
        return views

    def get_config(self):
        return {"learning_rate": float(self.learning_rate), "beta_1": float(self.beta_1), "beta_2": float(self.beta_2),
                "decay": float(self.decay), "epsilon": self.epsilon, "amsgrad": self.amsgrad, **super().get_config()}


sgd, adam = SGD, Adam

KNOWN = {"sgd": SGD, "adam": Adam, "SGD": SGD, "Adam": Adam}


def serialize(optimizer):
    """{'class_name': …, 'config': …} for an optimizer."""
    return _config.serialize(optimizer)


def deserialize(config, custom_objects=None):
    """An optimizer from its config."""
    name = config["class_name"]
    known = name if name in KNOWN else name.lower()
    return _config.deserialize({**config, "class_name": known}, KNOWN, custom_objects, "optimizer")


def get(identifier):
    """An optimizer from a name, a config, or an optimizer.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.
    """
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, dict):
        return deserialize(identifier)
    if isinstance(identifier, str):
        return deserialize({"class_name": identifier, "config": {}})
    raise ValueError(f"Could not interpret optimizer identifier: {identifier!r}. Give a name, a config or an optimizer.")
