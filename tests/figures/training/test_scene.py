import io
import re
import xml.etree.ElementTree as ElementTree
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from kerastutor.figures.style import BLUE, VERMILION, rgb
from kerastutor.figures.training.curves import POINTS, thin
from kerastutor.figures.training.portraits import heat_pixels, troubles
from kerastutor.figures.training.run import Panel, Run, Scene, from_history
from kerastutor.figures.training.scene import describe, draw
from kerastutor.figures.training.still import png

SVG = "{http://www.w3.org/2000/svg}"


def portrait(array):
    counts, edges = np.histogram(array[np.isfinite(array)], 6)
    finite = array[np.isfinite(array)]
    return SimpleNamespace(counts=counts, edges=edges, heat=np.atleast_2d(array), shape=array.shape, mean=finite.mean(), std=finite.std(),
                           rms=np.sqrt((finite ** 2).mean()), low=finite.min(), high=finite.max(), finite=np.isfinite(array).mean())


def scene(moment=1, troubled=(), weight=None, layer="dense_1/kernel"):
    weight = np.array([[0.5, -1.0], [0.25, 2.0]]) if weight is None else weight
    moments = [
        {
            n: SimpleNamespace(weight=portrait(weight * scale), gradient=portrait(weight * 1e-3) if k else None)
            for n, scale in (("dense_1/kernel", 1), ("dense_2/kernel", 4))
        }
        for k in range(2)
    ]
    panels = [
        Panel(
            "loss",
            {"loss": ([1.0, 2.0], [0.75, 0.5]), "val_loss": ([1.0, 2.0], [0.7, 0.8])},
            (np.array([0.5, 1.0, 1.5, 2.0]), np.array([0.9, 0.7, 0.6, 0.5])),
        )
    ]
    return Scene(Run(panels, [0.0, 2.0], [0, 8], ["dense_1/kernel", "dense_2/kernel"], moments, [[], list(troubled)]), moment, layer)


def texts(drawn):
    return [t.text for t in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_the_picture_says_what_it_shows():
    assert describe(scene(), "en") == ("Epoch 2: loss 0.5, val_loss 0.8. dense_1/kernel has rms 1.15, its gradient 0.00115. "
                                       "✓ All is well at this moment: no dead units, no gradient vanishes or explodes.")
    assert describe(scene(moment=0), "zh").startswith("第 0 轮：loss –, val_loss –。 dense_1/kernel 的均方根 1.15，梯度的均方根 –。")
    shown = texts(draw(scene(), "en"))
    assert "loss 0.5" in shown and "val_loss 0.8" in shown
    assert "after 8 batches: epoch 2 of 2" in shown
    assert "val_loss was lowest after epoch 1 (0.7) and has not improved since: beware of overfitting." in shown
    assert "mean 0.438, standard deviation 1.07" in shown
    assert "Training has not begun: there is no gradient yet." in texts(draw(scene(moment=0), "en"))


def bars(drawn, colour):
    """Heights of a histogram's bars, as shares of the tallest."""
    outline = next(
        p.get("d") for p in ElementTree.fromstring(drawn).iter(f"{SVG}path") if p.get("fill") == colour and p.get("fill-opacity") == ".6"
    )
    heights = np.array([float(h) for h in re.findall(r"v-([\d.]+)h", outline)])
    return heights / heights.max()


def test_the_histogram_is_that_of_the_counts_and_a_wrong_one_turns_the_check_red():
    right = scene()
    counts = right.weight.counts[right.weight.counts > 0]
    assert np.allclose(bars(draw(right, "en"), BLUE), counts / counts.max(), atol=0.01)
    wrong = scene()
    wrong.weight.counts[0] += 3
    assert not np.array_equal(bars(draw(wrong, "en"), BLUE).round(2), (counts / counts.max()).round(2))


def test_the_cursor_moves_with_the_moment():
    assert draw(scene(0), "en") != draw(scene(1), "en")
    cursors = [
        next(
            float(p.get("d")[1:].split()[0])
            for p in ElementTree.fromstring(draw(scene(k), "en")).iter(f"{SVG}path")
            if p.get("stroke-width") == "1.6"
        )
        for k in (0, 1)
    ]
    assert cursors == [58.0, 908.0]


def test_a_heat_map_shows_the_sign_and_what_is_not_finite():
    pixels = heat_pixels(np.array([[-2.0, 0.0, 2.0], [1.0, np.nan, np.inf]]))
    assert pixels.dtype == np.uint8
    assert pixels[0].tolist() == [list(rgb(BLUE)), [244, 244, 240], list(rgb(VERMILION))]
    assert pixels[1, 1:].tolist() == [[128, 128, 128]] * 2
    assert heat_pixels(np.zeros((1, 1))).tolist() == [[[244, 244, 240]]]


@pytest.mark.parametrize("kind, number, sign, english, chinese", [
    ("dead", 0.75, "◌", "no gradient reaches 75% of the units", "75% 的单元收不到梯度"),
    ("vanishing", 3e-5, "▽", "3e-05 times that of the strongest", "梯度消失，只有最大那一层的 3e-05 倍"),
    ("exploding", 120.0, "△", "120 times as large as at the start", "比开始时大了 120 倍"),
    ("nan", 0.5, "✕", "50% of its numbers are not finite", "50% 的数不再有限"),
])
def test_trouble_is_named_in_words_and_marked_with_a_form(kind, number, sign, english, chinese):
    who = "dense_1" if kind == "dead" else "dense_1/kernel"
    troubled = scene(troubled=[(kind, who, number)])
    [told] = troubles(troubled, "en")
    assert told.startswith(f"{sign} {who}: ") and english in told
    assert chinese in troubles(troubled, "zh")[0]
    assert told in draw(troubled, "en") and told in describe(troubled, "en")
    badges = [t for t in texts(draw(troubled, "en")) if t.startswith(sign) and t != told]
    assert len(badges) == 1
    assert "✓" not in draw(troubled, "en")


def test_more_trouble_than_fits_is_counted():
    troubled = scene(troubled=[("dead", f"dense_{k}", 1.0) for k in range(9)])
    assert len(troubles(troubled, "en")) == 7
    assert troubles(troubled, "en")[-1] == "3 more problems."


def test_numbers_that_are_not_finite_have_no_place_but_are_told():
    drawn = draw(scene(weight=np.array([[np.nan, 1.0], [np.inf, -1.0]])), "en")
    assert not re.search(r'="[^"]*\bnan\b', drawn.partition("</desc>")[2])
    assert "only 50% of the numbers are finite" in texts(drawn)
    history = SimpleNamespace(epoch=[0, 1, 2], history={"loss": [1.0, float("nan"), float("nan")]})
    assert "loss is no finite number any more from epoch 2 on." in texts(draw(Scene(from_history(history), 2), "en"))


def test_a_long_curve_keeps_its_peaks():
    ys = np.sin(np.arange(5000) / 7)
    ys[1234], ys[4321] = 9, -9
    xs, thinned = thin(np.arange(5000), ys)
    assert len(xs) <= 2 * POINTS
    assert (np.diff(xs) > 0).all()
    assert dict(zip(xs, thinned))[1234] == 9 and dict(zip(xs, thinned))[4321] == -9
    assert thin([1, 2, 3], [1.0, np.nan, 2.0])[1].tolist() == [1.0, 2.0]


def test_many_weights_and_quantities_stay_readable():
    names = [f"dense_{k}/kernel" for k in range(40)]
    one = portrait(np.eye(2))
    panels = [Panel(name, {name: ([1.0], [0.5])}) for name in ("loss", "acc", "mae", "mse")]
    drawn = draw(
        Scene(Run(panels, [1.0], [4], names, [{n: SimpleNamespace(weight=one, gradient=one) for n in names}], [[]]), 0, "dense_20/kernel"),
        "en",
    )
    shown = texts(drawn)
    assert sum(t.startswith("dense_") and "," not in t for t in shown if t) == 14
    assert any("14 of 40 weights are drawn" in t for t in shown)
    assert "Not drawn: mse." in shown


def test_the_still_is_a_png_of_the_moment():
    pixels = [np.asarray(Image.open(io.BytesIO(png(scene(k))))) for k in (0, 1)]
    assert min(p.shape[0] for p in pixels) > 200
    assert all(p[..., :3].std() > 20 for p in pixels)
    assert pixels[0].shape != pixels[1].shape or (pixels[0] != pixels[1]).any()
