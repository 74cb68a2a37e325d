
import numpy as np
import pytest

from kerastutor.preprocessing.sequence import pad_sequences
from kerastutor.widgets import padding_explorer
from kerastutor.widgets.padding import read_sequences


def run(program):
    """The value of the program's last expression."""
    lines, _, last = program.rpartition("\n")
    names = {}
    exec(lines, names)
    return eval(last, names)


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"maxlen": None, "padding": "post"},
        {"truncating": "post", "value": -1},
        {"dtype": "float32", "value": 0.5},
        {"dtype": "object", "value": "<pad>"},
        {"sequences": "the cat sat\n小猫睡了", "dtype": "object", "value": "'"},
        {"sequences": [["a", "bc"], ["def"]], "dtype": "str", "value": "-"},
    ],
)
def test_the_code_below_gives_the_matrix_shown(settings, code):
    explorer = padding_explorer(maxlen=4, lang="en")
    explorer.state = settings
    shown = explorer.data["padded"]
    given = run(code(explorer))
    assert given.dtype == shown.dtype
    assert (given == shown).all()


def test_the_numbers_are_the_librarys():
    sequences = [[1, 2, 3], [4], np.array([5, 6])]
    explorer = padding_explorer(sequences, maxlen=2, padding="post", truncating="post", value=9, lang="en")
    assert (explorer.data["padded"] == pad_sequences(sequences, 2, padding="post", truncating="post", value=9)).all()
    assert repr(explorer).startswith("PaddingExplorer(maxlen=2, value=9, padding='post'")
    assert " -> (3, 2) #" in repr(explorer)


@pytest.mark.parametrize("text, sequences", [
    ("[[4, 7], [2]]", [[4, 7], [2]]),
    (" ([1], (2, 3), []) ", [[1], [2, 3], []]),
    ("[['the', \"cat\"]]", [["the", "cat"]]),
    ("the cat\n\nsat", [["the", "cat"], ["sat"]]),
    ("小猫 睡了\n天亮了", [["小猫", "睡了"], ["天", "亮", "了"]]),
    ("4 7 2\n-1 2.5", [[4, 7, 2], [-1, 2.5]]),
    ("4 cats", [["4", "cats"]]),
])
def test_lists_and_sentences_can_be_read(text, sequences):
    assert read_sequences(text) == sequences


@pytest.mark.parametrize("text, english, chinese", [
    ("[[1, 2], [3", "line 1, column 10", "第 1 行第 10 个字符"),
    ("[[1, 2],\n [3, cat]]", "Line 2, column 6", "第 2 行第 6 个字符"),
    ("\n\n  [[1, 2],\n [猫, 3]]", "Line 4, column 3", "第 4 行第 3 个字符"),
    ("[[1, 2], [3; 4]]", "line 1, column 12, near “", "第 1 行第 12 个字符"),
    ("[[__import__('os').getcwd()]]", "Line 1, column 3", "只能写数字或带引号的词"),
    ("[1, 2]", "Item 0 is 1, which is no sequence", "第 0 项是 1，不是序列"),
    ("[[1], [[2], [3]]]", "Item 1 holds a list, [2]", "第 1 项里还套着列表 [2]"),
    ("   ", "no sequence here yet", "还没有序列"),
    ("[]", "no sequence here yet", "还没有序列"),
    ("[[1, 2], ['cat']]", "Choose object", "请选 object"),
    ("the cat sat", "Choose object", "请选 object"),
    ("[" + "[" * 3000 + "]" * 3000 + "]", "Cannot read line 1", "读不懂"),
    ("[[" + "1, " * 9000 + "]]", "27004 characters are too many", "一共 27004 个字符"),
])
def test_what_cannot_be_read_leaves_the_picture_and_says_where(text, english, chinese, said):
    explorer = padding_explorer(lang="en")
    last, data = explorer.view(), explorer.data["padded"]
    explorer.controls["sequences"].widget.value = text
    assert explorer.view() == last
    assert (explorer.data["padded"] == data).all()
    assert 'role="alert"' in explorer._message.value
    assert english in said(explorer)
    preset = explorer.to_preset()
    explorer.lang = "zh"
    assert chinese in said(explorer)
    assert "模型看到的窗口" in explorer.view()
    assert explorer.to_preset() == preset
    explorer.controls["sequences"].widget.value = "[[1], [2, 3]]"
    assert said(explorer) == ""
    assert explorer.data["padded"].tolist() == [[0, 1], [2, 3]]


def test_pasted_text_comes_back_bit_for_bit_from_a_preset():
    pasted = "  the “cat”\tsat \n\n小猫 睡了…  \n"
    explorer = padding_explorer(lang="en")
    explorer.state = {"sequences": pasted, "dtype": "object", "value": "〇", "maxlen": None}
    other = padding_explorer([[1]], maxlen=9, padding="post", lang="zh")
    other.preset(explorer.to_preset())
    assert other.state == explorer.state
    assert other.state["sequences"] == pasted
    assert (other.data["padded"] == explorer.data["padded"]).all()


def test_the_library_refuses_and_the_explorer_tells(said):
    explorer = padding_explorer(lang="zh")
    explorer.controls["value"].widget.value = "<pad>"
    assert said(explorer).startswith("⚠ 这样设置不行")
    assert "'<pad>'" in said(explorer)
    explorer.controls["dtype"].set("object")
    assert said(explorer) == ""
    assert "<pad>" in explorer.data["padded"]


def test_wrong_arguments_are_errors_at_once():
    with pytest.raises(ValueError, match="padding must be one of 'pre', 'post'; got 'middle'"):
        padding_explorer(padding="middle")
    with pytest.raises(ValueError, match="maxlen must be at least 0, got -1"):
        padding_explorer(maxlen=-1)
    with pytest.raises(TypeError, match="maxlen must be a whole number or None, got 2.5"):
        padding_explorer(maxlen=2.5)
    with pytest.raises(ValueError, match="too many to look at"):
        padding_explorer([[1] * 200] * 200)
    with pytest.raises(ValueError, match="Choose object"):
        padding_explorer([["cat"]], dtype="int32", lang="en")


def test_words_choose_their_type_and_types_may_be_given_as_types():
    assert padding_explorer([["cat"], [2]]).state["dtype"] == "object"
    assert padding_explorer(["the cat", "sat"], maxlen=2).data["padded"].tolist() == [["the", "cat"], [0.0, "sat"]]
    assert padding_explorer([[1]], dtype=np.float64).data["padded"].dtype == "float64"
    assert padding_explorer([["cat"]], dtype=str, value="-").data["padded"].dtype.kind == "U"


def test_moving_the_slider_ends_none_and_the_slider_has_room_for_every_sequence():
    explorer = padding_explorer([[1] * 30, [2]], lang="en")
    maxlen = explorer.controls["maxlen"]
    assert (explorer.state["maxlen"], maxlen.none.value) == (None, True)
    assert maxlen.high == 34
    maxlen.slider.value = 7
    assert (explorer.state["maxlen"], maxlen.none.value) == (7, False)
    assert explorer.data["padded"].shape == (2, 7)
    explorer.state = {"maxlen": 90}
    assert (maxlen.high, maxlen.field.value, maxlen.slider.value) == (90, 90, 90)
