"""What every function of this folder asks of an argument that counts something."""
import operator


def whole_number(where, name, value, least=None):
    """`value` as an int, or an error that says why it is none.

    Examples
    --------
    >>> whole_number("pad_sequences", "maxlen", 2.5)
    Traceback (most recent call last):
    ...
    TypeError: pad_sequences: maxlen must be a whole number, got 2.5.
    >>> whole_number("pad_sequences", "maxlen", -1, least=0)
    Traceback (most recent call last):
    ...
    ValueError: pad_sequences: maxlen must be at least 0, got -1.
    """
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{where}: {name} must be a whole number, got {value!r}.") from None
    if least is not None and number < least:
        raise ValueError(f"{where}: {name} must be at least {least}, got {value!r}.")
    return number
