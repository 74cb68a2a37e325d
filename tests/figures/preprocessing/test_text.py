import dataclasses
import random
import re
import xml.etree.ElementTree as ElementTree

import pytest

from kerastutor.figures.preprocessing import text as figure
from kerastutor.figures.preprocessing.text import journey as way
from kerastutor.figures.style import VERMILION
from kerastutor.preprocessing.text import Tokenizer, text_to_word_sequence

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = ["The cat saw the moon.", "The moon saw the cat!", "One cat dreams: the moon, the sea..."]
LETTERS = "aAbBcZ  ..,-!é ßİΣς猫月。，\t\u3000\x07'👍e\u0301"


def fitted(texts, **settings):
    tokenizer = Tokenizer(**settings)
    tokenizer.fit_on_texts(texts)
    return tokenizer


def shown_of(texts, new_text="", follow=0, mode="binary", **settings):
    return figure.compute(fitted(texts, **settings), texts, new_text, follow, mode)


def cells(drawn, width="1"):
    """(y of the group, y, x, words) of every cell whose border has this width, sorted."""
    found = []
    for group in ElementTree.fromstring(drawn).findall(f"{SVG}g"):
        top = float(re.search(r"\(0 ([\d.]+)\)", group.get("transform")).group(1))
        before = None
        for mark in group.iter():
            if mark.tag == f"{SVG}rect":
                before = mark
            elif mark.tag == f"{SVG}text" and before is not None and before.get("stroke-width", "1") == width:
                x, y = float(before.get("x")), float(before.get("y"))
                right, bottom = x + float(before.get("width")), y + float(before.get("height"))
                if x < float(mark.get("x")) < right and y < float(mark.get("y")) < bottom:
                    found.append((top, y, x, mark.text))
    return sorted(found)


def sequences(drawn):
    """The numbers in the cells with a strong border: the sequence of each journey."""
    by_group = {}
    for group in ElementTree.fromstring(drawn).findall(f"{SVG}g")[:-1]:
        strong, numbers = None, []
        for mark in group.iter():
            if mark.tag == f"{SVG}rect":
                strong = mark if mark.get("stroke-width") == "3" else None
            elif mark.tag == f"{SVG}text" and strong is not None:
                numbers.append(int(mark.text))
                strong = None
        by_group[group.get("transform")] = numbers
    return list(by_group.values())


def matrix_rows(drawn, rows):
    """The last rows of cells of the last part of the picture: the matrix."""
    last = [cell for cell in cells(drawn) if cell[0] == max(top for top, *_ in cells(drawn))]
    by_y = {}
    for _, y, _, words in last:
        by_y.setdefault(y, []).append(words)
    return [by_y[y] for y in sorted(by_y)][-rows:]


def check(drawn, tokenizer, texts, new_text, mode):
    """Sequences and matrix of the picture are what the library gives for these texts."""
    shown = [*texts, new_text] if new_text else texts
    assert sequences(drawn) == tokenizer.texts_to_sequences([texts[0], new_text] if new_text else texts[:1])
    assert matrix_rows(drawn, len(shown)) == [[figure.matrix.short(v) for v in row] for row in tokenizer.texts_to_matrix(shown, mode)]


def any_case(rng):
    texts = ["".join(rng.choice(LETTERS) for _ in range(rng.randint(1, 24))) for _ in range(rng.randint(1, 4))]
    if rng.random() < 0.2:
        texts = [[rng.choice(["cat", "The", "the", "猫", "a.b", ""]) for _ in range(rng.randint(0, 5))] for _ in texts]
    settings = {
        "num_words": rng.choice([None, 1, 2, 3, 5, 50]),
        "oov_token": rng.choice([None, "<oov>", "a"]),
        "lower": rng.random() < 0.7,
        "char_level": rng.random() < 0.3,
        "split": rng.choice([" ", " ", ",", "ab", "--"]),
        "filters": rng.choice(["", ".,!-", "abß", "\u0307。", 'A!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n']),
    }
    return texts, "".join(rng.choice(LETTERS) for _ in range(rng.randint(0, 16))), settings


@pytest.mark.parametrize("seed", range(300))
def test_every_mark_of_a_loss_is_true(seed):
    rng = random.Random(seed)
    texts, new_text, settings = any_case(rng)
    tokenizer = fitted(texts, **settings)
    if not tokenizer.word_counts:
        texts = [*texts, "cat"]
        tokenizer.fit_on_texts(["cat"])
    mode = rng.choice(["binary", "count", "freq", "tfidf"])
    shown = figure.compute(tokenizer, texts, new_text, rng.randrange(len(texts)), mode)
    for text, journey in ((texts[shown.follow], shown.journey), (new_text, shown.new)):
        if journey is None:
            assert text == ""
            continue
        alone = isinstance(text, list) or settings["char_level"]
        if isinstance(text, list):
            words = [unit.lower() if settings["lower"] else unit for unit in text]
        elif alone:
            words = list(text.lower() if settings["lower"] else text)
        else:
            words = text_to_word_sequence(text, settings["filters"], settings["lower"], settings["split"])
        assert [token.word for token in journey.tokens] == words
        assert journey.sequence == tokenizer.texts_to_sequences([text])[0]
        assert [token.written for token in journey.tokens if token.written is not None] == journey.sequence
        assert "".join(letter.raw for letter in journey.letters) == "".join(text)
        for token in journey.tokens:
            number = tokenizer.word_index.get(token.word)
            known = number is not None and (settings["num_words"] is None or number < settings["num_words"])
            assert token.number == number
            assert token.kind == ("kept" if token.fate == "kept" else "added" if settings["oov_token"] else "cut")
            assert (token.fate == "unknown") == (number is None)
            assert token.word == settings["oov_token"] or (token.fate == "kept") == known
            assert "".join(letter.clean for letter in token.letters) == token.word
            assert all(letter.fate in ("kept", "lowered") for letter in token.letters)
            assert all((letter.fate == "lowered") == (letter.raw != letter.clean) for letter in token.letters)
        between = [piece for piece in journey.pieces if isinstance(piece, way.Letter)]
        assert not (between and alone)
        for letter in between:
            lower = letter.raw.lower() if settings["lower"] else letter.raw
            assert letter.fate == "removed" or letter.clean in settings["split"] or lower != letter.clean
            assert letter.fate == "split" or set(lower) & set(settings["filters"]) or letter.raw == ""
    ElementTree.fromstring(figure.draw(shown, "zh"))
    ElementTree.fromstring(figure.draw(shown, "en"))


@pytest.mark.parametrize("mode", ["binary", "count", "freq", "tfidf"])
@pytest.mark.parametrize("settings", [{}, {"num_words": 5}, {"num_words": 4, "oov_token": "?"}, {"char_level": True, "num_words": 8}])
def test_the_pictures_numbers_are_the_librarys(mode, settings):
    new_text = "A dog saw the Moon"
    shown = shown_of(TEXTS, new_text, 0, mode, **settings)
    check(figure.draw(shown, "en"), fitted(TEXTS, **settings), TEXTS, new_text, mode)


@pytest.mark.parametrize("wrong", ["sequence", "new", "matrix"])
def test_a_wrong_number_turns_the_check_red(wrong):
    shown = shown_of(TEXTS, "the dog saw the sea")
    check(figure.draw(shown, "en"), shown.tokenizer, TEXTS, "the dog saw the sea", "binary")
    if wrong == "sequence":
        bad = dataclasses.replace(shown, journey=way.Journey(shown.journey.pieces, [2, *shown.journey.sequence[1:]]))
    elif wrong == "new":
        bad = dataclasses.replace(shown, new=way.Journey(shown.new.pieces, [9, *shown.new.sequence[1:]]))
    else:
        bad = dataclasses.replace(shown, matrix=1 - shown.matrix)
    with pytest.raises(AssertionError):
        check(figure.draw(bad, "en"), shown.tokenizer, TEXTS, "the dog saw the sea", "binary")


def columns(drawn, group=0):
    """The cells of a journey as columns: (word, number) from left to right."""
    tops = sorted({top for top, *_ in cells(drawn)})
    mine = [cell for cell in cells(drawn) if cell[0] == tops[group]]
    words, numbers = ({x: content for _, y, x, content in mine if 54 + below - 1 < y < 54 + below + 1} for below in (50, 90))
    assert words.keys() == numbers.keys()
    return [(words[x], numbers[x]) for x in words]


def test_one_glance_tells_where_each_word_went():
    plain = figure.draw(shown_of(TEXTS, "A dog saw the Moon", num_words=4), "en")
    kept = [("the", "1"), ("cat", "2"), ("the", "1"), ("moon", "3")]
    told = ElementTree.fromstring(plain).itertext()
    assert {"words: 5 → numbers: 4", "words kept 4", "beyond num_words 1", "characters removed 1", "made lower case 1",
            "words: 5 → numbers: 2", "unknown words 2", "num_words = 4: only 1 to 3 count"} <= set(told)
    safe = figure.draw(shown_of(TEXTS, "A dog saw the Moon", num_words=5, oov_token="<?>"), "en")
    assert columns(safe) == [("the", "2"), ("cat", "3"), ("saw", "5→1"), ("the", "2"), ("moon", "4")]
    assert columns(safe, 1) == [("a", "?→1"), ("dog", "?→1"), ("saw", "5→1"), ("the", "2"), ("moon", "4")]
    assert [pair for pair in columns(plain) if pair in kept] == kept
    assert ">replaced by oov_token 3<" in safe
    assert "unknown words" not in safe


def struck(drawn):
    return len(re.findall(f'stroke="{VERMILION}" stroke-width="1.6"', drawn))


def test_what_is_lost_is_struck_out_and_nothing_else():
    assert struck(figure.draw(shown_of(["the cat", "the sea"]), "en")) == 0
    whole = figure.draw(shown_of(TEXTS, follow=2), "en")
    assert struck(whole) == 5 + 1                               # : , . . . and once in the key
    cut = figure.draw(shown_of(TEXTS, follow=2, num_words=5), "en")
    assert struck(cut) == 5 + 1 + 2 * 3 + 1 + 3                 # one, dreams, sea with their numbers, the key, and three heads
    saved = figure.draw(shown_of(TEXTS, follow=2, num_words=6, oov_token="?"), "en")
    assert struck(saved) == 5 + 1 + 3                           # no word is lost; the three have no column still


def test_letters_changed_are_underlined():
    drawn = figure.draw(shown_of(["The CAT İs", "x"]), "en")
    assert drawn.count('height="3"') == 5 + 1                   # T, C, A, T, İ, and the key
    assert ">made lower case 5<" in drawn
    assert 'height="3"' not in figure.draw(shown_of(["The CAT"], lower=False), "en")


@pytest.mark.parametrize("texts, mode, note", [
    (["a b", "b a"], "binary", "texts[0] and texts[1] are the same row and yet different texts: this step loses the order"),
    (["a b", "b a"], "tfidf", "texts[0] and texts[1] are the same row and yet different texts: this step loses the order"),
    (["c", "a b", "a b b"], "binary", "texts[1] and texts[2] are the same row though their sequences differ"),
    (["a b", "a b b"], "count", "The order of words is lost at this step"),
    (["a b", "a b"], "binary", "The order of words is lost at this step"),
])
def test_the_loss_of_order_is_said_and_shown(texts, mode, note):
    drawn = figure.draw(shown_of(texts, mode=mode), "en")
    assert note in drawn
    assert (">=<" in drawn) == note.startswith("texts")


@pytest.mark.parametrize("texts, settings, words, notes", [
    (["小猫看见了月亮。"], {}, ["小猫看见了月亮。"], ["“小猫看见了月亮。”整个是一个词", "“。”留在了词里"]),
    (["小猫看见了月亮。"], {"char_level": True}, list("小猫看见了月亮。"), []),
    (["小猫 看见 了 月亮"], {}, ["小猫", "看见", "了", "月亮"], []),
    (["小猫看见了月亮。"], {"filters": "。"}, ["小猫看见了月亮"], ["整个是一个词"]),
    ([["小猫", "看见。", "。"]], {}, ["小猫", "看见。", "。"], ["“。”留在了词里"]),
    ([["The", "cat."]], {}, ["the", "cat."], ["这里 filters 不起作用：. 都留下了"]),
    (["a, b"], {"char_level": True}, ["a", ",", " ", "b"], ["filters 不起作用：, 都留下了"]),
])
def test_what_bites_in_chinese_and_by_character_is_said(texts, settings, words, notes):
    shown = shown_of(texts, **settings)
    assert [token.word for token in shown.journey.tokens] == words
    drawn = figure.draw(shown, "zh")
    said = [note for note in ("整个是一个词", "留在了词里", "filters 不起作用") if note in drawn]
    assert all(note in drawn for note in notes)
    assert len(said) == len(notes)


def test_the_vocabulary_is_ranked_and_the_cut_is_drawn_between_the_right_words():
    shown = shown_of(TEXTS, num_words=4)
    drawn = figure.draw(shown, "en")
    group = ElementTree.fromstring(drawn).findall(f"{SVG}g")[-1]
    bars = [bar for bar in group.iter(f"{SVG}rect") if bar.get("rx") == "3"]
    counts = [shown.tokenizer.word_counts[shown.tokenizer.index_word[n]] for n in range(1, 8)]
    heights = [float(bar.get("height")) for bar in bars]
    assert heights == pytest.approx([max(2, 60 * count / counts[0]) for count in counts], abs=0.06)
    heads = {words: x for top, _, x, words in cells(drawn, "1") if top == float(group.get("transform").split()[1].rstrip(")"))}
    [line, _] = re.findall(rf'd="M([\d.]+) [\d.]+L[\d.]+ [\d.]+" fill="none" stroke="{VERMILION}" stroke-width="2"', drawn)
    assert heads["moon"] < float(line) < heads["saw"]
    assert ">nobody<" in drawn


def test_num_words_one_and_more_than_there_are():
    nothing = figure.draw(shown_of(TEXTS, num_words=1), "en")
    assert "no word counts at all" in nothing
    assert sequences(nothing) == [[]]
    more = shown_of(TEXTS, num_words=12)
    assert matrix_rows(figure.draw(more, "en"), 3)[0] == ["0", "1", "1", "1", "1", *"0000000"]


def test_the_picture_says_what_it_shows():
    shown = shown_of(TEXTS, "a dog", follow=2, num_words=5)
    assert figure.describe(shown, "en") == (
        "texts[2], words: 7, of which 4 kept, 3 beyond num_words, 0 unknown; 5 characters removed, 1 made lower case. "
        "The sequence is [2, 1, 3, 1]. Unknown words in the new text: 2; its sequence is []. "
        "Words in the vocabulary: 7; the matrix has shape (4, 5), mode binary.")
    assert figure.describe(shown, "zh") == (
        "texts[2] 有 7 个词，留下 4 个，超出 num_words 的 3 个，生词 0 个；去掉 5 个符号，改成小写 1 个。序列是 [2, 1, 3, 1]。"
        "新的一段有 2 个生词，序列是 []。词汇表有 7 个词，矩阵的形状是 (4, 5)，mode 是 binary。")


def test_long_texts_stay_readable_and_the_counts_are_of_all():
    rng = random.Random(0)
    words = [rng.choice(["the", "cat", "Moon", "sea."]) + str(rng.randint(0, 300)) for _ in range(2000)]
    texts = [" ".join(words), *(f"text {i}" for i in range(40))]
    shown = shown_of(texts, " ".join(words), num_words=200)
    drawn = figure.draw(shown, "en")
    assert len(drawn) < 250_000
    assert f"words: {len(shown.journey.tokens)} → numbers: {len(shown.journey.sequence)}" in drawn
    assert f">characters removed {' '.join(words).count('.')}<" in drawn
    assert re.search(r"words not drawn: \d+; the counts below are of the whole text", drawn)
    assert "8 rows of the matrix are drawn; there are 41 texts" in drawn
    heads = {words for _, _, _, words in cells(drawn)}
    assert {shown.tokenizer.index_word[n] for n in (198, 199)} <= heads
    assert drawn.count(">⋯<") >= 2
    xs = [float(x) for x in re.findall(r'<rect x="([\d.]+)"', drawn)]
    assert max(xs) < 840


def test_the_text_followed_has_its_row_however_far_down_it_stands():
    texts = [f"text {i}" for i in range(40)]
    shown = shown_of(texts, follow=30)
    assert shown.rows == [*range(8), 30]
    assert (shown.matrix[-1] == shown.tokenizer.texts_to_matrix(["text 30"])[0]).all()
    assert ">texts[30]<" in figure.draw(shown, "en")


def test_a_word_of_twenty_thousand_letters_is_drawn_at_once():
    drawn = figure.draw(shown_of(["x" * 20_000, "猫" * 20_000], follow=1), "zh")
    assert len(drawn) < 60_000
    assert "…" in drawn


def test_characters_without_a_form_are_written_as_in_code():
    drawn = figure.draw(shown_of(["a\x00b \ud800c\u3000d \u200d", "\x1b"]), "en")
    ElementTree.fromstring(drawn)
    assert r"a\x00b" in drawn and r"\ud800c\u3000d" in drawn and r"\u200d" in drawn
