"""One look for every picture: five colours that colour-blind eyes tell apart, and ink that follows the notebook's theme."""

BLUE = "#2F8FCE"
AMBER = "#C48A00"
VERMILION = "#C24E00"
GREEN = "#0B9A70"
PURPLE = "#BD6AA0"
PALETTE = {"blue": BLUE, "amber": AMBER, "vermilion": VERMILION, "green": GREEN, "purple": PURPLE}

INK = "var(--jp-content-font-color1,#222)"
FONT = "var(--jp-content-font-family,system-ui,sans-serif)"
CODE_FONT = "var(--jp-code-font-family,ui-monospace,monospace)"

TINT = 0.24          # how much of its colour a filled cell shows
HATCH_TINT = 0.10    # the ground between the lines of a hatched cell
HATCH_LINE = 0.50    # the lines themselves
QUIET = 0.78         # the ink of second-rank text


def rgb(colour):
    """The three bytes of '#rrggbb'.

    Examples
    --------
    >>> rgb("#2F8FCE")
    (47, 143, 206)
    """
    return tuple(int(colour[i:i + 2], 16) for i in (1, 3, 5))
