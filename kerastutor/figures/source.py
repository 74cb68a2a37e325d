"""The library shows its own source: what a function or a class does, as code to read where it is used."""
import ast
import inspect
import re
import textwrap
from functools import lru_cache
from html import escape
from keyword import iskeyword

_COLOURS = {     # JupyterLab's own editor colours, so that both themes are right; the second is for where there are none
    "comment": "#408080", "string": "#a31515", "number": "#116644", "keyword": "#008000", "def": "#00008b", "meta": "#7a2bbf",
}
_TOKEN = re.compile(r"""
    (?P<comment> \#[^\n]* )
  | (?P<string>  (?<!\w)[rbfu]{0,2} (?: \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' ) )
  | (?P<number>  \b\d[\w.]* (?:(?<=e)[-+]\d+)? )
  | (?P<meta>    ^[ ]*@[\w.]+ )
  | (?P<word>    \b[^\W\d]\w* )
""", re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE)
_BLOCK = ("margin:2px 0 0;padding:8px 12px;overflow-x:auto;border-radius:6px;border:1px solid rgba(128,128,128,.35);background:transparent;"
          "font-family:var(--jp-code-font-family,ui-monospace,monospace);font-size:13px;line-height:1.5;white-space:pre;"
          "color:var(--jp-content-font-color1,#222)")


def highlighted(*pieces):
    """Code as an HTML block in the editor's colours; each piece (lines that are whole statements by themselves) is remembered."""
    coloured = "\n".join(map(_coloured, pieces))
    plain = "background:transparent;color:inherit;padding:0;white-space:pre;word-break:normal"     # JupyterLab would break lines anywhere
    return f'<pre style="{_BLOCK}"><code style="{plain}">{coloured}</code></pre>'


@lru_cache(maxsize=256)
def _coloured(code):
    """`code` with strings, numbers, keywords and the names being defined in their colours."""
    parts, end, before = [], 0, ""
    for found in _TOKEN.finditer(code):
        kind, token = found.lastgroup, found.group()
        if kind == "word":
            kind = "keyword" if iskeyword(token) else "def" if before in ("def", "class") else None
        if kind:
            parts += [escape(code[end:found.start()], quote=False),
                      f'<span style="color:var(--jp-mirror-editor-{kind}-color,{_COLOURS[kind]})">{escape(token, quote=False)}</span>']
            end = found.end()
        before = token
    return "".join(parts) + escape(code[end:], quote=False)


class Source:
    """The source of a function, class or module of the library; what a notebook shows is the code, with the long docstring folded away.

    Parameters
    ----------
    thing
        What to read.

    Attributes
    ----------
    code : str
        The source without docstrings but their first lines.
    whole : str
        The source as it stands in the file.
    """

    def __init__(self, thing):
        try:
            self.whole = textwrap.dedent(inspect.getsource(thing)).rstrip() + "\n"
        except (TypeError, OSError):
            raise TypeError(f"show: needs a function, class or module written in Python, got {thing!r}.") from None
        self.title = getattr(thing, "__qualname__", None) or thing.__name__
        self.place = getattr(thing, "__module__", None) or thing.__name__
        self.code = without_long_docstrings(self.whole)

    def __repr__(self):
        return self.code.rstrip()

    def _repr_html_(self):
        folded = self.whole != self.code
        blocks = highlighted(self.code.rstrip())
        if folded:
            blocks += (f'<details style="margin-top:4px"><summary style="cursor:pointer">{escape(self.title)}.__doc__</summary>'
                       f'<pre style="{_BLOCK}">{escape(self._docstring())}</pre></details>')
        return (f'<details open style="color:var(--jp-content-font-color1,#222)"><summary style="cursor:pointer">'
                f'<code>{escape(self.place)}.{escape(self.title)}</code></summary>{blocks}</details>')

    def _docstring(self):
        body = ast.parse(self.whole).body
        holder = body[0] if len(body) == 1 and hasattr(body[0], "body") else ast.parse(self.whole)
        return ast.get_docstring(holder) or ""


def without_long_docstrings(code):
    """`code` with every docstring cut to its first paragraph's first line; what was one line stays.

    Examples
    --------
    >>> print(without_long_docstrings('def f(x):\\n    \\"\\"\\"y = x\\n\\n    More.\\n    \\"\\"\\"\\n    return x'))
    def f(x):
        \"\"\"y = x\"\"\"
        return x
    """
    lines = code.split("\n")
    found = [node.body[0] for node in ast.walk(ast.parse(code))
             if isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and ast.get_docstring(node)]
    for doc in sorted(found, key=lambda d: -d.lineno):
        if doc.end_lineno > doc.lineno:
            indent = " " * doc.col_offset
            first = doc.value.value.strip().split("\n")[0].replace('"""', "'''")
            first += " " * first.endswith('"')
            escaped = "r" if "\\" in first else ""
            lines[doc.lineno - 1:doc.end_lineno] = [f'{indent}{escaped}"""{first}"""']
    return "\n".join(lines)


def show(thing):
    """The library's own source of `thing`, to read in place.

    The code comes first: a docstring is cut to its first line, and stands whole behind a fold below.

    Parameters
    ----------
    thing : function, class or module
        What to show; an instance shows its class.

    Returns
    -------
    Source

    Raises
    ------
    TypeError
        For what is not written in Python.

    Examples
    --------
    >>> from kerastutor.figures.svg import number
    >>> print(str(show(number)).split(chr(10))[0])
    def number(value):
    """
    if not (inspect.isroutine(thing) or inspect.isclass(thing) or inspect.ismodule(thing)):
        thing = type(thing)
    return Source(inspect.unwrap(thing) if inspect.isroutine(thing) else thing)
