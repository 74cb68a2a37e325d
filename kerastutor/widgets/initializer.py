"""The explorer of initializers: how weights begin, and how far signal and gradient come in a deep network that begins with them."""
import base64
import textwrap

import numpy as np

from .. import activations, initializers
from ..figures.configuration.initializer import names, numbers, scene, still
from .base import Explorer
from .controls import Choice, Slider
from .ranges import Scale

_START = {"initializer": "glorot_uniform", "activation": "tanh", "gain": 1.0, "units": 50, "layers": 20}


class InitializerExplorer(Explorer):
    """See `initializer_explorer`."""

    name = "initializer"
    examples = {
        "initializer.example_glorot": _START,
        "initializer.example_zeros": {**_START, "initializer": "zeros"},
        "initializer.example_small": {**_START, "initializer": "random_normal"},
        "initializer.example_large": {**_START, "initializer": "random_normal", "gain": 12.0},
        "initializer.example_glorot_relu": {**_START, "activation": "relu"},
        "initializer.example_he_relu": {**_START, "initializer": "he_normal", "activation": "relu"},
        "initializer.example_sigmoid": {**_START, "activation": "sigmoid"},
        "initializer.example_sigmoid_large": {**_START, "activation": "sigmoid", "gain": 6.0},
        "initializer.example_selu": {**_START, "initializer": "lecun_normal", "activation": "selu"},
        "initializer.example_orthogonal": {**_START, "initializer": "orthogonal", "activation": "linear", "layers": 40},
    }

    def __init__(self, own_initializer, own_activation, settings, lang=None):
        self.own_initializer, self.own_activation = own_initializer, own_activation
        self._bench = None
        super().__init__(settings, lang)

    def make_controls(self):
        own = {numbers.OWN: "initializer.own"}
        initializer = Choice("initializer.initializer", [*numbers.INITIALIZERS, *([numbers.OWN] if self.own_initializer else [])], own)
        activation = Choice("initializer.activation", [*numbers.ACTIVATIONS, *([numbers.OWN] if self.own_activation else [])], own)
        initializer.set(_START["initializer"])
        activation.set(_START["activation"])
        return [
            initializer,
            activation,
            Scale("initializer.gain", 0.1, 12, 1.0, 0.1),
            Slider("initializer.units", 8, 100, 50),
            Slider("initializer.layers", 2, 40, 20),
            Slider("initializer.seed", 0, 30, 1),
        ]

    def compute(self, initializer, activation, gain, units, layers, seed):
        bench = self._bench
        if bench is None or (bench.units, bench.layers, bench.seed) != (units, layers, seed):
            bench = numbers.Bench(units, layers, seed, self.own_initializer, self.own_activation)
        tried = numbers.look(bench, initializer, activation, float(gain))
        self._bench = bench
        return tried

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        every = [[shown.at(row, column) for column in shown.columns] for row in shown.rows]
        return {
            "weights": shown.kernel.copy(), "activations": shown.values.copy(), "saturated": shown.saturated,
            "signal": shown.course.signal.copy(), "gradient": shown.course.gradient.copy(),
            "overview_initializers": np.array([names.name(shown.bench, *row, "en") for row in shown.rows]),
            "overview_activations": np.array(shown.columns),
            "overview_signal": np.array([[course.signal for course in row] for row in every]),
            "overview_gradient": np.array([[course.gradient for course in row] for row in every]),
        }

    def steady(self, shown):
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        decomposed = isinstance(shown.bench.initializer(shown.initializer), initializers.Orthogonal)
        return {"settings": settings} if decomposed else {"settings": settings, "weights": np.round(shown.kernel.astype("float64"), 3)}

    def outcome(self, shown):
        ends = (f"{what} {' at '.join(map(str, end)) if end else 'holds'}"
                for what, end in (("signal", shown.course.signal_end), ("gradient", shown.course.gradient_end)))
        return ", ".join(ends)

    def still(self):
        return {"image/png": base64.b64encode(still.png(self._shown)).decode()}

    def code(self, shown, state):
        bench, shape = shown.bench, f"({state['units']}, {state['units']})"
        samples = f"({numbers.SAMPLES}, {state['units']})"
        kernel = f"initializer({shape}, dtype='float32')"
        if state["initializer"] == numbers.OWN:
            begins = "initializer = my_initializer"
            kernel = kernel if shown.gain == 1 else f"{shown.gain!r} * {kernel}"
        elif shown.gain == 1:
            begins = f"initializer = initializers.get({state['initializer']!r})"
        else:
            grown = bench.initializer(state["initializer"], shown.gain)
            arguments = ", ".join(f"{name}={value!r}" for name, value in grown.get_config().items() if name != "seed")
            begins = f"initializer = initializers.{type(grown).__name__}({arguments})"
        activation = "my_activation" if state["activation"] == numbers.OWN else f"activations.get({state['activation']!r})"
        return textwrap.dedent(f"""\
            import numpy as np
            from kerastutor import activations, backend as K, initializers
            from kerastutor.utils import set_random_seed

            {begins}
            activation = {activation}
            set_random_seed({state['seed']})
            h, end = [K.random_normal({samples})], K.random_normal({samples})
            for layer in range({state['layers']}):
                h.append(activation(K.dot(h[-1], {kernel})))
            gradients = K.gradients(K.sum(h[-1] * end), h)
            signal = [np.sqrt(np.var(K.eval(values), axis=0).mean()) for values in h]
            gradient = [np.sqrt(np.square(K.eval(g)).mean()) for g in gradients]
            print(np.array([signal, gradient]).T)""")


def initializer_explorer(initializer="glorot_uniform", activation="tanh", gain=1.0, units=50, layers=20, seed=1, lang=None):
    """Explore how the first weights of a deep network decide whether anything can be learned.

    The weights of a layer stand as a histogram under the exact density of their law. The samples' differences are followed forward
    through all layers, and the gradient back: where they die, where they explode. Beside the chosen pair stand others, and a table of all.

    Parameters
    ----------
    initializer : str, Initializer or callable
        A name such as 'he_normal', or your own: an object, or any `f(shape, dtype=None)` that gives weights.
    activation : str or callable
        A name such as 'relu', or your own function, built of `K`'s.
    gain : float from 0.1 on
        The weights are multiplied by it.
    units, layers : int
        Units of each layer, from 8 on, and how many layers there are, from 2 on.
    seed : int
        Of the samples and of all weights.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    InitializerExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For names that are not known, for an own initializer whose weights have another shape than was asked for or are not finite, and
        for an own activation that gives no tensor of the shape that it gets.

    Notes
    -----
    The signal is the spread of 32 standard normal samples, sqrt(mean over units of var over samples): where all samples give the same, a
    network can tell nothing apart, however large its numbers are. The gradient is that of sum(h end), with `end` standard normal: its root
    mean square is about 1 at the last layer.

    Examples
    --------
    >>> explorer = initializer_explorer("random_normal", "tanh", lang="en")
    >>> int((explorer.data["signal"] > 1e-3).sum())
    7
    """
    settings = {"gain": gain, "units": units, "layers": layers, "seed": seed}
    own_initializer = own_activation = None
    if initializer in numbers.INITIALIZERS:
        settings["initializer"] = initializer
    else:
        own_initializer, settings["initializer"] = initializers.get(initializer), numbers.OWN
    if callable(activation) and activations.KNOWN.get(getattr(activation, "__name__", None)) is activation:
        activation = activation.__name__
    if activation in numbers.ACTIVATIONS:
        settings["activation"] = activation
    else:
        own_activation, settings["activation"] = activations.get(activation), numbers.OWN
    return InitializerExplorer(own_initializer, own_activation, settings, lang)
