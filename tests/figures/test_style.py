import itertools

import numpy as np
import pytest

from kerastutor.figures import style

PAPERS = {"light": ("#ffffff", "#000000", 0.87), "dark": ("#111111", "#ffffff", 1.0)}     # JupyterLab's ground, ink, and the ink's opacity


def linear(rgb):
    rgb = np.array(rgb) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(rgb):
    return float(linear(rgb) @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """WCAG 2: (lighter + 0.05) / (darker + 0.05)"""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def over(colour, ground, opacity):
    """`colour` laid over `ground`."""
    return opacity * np.array(colour) + (1 - opacity) * np.array(ground)


@pytest.mark.parametrize("ground, ink, opacity", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("colour", style.PALETTE.values(), ids=style.PALETTE)
def test_text_can_be_read_on_every_fill(colour, ground, ink, opacity):
    ground, ink, colour = style.rgb(ground), style.rgb(ink), style.rgb(colour)
    hatched = over(colour, ground, style.HATCH_TINT)
    for fill in (ground, over(colour, ground, style.TINT), hatched, over(colour, hatched, style.HATCH_LINE)):
        assert contrast(over(ink, fill, opacity), fill) >= 4.5
    assert contrast(over(ink, ground, opacity * style.QUIET), ground) >= 4.5


@pytest.mark.parametrize("ground", [paper[0] for paper in PAPERS.values()], ids=PAPERS)
@pytest.mark.parametrize("colour", style.PALETTE.values(), ids=style.PALETTE)
def test_lines_and_borders_stand_out(colour, ground):
    assert contrast(style.rgb(colour), style.rgb(ground)) >= 3


# How the three kinds of dichromats see linear RGB: Machado, Oliveira and Fernandes (2009), severity 1.
EYES = {
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def lab(rgb):
    """CIE L*a*b* of linear RGB."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("eye", EYES)
def test_colour_blind_eyes_tell_the_colours_apart(eye):
    seen = {name: lab(np.array(EYES[eye]) @ linear(style.rgb(colour))) for name, colour in style.PALETTE.items()}
    apart = {(a, b): np.linalg.norm(seen[a] - seen[b]) for a, b in itertools.combinations(seen, 2)}
    assert min(apart.values()) > 10, apart


def test_the_contrast_is_measured_right():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast(style.rgb("#777777"), style.rgb("#ffffff")) == pytest.approx(4.48, abs=0.01)
