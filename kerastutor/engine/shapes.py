"""Small helpers for one-or-many: a layer takes one tensor or a list of them, and so it is with shapes."""


def as_list(x):
    """A list of what may be one thing, several, or nothing (None)."""
    if x is None:
        return []
    return list(x) if isinstance(x, (list, tuple)) else [x]


def one_or_list(items):
    """The only item, or the list where there are several."""
    return items[0] if len(items) == 1 else list(items)


def is_shape(x):
    """Whether `x` is one shape, not a list of shapes."""
    return isinstance(x, (tuple, list)) and all(n is None or not isinstance(n, (tuple, list)) for n in x)


def shape_list(shapes):
    """A list of shapes from one shape or several."""
    return [tuple(shapes)] if is_shape(shapes) else [tuple(s) for s in shapes]
