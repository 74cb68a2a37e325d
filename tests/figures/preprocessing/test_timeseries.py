import random
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor.figures.preprocessing import timeseries as figure
from kerastutor.preprocessing.sequence import TimeseriesGenerator

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("seed", range(40))
def test_the_batch_is_the_librarys_and_its_places_belong_to_it(seed):
    rng = random.Random(seed)
    n = rng.randint(12, 40)
    data = np.random.RandomState(seed).rand(n) if rng.random() < 0.7 else np.random.RandomState(seed).rand(n, 3)
    settings = {
        "length": rng.randint(1, 6),
        "sampling_rate": rng.randint(1, 3),
        "stride": rng.randint(1, 4),
        "start_index": rng.randint(0, 3),
        "end_index": rng.choice([None, n - 2]),
        "shuffle": rng.random() < 0.4,
        "reverse": rng.random() < 0.5,
        "batch_size": rng.randint(1, 6),
    }
    before = np.random.get_state()[1].tolist()
    windows = figure.compute(data, batch=1, sample=1, **settings)
    assert np.random.get_state()[1].tolist() == before
    generator = TimeseriesGenerator(data, data, **settings)
    assert windows.batches == len(generator)
    np.random.seed(0)
    x, y = generator[windows.batch]
    assert (windows.x == x).all()
    assert (windows.y == y).all()
    assert (data[windows.taken] == x).all()
    assert (data[windows.moments] == y).all()
    ElementTree.fromstring(figure.draw(windows, "zh"))


def check(drawn, windows):
    """The ladder's dots stand at the places taken, the matrix holds the batch's numbers."""
    picture = ElementTree.fromstring(drawn)
    _, ladder, matrix = (g for g in picture if g.tag == f"{SVG}g")
    x, _ = figure._scale(windows)
    dots = {}
    for dot in ladder.iter(f"{SVG}circle"):
        dots.setdefault(dot.get("cy"), []).append(float(dot.get("cx")))
    assert np.allclose(list(dots.values()), x(windows.taken), atol=0.06)
    values = [t.text for t in matrix.iter(f"{SVG}text") if t.get("font-size") == "13"]
    rows = [[*row, target] for row, target in zip(windows.data[windows.taken], windows.data[windows.moments])]
    assert values == [figure.short_value(v) for row in rows for v in row]


def test_the_picture_shows_points_and_numbers_and_a_wrong_one_turns_the_check_red():
    windows = figure.compute(np.arange(20) ** 2, 6, sampling_rate=2, batch_size=4, sample=2)
    check(figure.draw(windows, "en"), windows)
    for name in ("x", "y", "taken"):
        wrong = getattr(windows, name).copy()
        wrong[1] += 1
        with pytest.raises(AssertionError):
            check(figure.draw(figure.Windows(**{**vars(windows), name: wrong}), "en"), windows)


def test_the_picture_says_what_it_shows():
    windows = figure.compute(np.arange(20), 6, sampling_rate=2, batch_size=4, batch=1, sample=2, reverse=True)
    assert figure.describe(windows, "en") == ("Batch 1 of 4. Sample 2 looks at points 10, 8, 6 and foretells point 12. "
                                              "x has shape (4, 3), y has shape (4,).")
    assert figure.describe(windows, "zh") == "一共 4 个批量，这是批量 1。样本 2 看点 10, 8, 6，预测点 12。x 的形状 (4, 3)，y 的形状 (4,)。"


def test_what_is_held_back_is_hatched():
    assert figure.compute(np.arange(20), 3, start_index=8, end_index=15).span == (8, 15)
    whole = figure.draw(figure.compute(np.arange(20), 3), "en").count("stroke-opacity=\".25\"")
    assert figure.draw(figure.compute(np.arange(20), 3, start_index=8, end_index=15), "en").count("stroke-opacity=\".25\"") == whole + 2


def test_long_series_and_large_batches_stay_readable():
    windows = figure.compute(np.sin(np.arange(1000) / 40), 100, batch_size=128, sample=60)
    drawn = figure.draw(windows, "en")
    assert "12 of 128 samples are drawn" in drawn
    assert len(windows.rows) == 12 and 60 in windows.rows
    assert len(drawn) < 400_000


def test_a_flat_series_has_a_place_too():
    assert "nan" not in figure.draw(figure.compute(np.zeros(9), 3), "en")
