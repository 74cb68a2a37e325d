"""The explorer of optimizers: all of them race from one start down one surface, step by step."""
import base64
import textwrap
from dataclasses import dataclass

import numpy as np

from .. import optimizers as library
from ..core.errors import unknown_name
from ..figures.configuration.optimizer import formula as formulas
from ..figures.configuration.optimizer import race, scene, still, surfaces
from .base import Explorer
from .controls import Check, Choice, Field, Heading
from .play import Steps
from .ranges import Scale, Sliding
from .reading import CannotRead

FARTHEST = 100                  # a start may lie this far out
MOST_OWN = 4
_BEST = "best"
_RATES = [None, _BEST, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
_REACHES = [0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0]
_TYPED = "0.3 * x**2 + 2 * y**2 + sin(3 * x)"
_LABELS = {name: type(library.get(name)).__name__ for name in race.NAMES}
_EVERYBODY = dict.fromkeys(race.NAMES, True)
_ALONE = dict.fromkeys(race.NAMES, False)
_PLAIN = {**_EVERYBODY, "step": 60, "reach": 2.0, "learning_rate": _BEST, "momentum": 0.0, "nesterov": False, "decay": 0.0,
          "clipnorm": None, "clipvalue": None, "noise": 0.0}


def _on(name, **settings):
    """A state on a surface, from its usual start."""
    x, y = surfaces.KNOWN[name].start if name in surfaces.KNOWN else surfaces.START
    return {**_PLAIN, "surface": name, "start_x": x, "start_y": y, **settings}


class Place(Sliding):
    """A coordinate; its slider spans what the window shows, and more where a value wants it."""

    lowest = -FARTHEST

    def make_room(self, value):
        self.about_zero(-value)

    def about_zero(self, reach):
        """Offer numbers from -reach to reach, and as far as the value lies."""
        reach = max(reach, abs(self.value))
        self.span(-reach, reach, reach / 40)


@dataclass(frozen=True)
class Shown:
    """A race, the ground as it is drawn, the settings of those that race by name, and the moment."""
    race: race.Race
    art: str
    tuned: dict
    step: int


class OptimizerExplorer(Explorer):
    """See `optimizer_explorer`."""

    name = "optimizer"
    examples = {
        "optimizer.example_valley": _on("valley"),
        "optimizer.example_one_rate": _on("valley", learning_rate=0.03),
        "optimizer.example_default": _on("valley", learning_rate=None, step=200),
        "optimizer.example_edge": _on("valley", **{**_ALONE, "sgd": True}, learning_rate=0.1, step=30),
        "optimizer.example_diverges": _on("valley", learning_rate=0.3, step=14),
        "optimizer.example_clipped": _on("valley", learning_rate=0.3, clipnorm=1.0, step=30),
        "optimizer.example_momentum": _on("valley", **{**_ALONE, "sgd": True}, learning_rate=0.03, momentum=0.9),
        "optimizer.example_nesterov": _on("valley", **{**_ALONE, "sgd": True}, learning_rate=0.03, momentum=0.9, nesterov=True),
        "optimizer.example_saddle": _on("saddle", learning_rate=0.03),
        "optimizer.example_plateau": _on("plateau", learning_rate=0.1),
        "optimizer.example_two": _on("two_minima", learning_rate=0.03, momentum=0.9),
        "optimizer.example_noise": _on("valley", learning_rate=0.03, noise=1.0, step=200),
        "optimizer.example_decay": _on("valley", learning_rate=0.03, noise=1.0, decay=0.05, step=200),
        "optimizer.example_formula": _on("formula", formula=_TYPED, learning_rate=0.03, step=200),
    }

    def __init__(self, own, own_racers, settings, lang=None):
        self.own = own
        self.own_racers = own_racers
        self._surfaces = {**surfaces.KNOWN, **({surfaces.OWN: own} if own else {})}      # by name, and formulas by their text
        self._grounds, self._best, self._raced = (None, None), {}, (None, None)
        super().__init__(settings, lang)

    def make_controls(self):
        names = {surface: f"optimizer.{surface}" for surface in (*surfaces.KNOWN, surfaces.OWN)}
        names[surfaces.FORMULA] = "optimizer.by_formula"
        rate = Choice("optimizer.learning_rate", _RATES, names={None: "optimizer.default", _BEST: "optimizer.best"})
        rate.set(_BEST)
        reach = Choice("optimizer.reach", _REACHES)
        reach.set(2.0)
        clips = [Scale(f"optimizer.{name}", 0.1, 10, 1, 0.1, none=f"optimizer.{name}_off") for name in ("clipnorm", "clipvalue")]
        for clip in clips:
            clip.set(None)
        x, y = surfaces.KNOWN["valley"].start
        return [
            Choice("optimizer.surface", [*self._surfaces, surfaces.FORMULA], names=names),
            Steps("optimizer.step", race.STEPS, 60, interval=80, stride=1),
            Field("optimizer.formula", _TYPED),
            rate,
            Place("optimizer.start_x", -2, 2, x, 0.05),
            Place("optimizer.start_y", -2, 2, y, 0.05),
            Scale("optimizer.momentum", 0, 0.99, 0, 0.01),
            Check("optimizer.nesterov"),
            Scale("optimizer.decay", 0, 0.5, 0, 0.01),
            Scale("optimizer.noise", 0, 3, 0, 0.1),
            *clips,
            reach,
            Heading("optimizer.racers"),
            *(Check(f"optimizer.{name}", True) for name in race.NAMES),
        ]

    def _changed(self, change):
        """Who types a formula wants to see it; who chooses a surface starts where one usually does on it."""
        controls, moved = self.controls, change and change["owner"]
        if not self._quiet and moved is controls["formula"].widget:
            with self._quietly():
                controls["surface"].set(surfaces.FORMULA)
        if not self._quiet and moved is controls["surface"].widget and controls["surface"].value in self._surfaces:
            with self._quietly():
                for name, place in zip(("start_x", "start_y"), self._surfaces[controls["surface"].value].start):
                    controls[name].set(place)
        super()._changed(change)

    def compute(self, step, **settings):
        if self._raced[0] != settings:
            self._raced = settings, self._run(**settings)
        run, *others = self._raced[1]
        return Shown(run.go_to(min(step, race.STEPS)), *others, min(step, race.STEPS))

    def _run(self, surface, formula, reach, start_x, start_y, learning_rate, noise, **settings):
        if max(abs(start_x), abs(start_y)) > FARTHEST:
            raise ValueError(f"optimizer_explorer: the start must lie within ±{FARTHEST}, got ({start_x:g}, {start_y:g}).")
        kinds = [kind for kind in race.NAMES if settings[kind]]
        chosen = self._surface(surface, formula)
        ground, drawn = self._ground(chosen, reach)
        rates = self._best_rates(chosen) if learning_rate == _BEST else dict.fromkeys(race.NAMES, learning_rate)
        tuned = {name: settings[name] for name in ("momentum", "nesterov", "decay", "clipnorm", "clipvalue")}
        racers = [race.Racer(_LABELS[kind], race.make(kind, rates[kind], **tuned)) for kind in kinds]
        racers += [race.Racer(name, race.fresh(optimizer), k + 1) for k, (name, optimizer) in enumerate(self.own_racers)]
        return race.Race(ground, racers, (start_x, start_y), noise), drawn, tuned

    def _surface(self, name, text):
        if name != surfaces.FORMULA:
            return self._surfaces[name]
        if str(text) not in self._surfaces:
            try:
                self._surfaces[str(text)] = surfaces.typed(str(text))
            except formulas.NotAFormula as error:
                raise CannotRead(error.key, **error.values) from None
        return self._surfaces[str(text)]

    def _ground(self, surface, reach):
        """A ground and its picture, looked up while it is the same."""
        if self._grounds[0] != (id(surface), reach):
            ground = surfaces.survey(surface, reach)
            self._grounds = (id(surface), reach), (ground, scene.art(ground))
        return self._grounds[1]

    def _best_rates(self, surface):
        if id(surface) not in self._best:
            self._best[id(surface)] = race.best_rates(surface)
        return self._best[id(surface)]

    def adapt(self, shown):
        for name in ("start_x", "start_y"):
            self.controls[name].about_zero(max(2.0, shown.race.ground.reach))
        self.controls["step"].high = race.STEPS

    def draw(self, shown, lang):
        return scene.draw(shown.race, shown.step, shown.art, lang)

    def arrays(self, shown):
        ground = shown.race.ground
        return {"names": np.array([racer.name for racer in shown.race.racers]),
                "rates": np.array([np.nan if racer.rate is None else racer.rate for racer in shown.race.racers]),
                "paths": shown.race.paths[:, :shown.step + 1].copy(), "losses": shown.race.losses[:, :shown.step + 1].copy(),
                "gradients": shown.race.slopes[:, :shown.step + 1].copy(),
                "line": ground.line, "heights": ground.height.copy(), "levels": ground.levels.copy()}

    def steady(self, shown):
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        return {"settings": settings, "names": np.array([racer.name for racer in shown.race.racers])}

    def outcome(self, shown):
        return f"{len(shown.race.racers)} optimizers, {race.STEPS} steps"

    def still(self):
        return {"image/png": base64.b64encode(still.png(self._shown.race, self._shown.step)).decode()}

    def code(self, shown, state):
        run = shown.race
        text = run.ground.surface.text
        racers = [_call(racer, shown.tuned) for racer in run.racers]
        kinds = {type(racer.optimizer) for racer in run.racers}
        library_names = sorted(kind.__name__ for kind in kinds if getattr(library, kind.__name__, None) is kind)
        surface = ["def f(x, y):", f"    return {text}"] if text else ["f = my_surface"]
        loss = "f(w[0], w[1])"
        if run.noise:
            loss += " + K.sum(noise[step] * w)"
        return "\n".join([
            *(["import numpy as np", ""] if run.noise else []),
            "from kerastutor import backend as K",
            *textwrap.wrap(f"from kerastutor.optimizers import {', '.join(library_names)}", 110) * bool(library_names),
            "",
            *(["", *surface, "", ""] if text else [*surface, ""]),
            *([f"noise = {run.noise:g} * np.random.RandomState(0).randn({race.STEPS}, 2)"] if run.noise else []),
            "places = []",
            "for optimizer in (",
            *(f"    {call}," for call in racers),
            "):",
            f"    w = K.variable({list(map(float, run.start))})",
            f"    for step in range({shown.step}):",
            f"        optimizer.get_updates({loss}, [w])",
            "    places.append(K.eval(w))",
            "places",
        ])


def _call(racer, tuned):
    """The code that makes this racer."""
    name = type(racer.optimizer).__name__
    if racer.own:
        settings = ", ".join(f"{key}={_spelled(value)}" for key, value in racer.optimizer.get_config().items())
        return f"{name}.from_config(dict({settings}))"
    settings = race.arguments(racer.kind, racer.rate, **tuned)
    return f"{name}({', '.join(f'{key}={_spelled(value)}' for key, value in settings.items())})"


def _spelled(value):
    return f"{value:.6g}" if isinstance(value, float) else repr(value)


def optimizer_explorer(surface="valley", optimizers=race.NAMES, start=None, learning_rate=_BEST, momentum=0.0, nesterov=False, decay=0.0,
                       clipnorm=None, clipvalue=None, noise=0.0, reach=2.0, step=60, lang=None):
    """Explore how optimizers go down a surface: all of them from one start, step by step.

    In the plane of two weights stand the level lines of the loss and the way of every optimizer; beside it the loss against the steps,
    below it where each stands and what it keeps. An optimizer that runs away is named, on a quadratic surface with the reason.

    Parameters
    ----------
    surface : str or callable
        'valley', 'ravine', 'saddle', 'plateau' or 'two_minima'; a formula of x and y, such as '0.3 * x**2 + sin(3 * y)'; or a function
        of your own, `f(x, y)`, which gives one number for each point of a batch, by arithmetic or functions of `K`.
    optimizers : sequence of str or Optimizer
        Who races: names of Keras's seven, and up to four optimizers of your own making, each with its own settings. Yours stay as they
        are: copies of them run.
    start : tuple of two float, optional
        Where all begin; without it, the surface's usual place.
    learning_rate : None, 'best', 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0 or 3.0
        For all named ones alike; None is for each its default, 'best' for each the rate among 0.003, 0.01, … 3 with which it is lowest
        after 60 steps from the usual start.
    momentum : float, nesterov : bool
        Of SGD.
    decay : float >= 0
        Of all named ones but Nadam.
    clipnorm, clipvalue : float, optional
        Of all named ones.
    noise : float >= 0
        Deviation of what is added to every gradient, as if it came from a small batch.
    reach : 0.2, 0.5, 1.0, 2.0, 5.0, 10.0 or 100.0
        The window shows x and y from -reach to reach.
    step : int
        Which moment to show, up to 200.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    OptimizerExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For names that are not known, more than four optimizers of your own, a surface without slopes, and settings that are not on offer.

    Examples
    --------
    >>> explorer = optimizer_explorer("valley", ["sgd", "adam"], learning_rate=0.1, lang="en")
    >>> explorer.data["paths"].shape
    (2, 61, 2)
    >>> "2/L = 0.1" in explorer.view()
    True
    """
    names, own_racers = _entrants(optimizers)
    settings = {"learning_rate": learning_rate, "momentum": momentum, "nesterov": nesterov, "decay": decay, "clipnorm": clipnorm,
                "clipvalue": clipvalue, "noise": noise, "reach": reach, "step": step, **{name: name in names for name in race.NAMES}}
    own = None
    if callable(surface):
        own = surfaces.Surface(surfaces.OWN, surface, "", tuple(start or surfaces.START))
        settings["surface"], usual = surfaces.OWN, own.start
    elif surface in surfaces.KNOWN:
        settings["surface"], usual = surface, surfaces.KNOWN[surface].start
    elif isinstance(surface, str) and surface.isidentifier() and surface not in "xy":
        raise unknown_name("surface", surface, list(surfaces.KNOWN))
    else:
        settings["surface"], settings["formula"], usual = surfaces.FORMULA, surface, surfaces.START
    settings["start_x"], settings["start_y"] = map(float, start or usual)
    return OptimizerExplorer(own, own_racers, settings, lang)


def _entrants(entrants):
    """Names of the seven, and (label, optimizer) of the learner's own."""
    names, own = [], []
    for entrant in [entrants] if isinstance(entrants, (str, library.Optimizer)) else entrants:
        optimizer = library.get(entrant)
        if isinstance(entrant, str):
            names.append(type(optimizer).__name__.lower())
            continue
        try:
            race.fresh(optimizer)
        except Exception as error:
            raise ValueError(f"optimizer_explorer: {type(optimizer).__name__} cannot be made anew from its get_config() "
                             f"({type(error).__name__}: {error}). Let get_config give all its arguments.") from None
        own.append((f"{type(optimizer).__name__} {len(own) + 1}", optimizer))
    if len(own) > MOST_OWN:
        raise ValueError(f"optimizer_explorer: at most {MOST_OWN} optimizers of your own fit into the picture, got {len(own)}.")
    return names, own
