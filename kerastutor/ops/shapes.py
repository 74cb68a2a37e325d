"""Operations that move numbers and leave them as they are: reshape, transpose, join, pick."""
import numpy as np

from ..core.op import op


@op
def reshape(x, shape):
    """The same numbers in the same order in another shape; one size may be -1, which stands for the rest"""
    shape = tuple(int(n) for n in shape)
    return np.reshape(x, shape), (lambda g: g.reshape(x.shape),)


@op
def flatten(x):
    """y[n] = the n-th number of x"""
    return np.reshape(x, (-1,)), (lambda g: g.reshape(x.shape),)


@op
def batch_flatten(x):
    """y[b, n] = the n-th number of x[b]"""
    return np.reshape(x, (x.shape[0], int(np.prod(x.shape[1:])))), (lambda g: g.reshape(x.shape),)


@op
def permute_dimensions(x, pattern):
    """y's axis k is x's axis pattern[k]"""
    pattern = tuple(pattern)
    return np.transpose(x, pattern), (lambda g: np.transpose(g, np.argsort(pattern)),)


@op
def transpose(x):
    """y[j, i] = x[i, j]"""
    return np.transpose(x), (np.transpose,)


@op
def expand_dims(x, axis=-1):
    """An axis of size 1 more"""
    return np.expand_dims(x, axis), (lambda g: g.reshape(x.shape),)


@op
def squeeze(x, axis):
    """An axis of size 1 less"""
    return np.squeeze(x, axis), (lambda g: g.reshape(x.shape),)


@op
def tile(x, n):
    """x laid side by side n[k] times along axis k"""
    times = (n,) if isinstance(n, (int, np.integer)) else tuple(n)

    def grad(g):
        ours = (1,) * (len(times) - x.ndim) + x.shape
        counts = (1,) * (x.ndim - len(times)) + times
        folded = g.reshape([size for pair in zip(counts, ours) for size in pair])
        return folded.sum(axis=tuple(range(0, folded.ndim, 2))).reshape(x.shape)

    return np.tile(x, times), (grad,)


@op
def repeat(x, n):
    """y[b, t, i] = x[b, i] for t = 1 … n"""
    return np.repeat(x[:, None, :], n, axis=1), (lambda g: g.sum(axis=1),)


@op
def repeat_elements(x, rep, axis):
    """Each slice along `axis` stands `rep` times in a row"""
    def grad(g):
        at = axis % x.ndim
        return g.reshape(x.shape[:at + 1] + (rep,) + x.shape[at + 1:]).sum(axis=at + 1)

    return np.repeat(x, rep, axis=axis), (grad,)


@op
def _concatenate(*tensors, axis=-1):
    """The tensors one after another along `axis`"""
    ends = np.cumsum([t.shape[axis] for t in tensors])

    def part(k):
        def grad(g):
            begin = ends[k] - tensors[k].shape[axis]
            return np.take(g, range(begin, ends[k]), axis=axis)
        return grad

    return np.concatenate(tensors, axis=axis), tuple(part(k) for k in range(len(tensors)))


def concatenate(tensors, axis=-1):
    """The tensors one after another along `axis`."""
    return _concatenate(*tensors, axis=axis)


@op
def _stack(*tensors, axis=0):
    """The tensors beside one another along a new axis"""
    def part(k):
        return lambda g: np.take(g, k, axis=axis)

    return np.stack(tensors, axis=axis), tuple(part(k) for k in range(len(tensors)))


def stack(x, axis=0):
    """The tensors beside one another along a new axis."""
    return _stack(*x, axis=axis)


@op
def unstack(x, axis=0):
    """(x[0], x[1], …) along `axis`; the gradients of all slices are put together in one go"""
    return tuple(np.moveaxis(x, axis, 0)), (lambda parts: np.stack(parts, axis=axis),)


@op
def getitem(x, key):
    """y = x[key]"""
    def grad(g):
        out = np.zeros_like(x)
        np.add.at(out, key, g) if is_fancy(key) else out.__setitem__(key, g)
        return out

    return x[key], (grad,)


def is_fancy(key):
    """Whether an index may name a place twice."""
    return any(isinstance(k, (list, np.ndarray)) for k in (key if isinstance(key, tuple) else (key,)))


@op
def gather(reference, indices):
    """y[..., i] = reference[indices[...], i]; rows taken twice get both gradients"""
    where = np.asarray(indices).astype("int64", copy=False)
    outside = (where < 0) | (where >= reference.shape[0])
    if outside.any():
        raise IndexError(f"gather: index {int(where[outside].flat[0])} is outside 0 … {reference.shape[0] - 1}, "
                         f"the rows of a table of shape {reference.shape}.")

    def grad(g):
        rows, g = where.ravel(), g.reshape(where.size, int(np.prod(reference.shape[1:])))
        out = np.zeros((reference.shape[0], g.shape[1]), g.dtype)
        by_row = np.argsort(rows, kind="stable")
        rows = rows[by_row]
        starts = np.flatnonzero(np.r_[True, rows[1:] != rows[:-1]]) if rows.size else rows
        if rows.size:
            out[rows[starts]] = np.add.reduceat(g[by_row], starts, axis=0)
        return out.reshape(reference.shape)

    return reference[where], (grad,)


@op
def reverse(x, axes):
    """The same numbers in the opposite order along `axes`"""
    axes = (axes,) if isinstance(axes, (int, np.integer)) else tuple(axes)
    return np.flip(x, axes), (lambda g: np.flip(g, axes),)


@op
def one_hot(indices, num_classes):
    """y[..., c] = 1 where indices[...] = c, else 0"""
    return (np.asarray(indices)[..., None] == np.arange(num_classes)).astype("float32"), ()
