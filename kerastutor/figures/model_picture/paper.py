"""The scene as a file of pixels, or a page, by matplotlib: dark on white."""
import warnings

from ..svg import PAPER, PAPER_INK
from .draw import COLOURS
from .scene import HEAD, LINE, PAD, ROW, TITLE, head, strokes, wide

SVG_DPI = 96
UNDATED = {"png": {"metadata": {"Software": None}}, "pdf": {"metadata": {"CreationDate": None}}}   # the same bytes every day
CHINESE = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
           "Microsoft YaHei", "SimHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC", "Arial Unicode MS", "Droid Sans Fallback",
           "Noto Sans CJK JP")


def save(scene, file, ending, dpi):
    """Write the scene to an open file as one of matplotlib's kinds: 'png', 'pdf', 'jpg'."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(scene.width / SVG_DPI, scene.height / SVG_DPI), facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.set_axis_off()
    fonts = fonts_for("".join(content for placed in scene.boxes + scene.frames for content, _ in placed.lines))
    for placed in scene.frames:
        _rounded(axes, placed, COLOURS["model"], 0.07, "--", 10)
        x = placed.x + PAD
        for content, kind in placed.lines[:2]:
            if kind != "shape":
                _write(axes, x, placed.y + HEAD / 2 + 2, content, kind, "left", fonts)
                x += wide(content, kind) + PAD
    for arrow in scene.arrows:
        _line(axes, arrow, scene.down)
    for placed in scene.boxes:
        colour = COLOURS.get(placed.box.role)
        _rounded(axes, placed, colour or "0.4", 0.24 if colour else 0.06, "-", 8)
        for k, (content, kind) in enumerate(placed.lines):
            _write(axes, placed.x + placed.width / 2, placed.y + PAD / 2 + ROW * (k + 0.5), content, kind, "center", fonts)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")      # said once, by fonts_for, with a way out
        figure.savefig(file, format=ending, dpi=dpi, facecolor=PAPER, **UNDATED.get(ending, {}))


def fonts_for(text):
    """The families to write `text` in; a warning where no font here has all of its characters."""
    from matplotlib import font_manager, ft2font

    names = {font.name for font in font_manager.fontManager.ttflist}
    families = ["DejaVu Sans", *(name for name in CHINESE if name in names)]
    lacking = {c for c in text if not c.isspace()}
    for family in families:
        if not lacking:
            break
        known = ft2font.FT2Font(font_manager.findfont(family)).get_charmap()
        lacking = {c for c in lacking if ord(c) not in known}
    if lacking:
        shown = "".join(sorted(lacking))[:12]
        warnings.warn(f"plot_model: no font on this machine has the characters {shown!r}; they are empty boxes in the picture. Save it "
                      "as .svg, whose text is set in the reader's fonts, or install a Chinese font such as Noto Sans CJK.", stacklevel=4)
    return families


def _rounded(axes, placed, colour, tint, line_style, radius):
    from matplotlib.patches import FancyBboxPatch

    form = f"round,pad=0,rounding_size={radius}"
    place = ((placed.x, placed.y), placed.width, placed.height)
    axes.add_patch(FancyBboxPatch(*place, boxstyle=form, facecolor=colour, alpha=tint, edgecolor="none", linewidth=0))
    axes.add_patch(FancyBboxPatch(*place, boxstyle=form, facecolor="none", edgecolor=colour, linewidth=1.1, linestyle=line_style))
    if placed.box.role == "model" and line_style == "-":
        inner = ((placed.x + 3, placed.y + 3), placed.width - 6, placed.height - 6)
        axes.add_patch(FancyBboxPatch(*inner, boxstyle="round,pad=0,rounding_size=6", facecolor="none", edgecolor=colour, linewidth=0.75))


def _write(axes, x, y, content, kind, anchor, fonts):
    points = (TITLE if kind == "title" else LINE - 1.5) * 72 / SVG_DPI
    axes.text(x, y, content, fontsize=points, family=fonts, ha=anchor, va="center_baseline", color=PAPER_INK,
              fontweight="bold" if kind == "title" else "normal", alpha=0.85 if kind == "name" else 1, parse_math=False)


def _line(axes, arrow, down):
    from matplotlib.patches import PathPatch, Polygon
    from matplotlib.path import Path

    codes = {"M": [Path.MOVETO], "L": [Path.LINETO], "C": [Path.CURVE4] * 3}
    drawn = strokes(arrow, down)
    way = Path([p for _, points in drawn for p in points], [code for command, _ in drawn for code in codes[command]])
    axes.add_patch(PathPatch(way, facecolor="none", edgecolor=PAPER_INK, linewidth=1.1, alpha=0.8))
    axes.add_patch(Polygon(head(arrow), closed=True, facecolor=PAPER_INK, edgecolor="none", alpha=0.8))
