"""The gallery: every image stands in the page as its own numbers, with its caption under it and in its place."""
import base64
import io
import re

import numpy as np
import pytest
from PIL import Image

from kerastutor.datasets import digits
from kerastutor.figures.gallery import gallery


def shown(page):
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("L")) for data in re.findall(r"base64,([^\"]+)\"", page)]


def test_every_image_and_every_caption():
    (images, labels), _ = digits.load_data()
    page = gallery(images[:12], labels[:12])._repr_html_()
    for image, seen in zip(images[:12], shown(page), strict=True):
        assert np.array_equal(seen, np.rint(255 - 255 * (image / image.max())))
    assert re.findall(r"alt=\"([^\"]*)\"", page) == re.findall(r">([^<>]*)</div>", page)[:12] == [str(label) for label in labels[:12]]


def test_the_text_names_the_captions():
    assert repr(gallery(np.zeros((2, 3, 3)), ["8 → 1", "九"])) == "Gallery(8 → 1, 九)"


def test_a_blank_image_is_white_and_a_caption_is_no_markup():
    page = gallery(np.full((1, 2, 3), 7), ['<b title="x">'])._repr_html_()
    assert np.array_equal(shown(page)[0], np.full((2, 3), 255))
    assert "<b" not in page and 'alt="&lt;b title=&quot;x&quot;&gt;"' in page


@pytest.mark.parametrize("images, captions, message", [
    (np.zeros((8, 8)), ["0"], r"gallery: images must have the shape \(n, height, width\), got \(8, 8\)."),
    (np.zeros((2, 8, 8)), ["0"], "gallery: 2 images need as many captions, got 1."),
])
def test_what_is_no_gallery(images, captions, message):
    with pytest.raises(ValueError, match=message):
        gallery(images, captions)
