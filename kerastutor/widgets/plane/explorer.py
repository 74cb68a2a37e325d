"""The playground: a small network in the plane, from its points to its border, step by step and back."""
import base64
import json

import numpy as np

from ...figures.configuration.playground import points, run, scene
from ...figures.configuration.playground.look import Hand, look
from ...figures.configuration.playground.still import png
from ..base import Explorer
from ..controls import Area, Check, Choice, Heading, Slider
from ..play import Steps
from ..ranges import Scale
from ..reading import CannotRead, refuse_too_long
from . import code
from .by_hand import Adder, Cards, Edits
from .stories import DATA, FEATURES, PLAIN, STORIES

MOST_STEPS, MOST_UNITS = 3000, 8       # on the sliders; settings given in code may go further, but not beyond
ALL_UNITS = 16
RATES = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]
STRENGTHS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]
OPTIMIZERS = ["sgd", "rmsprop", "adagrad", "adadelta", "adam", "adamax", "nadam"]
INITIALIZERS = ["zeros", "ones", "random_normal", "random_uniform", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal",
                "lecun_uniform", "lecun_normal", "orthogonal"]
ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu", "elu", "selu", "softplus", "softsign"]
LOSSES = ["crossentropy", "mean_squared_error"]
OF_THE_DATA = ("data", "count", "noise", "test_share", *FEATURES, "seed", "points", "loss")       # what data['x_train'] and y depend on
POINTING = ("step", "stride", "layer", "row", "column", "value", "edits", "x", "y", "kind")       # what leaves the run as it is


def read_points(text):
    """`x y class` a line → points and classes.

    Examples
    --------
    >>> read_points("0.5 -0.5 1")
    (array([[ 0.5, -0.5]], dtype=float32), array([1.], dtype=float32))
    """
    refuse_too_long(text)
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                across, up, kind = (float(part) for part in line.replace(",", " ").split())
            except ValueError:
                raise CannotRead("playground.unreadable", line=number, text=line.strip()[:40]) from None
            if kind not in (0, 1, 2) or not max(abs(across), abs(up)) <= points.REACH:
                raise CannotRead("playground.outside", line=number, text=line.strip()[:40], reach=points.REACH)
            rows.append((across, up, kind))
    found = np.array(rows, "float32").reshape(-1, 3)
    return found[:, :2], found[:, 2]


def spell_points(rows):
    """Points given in code, a line each."""
    return "\n".join(" ".join(f"{n:g}" for n in row) for row in rows)


class PlaygroundExplorer(Explorer):
    """See `playground`."""

    name = "playground"
    examples = STORIES

    def __init__(self, data, settings, lang=None):
        self.own = data and points.take(*data)
        if self.own:
            self.examples = {}
        self._run = None, None              # the settings of the run, and the run
        self._handed = None, None           # a picture, and the network that was handed out for it
        super().__init__(settings, lang)

    def make_controls(self):
        def chosen(name, options, names=None):
            choice = Choice(f"playground.{name}", options, names)
            choice.set(PLAIN[name])
            return choice

        self.adder = Adder("playground.add")
        self.adder.button.on_click(self._add)
        edits = Edits("playground.edits", "playground.undo", "playground.undo_all")
        edits.button.on_click(self._edit)
        self.run_bar = [Steps("playground.step", MOST_STEPS, 0, interval=60, stride=PLAIN["stride"]),
                        chosen("stride", [1, 2, 5, 10, 20, 50])]
        data = [] if self.own else [chosen("data", DATA, {None: "playground.only_own"}),
                                    Slider("playground.count", 20, 300, PLAIN["count"]), Scale("playground.noise", 0, 0.5, 0.06, 0.01)]
        network = [*(Slider(key, 0, MOST_UNITS, units) for key, units in
                     (("playground.units_1", 4), ("playground.units_2", 2), ("playground.units_3", 0))),
                   chosen("activation", ACTIVATIONS), chosen("initializer", INITIALIZERS), Slider("playground.seed", 0, 20, PLAIN["seed"]),
                   chosen("regularizer", [None, "l1", "l2"]), chosen("strength", STRENGTHS)]
        training = [chosen("optimizer", OPTIMIZERS), chosen("learning_rate", RATES), chosen("batch_size", [1, 4, 8, 16, 32, 64, 300]),
                    chosen("loss", LOSSES, {"crossentropy": "playground.crossentropy"})]
        hand = [Slider("playground.layer", 1, 4, 1), Slider("playground.column", 1, MOST_UNITS, 1),
                Slider("playground.row", 0, MOST_UNITS, 1), Scale("playground.value", -5, 5, 1.0, 0.1), edits]
        kind = Choice("playground.kind", [None, 0, 1, 2], {None: "playground.no_point"})
        own = [kind, Scale("playground.x", -1.2, 1.2, 0.0, 0.05), Scale("playground.y", -1.2, 1.2, 0.0, 0.05), self.adder,
               Area("playground.points", "", spell_points, rows=2)]
        self.cards = Cards({
            "playground.card_data": [*data, chosen("test_share", [0, 0.2, 0.3, 0.5]),
                                     [Heading("playground.features"), *(Check(f"playground.{name}", PLAIN[name]) for name in FEATURES)]],
            "playground.card_network": network, "playground.card_training": training, "playground.card_hand": hand,
            "playground.card_points": own,
        })
        return [*self.run_bar, *self.cards.parts, self.cards]

    def arrange(self, top):
        """What runs the picture in the first lines, and below it the cards with all the rest."""
        return self.cards.beside(top, self.run_bar)

    def _changed(self, change):
        """A network that is built otherwise begins at its beginning."""
        moved = change and next((name for name, control in self.controls.items() if control.source is change["owner"]), None)
        if not self._quiet and moved and moved not in POINTING:
            with self._quietly():
                self.controls["step"].set(0)
                self.controls["edits"].set([])
        super()._changed(change)

    def _add(self, button):
        x, y, kind = (self.controls[name].value for name in ("x", "y", "kind"))
        if kind is not None:
            area = self.controls["points"].widget
            area.value = f"{area.value.rstrip()}\n{x:g} {y:g} {kind}".lstrip()

    def _edit(self, button):
        layer, row, column = self._shown.hand.place
        edit = [self._shown.step, layer, row, column, self.controls["value"].value]
        self.controls["edits"].set([*self.controls["edits"].value, edit])

    def compute(self, step, stride, layer, row, column, value, x, y, kind, edits, **settings):
        key = json.dumps(settings)
        if self._run[0] != key:
            self._run = key, self._begin(edits, **settings)
        going = self._run[1]
        going.edit(edits)
        going.go(step)
        shapes = [kernel.shape for kernel in going.model.get_weights()[::2]]
        layer = min(layer, len(shapes))
        rows, columns = shapes[layer - 1]
        hand = Hand((layer - 1, min(row, rows) - 1, min(column, columns) - 1), value, (x, y), kind, stride)
        return look(going, hand, self._story({**settings, "edits": edits}))

    def _story(self, settings):
        """The words beside the example that these settings are, whatever the step; those beside a network of one's own otherwise."""
        for key, state in self.examples.items():
            if all(settings[name] == value for name, value in state.items() if name in settings):
                return key.replace("example_", "story_")
        return "playground.story_own"

    def _begin(self, edits, points, test_share, units_1, units_2, units_3, regularizer, strength, learning_rate, seed, data=None,
               count=0, noise=0, **settings):
        units = [n for n in (units_1, units_2, units_3) if n]
        if units and max(units) > ALL_UNITS:
            raise ValueError(f"playground: at most {ALL_UNITS} units a layer, got {max(units)}: more cannot be drawn.")
        train, test = self._points(points, data, count, noise, test_share, seed)
        features = [FEATURES[name] for name in FEATURES if settings.pop(name)] or ["1"]       # it is told nothing
        return run.Run({**settings, "features": features, "units": units, "price": regularizer,
                        "strength": strength, "rate": learning_rate, "seed": seed}, train, test, edits)

    def _points(self, text, data, count, noise, share, seed):
        x, y = self.own or points.make(data or "blobs", count if data else 0, noise, seed)
        x_own, y_own = read_points(text)
        if len(x) + len(x_own) > points.MOST:
            raise CannotRead("playground.too_many", count=len(x) + len(x_own), most=points.MOST)
        train, test = points.split(np.concatenate([x_own, x]), np.concatenate([y_own, y]), share)
        if len(train[0]) < 2:
            raise CannotRead("playground.too_few")
        return train, test

    def adapt(self, shown):
        self.controls["step"].stride = self.controls["stride"].value
        self.adder.button.disabled = self.controls["kind"].value is None
        layer, row, column = shown.hand.place
        rows, columns = shown.weights[2 * layer].shape
        for name, high in (("layer", len(shown.weights) // 2), ("row", rows), ("column", columns)):
            self.controls[name].high = high

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    @property
    def model(self):
        """The network where it stands, a compiled `Sequential` of your own: train it, and the playground stays as it is."""
        if self._handed[0] is not self._shown:
            self._handed = self._shown, self._shown.run.twin(self._shown.run.model)
        return self._handed[1]

    def arrays(self, shown):
        going = shown.run
        found = {"points_train": going.train[0], "x_train": going.x, "y_train": going.y, "points_test": going.test[0],
                 "x_test": going.x_test, "y_test": going.y_test, "surface": shown.surface,
                 "losses": np.column_stack([shown.steps, shown.losses])}
        found.update({f"weight_{i}": w for i, w in enumerate(shown.weights)})
        return {name: np.array(values) for name, values in found.items()}

    def steady(self, shown):
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        return {"settings": settings, "y_train": shown.run.train[1]}

    def outcome(self, shown):
        return f"step {shown.step}, {sum(w.size for w in shown.weights)} weights"

    def still(self):
        return {"image/png": base64.b64encode(png(self._shown)).decode()}

    def code(self, shown, state):
        changed = ", ".join(f"{name}={state[name]!r}" for name in OF_THE_DATA if name in state and state[name] != self._defaults[name])
        source = "explorer.data" if self.own else f"playground({changed}).data"
        return code.written(shown.run, shown.step, source, self.lang)


def playground(data=None, lang=None, **settings):
    """A small network in the plane as a whole: points, units, weights, decision surface and loss, step by step.

    Run, pause and rewind: the same settings, edits and step give the same network bit for bit, whichever way you came there.

    Parameters
    ----------
    data : tuple (x, y), or str
        Your own points: x `(n, 2)`, at most 500 of them, y 0, 1 or 2; they are scaled so that the largest coordinate is 1. Or 'circles',
        'moons', 'xor', 'spirals', 'blobs', 'pinwheel' (three classes).
    settings
        Where the controls begin, such as `units_1=8, activation='relu', regularizer='l2', learning_rate=0.1, step=200`; see `state`.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    PlaygroundExplorer
        Shown by the notebook; see `state`, `preset`, `data`, and `model`, the network where it stands, to go on with in code.

    Raises
    ------
    ValueError
        For points that are none, unknown settings, and values that are not on offer.

    Examples
    --------
    >>> explorer = playground(step=100, lang="en")
    >>> explorer.model.count_params()
    25
    """
    if isinstance(data, str):
        data, settings["data"] = None, data
    return PlaygroundExplorer(data, settings, lang)
