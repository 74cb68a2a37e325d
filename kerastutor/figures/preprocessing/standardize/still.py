"""The picture as a PNG, for a notebook without a kernel.

Whitening rests on a singular value decomposition, whose last digits differ from machine to machine; a PNG is the one form of picture that a
strict notebook test does not compare letter by letter. Its words are Keras's names only.
"""
import io

import numpy as np

from .numbers import STEPS
from .pixels import colours, largest, short

SAMPLES = 8


def png(followed):
    """PNG bytes: the image at every step, then rows of images before and after, mean and spread, and the covariances."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 4.4), dpi=84)
    FigureCanvasAgg(figure)
    every = followed.all
    for place, step in enumerate((None, *STEPS)):
        axes = figure.add_axes((0.012 + place * 0.1415, 0.69, 0.125, 0.21))
        if step in followed.stages:
            picture = followed.stages[step]
            _show(axes, picture, largest(picture), bool(picture.min() < 0))
            axes.set_xlabel(f"{short(picture.min())} … {short(picture.max())}", fontsize=7)
        else:
            axes.set_xticks([])
            axes.set_yticks([])
            axes.set_facecolor("none")
            for spine in axes.spines.values():
                spine.set(linestyle=(0, (3, 3)), alpha=0.4)
            axes.set_box_aspect(1)
        axes.set_title("x" if step is None else step.replace("_", "_\n", 1), fontsize=7, alpha=1 if step in followed.stages else 0.5)
    places = [(followed.image + i) % len(every.images) for i in range(min(SAMPLES, len(every.images)))]
    for bottom, images, name in ((0.33, every.images[places], "x"), (0.04, every.after[places], "standardize(x)")):
        limit, signed = largest(images), bool(images.min() < 0)
        figure.text(0.012, bottom + 0.215, f"{name}:  {short(images.min())} … {short(images.max())}", fontsize=8)
        for i, image in enumerate(images):
            _show(figure.add_axes((0.012 + i * 0.057, bottom, 0.053, 0.2)), image, limit, signed)
    for bottom, image, name in ((0.33, every.rescaled.mean(axis=0), "mean"), (0.04, every.rescaled.std(axis=0), "std")):
        axes = figure.add_axes((0.495, bottom, 0.09, 0.2))
        _show(axes, image, largest(image), bool(image.min() < 0))
        axes.set_title(name, fontsize=8)
    for left, table, name in ((0.6, every.covariances[0], "cov(x)"), (0.805, every.covariances[1], "cov(standardize(x))")):
        axes = figure.add_axes((left, 0.04, 0.19, 0.49))
        _show(axes, table[..., np.newaxis], largest(table), True)
        axes.set_title(name, fontsize=8)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _show(axes, image, limit, signed):
    axes.imshow(colours(image, limit, signed), interpolation="nearest")
    axes.set_xticks([])
    axes.set_yticks([])
