"""What was drawn, in numbers: the matrix with a pixel going through it, each parameter on the range that it was drawn from, the values."""
from html import escape

import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, BLUE, QUIET, VERMILION

ROW = 20
NAMES = {"channel_shift_intensity": "channel_shift"}


def short(value):
    """A number in at most four digits.

    Examples
    --------
    >>> short(-12.3456), short(0.5), short(1e-9), short(51.0)
    ('−12.35', '0.5', '0', '51')
    """
    rounded = round(float(value), 2 if abs(value) >= 1 else 3) + 0.0
    return f"{rounded:.6g}".replace("-", "−")


def ranges(draws):
    """Of each parameter: the numbers that it is drawn between, or None where it is not drawn."""
    generator, (height, width) = draws.generator, draws.shape

    def around(reach):
        return (-reach, reach) if reach else None

    def pixels(shift, length):      # whole pixels are drawn below the number given
        return around(shift - 1 if isinstance(shift, int) and shift else shift * length)

    zoom = tuple(generator.zoom_range)
    brightness = generator.brightness_range
    return {
        "theta": around(generator.rotation_range),
        "tx": pixels(generator.height_shift_range, height),
        "ty": pixels(generator.width_shift_range, width),
        "shear": around(generator.shear_range),
        "zx": zoom if zoom != (1, 1) else None,
        "zy": zoom if zoom != (1, 1) else None,
        "flip_horizontal": (0, 1) if generator.horizontal_flip else None,
        "flip_vertical": (0, 1) if generator.vertical_flip else None,
        "channel_shift_intensity": around(generator.channel_shift_range),
        "brightness": None if brightness is None else tuple(brightness),
    }


UNITS = {"theta": "°", "shear": "°", "tx": " px", "ty": " px", "zx": "×", "zy": "×", "brightness": "×"}
NEUTRAL = {"zx": 1, "zy": 1, "brightness": 1}


def value_text(name, value):
    """A drawn value with its unit; nothing drawn is a dash.

    Examples
    --------
    >>> value_text("theta", -12.5), value_text("zx", 0.9), value_text("tx", 3), value_text("brightness", None)
    ('−12.5°', '×0.9', '3 px', '–')
    """
    if value is None:
        return "–"
    unit = UNITS.get(name, "")
    return f"×{short(value)}" if unit == "×" else f"{short(value)}{unit}"


def effect(name, value, lang):
    """What a value does to the picture, in two or three words."""
    if value is None or value == NEUTRAL.get(name, 0):
        return word("augmentation.no_effect", lang)
    side = "more" if value > NEUTRAL.get(name, 0) else "less"
    return word(f"augmentation.{name}_{side}", lang)


def knobs(draws, x, y, lang):
    """A row for each parameter: its name, what was drawn, where that lies in its range, what it does."""
    marks = []
    for i, (name, between) in enumerate(ranges(draws).items()):
        middle, value = y + ROW * i, draws.drawn[name]
        on = between is not None
        ink = {} if on else {"fill_opacity": f"{QUIET}"}
        row = [svg.text(x, middle, NAMES.get(name, name), 12, code=True, **ink),
               svg.text(x + 164, middle, value_text(name, value), 12, "end", **ink)]
        if on:
            row.append(_bar(x + 176, middle, 72, between, value, NEUTRAL.get(name, 0)))
            row.append(svg.text(x + 258, middle, effect(name, value, lang), 12))
        tip = svg.tag("title", escape(f"{name} = {value}. {word(f'augmentation.{name}_tip', lang)}"))
        touched = svg.rect(x, middle - ROW / 2, 340, ROW, fill="none", pointer_events="all")
        marks.append(svg.group(tip, touched, *row))
    return "".join(marks), ROW * len(NAMES_IN_ORDER)


NAMES_IN_ORDER = ("theta", "tx", "ty", "shear", "zx", "zy", "flip_horizontal", "flip_vertical", "channel_shift_intensity", "brightness")


def _bar(x, y, width, between, value, neutral):
    """A range as a line, with a tick where nothing happens and a disc where the value lies."""
    low, high = between

    def at(number):
        return x + (number - low) / (high - low) * width if high > low else x + width / 2

    marks = [svg.line(x, y, x + width, y, stroke=AMBER, stroke_width="4", stroke_opacity=".45", stroke_linecap="round")]
    if low <= neutral <= high:
        marks.append(svg.line(at(neutral), y - 6, at(neutral), y + 6, stroke_opacity=".6"))
    return "".join([*marks, svg.disc(at(value), y, 5, AMBER)])


def equation(draws, x, y, lang):
    """(row, column, 1) in the image = M · (row, column, 1) in the output, in the numbers of the traced pixel."""
    _, before, source = draws.traced
    wide, tall = 56, 24
    vector, matrix, right = x + 30, x + 102, x + 286
    marks = [svg.text(vector + 25, y, word("augmentation.in_image", lang), 12, "middle"),
             svg.text(matrix + 1.5 * wide, y, word("augmentation.matrix", lang), 12, "middle"),
             svg.text(right + 25, y, word("augmentation.in_output", lang), 12, "middle")]
    top = y + 14
    for left, colour, place in ((vector, BLUE, source), (right, VERMILION, before)):
        marks.append(svg.rect(left, top, 50, 3 * tall, rx="6", fill=colour, fill_opacity=".18", stroke=colour))
        for row, content in enumerate([*(f"{v:.1f}" for v in place + 0.0), "1"]):
            marks.append(svg.text(left + 25, top + tall * (row + 0.5), content.replace("-", "−").removesuffix(".0"), 13, "middle"))
    for row, key in enumerate(("augmentation.row", "augmentation.column")):
        marks.append(svg.text(vector - 6, top + tall * (row + 0.5), word(key, lang), 11, "end", quiet=True))
    marks.append(svg.text(matrix - 15, top + 1.5 * tall, "=", 15, "middle"))
    marks.append(svg.text(right - 8, top + 1.5 * tall, "·", 18, "middle"))
    bracket = "M{0} {1}h{2}v{3}h{4}"
    for edge, turn in ((matrix, 6), (matrix + 3 * wide, -6)):
        marks.append(svg.path(bracket.format(edge + turn, top, -turn, 3 * tall, turn), stroke_width="1.4"))
    for row in range(3):
        for column in range(3):
            number = f"{draws.matrix[row, column]:.{1 if column == 2 else 3}f}" if row < 2 else f"{draws.matrix[row, column]:.0f}"
            content = "0" if float(number) == 0 else number.replace("-", "−")
            marks.append(svg.text(matrix + wide * (column + 0.5), top + tall * (row + 0.5), content, 13, "middle"))
    notes = _notes(draws, lang)
    marks += [svg.text(x, top + 3 * tall + 16 + 17 * i, note, 12) for i, note in enumerate(notes)]
    return svg.group(svg.tag("title", escape(word("augmentation.matrix_tip", lang))), *marks), 14 + 3 * tall + 11 + 17 * len(notes)


def _notes(draws, lang):
    """How the place in the output was turned round before it met the matrix; without a flip, where the matrix leads."""
    output, before, source = draws.traced
    turned = [word(key, lang, last=draws.shape[axis] - 1, old=f"{output[axis]:.0f}", new=f"{before[axis]:.0f}")
              for axis, flip, key in ((1, "flip_horizontal", "augmentation.turned_column"), (0, "flip_vertical", "augmentation.turned_row"))
              if draws.drawn[flip]]
    return turned or [word("augmentation.outside" if draws.outside(source) else "augmentation.backwards", lang)]


def histogram(values, x, y, width, colour, heading):
    """How often each number stands in `values`, with the smallest, the largest and the mean."""
    low, high, mean = float(values.min()), float(values.max()), float(values.mean(dtype="float64"))
    span, bars, tall = high - low, 64, 34
    places = np.minimum((values.ravel() - low) * (bars / span), bars - 1).astype("int32") if span else np.zeros(values.size, int)
    counts = np.bincount(places, minlength=bars) ** 0.5     # by its area: a picture with one frequent number has others too
    rises = counts / counts.max() * tall
    step, floor = width / bars, y + 18 + tall
    d = f"M{svg.number(x)} {svg.number(floor)}" + "".join(f"V{svg.number(floor - rise)}h{svg.number(step)}" for rise in rises)
    at = x + ((mean - low) / span * width if span else width / 2)
    return "".join([
        svg.text(x, y + 4, heading, 12),
        svg.path(f"{d}V{svg.number(floor)}z", fill=colour, fill_opacity=".6", stroke="none"),
        svg.line(x, floor, x + width, floor, stroke_opacity=".5"),
        svg.line(at, floor - tall, at, floor, stroke_opacity=".8", stroke_dasharray="2 2"),
        svg.text(x, floor + 11, short(low), 11, quiet=True),
        svg.text(min(max(at, x + 50), x + width - 50), floor + 11, f"x̄ = {short(mean)}", 11, "middle", quiet=True),
        svg.text(x + width, floor + 11, short(high), 11, "end", quiet=True),
    ]), 18 + tall + 20
