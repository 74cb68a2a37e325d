"""The picture of skipgrams: a window that walks over a sentence, the pairs it gives, and the words that the sampling table lets through."""
import random
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from ...preprocessing.sequence import make_sampling_table, skipgrams
from ...words import word
from .. import svg
from ..style import BLUE, GREEN, QUIET, VERMILION

WIDTH = 940
CHIPS, SQUARES, BARS = 24, 152, 12        # how many of each are drawn


@dataclass(frozen=True)
class Pairs:
    """A sentence as words and as numbers, what skipgrams made of it, and `places`: the positive pairs as positions [centre, neighbour]."""

    words: list
    sequence: list
    couples: list
    labels: list
    places: list
    table: np.ndarray
    centre: int
    window_size: int

    @property
    def vocabulary(self):
        """The word of each number."""
        return dict(zip(self.sequence, self.words))

    @property
    def vocabulary_size(self):
        return max(self.sequence) + 1

    @property
    def neighbours(self):
        """The positions that make a positive pair with the centre."""
        return [j for i, j in self.places if i == self.centre]

    def skipped(self, position):
        """Whether the word there fell to the sampling: it has neighbours, and yet makes no pair."""
        has_neighbours = any(self.sequence[j] for j in self.reach(position))
        return self.sequence[position] != 0 and has_neighbours and all(i != position for i, _ in self.places)

    def reach(self, position):
        """The positions in the window around `position`, itself left out."""
        first, last = max(position - self.window_size, 0), min(position + self.window_size, len(self.words) - 1)
        return [j for j in range(first, last + 1) if j != position]

    def lucky(self, couple):
        """Whether a negative pair is by chance a pair of true neighbours."""
        return couple in [c for c, label in zip(self.couples, self.labels) if label]


def number_words(words):
    """A number for each word: the most frequent is 1, among equals the one met first; integers keep their own.

    Examples
    --------
    >>> number_words("the cat saw the dog".split()), number_words([7, 2])
    ([1, 2, 3, 1, 4], [7, 2])
    """
    if all(isinstance(w, int) for w in words):
        return list(words)
    rank = {w: i + 1 for i, (w, _) in enumerate(Counter(words).most_common())}
    return [rank[w] for w in words]


@contextmanager
def _seeded(seed):
    """Python's random numbers from `seed` on; afterwards they go on as if nothing had been drawn."""
    before = random.getstate()
    random.seed(seed)
    try:
        yield
    finally:
        random.setstate(before)


def compute(words, centre=0, window_size=2, negative_samples=1.0, shuffle=False, sampling_factor=None, seed=0):
    """The library's own couples and labels. Its pairs of positions come from the same call on numbered places instead of words."""
    sequence = number_words(words)
    size = max(sequence) + 1
    table = None if sampling_factor is None else make_sampling_table(size, sampling_factor)
    with _seeded(seed):
        couples, labels = skipgrams(sequence, size, window_size, negative_samples, shuffle, sampling_table=table, seed=seed)
    places = [i + 1 if w else 0 for i, w in enumerate(sequence)]
    by_place = None if table is None else np.array([1.0, *table[sequence]])
    with _seeded(seed):
        pairs, _ = skipgrams(places, len(places) + 1, window_size, 0, False, sampling_table=by_place)
    return Pairs([str(w) for w in words], sequence, couples, labels, [[i - 1, j - 1] for i, j in pairs], table,
                 min(centre, len(words) - 1), window_size)


def draw(pairs, lang):
    """SVG: the sentence with its window, the centre's pairs, all pairs in order, and the sampling table."""
    marks, y = [], 0
    for part in (_sentence, _chips, _all_pairs, _table):
        drawn, height = part(pairs, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    return svg.picture(WIDTH, y + 6, "".join(marks), word("skipgram.title", lang), describe(pairs, lang))


def describe(pairs, lang):
    """The picture in words: the centre, its neighbours, and the counts."""
    neighbours = " ".join(pairs.words[j] for j in pairs.neighbours) or word("skipgram.nobody", lang)
    return word("skipgram.alt", lang, centre=pairs.words[pairs.centre], place=pairs.centre, neighbours=neighbours,
                positive=_positives(pairs), negative=len(pairs.labels) - _positives(pairs))


def _positives(pairs):
    return sum(pairs.labels)


def _cells_shown(pairs):
    """Positions around the centre that fit in a row, with their widths."""
    widths = [min(max(svg.width_of(w, 15) + 16, 40), 110) for w in pairs.words]
    first = last = pairs.centre
    room = WIDTH - 90 - widths[first]
    while True:
        left = first > 0 and widths[first - 1] + 8 <= room and (last + 1 == len(widths) or pairs.centre - first <= last - pairs.centre)
        right = not left and last + 1 < len(widths) and widths[last + 1] + 8 <= room
        if left:
            first -= 1
            room -= widths[first] + 8
        elif right:
            last += 1
            room -= widths[last] + 8
        elif first > 0 and widths[first - 1] + 8 <= room:
            first -= 1
            room -= widths[first] + 8
        else:
            return list(range(first, last + 1)), widths


def _sentence(pairs, lang):
    """The row of words: arcs lead from the centre to its neighbours, a frame holds the window."""
    positions, widths = _cells_shown(pairs)
    neighbours = set(pairs.neighbours)
    reach = 34 + 10 * min(pairs.window_size, 5)
    top = reach + 26
    at, x = {}, 44
    for i in positions:
        at[i] = x
        x += widths[i] + 8
    marks = [svg.text(18, 16, word("skipgram.centre_is", lang, word=pairs.words[pairs.centre], n=pairs.window_size), 14)]
    framed = [i for i in [*pairs.reach(pairs.centre), pairs.centre] if i in at]
    left, right = at[min(framed)] - 4, at[max(framed)] + widths[max(framed)] + 4
    frame = {"fill": "none", "stroke": "currentColor", "stroke_width": "1.8", "stroke_opacity": f"{QUIET}"}
    marks.append(svg.rect(left, top - 7, right - left, 54, rx="10", **frame))
    middle = at[pairs.centre] + widths[pairs.centre] / 2
    for j in sorted(neighbours):
        if j in at:
            end = at[j] + widths[j] / 2
            rise = top - 8 - 2 * (reach * abs(j - pairs.centre) / max(pairs.window_size, 1)) * 0.82
            start, peak, tip = (
                f"{svg.number(a)} {svg.number(b)}" for a, b in ((middle, top - 8), ((middle + end) / 2, rise), (end, top - 8))
            )
            marks.append(svg.path(f"M{start}Q{peak} {tip}", stroke=GREEN, stroke_width="2.2"))
            marks.append(svg.path(f"M{svg.number(end - 5)} {top - 15}l5 8l5 -8", stroke=GREEN, stroke_width="2.2"))
    for i in positions:
        kind = "kept" if i == pairs.centre else "context" if i in neighbours else "plain" if pairs.sequence[i] else "cut"
        marks.append(svg.cell(at[i], top, widths[i], 40, pairs.words[i], kind, strong=i == pairs.centre))
        dropped = pairs.skipped(i)
        label = f"{pairs.sequence[i]} ✗" if dropped else pairs.sequence[i]
        marks.append(svg.text(at[i] + widths[i] / 2, top + 62, label, 12, "middle", quiet=True))
        if dropped:
            ends = at[i] + 4, top + 50, at[i] + widths[i] - 4, top + 50
            marks.append(svg.line(*ends, stroke=VERMILION, stroke_width="2", stroke_dasharray="4 3"))
    if positions[0] > 0:
        marks.append(svg.text(26, top + 20, "⋯", 16, "middle", quiet=True))
    if positions[-1] < len(pairs.words) - 1:
        marks.append(svg.text(x + 8, top + 20, "⋯", 16, "middle", quiet=True))
    marks.append(svg.text(18, top + 84, _kept_note(pairs, lang), quiet=True))
    return "".join(marks), top + 104


def _kept_note(pairs, lang):
    skipped = sum(pairs.skipped(i) for i in range(len(pairs.words)))
    if not skipped:
        return word("skipgram.numbers", lang)
    return word("skipgram.skipped", lang, n=skipped, total=len(pairs.words))


def _chips(pairs, lang):
    """The pairs of the centre's word: true neighbours, then the random ones."""
    number = pairs.sequence[pairs.centre]
    names = pairs.vocabulary
    chips = [(f"{pairs.words[pairs.centre]} → {pairs.words[j]}", "context") for j in pairs.neighbours]
    lucky = 0
    for couple, label in zip(pairs.couples, pairs.labels):
        if not label and couple[0] == number:
            chance = pairs.lucky(couple)
            lucky += chance
            chips.append((f"{names[number]} → {names.get(couple[1], couple[1])}{' ≈' if chance else ''}", "added"))
    marks = [svg.text(18, 14, word("skipgram.chips", lang, word=pairs.words[pairs.centre]), 14)]
    x, y = 18, 32
    for label, kind in chips[:CHIPS]:
        width = svg.width_of(label, 14) + 22
        if x + width > WIDTH - 16:
            x, y = 18, y + 36
        marks.append(svg.cell(x, y, width, 30, label, kind, size=14))
        x += width + 8
    if not chips:
        marks.append(svg.text(18, y + 14, word("skipgram.no_pairs", lang), quiet=True))
    legend = [("context", word("skipgram.positive", lang, n=_positives(pairs))),
              ("added", word("skipgram.negative", lang, n=len(pairs.labels) - _positives(pairs)))]
    marks.append(svg.key(legend, 18, y + 56))
    notes = [word("skipgram.centre_skipped", lang)] if pairs.skipped(pairs.centre) else []
    if lucky:
        notes.append(word("skipgram.lucky", lang, n=lucky))
    if len(chips) > CHIPS:
        notes.append(word("skipgram.more_chips", lang, n=len(chips) - CHIPS))
    for i, note in enumerate(notes):
        marks.append(svg.text(18, y + 82 + 20 * i, note, quiet=True))
    return "".join(marks), y + 84 + 20 * len(notes)


def _all_pairs(pairs, lang):
    """Every pair as a small square with its label, in the order in which training would meet them; the centre's word is framed."""
    marks = [svg.text(18, 14, word("skipgram.order", lang, n=len(pairs.labels), word=pairs.words[pairs.centre]), 14)]
    number = pairs.sequence[pairs.centre]
    across = (WIDTH - 36) // 24
    for i, (couple, label) in enumerate(zip(pairs.couples[:SQUARES], pairs.labels)):
        x, y = 18 + i % across * 24, 32 + i // across * 24
        tip = f"{pairs.vocabulary[couple[0]]} → {pairs.vocabulary.get(couple[1], couple[1])}: {label}"
        marks.append(svg.cell(x, y, 20, 20, label, "context" if label else "added", size=12, tip=tip))
        if couple[0] == number:
            marks.append(svg.rect(x - 2, y - 2, 24, 24, rx="7", fill="none", stroke="currentColor", stroke_width="2"))
    bottom = 32 + -(-min(len(pairs.labels), SQUARES) // across) * 24
    if len(pairs.labels) > SQUARES:
        marks.append(svg.text(18, bottom + 12, word("skipgram.more_squares", lang, n=SQUARES), quiet=True))
        bottom += 24
    return "".join(marks), bottom + 20


def _table(pairs, lang):
    """The sampling table: for each word the probability that it is kept as a centre, as a bar."""
    if pairs.table is None:
        return svg.text(18, 12, word("skipgram.no_table_note", lang), quiet=True), 28
    marks = [svg.text(18, 14, word("skipgram.table_note", lang), 14)]
    counts = Counter(pairs.sequence)
    kept = Counter(w for i, w in enumerate(pairs.sequence) if not pairs.skipped(i))
    numbers = sorted(n for n in pairs.vocabulary if n)[:BARS]
    start, full = 200, 430
    for row, n in enumerate(numbers):
        y = 40 + row * 24
        chance = float(pairs.table[n])
        marks.append(svg.text(start - 12, y, svg.shorten(f"{n}  {pairs.vocabulary[n]}", start - 36), anchor="end"))
        marks.append(svg.rect(start, y - 8, full, 16, rx="4", fill="currentColor", fill_opacity=".07"))
        marks.append(svg.rect(start, y - 8, max(full * chance, 1), 16, rx="4", fill=BLUE, fill_opacity=".55", stroke=BLUE))
        marks.append(svg.text(start + full + 12, y, word("skipgram.bar", lang, p=f"{chance:.4f}", kept=kept[n], n=counts[n])))
    bottom = 40 + len(numbers) * 24
    if len([n for n in pairs.vocabulary if n]) > BARS:
        marks.append(svg.text(18, bottom + 2, word("skipgram.more_bars", lang, n=BARS), quiet=True))
        bottom += 20
    return "".join(marks), bottom + 4
