"""Where each racer stands: its rate, its weights, its loss, its last step, and what it keeps beside the weights."""
import numpy as np

from ....words import word
from ... import svg
from .look import look_of, mark

ROW = 22
TINY = 1e-9                     # smaller numbers are shown as nearly 0
COLUMNS = (("optimizer", 24), ("rate", 150), ("where", 232), ("loss", 366), ("last", 440), ("state", 592))      # name, where it begins


def short(value):
    """A number in few characters, with a true minus.

    Examples
    --------
    >>> short(-0.01234), short(1234567.0), short(1e-20), short(float("inf")), short(0.5)
    ('−0.012', '1.2e6', '≈0', '∞', '0.5')
    """
    value = float(value)
    if 0 < abs(value) < TINY:
        return "≈0"
    if np.isnan(value):
        return "NaN"
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    mantissa, e, power = f"{value:.2g}".partition("e")
    if e and -4 < int(power) < 4:
        return f"{value:.0f}".replace("-", "−")
    return (f"{mantissa}e{int(power)}" if e else mantissa).replace("-", "−")


def place(value):
    """A weight with two decimals, or short where it is large.

    Examples
    --------
    >>> place(-1.7), place(0.001), place(3e5)
    ('−1.70', '0.00', '3e5')
    """
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−") if abs(value) < 100 else short(value)


def pair(values, written=short):
    """'(0.1, −2)'"""
    return f"({written(values[0])}, {written(values[1])})"


def draw_table(race, step, left, top, width, lang):
    """The table; SVG text and where it ends."""
    marks = []
    for name, x in COLUMNS:
        marks.append(svg.text(left + x, top, word(f"optimizer.{name}_column", lang), 12, quiet=True))
    y, ends = top + ROW, [x for _, x in COLUMNS[1:]] + [width]
    best = leader(race, step)
    for k, racer in enumerate(race.racers):
        if k % 2 == 0:
            marks.append(svg.rect(left, y - ROW / 2, width, ROW, rx="4", fill="currentColor", fill_opacity=".045"))
        colour, dash, _ = look_of(racer)
        bold = "700" if k == best else None
        marks.append(svg.line(left + 2, y, left + 20, y, stroke=colour, stroke_width="1.8", stroke_dasharray=dash))
        marks.append(mark(racer, left + 11, y, 4.5))
        before = race.paths[k, max(step - 1, 0)].astype("float64")
        with np.errstate(all="ignore"):
            last = race.paths[k, step] - before
        state = " · ".join(f"{letter} = {pair(values)}" for letter, values in zip(racer.letters, race.states[k][step]))
        kept = (state or word("optimizer.nothing_kept", lang)) if step else "–"
        texts = (racer.name, "–" if racer.rate is None else f"{racer.rate:g}", pair(race.paths[k, step], place),
                 short(race.losses[k, step]), pair(last) if step else "–", kept)
        for (_, x), end, content in zip(COLUMNS, ends, texts):
            marks.append(svg.text(left + x, y, svg.shorten(content, end - x - 6, 11), 12, font_weight=bold))
        y += ROW
    return "".join(marks), y


def leader(race, step):
    """Which racer has the lowest loss; None where no loss is a number."""
    losses = race.losses[:, step]
    return int(np.nanargmin(np.where(np.isfinite(losses), losses, np.inf))) if np.isfinite(losses).any() else None
