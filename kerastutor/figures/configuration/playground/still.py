"""The playground as a PNG, for a notebook without a kernel; its words are numbers and Keras's names only.

The last digits of a training differ from machine to machine; a PNG is the one form of picture that a strict notebook test does not compare
letter by letter.
"""
import io

import numpy as np

from ...style import AMBER, GREEN
from . import points
from .scene import DEEP, colours


def png(shown):
    """PNG bytes: what every unit sees, column by column, the surface with its points, and the curves of the loss."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 4.6), dpi=84)
    FigureCanvasAgg(figure)
    across = 0.6 / len(shown.units)
    for i, layer in enumerate(shown.units):
        figure.text(0.02 + across * i, 0.95, f"layer {i}" if i else "inputs", fontsize=8)
        for k, values in enumerate(layer):
            axes = figure.add_axes((0.02 + across * i, 0.84 - 0.083 * k, 0.05, 0.08))
            _bare(axes, colours(values, 0, float(np.nan_to_num(np.abs(values)).max())))
    axes = figure.add_axes((0.64, 0.27, 0.34, 0.68))
    _bare(axes, colours(shown.surface, 0.5, 0.5), extent=(-points.REACH, points.REACH) * 2)
    for (x, y), hollow in ((shown.run.train, False), (shown.run.test, True)):
        for kind, marker in ((1, "o"), (0, "s")):
            here = x[y == kind]
            axes.scatter(here[:, 0], here[:, 1], s=12, marker=marker, facecolors="none" if hollow else DEEP[bool(kind)],
                         edgecolors=DEEP[bool(kind)] if hollow else "white", linewidths=0.8)
    axes.set_xlim(-points.REACH, points.REACH)
    axes.set_ylim(-points.REACH, points.REACH)
    axes = figure.add_axes((0.64, 0.07, 0.34, 0.15))
    steps = [s for s in sorted(shown.run.losses) if s <= shown.step]
    for column, colour, style, name in ((0, AMBER, "-", "loss"), (1, GREEN, "--", "val_loss")):
        axes.plot(steps, [shown.run.losses[s][column] for s in steps], style, color=colour, label=name)
    axes.tick_params(labelsize=7)
    axes.legend(fontsize=7)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _bare(axes, pixels, **more):
    axes.imshow(pixels, interpolation="nearest", **more)
    axes.set_xticks([])
    axes.set_yticks([])
