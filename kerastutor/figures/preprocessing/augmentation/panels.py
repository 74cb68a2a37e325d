"""The image before and after, with the frame of the one drawn into the other, so that the matrix can be seen."""
from html import escape

import numpy as np

from ....preprocessing.image.files import encoded
from ....words import word
from ... import svg
from ...style import BLUE, VERMILION

PANEL, IMAGE = 264, 208        # a panel, and the longer side of the image in it
HALO = {"stroke": "#000", "stroke_opacity": ".45"}
LINES = (0.25, 0.5, 0.75)
DASH = "7 4"                    # of the output's frame


def coloured(values, low, high):
    """Numbers (h, w, channels) as uint8 (h, w, 3): black at `low`, white at `high`; a fourth channel lets white paper shine through."""
    share = np.clip((values - np.float32(low)) * np.float32(1 / (high - low)), 0, 1)
    if share.shape[-1] == 4:
        share = share[..., :3] * share[..., 3:] + (1 - share[..., 3:])
    colours = (255 * share + 0.5).astype("uint8")
    return np.ascontiguousarray(np.broadcast_to(colours, (*colours.shape[:2], 3)))


def tile(values, levels, x, y, side, sharp):
    """An image in the square at (x, y), in its own proportions and in the middle: the mark, and the place (left, top, width, height)."""
    height, width = values.shape[:2]
    unit = side / max(height, width)
    width, height = max(width * unit, 1), max(height * unit, 1)
    left, top = x + (side - width) / 2, y + (side - height) / 2
    kind = "png" if sharp else "jpeg"
    mark = svg.image_file(left, top, width, height, encoded(coloured(values, *levels), kind), kind, sharp)
    return mark, (left, top, width, height)


class Ground:
    """Where pixels stand: an image of `shape` (height, width) in the `place` (left, top, width, height)."""

    def __init__(self, shape, place):
        (self.height, self.width), (self.left, self.top, width, height) = shape, place
        self.unit = width / self.width, height / self.height

    def at(self, places):
        """Points (x, y) of places (row, column); the middle of the first pixel is (0, 0)."""
        return [(self.left + (column + 0.5) * self.unit[0], self.top + (row + 0.5) * self.unit[1]) for row, column in places]

    @property
    def corners(self):
        """The image's corners as places: upper left, upper right, lower right, lower left."""
        bottom, right = self.height - 0.5, self.width - 0.5
        return np.array([(-0.5, -0.5), (-0.5, right), (bottom, right), (bottom, -0.5)])

    @property
    def grid(self):
        """The ends of the lines of a grid, as places (n, 2, 2)."""
        upper_left, upper_right, lower_right, lower_left = self.corners

        def between(one, other, part):
            return one + part * (other - one)

        across = [(between(upper_left, lower_left, p), between(upper_right, lower_right, p)) for p in LINES]
        down = [(between(upper_left, upper_right, p), between(lower_left, lower_right, p)) for p in LINES]
        return np.array([*across, *down])


def outline(points, colour, dash=None, width=2.2, corner=True):
    """A frame through four points with a dark edge that stands out on every photograph; a filled corner marks the first point."""
    d = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in points) + "z"
    marks = [svg.path(d, stroke_width=width + 2, stroke_linejoin="round", **HALO),
             svg.path(d, stroke=colour, stroke_width=width, stroke_dasharray=dash, stroke_linejoin="round")]
    if corner:
        first, *others = np.array([points[0], points[1], points[3]])
        ends = [first + (other - first) * (13 / max(float(np.hypot(*(other - first))), 1)) for other in others]
        wedge = "M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in (first, *ends)) + "z"
        marks.append(svg.path(wedge, fill=colour, stroke="none"))
    return "".join(marks)


def grid(ground, moved):
    """The grid of the image, each line with its ends `moved` (places to places)."""
    d = "".join("M" + "L".join(f"{svg.number(x)} {svg.number(y)}" for x, y in ground.at(moved(ends))) for ends in ground.grid)
    return svg.path(d, stroke_width="2", **{**HALO, "stroke_opacity": ".2"}) + svg.path(d, stroke=BLUE, stroke_width=".9")


def pin(point, content, tip):
    """A place that is traced: a ring, and its row and column beside it."""
    x, y = point
    ring = svg.tag("circle", cx=x, cy=y, r=5, fill="#fff", stroke="#222", stroke_width="2.4")
    label = svg.text(x + 10, y, content, 12, fill="#222", stroke="#fff", stroke_width="3.4", stroke_linejoin="round", paint_order="stroke")
    return svg.group(svg.tag("title", escape(tip)), ring, label)


def place_text(place):
    """(row, column) in few characters."""
    return f"({', '.join(f'{value:.1f}'.removesuffix('.0').replace('-', '−') for value in np.round(place, 1) + 0.0)})"


def panel(x, y, *marks):
    """Marks on a quiet ground that cuts off what reaches beyond it."""
    quiet = {"fill": "currentColor", "fill_opacity": ".06", "stroke": "currentColor", "stroke_opacity": ".2"}
    ground = svg.rect(0.5, 0.5, PANEL - 1, PANEL - 1, rx="8", **quiet)
    return svg.tag("svg", ground + "".join(marks), x=x, y=y, width=PANEL, height=PANEL, viewBox=f"0 0 {PANEL} {PANEL}")


def before(draws, x, y, lang):
    """The image with its own frame, and the output's frame where the output takes its pixels from."""
    inset = (PANEL - IMAGE) / 2
    mark, place = tile(draws.picture.pixels, draws.picture.range, inset, inset, IMAGE, draws.picture.sharp)
    ground = Ground(draws.shape, place)
    source = draws.traced[2]
    [point] = ground.at([source])
    return panel(x, y, mark, grid(ground, lambda ends: ends), outline(ground.at(ground.corners), BLUE),
                 outline(ground.at(draws.taken_from(ground.corners)), VERMILION, DASH),
                 pin(point, place_text(source), word("augmentation.source_tip", lang)))


def after(draws, x, y, lang):
    """The output with its own frame, and the image's frame where it has gone."""
    inset = (PANEL - IMAGE) / 2
    mark, place = tile(draws.outcome, draws.levels(draws.outcome), inset, inset, IMAGE, draws.picture.sharp)
    ground = Ground(draws.shape, place)
    [point] = ground.at([draws.traced[0]])
    return panel(x, y, mark, grid(ground, draws.moved_to), outline(ground.at(draws.moved_to(ground.corners)), BLUE),
                 outline(ground.at(ground.corners), VERMILION, DASH),
                 pin(point, place_text(draws.traced[0]), word("augmentation.output_tip", lang)))
