"""Data on their way into a model: as lists of arrays that fit it, cut into batches."""
import numpy as np

from .. import backend as K
from ..core.tensor import value_of
from .shapes import as_list


def standardize(data, names, shapes, kind, dtypes=None):
    """A list of arrays, one for each name, from an array, a list or a dict.

    Parameters
    ----------
    data : array_like, list of array_like, or dict of name to array_like
    names : list of str
        Of the model's inputs or outputs.
    shapes : list of tuple or None
        What each array must look like; None stands for any size, a shape of None for anything.
    kind : 'input' or 'target'
        For the error messages.
    dtypes : list of str
        Arrays of floats are turned into these.

    Raises
    ------
    ValueError
        For a wrong number of arrays, or a shape that does not fit; what was expected and what came are named.
    """
    arrays = [as_array(x, name, kind) for x, name in zip(by_name(data, names, kind), names)]
    for place, (array, name, shape) in enumerate(zip(arrays, names, shapes)):
        if array.ndim == 1 and (shape is None or len(shape) != 1):
            arrays[place] = array = array[:, None]
        if shape is not None:
            check_shape(array, name, shape, kind)
    if dtypes:
        arrays = [a if a.dtype == d else a.astype(d) for a, d in zip(arrays, dtypes)]
    check_lengths(arrays, names, kind)
    return arrays


def by_name(data, names, kind):
    """One thing for each name."""
    if data is None:
        if names:
            raise ValueError(f"The model expects {len(names)} {kind} arrays ({', '.join(names)}), but none was given.")
        return []
    if isinstance(data, dict):
        missing = [n for n in names if n not in data]
        if missing:
            raise ValueError(f"No data provided for {missing[0]!r}. Need data for each key in: {names}; got: {sorted(data)}.")
        return [data[n] for n in names]
    if isinstance(data, (list, tuple)) and len(names) == 1 and not (len(data) == 1 and np.ndim(data[0]) > 0):
        numbers = data and not hasattr(data[0], "shape")
        if not numbers and len(data) != 1:
            raise ValueError(f"The model expects 1 {kind} array ({names[0]}), but a list of {len(data)} arrays was given. "
                             "If the list is meant as one array, turn it into one: np.array(…).")
        return [data] if numbers else list(data)
    listed = as_list(data)
    if len(listed) != len(names):
        raise ValueError(f"Error when checking model {kind}: expected {len(names)} arrays ({', '.join(names)}), got {len(listed)}.")
    return listed


def as_array(x, name, kind):
    """One array of numbers."""
    try:
        array = np.asarray(value_of(x))
    except ValueError:
        array = np.asarray(None)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"Error when checking {kind} {name}: numbers are needed, got {type(x).__name__} of dtype {array.dtype}. "
                         "Rows of different lengths must be padded first (pad_sequences), words turned into numbers.")
    return array


def check_shape(array, name, shape, kind):
    """A ValueError for an array that does not have the shape."""
    if array.ndim != len(shape):
        raise ValueError(f"Error when checking {kind}: expected {name} to have {len(shape)} dimensions, "
                         f"but got array with shape {array.shape}.")
    for size, wanted in list(zip(array.shape, shape))[1:]:
        if wanted is not None and size != wanted:
            raise ValueError(f"Error when checking {kind}: expected {name} to have shape {tuple(shape[1:])} "
                             f"but got array with shape {array.shape[1:]}.")


def check_lengths(arrays, names, kind):
    """All arrays hold the same number of samples."""
    lengths = {a.shape[0] if a.ndim else 0 for a in arrays}
    if len(lengths) > 1:
        found = ", ".join(f"{n} {a.shape}" for n, a in zip(names, arrays))
        raise ValueError(f"All {kind} arrays should have the same number of samples. Got array shapes: {found}.")


def check_same_samples(inputs, targets, weights=()):
    """Inputs, targets and weights hold the same number of samples."""
    n = len(inputs[0]) if inputs else 0
    for arrays, kind in ((targets, "target"), (weights, "sample_weight")):
        for a in arrays:
            if a is not None and inputs and len(a) != n:
                raise ValueError(f"Input arrays should have the same number of samples as {kind} arrays. "
                                 f"Found {n} input samples and {len(a)} {kind} samples.")


def sample_weights(sample_weight, class_weight, targets, names, modes):
    """One array of weights, or None, for each output: the samples' own times those of their classes.

    Parameters
    ----------
    sample_weight : array, list or dict
        (batch,), or (batch, steps) for an output whose mode is 'temporal'.
    class_weight : dict of class to float, or list or dict of these
        For targets (batch, classes) or (batch, 1).
    """
    own = per_output(sample_weight, names, "sample_weight")
    classes = per_output(class_weight, names, "class_weight", is_one=lambda w: isinstance(w, dict) and not any(n in w for n in names))
    return [one_weight(w, c, y, name, mode) for w, c, y, name, mode in zip(own, classes, targets, names, modes)]


def per_output(given, names, kind, is_one=lambda w: hasattr(w, "shape")):
    """One thing, or None, for each output, from one for a lone output, a list, or a dict by output name."""
    if given is None or (hasattr(given, "__len__") and len(given) == 0):
        return [None] * len(names)
    if len(names) == 1:
        if isinstance(given, dict) and names[0] in given:
            return [given[names[0]]]
        return list(given) if isinstance(given, list) and len(given) == 1 and not np.isscalar(given[0]) else [given]
    if isinstance(given, dict) and not is_one(given):
        return [given.get(n) for n in names]
    if isinstance(given, list):
        if len(given) != len(names):
            raise ValueError(f"Provided `{kind}` was a list of {len(given)} elements, but the model has {len(names)} outputs.")
        return given
    raise TypeError(f"The model has multiple outputs, so `{kind}` should be either a list or a dict by output name. "
                    f"Provided `{kind}` type not understood: {type(given).__name__}.")


def one_weight(weights, classes, y, name, mode):
    """The weights of one output's samples."""
    if weights is not None:
        weights = np.asarray(weights, K.floatx())
        wanted = 2 if mode == "temporal" else 1
        if weights.ndim != wanted:
            way_out = " If you just mean to use sample-wise weights, pass a 1D array; for timestep-wise ones compile with " \
                      "sample_weight_mode='temporal'."
            raise ValueError(f"Found a sample_weight array with shape {weights.shape} for {name!r}, which expected {wanted} dimensions."
                             + (way_out if wanted == 1 else ""))
    if classes is None:
        return weights
    if y.ndim > 2:
        raise ValueError(f"`class_weight` not supported for 3+ dimensional targets; those of {name!r} have shape {y.shape}.")
    labels = np.argmax(y, axis=1) if y.ndim == 2 and y.shape[1] > 1 else y.reshape(-1)
    known = {int(c): w for c, w in classes.items()}
    missing = sorted({int(c) for c in np.unique(labels)} - set(known))
    if missing:
        raise ValueError(f"`class_weight` must contain all classes in the data. The classes {set(missing)} exist in the data but not in "
                         "`class_weight`.")
    by_class = np.asarray([known[int(c)] for c in labels], K.floatx())
    return by_class if weights is None else weights * by_class


def split_off(arrays, share):
    """The first part, and the last `share`, of each array."""
    n = next(len(a) for a in arrays if a is not None)
    at = int(n * (1 - share))
    if not 0 < at < n:
        raise ValueError(f"validation_split={share} of {n} samples leaves one side empty; it must lie between 0 and 1.")
    return [None if a is None else a[:at] for a in arrays], [None if a is None else a[at:] for a in arrays]


def batches(samples, batch_size):
    """The (begin, end) of each batch."""
    return [(b, min(b + batch_size, samples)) for b in range(0, samples, batch_size)]


def batch_shuffled(order, batch_size):
    """The places in an order in which batches keep together and are shuffled as wholes; a last, shorter one stays last."""
    whole = len(order) // batch_size * batch_size
    shuffled = order[:whole].reshape(-1, batch_size)
    np.random.shuffle(shuffled)
    return np.append(shuffled.ravel(), order[whole:])


def pick(arrays, places):
    """The samples at `places`, a slice or whole numbers, of each array."""
    return [None if a is None else a[places] for a in arrays]
