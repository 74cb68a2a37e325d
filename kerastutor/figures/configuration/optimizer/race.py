"""The race: the library's own optimizers, each from the same start down the same surface, step by step."""
from dataclasses import dataclass

import numpy as np

from .... import backend as K
from .... import optimizers
from ....optimizers import Optimizer
from .surfaces import slopes

STEPS = 200
NAMES = ("sgd", "rmsprop", "adagrad", "adadelta", "adam", "adamax", "nadam")
TRIED = (0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)         # rates among which each optimizer's best is sought
TRIED_STEPS = 60
LATELY = 6                      # steps that tell whether somebody is still running away
LETTERS = {"moment": "v", "accumulator": "a", "delta_accumulator": "d"}


@dataclass(frozen=True)
class Racer:
    """One optimizer in the race.

    Attributes
    ----------
    name : str
        As the learner knows it.
    optimizer : Optimizer
        A fresh one, or one that has run.
    own : int or None
        Which of the learner's own it is, from 1.
    """

    name: str
    optimizer: Optimizer
    own: int | None = None

    @property
    def kind(self):
        """Its class's name in small letters."""
        return type(self.optimizer).__name__.lower()

    @property
    def rate(self):
        """Its learning rate; None where it has none."""
        rate = getattr(self.optimizer, "learning_rate", None)
        return None if rate is None else float(f"{float(rate):.6g}")

    @property
    def letters(self):
        """What the arrays that it keeps are called in its formula."""
        if self.kind == "adamax":
            return "m", "u"
        return tuple(LETTERS.get(slot, slot) for slot in self.optimizer.slots)

    def kept(self):
        """Those arrays, once it has run."""
        return [w.value for w in self.optimizer.weights if w.shape == (2,)]


def noises(noise):
    """What is added to every racer's gradient, step by step: the same for all."""
    return noise * np.random.RandomState(0).randn(STEPS, 2)


def fresh(optimizer):
    """An optimizer of the same settings that has not run yet."""
    return type(optimizer).from_config(optimizer.get_config())


def make(kind, rate=None, momentum=0.0, nesterov=False, decay=0.0, clipnorm=None, clipvalue=None):
    """One of Keras's seven, with the settings that it takes; without a rate, at its own default.

    Examples
    --------
    >>> arguments("nadam", 0.1, momentum=0.9, nesterov=False, decay=0.5, clipnorm=None, clipvalue=None)
    {'learning_rate': 0.1}
    """
    settings = arguments(kind, rate, momentum, nesterov, decay, clipnorm, clipvalue)
    return optimizers.deserialize({"class_name": kind, "config": settings})


def arguments(kind, rate, momentum, nesterov, decay, clipnorm, clipvalue):
    """The settings that differ from what this kind has anyway: momentum is SGD's, and Nadam takes no decay."""
    settings = {} if rate is None else {"learning_rate": rate}
    if kind == "sgd":
        settings.update({"momentum": momentum} if momentum else {}, **({"nesterov": True} if nesterov else {}))
    if decay and kind != "nadam":
        settings["decay"] = decay
    settings.update({name: value for name, value in (("clipnorm", clipnorm), ("clipvalue", clipvalue)) if value})
    return settings


class Pack:
    """Optimizers side by side, each with two weights of its own: at every step one gradient for all, then each its own step.

    Parameters
    ----------
    f : callable
        The surface.
    optimizers : sequence of Optimizer
        Fresh ones.
    start : tuple of two float
    """

    def __init__(self, f, optimizers, start):
        self.f = f
        self.weights = [K.variable(np.array(start, "float32")) for _ in optimizers]
        self.moves = [_mover(optimizer, w) for optimizer, w in zip(optimizers, self.weights)]
        self.places = np.empty((len(self.weights), 2), "float32")
        self._look()

    def _look(self):
        for place, w in zip(self.places, self.weights):
            place[:] = w.value

    def step(self, noise=0.0):
        """One step of all; `noise` is added to every gradient."""
        _, *along = slopes(self.f, self.places[:, 0], self.places[:, 1])
        grads = np.stack(along, axis=1) + np.float32(noise)
        for move, g in zip(self.moves, grads):
            move(g)
        self._look()


def _mover(optimizer, w):
    """How `optimizer` takes a step: by its `step`, or, where a learner wrote `get_updates` himself, by a loss that has that gradient."""
    if type(optimizer).get_updates is Optimizer.get_updates:
        return lambda g: optimizer.step([w], [g])
    return lambda g: optimizer.get_updates(K.sum(w * K.constant(g)), [w])


class Race:
    """A race that is run as far as somebody wants to see it, and goes on from there.

    Parameters
    ----------
    ground : Ground
    racers : sequence of Racer
        With fresh optimizers.
    start : tuple of two float
    noise : float
        The deviation of what is added to every number of the gradient.

    Attributes
    ----------
    paths : ndarray, shape (racers, STEPS + 1, 2)
        Where each was after each step; those still to come are NaN.
    losses : ndarray, shape (racers, STEPS + 1)
    slopes : ndarray, shape (racers, STEPS + 1, 2)
        The gradient there, without noise.
    states : list of ndarray, each (STEPS + 1, arrays, 2)
        What each keeps beside the weights.
    done : int
        How many steps have been taken.
    """

    def __init__(self, ground, racers, start, noise=0.0):
        self.ground, self.racers, self.start, self.noise = ground, tuple(racers), tuple(start), noise
        self.pack = Pack(ground.surface.f, [racer.optimizer for racer in self.racers], self.start)
        self.paths = np.full((len(self.racers), STEPS + 1, 2), np.nan, "float32")
        self.losses, self.slopes = np.full(self.paths.shape[:2], np.nan), np.full(self.paths.shape, np.nan)
        self.states = [np.zeros((STEPS + 1, len(racer.letters), 2), "float32") for racer in self.racers]
        self.done = 0
        self.paths[:, 0] = self.pack.places
        self._measure(0)

    def go_to(self, step):
        """Run on until `step`; nothing to do where the race has been there."""
        begin, added = self.done, noises(self.noise) if self.noise else np.zeros((STEPS, 2))
        with np.errstate(all="ignore"):
            while self.done < step:
                self.pack.step(added[self.done])
                self.done += 1
                self.paths[:, self.done] = self.pack.places
                for racer, kept in zip(self.racers, self.states):
                    for place, array in zip(kept[self.done], racer.kept()):
                        place[:] = array
        if self.done > begin:
            self._measure(begin + 1)
        return self

    def _measure(self, begin):
        """Losses and slopes of the new places, with all the digits there are."""
        places = self.paths[:, begin:self.done + 1].astype("float64")
        with np.errstate(all="ignore"):
            height, *slope = slopes(self.ground.surface.f, *places.reshape(-1, 2).T.copy())
        self.losses[:, begin:self.done + 1] = height.reshape(places.shape[:2])
        self.slopes[:, begin:self.done + 1] = np.stack(slope, axis=1).reshape(places.shape)

    def lowest(self, step):
        """The least height: that of the ground, or a lower one that somebody has seen."""
        seen = self.losses[:, :step + 1]
        return float(min(self.ground.lowest, np.min(seen, where=np.isfinite(seen), initial=np.inf)))

    def left(self, k, step):
        """Since which step racer k has been out of the picture, without a break up to `step`; None where it is inside."""
        outside = ~(np.abs(self.paths[k, :step + 1]).max(axis=1) <= self.ground.reach)
        if not outside[-1]:
            return None
        return step + 1 - int(np.argmin(outside[::-1])) if not outside.all() else 0

    def size(self, k, step):
        """|w| of racer k; infinite once it is no number."""
        size = float(np.hypot(*self.paths[k, step].astype("float64")))
        return size if np.isfinite(size) else float("inf")

    def runs_away(self, k, step):
        """Whether racer k is out of the picture, higher than it began, and farther out than in its last steps."""
        if self.left(k, step) is None:
            return False
        far = [self.size(k, i) for i in range(max(step - LATELY, 0), step + 1)]
        return not np.isfinite(far[-1]) or far[-1] >= max(far) and not self.losses[k, step] <= self.losses[k, 0]


def best_rates(surface):
    """For each of the seven the rate in TRIED with which it is lowest after TRIED_STEPS steps from the surface's usual start.

    Returns
    -------
    dict
        Name → rate; of rates that do about equally well, the smaller one.
    """
    pack = Pack(surface.f, [make(kind, rate) for kind in NAMES for rate in TRIED], surface.start)
    with np.errstate(all="ignore"):
        for _ in range(TRIED_STEPS):
            pack.step()
        height = slopes(surface.f, *pack.places.astype("float64").T.copy())[0]
    height = np.where(np.isfinite(height), height, np.inf).reshape(len(NAMES), len(TRIED))
    above = height - (0.0 if surface.bottoms else height.min())
    grade = np.round(np.log10(np.maximum(above, 1e-4)), 1)
    return {kind: TRIED[int(np.argmin(row))] for kind, row in zip(NAMES, grade)}
