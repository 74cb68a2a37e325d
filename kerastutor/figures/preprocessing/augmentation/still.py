"""The draw as a PNG, for a notebook without a kernel.

Photographs are decoded a little differently from machine to machine; a PNG is the one form of picture that a strict notebook test does not
compare letter by letter. It holds no words: image and output with each other's frames, the fill modes beside them, other seeds below.
"""
import numpy as np

from ....preprocessing.image.files import encoded
from ...style import BLUE, VERMILION, rgb
from .panels import Ground, coloured
from .picture import shrink

PANEL, IMAGE, FILL, THUMB, GAP = 220, 176, 88, 72, 8
GROUND = 240         # the grey of a panel
COARSE = 8           # colours are rounded to multiples of it: half the bytes, and hardly to be seen


def png(draws):
    """PNG bytes of the picture in tiles."""
    paper = np.full((2 * GAP + PANEL + THUMB + GAP, 8 * THUMB + 9 * GAP, 3), 255, "uint8")
    _panel(paper, draws.picture.pixels, draws.picture.range, GAP, draws, (lambda places: places, BLUE), (draws.taken_from, VERMILION))
    _panel(paper, draws.outcome, draws.levels(draws.outcome), 2 * GAP + PANEL, draws,
           (draws.moved_to, BLUE), (lambda places: places, VERMILION))
    left = 3 * GAP + 2 * PANEL
    for i, (mode, values) in enumerate(draws.fills.items()):
        x, y = left + i % 2 * (FILL + GAP), GAP + (PANEL - 2 * FILL - GAP) // 2 + i // 2 * (FILL + GAP)
        _lay(paper, values, draws.levels(values), x, y, FILL, framed=mode == draws.generator.fill_mode)
    for i, (seed, values) in enumerate(draws.gallery.items()):
        _lay(paper, values, draws.levels(values), GAP + i * (THUMB + GAP), 2 * GAP + PANEL, THUMB, framed=seed == draws.seed)
    return encoded(paper, "png")


def _panel(paper, values, levels, left, draws, *frames):
    """An image on a grey ground, and frames on both: each says where the image's corners are to go, and its colour."""
    part = paper[GAP:GAP + PANEL, left:left + PANEL]
    part[:] = GROUND
    inset = (PANEL - IMAGE) // 2
    ground = Ground(draws.shape, _lay(part, values, levels, inset, inset, IMAGE))
    for moved, colour in frames:
        corners = ground.at(moved(ground.corners))
        for start, end in zip(corners, [*corners[1:], corners[0]]):
            _line(part, start, end, rgb(colour), dashed=colour == VERMILION)


def _lay(paper, values, levels, x, y, side, framed=False):
    """Lay an image into the square at (x, y), in its own proportions; gives its place (left, top, width, height)."""
    pixels = coloured(shrink(values, side), *levels)
    enlarged = max(side // max(pixels.shape[:2]), 1)
    pixels = np.minimum((pixels.repeat(enlarged, axis=0).repeat(enlarged, axis=1).astype(int) + COARSE // 2) // COARSE * COARSE, 255)
    height, width = pixels.shape[:2]
    left, top = x + (side - width) // 2, y + (side - height) // 2
    if framed:
        paper[top - 3:top + height + 3, left - 3:left + width + 3] = rgb(VERMILION)
    paper[top:top + height, left:left + width] = pixels
    return left, top, width, height


def _line(paper, start, end, colour, dashed):
    """A line two pixels wide, as far as it lies on the paper."""
    (x0, y0), (x1, y1) = start, end
    length = int(np.hypot(x1 - x0, y1 - y0)) + 1
    along = np.arange(0, length, 0.5)
    if dashed:
        along = along[along % 10 < 6]
    x, y = (np.rint(a + (b - a) * along / length).astype(int) for a, b in ((x0, x1), (y0, y1)))
    for right, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
        inside = (0 <= x + right) & (x + right < paper.shape[1]) & (0 <= y + down) & (y + down < paper.shape[0])
        paper[y[inside] + down, x[inside] + right] = colour
