import random
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor.figures.preprocessing import padding as figure
from kerastutor.figures.style import VERMILION
from kerastutor.preprocessing.sequence import pad_sequences

SENTENCES = [[4, 7, 2], [5, 1, 8, 3, 9, 6, 2, 7], [3, 2], [1, 6, 4, 8, 2, 9, 5]]
SVG = "{http://www.w3.org/2000/svg}"


def cells(drawn):
    """The texts of the cells, row by row, and of those the ones inside the frame."""
    picture = ElementTree.fromstring(drawn)
    frame = next(r for r in picture.iter(f"{SVG}rect") if r.get("stroke-width") == "1.8")
    left, right = float(frame.get("x")), float(frame.get("x")) + float(frame.get("width"))
    top, bottom = float(frame.get("y")), float(frame.get("y")) + float(frame.get("height"))
    rows, inside = {}, {}
    for text in sorted(picture.iter(f"{SVG}text"), key=lambda t: float(t.get("x"))):
        x, y = float(text.get("x")), float(text.get("y"))
        if top < y < bottom:
            rows.setdefault(y, []).append(text.text)
            if left < x < right:
                inside.setdefault(y, []).append(text.text)
    return [rows[y] for y in sorted(rows)], [inside.get(y, []) for y in sorted(rows)]


def check(drawn, matrix):
    """The window of the picture holds what the library gave."""
    assert cells(drawn)[1] == [[figure.short_value(v) for v in row] for row in matrix]


def any_arguments(rng):
    sequences = [[rng.randint(1, 99) for _ in range(rng.randint(0, 9))] for _ in range(rng.randint(1, 6))]
    return {
        "sequences": sequences,
        "maxlen": rng.choice([None, 1, 2, 5, 12]) if any(sequences) else 4,
        "padding": rng.choice(["pre", "post"]),
        "truncating": rng.choice(["pre", "post"]),
        "value": rng.choice([0, -7]),
    }


@pytest.mark.parametrize("seed", range(60))
def test_the_fate_of_each_cell_is_that_of_the_librarys_matrix(seed):
    arguments = any_arguments(random.Random(seed))
    matrix = pad_sequences(**arguments)
    padded = figure.compute(**arguments)
    assert (padded.matrix == matrix).all()
    for row, sequence in enumerate(arguments["sequences"]):
        first = padded.first[row]
        for column in range(padded.maxlen):
            kept = padded.fate(row, column) == "kept"
            assert matrix[row, column] == (sequence[column - first] if kept else arguments["value"])
        fates = [padded.fate(row, first + place) for place in range(len(sequence))]
        assert set(fates) <= {"kept", "cut"}
        assert fates.count("kept") == min(len(sequence), padded.maxlen)
    check(figure.draw(padded, "en"), matrix)


def test_a_wrong_number_turns_the_check_red():
    padded = figure.compute(SENTENCES, maxlen=5)
    drawn = figure.draw(padded, "en")
    check(drawn, pad_sequences(SENTENCES, maxlen=5))
    wrong = padded.matrix.copy()
    wrong[1, 2] += 1
    with pytest.raises(AssertionError):
        check(figure.draw(figure.Padded(padded.sequences, wrong, padded.first), "en"), pad_sequences(SENTENCES, maxlen=5))


def test_the_picture_says_what_it_shows():
    padded = figure.compute(SENTENCES, maxlen=5)
    assert figure.describe(padded, "en") == "4 sequences become shape (4, 5): 15 values kept, 5 added, 5 cut off."
    assert figure.describe(padded, "zh") == "4 个序列变成形状 (4, 5)：保留 15 个值，补上 5 个，截掉 5 个。"
    drawn = figure.draw(padded, "en")
    assert cells(drawn)[0][1] == ["5", "1", "8", "3", "9", "6", "2", "7"]
    assert all(f">{words}<" in drawn for words in ("kept 15", "added 5", "cut off 5"))
    assert "25% of the values are lost; 25% of the matrix is filler." in drawn
    assert len(re.findall(f'stroke="{VERMILION}"', drawn)) == 5 + 1         # each value cut is struck out, and the key shows it once


@pytest.mark.parametrize("sequences, dtype, value, shown", [
    ([["the", "cat"], ["sat"]], object, "-", [["the", "cat"], ["-", "sat"]]),
    ([["the", "cat"], ["sat"]], str, "-", [["t", "c"], ["-", "s"]]),
    ([[1.25, 3], [2]], "float32", 0.5, [["1.25", "3.0"], ["0.5", "2.0"]]),
    ([[1.75, 3], [2]], "int32", 0, [["1", "3"], ["0", "2"]]),
])
def test_every_type_is_shown_as_the_matrix_has_it(sequences, dtype, value, shown):
    assert cells(figure.draw(figure.compute(sequences, dtype=dtype, value=value), "en"))[1] == shown


def test_maxlen_zero_cuts_everything():
    padded = figure.compute(SENTENCES, maxlen=0)
    assert [padded.count(fate) for fate in ("kept", "added", "cut")] == [0, 0, 20]
    assert figure.draw(padded, "en").count(f'stroke="{VERMILION}"') == 20 + 1


def test_many_long_sequences_stay_readable_and_the_counts_are_of_all():
    rng = np.random.RandomState(0)
    sequences = [rng.randint(1, 99, rng.randint(50, 300)).tolist() for _ in range(200)]
    padded = figure.compute(sequences, maxlen=100)
    drawn = figure.draw(padded, "en")
    rows, inside = cells(drawn)
    assert len(rows) == figure.ROWS
    assert inside[0][:3] == [str(v) for v in padded.matrix[0, :3]]
    assert inside[0][-3:] == [str(v) for v in padded.matrix[0, -3:]]
    assert "⋯" in inside[0]
    assert "The first 24 of 200 sequences are drawn" in drawn
    assert f">cut off {sum(max(len(s) - 100, 0) for s in sequences)}<" in drawn
    assert float(re.search(r'width="(\d+)"', drawn).group(1)) < 2600
