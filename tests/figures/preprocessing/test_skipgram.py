import random
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor.figures.preprocessing import skipgram as figure
from kerastutor.preprocessing.sequence import make_sampling_table, skipgrams

SVG = "{http://www.w3.org/2000/svg}"
WORDS = "the cat watched the moon and the moon watched the cat".split()


def texts(drawn):
    return [t.text for t in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


@pytest.mark.parametrize("seed", range(40))
def test_pairs_are_the_librarys_and_their_places_belong_to_them(seed):
    rng = random.Random(seed)
    words = [rng.randint(0, 6) for _ in range(rng.randint(1, 12))] + [3]
    settings = {
        "window_size": rng.randint(1, 4),
        "negative_samples": rng.choice([0, 1.0, 2.5]),
        "shuffle": rng.random() < 0.5,
        "seed": seed,
    }
    factor = rng.choice([None, 0.1, 0.01])
    size = max(words) + 1
    before = random.getstate()
    pairs = figure.compute(words, sampling_factor=factor, **settings)
    assert random.getstate() == before
    random.seed(seed)
    couples, labels = skipgrams(words, size, sampling_table=None if factor is None else make_sampling_table(size, factor), **settings)
    assert (pairs.couples, pairs.labels) == (couples, labels)
    positive = sorted(c for c, label in zip(couples, labels) if label)
    assert sorted([words[i], words[j]] for i, j in pairs.places) == positive
    for i, j in pairs.places:
        assert 0 < abs(i - j) <= settings["window_size"]
        assert not pairs.skipped(i)
    for i, word in enumerate(words):
        expected = [j for j in pairs.reach(i) if word and words[j] and not pairs.skipped(i)]
        assert [b for a, b in pairs.places if a == i] == expected
    if factor is None:
        assert not any(map(pairs.skipped, range(len(words))))
    ElementTree.fromstring(figure.draw(pairs, "zh"))


def check(drawn, couples, labels, words, centre):
    """The squares show the labels in their order, the chips the pairs of the centre."""
    shown = texts(drawn)
    assert [int(t) for t, next_ in zip(shown, [*shown[1:], ""]) if t in "01" and len(t) == 1][-len(labels):] == labels
    assert [t for t in shown if " → " in t and "≈" not in t and t.startswith(f"{centre} →")][:4] == words


def test_the_picture_shows_the_pairs_in_order():
    pairs = figure.compute(WORDS, centre=2, shuffle=True, seed=3)
    chips = ["watched → the", "watched → cat", "watched → the", "watched → moon"]
    check(figure.draw(pairs, "en"), pairs.couples, pairs.labels, chips, "watched")
    wrong = pairs.labels.copy()
    wrong[7] = 1 - wrong[7]
    with pytest.raises(AssertionError):
        check(figure.draw(figure.Pairs(**{**vars(pairs), "labels": wrong}), "en"), pairs.couples, pairs.labels, chips, "watched")


def test_the_picture_says_what_it_shows():
    pairs = figure.compute(WORDS, centre=2)
    assert pairs.sequence == [1, 2, 3, 1, 4, 5, 1, 4, 3, 1, 2]
    assert figure.describe(pairs, "en") == ("The centre “watched” at position 2 has the neighbours: the cat the moon. "
                                            "In all 38 positive and 38 negative pairs.")
    assert figure.describe(figure.compute(["我"]), "zh") == "中心词“我”在位置 0，邻居：没有。全句有 0 个正样本、0 个负样本。"


def test_the_sampling_table_is_the_librarys():
    pairs = figure.compute(WORDS, sampling_factor=0.1, seed=1)
    table = make_sampling_table(6, 0.1)
    assert (pairs.table == table).all()
    shown = [t for t in texts(figure.draw(pairs, "en")) if t.startswith("p = ")]
    counts = {n: pairs.sequence.count(n) for n in range(1, 6)}
    assert [t.partition(",")[0] for t in shown] == [f"p = {table[n]:.4f}" for n in range(1, 6)]
    assert [int(t.rpartition(" ")[2]) for t in shown] == list(counts.values())


def test_a_frequent_word_is_skipped_more_often():
    table = make_sampling_table(6, 0.01)
    kept = np.zeros(6)
    for seed in range(300):
        pairs = figure.compute(WORDS, sampling_factor=0.01, negative_samples=0.0, seed=seed)
        for i, word in enumerate(pairs.sequence):
            kept[word] += not pairs.skipped(i)
    share = kept[1:] / [300 * WORDS.count(w) for w in ("the", "cat", "watched", "moon", "and")]
    assert np.allclose(share, table[1:], atol=0.06)


def test_a_long_sentence_is_drawn_around_its_centre():
    words = [f"word{i}" for i in range(300)]
    drawn = figure.draw(figure.compute(words, centre=150, window_size=3), "en")
    shown = texts(drawn)
    assert "word150" in shown and "word147" in shown and "word153" in shown
    assert "word0" not in shown
    assert shown.count("⋯") == 2
    assert len(drawn) < 150_000
