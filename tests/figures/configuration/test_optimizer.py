"""The numbers behind the race of optimizers: the ground, the library's own steps, who is lost and why."""
import re
import struct
import xml.etree.ElementTree as ElementTree
import zlib

import numpy as np
import pytest

from kerastutor import backend as K
from kerastutor import optimizers
from kerastutor.figures import svg
from kerastutor.figures.configuration import levels
from kerastutor.figures.configuration.optimizer import contours, formula, plane, scene, still, surfaces
from kerastutor.figures.configuration.optimizer.race import NAMES, STEPS, Race, Racer, arguments, best_rates, fresh, make, noises

VALLEY = surfaces.KNOWN["valley"]


def race(surface="valley", kinds=NAMES, rate=0.03, step=0, start=None, noise=0.0, reach=2.0, **settings):
    ground = surfaces.survey(surfaces.KNOWN.get(surface) or surfaces.typed(surface), reach)
    racers = [Racer(type(optimizers.get(kind)).__name__, make(kind, rate, **settings)) for kind in kinds]
    return Race(ground, racers, start or ground.surface.start, noise).go_to(step)


# The ground

@pytest.mark.parametrize("name", surfaces.KNOWN)
def test_the_slopes_are_those_of_the_surface(name):
    f = surfaces.KNOWN[name].f
    x, y = np.random.RandomState(0).uniform(-1.5, 1.5, (2, 40))
    height, along_x, along_y = surfaces.slopes(f, x, y)
    tiny = 1e-6
    np.testing.assert_allclose(along_x, (surfaces.slopes(f, x + tiny, y)[0] - surfaces.slopes(f, x - tiny, y)[0]) / (2 * tiny), atol=1e-6)
    np.testing.assert_allclose(along_y, (surfaces.slopes(f, x, y + tiny)[0] - surfaces.slopes(f, x, y - tiny)[0]) / (2 * tiny), atol=1e-6)


@pytest.mark.parametrize("name", surfaces.KNOWN)
def test_a_known_surface_is_lowest_and_0_at_its_bottoms_and_nowhere_lower(name):
    surface = surfaces.KNOWN[name]
    height, *slope = surfaces.slopes(surface.f, *np.array(surface.bottoms, "float64").T)
    np.testing.assert_allclose(height, 0, atol=1e-12)
    np.testing.assert_allclose(slope, 0, atol=1e-12)
    assert surfaces.survey(surface, 5.0).height.min() >= -1e-12


def test_a_slope_that_is_not_there_is_0_and_a_sum_or_no_slope_at_all_is_told():
    x, y = np.ones(3), np.zeros(3)
    np.testing.assert_array_equal(surfaces.slopes(lambda x, y: x * 2, x, y)[1:], [[2, 2, 2], [0, 0, 0]])
    with pytest.raises(ValueError, match=r"3 points went in, shape \(\) came out. .* without sums"):
        surfaces.slopes(lambda x, y: K.sum(x + y), x, y)
    with pytest.raises(ValueError, match="it gave a float"):
        surfaces.slopes(lambda x, y: 1.0, x, y)


def test_only_a_quadratic_has_a_curvature():
    assert surfaces.curvature(VALLEY.f).largest == pytest.approx(20) and surfaces.curvature(VALLEY.f).least == pytest.approx(0.4)
    mixed = surfaces.curvature(formula.read("x**2 + 3 * x * y + y**2 - x + 7"))
    assert (mixed.largest, mixed.least) == (pytest.approx(5), pytest.approx(-1))
    for name in set(surfaces.KNOWN) - {"valley"}:
        assert surfaces.curvature(surfaces.KNOWN[name].f) is None


@pytest.mark.parametrize("momentum, nesterov", [(0.0, False), (0.5, False), (0.9, False), (0.5, True), (0.9, True)])
def test_sgd_is_stable_just_below_the_limit_and_not_just_above(momentum, nesterov):
    limit = surfaces.stable_below(surfaces.curvature(VALLEY.f), momentum, nesterov)
    below, above = (abs(race(kinds=["sgd"], rate=limit * part, momentum=momentum, nesterov=nesterov, step=200).paths[0, -1, 1])
                    for part in (0.95, 1.05))
    assert below < 0.1 and above > 10


def test_without_a_known_bottom_the_lowest_is_found_between_the_points_of_the_grid():
    ground = surfaces.survey(surfaces.typed("(x - 0.123)**2 + 3 * (y + 1.007)**2 - 5"), 2.0)
    assert ground.lowest == pytest.approx(-5, abs=1e-9) and ground.height.min() > ground.lowest


def test_ground_without_heights_is_refused():
    for text in ("log(-1 - x**2)", "x - x"):
        with pytest.raises(ValueError, match="nothing to race on"):
            surfaces.survey(surfaces.typed(text), 1.0)


# What is typed

def test_a_formula_computes_what_it_says():
    assert formula.read("2 * x**2 - maximum(y, 3) / 4 + pi")(3.0, K.constant(5.0)).value == pytest.approx(18 - 5 / 4 + np.pi)
    assert formula.as_code("sin(x) + K.exp(-y) * pi") == "K.sin(x) + K.exp(-y) * 3.141592653589793"


@pytest.mark.parametrize("text, key", [
    ("", "length"), ("x" * 401, "length"), ("x +", "unreadable"), ("2x", "unreadable"), ("x = y", "unreadable"), ("3 + 4", "constant"),
    ("x^2", "power"), ("z + x", "part"), ("x.value", "part"), ("__import__('os')", "part"), ("K.set_value(x)", "part"), ("x[0]", "part"),
    ("K.exp.__class__(x)", "part"), ("lambda: x", "part"), ("(x, y)", "part"), ("x if y else 1", "part"), ("True * x", "part"),
    ("'a' * x", "part"), ("exp(x, axis=0)", "part"), ("x // 2", "part"), ("1j * x", "part"), ("\0x", "unreadable"),
])
def test_what_is_no_formula_is_refused_before_anything_runs(text, key):
    with pytest.raises(formula.NotAFormula) as error:
        formula.read(text)
    assert error.value.key == f"optimizer.formula_{key}"


def test_a_tower_of_powers_overflows_at_once():
    with pytest.raises(OverflowError):
        formula.read("x + 9**9**9**9")(1.0, 1.0)


# Level lines

def test_a_level_line_of_a_cone_is_one_closed_circle():
    line = np.linspace(-2, 2, 41)
    x, y = np.meshgrid(line, line)
    [circle] = levels.lines(np.hypot(x, y), 1.23)
    np.testing.assert_array_equal(circle[0], circle[-1])
    np.testing.assert_allclose(np.hypot(*(circle / 10 - 2).T), 1.23, atol=0.01)


def test_level_lines_run_where_they_say():
    ground = surfaces.survey(surfaces.KNOWN["two_minima"], 2.0)
    for level in ground.levels:
        found = levels.lines(ground.height, level)
        points = np.concatenate(found)
        places = points / 16 - 2
        np.testing.assert_allclose(surfaces.slopes(ground.surface.f, *places.T.copy())[0], level, atol=0.06 * max(level, 1))
        assert all(np.array_equal(chain[0], chain[-1]) or (np.isin(chain[[0, -1]], (0, 64)).any(axis=1)).all() for chain in found)


@pytest.mark.parametrize("lift, cut_off", [(-0.5, [(1, 0), (0, 1)]), (0.5, [(0, 0), (1, 1)])])
def test_in_a_saddle_the_lines_cut_off_the_corners_that_the_middle_is_not_like(lift, cut_off):
    found = levels.lines(np.array([[-1.0, 1.0], [1.0, -1.0]]) + lift, 0.0)
    corners = [(0, 0), (1, 0), (0, 1), (1, 1)]
    nearest = [min(corners, key=lambda corner: np.abs(line.mean(axis=0) - corner).sum()) for line in found]
    assert sorted(nearest) == sorted(cut_off)


def test_no_line_goes_where_there_is_no_height():
    height = np.add.outer(np.arange(6.0), np.zeros(6))
    height[:, 3] = np.inf
    assert sorted(len(line) for line in levels.lines(height, 2.5)) == [2, 3]


def test_the_tint_is_a_picture_that_lets_the_page_through():
    data = contours._png(np.array([[0, 47], [20, 3]], "uint8"))
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", data[16:24]) == (2, 2)
    packed = data[data.index(b"IDAT") + 4:data.index(b"IEND") - 8]
    assert zlib.decompress(packed) == b"\0\0\x2f\0\x14\x03"


# The race

@pytest.mark.parametrize("kind", NAMES)
def test_each_takes_the_librarys_own_steps(kind):
    settings = {"decay": 0.01, "clipvalue": 2.0} if kind != "nadam" else {"clipvalue": 2.0}
    together = race(kinds=NAMES, rate=0.1, step=50, decay=0.01, clipvalue=2.0)
    alone, w = optimizers.deserialize({"class_name": kind, "config": {"learning_rate": 0.1, **settings}}), K.variable(VALLEY.start)
    for _ in range(50):
        alone.get_updates(VALLEY.f(w[0], w[1]), [w])
    k = NAMES.index(kind)
    np.testing.assert_allclose(together.paths[k, 50], K.eval(w), rtol=1e-4, atol=1e-5)
    for kept, array in zip(together.states[k][50], [a for a in alone.get_weights()[1:] if a.shape == (2,)]):
        np.testing.assert_allclose(kept, array, rtol=1e-3, atol=1e-5)
    assert len(together.racers[k].letters) == together.states[k].shape[1] == (2 if kind in ("adadelta", "adam", "adamax", "nadam") else 1)


def test_a_race_that_is_run_in_parts_is_the_same():
    parts, whole = race(noise=0.5), race(noise=0.5, step=30)
    for step in (7, 7, 3, 30):
        parts.go_to(step)
    np.testing.assert_array_equal(parts.paths, whole.paths)
    np.testing.assert_array_equal(parts.losses, whole.losses)
    assert parts.done == 30 and np.isnan(parts.paths[:, 31:]).all() and np.isfinite(parts.losses[:, :31]).all()


def test_the_noise_is_the_same_for_all_and_of_the_size_that_was_asked():
    both = race(kinds=["sgd", "sgd"], noise=1.0, step=20)
    np.testing.assert_array_equal(both.paths[0], both.paths[1])
    assert noises(2.0).std() == pytest.approx(2, abs=0.2)
    np.testing.assert_allclose(both.paths[0, 1] - both.paths[0, 0], -0.03 * (np.array([-0.68, 20]) + noises(1.0)[0]), rtol=1e-4)


def test_settings_go_to_those_that_take_them():
    everything = {"rate": 0.1, "momentum": 0.9, "nesterov": True, "decay": 0.1, "clipnorm": 1.0, "clipvalue": None}
    assert arguments("sgd", **everything) == {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True, "decay": 0.1, "clipnorm": 1.0}
    assert arguments("nadam", **everything) == {"learning_rate": 0.1, "clipnorm": 1.0}
    assert arguments("adam", None, 0.9, True, 0.0, None, 2.0) == {"clipvalue": 2.0}


def test_fresh_is_the_same_again_without_a_past():
    ran = make("adam", 0.25, decay=0.5)
    ran.step([K.variable([1.0])], [np.ones(1)])
    assert fresh(ran).get_config() == ran.get_config() and len(fresh(ran).get_weights()) == 0


def test_the_best_rate_is_the_lowest_of_those_tried():
    found = best_rates(VALLEY)
    ends = {rate: race(kinds=["sgd", "adam"], rate=rate, step=60).losses[:, 60] for rate in (0.01, 0.03, 0.1, 0.3, 1.0)}
    for k, kind in enumerate(("sgd", "adam")):
        assert ends[found[kind]][k] == min(losses[k] for losses in ends.values())


def test_who_has_left_and_who_only_looked_out():
    lost = race(kinds=["sgd", "adam"], rate=0.3, step=40)
    assert lost.left(0, 0) is None and lost.left(0, 5) == 1 and lost.left(1, 40) is None
    assert lost.size(0, 5) == pytest.approx(5 ** 5, rel=0.01) and lost.runs_away(0, 5)
    assert lost.go_to(STEPS).size(0, STEPS) == np.inf and lost.runs_away(0, STEPS)
    swinging = race(kinds=["sgd"], rate=0.12, momentum=0.8, start=(0.5, 1.95), step=60)
    left = [swinging.left(0, step) is not None for step in range(61)]
    assert any(left) and not left[60], "it came back"
    outside = race(kinds=["sgd"], reach=0.2, step=10)
    assert outside.left(0, 10) == 0 and not outside.runs_away(0, 10)


# What is told

def told(lang="en", step=60, **settings):
    return " ".join(scene.notes(race(step=step, **settings), step, lang))


def test_divergence_is_named_with_its_reason():
    said = told(kinds=["sgd", "adam"], rate=0.3, step=14)
    assert "SGD left the picture at step 1; now |w| = 6.1e9." in said
    assert "rate 0.3 is above 2/L = 0.1, where L = 20" in said and "Adam left" not in said
    assert "2/L = 0.1" in told(kinds=["sgd"], rate=0.3, step=200) and "overflowed" in told(kinds=["sgd"], rate=0.3, step=200)
    assert "2(1 + 0.5)/L = 0.15" in told(kinds=["sgd"], rate=0.3, momentum=0.5, step=14)
    assert "2(1 + m)/((1 + 2m)L) = 0.075" in told(kinds=["sgd"], rate=0.1, momentum=0.5, nesterov=True, step=40)
    assert "学习率 0.3 超过了 2/L = 0.1" in told("zh", kinds=["sgd"], rate=0.3, step=14)
    steep = told(surface="ravine", kinds=["sgd"], rate=1.0, step=30)
    assert "It diverges" in steep and "2/L" not in steep
    assert "has not entered" in told(kinds=["sgd"], reach=0.2) and "diverges" not in told(kinds=["sgd"], reach=0.2)


def test_a_quadratic_without_a_floor_is_told():
    said = told(surface="x**2 - y**2", kinds=["sgd"], start=(0.5, 0.1), step=5)
    assert "no floor: in one direction the curvature is −2" in said
    assert "no floor" in told(surface="x**2 - y**2", kinds=["sgd"], start=(0.5, 0.1), rate=0.1, step=100)


def test_flat_ground_hunger_and_slow_beginnings_are_told():
    assert "On flat ground" in told(surface="plateau", kinds=["sgd"], rate=0.01)
    assert "another hollow): Adam." in told(surface="two_minima", kinds=["adam"], rate=0.03, step=120)
    assert "Adagrad starves" in told(surface="ravine", kinds=["adagrad"], rate=0.3, step=150)
    assert "warming up" in told(kinds=["adadelta"], rate=1.0, step=10) and "warming up" not in told(kinds=["adadelta"], rate=3.0, step=200)
    assert "no decay" in told(decay=0.1) and "no decay" not in told() and "no decay" not in told(kinds=["sgd"], decay=0.1)
    assert "Noise of deviation 0.5" in told(noise=0.5)


# The picture

@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("settings", [
    {"rate": 3.0, "step": 200}, {"surface": "ravine", "rate": 3.0, "step": 200}, {"kinds": [], "step": 3},
    {"surface": "log(x + 1) + y**2", "step": 60}, {"reach": 0.2, "step": 0},
])
def test_every_mark_has_a_place_whatever_runs_away(settings, lang):
    step = settings["step"]
    run = race(**settings)
    drawn = scene.draw(run, step, scene.art(run.ground), lang)
    ElementTree.fromstring(drawn)
    assert not re.search(r'="[^"]*\b(nan|inf)\b', re.sub('href="[^"]*"', "", drawn.partition("</desc>")[2]))
    assert still.png(run, step)[:4] == b"\x89PNG"


def test_names_beside_the_plane_never_lie_on_each_other():
    for settings in ({"rate": 0.3, "step": 14}, {"step": 200}, {"rate": 3.0, "step": 200}, {"reach": 0.2, "step": 60}):
        run = race(**settings)
        marks = plane._names([(racer, plane.head(run, k, settings["step"])) for k, racer in enumerate(run.racers)])
        ys = sorted(float(y) for y in re.findall(r'<text [^>]*? y="([\d.-]+)"', "".join(marks)))
        assert len(ys) == 7 and min(np.diff(ys)) >= plane.LABEL_GAP - 0.2 and 0 <= ys[0] and ys[-1] <= plane.SIDE


def test_who_has_left_stands_on_the_border_where_he_went_out():
    run = race(kinds=["sgd"], rate=0.3, step=14)
    x, y, inside = plane.head(run, 0, 14)
    assert not inside and y == plane.SIDE and 0 < x < 60
    x, y, inside = plane.head(race(kinds=["sgd"], step=3), 0, 3)
    assert inside and 0 < y < plane.SIDE


def test_a_long_note_is_broken_into_lines_that_fit():
    for sentence in ("word " * 60, "曲率，" * 90):
        lines = svg.wrapped(sentence.strip(), 904)
        assert len(lines) > 1 and "".join(lines).replace(" ", "") == sentence.replace(" ", "")
        assert not any(line.startswith("，") for line in lines)
