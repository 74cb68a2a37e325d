"""What initializers and activations are called in the picture, the learner's own included."""
from ....words import word
from ... import svg
from .law import short
from .numbers import OWN


def name_of(thing):
    """The name of a function or of an object's class; None for a lambda.

    Examples
    --------
    >>> name_of(OWN), name_of(short), name_of(lambda shape: 0)
    ('str', 'short', None)
    """
    found = getattr(thing, "__name__", type(thing).__name__)
    return None if found == "<lambda>" else found


def name(bench, initializer, gain, lang, room=None, size=12):
    """An initializer as it is called here, 'he_normal × 1.5'; where `room` is given, so short that the factor still fits."""
    called = initializer
    if initializer == OWN:
        called = name_of(bench.own_initializer) or word("initializer.own", lang)
    factor = "" if gain == 1 else f" × {short(gain)}"
    return (called if room is None else svg.shorten(called, room - svg.width_of(factor, size), size)) + factor


def activation_name(bench, activation, lang):
    """An activation as it is called here."""
    return (name_of(bench.own_activation) or word("initializer.own", lang)) if activation == OWN else activation
