"""The picture of a model: what is drawn, that nothing overlaps, and that it is the same to the last letter."""
import re
import warnings
import xml.etree.ElementTree as ET
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from kerastutor import backend as K
from kerastutor.core.language import set_language
from kerastutor.engine.layer import Layer
from kerastutor.figures.model_picture import paper
from kerastutor.figures.model_picture.graph import graph_of
from kerastutor.figures.model_picture.layout import arrange
from kerastutor.figures.model_picture.scene import scene_of
from kerastutor.layers import Dense, Dropout, Input
from kerastutor.models import Model, Sequential
from kerastutor.utils import model_to_dot, plot_model

SVG = "{http://www.w3.org/2000/svg}"


class Plus(Layer):
    def call(self, inputs):
        return inputs[0] + inputs[1]

    def compute_output_shape(self, input_shape):
        return input_shape[0]


class Join(Layer):
    def call(self, inputs):
        return K.concatenate(inputs)

    def compute_output_shape(self, input_shape):
        return input_shape[0][:-1] + (sum(shape[-1] for shape in input_shape),)


def row():
    return Sequential([Dense(4, input_shape=(3,), name="hidden"), Dropout(0.5, name="drop"), Dense(2, name="out")], name="row")


def branches():
    a, b = Input((8,), name="text"), Input((4,), name="meta")
    x = Dense(16, name="t1")(a)
    joined = Join(name="join")([Dense(16, name="t2")(x), Dense(16, name="m1")(b)])
    outputs = [Dense(1, name="price")(Dense(8, name="head")(joined)), Dense(3, name="kind")(joined), Dense(1, name="aux")(x)]
    return Model([a, b], outputs, name="branches")


def residual():
    i = x = Input((4,), name="in")
    for n in range(3):
        x = Plus(name=f"plus{n}")([x, Dense(4, name=f"b{n}")(Dense(4, name=f"a{n}")(x))])
    return Model(i, x, name="residual")


def twins():
    shared, a, b = Dense(8, name="编码器"), Input((5,), name="左图"), Input((5,), name="右图")
    return Model([a, b], Dense(1, name="是否相同的概率")(Join(name="合并")([shared(a), shared(b)])), name="孪生网络")


def nested():
    encoder = Sequential([Dense(8, input_shape=(5,), name="e1"), Dense(4, name="e2")], name="encoder")
    a, b, u, v = Input((5,), name="a"), Input((5,), name="b"), Input((4,), name="u"), Input((4,), name="v")
    mixer = Model([u, v], [Plus(name="sum")([u, v]), Join(name="both")([Dense(4, name="d")(u), v])], name="mixer")
    s, t = mixer([encoder(a), encoder(b)])
    return Model([a, b], [Dense(1, name="o1")(s), Dense(1, name="o2")(t)], name="nested")


def circle():
    again, i = Dense(4, name="again"), Input((4,), name="i")
    return Model(i, Dense(1, name="o")(again(again(Dropout(0.1, name="dr")(again(i))))), name="circle")


MODELS = [row, branches, residual, twins, nested, circle]


def drawn(model, **settings):
    return ET.fromstring(plot_model(model, to_file=None, **settings).svg)


def texts(svg):
    return [t.text for t in svg.iter(f"{SVG}text")]


def arrows(model, **settings):
    graph = graph_of(model, **settings)
    return [(graph.boxes[a].name, graph.boxes[b].name) for a, _, b, _ in graph.links]


def test_a_row_of_layers():
    assert texts(drawn(row())) == ["InputLayer", "hidden_input", "Dense", "hidden", "Dropout", "drop", "Dense", "out"]
    assert arrows(row()) == [("hidden_input", "hidden"), ("hidden", "drop"), ("drop", "out")]


def test_names_and_shapes_as_asked_for():
    assert texts(drawn(row(), show_layer_names=False)) == ["InputLayer", "Dense", "Dropout", "Dense"]
    shown = texts(drawn(row(), show_shapes=True))
    assert shown[:6] == ["InputLayer", "hidden_input", "(None, 3)", "Dense", "hidden", "(None, 3) → (None, 4)"]
    assert "(None, 8), (None, 8) → (None, 16)" in texts(drawn(twins(), show_shapes=True))


def test_arrows_of_branches_and_of_shared_layers():
    assert set(arrows(branches())) == {("text", "t1"), ("t1", "t2"), ("t1", "aux"), ("meta", "m1"), ("t2", "join"), ("m1", "join"),
                                       ("join", "head"), ("head", "price"), ("join", "kind")}
    assert set(arrows(twins())) == {("左图", "编码器"), ("右图", "编码器"), ("编码器", "合并"), ("合并", "是否相同的概率")}
    assert "Dense ×2" in texts(drawn(twins()))
    assert set(arrows(circle())) == {("i", "again"), ("again", "dr"), ("dr", "again"), ("again", "again"), ("again", "o")}


def test_roles():
    graph = graph_of(nested())
    assert {box.name: box.role for box in graph.boxes} == {"a": "input", "b": "input", "encoder": "model", "mixer": "model",
                                                           "o1": "weights", "o2": "weights"}
    assert {box.name: box.role for box in graph_of(residual()).boxes}["plus0"] == "merge"
    assert {box.name: box.role for box in graph_of(row()).boxes}["drop"] == "plain"


def test_nested_models_closed_and_open():
    assert "e1" not in texts(drawn(nested()))
    opened = texts(drawn(nested(), expand_nested=True))
    assert {"encoder", "e1_input", "e1", "e2", "mixer", "u", "v", "d", "sum", "both", "o1", "o2"} <= set(opened)


@pytest.mark.parametrize("down", [True, False])
@pytest.mark.parametrize("make", MODELS)
def test_nothing_overlaps_and_all_lies_on_the_page(make, down):
    scene = scene_of(graph_of(make(), expand_nested=True), True, True, down)
    for p in scene.boxes + scene.frames:
        assert p.x >= 0 and p.y >= 0 and p.x + p.width <= scene.width and p.y + p.height <= scene.height
    for i, p in enumerate(scene.boxes):
        for q in scene.boxes[i + 1:]:
            assert p.x + p.width <= q.x or q.x + q.width <= p.x or p.y + p.height <= q.y or q.y + q.height <= p.y
    for arrow in scene.arrows:
        for x, y in arrow.points[:: len(arrow.points) - 1]:
            assert any(-1e-6 <= x - p.x <= p.width + 1e-6 and -1e-6 <= y - p.y <= p.height + 1e-6 for p in scene.boxes + scene.frames)


@pytest.mark.parametrize("make", MODELS)
def test_arrows_point_onward(make):
    scene = scene_of(graph_of(make()), False, True, True)
    backward = [arrow for arrow in scene.arrows if not arrow.loop and arrow.points[0][1] > arrow.points[-1][1]]
    assert len(backward) == (make is circle) and sum(arrow.loop for arrow in scene.arrows) == (make is circle)


@pytest.mark.parametrize("name", ["长" * 40, "a_rather_long_name_of_a_layer_that_goes_on_and_on"])
def test_long_names_are_not_cut(name):
    model = Sequential([Dense(1, input_shape=(2,), name=name)])
    svg = drawn(model)
    assert name in texts(svg)
    letters = len(name) * (12.5 if name[0] == "长" else 7.5)
    assert max(float(r.get("width")) for r in svg.iter(f"{SVG}rect") if r.get("width") != "100%") > letters


@pytest.mark.parametrize("links, crossing", [
    ([(0, 4), (1, 3), (2, 5)], 0), ([(0, 3), (0, 4), (1, 3), (1, 4)], 1), ([(0, 5), (1, 4), (2, 3)], 0),
    ([(0, 3), (0, 5), (1, 4), (2, 3)], 0),
])
def test_rows_are_sorted_so_that_few_links_cross(links, crossing):
    found = arrange([(50, 20)] * 6, links, [(None, None)] * len(links))
    ends = [(found.centres[a][0], found.centres[b][0]) for a, b in links]
    assert sum((a < c and b > d) or (a > c and b < d) for i, (a, b) in enumerate(ends) for c, d in ends[:i]) == crossing


def test_boxes_that_follow_each_other_stand_under_each_other():
    found = arrange([(100, 20), (60, 20), (80, 20)], [(0, 1), (1, 2)], [(None, None)] * 2)
    assert [x for x, _ in found.centres] == [50, 50, 50] and [y for _, y in found.centres] == sorted(y for _, y in found.centres)


@pytest.mark.parametrize("make", MODELS)
def test_the_picture_is_the_same_to_the_last_letter(make, tmp_path):
    model = make()
    first = plot_model(model, str(tmp_path / "a.svg"), show_shapes=True, expand_nested=True)
    plot_model(model, str(tmp_path / "b.svg"), show_shapes=True, expand_nested=True)
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes() == first.svg.encode()


def test_it_follows_the_theme_in_a_notebook_and_lies_on_white_in_a_file():
    picture = plot_model(row(), to_file=None)
    bundle = picture._repr_mimebundle_()
    assert set(bundle) == {"text/html", "image/svg+xml", "text/plain"}
    assert "var(--jp-content-font-color1" in bundle["text/html"] and "#ffffff" not in bundle["text/html"]
    assert picture._repr_svg_() == bundle["image/svg+xml"] and '<rect width="100%" height="100%"' in picture.svg
    assert "jp-content-font-color" not in picture.svg
    assert repr(picture) == "<picture of the model 'row': 4 layers, 3 arrows>"


@pytest.mark.parametrize("lang, title, told", [("en", "The model row", "4 layers. Arrows: hidden_input → hidden; "),
                                               ("zh", "模型 row", "共 4 层；箭头：hidden_input → hidden；")])
def test_the_picture_in_words(lang, title, told):
    set_language(lang)
    try:
        svg = drawn(row())
    finally:
        set_language(None)
    assert svg.find(f"{SVG}title").text == title and svg.find(f"{SVG}desc").text.startswith(told)


@pytest.mark.parametrize("name, start", [("m.png", b"\x89PNG"), ("m", b"\x89PNG"), ("m.pdf", b"%PDF"), ("m.jpg", b"\xff\xd8"),
                                         ("m.svg", b"<svg")])
def test_files(tmp_path, name, start):
    for _ in range(2):
        plot_model(branches(), str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_png_has_the_size_of_the_svg_times_dpi(tmp_path):
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', plot_model(row(), str(tmp_path / "m.png"), dpi=192).svg).groups())
    image = Image.open(BytesIO((tmp_path / "m.png").read_bytes()))
    assert abs(image.width - 2 * width) <= 2 and abs(image.height - 2 * height) <= 2
    assert np.asarray(image.convert("L")).std() > 10


def test_a_png_says_which_characters_no_font_has(tmp_path, monkeypatch):
    monkeypatch.setattr(paper, "CHINESE", ())
    with pytest.warns(UserWarning, match="no font on this machine has the characters '.*左.*'.*Save it as .svg"):
        plot_model(twins(), str(tmp_path / "m.png"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        plot_model(twins(), str(tmp_path / "m.svg"))
        plot_model(row(), str(tmp_path / "m.png"))


@pytest.mark.parametrize("ask, error, told", [
    (lambda: plot_model(Sequential([Dense(2)], name="s")), ValueError,
     "plot_model: the model 's' does not know its shapes yet: give its first layer"),
    (lambda: plot_model(Sequential(name="s")), ValueError, "does not know its shapes yet"),
    (lambda: plot_model(Dense(2)), TypeError, "plot_model: a model is needed, got Dense"),
    (lambda: plot_model(row(), rankdir="UP"), ValueError, "rankdir must be 'TB' or 'LR', got 'UP'"),
    (lambda: plot_model(row(), "model.doc"), ValueError, "the ending of to_file must be .*, got '.doc'"),
    (lambda: model_to_dot(Sequential([Dense(2)], name="s")), ValueError, "model_to_dot: the model 's' does not know"),
])
def test_what_cannot_be_drawn(ask, error, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error, match=told):
        ask()
    assert not list(tmp_path.iterdir())


def test_a_model_that_was_built_later():
    model = Sequential([Dense(2, name="d")])
    model.build((None, 3))
    assert texts(drawn(model))[-2:] == ["Dense", "d"]


def test_dot():
    text = model_to_dot(branches(), show_shapes=True, rankdir="LR").to_string()
    assert text.startswith("digraph G {\n  graph [rankdir=LR, dpi=96")
    assert '"join" [label="join: Join|{input:|output:}|{{(None, 16), (None, 16)}|{(None, 32)}}"];' in text and '"t1" -> "aux";' in text
    assert '"a" -> "encoder/e1_input";' in model_to_dot(nested(), expand_nested=True).to_string()
    assert '"mixer/sum" -> "o1";' in model_to_dot(nested(), expand_nested=True).to_string()
    assert model_to_dot(row(), subgraph=True).to_string().startswith('subgraph "cluster_row" {')
    odd = Sequential([Dense(1, input_shape=(2,), name='a{"b"}|c')])
    assert r'label="a\{\"b\"\}\|c: Dense"' in str(model_to_dot(odd))


def test_dot_is_saved(tmp_path):
    dot = model_to_dot(row())
    dot.write(tmp_path / "m.dot")
    assert (tmp_path / "m.dot").read_text() == dot.to_string()
