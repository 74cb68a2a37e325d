"""The explorer of activation functions: value and slope at any point, where the slope is lost, and what becomes of normal numbers."""
from .. import activations
from ..figures.configuration.activation import numbers, scene
from ..figures.configuration.outcomes import settled
from .base import Explorer
from .controls import Choice
from .ranges import Scale
from .reading import plain

_EVERY = "all"
_PLAIN = {"compare": None, "alpha": None, "max_value": None, "threshold": 0.0, "x": 0.5, "shift": 0.0, "spread": 1.0, "saturated": 0.05}


class ActivationExplorer(Explorer):
    """See `activation_explorer`."""

    name = "activation"
    examples = {
        "activation.example_dead": {**_PLAIN, "activation": "relu", "x": -1.0},
        "activation.example_leaky": {**_PLAIN, "activation": "relu", "alpha": 0.1, "x": -1.0, "compare": "relu"},
        "activation.example_capped": {**_PLAIN, "activation": "relu", "max_value": 2.0, "x": 3.0},
        "activation.example_threshold": {**_PLAIN, "activation": "relu", "threshold": 1.0, "x": 2.0},
        "activation.example_far": {**_PLAIN, "activation": "sigmoid", "x": 5.0},
        "activation.example_tanh": {**_PLAIN, "activation": "tanh", "compare": "sigmoid"},
        "activation.example_elu": {**_PLAIN, "activation": "elu", "compare": "relu", "x": -1.0},
        "activation.example_selu": {**_PLAIN, "activation": "selu", "compare": "elu"},
        "activation.example_all": {**_PLAIN, "activation": "tanh", "compare": _EVERY, "x": 1.0},
        "activation.example_asleep": {**_PLAIN, "activation": "relu", "shift": -3.0, "x": -3.0},
        "activation.example_loud": {**_PLAIN, "activation": "sigmoid", "spread": 5.0, "x": 4.0},
        "activation.example_softmax": {**_PLAIN, "activation": "softmax"},
        "activation.example_shifted": {**_PLAIN, "activation": "softmax", "shift": 4.0},
        "activation.example_sharp": {**_PLAIN, "activation": "softmax", "spread": 4.0, "x": 1.6},
    }

    def __init__(self, own, own_other, settings, lang=None):
        self.own, self.own_other = own, own_other
        super().__init__(settings, lang)

    def make_controls(self):
        own, own_other = [numbers.OWN] * bool(self.own), [numbers.OWN] * bool(self.own_other)
        activation = Choice("activation.activation", [*activations.KNOWN, *own], names={numbers.OWN: "activation.own"})
        activation.set("relu")
        alpha = Scale("activation.alpha", 0, 2, 1, 0.05, none="activation.default")
        alpha.set(None)
        max_value = Scale("activation.max_value", 0, 6, 3, 0.1, none="common.none")
        max_value.set(None)
        names = {None: "activation.nothing", _EVERY: "activation.everything", numbers.OWN: "activation.own"}
        return [
            activation,
            Choice("activation.compare", [None, _EVERY, *numbers.NAMES, *own_other], names=names),
            alpha,
            max_value,
            Scale("activation.threshold", -3, 3, 0, 0.1),
            Scale("activation.x", -numbers.REACH, numbers.REACH, 0.5, 0.05),
            Scale("activation.shift", -5, 5, 0, 0.1),
            Scale("activation.spread", 0.1, 5, 1, 0.1),
            Scale("activation.saturated", 0.01, 0.5, 0.05, 0.01),
        ]

    def compute(self, activation, compare, alpha, max_value, threshold, x, shift, spread, saturated):
        if x > numbers.REACH:
            raise ValueError(f"activation_explorer: x must be at most {numbers.REACH}, got {x!r}.")
        if activation == "softmax":
            return numbers.Shown(softmax=numbers.soften(x, shift, spread))
        own = activation == numbers.OWN
        function, given = (self.own, {}) if own else numbers.named(
            activation, alpha=alpha, max_value=max_value, threshold=threshold or None)
        curve = numbers.follow(activation, function, x, shift, spread)
        other, beside = None, ()
        if compare == _EVERY:
            beside = tuple(map(numbers.usual, numbers.NAMES))
        elif compare is not None:
            other = numbers.follow(compare, self.own_other if compare == numbers.OWN else activations.get(compare), x, shift, spread)
        return numbers.Shown(curve, other, beside, given, saturated, shift, spread)

    def adapt(self, shown):
        takes = numbers.PARAMETERS.get(self.controls["activation"].value, ())
        for name in ("alpha", "max_value", "threshold"):
            self.controls[name].rest(name not in takes)
        soft = shown.softmax is not None
        self.controls["compare"].widget.disabled = soft
        self.controls["saturated"].rest(soft)

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        if shown.softmax:
            s = shown.softmax
            return {"logits": s.logits, "probabilities": s.probabilities, "jacobian": s.jacobian,
                    "x": numbers.LINE, "y": s.y, "slope": s.slope}
        found = _of(shown.curve, shown)
        if shown.other:
            found.update({f"other_{name}": values for name, values in _of(shown.other, shown).items() if name not in ("x", "inputs")})
        return found

    def outcome(self, shown):
        if shown.softmax:
            return "p = " + ", ".join(f"{p:.3f}" for p in shown.softmax.probabilities)
        return f"f = {shown.curve.value:.3f}, f' = {shown.curve.tilt:.3f}"

    def code(self, shown, state):
        if shown.softmax:
            return _softmax_code(shown.softmax)
        name = state["activation"]
        called = "my_activation" if name == numbers.OWN else f"activations.{name}"
        more = "".join(f", {key}={value:g}" for key, value in shown.arguments.items())
        inputs = _scaled("z", shown.shift, shown.spread)
        return "\n".join([
            "import numpy as np",
            "",
            *(["from kerastutor import activations"] if name != numbers.OWN else []),
            "from kerastutor import backend as K",
            "",
            f"x = K.variable([[{shown.curve.at:g}]], dtype='float64')",
            f"y = {called}(x{more})",
            "[slope] = K.gradients(y, [x])" if shown.curve.flows else "slope = K.zeros_like(x)",
            "",
            "z = (np.arange(-1024, 1024)[:, None] + 0.5) / 128",
            "share = np.exp(-z ** 2 / 2) / np.sum(np.exp(-z ** 2 / 2))",
            f"outputs = K.eval({called}(K.constant({inputs}, dtype='float64'){more}))",
            "mean = np.sum(share * outputs)",
            "K.eval(y)[0, 0], K.eval(slope)[0, 0], mean, np.sum(share * (outputs - mean) ** 2)",
        ])


def _of(curve, shown):
    return {"x": numbers.LINE, "y": curve.y, "slope": curve.slope, "inputs": shown.shift + shown.spread * numbers.NORMAL,
            "outputs": curve.outputs, "share": numbers.DENSITY,
            "facts": settled([curve.value, curve.tilt, curve.mean, curve.variance, curve.squared_slope])}


def _scaled(what, shift, spread):
    scaled = what if spread == 1 else f"{spread:g} * {what}"
    return scaled if not shift else f"{shift:g} + {scaled}"


def _softmax_code(shown):
    logits = _scaled(f"np.array([[{shown.at:g}, 1, -0.5]])", shown.shift, shown.spread)
    return "\n".join([
        "import numpy as np",
        "",
        "from kerastutor import activations",
        "from kerastutor import backend as K",
        "",
        f"logits = K.variable({logits}, dtype='float64')",
        "p = activations.softmax(logits)",
        "jacobian = np.concatenate([K.eval(K.gradients(p[:, i], [logits])[0]) for i in range(3)])",
        "K.eval(p)[0], jacobian",
    ])


def activation_explorer(activation="relu", compare=None, x=0.5, alpha=None, max_value=None, threshold=0.0, shift=0.0, spread=1.0,
                        saturated=0.05, lang=None):
    """Explore an activation function: its value and slope, where the slope is lost, and what it makes of normal numbers.

    A tangent follows `x`; where the slope is small the ground is tinted, where it is 0 it is hatched. Below lies the derivative, below
    that the inputs, and at the right what comes out. Softmax has a picture of its own: three logits, three probabilities, a Jacobian.

    Parameters
    ----------
    activation : str or callable
        A name, or any function of a tensor that works on each number by itself, such as `lambda x: x * K.sigmoid(x)`, or a layer.
    compare : None, 'all', str or callable
        One more function over it, with its default arguments; 'all' puts all of the library's side by side.
    x : float from -6 to 6
        Where the tangent touches. For softmax, the logit of the first of three classes; the others have 1 and -0.5.
    alpha, max_value, threshold : float, optional
        Of `relu`; `alpha` also of `elu`. None is the function's own default.
    shift, spread : float
        The inputs are shift + spread · z for normal numbers z, N(shift, spread²). For softmax: of the logits, where 1 / `spread` is
        the temperature.
    saturated : float from 0.01 to 0.5
        The slope below which a place counts as saturated.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    ActivationExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For unknown names, for settings that are not on offer, and for a function that does not give one number for each, or mixes them.

    Examples
    --------
    >>> explorer = activation_explorer("sigmoid", x=0, lang="en")
    >>> explorer.data["facts"][:2].tolist()                 # the value, and the slope
    [0.5, 0.25]
    """
    own, activation = _named(activation)
    if activation is None:
        raise ValueError("activation_explorer: activation must be a name or a function, got None.")
    own_other, compare = (None, _EVERY) if isinstance(compare, str) and compare == _EVERY else _named(compare)
    settings = {"activation": activation, "compare": compare, "alpha": alpha, "max_value": max_value, "threshold": threshold, "x": x,
                "shift": shift, "spread": spread, "saturated": saturated}
    return ActivationExplorer(own, own_other, {name: plain(value) for name, value in settings.items()}, lang)


def _named(function):
    """The learner's own function, or None, and the name by which the menu knows the function."""
    if function is None:
        return None, None
    if not isinstance(function, str):
        for name, known in activations.KNOWN.items():
            if function is known:
                return None, name
    found = activations.get(function)
    return (None, function) if isinstance(function, str) and function in activations.KNOWN else (found, numbers.OWN)
