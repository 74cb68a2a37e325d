"""The whole picture of an initializer: how the weights are drawn, what twenty layers make of it, and how others fare."""
from ....words import word
from ... import svg
from .courses import draw_courses
from .distribution import draw_distribution
from .law import law_of, short
from .names import activation_name, name
from .overview import draw_overview
from .units import draw_units

WIDTH, LEFT = 940, 18


def draw(tried, lang):
    """SVG: the verdict, the weights beside signal and gradient, what the units give, and the overview of all pairs."""
    marks = [svg.text(LEFT, 16, verdict(tried, lang), 15, font_weight="600")]
    law = law_of(tried.bench.initializer(tried.initializer, tried.gain), tried.kernel.shape)
    marks.append(svg.text(LEFT, 40, law.formula if law else word("initializer.no_law", lang), 14, code=bool(law)))
    marks.append(svg.text(WIDTH - LEFT, 40, word("initializer.network", lang, layers=tried.bench.layers, units=tried.bench.units,
                                                 samples=len(tried.bench.x)), anchor="end", quiet=True))
    y = 60
    for note in notes(tried, lang):
        marks.append(svg.text(LEFT, y, note, quiet=True))
        y += 20
    drawn, height = draw_distribution(tried, law, lang)
    marks.append(svg.group(drawn, transform=f"translate({LEFT} {y})"))
    drawn, _ = draw_courses(tried, lang)
    marks.append(svg.group(drawn, transform=f"translate(272 {y})"))
    y += height
    for part in (draw_units, draw_overview):
        drawn, height = part(tried, lang)
        marks.append(svg.group(drawn, transform=f"translate({LEFT} {y})"))
        y += height
    return svg.picture(WIDTH, y + 4, "".join(marks), word("initializer.title", lang), describe(tried, lang))


def verdict(tried, lang):
    """What becomes of signal and gradient, in one sentence."""
    course, layers = tried.course, tried.bench.layers
    parts = []
    for kind, end, values in (("signal", course.signal_end, course.signal), ("gradient", course.gradient_end, course.gradient[::-1])):
        if end:
            parts.append(word(f"initializer.{kind}_{end[0]}", lang, layer=end[1]))
        else:
            parts.append(word(f"initializer.{kind}_holds", lang, layers=layers, factor=short(values[-1] / values[0])))
    if tried.bounds and tried.saturated[-1] >= 0.1:
        parts.append(word("initializer.end_saturated", lang, share=f"{100 * tried.saturated[-1]:.0f}"))
    return word("initializer.verdict", lang, initializer=name(tried.bench, tried.initializer, tried.gain, lang),
                activation=activation_name(tried.bench, tried.activation, lang), fate=word("initializer.and", lang).join(parts))


def describe(tried, lang):
    """The picture in words."""
    return word("initializer.alt", lang, verdict=verdict(tried, lang), share=f"{100 * tried.saturated[-1]:.0f}")


def notes(tried, lang):
    """What a teacher would point at."""
    told = []
    if tried.twins:
        told.append(word("initializer.twins", lang))
    if tried.initializer.startswith(("lecun", "glorot")):
        told.append(word("initializer.alike", lang, units=tried.bench.units))
    return told
