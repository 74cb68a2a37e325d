"""The race as a PNG, for a notebook without a kernel.

Where a race leads depends on the last digits of machine arithmetic, and they differ from machine to machine; a PNG is the one form of
picture that a strict notebook test does not compare letter by letter. Its words are Keras's names only.
"""
import io

import numpy as np

from ...style import AMBER, BLUE, GREEN, PURPLE, VERMILION
from .chart import scale
from .look import INK, look_of
from .race import STEPS

_MARKERS = {"disc": "o", "square": "s", "up": "^", "down": "v", "diamond": "D", "cross": "P", "star": "*"}
_DASHES = {None: "-", "2 3": ":", "1 3": ":", "9 3 2 3": "-."}
_INK = {INK: "0.15", **{colour: colour for colour in (AMBER, BLUE, GREEN, PURPLE, VERMILION)}}


def png(race, step):
    """PNG bytes: the plane with the ways so far, and the losses."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 4.3), dpi=84)
    FigureCanvasAgg(figure)
    plane, chart = figure.add_axes((0.05, 0.11, 0.4, 0.86)), figure.add_axes((0.53, 0.11, 0.45, 0.86))
    ground, reach = race.ground, race.ground.reach
    plane.contour(ground.line, ground.line, np.where(np.isfinite(ground.height), ground.height, np.nan), ground.levels,
                  colors=BLUE, linewidths=0.7, alpha=0.6)
    bottom, top = scale(race)
    for k, racer in enumerate(race.racers):
        colour, dash, kind = look_of(racer)
        style = {"color": _INK[colour], "linestyle": _DASHES.get(dash, "--"), "linewidth": 1.4}
        head = {"marker": _MARKERS.get(kind, f"${kind}$"), "markersize": 11 if kind == "star" else 7, "markevery": [-1],
                "markeredgecolor": "white", "markeredgewidth": 0.6}
        path = np.clip(np.nan_to_num(race.paths[k, :step + 1].astype("float64"), nan=1e4, posinf=1e4, neginf=-1e4), -1e4, 1e4)
        plane.plot(path[:, 0], path[:, 1], **style, **head)
        above = np.clip(np.nan_to_num(race.losses[k, :step + 1] - race.lowest(step), nan=1e30, posinf=1e30), 10.0 ** bottom, 10.0 ** top)
        chart.plot(np.arange(step + 1), above, label=f"{racer.name} {racer.rate:g}" if racer.rate is not None else racer.name,
                   **style, **head)
    plane.plot(*race.start, marker="o", markersize=10, markerfacecolor="none", color="0.15")
    plane.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="x", ylabel="y")
    plane.set_aspect("equal")
    chart.set(yscale="log", xlim=(0, STEPS), ylim=(10.0 ** bottom, 10.0 ** top), xlabel="step")
    if race.racers:
        chart.legend(fontsize=7, ncol=2)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()
