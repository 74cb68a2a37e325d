"""Build the chapters: one source a section, filtered into a Chinese and an English notebook, run, and written with its outputs.

    python notebooks/build.py                    build every section
    python notebooks/build.py 01_1_sequence      build one
    python notebooks/build.py --check            write nothing; fail where a notebook is not what its source gives

A source is jupytext's MyST Markdown: prose cells are marked `+++ {"lang": "zh"}` or `+++ {"lang": "en"}`, code stands once. Every prose
cell has its partner in the other language between the same two code cells. An admonition becomes a quotation with a bold heading, which
JupyterLab and GitHub both show.
"""
import argparse
import hashlib
import os
import re
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

import jupytext
import nbclient
import nbformat

HERE = Path(__file__).resolve().parent
LANGUAGES = ("zh", "en")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
ADMONITION = re.compile(r"^:::\{admonition\} (?P<title>.+)\n(?::class: (?P<kind>\w+)\n)?(?P<body>(?:.*\n)*?):::$", re.M)
SOFT_BREAK = re.compile(r"(?<=[\u4e00-\u9fff])\n(?=[\u4e00-\u9fff“（])|(?<=[，。；：！？、）”…])\n(?!\n|[-#>|:]|```|\d+\. |\$\$)")
SIGNS = {"note": "ℹ", "tip": "☞", "warning": "⚠"}
WIDGET = "application/vnd.jupyter.widget-view+json"


class SourceError(ValueError):
    """A source that cannot become two notebooks."""


def sections():
    """The stems of all sources, in the order of the tutorial."""
    return sorted(path.stem for path in (HERE / "source").glob("*.md"))


def read(path):
    """The cells of a source as triples (kind, {language: text}, tags): a prose cell and its partner are one."""
    name = Path(path).name
    found = []
    for prose, run in groupby(jupytext.read(path, fmt="md:myst").cells, lambda cell: cell.cell_type == "markdown"):
        if not prose:
            found += [("code", dict.fromkeys(LANGUAGES, cell.source), cell.metadata.get("tags", [])) for cell in run]
            continue
        texts = {lang: [] for lang in LANGUAGES}
        for cell in run:
            lang = cell.metadata.get("lang")
            if lang not in LANGUAGES:
                raise SourceError(f"{name}: prose without a language, beginning {cell.source[:40]!r}; "
                                  "mark it +++ {\"lang\": \"zh\"} or \"en\".")
            texts[lang].append(admonitions(unwrapped(cell.source) if lang == "zh" else cell.source))
        if len(texts["zh"]) != len(texts["en"]):
            raise SourceError(f"{name}: {len(texts['zh'])} prose cells in Chinese but {len(texts['en'])} in English, "
                              f"near {run_start(texts)!r}.")
        found += [("markdown", {"zh": zh, "en": en}, []) for zh, en in zip(texts["zh"], texts["en"])]
    return found


def run_start(texts):
    return next(text for lang in LANGUAGES for text in texts[lang])[:40]


def admonitions(text):
    """`text` with its admonitions written as quotations."""
    def quotation(found):
        title = f"**{SIGNS[found['kind'] or 'note']} {found['title'].strip()}**"
        return "\n".join(f"> {line}".rstrip() for line in [title, "", *found["body"].strip().split("\n")])
    return ADMONITION.sub(quotation, text)


def unwrapped(text):
    """Chinese `text` without the line breaks inside its paragraphs, which a browser would show as spaces."""
    return SOFT_BREAK.sub("", text)


def notebook(section, lang, source=None):
    """The notebook that the source gives, not yet run; a cell's id comes from its texts, the same in both languages."""
    seen = Counter()
    cells = []
    for kind, texts, tags in read(source or HERE / "source" / f"{section}.md"):
        fingerprint = hashlib.sha256("\0".join([kind, *texts.values()]).encode()).hexdigest()[:8]
        seen[fingerprint] += 1
        cell_id = fingerprint if seen[fingerprint] == 1 else f"{fingerprint}-{seen[fingerprint]}"
        new = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
        cells.append(new(texts[lang], id=cell_id, metadata={"tags": tags} if tags else {}))
    return nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": KERNEL, "language_info": {"name": "python"}})


def run(book, folder):
    """Run `book` in `folder` and keep what a reader without a kernel can see: no widget views, no times, streams in one piece."""
    environment = {name: value for name, value in os.environ.items() if name != "KERASTUTOR_LANG"}
    nbclient.NotebookClient(
        book, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}},
        store_widget_state=False, record_timing=False, coalesce_streams=True,
    ).execute(env=environment)
    book.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for cell in book.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
    return book


def target(section, lang):
    return HERE / lang / f"{section}.ipynb"


def skeleton(book):
    """What must agree between a notebook and its source: everything but the outputs."""
    return [(cell.cell_type, cell.id, cell.source, dict(cell.metadata)) for cell in book.cells]


def is_built(section, lang):
    """Whether the notebook exists and is what its source gives."""
    path = target(section, lang)
    return path.exists() and skeleton(nbformat.read(path, as_version=4)) == skeleton(notebook(section, lang))


def main(arguments=None):
    parser = argparse.ArgumentParser(description="Build the chapters from their sources.")
    parser.add_argument("section", nargs="*", help="stems of sources, such as 01_1_sequence (default: all)")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a notebook is not what its source gives")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.section) - set(sections())
    if unknown:
        parser.error(f"no source for {', '.join(sorted(unknown))}; there are {', '.join(sections())}")
    stale = 0
    for section in chosen.section or sections():
        for lang in LANGUAGES:
            if not chosen.check:
                book = notebook(section, lang)
                target(section, lang).parent.mkdir(exist_ok=True)
                nbformat.write(run(book, target(section, lang).parent), target(section, lang))
                print("built", f"notebooks/{lang}/{section}.ipynb", flush=True)
            elif not is_built(section, lang):
                stale += 1
                print("stale", f"notebooks/{lang}/{section}.ipynb")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
