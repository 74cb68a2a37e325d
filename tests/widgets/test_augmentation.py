import base64
import io
import json
import re
import warnings
from datetime import datetime

import ipywidgets as widgets
import numpy as np
import pytest
from PIL import Image

from kerastutor import set_language
from kerastutor.figures.svg import UPLOADED
from kerastutor.preprocessing.image import ImageDataGenerator
from kerastutor.preprocessing.image.files import encoded
from kerastutor.widgets import augmentation, augmentation_explorer

DIGIT = np.arange(64).reshape(8, 8) % 17
RANDOM = np.random.RandomState(0)
COLOURS = RANDOM.randint(0, 256, (30, 40, 3)).astype("uint8")
LARGE = RANDOM.randint(0, 256, (300, 520, 3)).astype("uint8")
EVERYTHING = {"rotation_range": 40, "width_shift_range": 0.2, "height_shift_range": 3, "shear_range": 15, "zoom_range": [0.7, 1.4],
              "horizontal_flip": True, "vertical_flip": True, "channel_shift_range": 30, "brightness_range": [0.6, 1.4],
              "fill_mode": "constant", "cval": 9, "interpolation_order": 0}


def run(program, **names):
    """The value of the program's last expression."""
    lines, _, last = program.rpartition("\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")        # that one argument switches another on
        exec(lines, names)
    return eval(last, names)


def upload(explorer, content, name="holiday.png"):
    """Put a file into the button, as the browser does."""
    explorer._upload.button.value = ({"name": name, "type": "image/png", "size": len(content), "content": memoryview(content),
                                      "last_modified": datetime(2020, 1, 1)},)


@pytest.fixture
def explorer():
    return augmentation_explorer(DIGIT, rotation_range=30, lang="en")


# The numbers and the code.

@pytest.mark.parametrize("image", [None, DIGIT, COLOURS, LARGE, RANDOM.rand(9, 9, 1), RANDOM.rand(9, 9, 4)],
                         ids=["photograph", "digit", "colours", "large", "grey", "rgba"])
@pytest.mark.parametrize("settings", [
    {"seed": 5}, {"seed": 6, **EVERYTHING}, {**EVERYTHING, "rescale": 1 / 255, "data_format": "channels_first", "dtype": "float64"},
    {"preprocessing_function": "negative", "samplewise_std_normalization": True, "shear_range": 12.5},
    {"preprocessing_function": "grey", "data_format": "channels_first", "rescale": 1 / 127.5, "zoom_range": 0.5, "width_shift_range": 0.12},
    {"preprocessing_function": "grey", "samplewise_center": True, "dtype": "float16", "fill_mode": "wrap", "height_shift_range": 0.3},
], ids=["start", "everything", "first", "negative", "grey first", "grey"])
def test_the_code_below_gives_the_array_shown(image, settings, code):
    explorer = augmentation_explorer(image, lang="en", **settings)
    shown = explorer.data["transformed"]
    with np.errstate(all="ignore"):
        given = run(code(explorer), image=image)
    assert given.dtype == shown.dtype
    assert np.array_equal(given, shown, equal_nan=True)
    assert max(map(len, code(explorer).split("\n"))) <= 96


def test_a_picture_in_a_file(tmp_path, code):
    for name, pixels in (("small.png", COLOURS), ("large.png", LARGE)):
        (tmp_path / name).write_bytes(encoded(pixels, "png"))
        explorer = augmentation_explorer(tmp_path / name, lang="en", **EVERYTHING)
        assert (run(code(explorer)) == explorer.data["transformed"]).all()
    assert "the image (148, 256, 3)" in explorer.view() and "300 × 520" in explorer.view()
    with pytest.raises(FileNotFoundError):
        augmentation_explorer(str(tmp_path / "smal.png"))


def test_what_an_uploaded_picture_became_can_be_done_again_where_the_file_is(tmp_path, monkeypatch, code, explorer):
    monkeypatch.chdir(tmp_path)
    for pixels in (COLOURS, LARGE):
        (tmp_path / "holiday.png").write_bytes(encoded(pixels, "png"))
        upload(explorer, (tmp_path / "holiday.png").read_bytes())
        assert (run(code(explorer)) == explorer.data["transformed"]).all()


def test_data_holds_what_is_shown():
    explorer = augmentation_explorer(COLOURS, seed=2, lang="en", **EVERYTHING)
    data, generator = explorer.data, ImageDataGenerator(**EVERYTHING)
    assert (data["image"] == COLOURS).all()
    drawn = generator.get_random_transform(COLOURS.shape, seed=2)
    assert {name: data[name] for name in drawn} == drawn
    assert (data["transformed"] == generator.apply_transform(COLOURS.astype("float32"), drawn)).all()
    assert data["matrix"].shape == (3, 3)
    assert "brightness" not in augmentation_explorer(COLOURS, rotation_range=3).data


def test_without_arguments_a_few_knobs_are_on_and_with_some_only_these():
    assert augmentation_explorer().state["horizontal_flip"] is True
    state = augmentation_explorer(shear_range=10).state
    assert {name for name, value in state.items() if value != augmentation._PLAIN.get(name, value)} == {"shear_range"}
    assert augmentation_explorer(zoom_range=0.25).state["zoom_range"] == [0.75, 1.25]
    assert augmentation_explorer(zoom_range=(0.5, 0.9), brightness_range=(0.2, 0.4)).state["brightness_range"] == [0.2, 0.4]
    assert augmentation_explorer(width_shift_range=30).state["width_shift_range"] == 30
    given = augmentation_explorer(DIGIT, np.int64(3), rotation_range=np.int32(20), zoom_range=np.array([0.5, 2]),
                                  width_shift_range=np.int64(2))
    assert [given.state[name] for name in ("seed", "rotation_range", "zoom_range", "width_shift_range")] == [3, 20, [0.5, 2], 2]


@pytest.mark.parametrize("arguments, error, message", [
    ({"rotaton_range": 3}, ValueError, "Unknown argument of augmentation_explorer: 'rotaton_range'. Did you mean 'rotation_range'"),
    ({"zca_whitening": True}, ValueError, "zca_whitening needs a whole data set.*standardize_explorer"),
    ({"validation_split": 0.1}, ValueError, "ImageDataGenerator.flow"),
    ({"fill_mode": "mirror"}, ValueError, "fill_mode must be one of 'nearest'"),
    ({"zoom_range": 1.5}, ValueError, r"zoom_range must be at least 0.1, got \[-0.5, 2.5\]"),
    ({"brightness_range": 0.5}, TypeError, "brightness_range must be a pair of numbers or None, got 0.5"),
    ({"width_shift_range": 1.5}, ValueError, "a fraction below 1 or a whole number of pixels"),
    ({"zoom_range": None}, TypeError, "zoom_range must be a pair of numbers, got None"),
    ({"rotation_range": "30"}, TypeError, "rotation_range must be a number, got '30'"),
    ({"image": np.zeros((2, 2, 2))}, ValueError, "with 1, 3 or 4 channels"),
    ({"image": [["a"]]}, TypeError, "must be a path or an array of numbers"),
])
def test_wrong_arguments_are_errors_at_once(arguments, error, message):
    with pytest.raises(error, match=message):
        augmentation_explorer(**arguments)


def test_channels_first_is_what_the_generator_gives():
    explorer = augmentation_explorer(COLOURS, data_format="channels_first", lang="en", **EVERYTHING)
    assert explorer.data["transformed"].shape == (3, 30, 40)
    assert "(3, 30, 40) float32" in explorer.view() and "the image (30, 40, 3)" in explorer.view()


def test_sliders_fit_the_image(explorer):
    assert (explorer.controls["cval"].high, explorer.controls["channel_shift_range"].high) == (16, 8)
    assert explorer.controls["width_shift_range"].length == 8
    upload(explorer, encoded(LARGE, "png"))
    assert (explorer.controls["cval"].high, explorer.controls["channel_shift_range"].high) == (255, 127.5)
    assert (explorer.controls["width_shift_range"].length, explorer.controls["height_shift_range"].length) == (256, 148)


def test_what_does_not_work_is_told_and_leaves_the_picture(explorer, said, monkeypatch):
    last = explorer.view()
    monkeypatch.setattr(augmentation.figure, "compute", lambda *_, **__: 1 / 0)
    explorer.controls["seed"].slider.value = 9
    assert "division by zero" in said(explorer) and explorer.view() == last


# Uploads.

def test_an_upload_takes_the_place_of_the_image_and_leaves_the_button(explorer, said):
    assert explorer._upload.back.disabled
    own = explorer.view()
    upload(explorer, encoded(COLOURS, "png"))
    assert said(explorer) == ""
    assert explorer._upload.button.value == ()
    assert (explorer.data["image"] == COLOURS).all()
    assert "the image (30, 40, 3)" in explorer.view()
    explorer.controls["seed"].slider.value = 9
    assert (explorer.data["image"] == COLOURS).all()
    upload(explorer, encoded(LARGE, "jpeg"), "other.jpg")
    assert explorer.data["image"].shape == (148, 256, 3)
    explorer.controls["seed"].slider.value = 4
    assert not explorer._upload.back.disabled
    explorer._upload.back.click()
    assert explorer.view() == own
    assert explorer._upload.back.disabled


def test_every_view_of_an_upload_is_marked_and_no_other(explorer):
    def marked():
        return [UPLOADED in view.value for view in (explorer._picture, explorer._code)]

    assert marked() == [False, False]
    upload(explorer, encoded(COLOURS, "png"))
    assert marked() == [True, True]
    explorer.lang = "zh"
    assert marked() == [True, True]
    explorer.controls["cval"].slider.value = 7
    assert marked() == [True, True]
    explorer._changed(None)
    explorer.compute = lambda **_: 1 / 0
    explorer._changed(None)
    assert UPLOADED in explorer._message.value
    del explorer.compute
    explorer._upload.back.click()
    assert marked() == [False, False]


def test_no_widget_holds_what_is_not_marked(explorer):
    """Of all that the browser knows, and may save, only marked views hold anything of an upload."""
    content = encoded(COLOURS, "png")
    upload(explorer, content, "holiday.png")
    told, boxes = [], [explorer.box]
    while boxes:
        box = boxes.pop()
        boxes += getattr(box, "children", ())
        told += [repr(value) for name, value in box.get_state().items() if name not in ("layout", "style", "children")]
    holds = [text for text in told if "holiday.png" in text or "the image (30, 40, 3)" in text]
    assert len(holds) == 2 and all(UPLOADED in text for text in holds)
    assert not any(repr(content[40:80])[2:-1] in text for text in told)


def test_state_presets_and_what_the_notebook_stores_know_nothing_of_an_upload(explorer):
    before = explorer.state, explorer.to_preset(), repr(explorer), explorer.still()
    upload(explorer, encoded(COLOURS, "png"))
    assert (explorer.state, explorer.to_preset(), repr(explorer), explorer.still()) == before
    bundle = explorer._repr_mimebundle_()
    assert bundle["image/png"] == before[3]["image/png"] and bundle["text/plain"] == before[2]
    assert set(bundle) == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
    explorer.controls["seed"].slider.value = 1
    moved = repr(explorer), explorer.still()
    explorer._upload.back.click()
    assert (repr(explorer), explorer.still()) == moved != before[2:]


def test_a_preset_goes_back_to_the_first_image_and_state_does_not(explorer):
    preset = explorer.to_preset()
    upload(explorer, encoded(COLOURS, "png"))
    explorer.state = {"seed": 7, "rotation_range": 12}
    assert explorer.data["image"].shape == (30, 40, 3)
    with pytest.raises(ValueError, match="damaged"):
        explorer.preset("augmentation:x")
    assert explorer.data["image"].shape == (30, 40, 3) and not explorer._upload.back.disabled
    explorer.preset(preset)
    assert explorer.data["image"].shape == (8, 8, 1) and explorer._upload.back.disabled
    assert (explorer.state["seed"], explorer.state["rotation_range"]) == (4, 30)


CUT = encoded(LARGE, "png")[:5000]


@pytest.mark.parametrize("content, english, chinese", [
    (b"", "“bad.png” is empty", "“bad.png”是空文件"),
    (b"not an image", "“bad.png” is no image", "“bad.png”不是图片"),
    (CUT, "“bad.png” is damaged", "“bad.png”损坏了"),
    (b"\0" * (augmentation.MOST_BYTES + 1), "“bad.png” has 32 MiB; 32 MiB are the most", "“bad.png”有 32 MiB，最多 32 MiB"),
], ids=["empty", "words", "cut", "large"])
def test_a_bad_upload_is_named_and_the_last_picture_stays(content, english, chinese, said):
    for lang, words in (("en", english), ("zh", chinese)):
        explorer = augmentation_explorer(DIGIT, lang=lang)
        for good in (None, encoded(COLOURS, "png")):
            if good:
                upload(explorer, good)
            last, state = explorer.view(), explorer.state
            upload(explorer, content, "bad.png")
            assert words in said(explorer) and 'role="alert"' in explorer._message.value
            assert (explorer.view(), explorer.state, explorer._upload.button.value) == (last, state, ())
        explorer.controls["seed"].slider.value = 3
        assert said(explorer) == "" and (explorer.data["image"] == COLOURS).all()


def test_an_upload_that_the_settings_cannot_take_is_refused_and_the_last_picture_stays(explorer, said, monkeypatch):
    last = explorer.view()
    with monkeypatch.context() as patch:
        patch.setattr(augmentation.scene, "draw", lambda *_: 1 / 0)
        upload(explorer, encoded(COLOURS, "png"))
    assert "division by zero" in said(explorer)
    assert explorer.view() == last and explorer.uploaded is None and explorer._upload.back.disabled
    explorer.controls["seed"].slider.value = 3
    assert explorer.data["image"].shape == (8, 8, 1)


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "CMYK"])
def test_uploads_of_every_kind_become_red_green_and_blue(explorer, said, mode):
    file = io.BytesIO()
    Image.fromarray(COLOURS).convert(mode).save(file, "JPEG" if mode == "CMYK" else "PNG")
    upload(explorer, file.getvalue())
    assert said(explorer) == "" and explorer.data["image"].shape == (30, 40, 3)


def test_the_buttons_have_names_in_both_languages(explorer):
    assert isinstance(explorer._upload.button, widgets.FileUpload) and explorer._upload.button.accept == "image/*"
    names = {}
    for lang in ("zh", "en"):
        explorer.lang = lang
        names[lang] = explorer._upload.button.description, explorer._upload.back.description
    assert names == {"zh": ("上传自己的图片", "回到原来的图"), "en": ("upload a picture of yours", "back to the first image")}


# What it looks like.

def test_the_still_is_small_and_holds_the_picture(explorer):
    for shown in (explorer, augmentation_explorer(), augmentation_explorer(LARGE, **EVERYTHING)):
        file = base64.b64decode(shown.still()["image/png"])
        assert len(file) < 150_000
        assert Image.open(io.BytesIO(file)).size == (648, 316)
    assert explorer.still() != augmentation_explorer(DIGIT, rotation_range=30, seed=5, lang="en").still()


def test_text_in_print_does_not_depend_on_how_a_photograph_is_decoded(monkeypatch):
    before = repr(augmentation_explorer(**EVERYTHING))
    other = augmentation.picture.photograph() + 1
    monkeypatch.setattr(augmentation.picture, "photograph", lambda: other)
    assert repr(augmentation_explorer(**EVERYTHING)) == before
    assert repr(augmentation_explorer(**{**EVERYTHING, "rotation_range": 41})) != before
    assert re.fullmatch(r"AugmentationExplorer\(seed=4, rotation_range=40\.0, .*\) -> \(256, 256, 3\) float32 #[0-9a-f]{8}", before)


def test_the_headings_follow_the_language():
    set_language("zh")
    explorer = augmentation_explorer(DIGIT)
    headings = [part.widget for part in explorer._parts if isinstance(part.widget, widgets.HTML)]
    assert ["挪动像素" in heading.value for heading in headings] == [True, False, False, False]
    explorer.lang = "en"
    assert "Moving pixels" in headings[0].value


def test_a_state_travels_as_text():
    explorer = augmentation_explorer(DIGIT, **EVERYTHING)
    other = augmentation_explorer(DIGIT)
    other.state = json.loads(json.dumps(explorer.state))
    assert other.view() == explorer.view() and other.state == explorer.state
