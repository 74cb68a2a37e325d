"""The built chapters: what their sources give, the same code in both languages, and nothing in them that belongs to one machine."""
import re
from pathlib import Path

import nbformat
import pytest
from markdown_it import MarkdownIt

from kerastutor.labs import desk

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SECTIONS = sorted(path.stem for path in (NOTEBOOKS / "source").glob("*.md"))
BOOKS = sorted(NOTEBOOKS.glob("*/*.ipynb"))
EXPLORER = re.compile(r"\b(\w+_explorer|playground)\(")
LOCAL = re.compile(r"/(?:home|tmp|usr|root|work|Users)/|[A-Z]:\\\\|site-packages|\bat 0x[0-9a-f]+|\b\d{1,2}:\d{2}:\d{2}\b"
                   r"|\b\d+\s?(?:ms|us|µs)/step\b|model_id")

every_book = pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
every_section = pytest.mark.parametrize("section", SECTIONS)


def read(path):
    return nbformat.read(path, as_version=4)


def code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def prose(book):
    return [cell.source for cell in book.cells if cell.cell_type == "markdown"]


def outputs(book):
    """Every stored output as pairs of a kind and a text."""
    for cell in code(book):
        for output in cell.outputs:
            if output.output_type == "stream":
                yield output.name, output.text
            else:
                yield from (output.get("data") or {"error": output.get("evalue")}).items()


def faults(book):
    """All that a built notebook must not hold."""
    found = []
    for cell in code(book):
        name = cell.id
        if cell.execution_count is None:
            found.append(f"{name}: never run")
        tags = " ".join(cell.metadata.get("tags", [])).lower()
        if any(word in tags for word in ("skip", "ignore", "raises")) or "NBVAL" in cell.source:
            found.append(f"{name}: not checked")
        if EXPLORER.search(cell.source) and not shown_without_a_kernel(cell):
            found.append(f"{name}: an explorer without a fall-back")
        for output in cell.outputs:
            if output.output_type == "error" or output.get("name") == "stderr":
                found.append(f"{name}: {output.output_type} {output.get('name', '')}")
    found += [f"belongs to one machine: {LOCAL.search(text)[0]}" for kind, text in outputs(book)
              if not kind.startswith("image/") and LOCAL.search(text)]
    if "widgets" in book.metadata or any("widget-view" in kind for kind, _ in outputs(book)):
        found.append("saved widget state")
    return found


def shown_without_a_kernel(cell):
    kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
    return "text/plain" in kinds and bool(kinds & {"image/svg+xml", "image/png", "text/html"})


def test_there_are_chapters():
    assert {"00_start", "01_1_sequence", "01_2_text", "01_3_image"} <= set(SECTIONS)
    assert {(path.parent.name, path.stem) for path in BOOKS} == {(lang, section) for lang in ("zh", "en") for section in SECTIONS}


@every_section
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_what_its_source_gives(build, section, lang):
    built = read(NOTEBOOKS / lang / f"{section}.ipynb")
    assert build.skeleton(built) == build.skeleton(build.notebook(section, lang))
    assert [cell.execution_count for cell in code(built)] == list(range(1, len(code(built)) + 1))
    nbformat.validate(built)


@every_section
def test_code_and_ids_are_the_same_in_both_languages(section):
    zh, en = (read(NOTEBOOKS / lang / f"{section}.ipynb") for lang in ("zh", "en"))
    assert [(cell.id, cell.cell_type) for cell in zh.cells] == [(cell.id, cell.cell_type) for cell in en.cells]
    assert [cell.source for cell in code(zh)] == [cell.source for cell in code(en)]
    assert not any(a == b for a, b in zip(prose(zh), prose(en)))


@every_section
def test_both_languages_have_the_same_headings_pictures_formulas_and_code(section):
    zh, en = (read(NOTEBOOKS / lang / f"{section}.ipynb") for lang in ("zh", "en"))
    for chinese, english in zip(prose(zh), prose(en)):
        for pattern in (r"^#+ ", r"^> \*\*\S ", r"```\w*", r"\$\$", r"^\|", r"^\d\. |^- ", r"check\(\"[^\"]+\"\)"):
            assert len(re.findall(pattern, chinese, re.M)) == len(re.findall(pattern, english, re.M)), (pattern, chinese, english)


@every_book
def test_no_faults(path):
    assert faults(read(path)) == []


@every_book
def test_every_exercise_exists_and_stands_blank(path):
    keys = [key for cell in code(read(path)) for key in re.findall(r"check\(\"([^\"]+)\"", cell.source)]
    assert sorted(keys) == sorted(key for key in desk.EXERCISES if path.stem.startswith(key.partition(".")[0]))
    for cell in code(read(path)):
        if "check(" in cell.source:
            assert cell.metadata.tags == ["exercise"] and "answer = ...\n" in cell.source


@every_book
def test_code_fits_the_width_of_a_cell(path):
    assert [line for cell in code(read(path)) for line in cell.source.splitlines() if len(line) > 86] == []


@every_book
def test_links_lead_somewhere(path):
    for text in prose(read(path)):
        for link in re.findall(r"\]\(([^)]+)\)", text):
            assert link.startswith("https://") or (path.parent / link).resolve() in BOOKS, link


@every_book
def test_its_markdown_means_what_it_says(path):
    """Emphasis that CommonMark does not see (as before a full stop in Chinese) leaves its stars behind; an admonition its colons."""
    markdown = MarkdownIt("commonmark").enable("table")
    for text in prose(read(path)):
        without_formulas = re.sub(r"\$\$.*?\$\$|\$[^$]+\$", "x", text, flags=re.S)
        words = "".join(child.content for token in markdown.parse(without_formulas)
                        for child in token.children or [] if child.type == "text")
        assert "**" not in words and ":::" not in words, words


@pytest.mark.parametrize("path", [path for path in BOOKS if path.parent.name == "zh"], ids=lambda path: path.stem)
def test_chinese_is_set_as_chinese(path):
    """A space between Chinese and Latin letters or digits; full-width punctuation after Chinese; Chinese quotation marks."""
    for text in prose(read(path)):
        plain = re.sub(r"```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]+\$|\]\([^)]*\)|\*\*",
                       lambda found: "`" if found[0].startswith(("`", "$")) else "", text, flags=re.S)
        assert not re.findall(r"[\u4e00-\u9fff][A-Za-z0-9`]|[A-Za-z0-9`%°][\u4e00-\u9fff]", plain)
        assert not re.findall(r"[\u4e00-\u9fff（）。，：；][,.;:?!()]|[,;:?!()][\u4e00-\u9fff（）。，：；]", plain)
        assert '"' not in plain
        assert not re.findall(r"[\u4e00-\u9fff，。；：！？、）”]\n(?:> )?[\u4e00-\u9fff“（`*]", text)


def damage(book, how):
    cell = next(cell for cell in code(book) if EXPLORER.search(cell.source))
    if how == "never run":
        cell.execution_count = None
    elif how == "not checked":
        cell.metadata.tags = ["nbval-skip"]
    elif how == "fall-back":
        cell.outputs = []
    elif how == "stderr":
        cell.outputs.append(nbformat.v4.new_output("stream", name="stderr", text="a warning"))
    elif how == "error":
        cell.outputs.append(nbformat.v4.new_output("error", ename="ValueError", evalue="no", traceback=[]))
    elif how == "one machine":
        cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text="<object at 0x7f00aa>"))
    elif how == "widget state":
        book.metadata["widgets"] = {"application/vnd.jupyter.widget-state+json": {}}
    return book


@pytest.mark.parametrize("how", ["never run", "not checked", "fall-back", "stderr", "error", "one machine", "widget state"])
def test_a_damaged_notebook_is_found_out(how):
    book = read(NOTEBOOKS / "zh" / "01_1_sequence.ipynb")
    assert faults(book) == []
    found = faults(damage(book, how))
    assert len(found) == 1 and how in found[0]
