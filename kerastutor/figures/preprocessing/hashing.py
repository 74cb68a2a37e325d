"""The picture of feature hashing: words fall into slots, some of them into the same one, and more slots only make that rarer."""
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...preprocessing.text import hashing_trick, text_to_word_sequence
from ...words import word
from .. import svg
from ..style import AMBER, BLUE, VERMILION
from ..window import ticks
from .text.way import visible

WIDTH, ACROSS = 880, 8
SLOTS, STACK, CHIPS, LINES = 64, 4, 24, 12    # slots, words in a slot, collisions, and words with their numbers that are drawn
SIZES = 64                                    # the curve goes up to this n, or to the present one
PATIENCE = 20                                 # seconds for another Python to answer


@dataclass(frozen=True)
class Hashed:
    """Words in their slots for this n; pairs that meet for each of `sizes`, counted and expected; and what other Pythons say.

    `elsewhere` is a list of (seed, slots), empty for md5; `trouble` says why it is empty where it should not be.
    """

    words: list
    n: int
    function: str | None
    slots: list
    sizes: np.ndarray
    pairs: np.ndarray
    expected: np.ndarray
    elsewhere: list
    trouble: str

    @property
    def crowds(self):
        """The slots that hold several words: {slot: words}."""
        return {slot: words for slot, words in sorted(self.inhabitants.items()) if len(words) > 1}

    @property
    def inhabitants(self):
        found = {}
        for one, slot in zip(self.words, self.slots):
            found.setdefault(slot, []).append(one)
        return found

    @property
    def here(self):
        """The place of this n among the sizes."""
        return int(np.flatnonzero(self.sizes == self.n)[0])


def compute(text, n, function="md5"):
    """The library's own slots for the different words of `text`, and the pairs of them that meet, for this n and for others."""
    words = tuple(dict.fromkeys(text_to_word_sequence(text)))
    sizes = _sizes(n)
    elsewhere, trouble = [], ""
    if function is None:
        answers, trouble = _other_pythons(words)
        elsewhere = [(seed, _slots(words, n, dict(zip(words, hashes)).get)) for seed, hashes in answers]
    return Hashed(list(words), n, function, _slots(words, n, function), np.array(sizes), np.array(_pairs_by_size(words, sizes, function)),
                  np.array([expected_pairs(len(words), size) for size in sizes]), elsewhere, trouble)


def _slots(words, n, function):
    return hashing_trick(" ".join(words), n, hash_function=function)


def _sizes(n):
    """2, 3, …, 64; for a larger n as many, spread evenly up to it."""
    return tuple(range(2, SIZES + 1)) if n <= SIZES else tuple(np.unique(np.linspace(2, n, SIZES).round().astype(int)).tolist())


@lru_cache(maxsize=4)
def _pairs_by_size(words, sizes, function):
    return tuple(pairs_that_meet(_slots(words, size, function)) for size in sizes)


def pairs_that_meet(slots):
    """How many pairs of words share a slot.

    Examples
    --------
    >>> pairs_that_meet([3, 5, 5, 5, 2, 2])
    4
    """
    return sum(count * (count - 1) // 2 for count in Counter(slots).values())


def expected_pairs(k, n):
    """k (k − 1) / (2 (n − 1)): how many pairs of k words meet on average in n − 1 slots.

    Examples
    --------
    >>> expected_pairs(12, 16)
    4.4
    """
    return k * (k - 1) / (2 * (n - 1))


# What Python's own hash says in two other processes.

PROGRAM = "import json, sys; print(json.dumps([hash(word) for word in json.load(sys.stdin)]))"


@lru_cache(maxsize=8)
def _other_pythons(words):
    """[(seed, hashes)] from two new Pythons at once, and an empty string; or an empty list, and why."""
    seeds = [seed for seed in ("1", "2", "3") if seed != os.environ.get("PYTHONHASHSEED")][:2]
    try:
        return list(zip(seeds, _ask_pythons(words, seeds))), ""
    except (OSError, TypeError, ValueError, subprocess.SubprocessError) as error:
        return [], f"{type(error).__name__}: {error}"


def _ask_pythons(words, seeds):
    """The hashes of `words` in a new Python for each seed; all of them run at the same time."""
    command = [sys.executable, "-S", "-c", PROGRAM]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with ExitStack() as running:
        started = [running.enter_context(subprocess.Popen(command, env={**os.environ, "PYTHONHASHSEED": seed}, **pipes)) for seed in seeds]
        try:
            answers = [process.communicate(json.dumps(words).encode(), PATIENCE)[0] for process in started]
        finally:
            for process in started:
                process.kill()
    return [json.loads(answer) for answer in answers]


# The picture.


def draw(shown, lang):
    """SVG: the slots with the words in them, who meets whom, how many pairs meet for other n, and whether the numbers will last."""
    marks, y = [], 0
    for part in (_grid, _meetings):
        drawn, height = part(shown, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {y})"))
        y += height
    curve, high = _curve(shown, lang)
    table, tall = _table(shown, lang)
    marks += [svg.group(curve, transform=f"translate(0 {y})"), svg.group(table, transform=f"translate(512 {y})")]
    return svg.picture(WIDTH, y + max(high, tall), "".join(marks), word("hashing.title", lang), describe(shown, lang))


def describe(shown, lang):
    """The picture in words."""
    crowds = "; ".join(f"{slot}: {_names(words)}" for slot, words in list(shown.crowds.items())[:CHIPS])
    return word("hashing.alt", lang, k=len(shown.words), m=shown.n - 1, n=shown.n, function=_name(shown, lang),
                pairs=shown.pairs[shown.here], expected=f"{shown.expected[shown.here]:.2f}",
                crowds=crowds or word("hashing.nobody_meets", lang))


def _names(words):
    """Words that share a slot."""
    return " = ".join([*(visible(one, 24) for one in words[:LINES]), *(["…"] if len(words) > LINES else [])])


def _name(shown, lang):
    return shown.function or word("hashing.pythons", lang)


def _grid(shown, lang):
    """The slots, in rows; slot 0 is there and never used."""
    inhabitants = shown.inhabitants
    slots = list(range(shown.n)) if shown.n <= SLOTS else sorted(inhabitants)[:SLOTS]
    marks = [svg.text(18, 18, word("hashing.slots", lang, k=len(shown.words), m=shown.n - 1, n=shown.n, function=_name(shown, lang)), 15)]
    width, y = (WIDTH - 36 + 8) / ACROSS - 8, 40
    for first in range(0, len(slots), ACROSS):
        row = slots[first:first + ACROSS]
        lines = max(1, *(min(len(inhabitants.get(slot, ())), STACK) for slot in row)) if len(row) > 1 else 1
        height = 26 + lines * 30
        for i, slot in enumerate(row):
            marks.append(_slot(18 + i * (width + 8), y, width, height, slot, inhabitants.get(slot, []), lang))
        y += height + 8
    if shown.n > SLOTS:
        marks.append(svg.text(18, y + 8, word("hashing.only_used", lang, n=len(slots), used=len(inhabitants))))
        y += 28
    return "".join(marks), y + 22


def _slot(x, y, width, height, slot, words, lang):
    """A slot with its number and its words: blue where a word lives alone, with a red corner where several share it."""
    crowded = len(words) > 1
    look = {"stroke": VERMILION, "stroke_width": "2"} if crowded else {"stroke": "currentColor", "stroke_opacity": ".35"}
    marks = [svg.rect(x, y, width, height, rx="8", fill="none", stroke_dasharray=None if slot else "3 3", **look),
             svg.text(x + 10, y + 14, slot, 12, quiet=True)]
    if crowded:
        marks.append(svg.text(x + width - 10, y + 14, f"× {len(words)}", 12, "end"))
    if slot == 0:
        marks.append(svg.text(x + width / 2, y + 40, word("hashing.never", lang), 13, "middle", quiet=True))
    room = STACK if len(words) <= STACK else STACK - 1
    for i, one in enumerate(words[:room]):
        marks.append(svg.cell(x + 7, y + 25 + i * 30, width - 14, 26, visible(one, 40), "target" if crowded else "kept", size=14))
    if len(words) > room:
        marks.append(svg.text(x + width / 2, y + 38 + room * 30, word("hashing.more", lang, n=len(words) - room), 13, "middle", quiet=True))
    return "".join(marks)


def _meetings(shown, lang):
    """Who meets whom, by name, and how many pairs that makes."""
    pairs = int(shown.pairs[shown.here])
    marks = [svg.text(18, 18, word("hashing.meet", lang, pairs=pairs, expected=f"{shown.expected[shown.here]:.2f}"), 15)]
    x, y = 18, 36
    crowds = list(shown.crowds.items())
    for slot, words in crowds[:CHIPS]:
        label = svg.shorten(word("hashing.chip", lang, slot=slot, names=_names(words)), WIDTH - 80, 14)
        width = svg.width_of(label, 14) + 24
        if x + width > WIDTH - 18:
            x, y = 18, y + 36
        marks.append(svg.cell(x, y, width, 28, label, "target", size=14))
        x += width + 8
    if not crowds:
        marks.append(svg.text(18, y + 14, word("hashing.nobody_meets", lang)))
    if len(crowds) > CHIPS:
        marks.append(svg.text(18, y + 46, word("hashing.more_chips", lang, n=len(crowds) - CHIPS)))
        y += 28
    return "".join(marks), y + 58


AXIS, TOP, LONG, HIGH = 58, 64, 400, 280      # where the plot stands, how long its axis is, and how high


def _curve(shown, lang):
    """The pairs that meet, for every n: expected as a line, counted as points."""
    k = len(shown.words)
    top = max(1.2, 1.1 * expected_pairs(k, 6))
    last = int(shown.sizes[-1])

    def at(n, pairs):
        return AXIS + LONG * (n - 2) / max(last - 2, 1), TOP + HIGH * (1 - min(pairs, top) / top)

    marks = [svg.text(18, 18, word("hashing.curve", lang), 15)]
    for value in ticks(top):
        y = at(2, value)[1]
        marks += [svg.line(AXIS - 6, y, AXIS + LONG + 6, y, stroke_opacity="0.14"), svg.text(AXIS - 12, y, value, 12, "end", quiet=True)]
    for value in (2, *(tick for tick in ticks(last, 7) if tick > 2)):
        marks.append(svg.text(at(value, 0)[0], TOP + HIGH + 18, value, 12, "middle", quiet=True))
    marks.append(svg.text(AXIS + LONG, TOP + HIGH + 36, word("hashing.axis", lang), 12, "end", quiet=True))
    here = at(shown.n, shown.pairs[shown.here])
    marks.append(svg.line(here[0], TOP - 14, here[0], TOP + HIGH, stroke_opacity="0.5", stroke_dasharray="4 4"))
    begin = max(2, 1 + expected_pairs(k, 2) / top)          # where the line comes in at the top
    along = [at(n, expected_pairs(k, n)) for n in np.geomspace(begin, max(last, begin + 1), 60)]
    marks.append(svg.polyline(*zip(*along), stroke=AMBER, stroke_width="2.6"))
    for n, pairs in zip(shown.sizes, shown.pairs):
        x, y = at(n, pairs)
        marks.append(svg.disc(x, y, 3.2, BLUE) if pairs <= top else
                     svg.path(f"M{svg.number(x - 4)} {svg.number(y)}l4 -7l4 7z", fill=BLUE, stroke="none"))
    marks.append(svg.tag("circle", cx=here[0], cy=here[1], r=7.5, fill="none", stroke="currentColor", stroke_width="2"))
    label = f"n = {shown.n}"
    edge = here[0] + 12 + svg.width_of(label) > AXIS + LONG
    marks.append(svg.text(here[0] - 8 if edge else here[0] + 6, TOP - 18, label, 13, "end" if edge else "start"))
    y = TOP + HIGH + 62
    marks += [svg.line(18, y, 40, y, stroke=AMBER, stroke_width="2.6"), svg.text(48, y, word("hashing.line", lang))]
    x = 48 + svg.width_of(word("hashing.line", lang)) + 24
    marks += [svg.disc(x, y, 3.2, BLUE), svg.text(x + 10, y, word("hashing.points", lang))]
    if any(shown.pairs > top):
        marks += [svg.path(f"M19 {y + 26}l5 -8l5 8z", fill=BLUE, stroke="none"), svg.text(38, y + 22, word("hashing.above", lang))]
        y += 22
    return "".join(marks), y + 24


def _table(shown, lang):
    """Whether the numbers will be the same tomorrow: md5 worked out by hand, or Python's hash in three processes."""
    changed = any(slots != shown.slots for _, slots in shown.elsewhere)
    title = "hashing.lasting" if shown.function else "hashing.passing" if changed else "hashing.undecided"
    marks = [svg.text(18, 18, word(title, lang), 15)]
    lines = list(zip(shown.words, shown.slots))[:LINES]
    if shown.function:
        heads = [(word("hashing.head_word", lang), 18), ("md5", 116), (word("hashing.head_slot", lang, m=shown.n - 1), 346)]
    else:
        heads = [(word("hashing.head_word", lang), 18), (word("hashing.head_here", lang), 158),
                 *((word("hashing.head_seed", lang, seed=seed), 240 + 82 * i) for i, (seed, _) in enumerate(shown.elsewhere))]
    for content, x in heads:
        marks.append(svg.text(x, 48, content, 12, "start" if x < 140 else "end" if shown.function else "middle", quiet=True))
    for row, (one, slot) in enumerate(lines):
        y = 78 + row * 29
        marks.append(svg.text(18, y, svg.shorten(visible(one, 24), 92, 14), 14))
        if shown.function:
            digest = hashlib.md5(one.encode(), usedforsecurity=False).hexdigest()
            marks += [svg.text(116, y, f"{digest[:12]}…{digest[-4:]}", 13, quiet=True, code=True),
                      svg.cell(290, y - 13, 56, 26, slot, "kept", size=14)]
        else:
            marks.append(svg.cell(130, y - 13, 56, 26, slot, "kept", size=14))
            marks += [svg.cell(212 + 82 * i, y - 13, 56, 26, slots[row], "kept" if slots[row] == slot else "added", size=14)
                      for i, (_, slots) in enumerate(shown.elsewhere)]
    y = 78 + len(lines) * 29 + 4
    for note in _table_notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return "".join(marks), y + 8


def _table_notes(shown, lang):
    notes = []
    if len(shown.words) > LINES:
        notes.append(word("hashing.more_lines", lang, n=LINES, total=len(shown.words)))
    if shown.function:
        notes += [word("hashing.md5_why", lang), word("hashing.md5_where", lang)]
    elif shown.trouble:
        notes += [word("hashing.no_process", lang), svg.shorten(shown.trouble, 350)]
    else:
        notes.append(word("hashing.seeds", lang, one=shown.elsewhere[0][0], two=shown.elsewhere[1][0]))
        same = sum(len({slot, *others}) == 1 for slot, *others in zip(shown.slots, *(slots for _, slots in shown.elsewhere)))
        notes.append(word("hashing.agree", lang, n=same, total=len(shown.words)))
        notes += [word("hashing.hatched", lang), word("hashing.python_why", lang)]
    return notes
