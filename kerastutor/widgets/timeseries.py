"""The explorer of TimeseriesGenerator: windows over a series of the learner's own."""
import math
import textwrap

import numpy as np

from ..figures.preprocessing import timeseries as figure
from .base import Explorer
from .controls import Area, Check, Slider
from .reading import CannotRead, plain, read_literal, read_number, refuse_too_long

WAVE = [round(15 + 8 * math.sin(t / 3.8) + t / 8, 1) for t in range(32)]
_START = {"length": 5, "sampling_rate": 1, "stride": 1, "start_index": 0, "end_index": None, "shuffle": False, "reverse": False,
          "batch_size": 8, "batch": 0, "sample": 0}


class TimeseriesExplorer(Explorer):
    """See `timeseries_explorer`."""

    name = "timeseries"
    examples = {
        "timeseries.example_wave": {**_START, "data": WAVE},
        "timeseries.example_count": {**_START, "data": list(range(20)), "length": 6, "sampling_rate": 2},
        "timeseries.example_stride": {**_START, "data": WAVE, "length": 4, "stride": 4},
        "timeseries.example_held_back": {**_START, "data": WAVE, "start_index": 20, "batch_size": 6},
        "timeseries.example_reverse": {**_START, "data": list(range(20)), "reverse": True},
        "timeseries.example_two": {**_START, "data": [[t, round(6 + 5 * math.cos(t / 2), 1)] for t in range(20)], "length": 4},
    }

    def make_controls(self):
        return [
            Area("timeseries.data", WAVE, spell_series, rows=4),
            Slider("timeseries.length", 1, 12, 5),
            Slider("timeseries.sampling_rate", 1, 6, 1),
            Slider("timeseries.stride", 1, 8, 1),
            Slider("timeseries.batch_size", 1, 16, 8),
            Slider("timeseries.batch", 0, 3, 0),
            Slider("timeseries.sample", 0, 7, 0),
            Slider("timeseries.start_index", 0, 31, 0),
            Slider("timeseries.end_index", 0, 31, 31, none="common.none"),
            Check("timeseries.shuffle"),
            Check("timeseries.reverse"),
        ]

    def compute(self, data, **arguments):
        return figure.compute(read_series(data), **arguments)

    def draw(self, shown, lang):
        return figure.draw(shown, lang)

    def arrays(self, shown):
        return {"x": shown.x, "y": shown.y, "taken": shown.taken, "moments": shown.moments}

    def outcome(self, shown):
        return f"x {shown.x.shape}, y {shown.y.shape}"

    def adapt(self, shown):
        last = len(shown.data) - 1
        highest = {"length": last, "start_index": last, "end_index": last, "batch": shown.batches - 1, "sample": len(shown.x) - 1}
        for name, high in highest.items():
            self.controls[name].high = high

    def code(self, shown, state):
        arguments = [
            f"{name}={state[name]!r}"
            for name in ("length", "sampling_rate", "stride", "start_index", "end_index", "shuffle", "reverse", "batch_size")
        ]
        seed = ["np.random.seed(0)"] if state["shuffle"] else []
        return "\n".join([
            "import numpy as np",
            "from kerastutor.preprocessing.sequence import TimeseriesGenerator",
            "",
            textwrap.fill(f"data = np.array({shown.data.tolist()})", 108, subsequent_indent=" " * 17, break_long_words=False),
            *seed,
            f"generator = TimeseriesGenerator(data, data, {', '.join(arguments[:3])},",
            f"                                {', '.join(arguments[3:])})",
            f"x, y = generator[{shown.batch}]",
            f"x[{shown.sample}], y[{shown.sample}]",
        ])


def read_series(text):
    """The numbers that `text` spells: a Python list, of numbers or of equally long lists, or numbers between spaces and commas.

    Raises
    ------
    CannotRead
        With what makes no sense.

    Examples
    --------
    >>> read_series("3, 1 4.5").tolist(), read_series("[[1, 2], [3, 4]]").shape
    ([3.0, 1.0, 4.5], (2, 2))
    """
    refuse_too_long(text)
    if text.strip()[:1] in ("[", "("):
        values = read_literal(text)
    else:
        values = []
        for place, written in enumerate(text.replace(",", " ").replace("，", " ").split()):
            try:
                values.append(read_number(written))
            except ValueError:
                raise CannotRead("timeseries.no_number", place=place, value=written) from None
    if isinstance(values, (list, tuple)) and len({np.shape(row) for row in values}) > 1:
        raise CannotRead("timeseries.ragged")
    series = np.array(values)
    if series.size == 0 or series.dtype.kind not in "iuf" or series.ndim > 2 or not np.isfinite(series).all():
        raise CannotRead("timeseries.no_series")
    if series.ndim == 2 and series.shape[1] > len(figure.LINES):
        raise CannotRead("timeseries.too_many", n=series.shape[1], limit=len(figure.LINES))
    return series


def spell_series(data):
    """The text of a series given in code."""
    return repr(plain(data))


def timeseries_explorer(data=None, length=5, sampling_rate=1, stride=1, start_index=0, end_index=None, shuffle=False, reverse=False,
                        batch_size=8, lang=None):
    """Explore `TimeseriesGenerator` on a series of your own: which points each window takes, and which it is to foretell.

    The series serves as its own targets.

    Parameters
    ----------
    data : array_like, `(times,)` or `(times, features)`, at most 4 features, optional
        The series.
    length, sampling_rate, stride, start_index, end_index, shuffle, reverse, batch_size
        As in `TimeseriesGenerator`, where the batch size is 128 by default.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    TimeseriesExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    ValueError
        For a series that is too short for one window, or too long to look at.

    Examples
    --------
    >>> explorer = timeseries_explorer(range(10), length=4, sampling_rate=2, batch_size=2, lang="en")
    >>> explorer.data["x"].tolist(), explorer.data["y"].tolist()
    ([[0, 2], [1, 3]], [4, 5])
    """
    settings = {"length": length, "sampling_rate": sampling_rate, "stride": stride, "start_index": start_index, "end_index": end_index,
                "shuffle": shuffle, "reverse": reverse, "batch_size": batch_size}
    if data is not None:
        settings["data"] = data if isinstance(data, str) else spell_series(list(data))
    return TimeseriesExplorer(settings, lang)
