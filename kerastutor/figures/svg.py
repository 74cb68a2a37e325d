"""SVG by hand: the few marks that every picture of the kit is made of, as text."""
import base64
import struct
import unicodedata
import zlib
from html import escape

from .style import AMBER, BLUE, CODE_FONT, FONT, GREEN, HATCH_LINE, HATCH_TINT, INK, QUIET, TINT, VERMILION

PAPER, PAPER_INK = "#ffffff", "#222222"   # where no theme is known
UPLOADED = 'data-kerastutor="upload"'      # marks a view that shows a learner's upload: it is not for saving


def number(value):
    """A coordinate as short text, to a tenth of a pixel.

    Examples
    --------
    >>> number(3.0), number(2.25), number(-0.04)
    ('3', '2.2', '0')
    """
    text = f"{value:.1f}"
    if text.endswith(".0"):
        text = text[:-2]
    return "0" if text == "-0" else text


def tag(name, content="", **attributes):
    """One SVG element; numbers are shortened, `_` in a name stands for `-`.

    Examples
    --------
    >>> tag("circle", cx=1.5, r=2, stroke_width=None)
    '<circle cx="1.5" r="2"/>'
    """
    written = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items() if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(x, y, content, size=13, anchor="start", quiet=False, code=False, **more):
    """Words with their middle line at `y`."""
    if quiet:
        more["fill_opacity"] = str(QUIET)
    if code:
        more["font_family"] = CODE_FONT
    if anchor != "start":
        more["text_anchor"] = anchor
    return tag("text", escape(str(content)), x=x, y=y, dy=".35em", font_size=size, **more)


def rect(x, y, width, height, **more):
    """A rectangle from its upper left corner."""
    return tag("rect", x=x, y=y, width=width, height=height, **more)


def path(d, **more):
    """A line of any form; unfilled unless `fill` says so."""
    return tag("path", d=d, **{"fill": "none", "stroke": "currentColor", **more})


def line(x1, y1, x2, y2, **more):
    """A straight line."""
    return path(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", **more)


def diamond(x, y, radius, colour):
    """A filled square that stands on a corner."""
    return path(f"M{number(x)} {number(y - radius)}l{radius} {radius}l-{radius} {radius}l-{radius} -{radius}z", fill=colour, stroke="none")


def disc(x, y, radius, colour):
    """A filled circle."""
    return tag("circle", cx=x, cy=y, r=radius, fill=colour)


def polyline(xs, ys, **more):
    """A line through points."""
    return path("M" + "L".join(f"{number(x)} {number(y)}" for x, y in zip(xs, ys)), **{"stroke_linejoin": "round", **more})


def group(*marks, **more):
    """Marks that belong together."""
    return tag("g", "".join(marks), **more)


def width_of(content, size=13):
    """About how wide `content` is, in whole pixels: a Chinese character takes one em, other letters 0.58."""
    hundredths = sum(100 if unicodedata.east_asian_width(c) in "WF" else 58 for c in str(content))
    return round(hundredths * size / 100)


def shorten(content, width, size=13):
    """`content`, cut with an ellipsis where it is wider than `width` pixels.

    Examples
    --------
    >>> shorten("wonderful", 40), shorten("cat", 40)
    ('wond…', 'cat')
    """
    content = str(content)
    if width_of(content, size) <= width:
        return content
    kept = content
    while kept and width_of(kept + "…", size) > width:
        kept = kept[:-1]
    return kept + "…"


def wrapped(content, width, size=13):
    """`content` in lines that fit: broken at spaces, or between Chinese characters, never before a mark that closes.

    Examples
    --------
    >>> wrapped("a cat sat", 45), wrapped("猫坐下了。", 40)
    (['a cat', 'sat'], ['猫坐下', '了。'])
    """
    lines, line = [], ""
    for piece in _pieces(content):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(content):
    """What must not be broken: a word with the space behind it, or one Chinese character with the mark behind it."""
    piece = ""
    for character, following in zip(content, [*content[1:], ""]):
        piece += character
        if character == " " or (width_of(character, 100) == 100 and following and following not in "，。；：、！？）”"):
            yield piece
            piece = ""
    if piece:
        yield piece


def hatch(x, y, width, height, gap=7):
    """The slanted lines of a hatched rectangle, each ending on its border, as the `d` of one path."""
    lines = []
    offset = gap * 0.75
    while offset < width + height:
        x0, y0 = (offset, 0) if offset <= width else (width, offset - width)
        x1, y1 = (0, offset) if offset <= height else (offset - height, height)
        lines.append(f"M{number(x + x0)} {number(y + y0)}L{number(x + x1)} {number(y + y1)}")
        offset += gap
    return "".join(lines)


def cell(x, y, width, height, content="", kind="kept", size=15, tip=None, strong=False):
    """A rounded cell with its content; every kind has a form beside its colour.

    `kind` is 'kept' (filled), 'added' (hatched), 'cut' (dashed, struck out), 'context' (double border), 'target' (filled corner) or
    'plain' (border only).
    """
    full = str(content)
    if width_of(full, size) > width - 6:
        size = max(size - 3, 11)
    shown = shorten(full, width - 6, size)
    if shown != full and tip is None:
        tip = full
    middle = y + height / 2
    edge = {"rx": "6", "stroke_width": "3" if strong else "1"}
    marks = []
    if kind in ("kept", "context", "target"):
        colour = {"kept": BLUE, "context": GREEN, "target": VERMILION}[kind]
        marks.append(rect(x, y, width, height, fill=colour, fill_opacity=f"{TINT}", stroke=colour, **edge))
        if kind == "context":
            marks.append(rect(x + 3, y + 3, width - 6, height - 6, rx="4", fill="none", stroke=colour))
        if kind == "target":
            marks.append(path(f"M{number(x + width - 10)} {number(y)}h10v10z", fill=colour, stroke="none"))
    elif kind == "added":
        marks.append(rect(x, y, width, height, fill=AMBER, fill_opacity=f"{HATCH_TINT}", stroke=AMBER, **edge))
        marks.append(path(hatch(x, y, width, height), stroke=AMBER, stroke_width="2", stroke_opacity=f"{HATCH_LINE}"))
    else:
        marks.append(rect(x, y, width, height, rx="6", fill="none", stroke="currentColor", stroke_opacity=".5",
                          stroke_dasharray="3 3" if kind == "cut" else None))
    if full:
        marks.append(text(x + width / 2, middle, shown, size, "middle", quiet=kind == "cut"))
    if kind == "cut":
        marks.append(line(x + 5, middle + 2, x + width - 5, middle - 2, stroke=VERMILION, stroke_width="1.6"))
    if tip is None:
        return "".join(marks)
    return group(tag("title", escape(tip)), *marks)


def key(entries, x, y):
    """A row of (kind, words): what each form of a cell means."""
    marks = []
    for kind, words in entries:
        marks.append(cell(x, y - 9, 20, 18, kind=kind))
        marks.append(text(x + 27, y, words))
        x += 27 + width_of(words) + 22
    return "".join(marks)


def key_width(entries):
    """How wide `key(entries, …)` is."""
    return sum(27 + width_of(words) + 22 for _, words in entries)


def png(pixels):
    """A PNG file of `pixels`, a uint8 array (rows, columns, 3)."""
    return png_file(pixels, 2)


def png_file(pixels, colours, *chunks):
    """A PNG file of 8 bits a number, stored and not compressed: the same bytes with every zlib there is.

    `colours` is the kind that PNG calls so: 2 for red, green and blue, 3 for places in a palette, which comes with `chunks`.
    """
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", pixels.shape[1], pixels.shape[0], 8, colours, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + row.tobytes() for row in pixels), 0)
    parts = ((b"IHDR", header), *chunks, (b"IDAT", lines), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def image(x, y, width, height, pixels):
    """`pixels` as sharp squares, in the place given."""
    return image_file(x, y, width, height, png(pixels), "png", sharp=True)


def image_file(x, y, width, height, content, kind, sharp=False):
    """The bytes of an image file, 'png' or 'jpeg', in the place given; its pixels as sharp squares or as a smooth picture."""
    data = base64.b64encode(content).decode()
    return tag("image", x=x, y=y, width=width, height=height, href=f"data:image/{kind};base64,{data}",
               preserveAspectRatio="none", style="image-rendering:pixelated" if sharp else None)


def picture(width, height, body, title, description):
    """The whole SVG: it takes its ink from the notebook's theme, shrinks a little on narrow screens, and says in words what it shows."""
    width, height = number(width), number(height)
    style = f"max-width:100%;min-width:{number(float(width) * 0.62)}px;height:auto;color:{INK};font-family:{FONT}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' style="{style}" fill="currentColor" role="img" aria-label="{escape(f"{title}. {description}", quote=True)}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{body}</svg>"
    )


def of_an_upload(markup):
    """`markup` (SVG or HTML of one element) with the mark that keeps it out of saved notebooks.

    Examples
    --------
    >>> of_an_upload('<svg width="8"></svg>')
    '<svg data-kerastutor="upload" width="8"></svg>'
    """
    name, space, rest = markup.partition(" ")
    return f"{name} {UPLOADED}{space}{rest}"


def on_paper(svg):
    """`svg` on a white card of its own, readable where no theme is known: in a file, on a web page, in a notebook without a kernel."""
    start = svg.index("</desc>") + len("</desc>")
    card = '<rect width="100%" height="100%" rx="8" fill="' + PAPER + '"/>'
    return svg[:start].replace(INK, PAPER_INK) + card + svg[start:]


def as_image(svg, alternative):
    """HTML that shows `svg` as an image: what an untrusted notebook may still show."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img alt="{escape(alternative, quote=True)}" src="data:image/svg+xml;base64,{data}"/>'
