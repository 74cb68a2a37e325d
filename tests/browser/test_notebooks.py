import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
BUILT = [f"{lang}/{path.name}" for lang in ("zh", "en") for path in sorted((NOTEBOOKS / lang).glob("*.ipynb"))]

SLIDER = '''
import ipywidgets as widgets
slider = widgets.IntSlider(2, 0, 5, readout=False)
view = widgets.HTML()
def draw(change=None):
    view.value = f"""<svg role="img" aria-label="n = {slider.value}" width="240" height="60"><text y="20">你好 n = {slider.value}</text>
        <rect y="30" width="{20 + 40 * slider.value}" height="20" fill="#2F8FCE"/></svg>"""
draw()
{FOLLOW}
widgets.VBox([slider, view])
'''
LIVING = SLIDER.replace("{FOLLOW}", "slider.observe(draw, 'value')")
FOLLOW = "slider.observe(lambda change: setattr(view, 'value', NEW), 'value')"
LOST = """
from IPython.display import display
display({'application/vnd.jupyter.widget-view+json': {'model_id': 'gone', 'version_major': 2, 'version_minor': 0}}, raw=True)
"""


@pytest.fixture
def notebook(lab):
    """Writes a notebook of code cells into the learner's folder and gives its path."""
    def write(*cells, name="small"):
        small = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell.strip()) for cell in cells])
        small.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(small, lab.folder / f"{name}.ipynb")
        return f"{name}.ipynb"
    return write


def check(book, widgets):
    """What holds for every notebook that has been run: nothing went wrong, and each of its explorers follows each of its sliders."""
    assert book.errors() == []
    assert book.missing_characters() == []
    assert book.strangers == []
    assert book.complaints == []
    explorers = book.explorers()
    assert len(explorers) == widgets
    for explorer in explorers:
        moves = [book.move(explorer, slider) for slider in range(book.sliders(explorer).count())]
        assert all(after.text != before.text for before, after in moves), "a slider moved and nothing followed"
        assert any(after.label != before.label and after.pixels != before.pixels for before, after in moves), "no slider moves the picture"
    assert book.errors() == [], "after the sliders had moved"


@pytest.mark.parametrize("path", BUILT)
def test_a_chapter_in_the_browser(book, path):
    book.open(path)
    book.run_all()
    for theme in ("light", "dark"):
        book.set_theme(theme)
        book.photograph(f"{path.removesuffix('.ipynb').replace('/', '-')}-{theme}")
    check(book, widgets=number_of_explorers(path))
    titles = [book.look(explorer).label.partition(". ")[0] for explorer in book.explorers()]  # what follows may name words of both
    assert all(bool(re.search("[一-鿿]", title)) == path.startswith("zh/") for title in titles), "the folder's name gives the language"


def number_of_explorers(path):
    cells = nbformat.read(NOTEBOOKS / path, as_version=4).cells
    shown = re.compile(r"^(\w+ = )?(\w+_explorer|playground)\(", re.MULTILINE)
    return sum(cell.cell_type == "code" and shown.search(cell.source) is not None for cell in cells)


def test_every_chapter_is_opened_in_both_languages():
    assert len(BUILT) >= 4
    assert {path.removeprefix("zh/") for path in BUILT if path.startswith("zh/")} == {path[3:] for path in BUILT if path.startswith("en/")}


@pytest.mark.parametrize("theme, brightness", [("light", range(230, 256)), ("dark", range(60))])
def test_the_check_passes_a_living_picture_on_both_themes(book, notebook, theme, brightness):
    book.open(notebook(LIVING), theme)
    book.run_all()
    check(book, widgets=1)
    colour = book.page.evaluate("() => getComputedStyle(document.querySelector('.jp-Notebook')).backgroundColor")
    assert all(int(part) in brightness for part in colour.strip("rgba()").split(",")[:3])


@pytest.mark.parametrize("follow, complaint", [
    ("", "nothing followed"),
    (FOLLOW.replace("NEW", "view.value + ' '"), "no slider moves the picture"),
    (FOLLOW.replace("NEW", "view.value.replace('label=\"n = 2', 'label=\"n = 3')"), "no slider moves the picture"),
    ("slider.observe(lambda change: [draw(), setattr(view, 'value', view.value + '<p role=alert>oh dear</p>')], 'value')", "oh dear"),
])
def test_a_picture_that_does_not_follow_turns_the_check_red(book, notebook, follow, complaint):
    book.open(notebook(SLIDER.replace("{FOLLOW}", follow)))
    book.run_all()
    with pytest.raises(AssertionError, match=complaint):
        check(book, widgets=1)


@pytest.mark.parametrize("cell, sign", [
    ("1 / 0", "ZeroDivisionError"),
    ("import sys; print('careful', file=sys.stderr)", "careful"),
    ("from IPython.display import HTML; HTML('<div role=alert>I cannot read that</div>')", "I cannot read that"),
    (LOST, "model not found"),
])
def test_whatever_goes_wrong_turns_the_check_red(book, notebook, cell, sign):
    book.open(notebook(cell))
    book.run_all()
    assert sign in "".join(book.errors())


def test_a_character_without_a_glyph_and_a_request_into_the_world_turn_the_check_red(book, notebook):
    book.open(notebook("print('好 \\U0010fffd')", "from IPython.display import HTML; HTML('<img src=\"https://example.org/a.png\">')"))
    book.run_all()
    assert book.missing_characters() == ["\U0010fffd"]
    assert set(book.strangers) == {"https://example.org/a.png"}


def test_sliders_and_pictures_are_counted(book, notebook):
    book.open(notebook(LIVING))
    book.run_all()
    with pytest.raises(AssertionError, match="1 == 2"):
        check(book, widgets=2)
