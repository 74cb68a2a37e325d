"""The whole picture of the playground, put together: words, network, surface, the unit in hand, the curves."""
from ....words import word
from ... import svg
from .commentary import describe, draw_commentary
from .curves import TALL, draw_curves, draw_scores
from .hand import SIDE, draw_hand
from .network import draw_network, height
from .paper import SKY, SURFACE, WIDTH
from .surface import draw_surface


def draw(shown, lang):
    """SVG text of what `look` gave."""
    said, top = draw_commentary(shown, lang)
    top += 22
    port = max(SKY + 30, min(top + height(shown) / 2, SKY + SURFACE - 30))
    network = draw_network(shown, top, port, lang)
    low = top + height(shown) + 18
    curves = SKY + SURFACE + 48
    bottom = max(low + SIDE, curves + TALL + 36) + 8
    body = [said, draw_scores(shown, lang), network, draw_surface(shown, lang), draw_hand(shown, low, lang),
            draw_curves(shown, curves, lang)]
    return svg.picture(WIDTH, bottom, "".join(body), word("playground.title", lang), describe(shown, lang))
