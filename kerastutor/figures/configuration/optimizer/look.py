"""How each racer looks: a colour, a dash and a mark of its own, so that none is told by colour alone."""
from ... import svg
from ...style import AMBER, BLUE, GREEN, PURPLE, VERMILION

INK = "currentColor"
LOOKS = {       # name: colour, dash, mark
    "sgd": (INK, None, "disc"),
    "rmsprop": (BLUE, None, "square"),
    "adagrad": (GREEN, "7 3", "up"),
    "adadelta": (AMBER, "2 3", "down"),
    "adam": (VERMILION, None, "diamond"),
    "adamax": (PURPLE, "9 3 2 3", "cross"),
    "nadam": (VERMILION, "5 3", "star"),
}
OWN = ((INK, "1 3"), (BLUE, "5 3"), (GREEN, "2 3"), (PURPLE, "4 2"))


def look_of(racer):
    """(colour, dash, mark) of a racer; the learner's own have their number in a ring as a mark."""
    if racer.own:
        return *OWN[(racer.own - 1) % len(OWN)], str(racer.own)
    return LOOKS[racer.kind]


def mark(racer, x, y, size=5.5):
    """The racer's mark with its middle at (x, y), on a rim in the colour of the page, so that it stands out on lines."""
    colour, _, kind = look_of(racer)
    n = svg.number
    s = size
    forms = {
        "square": f"M{n(x - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}z",
        "up": f"M{n(x)} {n(y - s - 1)}L{n(x + s + 1)} {n(y + s)}H{n(x - s - 1)}z",
        "down": f"M{n(x)} {n(y + s + 1)}L{n(x + s + 1)} {n(y - s)}H{n(x - s - 1)}z",
        "diamond": f"M{n(x)} {n(y - s - 2)}L{n(x + s + 1)} {n(y)}L{n(x)} {n(y + s + 2)}L{n(x - s - 1)} {n(y)}z",
        "cross": _plus(x, y, s + 1, 2.2),
        "star": _star(x, y, s + 2.5),
    }
    rim = {"stroke": "var(--jp-layout-color0,#fff)", "stroke_width": "1.4", "stroke_opacity": ".85"}
    if kind == "disc":
        return svg.tag("circle", cx=x, cy=y, r=s, fill=colour, **rim)
    if kind in forms:
        return svg.path(forms[kind], fill=colour, **rim)
    return (svg.tag("circle", cx=x, cy=y, r=s + 2, fill="var(--jp-layout-color0,#fff)", stroke=colour, stroke_width="2")
            + svg.text(x, y, kind, 10, "middle", font_weight="700"))


def _plus(x, y, arm, half):
    n = svg.number
    corners = ((-half, -arm), (half, -arm), (half, -half), (arm, -half), (arm, half), (half, half), (half, arm), (-half, arm),
               (-half, half), (-arm, half), (-arm, -half), (-half, -half))
    return "M" + "L".join(f"{n(x + a)} {n(y + b)}" for a, b in corners) + "z"


def _star(x, y, size):
    """Five points."""
    n = svg.number
    outer = ((0, -1), (.951, -.309), (.588, .809), (-.588, .809), (-.951, -.309))
    inner = ((.225, -.309), (.363, .118), (0, .382), (-.363, .118), (-.225, -.309))
    return "M" + "L".join(f"{n(x + size * a)} {n(y + size * b)}" for pair in zip(outer, inner) for a, b in pair) + "z"
