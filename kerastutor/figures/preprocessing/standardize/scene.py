"""The whole picture of standardizing: one image on its way, many before and after, what fit() learned, how the pixels hang together."""
import numpy as np

from ....preprocessing.image.standardization import TINY
from ....words import word
from ... import svg
from ...style import AMBER, BLUE, CODE_FONT, PURPLE, VERMILION
from .numbers import STEPS, needs_fit, off_diagonal
from .pixels import largest, scale, short, tile

WIDTH, LEFT = 940, 18
STAGE, SIDE = 135, 96           # from one station of the chain to the next, and the picture in it
SAMPLES = 8                     # images in the rows before and after
DENSE = 96                      # rows of a covariance that are drawn
BARS = 40


def draw(followed, lang):
    """SVG: the chain of steps, rows of images beside what fit() learned, covariances beside histograms."""
    marks, y = [], 0
    for part in (_chain, _sets, _together):
        drawn, height = part(followed, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    return svg.picture(WIDTH, y + 4, "".join(marks), word("standardize.title", lang), describe(followed, lang))


def describe(followed, lang):
    """The picture in words: which image, which steps, and what became of the whole set."""
    every = followed.all
    steps = ", ".join(every.on) or word("standardize.no_step", lang)
    return word("standardize.alt", lang, image=_name(followed, lang), total=len(every.images), steps=steps,
                stages=", ".join(f"{_range(picture)}" for picture in followed.stages.values()), verdict=verdict(every, lang))


def verdict(every, lang):
    """What became of the fitted images, in one sentence of numbers."""
    before, after = every.pair
    shares = [f"{100 * off_diagonal(c):.0f}" for c in every.covariances]
    return word("standardize.verdict", lang, n=every.fitted, mean=short(before.mean()), mean_after=short(after.mean()),
                std=short(before.std()), std_after=short(after.std()), off=shares[0], off_after=shares[1])


def _name(followed, lang):
    key = "standardize.image_is" if followed.label is None else "standardize.labelled"
    return word(key, lang, image=followed.image, label=followed.label)


def _range(picture):
    return f"{short(picture.min())} … {short(picture.max())}"


# The formula, and each step with the numbers in it.

def formula(followed):
    """x′ as it is computed for the image that is followed."""
    written, is_sum = "x", False
    for step in followed.all.on:
        amount = _amount(followed, step)
        if step == "rescale":
            written = f"x {amount}"
        elif step.endswith("_center"):
            written, is_sum = f"{written} {amount}", True
        else:
            written = f"({written})" if is_sum else written
            written = f"{written} P" if step == "zca_whitening" else f"{written} / ({amount.removeprefix('÷ ')} + {TINY:g})"
            is_sum = False
    return f"x′ = {written}"


def _amount(followed, step):
    """What a step does, in numbers: '− 4.88'."""
    every = followed.all
    if step == "rescale":
        factor = every.generator.rescale
        return f"/ {round(1 / factor)}" if abs(1 / factor - round(1 / factor)) < 1e-9 else f"× {short(factor)}"
    if step == "zca_whitening":
        return f"P: ε = {every.generator.zca_epsilon:g}"
    kind, _, rest = step.partition("_")
    if kind == "samplewise":
        values = [(np.mean if rest == "center" else np.std)(followed.before(step))]
    else:
        values = np.ravel(every.generator.mean if rest == "center" else every.generator.std)
    numbers = " ".join(map(short, values))
    return f"{'−' if rest == 'center' else '÷'} {f'[{numbers}]' if len(values) > 1 else numbers}"


def _chain(followed, lang):
    """The image that is followed at every step; steps that are off are empty frames on a thin line."""
    marks = [svg.text(LEFT, 16, verdict(followed.all, lang), 14),
             svg.text(LEFT, 42, formula(followed), 15, code=True)]
    if followed.all.generator.zca_whitening:
        whitening = f"P = U diag(1 / √(λ + {followed.all.generator.zca_epsilon:g})) Uᵀ"
        marks.append(svg.text(WIDTH - LEFT, 42, whitening, 13, "end", quiet=True, code=True))
    top, forced = 94, followed.all.forced
    for place, step in enumerate((None, *STEPS)):
        x = LEFT + place * STAGE
        on = step in followed.stages
        if place:
            middle, start = top + SIDE / 2, x - (STAGE - SIDE)
            marks.append(svg.line(start + 6, middle, x - 8, middle, stroke_opacity="1" if on else ".4", stroke_width="2" if on else "1",
                                  stroke_dasharray=None if on else "3 3"))
            if on:
                marks.append(svg.path(f"M{svg.number(x - 12)} {svg.number(middle - 5)}l6 5l-6 5", stroke_width="2"))
        marks.append(_station(followed, step, x, top, forced.get(step), lang))
    notes = notes_on(followed, lang)
    marks += [svg.text(LEFT, top + SIDE + 76 + 21 * i, note) for i, note in enumerate(notes)]
    bottom = top + SIDE + 76 + 21 * len(notes)
    colours = "standardize.colours" if followed.stages[None].shape[-1] == 1 else "standardize.three_colours"
    marks.append(svg.text(LEFT, bottom, word(colours, lang), 12, quiet=True))
    return "".join(marks), bottom + 28


def _station(followed, step, x, top, forced, lang):
    """One stop of the chain: its name, the image there or an empty frame, what is done, and between which numbers the image lies."""
    middle = x + SIDE / 2
    if step is None:
        lines = [word("standardize.original", lang), _name(followed, lang)]
    else:
        first, _, rest = step.partition("_")
        lines = [f"{first}_" if rest else "", rest or first]
    on = step in followed.stages
    marks = [svg.text(middle, top - 29 + 15 * i, svg.shorten(line, STAGE - 2, 11.5), 11.5, "middle", quiet=not on,
                      font_family=CODE_FONT if step else None) for i, line in enumerate(lines) if line]
    if not on:
        frame = {"stroke": PURPLE, "stroke_width": "2"} if forced is False else {"stroke": "currentColor", "stroke_opacity": ".4"}
        marks.append(svg.rect(x, top, SIDE, SIDE, rx="6", fill="none", stroke_dasharray="3 3", **frame))
        marks.append(svg.text(middle, top + SIDE / 2, word("standardize.off", lang), 12, "middle", quiet=True))
    else:
        picture = followed.stages[step]
        marks.append(tile(picture, x, top, SIDE, largest(picture), picture.min() < 0))
        marks.append(svg.text(middle, top + SIDE + (48 if step else 15), _range(picture), 11, "middle", quiet=True))
        if step:
            amount = _amount(followed, step)
            size = 10.5 if amount.endswith("]") else 13          # a number a channel
            marks.append(svg.text(middle, top + SIDE + 15, svg.shorten(amount, STAGE - 2, size), size, "middle"))
    if step:
        marks.append(svg.text(middle, top + SIDE + 32 if on else top + SIDE + 15, word(f"standardize.{step}_does", lang), 11, "middle",
                              quiet=True))
        if step == "zca_whitening" and not on:
            marks.append(svg.text(middle, top + SIDE + 32, f"ε = {followed.all.generator.zca_epsilon:g}", 11, "middle", quiet=True))
    elif followed.is_new:
        marks.append(svg.text(middle, top + SIDE + 32, word("standardize.new", lang), 12, "middle"))
    if forced:
        marks.append(svg.rect(x - 4, top - 4, SIDE + 8, SIDE + 8, rx="8", fill="none", stroke=PURPLE, stroke_width="2"))
    return "".join(marks)


def notes_on(followed, lang):
    """What Keras does that the switches do not say, a sentence each."""
    every = followed.all
    generator, told = every.generator, []
    for switch, on in every.forced.items():
        whitens = generator.zca_whitening and switch.startswith("featurewise")
        by = "zca_whitening" if whitens else switch.replace("center", "std_normalization")
        told.append(word("standardize.forced_on" if on else "standardize.forced_off", lang, by=by, what=switch))
    if every.on and not needs_fit(every.on):
        told.append(word("standardize.no_fit", lang))
    if generator.samplewise_center and generator.featurewise_center:
        told.append(word("standardize.twice", lang))
    if generator.zca_whitening:
        features = every.images[0].size
        still = int((np.diag(every.covariances[0]) == 0).sum())
        if every.fitted <= features:
            told.append(word("standardize.too_few", lang, n=every.fitted, features=features))
        elif still:
            told.append(word("standardize.still_pixels", lang, n=still))
    return [f"☞ {sentence}" for sentence in told]


# Many images.

def _sets(followed, lang):
    """What fit() learned on the left; rows of images before and after on the right."""
    return _learned(followed.all, lang) + _rows(followed, lang), 256


def _learned(every, lang):
    """Keras's mean and std, one number a channel, as flat squares; below them the mean and the spread of every pixel, only to look at."""
    side, rescaled = 66, every.rescaled
    mean, std = rescaled.mean(axis=0), rescaled.std(axis=0)
    marks = [svg.text(LEFT, 16, word("standardize.learned", lang, n=every.fitted), 14),
             svg.text(LEFT, 40, word("standardize.one_number", lang), 12),
             svg.text(LEFT, 142, word("standardize.pixel_by_pixel", lang), 12, quiet=True)]
    for x, of_pixels, learned, switch, name in (
        (LEFT, mean, every.learned.mean, "featurewise_center", "mean"),
        (LEFT + 162, std, every.learned.std, "featurewise_std_normalization", "std"),
    ):
        used = getattr(every.generator, switch)
        limit, signed = largest(of_pixels, learned), bool(of_pixels.min() < 0)
        frame = {"stroke_width": "2.5", "stroke_opacity": "1"} if used else {"stroke_dasharray": "3 3"}
        marks.append(tile(np.broadcast_to(learned.reshape(1, 1, -1), (1, 1, learned.size)), x, 52, side, limit, signed, **frame))
        marks.append(tile(of_pixels, x, 154, side, limit, signed))
        numbers = np.ravel(learned)
        for i, value in enumerate(numbers):
            marks.append(svg.text(x + side + 10, 85 + 17 * (i - (len(numbers) - 1) / 2), f"{name} {short(value)}"))
        used_key = "standardize.used" if used else "standardize.unused"
        marks.append(svg.text(x + side + 10, 85 + 17 * (len(numbers) + 1) / 2, word(used_key, lang), 11, quiet=True))
        marks.append(svg.text(x + side + 10, 187, _range(of_pixels), 11, quiet=True))
    return "".join(marks)


def _rows(followed, lang):
    """The image that is followed and those after it, before and after; each row has one scale."""
    every, side, left = followed.all, 64, 368
    count = min(SAMPLES, len(every.images))
    places = [(followed.image + i) % len(every.images) for i in range(count)]
    marks = []
    for y, images, key in ((16, every.images[places], "standardize.row_before"), (128, every.after[places], "standardize.row_after")):
        limit, signed = largest(images), bool(images.min() < 0)
        marks.append(svg.text(left, y, word(key, lang, image=followed.image), 14))
        marks.append(scale(WIDTH - 184, y, 124, images.shape[-1], limit, signed))
        marks += [tile(image, left + i * (side + 6), y + 24, side, limit, signed) for i, image in enumerate(images)]
    for i, place in enumerate(places):
        label = f"{place}" if every.labels is None else f"{place}: {every.labels[place]}"
        new = place >= every.fitted
        words = word("standardize.new_label", lang, label=label) if new else label
        marks.append(svg.text(left + i * (side + 6) + side / 2, 230, svg.shorten(words, side + 6, 11), 11, "middle", quiet=True))
        if new:
            marks.append(svg.rect(left + i * (side + 6) - 2, 150, side + 4, side + 4, rx="4", fill="none", stroke=VERMILION,
                                  stroke_width="1.8", stroke_dasharray="5 3"))
    return "".join(marks)


# How pixels hang together.

def _together(followed, lang):
    """Covariances of the fitted images on the left, all their numbers as histograms on the right."""
    every, side, top = followed.all, 192, 60
    features = every.images[0].size
    marks = [svg.text(LEFT, 16, word("standardize.covariance", lang, n=features), 14)]
    drawn = np.unique(np.linspace(0, features - 1, DENSE).round().astype(int)) if features > DENSE else np.arange(features)
    before, after = every.covariances
    for x, table, key in ((LEFT, before, "standardize.off_before"), (LEFT + 216, after, "standardize.off_after")):
        limit = largest(table)
        marks.append(svg.text(x, 42, word(key, lang, share=f"{100 * off_diagonal(table):.0f}"), 12))
        marks.append(tile(table[np.ix_(drawn, drawn)][..., np.newaxis], x, top, side, limit))
        marks.append(scale(x + 36, top + side + 14, side - 72, 1, limit, signed=True))
    height = top + side + 44
    if len(drawn) < features:
        marks.append(svg.text(LEFT, height, word("standardize.some_pixels", lang, n=len(drawn)), 12, quiet=True))
        height += 22
    left = 456
    marks.append(svg.text(left, 16, word("standardize.histogram", lang, n=every.fitted), 14))
    for y, images, key, colour in ((36, every.pair[0], "standardize.before", BLUE), (146, every.pair[1], "standardize.after", AMBER)):
        marks.append(_histogram(images, left, y, WIDTH - left - 22, word(key, lang), colour, lang))
    return "".join(marks), height


def _histogram(images, x, y, width, name, colour, lang):
    """How often each number occurs, over the whole range; a broken line at 0."""
    low, high = float(images.min()), float(images.max())
    low, high = (low, high) if high > low else (low - 0.5, high + 0.5)
    counts, _ = np.histogram(images, BARS, (low, high))
    floor, tallest, unit = y + 78, max(int(counts.max()), 1), width / BARS
    outline = "".join(
        f"M{svg.number(x + i * unit)} {floor}v-{svg.number(max(56 * n / tallest, 1))}h{svg.number(unit - 1)}V{floor}z"
        for i, n in enumerate(counts.tolist()) if n
    )
    marks = [svg.text(x, y + 6, word("standardize.spread", lang, name=name, mean=short(images.mean()), std=short(images.std())), 12),
             svg.path(outline, fill=colour, fill_opacity=".6", stroke=colour, stroke_width=".8"),
             svg.line(x, floor, x + width, floor, stroke_opacity=".5"),
             svg.text(x, floor + 13, short(low), 11, quiet=True), svg.text(x + width, floor + 13, short(high), 11, "end", quiet=True)]
    if low < 0 < high:
        zero = x - low / (high - low) * width
        marks.append(svg.line(zero, floor, zero, floor - 60, stroke_opacity=".6", stroke_dasharray="2 3"))
        if x + 44 < zero < x + width - 44:                      # where the numbers at the ends leave room
            marks.append(svg.text(zero, floor + 13, "0", 11, "middle", quiet=True))
    return "".join(marks)
