"""Objects to and from plain data: {'class_name': 'Adam', 'config': {'lr': 0.001}}."""
from contextlib import contextmanager
from inspect import signature

from .errors import unknown_name

CUSTOM_OBJECTS = {}


def get_custom_objects():
    """The learner's own classes and functions by name, found before the library's."""
    return CUSTOM_OBJECTS


@contextmanager
def custom_object_scope(*objects):
    """Within it, names in the given dicts are known to every `deserialize`."""
    before = dict(CUSTOM_OBJECTS)
    for names in objects:
        CUSTOM_OBJECTS.update(names)
    try:
        yield
    finally:
        CUSTOM_OBJECTS.clear()
        CUSTOM_OBJECTS.update(before)


def serialize(instance):
    """Plain data for an object with `get_config`, a name for a function, None for None."""
    if instance is None:
        return None
    if hasattr(instance, "get_config"):
        return {"class_name": type(instance).__name__, "config": instance.get_config()}
    if hasattr(instance, "__name__"):
        return instance.__name__
    raise ValueError(f"Cannot serialize {instance!r}: it has neither get_config nor a name.")


def deserialize(identifier, known, custom_objects=None, kind="object"):
    """The object that `identifier`, a name or {'class_name': …, 'config': …}, stands for.

    Parameters
    ----------
    identifier : str or dict
    known : dict of str to class or function
        The library's own; `custom_objects` and `get_custom_objects()` are asked first.
    kind : str
        What it should be, for the error message.

    Raises
    ------
    ValueError
        When the name is not known.
    """
    own = {**CUSTOM_OBJECTS, **(custom_objects or {})}
    if isinstance(identifier, str):
        return find(identifier, own, known, kind)
    if not isinstance(identifier, dict) or "class_name" not in identifier or "config" not in identifier:
        article = "an" if kind[0] in "aeio" else "a"
        raise ValueError(f"Improper config format for {article} {kind}: {identifier!r}. It must hold 'class_name' and 'config'.")
    found = find(identifier["class_name"], own, known, kind)
    config = identifier["config"]
    if not hasattr(found, "from_config"):
        return found(**config)
    if "custom_objects" in signature(found.from_config).parameters:
        return found.from_config(config, custom_objects=own)
    with custom_object_scope(own):
        return found.from_config(config)


def find(name, own, known, kind):
    """The class or function called `name`."""
    if name in own:
        return own[name]
    if name in known:
        return known[name]
    raise unknown_name(kind, name, {**known, **own})


def get(identifier, known, kind):
    """None for None; the object that a name or a config stands for (a class is made an object); a callable as it is."""
    if identifier is None:
        return None
    if isinstance(identifier, (str, dict)):
        found = deserialize(identifier, known, kind=kind)
        return found() if isinstance(found, type) else found
    if callable(identifier):
        return identifier() if isinstance(identifier, type) else identifier
    raise ValueError(f"Could not interpret {kind} identifier: {identifier!r}. Give a name, a config, a class or a function.")
