"""The explorer of losses: what a prediction costs, how hard it is pulled, what an outlier does; classes from probabilities or scores."""
from .. import losses as known
from ..figures.configuration.loss import numbers, scene
from ..figures.configuration.outcomes import settled
from .base import Explorer
from .controls import Choice
from .ranges import Scale, Sliding
from .reading import plain

SLOTS = ("first", "second", "third")
DEFAULT = ("mean_squared_error", "mean_absolute_error", "huber_loss")
_ENTROPIES = {"first": numbers.FROM_LOGITS, "second": "binary_crossentropy", "third": "mean_squared_error", "delta": 1.0}
_PLAIN = {**dict(zip(SLOTS, DEFAULT)), "delta": 1.0}


class LossExplorer(Explorer):
    """See `loss_explorer`."""

    name = "loss"
    examples = {
        "loss.example_three": {**_PLAIN, "mode": "numbers", "target": 2.0, "prediction": 4.0},
        "loss.example_far": {**_PLAIN, "mode": "numbers", "target": 2.0, "prediction": 7.5},
        "loss.example_logcosh": {**_PLAIN, "mode": "numbers", "third": "logcosh", "second": "huber_loss", "target": 2.0, "prediction": 2.5},
        "loss.example_percent": {**_PLAIN, "mode": "numbers", "second": "mean_absolute_percentage_error",
                                 "third": "mean_squared_logarithmic_error", "target": 4.0, "prediction": 2.0},
        "loss.example_outlier": {**_PLAIN, "mode": "constant", "target": 9.0, "prediction": 4.0},
        "loss.example_worse": {**_PLAIN, "mode": "constant", "target": 12.0, "prediction": 4.0},
        "loss.example_delta": {**_PLAIN, "mode": "constant", "target": 12.0, "prediction": 4.0, "delta": 0.1},
        "loss.example_probability": {**_ENTROPIES, "mode": "probabilities", "first": "binary_crossentropy", "second": "mean_squared_error",
                                     "third": None, "target": 1.0, "prediction": 0.2},
        "loss.example_zero": {**_ENTROPIES, "mode": "probabilities", "first": "binary_crossentropy", "second": "mean_squared_error",
                              "third": None, "target": 1.0, "prediction": 0.0},
        "loss.example_twice": {**_ENTROPIES, "mode": "probabilities", "third": None, "target": 1.0, "prediction": 0.2},
        "loss.example_logits": {**_ENTROPIES, "mode": "logits", "target": 1.0, "prediction": -6.0},
        "loss.example_clipped": {**_ENTROPIES, "mode": "logits", "target": 1.0, "prediction": -18.0},
        "loss.example_hinge": {**_ENTROPIES, "mode": "logits", "second": "hinge", "third": "squared_hinge", "target": 1.0,
                               "prediction": 0.5},
        "loss.example_smoothed": {**_ENTROPIES, "mode": "logits", "target": 0.9, "prediction": 4.0},
    }

    def __init__(self, own, settings, lang=None):
        self.own = own
        super().__init__(settings, lang)

    def make_controls(self):
        mode = Choice("loss.mode", numbers.MODES, names={m: f"loss.{m}_mode" for m in numbers.MODES})
        slots = []
        for place, slot in enumerate(SLOTS):
            options = [*([] if place == 0 else [None]), *numbers.NAMES, *([numbers.OWN] if place in self.own else [])]
            slots.append(Choice(f"loss.{slot}", options, names={None: "loss.nothing", numbers.OWN: "loss.own"}))
            slots[-1].set(DEFAULT[place])
        return [mode, *slots, Scale("loss.target", 0, 6, 2, 0.05), Sliding("loss.prediction", -4, 8, 4, 0.05),
                Scale("loss.delta", 0.1, 5, 1, 0.1)]

    def compute(self, mode, first, second, third, target, prediction, delta):
        return numbers.compute(mode, (first, second, third), self.own, target, prediction, delta)

    def adapt(self, shown):
        span = shown.span
        self.controls["target"].offer(span.target, span.target_step)
        self.controls["target"].high = span.target
        self.controls["prediction"].span(span.low, span.high, span.step)
        self.controls["delta"].rest("huber_loss" not in [thing.name for thing in shown.fits or shown.curves])

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        if shown.fits:
            found = {"data": [*numbers.ORDINARY, shown.target], "constants": numbers.GRID}
            for fit in shown.fits:
                found[f"{fit.name}_mean_loss"] = fit.total
            found["best"] = [fit.best for fit in shown.fits]
            return {name: settled(values) for name, values in found.items()}
        found = {"y_pred": shown.span.line}
        for curve in shown.curves:
            found[curve.name], found[f"{curve.name}_gradient"] = curve.y, curve.slope
        found["values"], found["gradients"] = ([getattr(c, k) for c in shown.curves] for k in ("value", "tilt"))
        return {name: settled(values) for name, values in found.items()}

    def outcome(self, shown):
        if shown.fits:
            return "constants " + ", ".join(f"{fit.best:.2f}" for fit in shown.fits)
        return "losses " + ", ".join(f"{curve.value:.3f}" for curve in shown.curves)

    def code(self, shown, state):
        things = shown.fits or shown.curves
        smoothing = shown.label[1] if shown.mode in ("probabilities", "logits") else 0
        called = [spelled(thing.name, shown.delta, smoothing) for thing in things]
        start = ["import numpy as np", "", "from kerastutor import backend as K", "from kerastutor import losses", ""]
        if shown.fits:
            return "\n".join(start + _constant_code(shown, called))
        return "\n".join(start + _curve_code(shown, called))


def spelled(name, delta, smoothing):
    """A loss as code."""
    if name == numbers.OWN:
        return "my_loss"
    if name in numbers.SMOOTHED:
        more = ", from_logits=True" * (name == numbers.FROM_LOGITS) + (f", label_smoothing={smoothing:g}" if smoothing else "")
        return f"lambda t, y: losses.binary_crossentropy(t, y{more})" if more else "losses.binary_crossentropy"
    return f"lambda t, y: losses.huber_loss(t, y, delta={delta:g})" if name == "huber_loss" else f"losses.{name}"


def _curve_code(shown, called):
    label = shown.label[0] if shown.mode in ("probabilities", "logits") else shown.target
    through = [shown.mode == "logits" and curve.name not in numbers.SCORES for curve in shown.curves]
    return [
        f"y_true = K.constant([[{label:g}]], dtype='float64')",
        f"y_pred = K.variable([[{shown.prediction:.6g}]], dtype='float64')",
        *(["p = K.identity(K.sigmoid(y_pred))       # handed on alone, so that no loss sees the score behind it"] if any(through) else []),
        "pairs = [",
        *(f"    ({text}, {'p' if seen else 'y_pred'})," for text, seen in zip(called, through)),
        "]",
        "values = [loss(y_true, y) for loss, y in pairs]",
        "gradients = [K.gradients(value, [y_pred])[0] for value in values]",
        "[(np.ravel(K.eval(v))[0], np.ravel(K.eval(g))[0]) for v, g in zip(values, gradients)]",
    ]


def _constant_code(shown, called):
    fitted = [text for text, fit in zip(called, shown.fits) if fit.name not in numbers.CLASSES]
    data = ", ".join(f"{value:g}" for value in [*numbers.ORDINARY, shown.target])
    return [
        f"data = np.array([{data}])",
        "candidates = [",
        *(f"    {text}," for text in fitted),
        "]",
        "constants = np.arange(0, 1201)[:, None] / 100",
        "y_pred = K.constant(constants, dtype='float64')",
        "",
        "def best(loss):",
        "    total = sum(np.ravel(K.eval(loss(K.constant(np.full(constants.shape, t)), y_pred))) for t in data) / len(data)",
        "    return constants[np.argmin(np.round(total, 9)), 0]",
        "",
        "[best(loss) for loss in candidates]",
    ]


def loss_explorer(losses=DEFAULT, mode="numbers", target=None, prediction=None, delta=1.0, lang=None):
    """Explore losses: what a prediction costs, how hard it is pulled, and what that does.

    Parameters
    ----------
    losses : str, callable, or up to three of these
        Names, also short ones such as 'mse' and 'binary_crossentropy(from_logits=True)'; loss objects; or your own functions of
        (y_true, y_pred) that give one number a sample.
    mode : 'numbers', 'constant', 'probabilities' or 'logits'
        Loss and gradient of a predicted number; the constant that each loss would choose for ten numbers and an outlier; or the loss of
        a label 0 or 1, along the probability or along the score (logit) behind it. Along scores, all losses but the hinges and
        from_logits=True are given sigmoid(score).
    target : float, optional
        The target; in 'constant', where the outlier stands; for classes from 0 to 1, where 0.95 is what label_smoothing=0.1 makes of 1.
    prediction : float, optional
        The prediction; in 'constant', a constant to try.
    delta : float
        Of `huber_loss`.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    LossExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For unknown names, for losses that need more than one number a sample, for more than three, and for numbers out of the mode's range.

    Examples
    --------
    >>> explorer = loss_explorer(("mse", "mae"), target=2, prediction=5, lang="en")
    >>> explorer.data["values"].tolist(), explorer.data["gradients"].tolist()
    ([9.0, 3.0], [6.0, 1.0])
    """
    if mode not in numbers.MODES:
        raise ValueError(f"loss_explorer: mode must be one of {', '.join(map(repr, numbers.MODES))}; got {mode!r}.")
    given = list(losses) if isinstance(losses, (list, tuple)) else [losses]
    if not 1 <= len(given) <= 3:
        raise ValueError(f"loss_explorer: one to three losses can be seen at once, got {len(given)}.")
    found = [_named(loss) for loss in given]
    own = {place: function for place, (name, function) in enumerate(found) if name == numbers.OWN}
    span = numbers.MODES[mode]
    target, prediction = (start if value is None else plain(value) for value, start in zip((target, prediction), span.start))
    for name, value, low, high in (("target", target, 0.0, span.target), ("prediction", prediction, span.low, span.high)):
        if isinstance(value, (int, float)) and not low <= value <= high:
            raise ValueError(f"loss_explorer: {name} must be from {low:g} to {high:g} where mode is {mode!r}, got {value!r}.")
    names = [name for name, _ in found] + [None] * (3 - len(found))
    settings = {"mode": mode, **dict(zip(SLOTS, names)), "target": target, "prediction": prediction, "delta": plain(delta)}
    return LossExplorer(own, settings, lang)


def _named(loss):
    """The name by which the menus know a loss, and the learner's own function, or None."""
    if loss == numbers.FROM_LOGITS:
        return loss, None
    found = known.get(loss)
    if found is None:
        raise ValueError("loss_explorer: a loss must be a name or a function, got None.")
    for name in numbers.NAMES:
        if name != numbers.FROM_LOGITS and found is known.get(name):
            return name, None
    if any(found is thing for thing in known.KNOWN.values()):
        raise ValueError(f"loss_explorer: {found.__name__} compares whole rows; here each sample is one number. "
                         f"On offer: {', '.join(numbers.NAMES)}, and functions of your own.")
    return numbers.OWN, found
