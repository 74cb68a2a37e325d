"""The playground's parts: points, training, what there is to see of it, colours and forms, and the picture."""
import base64
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from kerastutor.figures import svg
from kerastutor.figures.configuration.playground import colours, commentary, curves, hand, look, network, paper, points, surface
from kerastutor.figures.configuration.playground.run import Run, batch
from kerastutor.figures.configuration.playground.scene import draw
from kerastutor.figures.configuration.playground.still import png

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {"features": ["x1", "x2"], "units": [4, 2], "activation": "tanh", "initializer": "glorot_uniform", "price": None, "strength": 0.0,
         "optimizer": "adam", "rate": 0.03, "batch_size": 16, "loss": "crossentropy", "seed": 1}


def run(kind="circles", edits=(), share=0.3, **settings):
    return Run({**PLAIN, **settings}, *points.split(*points.make(kind, 120, 0.05, 1), share), edits)


def see(going, place=(0, 0, 0), value=1.0, kind=None, story="playground.story_own"):
    return look.look(going, look.Hand(place, value, (0.5, -0.5), kind, 5), story)


def parse(shown, lang="en"):
    return ElementTree.fromstring(draw(shown, lang))


def texts(picture):
    return [t.text for t in picture.iter(f"{SVG}text")]


# Points

@pytest.mark.parametrize("kind", points.DATA)
def test_points_are_the_same_each_time_and_balanced(kind):
    x, y = points.make(kind, 90, 0.05, 4)
    again = points.make(kind, 90, 0.05, 4)
    assert np.array_equal(x, again[0]) and np.array_equal(y, again[1]) and x.dtype == y.dtype == np.float32
    assert np.unique(y, return_counts=True)[1].tolist() == ([30] * 3 if kind == "pinwheel" else [45] * 2)
    assert not np.array_equal(x, points.make(kind, 90, 0.05, 5)[0])
    assert np.abs(points.make(kind, 300, 0, 1)[0]).max() < points.REACH + (kind == "blobs")


def test_xor_and_circles_are_what_they_are_called():
    x, y = points.make("xor", 200, 0, 0)
    assert np.array_equal(x[:, 0] * x[:, 1] < 0, y == 1)
    x, y = points.make("circles", 200, 0, 0)
    assert np.allclose(np.hypot(*x.T), np.where(y, 0.35, 0.9), atol=1e-6)


def test_the_held_back_points_are_whole_rounds_of_classes():
    for kind, classes in (("circles", 2), ("pinwheel", 3)):
        (_, y), (_, y_test) = points.split(*points.make(kind, 100, 0.1, 0), 0.3)
        assert len(y) + len(y_test) == 100 and len(y_test) == 30
        assert set(np.unique(y_test, return_counts=True)[1]) == {30 // classes}


def test_features_and_grid():
    x = np.array([[0.5, -1.0]], "float32")
    assert points.fed(x, ["x1", "x2²", "x1·x2", "1"]).tolist() == [[0.5, 1, -0.5, 1]]
    assert points.fed(x, ["sin 4x1"])[0, 0] == pytest.approx(np.sin(2))
    grid = points.grid(2)
    assert grid.tolist() == [pytest.approx([-0.6, 0.6]), pytest.approx([0.6, 0.6]), pytest.approx([-0.6, -0.6]), pytest.approx([0.6, -0.6])]


# Training

def test_an_epoch_deals_every_point_once_and_anew():
    dealt = [batch(step, 84, 16, 3) for step in range(12)]
    assert [len(b) for b in dealt] == [16, 16, 16, 16, 16, 4] * 2
    assert sorted(np.concatenate(dealt[:6])) == sorted(np.concatenate(dealt[6:])) == list(range(84))
    assert not np.array_equal(dealt[0], dealt[6]) and np.array_equal(dealt[0], np.random.RandomState(3000).permutation(84)[:16])


def test_a_run_jumps_forward_over_what_it_has_trained_before(monkeypatch):
    going = run().go(130)
    there, steps = going.model.get_weights(), []
    going.go(0)
    monkeypatch.setattr(going.model, "train_on_batch", lambda x, y, train=going.model.train_on_batch: (steps.append(1), train(x, y)))
    going.go(130)
    assert len(steps) == 5                                  # from the snapshot at 125
    assert all(np.array_equal(a, b) for a, b in zip(there, going.model.get_weights()))


def test_an_edit_forgets_only_what_came_after_it():
    going = run().go(100)
    losses = dict(going.losses)
    going.edit([[52, 0, 0, 0, 1.0]])
    assert going.step == 50 and max(going.losses) == 50
    going.go(100)
    assert {s: both for s, both in going.losses.items() if s <= 50} == {s: both for s, both in losses.items() if s <= 50}
    assert going.losses[100] != losses[100]
    with pytest.raises(ValueError, match=r"got \[1, 0, 2, 0, 1.0\]. Its kernels have shapes \[\(2, 4\), \(4, 2\), \(2, 1\)\]; row -1"):
        going.edit([[1, 0, 2, 0, 1.0]])


def test_the_loss_of_a_run_is_the_models_own_without_the_price():
    going = run(price="l2", strength=0.1).go(7)
    plain = run()
    plain.model.set_weights(going.model.get_weights())
    assert going.loss(going.y, going.outputs(going.x)[-1]) == pytest.approx(plain.model.evaluate(going.x, going.y, 84, verbose=0), rel=1e-5)
    assert going.model.evaluate(going.x, going.y, 84, verbose=0) > plain.model.evaluate(going.x, going.y, 84, verbose=0)


def test_a_twin_has_the_weights_and_the_optimizers_memory():
    going = run().go(12)
    twin = going.twin(going.model)
    for model in (twin, going.model):
        model.train_on_batch(going.x[:9], going.y[:9])
    assert all(np.array_equal(a, b) for a, b in zip(twin.get_weights(), going.model.get_weights()))


# What there is to see

def test_a_units_picture_is_taken_from_the_same_pass_as_the_surface():
    going = run().go(30)
    shown = see(going, (1, 0, 1))
    x = points.grid(look.COARSE)
    hidden = going.outputs(x)
    assert np.allclose(shown.units[0].reshape(2, -1).T, x, atol=1e-6) and np.allclose(shown.units[1].reshape(4, -1).T, hidden[0], atol=1e-5)
    assert np.allclose(shown.surface.reshape(-1), going.model.predict(points.grid(look.FINE), 8192)[:, 0], atol=1e-6)
    assert np.allclose(np.tanh(shown.before).ravel(), hidden[1][:, 1], atol=1e-5)
    assert shown.in_hand == shown.weights[2][0, 1] and see(going, (1, -1, 0)).in_hand == shown.weights[3][0]


def test_dead_units_and_units_that_are_alike_are_found():
    going = run(initializer="zeros")
    assert look.dead(see(going)) == 6 and look.twins(see(going)) is None
    kernel, bias, *others = going.model.get_weights()
    kernel[:] = [[1, 2, 1, 3], [0, 1, 0, 1]]
    going.model.set_weights([kernel, bias, *others])
    assert look.dead(see(going)) == 2 and look.twins(see(going)) == (1, [0, 2])
    assert "a1, a3 are alike" in " ".join(commentary.notes(see(going), "en"))
    assert "a1、a3 一模一样" in " ".join(commentary.notes(see(going), "zh"))


@pytest.mark.parametrize("test, best", [
    ([1, 0.5, 0.7], 5), ([1, 0.5, 0.6], None), ([1, 0.8, 0.5], None), ([1, np.nan, 2], None), ([1], None),
])
def test_learning_by_heart_is_seen_where_only_the_test_loss_rises(test, best):
    shown = see(run())
    losses = np.column_stack([[0.9, 0.6, 0.3][:len(test)], test])
    assert look.best_before(look.Shown(**{**vars(shown), "steps": np.array([0, 5, 10])[:len(test)], "losses": losses})) == best
    if best:
        assert look.best_before(look.Shown(**{**vars(shown), "steps": np.array([0, 5, 10]), "losses": losses * [-1, 1]})) is None


# Colours and forms

def test_colours_tell_sign_and_size_and_bear_what_is_no_number():
    low, middle, high, lost, far = colours.diverging(np.array([-1, 0, 1, np.nan, np.inf]), 0, 1).astype(int)
    assert tuple(low) == colours.rgb(colours.BLUE) and tuple(high) == tuple(far) == colours.rgb(colours.AMBER)
    assert tuple(middle) == tuple(lost) == tuple(colours.PALE)
    won = colours.winners(np.array([[1, 0, 0], [0, 0, 1], [1 / 3] * 3]))
    assert [tuple(c) for c in won] == [colours.rgb(colours.BLUE), colours.rgb(colours.PURPLE), tuple(colours.PALE)]
    assert tuple(colours.single(np.array([0.0, 1.0]), 1)[1]) == colours.rgb(colours.AMBER)


def test_every_class_has_a_form_of_its_own():
    forms = [colours.forms([10, 20], [5, 5], kind) for kind in (0, 1, 2)]
    assert [form.count("M") for form in forms] == [2, 2, 2]
    assert "a" in forms[1] and "a" not in forms[0] + forms[2] and "v" in forms[0] and "v" not in forms[2]


def test_points_on_the_surface_are_ink_that_shows_on_every_ground():
    def light(colour):
        parts = np.array(colours.rgb(colour)) / 255
        return np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4) @ [0.2126, 0.7152, 0.0722]

    for ink in colours.DEEP:
        assert all((light(ground) + 0.05) / (light(ink) + 0.05) > 3 for ground in colours.CLASSES)
        assert 1.05 / (light(ink) + 0.05) > 4.5             # against the white rim around it


# The picture

@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("settings", [
    {}, {"units": []}, {"units": [8, 8, 8], "features": list(points.FEATURES)[:7]}, {"units": [1]}, {"kind": "pinwheel"},
    {"kind": "pinwheel", "units": []}, {"share": 0}, {"features": ["1"], "initializer": "zeros"},
])
def test_every_network_is_drawn_whole(settings, lang):
    going = run(**settings).go(10)
    for layer, kernel in enumerate(going.model.get_weights()[::2]):
        picture = parse(see(going, (layer, -1, kernel.shape[1] - 1), kind=2), lang)
        width, tall = (float(picture.get(name)) for name in ("width", "height"))
        images = [i for i in picture.iter(f"{SVG}image") if i.get("href")]
        units = sum(map(len, see(going).units)) - (len(see(going).units[-1]) == 1)
        assert len(images) == units + 2                     # the surface, and the unit in hand
        for mark in [*picture.findall(f"{SVG}text"), *picture.findall(f"{SVG}g/{SVG}image")]:
            assert 0 <= float(mark.get("x")) <= width and 0 <= float(mark.get("y")) <= tall
        lines = [p for p in picture.iter(f"{SVG}path") if p.find(f"{SVG}title") is not None]
        assert len(lines) == sum(w.size for w in going.model.get_weights()[::2])


def test_lines_tell_sign_by_dash_and_size_by_thickness():
    going = run(units=[1])
    going.model.set_weights([np.array([[2.0], [-0.25]]), np.zeros(1), np.array([[0.0]]), np.zeros(1)])
    lines = {p.find(f"{SVG}title").text: p for p in parse(see(going)).iter(f"{SVG}path") if p.find(f"{SVG}title") is not None}
    assert sorted(lines) == ["a1 → y: 0", "x1 → a1: 2", "x2 → a1: −0.25"]
    assert lines["x1 → a1: 2"].get("stroke-dasharray") is None and lines["x2 → a1: −0.25"].get("stroke-dasharray") == "6 4"
    assert float(lines["x1 → a1: 2"].get("stroke-width")) > 3 * float(lines["x2 → a1: −0.25"].get("stroke-width"))
    assert network.thickness(1e9) < 6.6


def test_the_unit_in_hand_is_told_in_numbers():
    going = run()
    kernel, bias, *others = going.model.get_weights()
    kernel[:, 2], bias[2] = (1.5, -0.25), -2
    going.model.set_weights([kernel, bias, *others])
    shown = see(going, (0, 1, 2), value=-0.5)
    assert "".join(hand.formula(shown)).replace("\u00a0", " ") == "a3 = tanh(1.5·x1 − 0.25·x2 − 2)"
    assert hand.told(shown, "en") == "the weight from x2 to a3 is −0.25" and hand.told(see(going, (0, -1, 2)), "zh") == "a3 的偏置是 −2"
    words = texts(parse(shown))
    assert {"+1.5", "−0.25"} <= set(words) and any("set it to −0.5" in t for t in words)
    assert "".join(hand.formula(see(run(activation="linear"), (0, 0, 0)))).startswith("a1\u00a0=\u00a0")
    assert "sigmoid(" in "".join(hand.formula(see(going, (2, 0, 0))))
    assert "softmax(" in "".join(hand.formula(see(run("pinwheel"), (2, 0, 1))))


def test_a_long_formula_breaks_between_terms():
    lines = hand.formula(see(run(units=[8, 2]).go(9), (1, 0, 0)))
    assert 2 <= len(lines) <= 4 and all(len(line) * 7.6 <= paper.COLUMN - hand.SIDE for line in lines)
    assert "".join(lines).count("·a") == 8


def test_the_border_runs_where_the_output_is_one_half():
    across = points.grid(look.FINE)[:, 0].reshape(look.FINE, look.FINE)
    d = surface.level(1 / (1 + np.exp(-across + 0.6)), 0.5)
    numbers = np.array(re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", d), float)
    wanted = paper.SURFACE / 2 * (1 + 0.6 / points.REACH)
    assert len(numbers) > 60 and np.abs(numbers[:, 0] - wanted).max() < 0.2


def test_a_run_without_end_in_sight_is_named_and_drawn():
    going = run(units=[8, 8, 8], activation="linear", initializer="he_normal", optimizer="sgd", rate=3.0).go(100)
    shown = see(going)
    assert shown.lost and shown.step < 30 and np.isnan(shown.accuracy[0])
    picture = draw(shown, "en")
    assert "no longer a number" in picture and "accuracy –" in picture
    assert not re.search(r'="[^"]*\b(nan|inf)\b', re.sub('href="[^"]*"', "", picture.partition("</desc>")[2]))
    assert png(shown)[:4] == b"\x89PNG"


def test_edits_are_marked_on_the_curves():
    edited, plain = (draw(see(run(edits=edits).go(40)), "en") for edits in ([[20, 0, 0, 0, 1.0]], []))
    assert edited.count('stroke-dasharray="2 3"') == 1 and 'stroke-dasharray="2 3"' not in plain


@pytest.mark.parametrize("last, wanted", [(100, [0, 20, 40, 60, 80, 100]), (700, [0, 200, 400, 600]), (3000, [0, 1000, 2000, 3000])])
def test_ticks_are_round_and_few(last, wanted):
    assert list(curves.ticks(last)) == wanted


def test_sentences_break_between_words_and_never_before_a_closing_mark():
    lines = svg.wrapped("Press play and look for the thickest of all lines", 120)
    assert len(lines) > 2 and " ".join(lines) == "Press play and look for the thickest of all lines"
    chinese = "第一层的每个单元只会画一条直线，第二层把它们拼起来。看 relu 和 tanh！"
    for width in range(60, 200, 7):
        lines = svg.wrapped(chinese, width)
        assert "".join(lines).replace(" ", "") == chinese.replace(" ", "") and not any(line[0] in "，。；：、）”" for line in lines)


def test_every_story_and_note_has_room():
    from kerastutor.words import catalogue, word

    for lang in ("zh", "en"):
        for key in catalogue():
            if key.startswith("playground.story_"):
                assert len(svg.wrapped(word(key, lang), commentary.room(lang))) <= commentary.STORY, (key, lang)
        for key, values in (("lost", {"step": 2995}), ("best_before", {"step": 2995}), ("dead", {"count": 24})):
            assert len(svg.wrapped(word(f"playground.{key}", lang, **values), commentary.room(lang) - 22)) <= commentary.NOTES


def test_the_still_is_a_png_of_every_network():
    for settings in ({}, {"kind": "pinwheel"}, {"units": []}, {"units": [8, 8, 8]}, {"share": 0}):
        content = png(see(run(**settings).go(10)))
        assert content[:4] == b"\x89PNG" and len(base64.b64encode(content)) > 10_000
