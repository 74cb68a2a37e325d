"""The sheet on which the playground is drawn: where its parts stand, and how its numbers are written."""
import numpy as np

WIDTH, LEFT = 940, 18
SURFACE = 334                           # the side of the surface
RIGHT, SKY = WIDTH - LEFT - SURFACE, 46     # the surface's left and upper edge
COLUMN = RIGHT - LEFT - 32              # how wide the words on the left may run
TALL = 246                              # the least height of the network
NAMES = 50                              # room for the names of the inputs
PAGE = "var(--jp-layout-color0,#fff)"   # the colour of the page, for rims around words that stand on lines


def gap(most):
    """From one unit of a column to the next, and the side of a unit's picture: the fewer units, the larger."""
    apart = min(max(TALL // most, 46), 62)
    return apart, apart - 8 + (apart == 46) * 2


def share(part):
    """A part in whole percent.

    Examples
    --------
    >>> share(0.984), share(float("nan"))
    ('98%', '–')
    """
    return f"{100 * part:.0f}%" if np.isfinite(part) else "–"


def spell(value, sign=False):
    """A number in few characters, with a true minus, and a plus where `sign` asks for it.

    Examples
    --------
    >>> spell(-1.234), spell(0.5, sign=True), spell(float("nan"))
    ('−1.23', '+0.5', '–')
    """
    if not np.isfinite(value):
        return "–"
    told = f"{value:+.3g}" if sign else f"{value:.3g}"
    return told.replace("-", "−")
