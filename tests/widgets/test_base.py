import ast
import gc
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

import ipywidgets as widgets
import numpy as np
import psutil
import pytest

from kerastutor import set_language
from kerastutor.widgets import base, padding_explorer
from kerastutor.widgets.controls import Area, Check, Choice, Field, Slider
from kerastutor.widgets.plane import Edits
from kerastutor.widgets.ranges import Pair, Scale

SVG = "{http://www.w3.org/2000/svg}"


TYPED = {  # into fields and areas
    "value": [-1, 0.5, "7"], "sequences": ["[[1], [2, 3]]"], "sentence": ["小猫 睡 了"], "data": ["3 1 4 1 5 9 2 6 5 3 5 8"],
    "texts": ["the cat\na dog"], "new_text": ["a mouse"], "filters": ["''", "'.,'"], "split": ["','", "' '"], "oov_token": ["<oov>", None],
    "words": ["cat dog 小猫 cat"], "formula": ["x**2 + y**2", "K.cos(2 * x) + y**2"],
    "points": ["0.5 -0.5 1\n-0.5 0.5 0"], "edits": [[[0, 0, 0, 0, 3.0]], [[0, 0, 1, 1, -3.0]]],
}


def values_of(control):
    """Every option of a control; of a slider the smallest, the middle and the largest number, and None where it has that."""
    if isinstance(control, Slider):
        low, high, step = control.low, control.high, getattr(control, "step", 1)
        middle = low + (high - low) // (2 * step) * step
        return [low, middle, high] + ([None] if control.none else [])
    if isinstance(control, Pair):
        low, high = control.low, control.fields[1].max
        return [[low, high], [low, low]] + ([None] if control.none else [])
    if isinstance(control, Choice):
        return control.options
    if isinstance(control, Check):
        return [True, False]
    return TYPED[control.name]


def turn(control, value):
    """Move a control as the browser does: through the widget's own value."""
    if isinstance(control, (Slider, Pair)):
        if value is None:
            control.none.value = True
        else:
            control.slider.value = control.place(value)
    elif isinstance(control, Choice):
        control.widget.value = control.options.index(value)
    elif isinstance(control, Edits):
        control.set(value)
    elif isinstance(control, (Area, Field)):
        control.widget.value = value if isinstance(value, str) else repr(value)
    else:
        control.widget.value = value


def look(explorer):
    """The picture as parsed XML; what must hold for each: marks, each in a place, a title, and a description that the label repeats."""
    picture = ElementTree.fromstring(explorer.view())
    marks = [m for m in picture.iter() if m.tag.removeprefix(SVG) in ("rect", "path", "circle", "text", "image")]
    assert len(marks) > 5, "the picture is blank"
    title, description = picture.find(f"{SVG}title").text, picture.find(f"{SVG}desc").text
    assert picture.get("aria-label") == f"{title}. {description}"
    assert picture.get("role") == "img"
    for mark in marks:
        assert not re.search(r"nan|inf", " ".join(v for k, v in mark.attrib.items() if k not in ("href", "font-family"))), mark.attrib
    return picture


def drive(explorer, said):
    """Turn every control through all its values; the picture and the code follow, and nothing is complained of."""
    begin = explorer.state
    for control in explorer.controls.values():
        seen = set()
        for value in values_of(control):
            before = explorer.view(), explorer._code.value, explorer.state
            turn(control, value)
            state = explorer.state
            if not said(explorer):
                look(explorer)
                assert state == before[2] or (explorer.view(), explorer._code.value) != before[:2], (
                    f"{control.name} moved and nothing followed"
                )
                seen.add(explorer.view() + explorer._code.value)
            else:
                assert control.name in ("dtype", "length", "start_index", "end_index", "data"), said(
                    explorer
                )  # words in an int32; no room for a window
                assert (explorer.view(), explorer._code.value) == before[:2], "a refused setting changed the picture"
        assert len(seen) >= min(2, len(set(map(repr, values_of(control))))) or isinstance(control, Area), f"{control.name} changes nothing"
        explorer.state = begin


def test_every_control_through_all_its_values(explorer, said):
    drive(explorer, said)
    assert said(explorer) == ""


def test_every_example(explorer, said):
    for key in explorer.examples:
        before = explorer.view()
        explorer._example.value = key
        assert said(explorer) == ""
        assert explorer._example.value == ""
        look(explorer)
        assert explorer.view() != before or key == next(iter(explorer.examples))


def test_a_frozen_picture_turns_the_check_red(explorer, monkeypatch, said):
    monkeypatch.setattr(explorer, "_present", lambda shown, state: None)
    with pytest.raises(AssertionError, match="nothing followed"):
        drive(explorer, said)


def test_a_blank_picture_is_refused_and_turns_the_check_red(explorer, monkeypatch, said):
    last = explorer.view()
    for blank in ("", "<svg><title>t</title><desc>d</desc></svg>", '<svg><desc>d</desc><rect x="nan"/></svg>'):
        monkeypatch.setattr(explorer, "draw", lambda shown, lang, blank=blank: blank)
        explorer._changed(None)
        assert explorer.view() == last
        assert "picture" in said(explorer)
    explorer._picture.value = '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="t. d"><title>t</title><desc>d</desc></svg>'
    with pytest.raises(AssertionError, match="blank"):
        look(explorer)


def test_the_bytes_of_an_image_may_spell_anything():
    drawn = '<svg><desc>d</desc><image href="data:image/png;base64,AA/inf/nan+AA" x="1"/></svg>'
    assert base.refuse_blank(drawn) == drawn
    with pytest.raises(RuntimeError, match='="inf"'):
        base.refuse_blank(drawn.replace('x="1"', 'x="inf"'))


def test_an_exception_in_an_update_is_told_and_the_next_good_one_clears_it(explorer, monkeypatch, said):
    last = explorer.view()

    def fail(*_, **__):
        raise KeyError("the <cat> slept")

    with monkeypatch.context() as patch:
        patch.setattr(explorer, "compute", fail)
        explorer._changed(None)
    assert explorer.view() == last
    assert 'role="alert"' in explorer._message.value
    assert "the &lt;cat&gt; slept" in explorer._message.value
    assert said(explorer).startswith("⚠ These settings do not work")
    explorer.lang = "zh"
    assert said(explorer) == ""
    assert explorer.view() != last


def test_what_an_update_prints_is_told(explorer, monkeypatch, capsys, said):
    compute = explorer.compute

    def talk(**state):
        print("careful")
        return compute(**state)

    monkeypatch.setattr(explorer, "compute", talk)
    explorer._changed(None)
    assert said(explorer) == "⚠ The update printed: careful"
    assert capsys.readouterr().out == ""


def test_the_language_switches_in_place(explorer):
    children = explorer.box.children, explorer.box.children[0].children
    english = explorer.view(), [control.widget for control in explorer.controls.values()]
    explorer.lang = "zh"
    assert (explorer.box.children, explorer.box.children[0].children) == children
    assert re.search("[一-龥]", explorer.view())
    assert any(re.search("[一-龥]", d) for d in descriptions(explorer))
    explorer.lang = "en"
    assert (explorer.view(), [control.widget for control in explorer.controls.values()]) == english
    with pytest.raises(ValueError, match="'zh' or 'en'"):
        explorer.lang = "fr"


def descriptions(explorer):
    """The names of all controls, as a screen reader has them."""
    found, boxes = [], [explorer.box]
    while boxes:
        box = boxes.pop()
        boxes += getattr(box, "children", ())
        if isinstance(
            box, (widgets.Text, widgets.Textarea, widgets.Dropdown, widgets.Checkbox, widgets.BoundedIntText, widgets.BoundedFloatText)
        ):
            found.append(box.description)
    return found


def test_every_control_has_a_name_in_both_languages(explorer):
    for lang in ("zh", "en"):
        explorer.lang = lang
        names = descriptions(explorer)
        assert len(names) >= len(explorer.controls)
        shown = names if explorer.examples else [name for name in names if name not in ("试一试", "try")]
        assert all(shown)
        assert len(set(shown)) == len(shown)


def test_every_menu_shows_what_is_chosen(explorer):
    for control in explorer.controls.values():
        if isinstance(control, Choice):
            for option in control.options:
                for lang in ("zh", "en"):
                    explorer.lang = lang
                    turn(control, option)
                    assert control.value == option
                    assert control.widget.label
    assert explorer._example.label == "choose an example…" or not explorer.examples


def test_a_slider_and_its_number_field_are_one_pair(explorer):
    for control in explorer.controls.values():
        if isinstance(control, Scale):
            control.slider.value += 1
            assert control.field.value == control.value == pytest.approx(control.low + control.slider.value * control.step)
        elif isinstance(control, Slider):
            assert {control.link.source[0], control.link.target[0]} == {control.field, control.slider}
            assert (control.field.min, control.field.value, control.slider.readout) == (control.slider.min, control.slider.value, False)


def test_the_language_follows_set_language_unless_one_is_given():
    set_language("zh")
    explorer = padding_explorer()
    assert "模型看到的窗口" in explorer.view()
    set_language("en")
    explorer.controls["maxlen"].slider.value = 3
    assert "what the model sees" in explorer.view()
    assert explorer.controls["sequences"].widget.description == "sequences"


def test_the_state_is_plain_and_can_be_set(explorer, said):
    state = explorer.state
    assert json.loads(json.dumps(state)) == state
    for control in explorer.controls.values():
        for value in values_of(control):
            explorer.state = state
            turn(control, value)
            moved, view = explorer.state, explorer.view()
            if said(explorer):
                explorer.state = state
                continue
            explorer.state = state
            explorer.state = moved
            assert (explorer.state, explorer.view()) == (moved, view)


def test_a_state_that_cannot_be_shown_is_refused_and_changes_nothing(explorer):
    before = explorer.state, explorer.view(), [c.high for c in explorer.controls.values() if isinstance(c, Slider)]
    name = next(n for n, c in explorer.controls.items() if isinstance(c, Slider))
    for wrong in (-1, "3", True):
        with pytest.raises((ValueError, TypeError), match=f"{name} must be"):
            explorer.state = {name: wrong}
    with pytest.raises(ValueError, match=f"Unknown control of the {explorer.name} explorer: '{name}x'. Did you mean '{name}'"):
        explorer.state = {f"{name}x": 3}
    assert (explorer.state, explorer.view(), [c.high for c in explorer.controls.values() if isinstance(c, Slider)]) == before


def test_a_preset_restores_everything(explorer, said):
    for control in explorer.controls.values():
        if control.name not in ("start_index", "length"):           # the largest ones leave no room for a window
            turn(control, values_of(control)[-1])
    assert said(explorer) == ""
    state, view, preset = explorer.state, explorer.view(), explorer.to_preset()
    assert re.fullmatch(rf"{explorer.name}:[\w-]+", preset)
    for control in explorer.controls.values():
        turn(control, values_of(control)[0])
    explorer.preset(f"  {preset}\n")
    assert (explorer.view(), json.dumps(explorer.state)) == (view, json.dumps(state))


def test_a_preset_that_is_broken_or_of_another_explorer_says_so(explorer):
    preset = explorer.to_preset()
    before = explorer.view()
    for broken in (preset[:-2], preset[:-5] + ("A" if preset[-5] != "A" else "B") + preset[-4:], preset.partition(":")[0], "", "猫"):
        with pytest.raises(ValueError, match="damaged or incomplete"):
            explorer.preset(broken)
    with pytest.raises(ValueError, match=f"for the explorer 'other'; this one is '{explorer.name}'"):
        explorer.preset("other" + preset[preset.index(":"):])
    assert explorer.view() == before


def test_what_a_notebook_keeps(explorer):
    bundle = explorer._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.box.model_id
    assert re.fullmatch(r"\w+Explorer\(.*\) -> .* #[0-9a-f]{8}", bundle["text/plain"])
    assert "\n" not in bundle["text/plain"]
    if "image/svg+xml" in bundle:
        still = ElementTree.fromstring(bundle["image/svg+xml"])
        assert 'fill="#ffffff"' in bundle["image/svg+xml"]
        assert "color:#222222" in still.get("style")
        assert bundle["text/html"].startswith("<img alt=")
    else:
        assert bundle["image/png"].startswith("iVBORw0KGgo")


def test_what_a_notebook_keeps_is_stable_and_follows_the_numbers(explorer):
    begin = repr(explorer)
    name, control = next((n, c) for n, c in explorer.controls.items() if isinstance(c, Slider))
    turn(control, control.slider.min)
    moved = repr(explorer)
    assert moved != begin
    turn(control, control.slider.min)
    assert repr(explorer) == moved


def test_the_checksum_sees_a_wrong_number():
    arrays = {"x": np.array([[1, 2], [3, 4]]), "y": np.array([0.5, 0.25])}
    right = base.checksum(arrays)
    assert right == base.checksum({"x": arrays["x"].astype("int32"), "y": arrays["y"].astype("float32")})
    for wrong in ({"x": np.array([[1, 2], [3, 5]]), "y": arrays["y"]}, {"x": arrays["x"].ravel(), "y": arrays["y"]},
                  {"x": arrays["x"], "y": np.array([0.5, 0.2501])}, {"z": arrays["x"], "y": arrays["y"]}):
        assert base.checksum(wrong) != right


def test_a_thousand_updates_leave_memory_and_widgets_where_they_were(explorer, said):
    slider = next(c for c in explorer.controls.values() if isinstance(c, Slider)).slider
    places = list(range(slider.min, slider.max + 1))

    def go(times):
        for i in range(times):
            slider.value = places[i % len(places)]
        gc.collect()

    def held():
        return len(widgets.widget._instances), sys.getallocatedblocks(), process.memory_info().rss

    process = psutil.Process()
    go(100)
    before = held()
    go(1000)
    growth = [after - first for after, first in zip(held(), before)]
    assert growth[0] == 0
    assert growth[1] < 5_000  # blocks; one kept for each update would be 1,000 at least, a list of marks far more
    assert growth[2] < 4 * 2 ** 20                          # a thousand pictures kept would be 9 MB at least
    assert said(explorer) == ""


def test_no_figure_is_left_behind_by_the_still(explorer):
    from matplotlib import pyplot
    explorer.still()
    assert pyplot.get_fignums() == []


def test_no_flickering_front_end_is_used():
    """Views are HTML; nothing here uses Output, interact or pyplot."""
    from pathlib import Path
    house = Path(base.__file__).parent.parent
    for path in [*house.glob("widgets/**/*.py"), *house.glob("figures/**/*.py")]:
        names = {node.attr for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Attribute)}
        names |= {
            alias.name
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        }
        assert not names & {"Output", "interact", "interactive", "interactive_output", "clear_output", "pyplot", "matplotlib.pyplot"}, path
