"""The builder: one source becomes two notebooks with the same code, run, stripped, and the same again tomorrow."""
import shutil

import nbformat
import pytest

SOURCE = """---
jupytext:
  text_representation: {extension: .md, format_name: myst}
kernelspec: {display_name: Python 3, language: python, name: python3}
---

+++ {"lang": "zh"}

# 你好

:::{admonition} 当心
:class: warning
第一行
第二行
:::

+++ {"lang": "en"}

# Hello

:::{admonition} Mind
:class: warning
line one
line two
:::

```{code-cell} ipython3
import os

print("one", flush=True)
print("two", os.path.basename(os.getcwd()), os.environ.get("KERASTUTOR_LANG"))
```

+++ {"lang": "zh"}

再来
一次，
`x` 也好
abc
- 一

+++ {"lang": "en"}

Once more.

```{code-cell} ipython3
:tags: [exercise]

import ipywidgets

ipywidgets.IntSlider()
```

```{code-cell} ipython3
2 + 2
```

```{code-cell} ipython3
2 + 2
```
"""


@pytest.fixture
def house(build, tmp_path, monkeypatch):
    """A folder of chapters with one source in it."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "09_9_hello.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.setattr(build, "HERE", tmp_path)
    monkeypatch.setenv("KERASTUTOR_LANG", "en")
    return tmp_path


def rewrite(house, old, new):
    path = house / "source" / "09_9_hello.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_one_source_two_notebooks(build, house):
    zh, en = (build.notebook("09_9_hello", lang) for lang in ("zh", "en"))
    assert [cell.id for cell in zh.cells] == [cell.id for cell in en.cells]
    assert len({cell.id for cell in zh.cells}) == 6
    assert [cell.source for cell in zh.cells if cell.cell_type == "code"] == [cell.source for cell in en.cells if cell.cell_type == "code"]
    assert [cell.source.splitlines()[0] for cell in zh.cells if cell.cell_type == "markdown"] == ["# 你好", "再来一次，`x` 也好"]
    assert [cell.source.splitlines()[0] for cell in en.cells if cell.cell_type == "markdown"] == ["# Hello", "Once more."]
    assert en.cells[0].source == "# Hello\n\n> **⚠ Mind**\n>\n> line one\n> line two"
    assert [cell.metadata for cell in en.cells if cell.metadata] == [{"tags": ["exercise"]}]


def test_a_cell_keeps_its_id_when_another_comes_before_it(build, house):
    before = [cell.id for cell in build.notebook("09_9_hello", "zh").cells]
    rewrite(house, '+++ {"lang": "zh"}\n\n再来', '+++ {"lang": "zh"}\n\n先停。\n\n+++ {"lang": "en"}\n\nStop.\n\n+++ {"lang": "zh"}\n\n再来')
    after = [cell.id for cell in build.notebook("09_9_hello", "zh").cells]
    assert len(after) == len(before) + 1
    assert [cell_id for cell_id in after if cell_id in before] == before


@pytest.mark.parametrize("old, new, message", [
    ('+++ {"lang": "en"}\n\nOnce more.\n', "", "1 prose cells in Chinese but 0 in English"),
    ('+++ {"lang": "zh"}\n\n再来\n一次，\n`x` 也好\nabc\n- 一\n', "", "0 prose cells in Chinese but 1 in English"),
    ('+++ {"lang": "en"}\n\nOnce', '+++ {"lang": "fr"}\n\nOnce', "prose without a language, beginning 'Once more.'"),
    ('+++ {"lang": "en"}\n\nOnce', "+++\n\nOnce", "prose without a language, beginning 'Once more.'"),
])
def test_prose_that_lacks_a_language_is_refused(build, house, old, new, message):
    rewrite(house, old, new)
    with pytest.raises(build.SourceError, match=f"09_9_hello.md: {message}"):
        build.notebook("09_9_hello", "zh")


def test_built_notebooks_hold_what_a_reader_sees(build, house, capsys):
    assert build.main([]) == 0
    for lang in ("zh", "en"):
        book = nbformat.read(house / lang / "09_9_hello.ipynb", as_version=4)
        nbformat.validate(book)
        code = [cell for cell in book.cells if cell.cell_type == "code"]
        assert [cell.execution_count for cell in code] == [1, 2, 3, 4]
        stored = [(output.output_type, output.name, output.text) for output in code[0].outputs]
        assert stored == [("stream", "stdout", f"one\ntwo {lang} None\n")]
        assert list(code[1].outputs[0].data) == ["text/plain"]
        assert code[2].outputs[0].data["text/plain"] == "4"
        assert set(book.metadata) == {"kernelspec", "language_info"}
        assert all(set(cell.metadata) <= {"tags"} for cell in book.cells)
    assert capsys.readouterr().out == "built notebooks/zh/09_9_hello.ipynb\nbuilt notebooks/en/09_9_hello.ipynb\n"


def test_check_writes_nothing_and_fails_on_what_is_stale(build, house, capsys):
    assert build.main(["--check"]) == 1
    assert not (house / "zh").exists()
    build.main(["09_9_hello"])
    assert build.main(["--check"]) == 0
    capsys.readouterr()
    rewrite(house, "Once more.", "Twice more.")
    assert build.main(["--check"]) == 1
    assert capsys.readouterr().out == "stale notebooks/zh/09_9_hello.ipynb\nstale notebooks/en/09_9_hello.ipynb\n"


def test_a_cell_that_fails_stops_the_build(build, house):
    from nbclient.exceptions import CellExecutionError
    rewrite(house, "2 + 2", "2 + None")
    with pytest.raises(CellExecutionError, match="TypeError"):
        build.main([])
    shutil.rmtree(house / "zh")


def test_an_unknown_section(build, house, capsys):
    with pytest.raises(SystemExit):
        build.main(["09_9_helo"])
    assert "no source for 09_9_helo; there are 09_9_hello" in capsys.readouterr().err
