"""What all optimizers share: all weights lie side by side in one array, and each formula goes over it block by block, in place."""
from functools import wraps
from inspect import signature
from math import hypot

import numpy as np

from .. import backend as K
from ..core import rerun
from ..core.errors import nearest
from ..core.gradients import gradients
from ..core.symbol import Node, Symbol
from ..core.tensor import Tensor, value_of
from ..core.weights import BLOCK, Flat
from .settings import Setting, checked

CLIPS = ("clipnorm", "clipvalue")
PLAIN = (*CLIPS, "epsilon", "rho", "schedule_decay")  # settings that are numbers, not variables


def clip_norm(g, c, n):
    """g c / n where the norm n is at least c, else g; a limit c of 0 or less is none

    Examples
    --------
    >>> clip_norm(np.array([3., 4.]), 1., 5.)
    array([0.6, 0.8])
    """
    if c <= 0:
        return g
    if isinstance(n, Symbol):
        return K.switch(n >= c, g * (c / n), g)
    return g * (c / float(n)) if n >= c else g


def also_on_symbols(written):
    """`get_updates` as it is on a tensor; on a symbol it gives one update, which takes a step whenever it is run."""
    @wraps(written)
    def get_updates(self, loss, params):
        if isinstance(loss, Symbol):
            return [Node(self._step_on, (loss, list(params)), {}, [()], ["int64"], "step").outputs[0]]
        return written(self, loss, params)
    return get_updates


def as_in_a_graph(written):
    """A `get_updates` that was written for Keras 2, where it is drawn once: here it runs at every step (see `Rerun`)."""
    def once(self, loss, params, kept):
        with kept.run():
            updates = written(self, loss, params)
            for update in updates or ():
                if isinstance(update, tuple):
                    K.update(*update)
        return updates

    @wraps(written)
    def get_updates(self, loss, params):
        kept, _ = self._reruns.setdefault(tuple(map(id, params)), (rerun.Rerun(), list(params)))
        if rerun.current is kept:  # called by a subclass's own get_updates
            return written(self, loss, params)
        if self._pending is not None:  # a run makes the variables that it belongs to, and is undone
            pending, before = self._pending, [np.array(p.value) for p in params]
            self._pending = None
            once(self, loss, params, kept)
            for param, value in zip(params, before):
                param.value[...] = value
            self.set_weights(pending)
        return once(self, loss, params, kept)

    return also_on_symbols(get_updates)


class Home:
    """The weights of one model, side by side, and the arrays that an optimizer keeps beside them.

    An optimizer may train several models in turn, as the two halves of a GAN; each set of weights has a home of its own.
    """

    def __init__(self, params, slots):
        self.flat = Flat(params)
        self.slots = {name: self.flat.zeros() for name in slots}
        self.scratch = np.empty((2, min(BLOCK, len(self.flat.values))), self.flat.dtype)


class Optimizer:
    """w_t+1 = w_t + a step made of dL/dw: the base of all optimizers

    Parameters
    ----------
    clipnorm : float > 0
        Gradients whose norm, taken over all weights together, is larger are scaled down to it.
    clipvalue : float > 0
        Every number of the gradient is kept within ±clipvalue.

    Raises
    ------
    TypeError
        For a keyword that is not known, and for what is not a number.
    ValueError
        For a number that makes no sense; also when it is set later.

    Notes
    -----
    A rule of your own names its `slots`, the arrays of zeros that it keeps beside the weights, and defines `prepare`, which gives the
    numbers that hold for a whole step, and `update`, which changes one block of the weights in place. A class written for Keras 2, with
    a `get_updates` of its own, works as well.

    Clipping by norm keeps the direction of the step; clipping by value turns it towards the diagonal.

    References
    ----------
    Pascanu, Mikolov, Bengio: On the difficulty of training recurrent neural networks, 2013 (clipping by norm).

    Examples
    --------
    A step whose length does not depend on the slope, only its sign does, with a momentum:

    >>> class Signs(Optimizer):
    ...     slots = ("mean",)
    ...     def prepare(self, iterations):
    ...         return {"lr": 0.1 / (1 + iterations)}
    ...     def update(self, w, g, mean, scratch, lr):
    ...         mean += 0.5 * (g - mean)
    ...         w -= lr * np.sign(mean)
    >>> w = K.variable([1., 2.])
    >>> Signs().step([w], [np.array([4., -0.5])])
    >>> K.eval(w)
    array([0.9, 2.1], dtype=float32)
    """

    slots = ()
    keywords = ()  # what a subclass takes beside the names in its signature

    def __init_subclass__(cls, **settings):
        super().__init_subclass__(**settings)
        if "get_updates" in vars(cls):
            cls.get_updates = as_in_a_graph(vars(cls)["get_updates"])

    def __init__(self, **kwargs):
        for name in kwargs:
            if name not in CLIPS:
                raise self._unexpected(name)
        for name, value in kwargs.items():
            setattr(self, name, value)
        self.updates, self.weights = [], []
        self.iterations = K.variable(np.int64(0), dtype="int64", name=f"{type(self).__name__}/iterations:0")

    def __new__(cls, *args, **kwargs):
        optimizer = super().__new__(cls)
        optimizer.__dict__.update(_homes={}, _reruns={}, _pending=None, _seen=())
        return optimizer

    def __setattr__(self, name, value):
        held = vars(self).get(name)
        if isinstance(held, Setting) and not isinstance(value, Setting):
            held.assign(value)
            return
        if name in PLAIN and value is not None and not isinstance(value, Tensor):
            checked(type(self).__name__, name, value)
        super().__setattr__(name, value)

    def _keep(self, **settings):
        """Keep numbers as variables, which may be changed while training goes on."""
        for name, value in settings.items():
            setattr(self, name, Setting(type(self).__name__, name, value))

    def _unexpected(self, name):
        known = [word for word in signature(type(self)).parameters if word not in ("args", "kwargs")]
        known += [word for word in (*self.keywords, *CLIPS) if word not in known]
        close = nearest(name, known)
        hint = f"Did you mean {' or '.join(map(repr, close))}?" if close else f"Known: {', '.join(known)}."
        return TypeError(f"Unexpected keyword argument passed to {type(self).__name__}: {name!r}. {hint}")

    @property
    def lr(self):
        """The learning rate, under its old name."""
        return self.learning_rate

    @lr.setter
    def lr(self, value):
        self.learning_rate = value

    # One step

    def get_gradients(self, loss, params):
        """dL/dw for each weight, clipped; a weight on which the loss does not depend is an error."""
        if isinstance(loss, Symbol):
            shapes, dtypes = [p.shape for p in params], [K.dtype(p) for p in params]
            return Node(self._gradient_tensors, (loss, list(params)), {}, shapes, dtypes, "gradients", many=True).outputs
        self._seen = ()
        found = gradients(loss, params)
        for g, w in zip(found, params):
            if g is None:
                raise ValueError(f"The loss does not depend on {w.name!r}, so there is no gradient for it. "
                                 "Is its layer connected to the output? Set trainable=False on a layer that should not learn.")
        self._seen = list(params), self._clipped(found)
        return self._seen[1]

    def _gradient_tensors(self, loss, params):
        return [Tensor(g) for g in self.get_gradients(loss, params)]

    @also_on_symbols
    def get_updates(self, loss, params):
        """Take one step down the gradient of `loss`: at once for a tensor; for a symbol, whenever the returned update is run."""
        self._move(params, [np.asarray(value_of(g)) for g in self.get_gradients(loss, params)])
        return []

    def _step_on(self, loss, params):
        self.get_updates(loss, params)
        return self.iterations

    def step(self, params, grads):
        """Change the weights `params` by one step, given their gradients."""
        self._move(params, self._clipped([np.asarray(value_of(g)) for g in grads]))

    @rerun.in_force(None)
    def _move(self, params, grads):
        self._check_shapes(params, grads)
        home = self._home(params)
        w, slots = home.flat.gather(), home.slots.values()
        numbers = self.prepare(float(self.iterations.value))
        for begin, end, g in home.flat.blocks(grads):
            block = slice(begin, end)
            self.update(w[block], g, *[s[block] for s in slots], home.scratch[:, :end - begin], **numbers)
        home.flat.scatter()
        self.iterations.value += 1
        self._seen = list(params), grads
        for param in params:
            if param.constraint is not None:
                param.assign(param.constraint(param))

    def prepare(self, iterations):
        """The numbers that hold for the whole step, the first of which is step 0."""
        raise NotImplementedError(f"{type(self).__name__} must define prepare and update, or get_updates.")

    def update(self, w, g, *slots_and_scratch, **numbers):
        """Change one block of the weights in place.

        Parameters
        ----------
        w, g : ndarray, shape (n,)
            Some of the weights, and their gradients. `g` must be left as it is.
        *slots_and_scratch
            The same stretch of each of the `slots`; then two rows, (2, n), for what is in between.
        **numbers
            What `prepare` gave.
        """
        raise NotImplementedError(f"{type(self).__name__} must define prepare and update, or get_updates.")

    def gradient_of(self, param):
        """The gradient of one weight at the last step, after clipping; None before the first."""
        return next((g for seen, g in zip(*self._seen) if seen is param), None)

    def _check_shapes(self, params, grads):
        if len(params) != len(grads):
            raise ValueError(f"{type(self).__name__}: {len(params)} weights need as many gradients, got {len(grads)}.")
        for param, g in zip(params, grads):
            if param.shape != g.shape:
                raise ValueError(f"{type(self).__name__}: the gradient of {param.name!r} must have its shape {param.shape}, got {g.shape}.")

    def _home(self, params):
        key = tuple(map(id, params))
        if key not in self._homes:
            home = self._homes[key] = Home(params, self.slots)
            self.weights = [self.iterations, *self._state_of(home)]
            if self._pending is not None:
                self.set_weights(self._pending)
        return self._homes[key]

    def _state_of(self, home):
        """The arrays kept beside the weights, as variables, in Keras's order and under its names."""
        return [v for name, array in home.slots.items() for v in home.flat.variables_in(array, name)]

    def _clipped(self, grads):
        """The gradients within `clipnorm`, all together, and `clipvalue`, each number; they are replaced one by one, in their list."""
        clipnorm, clipvalue = getattr(self, "clipnorm", None), getattr(self, "clipvalue", None)
        if clipnorm:
            norm = hypot(*map(np.linalg.norm, grads))
            for k, g in enumerate(grads):
                grads[k] = np.asarray(clip_norm(g, clipnorm, norm))
        if clipvalue:
            for k, g in enumerate(grads):
                grads[k] = np.clip(g, -clipvalue, clipvalue)
        return grads

    def _decayed(self, iterations):
        """lr / (1 + decay t)"""
        return float(self.learning_rate) / (1 + float(self.decay) * iterations)

    # Its state

    def get_weights(self):
        """The number of steps, and the arrays kept beside the weights, as copies; nothing before the first step."""
        return [np.array(value_of(w)) for w in (self.weights if self._pending is None else self._pending)]

    def set_weights(self, weights):
        """Put back what `get_weights` gave; before the first step it is kept until the weights are known.

        Raises
        ------
        ValueError
            For another number of arrays, or other shapes.
        """
        if not self.weights:
            self._pending = list(weights)
            return
        self._pending = None
        weights = self._completed(weights)
        name = type(self).__name__
        if len(weights) != len(self.weights):
            raise ValueError(f"{name}: {len(self.weights)} arrays are needed, got {len(weights)}. "
                             "Was this state taken from another optimizer, or from another model?")
        for variable, value in zip(self.weights, weights):
            if np.shape(value) != variable.shape:
                raise ValueError(f"{name}: an array of shape {variable.shape} is needed for {variable.name!r}, got {np.shape(value)}.")
        for variable, value in zip(self.weights, weights):
            variable.assign(value)

    def _completed(self, weights):
        """A state as older versions of Keras saved it, with what they left out."""
        return list(weights)

    def get_config(self):
        """What it takes to make another one like it."""
        return {name: getattr(self, name) for name in CLIPS if hasattr(self, name)}

    @classmethod
    def from_config(cls, config):
        """An optimizer from what `get_config` gave, here or in Keras; older configs call the learning rate 'lr'."""
        config = dict(config)
        if "lr" in config and "lr" not in signature(cls).parameters:
            config["learning_rate"] = config.pop("lr")
        if config.get("learning_rate") != 0:
            return cls(**config)
        del config["learning_rate"]  # where a schedule left it: allowed during training, not from the start
        optimizer = cls(**config)
        optimizer.learning_rate = 0.
        return optimizer


def blend(mean, x, keep, room):
    """mean = keep mean + (1 - keep) x, in place; `room` is for what is in between"""
    mean *= keep
    mean += np.multiply(x, 1 - keep, out=room)
