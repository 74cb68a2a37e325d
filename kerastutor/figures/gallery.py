"""Small grey pictures side by side, each over its caption: the digits as a learner wants to see them."""
import base64
from html import escape

import numpy as np

from .svg import png

PIXELS = 56   # how wide a picture is shown
ROW = "display:flex;flex-wrap:wrap;gap:10px 14px;margin:6px 0"
CARD = "margin:0;text-align:center;line-height:1.5"
SHARP = "image-rendering:pixelated;border-radius:4px;display:block;margin:0 auto"


class Gallery:
    """Pictures and captions; shows itself in the notebook."""

    def __init__(self, images, captions):
        self.images = images
        self.captions = captions

    def __repr__(self):
        return f"Gallery({', '.join(self.captions)})"

    def _repr_html_(self):
        return f'<div style="{ROW}">{"".join(map(self._card, self.images, self.captions))}</div>'

    def _card(self, image, caption):
        ink = image.astype("float64")
        span = ink.max() - ink.min() or 1
        grey = np.rint(255 - 255 * (ink - ink.min()) / span).astype("uint8")
        data = base64.b64encode(png(np.repeat(grey[:, :, None], 3, axis=2))).decode()
        words = escape(caption, quote=True)
        return (f'<div style="{CARD}"><img alt="{words}" src="data:image/png;base64,{data}" width="{PIXELS}" height="{PIXELS}"'
                f' style="{SHARP}">{words}</div>')


def gallery(images, captions):
    """Show grey images, dark where the numbers are large, each with its caption.

    Parameters
    ----------
    images : array (n, height, width)
        Every image uses its own smallest number as white and its largest as black.
    captions : sequence of n things
        What stands under each image, and is read out in its place.

    Returns
    -------
    Gallery

    Raises
    ------
    ValueError
        For anything but n grey images and n captions.

    Examples
    --------
    >>> gallery(np.eye(8)[None], ["a line"])
    Gallery(a line)
    """
    images, captions = np.asarray(images), [str(caption) for caption in captions]
    if images.ndim != 3:
        raise ValueError(f"gallery: images must have the shape (n, height, width), got {images.shape}.")
    if len(images) != len(captions):
        raise ValueError(f"gallery: {len(images)} images need as many captions, got {len(captions)}.")
    return Gallery(images, captions)
