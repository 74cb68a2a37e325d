import re
from html import unescape

import pytest

from kerastutor.core.language import set_language
from kerastutor.figures import source, svg
from kerastutor.figures.source import show


def test_the_text_is_the_code_with_the_docstring_cut_to_one_line():
    shown = repr(show(svg.number))
    assert shown.startswith('def number(value):\n    """A coordinate as short text, to a tenth of a pixel."""\n    text = f"{value:.1f}"\n')
    assert ">>>" not in shown
    namespace = {}
    exec(shown, namespace)
    assert namespace["number"](2.0) == "2"


def test_the_page_shows_the_code_and_folds_the_docstring():
    page = show(svg.number)._repr_html_()
    assert page.startswith("<details open")
    code, docstring = page.split("<details style", 1)
    assert unescape(re.sub(r"<[^>]*>", "", code)).endswith(repr(show(svg.number)))
    assert "Examples" in docstring and "&gt;&gt;&gt; number(3.0)" in docstring
    assert page.count("<details") == page.count("</details>") == 2
    assert "var(--jp-mirror-editor-keyword-color" in page


@pytest.mark.parametrize("thing, first", [
    (source.Source, "class Source:"),
    (source, '"""The library shows its own source'),
    (source.Source.__repr__, "def __repr__(self):"),
    (show(svg.number), "class Source:"),
    (set_language, "def set_language(lang):"),
])
def test_functions_classes_methods_modules_and_instances(thing, first):
    assert show(thing).code.startswith(first)
    compile(show(thing).code, "shown", "exec")


def test_what_python_did_not_write_is_refused():
    with pytest.raises(TypeError, match="show: needs a function, class or module written in Python, got <built-in function len>"):
        show(len)


def test_docstrings_with_quotes_and_backslashes_stay_python():
    code = 'def f():\n    r"""a \\ b "c"\n\n    more\n    """\n    return 1\n'
    assert source.without_long_docstrings(code) == 'def f():\n    r"""a \\ b "c" """\n    return 1\n'
    compile(source.without_long_docstrings(code), "shown", "exec")


def test_strings_numbers_keywords_and_names_have_their_colours():
    code = """@op\ndef f(x, y='a # b'):  # say "no"\n    return 1e-05 if x else r"c'd" + None  # <ok>"""
    page = source.highlighted(code)
    coloured = re.findall(r"--jp-mirror-editor-(\w+)-color,#\w+\)\">(.*?)</span>", page)
    assert [(kind, unescape(token)) for kind, token in coloured] == [
        ("meta", "@op"),
        ("keyword", "def"),
        ("def", "f"),
        ("string", "'a # b'"),
        ("comment", '# say "no"'),
        ("keyword", "return"),
        ("number", "1e-05"),
        ("keyword", "if"),
        ("keyword", "else"),
        ("string", 'r"c\'d"'),
        ("keyword", "None"),
        ("comment", "# <ok>"),
    ]
    assert unescape(re.sub(r"<[^>]*>", "", page)) == code
    assert source.highlighted(*code.split("\n")) == page
