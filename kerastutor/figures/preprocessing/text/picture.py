"""The whole picture of the Tokenizer, and the picture in words."""
from ....words import word
from ... import svg
from .matrix import draw_matrix
from .way import NUMBERS, draw_journey


def draw(shown, lang):
    """SVG: a text from its letters to its sequence, the new text likewise, and the vocabulary as the heads of the matrix."""
    parts = [draw_journey(shown.journey, word("text.follow_it", lang, place=shown.follow), shown.tokenizer, lang)]
    if shown.new:
        parts.append(draw_journey(shown.new, word("text.new_one", lang), shown.tokenizer, lang))
    parts.append(draw_matrix(shown, lang))
    marks, y = [], 0
    for drawn, height, _ in parts:
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    width = max(end for *_, end in parts) + 16
    return svg.picture(width, y, "".join(marks), word("text.title", lang), describe(shown, lang))


def describe(shown, lang):
    """The picture in words."""
    journey, (rows, columns) = shown.journey, shown.matrix.shape
    told = [word("text.alt", lang, place=shown.follow, words=len(journey.tokens), sequence=_spell(journey.sequence),
                 **{fate: journey.count(fate) for fate in ("kept", "beyond", "unknown", "removed", "lowered")})]
    if shown.new:
        told.append(word("text.alt_new", lang, sequence=_spell(shown.new.sequence), unknown=shown.new.count("unknown")))
    told.append(word("text.alt_matrix", lang, n=len(shown.tokenizer.word_counts), mode=shown.mode, rows=rows, columns=columns))
    return ("" if lang == "zh" else " ").join(told)


def _spell(sequence):
    return f"[{', '.join(map(str, sequence[:NUMBERS]))}{', …' if len(sequence) > NUMBERS else ''}]"
