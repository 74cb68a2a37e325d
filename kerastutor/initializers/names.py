"""Initializers by name: Keras's aliases, and the way from a name or a config to an initializer."""
from ..core import config as _config
from .drawn import RandomNormal, RandomUniform, TruncatedNormal
from .fixed import Constant, Identity, Ones, Zeros
from .orthogonal import Orthogonal
from .scaled import VarianceScaling, glorot_normal, glorot_uniform, he_normal, he_uniform, lecun_normal, lecun_uniform

zero = zeros = Zeros
one = ones = Ones
constant = Constant
uniform = random_uniform = RandomUniform
normal = random_normal = RandomNormal
truncated_normal = TruncatedNormal
identity = Identity
orthogonal = Orthogonal

MAKERS = (lecun_uniform, lecun_normal, glorot_uniform, glorot_normal, he_uniform, he_normal)
KNOWN = {"VarianceScaling": VarianceScaling,
         **{name: thing for name, thing in list(globals().items()) if isinstance(thing, type)}}
KNOWN.update({maker.__name__: maker for maker in MAKERS})


def serialize(initializer):
    """{'class_name': …, 'config': …} for an initializer, the name of a function.

    Examples
    --------
    >>> serialize(RandomNormal(stddev=0.1))
    {'class_name': 'RandomNormal', 'config': {'mean': 0.0, 'stddev': 0.1, 'seed': None}}
    """
    return _config.serialize(initializer)


def deserialize(config, custom_objects=None):
    """An initializer from its config; what a mere name stands for as it is, a class or a function.

    Parameters
    ----------
    config : dict or str
    custom_objects : dict of str to class or function, optional
        Your own, found before the library's.

    Examples
    --------
    >>> deserialize({"class_name": "Constant", "config": {"value": 3}}).value
    3
    """
    return _config.deserialize(config, KNOWN, custom_objects, "initializer")


def get(identifier):
    """An initializer from a name, a config, a class, or any `f(shape, dtype=None)`.

    Parameters
    ----------
    identifier : str, dict, class or callable
        A class, and a function such as `he_normal` that makes an initializer, are called first; in Keras that is left to you.

    Raises
    ------
    ValueError
        For a name that is not known (the nearest known ones are listed), for None, and for what cannot be called.

    Examples
    --------
    >>> get("he_normal").get_config()
    {'scale': 2.0, 'mode': 'fan_in', 'distribution': 'normal', 'seed': None}
    """
    found = _config.get(identifier, KNOWN, "initializer")
    if found is None:
        raise ValueError("Could not interpret initializer identifier: None. Give a name such as 'zeros', a config, a class or a function.")
    return found() if found in MAKERS else found
