"""Errors that say the fact, the value and the way out."""


def nearest(name, known, most=3):
    """The names in `known` that look most like `name`, best first, whatever their case."""
    import difflib  # only when something went wrong

    by_lower = {}
    for candidate in known:
        by_lower.setdefault(candidate.lower(), candidate)
    found = difflib.get_close_matches(str(name).lower(), by_lower, n=most, cutoff=0.5)
    return [by_lower[lower] for lower in found]


def unknown_name(kind, name, known):
    """A ValueError for a name that nobody knows, with the nearest names that somebody does.

    Examples
    --------
    >>> print(unknown_name("loss", "mean_squard_error", ["mean_squared_error", "hinge"]))
    Unknown loss: 'mean_squard_error'. Did you mean 'mean_squared_error'?
    """
    close = nearest(name, known)
    if close:
        hint = "Did you mean " + " or ".join(repr(c) for c in close) + "?"
    else:
        hint = "Known: " + ", ".join(sorted(known, key=str.lower)) + "."
    return ValueError(f"Unknown {kind}: {name!r}. {hint}")


def one_of(where, argument, value, allowed):
    """Raise a ValueError unless `value` is one of `allowed`.

    Examples
    --------
    >>> one_of("pad_sequences", "padding", "middle", ("pre", "post"))
    Traceback (most recent call last):
    ...
    ValueError: pad_sequences: padding must be 'pre' or 'post', got 'middle'.
    """
    if value not in allowed:
        wanted = " or ".join(repr(a) for a in allowed)
        raise ValueError(f"{where}: {argument} must be {wanted}, got {value!r}.")
