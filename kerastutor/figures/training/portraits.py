"""Weights and gradients of one moment: histograms, heat maps, and all layers on one logarithmic scale."""
import numpy as np

from ...words import word
from .. import svg
from ..style import AMBER, BLUE, CODE_FONT, QUIET, VERMILION, rgb
from .curves import WIDTH, plain_number

ROWS = 14                       # weights drawn in the strip
SIGNS = {"dead": "◌", "vanishing": "▽", "exploding": "△", "nan": "✕"}
SENTENCES = {"dead": "training.dead", "vanishing": "training.vanishing", "exploding": "training.exploding", "nan": "training.nan"}
SHORT = {"dead": "training.dead_short", "vanishing": "training.vanishing_short", "exploding": "training.exploding_short",
         "nan": "training.nan_short"}
BAR = 116                       # height of a histogram
MIDDLE, UNKNOWN = (244, 244, 240), (128, 128, 128)


def heat_pixels(heat):
    """Colours of a heat map, uint8 (rows, columns, 3): blue below 0, pale at 0, vermilion above; grey for what is not finite."""
    known = np.isfinite(heat)
    largest = np.abs(heat[known]).max(initial=0.0) or 1.0
    share = np.clip(np.where(known, heat, 0) / largest, -1, 1)[..., np.newaxis]
    middle, ends = np.array(MIDDLE), np.where(share < 0, np.array(rgb(BLUE)), np.array(rgb(VERMILION)))
    colours = middle + np.abs(share) * (ends - middle)
    colours[~known] = UNKNOWN
    return colours.round().astype("uint8")


def draw_portraits(scene, lang):
    """Weight on the left, gradient on the right."""
    shape = "×".join(map(str, scene.weight.shape))
    marks = [svg.text(18, 16, word("training.weight_is", lang, name=scene.layer, shape=shape), 14)]
    whole = [m[scene.layer].weight for m in scene.run.moments]
    span = (min(p.low for p in whole), max(p.high for p in whole))
    marks.append(_portrait(scene.weight, 18, 40, word("training.weights", lang), span, BLUE, lang))
    if scene.gradient is None:
        marks.append(svg.text(490, 46, word("training.gradients", lang), 13))
        marks.append(svg.text(490, 70, word("training.no_gradient", lang), quiet=True))
    else:
        own_span = (scene.gradient.low, scene.gradient.high)
        marks.append(_portrait(scene.gradient, 490, 40, word("training.gradients", lang), own_span, AMBER, lang))
    return "".join(marks), 236


def _portrait(portrait, left, top, title, span, colour, lang):
    """A histogram over `span` with its numbers, and a heat map with its scale."""
    low, high = span if span[1] > span[0] else (span[0] - 0.5, span[0] + 0.5)
    width, floor = 258, top + 22 + BAR
    marks = [svg.text(left, top + 6, title)]
    marks.append(svg.line(left, floor, left + width, floor, stroke_opacity=".5"))
    tallest = max(int(portrait.counts.max(initial=0)), 1)
    edges = left + (np.clip(portrait.edges, low, high) - low) / (high - low) * width
    outline = []
    for count, start, end in zip(portrait.counts, edges[:-1], edges[1:]):
        if count:
            rise = max(count / tallest * BAR, 1)
            outline.append(f"M{svg.number(start)} {floor}v-{svg.number(rise)}h{svg.number(max(end - start, 0.6))}v{svg.number(rise)}z")
    marks.append(svg.path("".join(outline) or f"M{left} {floor}h1", fill=colour, fill_opacity=".6", stroke=colour, stroke_width=".8"))
    if low < 0 < high:
        zero = left - low / (high - low) * width
        marks.append(svg.line(zero, floor, zero, floor - BAR, stroke_opacity=".45", stroke_dasharray="2 3"))
        marks.append(svg.text(zero, floor + 12, "0", 11, "middle", quiet=True))
    marks.append(svg.text(left, floor + 12, plain_number(low), 11, quiet=True))
    marks.append(svg.text(left + width, floor + 12, plain_number(high), 11, "end", quiet=True))
    numbers = word("training.numbers", lang, mean=plain_number(portrait.mean), std=plain_number(portrait.std))
    marks.append(svg.text(left, floor + 34, numbers, 12))
    if portrait.finite < 1:
        marks.append(svg.text(left, floor + 52, word("training.finite", lang, share=f"{100 * portrait.finite:.3g}"), 12))
    marks.append(_heat(portrait, left + width + 22, top, lang))
    return "".join(marks)


def _heat(portrait, left, top, lang):
    rows, columns = portrait.heat.shape
    side = 140
    cell = min(side / rows, side / columns)
    width, height = max(columns * cell, 14), max(rows * cell, 14)
    marks = [svg.image(left, top + 22, width, height, heat_pixels(portrait.heat)),
             svg.rect(left, top + 22, width, height, fill="none", stroke="currentColor", stroke_opacity=".35")]
    largest = np.abs(portrait.heat[np.isfinite(portrait.heat)]).max(initial=0.0)
    scale = np.linspace(-1, 1, 21)[np.newaxis]
    y = top + 22 + side + 10
    marks.append(svg.image(left, y, side, 9, heat_pixels(scale)))
    ends = ((left, "start", f"−{plain_number(largest)}"), (left + side, "end", f"+{plain_number(largest)}")) if largest else ()
    for x, anchor, text in ((left + side / 2, "middle", "0"), *ends):
        marks.append(svg.text(x, y + 19, text, 11, anchor, quiet=True))
    blocks = int(np.prod(portrait.shape)) > rows * columns
    marks.append(svg.text(left, top + 6, word("training.heat_blocks" if blocks else "training.heat", lang), 12, quiet=True))
    return "".join(marks)


def draw_strip(scene, lang):
    """Every weight on one line: rms of the weight (square) and of its gradient (disc), with their range over the run behind them."""
    names = scene.run.weights
    first = min(max(names.index(scene.layer) - ROWS // 2, 0), max(len(names) - ROWS, 0))
    shown = names[first:first + ROWS]
    ranges = {(n, which): scene.rms(n, which) for n in shown for which in ("weight", "gradient")}
    positive = np.concatenate([r[np.isfinite(r) & (r > 0)] for r in ranges.values()] or [np.ones(1)])
    low, high = (np.floor(np.log10(positive.min())), np.ceil(np.log10(positive.max()))) if positive.size else (-1, 0)
    high = max(high, low + 1)
    start, end, top = 250, 700, 66

    def x(rms):
        return start + (np.log10(rms) - low) / (high - low) * (end - start)

    marks = [svg.text(18, 16, word("training.all_layers", lang), 14), _strip_key(lang)]
    decade_step = max(1, int((high - low) // 8))
    for decade in range(int(low), int(high) + 1, decade_step):
        at = x(10.0 ** decade)
        marks.append(svg.line(at, top - 12, at, top + 24 * len(shown) - 10, stroke_opacity=".15"))
        marks.append(_power_of_ten(decade, at, top + 24 * len(shown) + 8))
    for row, name in enumerate(shown):
        y = top + 24 * row
        if name == scene.layer:
            marks.append(svg.rect(12, y - 11, WIDTH - 24, 22, rx="6", fill=BLUE, fill_opacity=".14", stroke=BLUE, stroke_width="1.4"))
        marks.append(svg.text(22, y, svg.shorten(name, start - 70, 13), 13, font_family=CODE_FONT))
        for which, colour, shift in (("weight", BLUE, -4), ("gradient", AMBER, 4)):
            over = ranges[name, which]
            sound = over[np.isfinite(over) & (over > 0)]
            if sound.size:
                ends = x(sound.min()), y + shift, x(sound.max()) + 0.5, y + shift
                marks.append(svg.line(*ends, stroke=colour, stroke_width="3", stroke_opacity=".4"))
            marks.append(_mark(over[scene.moment], which, colour, x, y + shift, start))
        words = [f"{SIGNS[kind]} {word(SHORT[kind], lang)}" for kind, who, _ in scene.trouble if who == name or name.startswith(f"{who}/")]
        if words:
            marks.append(svg.line(end + 16, y - 8, end + 16, y + 8, stroke=VERMILION, stroke_width="4"))
            marks.append(svg.text(end + 26, y, "，".join(words) if lang == "zh" else ", ".join(words), 13))
    bottom = top + 24 * len(shown) + 30
    if len(shown) < len(names):
        marks.append(svg.text(18, bottom, word("training.more_layers", lang, n=len(shown), total=len(names)), quiet=True))
        bottom += 20
    for sentence in troubles(scene, lang):
        marks.append(svg.text(18, bottom, sentence))
        bottom += 21
    return "".join(marks), bottom + 4


def _power_of_ten(decade, x, y):
    exponent = svg.tag("tspan", str(decade).replace("-", "−"), dy=-4, font_size=9)
    return svg.tag("text", f"10{exponent}", x=x, y=y, font_size=11, text_anchor="middle", fill_opacity=f"{QUIET}")


def _strip_key(lang):
    weights, gradients = word("training.key_weight", lang), word("training.key_gradient", lang)
    at = 40 + svg.width_of(weights) + 24
    return "".join([svg.rect(20, 32, 11, 11, fill=BLUE), svg.text(38, 38, weights),
                    svg.disc(at + 6, 38, 5.5, AMBER), svg.text(at + 18, 38, gradients)])


def _mark(rms, which, colour, x, y, start):
    """The present value: a square or a disc; at the left end with a 0 where it is nothing."""
    if not np.isfinite(rms):
        return ""
    at = float(x(rms)) if rms > 0 else start - 14
    if which == "weight":
        mark = svg.rect(at - 5, y - 5, 10, 10, fill=colour)
    else:
        mark = svg.disc(at, y, 5, colour)
    return mark if rms > 0 else mark + svg.text(at - 9, y, "0", 10, "end", quiet=True)


def troubles(scene, lang):
    """What is wrong at this moment, a sentence each; or that nothing is."""
    if not scene.trouble:
        return [f"✓ {word('training.no_trouble', lang)}"]
    told = []
    for kind, name, number in scene.trouble[:6]:
        amount = f"{100 * number:.3g}%" if kind in ("dead", "nan") else plain_number(number)
        told.append(f"{SIGNS[kind]} {word(SENTENCES[kind], lang, name=name, number=amount)}")
    if len(scene.trouble) > 6:
        told.append(word("training.more_trouble", lang, n=len(scene.trouble) - 6))
    return told
