"""Arrays that live in an HDF5 file, and the question that is asked before a file is written over."""
import operator

import numpy as np


class HDF5Matrix:
    """A dataset in an HDF5 file, or some of its rows, to be handed to `fit` and `predict` in the place of an array.

    Only what is asked for by `[…]` is read. A model reads all of it once; data that are larger than memory belong into a `Sequence` that
    takes its batches from here.

    Parameters
    ----------
    datapath : str
        The file.
    dataset : str
        The name of the dataset in it.
    start, end : int
        Which rows: from `start` up to, not including, `end` (None: to the last).
    normalizer : callable
        Called with every array that is read; what it returns is handed on.

    Raises
    ------
    OSError
        When there is no such file.
    KeyError
        When there is no such dataset in it; those that are there are listed.
    ValueError
        Unless 0 <= start <= end <= number of rows.

    Notes
    -----
    Rows may be asked for in any order, also several times, and counted from the end, as with an array; Keras wants them increasing.

    Examples
    --------
    >>> import h5py, os, tempfile
    >>> path = os.path.join(tempfile.mkdtemp(), "data.h5")
    >>> with h5py.File(path, "w") as file:
    ...     file["x"] = np.arange(10.)
    >>> x = HDF5Matrix(path, "x", start=4, normalizer=lambda rows: rows / 10)
    >>> x.shape, x[:2], x[[5, 0]]
    ((6,), array([0.4, 0.5]), array([0.9, 0.4]))
    """

    def __init__(self, datapath, dataset, start=0, end=None, normalizer=None):
        import h5py

        self._file = h5py.File(datapath, "r")
        if dataset not in self._file:
            raise KeyError(f"HDF5Matrix: there is no dataset {dataset!r} in {datapath}. There are: {', '.join(self._file) or 'none'}.")
        self.data = self._file[dataset]
        self.start, self.end, self.normalizer = start, len(self.data) if end is None else end, normalizer
        if not 0 <= self.start <= self.end <= len(self.data):
            raise ValueError(f"HDF5Matrix: start and end must be rows of {dataset!r}, 0 <= start <= end <= {len(self.data)}, "
                             f"got start={start}, end={end}.")
        first = self._normalized(self.data[self.start:self.start + 1])
        self._row_shape, self._dtype = first.shape[1:], first.dtype

    def __len__(self):
        """How many rows there are."""
        return self.end - self.start

    def __getitem__(self, key):
        """Rows as an array: one (int), a slice, or those numbered in a list or array.

        Raises
        ------
        IndexError
            For rows that are not there.
        TypeError
            For anything that does not number rows.
        """
        if isinstance(key, slice):
            if key.stop is not None and key.stop > len(self):
                raise IndexError(f"HDF5Matrix: rows up to {key.stop} were asked for, but there are {len(self)}.")
            begin, stop, step = key.indices(len(self))
            if step < 1:
                return self[np.arange(begin, stop, step)]
            return self._normalized(self.data[self.start + begin:self.start + max(begin, stop):step])
        if isinstance(key, (list, tuple, np.ndarray)) and np.ndim(key):
            return self._normalized(self._rows(np.asarray(key)))
        try:
            index = operator.index(key)
        except TypeError:
            raise TypeError(f"HDF5Matrix: rows are asked for by an int, a slice or a list of ints, got {key!r}.") from None
        return self._normalized(self.data[self.start + self._counted(np.array(index))])

    def _rows(self, places):
        """Rows in any order: HDF5 reads each once, in its own order."""
        if places.dtype == bool and places.shape == (len(self),):
            places = np.flatnonzero(places)
        if places.ndim != 1 or (places.size and places.dtype.kind not in "iu"):
            raise TypeError(f"HDF5Matrix: a list of rows holds whole numbers, got an array of {places.dtype} of shape {places.shape}.")
        wanted, back = np.unique(self._counted(places.astype("int64")), return_inverse=True)
        if not wanted.size:
            return self.data[self.start:self.start]
        return self.data[self.start + wanted][back.reshape(-1)]

    def _counted(self, places):
        """Row numbers counted from the first one."""
        outside = places[(places < -len(self)) | (places >= len(self))]
        if outside.size:
            raise IndexError(f"HDF5Matrix: there is no row {outside.flat[0]}: there are {len(self)}.")
        return np.where(places < 0, places + len(self), places)

    def _normalized(self, rows):
        return rows if self.normalizer is None else self.normalizer(rows)

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self[:], dtype)

    @property
    def shape(self):
        """As an array's, the rows being those from `start` to `end`, as the normalizer leaves them."""
        return (len(self),) + tuple(self._row_shape)

    @property
    def dtype(self):
        """As an array's."""
        return self._dtype

    @property
    def ndim(self):
        """As an array's."""
        return len(self.shape)

    @property
    def size(self):
        """As an array's."""
        return int(np.prod(self.shape))


def ask_to_proceed_with_overwrite(filepath):
    """Ask at the keyboard whether a file may be written over; True for 'y', False for 'n', anything else is asked again."""
    answer = input(f"[WARNING] {filepath} already exists - overwrite? [y/n]")
    while answer.strip().lower() not in ("y", "n"):
        answer = input('Enter "y" (overwrite) or "n" (cancel).')
    if answer.strip().lower() == "n":
        return False
    print("[TIP] Next time specify overwrite=True!")
    return True
