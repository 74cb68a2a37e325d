"""The learner's own classes and functions by name, and objects to and from plain data: what saving and loading a model rests on."""
from ..core import config as _config
from ..core.config import CUSTOM_OBJECTS, get_custom_objects  # noqa: F401


class CustomObjectScope:
    """Within it, the names in the given dicts are known to every `get`, `deserialize` and `load_model`.

    Parameters
    ----------
    args : dict of str to class or function

    Examples
    --------
    >>> from kerastutor import activations
    >>> def double(x):
    ...     return 2 * x
    >>> with CustomObjectScope({"double": double}):
    ...     print(activations.get("double")(4))
    8
    """

    def __init__(self, *args):
        self.custom_objects = args
        self.backup = None

    def __enter__(self):
        self.backup = dict(CUSTOM_OBJECTS)
        for names in self.custom_objects:
            CUSTOM_OBJECTS.update(names)
        return self

    def __exit__(self, *error):
        CUSTOM_OBJECTS.clear()
        CUSTOM_OBJECTS.update(self.backup)


def custom_object_scope(*args):
    """A `CustomObjectScope` of these dicts: `with custom_object_scope({"double": double}): …`"""
    return CustomObjectScope(*args)


def serialize_keras_object(instance):
    """{'class_name': …, 'config': …} for an object with `get_config`, the name of a function, None for None.

    Raises
    ------
    ValueError
        For what has neither.

    Examples
    --------
    >>> serialize_keras_object(len)
    'len'
    """
    return _config.serialize(instance)


def deserialize_keras_object(identifier, module_objects=None, custom_objects=None, printable_module_name="object"):
    """The class or function of this name, or the object that {'class_name': …, 'config': …} describes.

    Parameters
    ----------
    identifier : str, dict or None
        None gives None.
    module_objects : dict of str to class or function
        What is known; `custom_objects` and `get_custom_objects()` are asked first.
    custom_objects : dict of str to class or function
    printable_module_name : str
        What it should be, for the error message.

    Raises
    ------
    ValueError
        For a name that is not known (the nearest known ones are listed), and for a dict without 'class_name' and 'config'.
    TypeError
        For anything else.

    Examples
    --------
    >>> deserialize_keras_object("dobule", {"double": None}, printable_module_name="activation function")
    Traceback (most recent call last):
    ...
    ValueError: Unknown activation function: 'dobule'. Did you mean 'double'?
    """
    if identifier is None:
        return None
    if not isinstance(identifier, (str, dict)):
        raise TypeError(f"deserialize_keras_object: a name or a config is needed, got {identifier!r}.")
    return _config.deserialize(identifier, module_objects or {}, custom_objects, printable_module_name)
