"""The picture of pad_sequences: one window over ragged rows, so that one glance tells which side is filled and which is lost."""
from dataclasses import dataclass

import numpy as np

from ...preprocessing.sequence import pad_sequences
from ...words import word
from .. import svg
from ..style import QUIET

ROWS = 24            # rows drawn
NEAR = 12            # columns drawn on either side of each border of the window, once there are too many
COLUMNS = 44


@dataclass(frozen=True)
class Padded:
    """What pad_sequences made of `sequences`: its matrix, and the column in which each sequence begins (negative: outside, to the left)."""

    sequences: list
    matrix: np.ndarray
    first: list

    @property
    def maxlen(self):
        return self.matrix.shape[1]

    @property
    def span(self):
        """The first column that holds anything, and the one after the last."""
        ends = (first + len(sequence) for first, sequence in zip(self.first, self.sequences))
        return min([0, *self.first]), max([self.maxlen, *ends])

    def fate(self, row, column):
        """What became of a place: 'kept', 'added', 'cut', or None where there is nothing."""
        inside = 0 <= column < self.maxlen
        filled = self.first[row] <= column < self.first[row] + len(self.sequences[row])
        if inside:
            return "kept" if filled else "added"
        return "cut" if filled else None

    def count(self, fate):
        """How many values met this `fate`, over all rows."""
        kept = sum(min(len(s), self.maxlen) for s in self.sequences)
        return {"kept": kept, "added": self.matrix.size - kept, "cut": sum(map(len, self.sequences)) - kept}[fate]


def compute(sequences, maxlen=None, dtype="int32", padding="pre", truncating="pre", value=0.0):
    """The library's own matrix, and where each sequence lies over it."""
    matrix = pad_sequences(sequences, maxlen, dtype, padding, truncating, value)
    maxlen = matrix.shape[1]
    first = []
    for sequence in sequences:
        spare = maxlen - len(sequence)          # > 0: columns to fill, < 0: values to lose
        side = padding if spare >= 0 else truncating
        first.append(spare if side == "pre" else 0)
    return Padded(list(sequences), matrix, first)


def columns_drawn(padded):
    """The columns to draw, from left to right; None stands where some are left out."""
    left, right = padded.span
    if right - left <= COLUMNS:
        return list(range(left, right))
    drawn = []
    for column in range(left, right):
        if -NEAR <= column < NEAR or -NEAR <= column - padded.maxlen < NEAR:
            drawn.append(column)
        elif not drawn or drawn[-1] is not None:
            drawn.append(None)
    return drawn


HEIGHT, GAP, TOP, MOAT = 40, 5, 58, 14      # MOAT: what lies outside the window stands clear of its frame


def draw(padded, lang):
    """SVG: rows of cells, the window's frame around what the model will see, and a key that counts."""
    rows = range(min(len(padded.sequences), ROWS))
    columns = columns_drawn(padded)
    width = _cell_width(padded, rows, columns)
    left, right = padded.span
    at, x = {}, 16 + (MOAT if columns[0] is None or columns[0] < 0 else 10)
    gaps = []
    for i, column in enumerate(columns):
        following = next((c for c in columns[i + 1:] if c is not None), None)
        if column is None:
            gaps.append((x, range(columns[i - 1] + 1 if i else left, right if following is None else following)))
            x += 26
        else:
            at[column] = x
            x += width + GAP
        if following in (0, padded.maxlen):
            x += MOAT
    edge = x
    bottom = TOP + len(rows) * (HEIGHT + GAP)
    marks = [_frame(padded, at, width, bottom, lang)]
    for row in rows:
        y = TOP + row * (HEIGHT + GAP)
        for column, x in at.items():
            fate = padded.fate(row, column)
            if fate:
                content = padded.matrix[row, column] if fate != "cut" else padded.sequences[row][column - padded.first[row]]
                marks.append(svg.cell(x, y, width, HEIGHT, short_value(content), fate))
        marks += [svg.text(x + 10, y + HEIGHT / 2, "⋯", 15, "middle", quiet=True)
                  for x, hidden in gaps if any(padded.fate(row, column) for column in hidden)]
    notes = _notes(padded, len(rows), columns, lang)
    legend = [(fate, word(f"padding.{fate}", lang, n=padded.count(fate))) for fate in ("kept", "added", "cut")]
    marks.append(svg.key(legend, 18, bottom + 24))
    for i, note in enumerate(notes):
        marks.append(svg.text(18, bottom + 52 + 20 * i, note, quiet=True))
    total = max(
        edge + 16,
        svg.key_width(legend) + 24,
        *(svg.width_of(n) + 36 for n in notes),
        svg.width_of(_window(padded, lang)) + at.get(0, 16) + 30,
    )
    return svg.picture(total, bottom + 46 + 20 * len(notes), "".join(marks), word("padding.title", lang), describe(padded, lang))


def describe(padded, lang):
    """The picture in one sentence."""
    rows, maxlen = padded.matrix.shape
    return word("padding.alt", lang, rows=rows, n=maxlen, **{fate: padded.count(fate) for fate in ("kept", "added", "cut")})


def _cell_width(padded, rows, columns):
    """Wide enough for the longest token that is drawn, within reason."""
    longest = 0
    for row in rows:
        for column in columns:
            if column is not None and padded.fate(row, column) in ("kept", "added"):
                longest = max(longest, svg.width_of(short_value(padded.matrix[row, column]), 15))
    return min(max(40, longest + 12), 88)


def short_value(value):
    """A value as a cell shows it.

    Examples
    --------
    >>> short_value(0.123456), short_value(np.int32(3)), short_value("cat"), short_value(2.0)
    ('0.1235', '3', 'cat', '2.0')
    """
    if isinstance(value, (float, np.floating)):
        rounded = format(value, ".4g")
        return rounded + ".0" if rounded.lstrip("-").isdigit() else rounded
    return str(value)


def _window(padded, lang):
    return word("padding.window", lang, n=padded.maxlen)


def _frame(padded, at, width, bottom, lang):
    """The window: a frame, its title, and the number of each column above it."""
    if not padded.maxlen or 0 not in at:
        return svg.text(18, 22, _window(padded, lang))
    x = at[0] - 7
    marks = [svg.text(x + 2, 18, _window(padded, lang), 14),
             svg.rect(x, TOP - 7, at[padded.maxlen - 1] + width + 7 - x, bottom - TOP + 14 - GAP, rx="10", fill="none",
                      stroke="currentColor", stroke_width="1.8", stroke_opacity=f"{QUIET}")]
    for column, left in at.items():
        if 0 <= column < padded.maxlen:
            marks.append(svg.text(left + width / 2, TOP - 17, column, 11, "middle", quiet=True))
    return "".join(marks)


def _notes(padded, rows, columns, lang):
    """What else is to be said: how much is lost, and what is not drawn."""
    notes = []
    tokens = padded.count("kept") + padded.count("cut")
    if tokens:
        notes.append(word("padding.lost", lang, share=f"{100 * padded.count('cut') / tokens:.3g}",
                          empty=f"{100 * padded.count('added') / max(padded.matrix.size, 1):.3g}"))
    if rows < len(padded.sequences):
        notes.append(word("padding.more_rows", lang, n=rows, total=len(padded.sequences)))
    if None in columns:
        notes.append(word("padding.more_columns", lang))
    return notes
