"""The whole picture of augmentation: the image and the output with their matrix, other seeds, and the four ways to fill what lies bare."""
from html import escape

from ....words import word
from ... import svg
from ...style import BLUE, VERMILION
from .draws import FILL_MODES, GALLERY
from .knobs import NAMES_IN_ORDER, effect, equation, histogram, knobs, short, value_text
from .panels import DASH, PANEL, Ground, after, before, outline, tile
from .picture import SMALL, THUMB

WIDTH, LEFT = 940, 18
MIDDLE = LEFT + PANEL + 18          # where the numbers between the two images begin
RIGHT = WIDTH - LEFT - PANEL
PATTERNS = {"nearest": "aa|abcd|dd", "constant": "kk|abcd|kk", "reflect": "ba|abcd|dc", "wrap": "bc|abcd|bc"}


def draw(draws, lang):
    """SVG: before and after, the gallery of seeds, the fill modes, and what else is to be said."""
    marks, y = [], 0
    for part in (_one_draw, _gallery, _fill_modes, _notes):
        drawn, height = part(draws, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    return svg.picture(WIDTH, y + 4, "".join(marks), word("augmentation.title", lang), describe(draws, lang))


def describe(draws, lang):
    """The chosen draw in words: what was drawn, and where the traced pixel comes from."""
    values = ", ".join(f"{name} {value_text(name, draws.drawn[name])}" for name in NAMES_IN_ORDER)
    (row, column), _, (from_row, from_column) = draws.traced
    return word("augmentation.alt", lang, seed=draws.seed, values=values, row=f"{row:.0f}", column=f"{column:.0f}",
                from_row=short(from_row), from_column=short(from_column), low=short(draws.out.min()), high=short(draws.out.max()))


def _one_draw(draws, lang):
    marks = [_caption(LEFT, word("augmentation.before", lang, shape=draws.picture.pixels.shape), BLUE), before(draws, LEFT, 30, lang),
             _caption(RIGHT, word("augmentation.after", lang, seed=draws.seed), VERMILION, DASH), after(draws, RIGHT, 30, lang),
             svg.text((MIDDLE + RIGHT - 18) / 2, 16, word("augmentation.looks_up", lang), 14, "middle"),
             svg.line(MIDDLE + 4, 36, RIGHT - 22, 36, stroke_width="1.6", stroke_opacity=".7"),
             svg.path(f"M{MIDDLE + 14} 30l-10 6l10 6", stroke_width="1.6", stroke_opacity=".7")]
    numbers, height = equation(draws, MIDDLE, 58, lang)
    rows, tall = knobs(draws, MIDDLE, 58 + height + 22, lang)
    marks += [numbers, rows]
    y = 30 + PANEL + 16
    images = ((LEFT, draws.picture.pixels, BLUE, word("augmentation.numbers_before", lang)),
              (RIGHT, draws.out, VERMILION, f"{draws.out.shape} {draws.out.dtype}"))
    for x, values, colour, heading in images:
        bars, below = histogram(values, x, y, PANEL, colour, heading)
        marks.append(bars)
    return "".join(marks), max(58 + height + 22 + tall, y + below) + 14


def _caption(x, words, colour, dash=None):
    """What a panel shows, behind a small piece of its frame."""
    sample = svg.rect(x + 2, 10, 18, 12, fill="none", stroke=colour, stroke_width="2.2", stroke_dasharray=dash and "4 2.5")
    return sample + svg.text(x + 28, 16, words, 14)


def _chosen(left, top, width, height):
    """A frame around the chosen one among several."""
    return svg.rect(left - 3, top - 3, width + 6, height + 6, rx="4", fill="none", stroke=VERMILION, stroke_width="3")


def _gallery(draws, lang):
    """Small results of the seeds around the chosen one."""
    marks = [svg.text(LEFT, 12, word("augmentation.gallery", lang), 14)]
    step = (WIDTH - 2 * LEFT - THUMB) / (GALLERY - 1)
    for i, (seed, values) in enumerate(draws.gallery.items()):
        x, chosen = LEFT + i * step, seed == draws.seed
        mark, place = tile(values, draws.levels(values), x, 30, THUMB, draws.picture.sharp)
        drawn = draws.drawn_by[seed]
        tip = "\n".join(f"{name} = {value_text(name, drawn[name])}  {effect(name, drawn[name], lang)}" for name in NAMES_IN_ORDER)
        frame = _chosen(*place) if chosen else ""
        label = svg.text(x + THUMB / 2, 30 + THUMB + 14, f"{'▸ ' if chosen else ''}seed = {seed}", 12, "middle", quiet=not chosen)
        marks.append(svg.group(svg.tag("title", escape(tip)), mark, frame, label))
    return "".join(marks), 30 + THUMB + 36


def _fill_modes(draws, lang):
    """The chosen draw with its gaps filled in each of the four ways."""
    share = draws.bare
    heading = word("augmentation.fills", lang, share=max(round(100 * share), 1)) if share else word("augmentation.no_gaps", lang)
    marks = [svg.text(LEFT, 12, heading, 14)]
    step = (WIDTH - 2 * LEFT) / len(FILL_MODES)
    for i, mode in enumerate(FILL_MODES):
        x, chosen = LEFT + i * step, mode == draws.generator.fill_mode
        values = draws.fills[mode]
        mark, place = tile(values, draws.levels(values), 0, 0, SMALL, draws.picture.sharp)
        ground = Ground(draws.shape, place)
        marks.append(svg.tag("svg", mark + outline(ground.at(draws.moved_to(ground.corners)), BLUE, width=1.4, corner=False),
                             x=x, y=30, width=SMALL, height=SMALL, viewBox=f"0 0 {SMALL} {SMALL}"))
        if chosen:
            marks.append(_chosen(x + place[0], 30 + place[1], *place[2:]))
        at = x + SMALL + 12
        marks.append(svg.text(at, 42, f"{'▸ ' if chosen else ''}{mode}", 13, code=True, font_weight="600" if chosen else None))
        marks.append(svg.text(at, 64, PATTERNS[mode], 12, code=True, quiet=True))
        words = word(f"augmentation.{mode}", lang, value=short(draws.generator.cval)).split("\n")
        marks += [svg.text(at, 88 + 17 * line, content, 12) for line, content in enumerate(words)]
    return "".join(marks), 30 + SMALL + 22


def _notes(draws, lang):
    """What else is to be said: how the image was prepared, what brightness does to its numbers, and where the other arguments are shown."""
    picture, notes = draws.picture, []
    if picture.shrunk:
        notes.append(word("augmentation.shrunk", lang, old=" × ".join(map(str, picture.size)),
                          new=" × ".join(map(str, picture.pixels.shape[:2]))))
    if draws.generator.brightness_range is not None and picture.range != (0.0, 255.0):
        notes.append(word("augmentation.stretched", lang))
    if draws.generator.samplewise_center and not draws.arguments.get("samplewise_center"):
        notes.append(word("augmentation.forced", lang))
    notes.append(word("augmentation.elsewhere", lang))
    return "".join(svg.text(LEFT, 10 + 20 * i, note, 12, quiet=True) for i, note in enumerate(notes)), 20 * len(notes) + 4
