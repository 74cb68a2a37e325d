"""The moment as a PNG, for a notebook without a kernel.

The numbers of a training run differ in their last digits from machine to machine; a PNG is the one form of picture that a strict
notebook test does not compare letter by letter. Its words are Keras's names only.
"""
import io

import numpy as np

from ..style import AMBER, BLUE, GREEN
from .curves import MOST, plain_number


def png(scene):
    """PNG bytes of the curves and, where there is one, of the chosen weight and its gradient."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    panels = scene.run.panels[:MOST]
    rows = 2 if scene.layer else 1
    figure = Figure(figsize=(9.4, 2.4 * rows), dpi=84)
    FigureCanvasAgg(figure)
    for i, panel in enumerate(panels):
        left, width = i / len(panels), 1 / len(panels)
        _curves(figure.add_axes((left + 0.05, 1 - 0.8 / rows, width - 0.07, 0.72 / rows)), panel, scene)
    if scene.layer:
        for left, portrait, name, colour in ((0, scene.weight, scene.layer, BLUE), (0.5, scene.gradient, "gradient", AMBER)):
            if portrait is not None:
                _histogram(figure.add_axes((left + 0.05, 0.08, 0.25, 0.32)), portrait, name, colour)
                _heat(figure, figure.add_axes((left + 0.32, 0.06, 0.1, 0.36)), figure.add_axes((left + 0.43, 0.06, 0.01, 0.36)), portrait)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _curves(axes, panel, scene):
    if panel.batches:
        axes.plot(*panel.batches, color=AMBER, linewidth=0.8, alpha=0.7, label="batch")
    for name, line in panel.lines.items():
        held_out = name.startswith("val_")
        axes.plot(
            *line,
            color=GREEN if held_out else BLUE,
            linestyle="--" if held_out else "-",
            marker="D" if held_out else "o",
            markersize=3,
            label=f"{name} {plain_number(scene.at(line))}",
        )
    axes.axvline(scene.epoch, color="0.2", linewidth=1)
    axes.set_xlabel("epoch")
    axes.legend(fontsize=8)


def _histogram(axes, portrait, name, colour):
    axes.stairs(portrait.counts, portrait.edges, fill=True, color=colour, alpha=0.7)
    axes.set_title(name, fontsize=9)


def _heat(figure, axes, scale, portrait):
    largest = float(np.abs(np.nan_to_num(portrait.heat, posinf=0, neginf=0)).max()) or 1.0
    figure.colorbar(
        axes.imshow(portrait.heat, cmap="RdBu_r", vmin=-largest, vmax=largest, aspect="auto", interpolation="nearest"), cax=scale
    )
    scale.tick_params(labelsize=7)
    axes.set_axis_off()
