"""The picture of the outlier: a few numbers, one of them far away, and the one constant that each loss would choose for all."""
import numpy as np

from ....words import word
from ... import svg
from ...style import AMBER, TINT
from ...window import Window, plain, short
from .notes import describe, named, notes
from .numbers import GRID, ORDINARY
from .panels import FORMS, PREDICTED, dot

WIDTH, TOP, TALL = 940, 62, 320
LEFT, DOTS = 52, 250
MOVED = LEFT + DOTS + 20            # between the panels: how far the outlier has moved each
CURVES, ACROSS = LEFT + DOTS + 72, 240
FACTS = CURVES + ACROSS + 32
BLOCK = 100


def draw(shown, lang):
    """SVG: the numbers as dots, the constants as lines through them, and beside it what each constant would cost, turned on its side."""
    dots = Window(LEFT, TOP, DOTS, TALL, 0, len(ORDINARY) + 2, -0.5, 12.5)
    curves = Window(CURVES, TOP, ACROSS, TALL, -0.07, 1.0, -0.5, 12.5)
    marks = [svg.text(18, 18, word("loss.heading_constant", lang, t=short(round(shown.target, 4)), y=plain(shown.prediction, 2)), 15,
                      font_weight="600")]
    marks += [_dots(shown, dots, lang), _moves(shown, dots, lang), _curves(shown, curves, lang), _facts(shown, lang)]
    y = dots.bottom + 20
    marks += [svg.line(LEFT, y, LEFT + 24, y, **PREDICTED), svg.text(LEFT + 30, y, word("loss.key_constant", lang))]
    x = LEFT + 54 + svg.width_of(word("loss.key_constant", lang))
    marks += [svg.diamond(x + 12, y, 7, AMBER), svg.text(x + 30, y, word("loss.key_outlier", lang))]
    y += 34
    for note in notes(shown, lang):
        marks.append(svg.text(18, y, note))
        y += 21
    return svg.picture(WIDTH, y, "".join(marks), word("loss.title", lang), describe(shown, lang))


def _levels(shown, window):
    """A line for each constant, the tried one too."""
    tried = float(window.y(shown.prediction))
    marks = [svg.line(window.left, tried, window.right, tried, **PREDICTED)]
    for fit, form in reversed([*zip(shown.fits, FORMS)]):
        if np.isfinite(fit.best):
            y = float(window.y(fit.best))
            marks.append(svg.line(window.left, y, window.right, y, **form))
    return "".join(marks)


def _dots(shown, window, lang):
    marks = [svg.text(LEFT, TOP - 15, word("loss.dots_panel", lang), 13), window.ground()]
    inside = [_levels(shown, window)]
    x, y = float(window.x(len(ORDINARY) + 1)), float(window.y(shown.target))
    inside.append(svg.line(x, float(window.y(-0.5)), x, y, stroke=AMBER, stroke_opacity=f"{TINT * 2}", stroke_width="2"))
    inside += [svg.tag("circle", cx=float(window.x(k + 1)), cy=float(window.y(value)), r=5, fill="currentColor", fill_opacity=".75")
               for k, value in enumerate(ORDINARY)]
    inside += [svg.diamond(x, y, 8, AMBER),
               svg.path(f"M{svg.number(x)} {svg.number(y - 8)}l8 8l-8 8l-8 -8z", stroke_width="1.4")]
    return "".join(marks) + window.clipped(*inside) + window.upwards(6)


def _moves(shown, window, lang):
    """From the constant without the outlier to the one with it."""
    marks = [svg.text(MOVED + 16, TOP - 15, word("loss.moved_panel", lang), 13, "middle", quiet=True)]
    for k, (fit, form) in enumerate(zip(shown.fits, FORMS)):
        if not np.isfinite(fit.best):
            continue
        x, start, end = MOVED + 16 * k, float(window.y(fit.without)), float(window.y(fit.best))
        marks.append(svg.tag("circle", cx=x, cy=start, r=3.5, fill="none", stroke=form["stroke"], stroke_width="1.8"))
        if abs(end - start) >= 3:
            back = 7 if end > start else -7
            marks.append(svg.line(x, start, x, end - back / 2, stroke=form["stroke"], stroke_width="2.2"))
            marks.append(svg.path(f"M{svg.number(x)} {svg.number(end)}l-5 {svg.number(-back)}h10z", fill=form["stroke"], stroke="none"))
    return "".join(marks)


def _curves(shown, window, lang):
    marks = [svg.text(window.left, TOP - 15, word("loss.total_panel", lang), 13), window.ground()]
    inside = [_levels(shown, window)]
    for fit, form in reversed([*zip(shown.fits, FORMS)]):
        if not np.isfinite(fit.best):
            continue
        highest = np.nanmax(fit.total) - fit.least
        height = (lambda total, fit=fit, highest=highest: (total - fit.least) / (highest or 1.0))
        inside.append(window.curve(np.round(height(fit.total), 9), GRID, **form))
        inside.append(dot(float(window.x(0)), float(window.y(fit.best)), form))
        if np.isfinite(fit.tried):
            x, y = float(window.x(np.round(height(fit.tried), 9))), float(window.y(shown.prediction))
            inside.append(svg.tag("circle", cx=x, cy=y, r=4.5, fill="none", stroke=form["stroke"], stroke_width="2.4"))
    marks.append(window.clipped(*inside))
    marks += [svg.text(window.left + 2, window.bottom + 13, word("loss.least", lang), 12, quiet=True),
              svg.text(window.right, window.bottom + 13, word("loss.dearer", lang), 12, "end", quiet=True)]
    return "".join(marks)


def _facts(shown, lang):
    """The numbers, a block for each loss."""
    marks, y = [], TOP - 15
    for fit, form in zip(shown.fits, FORMS):
        name = named(fit, lang) + (f"(delta={shown.delta:g})" if fit.name == "huber_loss" else "")
        size = 13 if svg.width_of(name, 13) < 230 else 12
        marks += [svg.line(FACTS, y, FACTS + 24, y, **form), svg.text(FACTS + 32, y, name, size, font_weight="600")]
        if np.isfinite(fit.best):
            for row, (key, value) in enumerate([
                ("best", plain(fit.best, 2)), ("without", plain(fit.without, 2)),
                ("share", f"{100 * fit.share + 1e-9:.0f}%"), ("tried", f"{plain(fit.tried)} / {plain(fit.least)}"),
            ]):
                at = y + 20 + 18 * row
                marks += [svg.text(FACTS + 32, at, word(f"loss.{key}_fact", lang), 13, quiet=True),
                          svg.text(WIDTH - 18, at, value, 13, "end", code=True)]
            y += BLOCK
        else:
            marks.append(svg.text(FACTS + 32, y + 20, word("loss.none_fact", lang), 13, quiet=True))
            y += BLOCK // 2
    data = np.append(ORDINARY, shown.target)
    said = word("loss.middle_fact", lang, mean=plain(float(np.round(data.mean(), 9)), 2), median=plain(float(np.median(data)), 2))
    return "".join(marks) + svg.text(FACTS, max(y + 4, TOP + 190), said, 13)
