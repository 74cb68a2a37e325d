"""The playground as a PNG, for a notebook without a kernel; its words are numbers and Keras's names only.

The last digits of a training differ from machine to machine; a PNG is the one form of picture that a strict notebook test does not compare
letter by letter.
"""
import io

import numpy as np

from ...style import AMBER, BLUE, GREEN
from . import points
from .colours import DEEP, of_surface, of_unit
from .network import names, thickness

MARKS = "so^"


def png(shown):
    """PNG bytes: the network with what every unit sees, the surface with its points, and the curves of the loss."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 4.9), dpi=84)
    FigureCanvasAgg(figure)
    _network(figure, shown)
    axes = figure.add_axes((0.635, 0.28, 0.355, 0.681))
    _bare(axes, of_surface(shown.surface), extent=(-points.REACH, points.REACH) * 2)
    for (x, y), hollow in ((shown.run.train, False), (shown.run.test, True)):
        for kind, marker in enumerate(MARKS):
            here = x[y == kind]
            axes.scatter(here[:, 0], here[:, 1], s=14, marker=marker, facecolors="none" if hollow else DEEP[kind],
                         edgecolors=DEEP[kind] if hollow else "white", linewidths=0.8)
    axes.set_xlim(-points.REACH, points.REACH)
    axes.set_ylim(-points.REACH, points.REACH)
    axes.set_title(f"step {shown.step}", fontsize=10, fontweight="bold")
    axes = figure.add_axes((0.675, 0.07, 0.315, 0.17))
    for values, colour, style, name in zip(shown.losses.T, (BLUE, GREEN), ("-", "--"), ("loss", "val_loss")):
        axes.plot(shown.steps, np.where(np.isfinite(values), values, np.nan), style, color=colour, label=name)
    axes.tick_params(labelsize=7)
    axes.legend(fontsize=7)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _network(figure, shown):
    """Columns of units' pictures in the left part, and the weights between."""
    columns = shown.units if len(shown.units[-1]) > 1 else shown.units[:-1]
    axes = figure.add_axes((0.01, 0.02, 0.61, 0.96))
    axes.axis("off")
    step = 88 / len(columns)
    middles = [[(12 + i * step, 41 + 9.2 * ((len(layer) - 1) / 2 - k)) for k in range(len(layer))] for i, layer in enumerate(columns)]
    middles += [[(101, 50)]] if len(columns) < len(shown.units) else []
    for layer, kernel in enumerate(shown.weights[::2]):
        for row, (x1, y1) in enumerate(middles[layer]):
            for column, (x2, y2) in enumerate(middles[layer + 1]):
                weight = float(np.nan_to_num(kernel[row, column], nan=0.0))
                axes.plot((x1 + 3, x2 - 3), (y1, y2), "-" if weight >= 0 else "--", color=AMBER if weight > 0 else BLUE,
                          linewidth=0.7 * thickness(weight), alpha=0.8)
    for layer, places in enumerate(middles[:len(columns)]):
        for unit, (x, y) in enumerate(places):
            axes.imshow(of_unit(shown, layer, unit), extent=(x - 3.6, x + 3.6, y - 4.1, y + 4.1), zorder=3, aspect="auto")
            if not layer:
                axes.text(x - 4.4, y, names(shown, 0)[unit], fontsize=8, ha="right", va="center")
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 82)


def _bare(axes, pixels, **more):
    axes.imshow(pixels, **more)
    axes.set_xticks([])
    axes.set_yticks([])
