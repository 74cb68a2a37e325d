import numpy as np
import pytest

from kerastutor.datasets import digits
from kerastutor.figures.preprocessing.standardize import numbers
from kerastutor.preprocessing.image import ImageDataGenerator
from kerastutor.widgets import base, standardize_explorer

EVERYTHING = {
    "rescale": 1 / 16, "samplewise_std_normalization": True, "samplewise_center": True, "zca_whitening": True, "zca_epsilon": 0.1,
    "faded": True, "fitted": 90, "image": 3,
}


def run(program, **names):
    """The value of the program's last expression."""
    lines, _, last = program.rpartition("\n")
    names = dict(names)
    exec(lines, names)
    return eval(last, names)


@pytest.fixture
def colour():
    """40 pictures of 4 × 4 pixels in three channels."""
    return (np.random.RandomState(1).rand(40, 4, 4, 3) * 255).astype("uint8")


@pytest.mark.parametrize("settings", [
    {},
    {"featurewise_center": False, "featurewise_std_normalization": False},
    {"featurewise_center": False, "rescale": 1 / 255, "fitted": 5},
    {"zca_whitening": True, "zca_epsilon": 1e-2},
    {"only": 3, "faded": True, "samplewise_std_normalization": True},
    EVERYTHING,
])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_code_below_gives_the_images_shown(settings, lang, code):
    explorer = standardize_explorer(lang=lang)
    explorer.state = settings
    given = run(code(explorer))
    assert given.dtype == explorer.data["standardized"].dtype
    assert (given == explorer.data["standardized"]).all()


def test_the_code_below_never_warns_and_fits_only_where_it_must(code, recwarn):
    explorer = standardize_explorer(lang="en")
    for key in explorer.examples:
        explorer._example.value = key
        run(code(explorer))
        assert ("fit(" in code(explorer)) == ("featurewise" in code(explorer))
    explorer.state = EVERYTHING
    run(code(explorer))
    assert [str(w.message) for w in recwarn] == []


@pytest.mark.parametrize("shape", [(40, 4, 4, 3), (40, 6, 5), (40, 6, 5, 1)])
def test_own_images_and_the_code_for_them(shape, code, said):
    own = np.random.RandomState(0).rand(*shape)
    labels = ["cat", "dog"] * 20
    explorer = standardize_explorer(own, labels, zca_whitening=True, lang="en")
    assert explorer.data["standardized"].shape == (40, *(shape[1:] if len(shape) == 4 else (6, 5, 1)))
    assert "images (and labels) are your own" in code(explorer)
    for settings in ({}, {"only": "dog"}, {"faded": True, "only": None, "featurewise_std_normalization": False, "zca_epsilon": 1.0}):
        explorer.state = settings
        assert said(explorer) == ""
        assert (run(code(explorer), images=own, labels=labels) == explorer.data["standardized"]).all()
        assert (run(code(explorer), images=own.tolist(), labels=labels) == explorer.data["standardized"]).all()


def test_the_numbers_are_the_librarys(colour):
    explorer = standardize_explorer(colour, fitted=30, lang="en")
    generator = ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True)
    generator.fit(colour[:30].astype("float32"))
    assert (explorer.data["mean"] == generator.mean).all() and (explorer.data["std"] == generator.std).all()
    assert explorer.data["mean"].shape == (1, 1, 3)
    assert (explorer.data["standardized"][35] == generator.standardize(colour[35].astype("float32"))).all()
    assert np.allclose(explorer.data["mean_image"], colour[:30].mean(axis=0))
    assert np.allclose(explorer.data["spread_image"], colour[:30].std(axis=0))
    assert "principal_components" not in explorer.data
    explorer.state = {"zca_whitening": True}
    generator = ImageDataGenerator(featurewise_center=True, zca_whitening=True)
    generator.fit(colour[:30].astype("float32"))
    assert (explorer.data["principal_components"] == generator.principal_components).all()


def test_only_the_followed_image_moves_without_a_new_fit(monkeypatch):
    explorer = standardize_explorer(lang="en")
    fits = []
    fit = numbers.fit
    monkeypatch.setattr(numbers, "fit", lambda *images, **settings: fits.append(settings) or fit(*images, **settings))
    for image in (5, 9, 299):
        before = explorer.view()
        explorer.controls["image"].slider.value = image
        assert explorer.view() != before
    explorer.lang = "zh"
    assert fits == []
    explorer.controls["fitted"].slider.value = 20
    assert [settings["fitted"] for settings in fits] == [20]


def test_a_refused_setting_leaves_the_fit_as_it_was(monkeypatch, said):
    explorer = standardize_explorer(lang="en")
    last = explorer.view(), explorer.data["standardized"].tolist()
    with monkeypatch.context() as patch:
        patch.setattr(numbers, "fit", lambda *_, **__: 1 / 0)
        explorer.controls["zca_whitening"].widget.value = True
    assert "division by zero" in said(explorer)
    assert (explorer.view(), explorer.data["standardized"].tolist()) == last
    explorer.controls["zca_epsilon"].set(1e-2)
    assert said(explorer) == ""
    assert "principal_components" in explorer.data


def test_sliders_have_room_for_what_is_there_and_rest_only_where_nothing_is_left_to_choose(colour):
    explorer = standardize_explorer(lang="en")
    image, fitted = explorer.controls["image"], explorer.controls["fitted"]
    assert (image.high, fitted.high, explorer.state["fitted"]) == (299, 300, None)
    assert not image.slider.disabled and not fitted.slider.disabled
    explorer.state = {"image": 299, "only": 3}
    available = len(explorer.data["images"])
    assert (explorer.data["labels"] == 3).all() and 100 < available < 200
    assert (image.high, fitted.high, explorer.state["image"], explorer.state["fitted"]) == (available - 1, available, available - 1, None)
    fitted.slider.value = 12
    assert explorer.state["fitted"] == 12
    explorer.state = {"only": None}
    assert (image.high, fitted.high, explorer.state["fitted"]) == (299, 300, 12)
    one = standardize_explorer(colour[:1], lang="en")
    assert one.controls["image"].slider.disabled and one.controls["fitted"].slider.disabled
    assert np.isfinite(one.data["standardized"]).all()


def test_switches_that_keras_turns_are_shown_and_the_learners_stay():
    explorer = standardize_explorer(featurewise_center=False, zca_whitening=True, lang="en")
    assert explorer.state["featurewise_center"] is False and explorer.state["featurewise_std_normalization"] is True
    assert "zca_whitening switches featurewise_center on (purple frame)" in explorer.view()
    assert "zca_whitening switches featurewise_std_normalization off (broken purple line)" in explorer.view()
    explorer.state = {"zca_whitening": False}
    assert "featurewise_std_normalization switches featurewise_center on" in explorer.view()
    explorer.lang = "zh"
    assert "featurewise_std_normalization 自动打开了 featurewise_center" in explorer.view()


def test_examples_show_what_their_names_promise():
    explorer = standardize_explorer(lang="en")

    def after(key):
        explorer._example.value = f"standardize.example_{key}"
        return explorer.data

    nothing = after("nothing")
    assert (nothing["images"] == nothing["standardized"]).all()
    pale, clear = (after(f"faded_{kind}")["standardized"].std(axis=(1, 2, 3)) for kind in ("featurewise", "samplewise"))
    assert pale[1::2].max() < pale[::2].min() and np.allclose(clear, 1, atol=1e-4)
    white, gentle = (numbers.off_diagonal(after(key)["covariance_after"]) for key in ("zca", "gentle"))
    assert white < 0.1 < gentle < numbers.off_diagonal(nothing["covariance_before"])
    few = after("few")
    assert np.abs(few["standardized"][40:46]).max() > 50 * np.abs(few["standardized"][:40]).max()
    assert ">40: " in explorer.view() and "new to fit()" not in explorer.view()
    explorer.state = {"image": 40}
    assert "new to fit()" in explorer.view()


def test_what_a_notebook_keeps_is_the_same_on_every_machine():
    """Whitened numbers differ in their last digits from machine to machine; the text in print may not."""
    explorer = standardize_explorer(zca_whitening=True, lang="en")
    assert set(explorer._repr_mimebundle_()) == {"application/vnd.jupyter.widget-view+json", "image/png", "text/plain"}
    before = repr(explorer)
    every = explorer._shown.all
    every.after[:] *= 1 + 1e-4
    every.learned.mean = every.learned.mean * (1 + 1e-6)
    assert repr(explorer) == before
    every.learned.mean = every.learned.mean * 1.01
    assert repr(explorer) != before
    assert repr(standardize_explorer(zca_whitening=True, lang="zh")) == before
    assert repr(standardize_explorer(zca_whitening=True, fitted=299)) != before
    assert before.rpartition(" -> ")[2].startswith("featurewise_center zca_whitening: (300, 8, 8, 1) #")


def test_an_explorer_keeps_its_images_and_its_data_are_copies(colour):
    explorer = standardize_explorer(colour, lang="en")
    view = explorer.view()
    colour[:] = 0
    for values in explorer.data.values():
        values[...] = 0
    for name, other in (("image", 2), ("fitted", 39)):
        begin = explorer.state[name]
        explorer.state = {name: other}
        assert explorer.view() != view
        explorer.state = {name: begin}
        assert explorer.view() == view


def test_large_sets_are_kept_in_part_and_labels_are_found_beyond_the_first():
    (x, _), _ = digits.load_data()
    x, labels = np.tile(x, (3, 1, 1)), np.repeat([0, 1, 2], len(x))
    explorer = standardize_explorer(x, labels, lang="en")
    assert (explorer.data["images"][..., 0] == x[:300]).all()
    explorer.state = {"only": 2}
    assert (explorer.data["images"][..., 0] == x[labels == 2][:300]).all()
    assert len(explorer.images) == 900


@pytest.mark.parametrize("images, labels, error, told", [
    (np.zeros((8, 8)), None, ValueError, r"must have the shape \(n, height, width\).*, got \(8, 8\)"),
    (np.zeros((5, 8, 8, 2)), None, ValueError, r"1 or 3 channels at the end, got \(5, 8, 8, 2\)"),
    (np.zeros((0, 8, 8)), None, ValueError, r"got \(0, 8, 8, 1\)"),
    (np.zeros((2, 64, 64)), None, ValueError, r"4096 numbers.*1024 numbers are the most.*images\[:, ::2, ::2\]"),
    (np.zeros((2, 64, 64, 3)), None, ValueError, r"12288 × 12288.*images\[:, ::4, ::4\]"),
    ([[["cat"]]], None, TypeError, "must be numbers"),
    (np.full((3, 4, 4), np.nan), None, ValueError, "must be finite in float32, got NaN or infinity in 48 places"),
    (np.full((3, 4, 4), 1e300), None, ValueError, "must be finite in float32"),
    (np.zeros((3, 4, 4)), [1, 2], ValueError, r"3 images need 3 labels, one each, got the shape \(2,\)"),
    (np.zeros((3, 4, 4)), np.eye(3), ValueError, r"labels.argmax\(axis=1\)"),
])
def test_images_that_will_not_do_say_why_and_what_would(images, labels, error, told):
    with pytest.raises(error, match=told):
        standardize_explorer(images, labels)


def test_the_way_out_that_is_offered_works():
    images = np.random.RandomState(0).rand(4, 64, 64, 3)
    assert standardize_explorer(images[:, ::4, ::4], lang="en").data["standardized"].shape == (4, 16, 16, 3)


def test_wrong_arguments_are_errors_at_once():
    with pytest.raises(ValueError, match="zca_epsilon must be one of 1e-06"):
        standardize_explorer(zca_epsilon=0.5)
    with pytest.raises(ValueError, match="rescale must be one of None, 0.0625"):
        standardize_explorer(rescale=2)
    with pytest.raises(TypeError, match="zca_whitening must be True or False, got 1"):
        standardize_explorer(zca_whitening=1)
    with pytest.raises(ValueError, match="fitted must be at least 1, got 0"):
        standardize_explorer(fitted=0)
    with pytest.raises(ValueError, match="only must be one of None, 0, 1"):
        standardize_explorer().state = {"only": "x"}
    with pytest.raises(ValueError, match="Unknown control of the standardize explorer: 'only'"):
        standardize_explorer(np.zeros((3, 4, 4))).state = {"only": 1}


def test_a_preset_holds_everything_bit_for_bit():
    explorer = standardize_explorer(lang="en")
    explorer.state = {**EVERYTHING, "only": 7}
    other = standardize_explorer(rescale=1 / 255, lang="zh")
    other.preset(explorer.to_preset())
    assert other.state == explorer.state
    assert base.checksum(other.data) == base.checksum(explorer.data)
