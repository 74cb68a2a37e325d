"""The level lines of a surface, and its depth as a soft tint."""
import base64

import numpy as np

from ... import svg
from ...style import BLUE, rgb
from ..levels import lines

DEPTHS = 48                     # shades of the tint
SHORTEST = 9                    # points of a line that is drawn; shorter ones are crumbs of a floor narrower than the grid


def draw_lines(ground, side):
    """All level lines of a ground as the `d` of one path, on a square of `side` pixels."""
    unit = side / (len(ground.height) - 1)
    drawn = []
    for level in ground.levels:
        for line in lines(ground.height, level):
            if len(line) < SHORTEST:
                continue
            points = [f"{svg.number(column * unit)} {svg.number(side - row * unit)}" for column, row in line.tolist()]
            drawn.append("M" + "L".join(points))
    return "".join(drawn)


def tint(ground, side):
    """The depth as an image: the lower, the bluer, by rank, so that every surface uses all shades. It lets the page shine through."""
    height = ground.height[::-1]
    known = np.sort(height[np.isfinite(height)])
    rank = np.searchsorted(known, height) / len(known)
    depth = np.clip(np.round((1 - rank) ** 1.6 * (DEPTHS - 1)), 0, DEPTHS - 1).astype("uint8")
    data = base64.b64encode(_png(depth)).decode()
    return svg.tag("image", x=0, y=0, width=side, height=side, href=f"data:image/png;base64,{data}", preserveAspectRatio="none")


def _png(depth):
    """A PNG file with a palette of one colour in DEPTHS degrees of opacity."""
    opacity = bytes(round(150 * k / (DEPTHS - 1)) for k in range(DEPTHS))
    return svg.png_file(depth, 3, (b"PLTE", bytes(rgb(BLUE)) * DEPTHS), (b"tRNS", opacity))
