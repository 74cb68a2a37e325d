"""The difference of an answer: the first thing that is wrong with it, and nothing when it is right."""
import numpy as np
import pytest

from kerastutor.labs.compare import difference

WORDS = ["a", "well", "made", "film"]
MATRIX = np.array([[0, 7, 8], [3, 4, 5]], dtype="int32")


@pytest.mark.parametrize("answer, expected", [
    (30, 30), (30.0, 30), (np.int64(30), 30), (np.array(30), 30), (0.12345, 0.12346),
    (MATRIX, MATRIX), (MATRIX.tolist(), MATRIX), (MATRIX.astype(float), MATRIX), (((0, 7, 8), (3, 4, 5)), MATRIX),
    ((MATRIX, 3), (MATRIX, 3)), ([MATRIX, 3], (MATRIX, 3)), (np.array([True, False]), np.array([True, False])),
    (WORDS, WORDS), (tuple(WORDS), WORDS), (np.array(WORDS), WORDS),
])
def test_equal(answer, expected):
    assert difference(answer, expected) is None


@pytest.mark.parametrize("answer, expected, english", [
    (31, 30, "31 is too large."),
    (29.5, 30, "29.5 is too small."),
    (float("nan"), 30, "`answer` came out as nan, not a number: look for something like 0/0 on the way."),
    ("30", 30, "What is wanted is one number; `answer` is a `str`."),
    (True, 1, "What is wanted is one number; `answer` is a `bool`."),
    ([30], 30, "What is wanted is one number; `answer` is a `list`."),
    (np.array([30, 31]), 30, "What is wanted is one number; `answer` is a `ndarray (2,)`."),
    (len, 30, "`answer` is the function `len` itself. Call it: add the brackets and the arguments."),
    (7, MATRIX, "What is wanted is an array of numbers; `answer` is a `int`."),
    ([[1], [2, 3]], MATRIX, "What is wanted is an array of numbers; `answer` is a `list`."),
    (MATRIX.T, MATRIX, "`answer` has shape (3, 2); shape (2, 3) is wanted."),
    ([[0, 7, 8], [3, 5, 5]], MATRIX, "The shape is right; of the values, 1 of 6 are wrong. The first: `answer[1][1]` is 5."),
    (MATRIX + [[0, 0, 0], [0, 0, 0.25]], MATRIX, "The shape is right; of the values, 1 of 6 are wrong. The first: `answer[1][2]` is 5.25."),
    (MATRIX, (MATRIX, 3), "What is wanted is a tuple of 2 things; `answer` is a `ndarray (2, 3)`."),
    ((MATRIX,), (MATRIX, 3), "`answer` has 1 parts; 2 are wanted."),
    ((MATRIX, 4), (MATRIX, 3), "4 is too large."),
    ("a well made film", WORDS, "What is wanted is a list of words; `answer` is a `str`."),
    (["a", "well", 3, "film"], WORDS, "What is wanted is a list of words; `answer` is a `list`."),
    (np.array("film"), WORDS, "What is wanted is a list of words; `answer` is a `ndarray ()`."),
    (["a", "well-made", "film"], WORDS, "`answer` has 3 parts; 4 are wanted."),
    (["A", "well", "made", "film"], WORDS, "The shape is right; of the values, 1 of 4 are wrong. The first: `answer[0]` is `A`."),
    ((MATRIX + 1, 3), (MATRIX, 3), "The shape is right; of the values, 6 of 6 are wrong. The first: `answer[0][0][0]` is 1."),
])
def test_the_first_thing_that_is_wrong(answer, expected, english):
    assert difference(answer, expected).say("en") == english


def test_every_difference_speaks_chinese_too():
    assert difference("30", 30).say("zh") == "这里要的是一个数，而 `answer` 是 `str`。"
    assert difference([[0, 7, 8], [3, 5, 5]], MATRIX).say("zh") == "形状对了，但 6 个值里有 1 个不对。第一处：`answer[1][1]` 现在是 5。"
