"""Symbols: values that are still to come, the nodes that will make them, and `evaluate`, which computes what was drawn."""
import numpy as np

from . import state
from .operand import Operand
from .tensor import Tensor, value_of


class Symbol(Operand):
    """A value still to come: a shape (None where a size is not known yet), a type, and the node that will make it.

    Attributes
    ----------
    shape : tuple of int or None
    dtype : str
    node : Node or None
        None for an input, whose value is fed.
    index : int
        Which of the node's results it is.
    trials : tuple of ndarray or None
        What whole numbers, such as a shape, were in the two trial runs: later trials go on with them.
    """

    __slots__ = ("shape", "dtype", "name", "node", "index", "trials", "_keras_mask", "_keras_history", "__weakref__")

    def __init__(self, shape, dtype, name, node=None, index=0):
        self.shape = tuple(shape)
        self.dtype = dtype
        self.name = name
        self.node = node
        self.index = index
        self.trials = None
        self._keras_mask = None
        self._keras_history = None

    @property
    def _keras_shape(self):
        return self.shape

    @property
    def ndim(self):
        return len(self.shape)

    def __array__(self, dtype=None, copy=None):
        raise TypeError(f"The symbol {self.name!r} has no value yet: feed it with K.function, or make a Model of it and predict.")

    def __iter__(self):
        raise TypeError(f"The symbol {self.name!r} cannot be walked through: its length is known only once it has a value.")

    def __bool__(self):
        raise TypeError(f"The symbol {self.name!r} is neither true nor false yet: use K.switch to choose between values.")

    def __repr__(self):
        return f"<Symbol {self.name!r} shape={self.shape} dtype={self.dtype}>"


class Node:
    """One step that was drawn: `function(*arguments, **settings)` will make the values of `outputs`."""

    __slots__ = ("function", "arguments", "settings", "outputs", "many")

    def __init__(self, function, arguments, settings, shapes, dtypes, name, many=False):
        self.function = function
        self.arguments = tuple(arguments)
        self.settings = settings
        self.many = many
        self.outputs = [Symbol(s, d, f"{name}:{k}" if many else name, self, k) for k, (s, d) in enumerate(zip(shapes, dtypes))]

    def sources(self):
        """The symbols it needs."""
        return [s for a in self.arguments for s in (a if isinstance(a, (list, tuple)) else (a,)) if isinstance(s, Symbol)]


def draw(function, arguments, settings):
    """Draw a node for `function` on symbols, learning the shape of its result from two trial runs."""
    first, second = (trial(function, arguments, settings, run) for run in (0, 1))
    many = isinstance(first, (tuple, list))
    pairs = [[np.asarray(value_of(x)) for x in pair] for pair in (zip(first, second) if many else [(first, second)])]
    shapes = [tuple(a if a == b else None for a, b in zip(x.shape, y.shape)) for x, y in pairs]
    dtypes = [x.dtype.name for x, _ in pairs]
    name = getattr(function, "name", getattr(function, "__name__", "node"))
    node = Node(function, arguments, settings, shapes, dtypes, f"{name}_{state.get_uid(name)}", many)
    for symbol, (x, y) in zip(node.outputs, pairs):
        symbol.trials = (x, y) if x.dtype.kind == "i" else None
    return tuple(node.outputs) if many else node.outputs[0]


UNKNOWN = (2, 12), (3, 18)  # in each trial run, the batch size and any other size that is not known


def trial(function, arguments, settings, run):
    """Run `function` on ones, in the first (0) or second (1) run's sizes."""
    with state.undrawn(), state.tape(True), np.errstate(all="ignore"):
        return function(*[stand_in(a, run) for a in arguments], **settings)


def stand_in(x, run=0):
    """A tensor of ones for a symbol, also for those in lists and dicts; anything else as it is."""
    if isinstance(x, (list, tuple)):
        return type(x)(stand_in(s, run) for s in x)
    if isinstance(x, dict):
        return {name: stand_in(s, run) for name, s in x.items()}
    if not isinstance(x, Symbol):
        return x
    if x.trials is not None:
        return Tensor(x.trials[run])
    shape = [UNKNOWN[run][k > 0] if n is None else n for k, n in enumerate(x.shape)]
    return Tensor(np.ones(shape, x.dtype))


class Plan:
    """The steps from `inputs` to `outputs`, worked out once and run often.

    Parameters
    ----------
    inputs : list of Symbol
        What will be fed.
    outputs : list of Symbol or Tensor
    """

    def __init__(self, inputs, outputs):
        self.inputs, self.outputs = list(inputs), list(outputs)
        self.nodes = order(self.outputs, self.inputs)
        self.places = {}
        for symbol in self.inputs:
            self.places.setdefault(id(symbol), len(self.places))
        for node in self.nodes:
            for symbol in node.outputs:
                self.places.setdefault(id(symbol), len(self.places))

    def run(self, values, watch=None):
        """The values of the outputs, a list of tensors, when the inputs have `values`; `watch(node, results)` sees every step."""
        places = self.places
        known = [None] * len(places)
        for symbol, value in zip(self.inputs, values):
            known[places[id(symbol)]] = value if isinstance(value, Tensor) else Tensor(np.asarray(value, symbol.dtype))
        for node in self.nodes:
            result = node.function(*[_look_up(a, known, places) for a in node.arguments], **node.settings)
            results = result if node.many else (result,)
            for symbol, value in zip(node.outputs, results):
                known[places[id(symbol)]] = value
            if watch:
                watch(node, results)
        return [_look_up(symbol, known, places) for symbol in self.outputs]


def _look_up(argument, known, places):
    """What an argument of a node stands for: a symbol for its value, a list for what is in it, anything else for itself.

    No closure of `run`: one that called itself would keep all values of a step, the batch too, until Python's collector comes by.
    """
    if isinstance(argument, Symbol):
        return known[places[id(argument)]]
    if isinstance(argument, (list, tuple)):
        return type(argument)(_look_up(a, known, places) for a in argument)
    return argument


def order(outputs, inputs=()):
    """The nodes that `outputs` need, each after those it needs itself; the walk stops at `inputs`."""
    given = {id(s) for s in inputs}
    done, nodes = set(), []
    stack = [(s, False) for s in reversed(outputs) if isinstance(s, Symbol)]
    while stack:
        symbol, sources_done = stack.pop()
        if id(symbol) in given:
            continue
        node = symbol.node
        if node is None:
            raise ValueError(f"Graph disconnected: the value of {symbol.name!r} is needed, but nothing feeds it. "
                             "Give it as an input.")
        if id(node) in done:
            continue
        if sources_done:
            done.add(id(node))
            nodes.append(node)
        else:
            stack.append((symbol, True))
            stack.extend((s, False) for s in reversed(node.sources()))
    return nodes


def evaluate(outputs, feed):
    """The values of symbols, given the values of others: at once `Model.call`, `K.function` and `K.eval`.

    Parameters
    ----------
    outputs : list of Symbol or Tensor
    feed : dict of Symbol to array_like or Tensor

    Returns
    -------
    list of Tensor

    Examples
    --------
    >>> from kerastutor import backend as K
    >>> x = K.placeholder(shape=(None, 2))
    >>> evaluate([K.sum(x * x, axis=1)], {x: [[3., 4.]]})
    [Tensor([25.])]
    """
    return Plan(feed.keys(), outputs).run(feed.values())
