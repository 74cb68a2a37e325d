"""A text on its way, drawn: its letters, what the filter leaves of them, words, numbers, sequence; each loss is marked where it happens."""
import re
import unicodedata
from functools import partial

from ....words import word
from ... import svg
from ...style import AMBER, VERMILION
from .journey import Letter, Token

LEFT, RIGHT = 150, 824                  # the names of the stages stand left of LEFT
BANDS, NUMBERS = 4, 40                  # lines of a text, and numbers of its sequence, that are drawn
CLEAN, CELL, NUMBER, BAND = 30, 50, 90, 148      # how far below the letters the other stages of a line stand, and the next line
LONG, ALONE = 8, 5                      # so many Chinese characters are hardly one word; nor are these, where nothing else was found
HAN, MARKS = "[\u3400-\u9fff]", "，。！？；：、“”‘’（）《》…"


def visible(text, most=120):
    """`text` with every character that has no form of its own written as in code, and no longer than anybody reads.

    Examples
    --------
    >>> print(visible("a\\tb c"))
    a\\tb c
    """
    written = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text[:most])
    return written + "…" if len(text) > most else written


def draw_journey(journey, title, tokenizer, lang):
    """A text from its letters to its sequence: marks, how high they are, and how wide."""
    bands, hidden = _bands(journey)
    marks, ends = [svg.text(18, 18, title, 15)], [18 + svg.width_of(title, 15)]
    top = 54
    for key, y in (("text.stage_raw", 0), ("text.stage_clean", CLEAN), ("text.stage_words", CELL + 17), ("text.stage_number", NUMBER + 13)):
        marks.append(_stage(key, top + y, lang))
    for row, band in enumerate(bands):
        y = top + row * BAND
        for x, width, piece in band:
            marks.append(_column(x, y, width, piece) if isinstance(piece, Token) else _gap(x, y, width, piece))
            ends.append(x + width)
    y = top + len(bands) * BAND - 16
    if hidden:
        marks.append(svg.text(LEFT, y + 4, word("text.hidden", lang, n=hidden), quiet=True))
        y += 32
    for part in (_sequence, _legend):
        drawn, height, end = part(journey, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {y})"))
        ends.append(end)
        y += height
    for note in _notes(journey, tokenizer, lang):
        marks.append(svg.text(LEFT, y, note))
        ends.append(LEFT + svg.width_of(note))
        y += 21
    return "".join(marks), y + 14, max(ends)


def _stage(key, y, lang):
    return svg.text(LEFT - 16, y, word(key, lang), anchor="end", quiet=True)


def _bands(journey):
    """The pieces in lines, each piece with its place and width; and how many words are left out."""
    bands, x = [[]], LEFT
    for place, piece in enumerate(journey.pieces):
        width, after = _width(piece)
        hangs = isinstance(piece, Letter) and piece.fate == "split" and x <= RIGHT
        if x + width > RIGHT and bands[-1] and not hangs:
            if len(bands) == BANDS:
                return bands, sum(isinstance(rest, Token) for rest in journey.pieces[place:])
            bands.append([])
            x = LEFT
        bands[-1].append((x, width, piece))
        x += width + after
    return bands, 0


def _width(piece):
    """How wide a piece is, and the room after it."""
    if isinstance(piece, Letter):
        return (max(20, _pitch(piece.raw) + 8), 4) if piece.fate == "removed" else (_pitch(piece.raw), 2)
    letters = sum(_pitch(letter.raw) for letter in piece.letters)
    cells = max(36, svg.width_of(visible(piece.word), 15) + 16, svg.width_of(_numbered(piece), 14) + 14)
    return min(max(letters, cells), RIGHT - LEFT), 4


def _pitch(letter):
    """How wide a letter's place is."""
    return 0 if not letter or unicodedata.combining(letter) else max(11, svg.width_of(visible(letter), 16) + 1)


def _numbered(token):
    """What happens to the word's number: 7 as it is, 7→1 or ?→1 where oov_token steps in; ? for a word without."""
    own = "?" if token.number is None else str(token.number)
    return own if token.kind != "added" else f"{own}→{token.written}"


def _column(x, y, width, token):
    """A word from top to bottom: its letters, what became of them, the word, its number."""
    marks = []
    needed = sum(_pitch(letter.raw) for letter in token.letters)
    at = x + max(0, width - needed) / 2
    for letter in token.letters:
        pitch = _pitch(letter.raw)
        if needed > width and at + pitch + 16 > x + width:
            marks += [_glyph(at + 8, y + row, "…") for row in (0, CLEAN)]
            break
        if letter.fate == "lowered" and pitch:
            marks.append(svg.rect(at, y + CLEAN + 9, pitch, 3, rx="1.5", fill=AMBER))
        marks += [_glyph(at + pitch / 2, y + row, part) for row, part in ((0, letter.raw), (CLEAN, letter.clean)) if part]
        at += pitch
    marks.append(svg.cell(x, y + CELL, width, 34, visible(token.word), token.kind))
    marks.append(svg.cell(x, y + NUMBER, width, 26, _numbered(token), token.kind, size=14))
    return "".join(marks)


def _gap(x, y, width, letter):
    """A letter between words: struck out where the filter took it, and what stands there afterwards."""
    if letter.fate == "removed":
        above = _crossed(x, y, width, visible(letter.raw))
    else:
        above = _glyph(x + width / 2, y, letter.raw, faint=True)
    return above + _glyph(x + width / 2, y + CLEAN, letter.clean, faint=True)


def _crossed(x, y, width, content=""):
    """A character that the filter took, crossed out so that it can still be read."""
    return (svg.rect(x, y - 11, width, 22, rx="6", fill="none", stroke="currentColor", stroke_opacity=".5", stroke_dasharray="3 3")
            + svg.text(x + width / 2, y, content, 15, "middle")
            + svg.line(x + 3, y + 8, x + width - 3, y - 8, stroke=VERMILION, stroke_width="1.6"))


def _glyph(x, y, letter, faint=False):
    """A letter in its place; a space is drawn as a low bracket."""
    if letter == " ":
        return svg.path(f"M{svg.number(x - 4)} {svg.number(y + 4)}v3h8v-3", stroke_opacity="0.45")
    narrow = svg.width_of(letter, 100) < 100
    return svg.text(x, y, visible(letter), 16, "middle", quiet=faint, code=narrow)


def _sequence(journey, lang):
    """The sequence as the model will see it: what is lost leaves no gap."""
    marks = [_stage("text.stage_sequence", 14, lang)]
    kinds = [token.kind for token in journey.tokens if token.written is not None]
    x, y = LEFT, 0
    for number, kind in list(zip(journey.sequence, kinds))[:NUMBERS]:
        width = max(34, svg.width_of(number, 15) + 14)
        if x + width > RIGHT - 10:
            x, y = LEFT, y + 34
        marks.append(svg.cell(x, y, width, 28, number, kind, strong=True))
        x += width + 4
    if len(kinds) > NUMBERS:
        marks.append(svg.text(x + 8, y + 14, "⋯", 15, "middle", quiet=True))
        x += 20
    count = word("text.how_many", lang, words=len(journey.tokens), numbers=len(journey.sequence))
    if x + 12 + svg.width_of(count) > RIGHT:
        x, y = LEFT - 12, y + 34
    return "".join([*marks, svg.text(x + 12, y + 14, count)]), y + 28, max(x + 12 + svg.width_of(count), RIGHT if y else 0)


def _legend(journey, lang):
    """What each form means, and how many there are of it; only forms that are there."""
    entries = [("kept", partial(svg.cell, kind="kept"))]
    if journey.count("added"):
        entries.append(("added", partial(svg.cell, content="1", kind="added", size=12)))
    for fate, content in (("beyond", "9"), ("unknown", "?")):
        if journey.count(fate) and journey.count("cut"):
            entries.append((fate, partial(svg.cell, content=content, kind="cut", size=12)))
    marks, x, y, end = [], LEFT, 26, LEFT
    for fate, form in (*entries, ("removed", _small_crossed), ("lowered", _small_lowered)):
        if journey.count(fate):
            words = word(f"text.{fate}", lang, n=journey.count(fate))
            if x + 27 + svg.width_of(words) > RIGHT:
                x, y = LEFT, y + 28
            marks += [form(x, y - 10, 20, 20), svg.text(x + 27, y, words)]
            end = max(end, x + 27 + svg.width_of(words))
            x += 27 + svg.width_of(words) + 20
    return "".join(marks), y + 28, end


def _small_crossed(x, y, width, height):
    return _crossed(x, y + height / 2, width)


def _small_lowered(x, y, width, height):
    return _glyph(x + width / 2, y + 9, "a") + svg.rect(x + 4, y + 18, 12, 3, rx="1.5", fill=AMBER)


def _notes(journey, tokenizer, lang):
    """What a learner should know about the losses of this text."""
    notes = []
    words = list(dict.fromkeys(token.word for token in journey.tokens))
    if journey.count("cut"):
        notes.append(word("text.no_gap", lang, n=journey.count("cut")))
    if journey.count("added"):
        notes.append(word("text.stands_in", lang, n=journey.count("added"), token=visible(tokenizer.oov_token, 24)))
    if not any(isinstance(piece, Letter) for piece in journey.pieces):
        idle = sorted({letter.raw for letter in journey.letters if letter.raw and letter.raw in tokenizer.filters})
        if idle:
            notes.append(word("text.filters_idle", lang, marks=" ".join(map(visible, idle[:12]))))
    if not tokenizer.char_level:
        long = [w for w in words if len(re.findall(HAN, w)) >= (LONG if len(words) > 1 else ALONE)]
        if long:
            notes += [word("text.long_word", lang, word=visible(long[0], 20)), word("text.long_word_help", lang)]
        left = [mark for mark in MARKS if any(mark in w for w in words)]
        if left:
            notes.append(word("text.chinese_marks", lang, marks="".join(left)))
    return notes
