"""The explorer of regularizers and constraints: what a price on weights, or a fence around them, does to where they end."""
from dataclasses import replace

import numpy as np

from .. import constraints, regularizers
from ..figures.configuration.regularizer import numbers, scene
from ..words import word
from .base import Explorer
from .controls import Choice
from .play import Steps
from .ranges import Scale

_FENCES = (None, "max_norm", "non_neg", "unit_norm", "min_max_norm")
_OWN = "own"
_FREE = {"l1": 0, "l2": 0, "constraint": None, "max_value": 1, "min_value": 0.5, "rate": 1, "learning_rate": 0.1, "step": numbers.STEPS}


class RegularizerExplorer(Explorer):
    """See `regularizer_explorer`."""

    name = "regularizer"
    examples = {
        "regularizer.example_free": _FREE,
        "regularizer.example_l1": {**_FREE, "l1": 0.7},
        "regularizer.example_l2": {**_FREE, "l2": 0.7},
        "regularizer.example_both": {**_FREE, "l1": 0.4, "l2": 0.4},
        "regularizer.example_too_much": {**_FREE, "l1": 2},
        "regularizer.example_ball": {**_FREE, "constraint": "max_norm", "max_value": 0.5},
        "regularizer.example_corner": {**_FREE, "constraint": "non_neg"},
        "regularizer.example_ring": {**_FREE, "constraint": "min_max_norm", "min_value": 0.9, "max_value": 1.2, "rate": 0.2},
    }

    def __init__(self, x, y, own_price, own_fence, settings, lang=None):
        self.own_data = x is not None
        self.x, self.y = numbers.take(*((x, y) if self.own_data else numbers.example()))
        self.own_price, self.own_fence = own_price, own_fence
        self._followed = None, None        # the settings of the last descent, and what came of it
        super().__init__(settings, lang)
        if own_price:
            self.examples = {}

    def make_controls(self):
        features = range(self.x.shape[1])
        self.pairs = {f"w[{i}], w[{j}]": (i, j) for i in features for j in features if i < j}
        prices = [] if self.own_price else [Scale("regularizer.l1", 0, 2, 0.7, 0.02), Scale("regularizer.l2", 0, 2, 0, 0.02)]
        rate = Choice("regularizer.learning_rate", [0.01, 0.03, 0.1, 0.3, 1.0])
        rate.set(0.1)
        fences = [*_FENCES, _OWN] if self.own_fence else list(_FENCES)
        return [
            *prices,
            Choice("regularizer.constraint", fences, names={_OWN: "regularizer.own_constraint"}),
            Scale("regularizer.max_value", 0, 1.5, 1, 0.05),
            Scale("regularizer.min_value", 0, 1.5, 0.5, 0.05),
            Scale("regularizer.rate", 0, 1, 1, 0.05),
            Choice("regularizer.pair", list(self.pairs)),
            rate,
            Steps("regularizer.step", numbers.STEPS, numbers.STEPS),
        ]

    def compute(self, step, pair, constraint, max_value, min_value, rate, learning_rate, l1=0, l2=0):
        settings = (pair, constraint, max_value, min_value, rate, learning_rate, l1, l2)
        if self._followed[0] != settings:
            price = self.own_price or (regularizers.L1L2(l1, l2) if l1 or l2 else None)
            fence = self._fence(constraint, max_value, min_value, rate)
            with np.errstate(all="ignore"):
                followed = numbers.follow(self.x, self.y, self.pairs[pair], l1, l2, price, bool(self.own_price), fence, str(constraint),
                                          {"max_value": max_value, "min_value": min_value}, learning_rate)
            self._followed = settings, followed
        return replace(self._followed[1], step=min(step, numbers.STEPS))

    def _fence(self, name, max_value, min_value, rate):
        if name == _OWN:
            return self.own_fence
        made = {"max_norm": lambda: constraints.MaxNorm(max_value),
                "min_max_norm": lambda: constraints.MinMaxNorm(min_value, max_value, rate)}
        return made[name]() if name in made else constraints.get(name)

    def adapt(self, shown):
        self.controls["step"].high = numbers.STEPS
        fence = self.controls["constraint"].value
        used = {"max_value": ("max_norm", "min_max_norm"), "min_value": ("min_max_norm",), "rate": ("min_max_norm",)}
        for name, fences in used.items():
            self.controls[name].rest(fence not in fences)

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        plane, every = shown.plane, shown.every
        found = {"x": shown.x, "y": shown.y, "path": plane.weights, "before_constraint": plane.pushed, "loss": plane.loss,
                 "price": plane.price, "weights": every.weights[shown.step], "unpriced": shown.unpriced}
        if shown.least_every is not None:
            found.update({"least": shown.least_every, "least_pair": shown.least_pair})
        return {name: np.array(values) for name, values in found.items()}

    def steady(self, shown):
        return {name: np.round(np.nan_to_num(np.clip(values, -1e6, 1e6)), 4) + 0.0 for name, values in self.arrays(shown).items()
                if name in ("unpriced", "least", "x")}

    def outcome(self, shown):
        return f"weights {shown.every.weights.shape}"

    def code(self, shown, state):
        imports = ["layers import Dense", "models import Sequential", "optimizers import SGD"]
        arguments = ["1, use_bias=False, input_shape=(2,)"]
        if shown.own_price:
            arguments.append("kernel_regularizer=my_regularizer")
        elif shown.price is not None:
            imports.append("regularizers import L1L2")
            arguments.append(f"kernel_regularizer=L1L2(l1={shown.l1:g}, l2={shown.l2:g})")
        if state["constraint"] is not None:
            limits = {"max_norm": f"MaxNorm({state['max_value']:g})", "non_neg": "NonNeg()", "unit_norm": "UnitNorm()",
                      "min_max_norm": f"MinMaxNorm({state['min_value']:g}, {state['max_value']:g}, rate={state['rate']:g})"}
            fence = limits.get(state["constraint"], "my_constraint")
            arguments.append(f"kernel_constraint={fence}")
            imports += [f"constraints import {fence.partition('(')[0]}"] if state["constraint"] in limits else []
        imports += [] if self.own_data else ["widgets import regularizer_explorer"]
        return "\n".join([
            *(f"from kerastutor.{line}" for line in sorted(imports)),
            "",
            f"# {word('common.by_name', self.lang)}" if self.own_data else "explorer = regularizer_explorer()",
            "x, y = explorer.data['x'], explorer.data['y']",
            f"x = x[:, {list(shown.pair)}]",
            f"layer = Dense({(',' + chr(10) + ' ' * 14).join(arguments)})",
            "model = Sequential([layer])",
            f"model.set_weights([[[{numbers.START[0]}], [{numbers.START[1]}]]])",
            f"model.compile(SGD({shown.rate:g}), 'mse')",
            f"model.fit(x, y, batch_size=len(x), epochs={shown.step}, verbose=0)",
            "model.get_weights()[0]",
        ])


def regularizer_explorer(x=None, y=None, regularizer="l1", constraint=None, learning_rate=0.1, pair=(0, 1), lang=None):
    """Explore what regularizers and constraints do to the weights of a linear regression.

    In the plane of two weights stand the contours of the loss and of the price, the way of the weights down their sum, and the ground
    that a constraint allows; beside it the weights of all features, and which of them a price sets to 0.

    Parameters
    ----------
    x : array_like, `(samples, features)`, optional
        Your own features, 2 to 10 of them; they are scaled to mean 0 and deviation 1. Without: eight, of which three matter.
    y : array_like, `(samples,)`, optional
        Your own target, scaled alike.
    regularizer : None, str, L1L2 or callable
        'l1', 'l2' or 'l1_l2', here with the prices 0.7, 0.7, and 0.4 each; an `L1L2` of your own; or any function of a weight matrix
        `(features, 1)` that gives its price, such as `lambda w: K.max(K.abs(w))`.
    constraint : None, str, Constraint or callable
        'max_norm', 'non_neg', 'unit_norm', 'min_max_norm', an object of these, or any function that gives the weights allowed.
    learning_rate : 0.01, 0.03, 0.1, 0.3 or 1
    pair : tuple of two int
        The features of the plane, the smaller number first. There the regression has these two alone.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    RegularizerExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For data of another shape or not finite, for unknown names, and for settings that are not on offer.

    Examples
    --------
    >>> explorer = regularizer_explorer(regularizer="l1", lang="en")
    >>> (explorer.data["least"] == 0).sum().item()
    5
    """
    settings = {"learning_rate": learning_rate, "pair": "w[{}], w[{}]".format(*pair)}
    usual = {None: (0, 0), "l1": (0.7, 0), "l2": (0, 0.7), "l1_l2": (0.4, 0.4)}
    own_price = own_fence = None
    if regularizer is None or isinstance(regularizer, str):
        if regularizer not in usual:
            regularizers.get(regularizer)
        settings["l1"], settings["l2"] = usual[regularizer]
    elif isinstance(regularizer, regularizers.L1L2):
        settings["l1"], settings["l2"] = regularizer.l1, regularizer.l2
    else:
        own_price = regularizers.get(regularizer)
    fence = constraints.get(constraint)
    kinds = {constraints.MaxNorm: "max_norm", constraints.NonNeg: "non_neg", constraints.UnitNorm: "unit_norm",
             constraints.MinMaxNorm: "min_max_norm"}
    if type(fence) in kinds:
        settings["constraint"] = kinds[type(fence)]
        if not isinstance(constraint, str):
            settings.update({name: getattr(fence, name) for name in ("max_value", "min_value", "rate") if hasattr(fence, name)})
    elif fence is not None:
        own_fence, settings["constraint"] = fence, _OWN
    return RegularizerExplorer(x, y, own_price, own_fence, settings, lang)
