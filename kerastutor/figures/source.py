"""The library shows its own source: what a function or a class does, as code to read where it is used."""
import ast
import inspect
import textwrap
from html import escape

_COLOURS = (     # the first token family that holds a token gives its colour: JupyterLab's own editor colours, so that both themes are right
    ("Comment", "comment", "#408080"),
    ("Literal.String", "string", "#a31515"),
    ("Literal.Number", "number", "#116644"),
    ("Keyword", "keyword", "#008000"),
    ("Operator.Word", "keyword", "#008000"),
    ("Name.Builtin", "builtin", "#006a6a"),
    ("Name.Function", "def", "#00008b"),
    ("Name.Class", "def", "#00008b"),
    ("Name.Decorator", "meta", "#7a2bbf"),
)
_BLOCK = ("margin:2px 0 0;padding:8px 12px;overflow-x:auto;border-radius:6px;border:1px solid rgba(128,128,128,.35);background:transparent;"
          "font-family:var(--jp-code-font-family,ui-monospace,monospace);font-size:13px;line-height:1.5;white-space:pre;"
          "color:var(--jp-content-font-color1,#222)")


def highlighted(code):
    """`code` as an HTML block in the editor's colours."""
    from pygments.lexers import PythonLexer
    parts = []
    for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(code):
        family = str(kind)[len("Token."):]
        colour = next((f"var(--jp-mirror-editor-{name}-color,{plain})" for start, name, plain in _COLOURS if family.startswith(start)), None)
        parts.append(f'<span style="color:{colour}">{escape(value, quote=False)}</span>' if colour else escape(value, quote=False))
    return f'<pre style="{_BLOCK}"><code style="background:transparent;color:inherit;padding:0">{"".join(parts)}</code></pre>'


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
            first = ast.literal_eval(ast.unparse(doc.value)).strip().split("\n")[0].replace('"""', "'''")
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
