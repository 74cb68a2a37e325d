"""Optimizers by name and by config."""
from ..core import config as _config
from .adam import Adam, Adamax, Nadam
from .adaptive import Adadelta, Adagrad, RMSprop
from .base import Optimizer
from .foreign import TFOptimizer
from .sgd import SGD

sgd, rmsprop, adagrad, adadelta, adam, adamax, nadam = SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam

KNOWN = {cls.__name__.lower(): cls for cls in (SGD, RMSprop, Adagrad, Adadelta, Adam, Adamax, Nadam, TFOptimizer)}


def serialize(optimizer):
    """{'class_name': …, 'config': …} for an optimizer.

    Examples
    --------
    >>> serialize(SGD(0.5, clipvalue=1.))["config"]
    {'clipvalue': 1.0, 'learning_rate': 0.5, 'momentum': 0.0, 'decay': 0.0, 'nesterov': False}
    """
    return _config.serialize(optimizer)


def deserialize(config, custom_objects=None):
    """An optimizer from its config; its class may be written in any case.

    Raises
    ------
    ValueError
        For a name that is not known; the nearest known ones are listed.

    Examples
    --------
    >>> float(deserialize({"class_name": "Adam", "config": {"lr": 0.5}}).learning_rate)
    0.5
    """
    name = str(config.get("class_name"))
    if name.lower() in KNOWN:
        config = {**config, "class_name": name.lower()}
    return _config.deserialize(config, KNOWN, custom_objects, "optimizer")


def get(identifier):
    """An optimizer from a name in any case, a config, or an optimizer, which stays as it is.

    Raises
    ------
    ValueError
        For a name that is not known (the nearest known ones are listed), and for anything else.

    Examples
    --------
    >>> type(get("RMSprop")).__name__, type(get("rmsprop")).__name__
    ('RMSprop', 'RMSprop')
    >>> get("rmsporp")
    Traceback (most recent call last):
    ...
    ValueError: Unknown optimizer: 'rmsporp'. Did you mean 'rmsprop'?
    """
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, dict):
        return deserialize(identifier)
    if isinstance(identifier, str):
        return deserialize({"class_name": identifier, "config": {}})
    if isinstance(identifier, type):
        raise ValueError(f"Could not interpret optimizer identifier: the class {identifier.__name__}. Make one: {identifier.__name__}().")
    if hasattr(identifier, "apply_gradients"):
        return TFOptimizer(identifier)
    raise ValueError(f"Could not interpret optimizer identifier: {identifier!r}. Give a name, a config or an optimizer.")
