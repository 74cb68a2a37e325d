"""Numbers as colours: with one channel pale is 0, blue below it, vermilion above; with three they are red, green and blue."""
import numpy as np

from ... import svg
from ...style import BLUE, VERMILION, rgb

PALE = (244, 244, 240)
NOTHING = 1e-4          # what is smaller counts as 0 in words


def short(value):
    """A number in few characters.

    Examples
    --------
    >>> short(-4.8812), short(1.2e-8), short(1234.5)
    ('−4.88', '0', '1234')
    """
    if abs(value) < NOTHING:
        return "0"
    return format(value, ".0f" if 1000 <= abs(value) < 1e5 else ".3g").replace("-", "−")


def largest(*images):
    """The largest |number| in them; 1 where all are 0."""
    return max((float(np.abs(image).max(initial=0)) for image in images), default=0) or 1.0


def colours(image, limit, signed):
    """(h, w, c) → uint8 (h, w, 3); `limit` gets the full colour. In three channels black is 0, or middle grey where there is a sign."""
    if image.shape[-1] == 3:
        share = (1 + image / limit) / 2 if signed else image / limit
        return np.rint(255 * np.clip(share, 0, 1)).astype("uint8")
    share = np.clip(image / limit, -1, 1)
    ends = np.where(share < 0, np.array(rgb(BLUE)), np.array(rgb(VERMILION)))
    return np.rint(PALE + np.abs(share) * (ends - PALE)).astype("uint8")


def tile(image, x, y, side, limit, signed=False, **frame):
    """An image in the square at (x, y), in its own proportions and in the middle, with a frame."""
    height, width = image.shape[:2]
    unit = side / max(height, width)
    width, height = max(width * unit, 2), max(height * unit, 2)
    x, y = x + (side - width) / 2, y + (side - height) / 2
    frame = {"fill": "none", "stroke": "currentColor", "stroke_opacity": ".4", **frame}
    return svg.image(x, y, width, height, colours(image, limit, signed)) + svg.rect(x - 0.5, y - 0.5, width + 1, height + 1, **frame)


def scale(x, y, width, channels, limit, signed):
    """A bar of the colours with the numbers at its ends and its 0; the numbers stand above or below where `y` is the middle of the bar."""
    low = -limit if signed else 0.0
    values = np.repeat(np.linspace(low, limit, 33)[np.newaxis, :, np.newaxis], channels, axis=2)
    marks = [svg.image(x, y - 4, width, 8, colours(values, limit, signed)),
             svg.rect(x - 0.5, y - 4.5, width + 1, 9, fill="none", stroke="currentColor", stroke_opacity=".3"),
             svg.text(x - 6, y, short(low), 11, "end", quiet=True), svg.text(x + width + 6, y, short(limit), 11, quiet=True)]
    if signed:
        marks.append(svg.line(x + width / 2, y - 7, x + width / 2, y + 7, stroke_width="1.4"))
        marks.append(svg.text(x + width / 2, y + 14, "0", 11, "middle", quiet=True))
    return "".join(marks)
