"""What came out of a learner's function: made fit to be shown, or named where it is not what was asked for."""
import numpy as np


def settled(values):
    """`values` without the last bits, in which machines differ; whatever is not finite becomes NaN.

    Examples
    --------
    >>> settled([0.1 + 0.2, -0.0, np.inf])
    array([0.3, 0. , nan])
    """
    values = np.asarray(values, "float64")
    return np.where(np.isfinite(values), np.round(np.where(np.isfinite(values), values, 0), 10) + 0.0, np.nan)


def kind_of(found):
    """In words: the shape of what came out, or its type where it has none.

    Examples
    --------
    >>> kind_of(np.zeros((2, 3))), kind_of("no")
    ('shape (2, 3)', 'a str')
    """
    shape = getattr(found, "shape", None)
    return f"a {type(found).__name__}" if shape is None else f"shape {tuple(shape)}"
