"""The desk: what a learner sees in the notebook, as text and as HTML, in his language."""
import html.parser

import pytest

from kerastutor import set_language
from kerastutor.labs import check, hint, progress
from kerastutor.labs.replies import LOOKS


@pytest.fixture(params=["zh", "en"])
def lang(request):
    set_language(request.param)
    return request.param


class Page(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.open, self.text, self.roles = [], "", []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        self.roles += [value for name, value in attributes if name == "role"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("wrong, nearest", [
    ("padding_default", "01_1.padding_default"), ("01_1.windowcount", "01_1.window_count"), (3, ""),
])
@pytest.mark.parametrize("ask", [lambda key: check(key, 1), hint])
def test_an_unknown_exercise(ask, wrong, nearest):
    with pytest.raises(ValueError, match="Unknown exercise: ") as error:
        ask(wrong)
    assert nearest in str(error.value)


def test_text_and_picture_say_the_same(lang):
    replies = [check("01_1.pair_count", answer) for answer in (..., 72, 61, "a", 60)] + [hint("01_1.pair_count"), hint("01_1.pair_count")]
    assert [reply.kind for reply in replies] == ["blank", "wrong", "wrong", "wrong", "right", "hint", "hint"]
    for reply in replies:
        page = Page(reply._repr_html_())
        assert page.open == [] and page.roles == ["status"]
        assert repr(reply).startswith(LOOKS[reply.kind][0] + " ")
        assert page.text.startswith(LOOKS[reply.kind][0])
        for sentence in reply.texts():
            assert sentence in repr(reply)
            assert sentence.replace("`", "") in page.text


def test_what_the_learner_typed_cannot_become_markup():
    set_language("en")
    Sneaky = type("<script>", (), {})
    reply = check("01_1.pair_count", Sneaky())
    assert "<script>" in repr(reply)
    assert "<script>" not in reply._repr_html_()


def test_the_language_is_that_of_the_moment(lang):
    reply = check("01_1.pair_count", 72)
    assert ("句子有两端" in repr(reply)) == (lang == "zh")
    set_language("en")
    assert "a sentence has ends" in repr(reply)


def test_progress_lists_every_exercise(lang):
    check("01_1.pair_count", 60)
    report = progress()
    assert report.solved == 1 and report.total == len(report.exercises)
    page = Page(report._repr_html_())
    assert page.open == []
    for text in (repr(report), page.text):
        assert text.count("✓") >= 1 and text.count("○") >= report.total - 1
        assert all(exercise.key in text for exercise in report.exercises)
    assert ("一句话有多少对" in repr(report)) == (lang == "zh")


def test_white_reads_on_every_sign_and_every_sign_stands_out():
    def luminance(colour):
        channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear))

    def contrast(one, other):
        light, dark = sorted((luminance(one), luminance(other)), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    for sign, colour in LOOKS.values():
        assert sign
        assert contrast("#FFFFFF", colour) >= 4.5
        assert contrast("#111111", colour) >= 3
    assert len({sign for sign, _ in LOOKS.values()}) == len(LOOKS)
