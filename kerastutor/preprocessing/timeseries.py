"""A time series becomes windows: what went before, and what came next (Keras keeps this under `preprocessing.sequence`)."""
import json
from functools import partial

import numpy as np

from ..utils.data_utils import Sequence
from .arguments import whole_number


class TimeseriesGenerator(Sequence):
    """Batches of windows over a time series: samples[b] = data[t − length : t : sampling_rate], targets[b] = targets[t].

    The moments t run from start_index + length to end_index in steps of `stride`. A window ends just before its moment, so that a
    model that reads the window foretells what comes next.

    Parameters
    ----------
    data, targets : ndarray or list
        The series `(times, …)`, and what is to be foretold at each moment, `(times, …)` too.
    length : int
        How far a window reaches back, in timesteps.
    sampling_rate, stride : int
        Timesteps between the points of a window, and between one window and the next.
    start_index, end_index : int
        The first and the last point in use, for holding a part of the data back; by default all of it.
    shuffle : bool
        Draw the moments at random (from `np.random`, with repetition) instead of in order.
    reverse : bool
        Turn each window round, newest point first.
    batch_size : int
        Windows in a batch; the last batch may hold fewer.

    Raises
    ------
    ValueError, IndexError
        If `data` and `targets` differ in length or have no room for one window; if `end_index` or a batch asked for lies beyond them.

    Notes
    -----
    As in Keras the attribute `start_index` holds the first moment, which is the argument plus `length`.

    Examples
    --------
    >>> import numpy as np
    >>> batches = TimeseriesGenerator(np.arange(10), np.arange(10) ** 2, length=4, sampling_rate=2, batch_size=3)
    >>> x, y = batches[0]
    >>> x
    array([[0, 2],
           [1, 3],
           [2, 4]])
    >>> y
    array([16, 25, 36])
    >>> len(batches)
    2
    """

    def __init__(self, data, targets, length, sampling_rate=1, stride=1, start_index=0, end_index=None,
                 shuffle=False, reverse=False, batch_size=128):
        if len(data) != len(targets):
            raise ValueError(f"TimeseriesGenerator: data and targets must be equally long, got {len(data)} and {len(targets)}.")
        whole = partial(whole_number, "TimeseriesGenerator")
        self.data = data
        self.targets = targets
        self.length = whole("length", length, least=1)
        self.sampling_rate = whole("sampling_rate", sampling_rate, least=1)
        self.stride = whole("stride", stride, least=1)
        self.start_index = whole("start_index", start_index, least=0) + self.length
        self.end_index = len(data) - 1 if end_index is None else whole("end_index", end_index)
        self.shuffle = shuffle
        self.reverse = reverse
        self.batch_size = whole("batch_size", batch_size, least=1)
        if self.start_index > self.end_index:
            raise ValueError(f"TimeseriesGenerator: the first window, of length {length} from point {start_index}, is followed by "
                             f"point {self.start_index}, but end_index is {self.end_index}: take a shorter length, or more data.")
        if self.end_index >= len(data):
            raise IndexError(f"TimeseriesGenerator: end_index is {end_index}, but the last of {len(data)} points is {len(data) - 1}.")

    @property
    def _moments(self):
        return range(self.start_index, self.end_index + 1, self.stride)

    def __len__(self):
        """The number of batches in an epoch."""
        return -(-len(self._moments) // self.batch_size)

    def __getitem__(self, index):
        """Batch number `index`: samples `(batch, window, …)` and targets `(batch, …)`."""
        if not 0 <= index < len(self):
            raise IndexError(f"TimeseriesGenerator: there is no batch {index}: the batches are 0..{len(self) - 1}.")
        if self.shuffle:
            moments = np.random.randint(self.start_index, self.end_index + 1, size=self.batch_size)
        else:
            moments = np.array(self._moments[index * self.batch_size:(index + 1) * self.batch_size])
        samples = self._windows(moments)
        return samples[:, ::-1] if self.reverse else samples, self._targets(moments)

    def _windows(self, moments):
        if isinstance(self.data, np.ndarray):
            return self.data[moments[:, np.newaxis] + np.arange(-self.length, 0, self.sampling_rate)]
        return np.array([self.data[moment - self.length:moment:self.sampling_rate] for moment in moments])

    def _targets(self, moments):
        if isinstance(self.targets, np.ndarray):
            return self.targets[moments]
        return np.array([self.targets[moment] for moment in moments])

    def get_config(self):
        """Everything needed to make this generator again, as JSON-ready values; `data` and `targets` are JSON texts themselves."""
        return {"data": _as_json("data", self.data), "targets": _as_json("targets", self.targets), "length": self.length,
                "sampling_rate": self.sampling_rate, "stride": self.stride, "start_index": self.start_index, "end_index": self.end_index,
                "shuffle": self.shuffle, "reverse": self.reverse, "batch_size": self.batch_size}

    def to_json(self, **kwargs):
        """The generator, data and all, as a JSON text; `kwargs` go to `json.dumps`."""
        return json.dumps({"class_name": type(self).__name__, "config": self.get_config()}, **kwargs)


def timeseries_generator_from_json(json_string):
    """The `TimeseriesGenerator` that wrote `json_string` with `to_json`, with its data as lists.

    Notes
    -----
    Keras writes the first moment under the name `start_index`; here `length` is taken off again, so that the windows are the same
    after the round trip (keras-preprocessing forgets to, and loses the first `length` of them).

    Examples
    --------
    >>> batches = TimeseriesGenerator(list(range(6)), list(range(6)), length=2, batch_size=2)
    >>> again = timeseries_generator_from_json(batches.to_json())
    >>> again[0]
    (array([[0, 1],
           [1, 2]]), array([2, 3]))
    """
    config = json.loads(json_string)["config"]
    config["data"] = json.loads(config["data"])
    config["targets"] = json.loads(config["targets"])
    config["start_index"] -= config["length"]
    return TimeseriesGenerator(**config)


def _as_json(name, values):
    values = values.tolist() if isinstance(values, np.ndarray) else values
    try:
        return json.dumps(values)
    except TypeError as error:
        raise TypeError(f"TimeseriesGenerator: {name} cannot be written as JSON: {error}.") from error
