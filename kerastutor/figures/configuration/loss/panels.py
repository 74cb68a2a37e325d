"""The marks of the picture: points on curves, points beyond the panel, the steps of a descent."""
from ... import svg
from ...style import AMBER, BLUE, GREEN, PURPLE, VERMILION

FORMS = ({"stroke": BLUE, "stroke_width": "2.8"}, {"stroke": GREEN, "stroke_width": "2.4", "stroke_dasharray": "8 4"},
         {"stroke": PURPLE, "stroke_width": "2.6", "stroke_dasharray": "2 3"})


def dot(x, y, form, radius=5):
    """A point on a curve, in the curve's colour, ringed."""
    return svg.tag("circle", cx=x, cy=y, r=radius, fill=form["stroke"], stroke="currentColor", stroke_width="1.4")


def beyond(window, x, up, form):
    """A point that lies outside, above or below: a small arrow at the border."""
    y, tip = (window.top + 12, window.top + 3) if up else (window.bottom - 12, window.bottom - 3)
    return svg.path(f"M{svg.number(x - 5)} {svg.number(y)}L{svg.number(x)} {svg.number(tip)}L{svg.number(x + 5)} {svg.number(y)}z",
                    fill=form["stroke"], stroke="currentColor", stroke_width="1")


def arrow(start, end, y, form):
    """From `start` to `end`, with a head of its own size; next to no way is a dot alone."""
    marks = [svg.tag("circle", cx=start, cy=y, r=3, fill=form["stroke"])]
    if abs(end - start) >= 3:
        back = 7 if end > start else -7
        marks.append(svg.line(start, y, end - back / 2, y, stroke=form["stroke"], stroke_width="2.4"))
        marks.append(svg.path(f"M{svg.number(end)} {svg.number(y)}l{svg.number(-back)} -5v10z", fill=form["stroke"], stroke="none"))
    return "".join(marks)


PREDICTED = {"stroke": VERMILION, "stroke_width": "1.8", "stroke_dasharray": "4 3"}
AIMED = {"stroke": AMBER, "stroke_width": "2.2"}
