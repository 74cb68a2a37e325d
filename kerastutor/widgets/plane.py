"""The playground: a small network in the plane as a whole, every knob of it to be turned, every weight to be changed."""
import base64
import json

import ipywidgets as widgets
import numpy as np

from ..figures.configuration.playground import points, run, scene
from ..figures.configuration.playground.still import png
from ..words import word
from .base import Explorer
from .controls import Area, Check, Choice, Control, Heading, Slider
from .play import Steps
from .ranges import Scale
from .reading import CannotRead

MOST_STEPS, MOST_UNITS = 2000, 8
FEATURES = {"x1": "x1", "x2": "x2", "x1_squared": "x1²", "x2_squared": "x2²", "x1_x2": "x1·x2", "sin_x1": "sin 4x1", "sin_x2": "sin 4x2"}
RATES = [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]
OPTIMIZERS = ["sgd", "rmsprop", "adagrad", "adadelta", "adam", "adamax", "nadam"]
INITIALIZERS = ["zeros", "ones", "random_normal", "random_uniform", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal",
                "lecun_uniform", "lecun_normal", "orthogonal"]
ACTIVATIONS = ["linear", "sigmoid", "tanh", "relu", "elu", "selu", "softplus", "softsign"]


_PLAIN = {"data": "circles", "count": 160, "noise": 0.06, "test_share": 0.3, **{name: name in ("x1", "x2") for name in FEATURES},
          "units_1": 4, "units_2": 2, "units_3": 0, "activation": "tanh", "initializer": "glorot_uniform", "regularizer": None,
          "strength": 0.001, "optimizer": "adam", "learning_rate": 0.03, "batch_size": 16, "loss": "binary_crossentropy", "seed": 1,
          "stride": 5, "step": 0, "edits": [], "points": ""}
_STRAIGHT = {**_PLAIN, "data": "xor", "units_1": 0, "units_2": 0}
_CROWDED = {**_PLAIN, "data": "moons", "count": 40, "noise": 0.3, "test_share": 0.5, "units_1": 8, "units_2": 8, "units_3": 8}
STORIES = {
    "playground.example_circles": _PLAIN,
    "playground.example_straight": _STRAIGHT,
    "playground.example_product": {**_STRAIGHT, "x1_x2": True},
    "playground.example_one_short": {**_PLAIN, "units_1": 2, "units_2": 0, "stride": 20},
    "playground.example_too_fast": {**_PLAIN, "optimizer": "sgd", "learning_rate": 10.0},
    "playground.example_too_slow": {**_PLAIN, "optimizer": "sgd", "learning_rate": 0.003, "stride": 20},
    "playground.example_zeros": {**_PLAIN, "initializer": "zeros"},
    "playground.example_dead": {**_PLAIN, "activation": "relu", "optimizer": "sgd", "learning_rate": 3.0},
    "playground.example_by_heart": {**_CROWDED, "stride": 20},
    "playground.example_cured": {**_CROWDED, "regularizer": "l2", "strength": 0.01, "stride": 20},
    "playground.example_spirals": {**_PLAIN, "data": "spirals", "count": 300, "noise": 0.02, "units_1": 8, "units_2": 8, "units_3": 8,
                                   "stride": 20},
}


class Edits(Control):
    """The weights that were set by hand, as [step, layer, row, column, value] each; two buttons set one and take it back."""

    def __init__(self, key, back):
        self.back_key = back
        self.button, self.back = (widgets.Button(icon=icon, layout=widgets.Layout(width="auto")) for icon in ("pencil", "undo"))
        row = widgets.Layout(width="auto", flex_flow="row wrap", margin="0 0 0 156px")
        super().__init__(key, widgets.HBox([self.button, self.back], layout=row), widgets.Text(value="[]"))
        self.back.on_click(lambda button: self.set(self.value[:-1]))

    @property
    def value(self):
        return json.loads(self.source.value)

    def set(self, value):
        for edit in value:
            if len(edit) != 5 or not all(isinstance(n, (int, float)) for n in edit):
                raise ValueError(f"edits must be lists [step, layer, row, column, value], got {edit!r}.")
        self.source.value = json.dumps([list(edit) for edit in value])

    def relabel(self, lang):
        self.button.description, self.back.description = word(self.key, lang), word(self.back_key, lang)


class Adder:
    """A button that adds the point of the cross-hair to one's own points."""

    def __init__(self, key):
        self.key, self.widget = key, widgets.Button(icon="plus", layout=widgets.Layout(width="auto", margin="0 0 0 156px"))

    def relabel(self, lang):
        self.widget.description = word(self.key, lang)


def read_points(text):
    """`x y class` a line → points and classes.

    Examples
    --------
    >>> read_points("0.5 -0.5 1")
    (array([[ 0.5, -0.5]], dtype=float32), array([1.], dtype=float32))
    """
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                across, up, kind = (float(part) for part in line.replace(",", " ").split())
            except ValueError:
                raise CannotRead("playground.unreadable", line=number, text=line.strip()[:40]) from None
            if kind not in (0, 1) or not max(abs(across), abs(up)) <= points.REACH:
                raise CannotRead("playground.outside", line=number, text=line.strip()[:40], reach=points.REACH)
            rows.append((across, up, kind))
    found = np.array(rows, "float32").reshape(-1, 3)
    return found[:, :2], found[:, 2]


class PlaygroundExplorer(Explorer):
    """See `playground`."""

    name = "playground"
    examples = STORIES

    def __init__(self, data, settings, lang=None):
        self.own = data and points.take(*data)
        if self.own:
            self.examples = {}
        self._run = None, None              # the settings of the run, and the run
        super().__init__(settings, lang)

    def make_controls(self):
        def chosen(key, options, value, names=None):
            choice = Choice(key, options, names)
            choice.set(value)
            return choice

        self.adder = Adder("playground.add")
        self.adder.widget.on_click(self._add)
        edits = Edits("playground.edits", "playground.undo")
        edits.button.on_click(self._edit)
        data = [] if self.own else [chosen("playground.data", [*points.DATA, None], "circles", {None: "playground.only_own"}),
                                    Slider("playground.count", 20, 300, 160), Scale("playground.noise", 0, 0.5, 0.06, 0.01)]
        return [
            *data, chosen("playground.test_share", [0, 0.2, 0.3, 0.5], 0.3),
            Heading("playground.features"), *(Check(f"playground.{name}", name in ("x1", "x2")) for name in FEATURES),
            Heading("playground.network"),
            Slider("playground.units_1", 0, MOST_UNITS, 4), Slider("playground.units_2", 0, MOST_UNITS, 2),
            Slider("playground.units_3", 0, MOST_UNITS, 0),
            chosen("playground.activation", ACTIVATIONS, "tanh"), chosen("playground.initializer", INITIALIZERS, "glorot_uniform"),
            chosen("playground.regularizer", [None, "l1", "l2"], None), chosen("playground.strength", [0.0001, 0.001, 0.01, 0.1], 0.001),
            Heading("playground.training"),
            chosen("playground.optimizer", OPTIMIZERS, "adam"), chosen("playground.learning_rate", RATES, 0.03),
            chosen("playground.batch_size", [1, 4, 8, 16, 32, 64, 300], 16),
            chosen("playground.loss", ["binary_crossentropy", "mean_squared_error"], "binary_crossentropy"),
            Slider("playground.seed", 0, 20, 1), chosen("playground.stride", [1, 5, 20, 50], 5),
            Steps("playground.step", MOST_STEPS, 0, interval=100, stride=5),
            Heading("playground.by_hand"),
            Slider("playground.layer", 1, 4, 1), Slider("playground.row", 0, MOST_UNITS, 1), Slider("playground.column", 1, MOST_UNITS, 1),
            Scale("playground.value", -5, 5, 1.0, 0.1), edits,
            Heading("playground.own_points"),
            Scale("playground.x", -1.2, 1.2, 0.0, 0.05), Scale("playground.y", -1.2, 1.2, 0.0, 0.05), Slider("playground.kind", 0, 1, 1),
            self.adder, Area("playground.points", "", lambda rows: "\n".join(" ".join(f"{n:g}" for n in row) for row in rows), rows=3),
        ]

    def _changed(self, change):
        """A network that is built otherwise begins at its beginning."""
        moved = change and next((name for name, control in self.controls.items() if control.source is change["owner"]), None)
        if not self._quiet and moved and moved not in ("step", "stride", "layer", "row", "column", "value", "edits", "x", "y", "kind"):
            with self._quietly():
                self.controls["step"].set(0)
                self.controls["edits"].set([])
        super()._changed(change)

    def _add(self, button):
        x, y, kind = (self.controls[name].value for name in ("x", "y", "kind"))
        self.controls["points"].widget.value = f"{self.controls['points'].widget.value.rstrip()}\n{x:g} {y:g} {kind}".lstrip()

    def _edit(self, button):
        layer, row, column = self._shown.hand.place
        edit = [self._shown.step, layer, row, column, self.controls["value"].value]
        self.controls["edits"].set([*self.controls["edits"].value, edit])

    def compute(self, step, stride, layer, row, column, value, x, y, kind, edits, **settings):
        key = json.dumps(settings)
        if self._run[0] != key:
            self._run = key, self._begin(edits, **settings)
        self._run[1].edit(edits)
        going = self._run[1].go(min(step, MOST_STEPS))
        weights = going.model.get_weights()
        layer = min(layer, len(weights) // 2)
        rows, columns = weights[2 * layer - 2].shape
        story = self._story({**settings, "edits": edits})
        hand = scene.Hand((layer - 1, min(row, rows) - 1, min(column, columns) - 1), value, (x, y), kind, stride)
        return scene.look(going, hand, story)

    def _story(self, settings):
        """The words beside the preset that these settings are, whatever the step; "" where they are none of them."""
        for key, state in self.examples.items():
            if all(settings[name] == value for name, value in state.items() if name in settings):
                return key.replace("example_", "story_")
        return ""

    def _begin(self, edits, points, test_share, units_1, units_2, units_3, regularizer, strength, learning_rate, seed, data=None,
               count=0, noise=0, **settings):
        train, test = self._points(points, data, count, noise, test_share, seed)
        features = [FEATURES[name] for name in FEATURES if settings.pop(name)] or ["1"]       # it is told nothing
        return run.Run({**settings, "features": features, "units": [n for n in (units_1, units_2, units_3) if n], "price": regularizer,
                        "strength": strength, "rate": learning_rate, "seed": seed}, train, test, edits)

    def _points(self, text, data, count, noise, share, seed):
        x, y = self.own or (points.make(data, count, noise, seed) if data else points.make("blobs", 0, 0, 0))
        x_own, y_own = read_points(text)
        x, y = np.concatenate([x_own, x]), np.concatenate([y_own, y])
        train, test = points.split(x, y, share)
        if len(train[0]) < 2:
            raise CannotRead("playground.too_few")
        return train, test

    def adapt(self, shown):
        self.controls["step"].stride = self.controls["stride"].value
        layer, row, column = shown.hand.place
        rows, columns = shown.weights[2 * layer].shape
        for name, high in (("layer", len(shown.weights) // 2), ("row", rows), ("column", columns)):
            self.controls[name].high = high

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    @property
    def model(self):
        """The network where it stands, a `Sequential` to go on with; what you do to it is not drawn until you ask for another step."""
        return self._shown.run.model

    def arrays(self, shown):
        going = shown.run
        found = {"x_train": going.x, "y_train": going.y, "x_test": going.x_test, "y_test": going.y_test, "surface": shown.surface,
                 "losses": np.array([[s, *going.losses[s]] for s in sorted(going.losses) if s <= shown.step])}
        found.update({f"weight_{i}": w for i, w in enumerate(shown.weights)})
        return {name: np.array(values) for name, values in found.items()}

    def steady(self, shown):
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        return {"settings": settings, "y_train": shown.run.y}

    def outcome(self, shown):
        return f"step {shown.step}, {sum(w.size for w in shown.weights)} weights"

    def still(self):
        return {"image/png": base64.b64encode(png(self._shown)).decode()}

    def code(self, shown, state):
        going, settings = shown.run, shown.run.settings
        price = "" if settings["price"] is None else f", kernel_regularizer={settings['price']}({settings['strength']:g})"
        lines = []
        for place, (count, kind) in enumerate([*((n, settings["activation"]) for n in settings["units"]), (1, "sigmoid")]):
            first = f", input_shape=({going.x.shape[1]},)" if not place else ""
            initializer = repr(settings["initializer"])
            if hasattr(run.seeded(settings["initializer"], 0), "seed"):
                initializer = f"initializers.{settings['initializer']}(seed={100 * settings['seed'] + place})"
            lines.append(f"    Dense({count}, {kind!r}, kernel_initializer={initializer}{price}{first}),")
        optimizer = type(going.model.optimizer).__name__
        return "\n".join([
            "from kerastutor import initializers",
            "from kerastutor.figures.configuration.playground.run import batch",
            "from kerastutor.layers import Dense",
            "from kerastutor.models import Sequential",
            f"from kerastutor.optimizers import {optimizer}",
            *([f"from kerastutor.regularizers import {settings['price']}"] if price else []),
            "",
            "x, y = explorer.data['x_train'], explorer.data['y_train']",
            "model = Sequential([", *lines, "])",
            f"model.compile({optimizer}({settings['rate']:g}), {settings['loss']!r})",
            f"for step in range({shown.step}):",
            f"    chosen = batch(step, len(x), {going.batch_size}, {settings['seed']})",
            "    model.train_on_batch(x[chosen], y[chosen])",
            *([f"# {word('playground.without_edits', self.lang)}"] if going.edits else []),
            "model.get_weights()",
        ])


def playground(data=None, lang=None, **settings):
    """A small network in the plane as a whole: points, units, weights, decision surface and loss, step by step.

    Run, pause and rewind: the same settings, edits and step give the same network bit for bit, whichever way you came there.

    Parameters
    ----------
    data : tuple (x, y), or str
        Your own points: x `(n, 2)`, at most 500 of them, y 0 or 1; they are scaled so that the largest coordinate is 1. Or 'circles',
        'moons', 'xor', 'spirals', 'blobs'.
    settings
        Where the controls begin, such as `units_1=8, activation='relu', regularizer='l2', learning_rate=0.1, step=200`; see `state`.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    PlaygroundExplorer
        Shown by the notebook; see `state`, `preset`, `data`, and `model`, the network where it stands.

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
