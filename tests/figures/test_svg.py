import base64
import io
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
from PIL import Image

from kerastutor.figures import svg


def test_a_png_holds_its_pixels():
    pixels = np.random.RandomState(0).randint(0, 256, (5, 7, 3)).astype("uint8")
    assert (np.asarray(Image.open(io.BytesIO(svg.png(pixels)))) == pixels).all()


def test_hatching_stays_inside():
    for width, height in ((40, 40), (88, 20), (14, 60)):
        points = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", svg.hatch(3, 5, width, height))]
        assert len(points) >= 4
        assert all(3 <= x <= 3 + width and 5 <= y <= 5 + height for x, y in points)


def test_what_is_strange_in_a_text_is_escaped_and_long_texts_are_shortened_with_the_whole_as_a_tip():
    drawn = ElementTree.fromstring(svg.cell(0, 0, 40, 30, '<b>&"a very long token'))
    assert drawn.find("title").text == '<b>&"a very long token'
    assert drawn.find("text").text.endswith("…")
    assert svg.width_of(drawn.find("text").text, 12) <= 40
    assert svg.width_of("猫") > 1.5 * svg.width_of("a")


def test_every_kind_of_cell_has_its_own_form():
    without_colour = {
        kind: re.sub(r"#\w{6}", "", svg.cell(0, 0, 40, 30, "7", kind)) for kind in ("kept", "added", "cut", "context", "target", "plain")
    }
    assert len(set(without_colour.values())) == 6


def test_on_paper_the_ink_does_not_depend_on_a_theme():
    drawn = svg.picture(100, 50, svg.text(5, 5, "猫"), "a title", 'a "description"')
    assert ElementTree.fromstring(drawn).get("aria-label") == 'a title. a "description"'
    paper = ElementTree.fromstring(svg.on_paper(drawn))
    assert "jp-content-font-color" not in svg.on_paper(drawn)
    assert [mark.get("fill") for mark in paper if mark.tag.endswith("rect")] == ["#ffffff"]
    assert svg.as_image(drawn, 'say "cat"').startswith('<img alt="say &quot;cat&quot;" src="data:image/svg+xml;base64,')


def test_image_files_stand_in_their_place():
    pixels = np.random.RandomState(0).randint(0, 256, (4, 6, 3)).astype("uint8")
    sharp = ElementTree.fromstring(svg.image(1, 2, 60, 40, pixels))
    smooth = ElementTree.fromstring(svg.image_file(1, 2, 60, 40, b"bytes", "jpeg"))
    assert [sharp.get(name) for name in ("x", "y", "width", "height")] == ["1", "2", "60", "40"]
    assert (np.asarray(Image.open(io.BytesIO(base64.b64decode(sharp.get("href").partition(",")[2])))) == pixels).all()
    assert (sharp.get("style"), smooth.get("style")) == ("image-rendering:pixelated", None)
    assert smooth.get("href") == "data:image/jpeg;base64," + base64.b64encode(b"bytes").decode()


def test_a_marked_picture_is_the_same_picture():
    drawn = svg.picture(100, 50, svg.text(5, 5, "猫"), "a title", "a description")
    marked = ElementTree.fromstring(svg.of_an_upload(drawn))
    assert marked.attrib.pop("data-kerastutor") == "upload"
    assert ElementTree.tostring(marked) == ElementTree.tostring(ElementTree.fromstring(drawn))
    assert svg.UPLOADED in svg.of_an_upload('<div role="alert">oh</div>')
