"""One thing or several: small helpers with which a model treats a lone array and a list of them alike."""


def to_list(x, allow_tuple=False):
    """`x` itself if it is a list, else a list of it alone; a tuple is turned into a list where `allow_tuple`.

    Examples
    --------
    >>> to_list((1, 2)), to_list((1, 2), allow_tuple=True)
    ([(1, 2)], [1, 2])
    """
    if isinstance(x, list):
        return x
    return list(x) if allow_tuple and isinstance(x, tuple) else [x]


def unpack_singleton(x):
    """The only item of a list or tuple of one; anything longer as it is.

    Examples
    --------
    >>> unpack_singleton([1]), unpack_singleton([1, 2])
    (1, [1, 2])
    """
    return x[0] if len(x) == 1 else x


def object_list_uid(object_list):
    """Text by which just these objects, in this order, are known again."""
    return ", ".join(str(abs(id(x))) for x in to_list(object_list))


def is_all_none(iterable_or_element):
    """Whether there is nothing but None.

    Examples
    --------
    >>> is_all_none([None, None]), is_all_none([None, 0])
    (True, False)
    """
    return all(x is None for x in to_list(iterable_or_element, allow_tuple=True))


def slice_arrays(arrays, start=None, stop=None):
    """The samples from `start` to `stop`, or those numbered in `start`, of one array or of each in a list.

    Parameters
    ----------
    arrays : array, or list of arrays (None among them stays)
    start : int, or list or array of int
    stop : int
        Plays no part where `start` holds several numbers.

    Returns
    -------
    array or list, as given; [None] for None

    Examples
    --------
    >>> slice_arrays([[1, 2, 3, 4], None], 1, 3)
    [[2, 3], None]

    Notes
    -----
    Keras answers [None] for a lone array with whole numbers as `start` and `stop`; here it is cut like one in a list.
    """
    if arrays is None:
        return [None]
    if hasattr(start, "__len__"):
        places = start.tolist() if hasattr(start, "tolist") else start     # HDF5 wants lists
    else:
        places = slice(start, stop)
    if isinstance(arrays, list):
        return [None if x is None else x[places] for x in arrays]
    return arrays[places]


def transpose_shape(shape, target_format, spatial_axes):
    """A shape with its channels last, as it reads in `target_format`.

    Parameters
    ----------
    shape : tuple or list
        (batch, …, channels).
    target_format : 'channels_first' or 'channels_last'
    spatial_axes : tuple of int
        Which axes are places in space, one after another.

    Raises
    ------
    ValueError
        For another format.

    Examples
    --------
    >>> transpose_shape((16, 32, 48, 3), "channels_first", (1, 2))
    (16, 3, 32, 48)
    """
    if target_format == "channels_last":
        return shape
    if target_format != "channels_first":
        raise ValueError(f"transpose_shape: target_format must be 'channels_first' or 'channels_last', got {target_format!r}.")
    moved = [*shape[:spatial_axes[0]], shape[-1], *(shape[axis] for axis in spatial_axes)]
    return moved if isinstance(shape, list) else tuple(moved)


def check_for_unexpected_keys(name, input_dict, expected_values):
    """A ValueError where a dict holds keys that nobody expects.

    Examples
    --------
    >>> check_for_unexpected_keys("loss", {"otuput": "mse"}, ["output"])
    Traceback (most recent call last):
    ...
    ValueError: Unknown entries in loss dictionary: ['otuput']. Only expected following keys: ['output']
    """
    unknown = [key for key in input_dict if key not in expected_values]
    if unknown:
        raise ValueError(f"Unknown entries in {name} dictionary: {unknown}. Only expected following keys: {list(expected_values)}")
