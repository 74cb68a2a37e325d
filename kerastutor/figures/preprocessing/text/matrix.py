"""The vocabulary and the matrix, drawn over each other: the words, ranked by how often they occur, are the heads of the columns."""
from ....words import word
from ... import svg
from ...style import BLUE, QUIET, VERMILION
from .way import LEFT, RIGHT, visible

BARS, HEADS, ROW = 60, 34, 34
MODES = {"binary": "text.mode_binary", "count": "text.mode_count", "freq": "text.mode_freq", "tfidf": "text.mode_tfidf"}
MOAT = 14    # what num_words cuts off stands clear of the rest


def draw_matrix(shown, lang):
    """The vocabulary's bars and words, and the matrix below them: marks, how high they are, and how wide."""
    tokenizer, words = shown.tokenizer, shown.tokenizer.index_word
    rows, columns = shown.matrix.shape
    oov = tokenizer.word_index.get(tokenizer.oov_token)
    drawn = _columns(lambda number: _width(words.get(number), number, lang), max(columns, max(words) + 1), columns)
    base = 64 + BARS
    heads, first = base + 26, base + 26 + HEADS + 40
    titles = [word("text.vocabulary", lang, n=len(tokenizer.word_counts), total=sum(tokenizer.word_counts.values())),
              word(MODES[shown.mode], lang, rows=rows, columns=columns)]
    marks = [svg.text(18, y, title, 15) for y, title in zip((18, first - 20), titles)]
    for key, y in (("text.head_count", base - 14), ("text.head_number", base + 13), ("text.head_words", heads + 15)):
        marks.append(svg.text(LEFT - 16, y, word(key, lang), anchor="end", quiet=True))
    edges = {}
    for x, width, number in drawn:
        if number is None:
            marks.append(svg.text(x + width / 2, heads + 15, "⋯", 15, "middle", quiet=True))
            continue
        edges[number] = x, x + width
        kind = "plain" if number not in words else "cut" if number >= columns else "added" if number == oov else "kept"
        marks.append(_head(x, base, width, number, kind, tokenizer, lang))
        for row in range(rows if number < columns else 0):
            value = shown.matrix[row, number]
            lit = ("added" if number == oov else "kept") if value else "plain"
            marks.append(svg.cell(x, first + row * ROW, width, 28, short(value), lit, size=14))
    bottom = first + rows * ROW
    right = max(end for number, (_, end) in edges.items() if number < columns)
    marks.append(_rows(shown, first, edges[0][0], right, lang))
    end = max(drawn[-1][0] + drawn[-1][1], right + 30)
    if tokenizer.num_words is not None:
        line, reach = _cut(columns, right + 2 + MOAT / 2, (heads + HEADS, first - 6, bottom), lang)
        marks.append(line)
        end = max(end, reach, right + 30 + MOAT)
    notes = _notes(shown, drawn, lang)
    for note in notes:
        bottom += 20
        marks.append(svg.text(18, bottom, note))
    return "".join(marks), bottom + 20, max(end, *(18 + svg.width_of(t, 15) for t in titles), *(18 + svg.width_of(n) for n in notes))


def _width(content, number, lang):
    """How wide a column is."""
    head = visible(content) if content is not None else word("text.nobody", lang) if number == 0 else ""
    return min(max(44, svg.width_of(head, 15) + 14), 120)


def _columns(width_of, total, cut):
    """The columns to draw, as (x, width, number); number None stands where some are left out. Those at the cut are always there."""
    near = {number for number in range(cut - 2, cut + 2) if 0 < number < total}
    room = RIGHT - LEFT - MOAT
    widths, head = {}, []
    for number in range(total):
        widths[number] = width_of(number) + 4
        room -= widths[number]
        head.append(number)
        if room < 0:
            break
    if room < 0:
        widths.update((number, width_of(number) + 4) for number in near)
        while head and sum(widths[n] for n in {*head, *near}) + 56 + MOAT > RIGHT - LEFT:
            head.pop()
    drawn, x, before = [], LEFT, -1
    for number in [*sorted({*head, *near}), total]:
        x += MOAT * (before < cut <= number < total)
        if number > before + 1:
            drawn.append((x, 24, None))
            x += 28
        if number < total:
            drawn.append((x, widths[number] - 4, number))
            x += widths[number]
        before = number
    return drawn


def _head(x, base, width, number, kind, tokenizer, lang):
    """A column's bar with the count, its number, and its word."""
    middle, content = x + width / 2, tokenizer.index_word.get(number)
    marks = [svg.text(middle, base + 13, number, 13, "middle", quiet=kind in ("plain", "cut"))]
    if number == 0:
        marks.append(svg.text(middle, base + 41, word("text.nobody", lang), 13, "middle", quiet=True))
    if content is None:
        return "".join(marks)
    count = tokenizer.word_counts.get(content, 0)
    height = max(2, BARS * count / max(tokenizer.word_counts.values()))
    look = {"fill": BLUE, "fill_opacity": "0.55", "stroke": BLUE}
    if kind == "cut":
        look = {"fill": "none", "stroke": "currentColor", "stroke_opacity": ".6", "stroke_dasharray": "3 3"}
    if count:
        marks.append(svg.rect(middle - 14, base - height, 28, height, rx="3", **look))
        marks.append(svg.text(middle, base - height - 9, count, 12, "middle"))
    marks.append(svg.cell(x, base + 26, width, 30, visible(content), kind, size=14))
    return "".join(marks)


def _rows(shown, first, left, right, lang):
    """The names of the rows, and a frame around that of the text followed."""
    marks = []
    for row, place in enumerate([*shown.rows, *([None] if shown.new else [])]):
        y = first + row * ROW
        name = word("text.row_new", lang) if place is None else f"texts[{place}]"
        marks.append(svg.text(LEFT - 16, y + 14, name, anchor="end", quiet=place != shown.follow))
        if place == shown.follow:
            marks.append(svg.rect(left - 4, y - 3, right - left + 8, ROW, rx="8", fill="none", stroke="currentColor", stroke_width="1.8",
                                  stroke_opacity=f"{QUIET}"))
    if shown.twins:
        one, two = (first + row * ROW + 14 for row in shown.twins)
        x = right + 10 + MOAT * (shown.tokenizer.num_words is not None)
        marks += [svg.path(f"M{svg.number(x)} {one}h8V{two}h-8", stroke_width="1.6", stroke_opacity=f"{QUIET}"),
                  svg.text(x + 22, (one + two) / 2, "=", 18, "middle")]
    return "".join(marks)


def _cut(columns, x, ends, lang):
    """The line at num_words, open where the matrix has its caption, and how far its words reach."""
    words = word("text.cut", lang, n=columns, last=columns - 1) if columns > 1 else word("text.cut_all", lang)
    fits = x + 8 + svg.width_of(words) < RIGHT
    look = {"stroke": VERMILION, "stroke_width": "2", "stroke_dasharray": "7 4"}
    above, below, bottom = ends
    marks = [svg.line(x, 34, x, above, **look), svg.line(x, below, x, bottom, **look),
             svg.text(x + 8 if fits else x - 8, 42, words, anchor="start" if fits else "end")]
    return "".join(marks), x + 8 + svg.width_of(words) * fits


def _notes(shown, drawn, lang):
    """What is lost here, and what is not drawn."""
    notes = [word("text.no_order", lang)]
    if shown.twins:
        one, two = shown.twins
        alike = sorted(shown.sequences[one]) == sorted(shown.sequences[two])
        notes = [word("text.twins_order" if alike else "text.twins_counts", lang, one=shown.rows[one], two=shown.rows[two])]
    if len(shown.rows) < len(shown.texts):
        notes.append(word("text.more_rows", lang, n=len(shown.rows), total=len(shown.texts)))
    if any(number is None for _, _, number in drawn):
        notes.append(word("text.more_columns", lang))
    return notes


def short(value):
    """A number of the matrix as a cell shows it.

    Examples
    --------
    >>> short(2.0), short(0.4), short(0.0)
    ('2', '0.40', '0')
    """
    return str(int(value)) if value == int(value) else f"{value:.2f}"
