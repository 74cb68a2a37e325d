"""The whole picture of one moment of a training run."""
from ...words import word
from .. import svg
from .curves import WIDTH, draw_curves, plain_number
from .portraits import draw_portraits, draw_strip, troubles


def draw(scene, lang):
    """SVG: curves with a cursor; for a Recorder's run also the chosen weight, its gradient, and all layers side by side."""
    parts = (draw_curves, draw_portraits, draw_strip) if scene.layer else (draw_curves,)
    marks, y = [], 0
    for part in parts:
        drawn, height = part(scene, lang)
        marks.append(svg.group(drawn, transform=f"translate(0 {svg.number(y)})"))
        y += height
    return svg.picture(WIDTH, y + 4, "".join(marks), word("training.title", lang), describe(scene, lang))


def describe(scene, lang):
    """The moment in words: when it is, the values of the curves there, the chosen weight, what is wrong."""
    lines = {name: line for panel in scene.run.panels for name, line in panel.lines.items()}
    values = ", ".join(f"{name} {plain_number(scene.at(line))}" for name, line in lines.items())
    told = word("training.alt", lang, epoch=plain_number(scene.epoch), values=values)
    if not scene.layer:
        return told
    gradient = "–" if scene.gradient is None else plain_number(scene.gradient.rms)
    weight = word("training.alt_weight", lang, name=scene.layer, weight=plain_number(scene.weight.rms), gradient=gradient)
    return " ".join([told, weight, *troubles(scene, lang)])
