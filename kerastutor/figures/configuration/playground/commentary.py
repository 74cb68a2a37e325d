"""What is said beside the picture: the step, the settings in one line, what to look for, and what has just happened."""
from ....words import word
from ... import svg
from ...style import VERMILION
from . import look
from .hand import told
from .network import names
from .paper import COLUMN, LEFT, share, spell

LINE, STORY, NOTES = 20, 3, 2           # pixels of a line, and how many lines have room


def heading(shown, lang):
    """The step and the epoch."""
    size, count = shown.run.batch_size, len(shown.run.x)
    whole, begun = divmod(shown.step, -(-count // size))
    return word("playground.heading", lang, step=shown.step, epoch=f"{whole + begun * size / count:.1f}")


def settings(shown, lang):
    """The network and its training in one line: 2 → 4 → 2 → 1, tanh; adam(0.03) …"""
    run, chosen = shown.run, shown.run.settings
    sizes = "–".join(str(len(layer)) for layer in shown.units)
    price = f", {chosen['price']}({chosen['strength']:g})" if chosen["price"] else ""
    activation = f" {chosen['activation']}" if chosen["units"] else ""
    return (f"{sizes}{activation}{price}, {chosen['optimizer']}({chosen['rate']:g}), " +
            word("playground.batches", lang, size=min(run.batch_size, len(run.x)), stride=shown.hand.stride))


def notes(shown, lang):
    """What went wrong, or what a teacher would point at."""
    if shown.lost:
        return [word("playground.lost", lang, step=shown.step)]
    found, best, dead, alike = [], look.best_before(shown), look.dead(shown), look.twins(shown)
    if best is not None:
        found.append(word("playground.best_before", lang, step=best))
    if dead:
        found.append(word("playground.dead", lang, count=dead))
    if alike:
        layer, units = alike
        called = [names(shown, layer)[unit] for unit in units]
        found.append(word("playground.twins", lang, names=word("playground.comma", lang).join(called)))
    return found


def draw_commentary(shown, lang):
    """SVG text of all of it, in a room that is as high whatever is said; gives the text and where it ends."""
    marks = [svg.text(LEFT, 14, heading(shown, lang), 18, font_weight="600"),
             svg.text(LEFT, 38, settings(shown, lang), 12, quiet=True)]
    y = 66
    for line in svg.wrapped(word(shown.story, lang), room(lang))[:STORY]:
        marks.append(svg.text(LEFT, y, line))
        y += LINE
    y = 66 + STORY * LINE + 4
    said = [line for note in notes(shown, lang) for line in svg.wrapped(note, room(lang) - 22)]
    for line in said[:NOTES]:
        marks.append(svg.text(LEFT + 20, y, line))
        y += LINE
    if said:
        high = LINE * len(said[:NOTES])
        marks.append(svg.rect(LEFT + 4, y - high - 9, 4, high - 2, rx="2", fill=VERMILION))
    return "".join(marks), 66 + (STORY + NOTES) * LINE + 4


def room(lang):
    """How wide a line may run by `svg.width_of`, which takes English for wider than it is."""
    return COLUMN if lang == "zh" else 1.1 * COLUMN


def describe(shown, lang):
    """The picture in words."""
    scores = [word("playground.scores", lang, which=word(key, lang), loss=spell(loss), share=share(right))
              for key, loss, right, (_, y) in zip(("playground.train", "playground.test"), shown.loss, shown.accuracy,
                                                  (shown.run.train, shown.run.test)) if len(y)]
    return " ".join([heading(shown, lang) + word("playground.stop", lang), settings(shown, lang) + word("playground.stop", lang), *scores,
                     *notes(shown, lang), told(shown, lang) + word("playground.stop", lang), word(shown.story, lang)])
