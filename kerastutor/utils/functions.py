"""Functions looked into: which arguments they take, and their code as text, which is how a Lambda layer is saved."""
import binascii
import codecs
import inspect
import marshal
from types import CellType, FunctionType


def has_arg(fn, name, accept_all=False):
    """Whether a callable takes an argument of this name as a keyword.

    Parameters
    ----------
    fn : callable
    name : str
    accept_all : bool
        Count `**kwargs` as taking every name.

    Examples
    --------
    >>> has_arg(lambda x, rate=0.5: x, "rate"), has_arg(len, "obj")
    (True, False)
    """
    parameters = inspect.signature(fn).parameters
    if name in parameters:
        return parameters[name].kind in (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)
    return accept_all and any(p.kind == inspect.Parameter.VAR_KEYWORD for p in parameters.values())


def getargspec(fn):
    """The names and defaults of a function's arguments, as `inspect.getfullargspec` gives them."""
    return inspect.getfullargspec(fn)


def func_dump(func):
    """A function as plain data: its code as text, its defaults, and the values it took along from where it was made.

    Returns
    -------
    code : str
    defaults : tuple or None
    closure : tuple or None

    Raises
    ------
    TypeError
        For what has no Python code, such as `len`.

    Notes
    -----
    The text holds byte code, which only the same version of Python understands. What is meant to last belongs into a named function or
    a class.
    """
    if not inspect.isfunction(func):
        raise TypeError(f"func_dump: a function written in Python is needed, got {func!r}.")
    code = codecs.encode(marshal.dumps(func.__code__), "base64").decode("ascii")
    closure = func.__closure__
    return code, func.__defaults__, None if closure is None else tuple(cell.cell_contents for cell in closure)


def func_load(code, defaults=None, closure=None, globs=None):
    """The function that `func_dump` gave as plain data.

    Parameters
    ----------
    code : str, or the whole (code, defaults, closure)
    defaults, closure : tuple or None
    globs : dict
        The global names that the function sees.

    Raises
    ------
    ValueError
        For text that is not the code of a function under this version of Python.

    Notes
    -----
    Calling the result runs whatever code the text holds: load only what comes from somebody you trust.

    Examples
    --------
    >>> func_load(func_dump(lambda x, n=3: x + n))(4)
    7
    """
    if isinstance(code, (tuple, list)):
        code, defaults, closure = code
    try:
        function_code = marshal.loads(codecs.decode(code.encode("ascii"), "base64"))
    except (ValueError, EOFError, TypeError, binascii.Error) as error:
        raise ValueError(f"func_load: the text holds no code that this version of Python understands ({error}). "
                         "Define the function again, or write a layer class for it.") from None
    cells = None if closure is None else tuple(CellType(value) for value in closure)
    defaults = tuple(defaults) if isinstance(defaults, list) else defaults
    return FunctionType(function_code, globals() if globs is None else globs, name=function_code.co_name, argdefs=defaults, closure=cells)
