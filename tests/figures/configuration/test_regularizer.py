"""The numbers behind the picture of a price on weights: the library's own steps, and where loss and price are least."""
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor.constraints import MaxNorm, MinMaxNorm, NonNeg, UnitNorm
from kerastutor.figures.configuration.regularizer import numbers, plane, scene
from kerastutor.regularizers import L1L2

X, Y = numbers.take(*numbers.example())


def shown(l1=0.7, l2=0.0, constraint=None, name="None", limits=None, own=None, rate=0.1):
    price = own or (L1L2(l1, l2) if l1 or l2 else None)
    return numbers.follow(X, Y, (0, 1), l1, l2, price, own is not None, constraint, name, limits or {}, rate)


def cost(w, l1, l2):
    return np.mean((X @ w - Y) ** 2) + l1 * np.abs(w).sum() + l2 * np.square(w).sum()


def test_without_a_price_the_least_place_is_least_squares():
    np.testing.assert_allclose(numbers.least(X, Y, 0, 0), np.linalg.lstsq(X, Y, rcond=None)[0], atol=1e-7)


def test_with_l2_alone_there_is_a_formula():
    n = X.shape[1]
    np.testing.assert_allclose(numbers.least(X, Y, 0, 0.5), np.linalg.solve(X.T @ X / 60 + 0.5 * np.eye(n), X.T @ Y / 60), atol=1e-7)


@pytest.mark.parametrize("l1, l2", [(0.7, 0), (0.2, 0.3), (0.05, 0)])
def test_no_step_away_from_the_least_place_is_cheaper(l1, l2):
    w = numbers.least(X, Y, l1, l2)
    for step in np.random.RandomState(0).randn(200, 8):
        for size in (1e-1, 1e-3):
            assert cost(w + size * step, l1, l2) >= cost(w, l1, l2)


def test_l1_makes_exact_zeros_and_l2_none():
    assert np.sum(numbers.least(X, Y, 0.7, 0) == 0) == 5
    assert np.all(numbers.least(X, Y, 0, 2.0) != 0)
    assert np.all(numbers.least(X, Y, 2.0, 0) == 0)


def test_many_prices_at_once_are_each_alone():
    prices = np.array([0.0, 0.1, 0.7])
    together = numbers.least(X, Y, prices, 0.1)
    for price, w in zip(prices, together):
        np.testing.assert_allclose(w, numbers.least(X, Y, price, 0.1), atol=1e-8)


def test_the_descent_is_gradient_descent():
    way = numbers.descend(X[:, :2], Y, numbers.START, L1L2(0.3, 0.2), None, 0.1)
    w, rate = np.array(numbers.START), float(np.float32(0.1))
    for k in range(5):
        np.testing.assert_allclose(way.weights[k], w, rtol=1e-7)
        w = w - rate * (2 * X[:, :2].T @ (X[:, :2] @ w - Y) / 60 + 0.3 * np.sign(w) + 2 * 0.2 * w)
    np.testing.assert_allclose(way.loss[0] + way.price[0], np.mean((X[:, :2] @ numbers.START - Y) ** 2) + 0.3 * 2.3 + 0.2 * 2.65)


def test_it_comes_to_rest_where_the_sum_is_least():
    settled = shown(l1=0, l2=0.7)
    np.testing.assert_allclose(settled.plane.weights[-1], settled.least_pair, atol=1e-3)


@pytest.mark.parametrize("constraint, holds", [
    (MaxNorm(0.5), lambda w: np.linalg.norm(w) <= 0.5 + 1e-6), (NonNeg(), lambda w: w.min() >= 0),
    (UnitNorm(), lambda w: abs(np.linalg.norm(w) - 1) < 1e-6),
    (MinMaxNorm(0.3, 0.5), lambda w: 0.3 - 1e-6 <= np.linalg.norm(w) <= 0.5 + 1e-6),
])
def test_a_constraint_holds_after_every_step(constraint, holds):
    way = numbers.descend(X[:, :2], Y, numbers.START, None, constraint, 0.1)
    assert all(holds(w) for w in way.weights[1:])
    assert not all(holds(w) for w in way.pushed[1:]), "nothing ever had to be put back"


def test_contours_run_where_they_say():
    s = shown(l1=0.4, l2=0.3)
    x, least = s.x[:, :2], np.mean((s.x[:, :2] @ s.unpriced_pair - s.y) ** 2)
    for w in plane.loss_contour(s, 0.65):
        assert np.mean((x @ w - s.y) ** 2) - least == pytest.approx(0.65 ** 2)
    for w in plane.price_contour(s, 0.5):
        assert 0.4 * np.abs(w).sum() + 0.3 * np.square(w).sum() == pytest.approx(0.5)
    own = shown(l1=0, own=lambda w: K.max(K.abs(w)))
    for w in plane.price_contour(own, 0.5):
        assert np.abs(w).max() == pytest.approx(0.5, abs=0.01)


def told(s, step=numbers.STEPS, lang="en"):
    from dataclasses import replace
    return " ".join(scene.notes(replace(s, step=step), lang))


def test_what_is_told():
    assert "5 of 8 weights are exactly 0" in told(shown()) and "hover" in told(shown()) and "hover" not in told(shown(), 3)
    assert "hovering" not in told(shown(l1=0, l2=0.7)) and "from 0.82 to 0.27, and no weight is exactly 0" in told(shown(l1=0, l2=0.7))
    assert "all 8 weights" in told(shown(l1=2.0))
    assert "still too low" in told(shown(l1=0.002))
    assert "In 80 of 80 steps" in told(shown(l1=0, constraint=MaxNorm(0.5), name="max_norm", limits={"max_value": 0.5}))
    assert "diverges" in told(shown(rate=1.0))
    assert told(shown(l1=0)) == "No price and no constraint: the weights go to the least loss."


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_of_numbers_beyond_all_measure_keeps_its_marks_in_place(lang):
    s = shown(rate=1.0)
    drawn = scene.draw(s, lang)
    ElementTree.fromstring(drawn)
    assert "nan" not in drawn.partition("</desc>")[2] and "inf" not in drawn.partition("</desc>")[2]


@pytest.mark.parametrize("x, y, complaint", [
    (np.ones((5, 1)), np.ones(5), "3 to 2000 samples of 2 to 10 features, got shape (5, 1)"),
    (np.eye(5), np.ones(4), "one number for each of the 5 samples, got 4"),
    (np.eye(5) * np.nan, np.arange(5), "must be finite"),
    (np.eye(5), np.ones(5), "column 5 of x and y never changes"),
])
def test_data_that_cannot_be_taken(x, y, complaint):
    with pytest.raises(ValueError) as error:
        numbers.take(x, y)
    assert complaint in str(error.value)
