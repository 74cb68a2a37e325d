"""The explorer: controls around a picture, and everything that all explorers have in common."""
import base64
import contextlib
import io
import json
import re
import zlib
from html import escape

import ipywidgets as widgets
import numpy as np

from ..core.errors import unknown_name
from ..core.language import current_language
from ..figures import svg
from ..figures.source import highlighted
from ..figures.style import VERMILION
from ..words import word
from .controls import LABEL, Control
from .reading import CannotRead

_GRID = {"width": "auto", "grid_template_columns": "repeat(auto-fit,minmax(min(100%,344px),1fr))", "grid_gap": "2px 24px"}
_WIDE = {"width": "auto", "overflow": "auto"}


class Explorer:
    """A picture that follows its controls.

    A subclass gives its `name`, and five short methods: `make_controls()`, `compute(**state)` (plain values → what is shown),
    `draw(shown, lang)` (→ SVG text), `arrays(shown)` (→ dict of arrays) and `outcome(shown)`; beside them, as it needs,
    `code(shown, state)`, `adapt(shown)`, `steady(shown)` and `examples`.

    Parameters
    ----------
    settings : dict
        Values of controls that differ from their defaults.
    lang : {'zh', 'en'}, optional
        The language; without it the explorer follows `kerastutor.set_language`.

    Attributes
    ----------
    controls : dict
        The controls by the names of their arguments.
    """

    name = ""
    examples = {}       # key of a label → the state that it sets
    private = False     # whether an upload is in view: then the views are marked, and `kerastutor lab` does not save them

    def __init__(self, settings, lang=None):
        self._lang = lang
        self._quiet = True
        self._labelled = None
        self._shown = None
        self._parts = self.make_controls()
        self.controls = {part.name: part for part in self._parts if isinstance(part, Control)}
        self._defaults = self.state
        self._message = widgets.HTML(layout=widgets.Layout(width="auto"))
        self._picture = widgets.HTML(layout=widgets.Layout(**_WIDE))
        self._code = widgets.HTML(layout=widgets.Layout(**_WIDE))
        self._example = widgets.Dropdown(style={"description_width": LABEL}, layout=widgets.Layout(width="auto"))
        top = [self._example] if self.examples else []
        self.box = widgets.VBox([self.arrange(top), self._message, self._picture, self._code], layout=widgets.Layout(width="auto"))
        for control in self.controls.values():
            control.listen(self._changed)
        self._example.observe(self._take_example, "value")
        self.state = settings
        self._quiet = False

    # What a subclass gives.

    def make_controls(self):
        """The controls, new ones for every explorer, in the order in which they are shown; headings may stand between them."""
        raise NotImplementedError

    def compute(self, **state):
        """What is to be shown, from the values of the controls; an error here leaves the last good picture."""
        raise NotImplementedError

    def draw(self, shown, lang):
        """SVG text of what `compute` gave."""
        raise NotImplementedError

    def arrays(self, shown):
        """What is shown, as a dict of arrays."""
        raise NotImplementedError

    def code(self, shown, state):
        """Python code that gives the numbers shown; none by default."""
        return ""

    def outcome(self, shown):
        """The result in a few characters, such as its shape."""
        raise NotImplementedError

    def adapt(self, shown):
        """Fit the limits of controls to what is shown."""

    def arrange(self, top):
        """The controls as they stand above the picture; `top` holds the menu of examples, where there is one."""
        return widgets.GridBox([*top, *(part.widget for part in self._parts)], layout=widgets.Layout(**_GRID))

    def steady(self, shown):
        """The arrays behind the checksum: those that are the same on every machine."""
        return self.arrays(shown)

    # What every explorer has.

    @property
    def lang(self):
        """The language in force, 'zh' or 'en'; setting it relabels everything in place."""
        return current_language(self._lang)

    @lang.setter
    def lang(self, lang):
        current_language(lang)
        self._lang = lang
        unread = bool(self._message.value)
        self._present(self._shown, self._shown_state)
        if unread:
            self._changed(None)

    @property
    def state(self):
        """The values of the controls by name, a plain dict; setting some of them is enough.

        Where the controls hold what cannot be shown, the picture, `data` and `to_preset()` are still of the last good state.
        """
        return {name: control.value for name, control in self.controls.items()}

    @state.setter
    def state(self, values):
        before = self.state
        try:
            self._set(values)
            self._refresh()
        except Exception:
            self._set(before)
            if self._shown is not None:
                with self._quietly():
                    self.adapt(self._shown)
            raise

    @property
    def data(self):
        """What the picture shows, as a dict of arrays to go on with in code."""
        return self.arrays(self._shown)

    def view(self):
        """The picture as it stands: SVG text."""
        return self._picture.value

    def to_preset(self):
        """The settings of the picture as one short string, for `preset` on any machine."""
        changed = {name: value for name, value in self._shown_state.items() if json.dumps(value) != json.dumps(self._defaults[name])}
        packed = zlib.compress(json.dumps(changed, ensure_ascii=False, separators=(",", ":")).encode(), 9)
        return f"{self.name}:{base64.urlsafe_b64encode(packed).decode().rstrip('=')}"

    def preset(self, text):
        """Take the settings that `to_preset` wrote.

        Raises
        ------
        ValueError
            Where `text` is incomplete, or belongs to another explorer.
        """
        name, colon, packed = text.strip().partition(":")
        if colon and name != self.name:
            raise ValueError(f"This preset is for the explorer {name!r}; this one is {self.name!r}.")
        try:
            changed = json.loads(zlib.decompress(base64.b64decode(packed + "=" * (-len(packed) % 4), "-_", validate=True)))
        except (ValueError, zlib.error):
            raise ValueError(f"This preset is damaged or incomplete: {text!r}. Copy the whole string that to_preset() gave.") from None
        self.state = {**self._defaults, **changed}

    def __repr__(self):
        settings = ", ".join(f"{name}={value!r}" for name, value in self._shown_state.items() if len(repr(value)) <= 24)
        return f"{type(self).__name__}({settings}) -> {self.outcome(self._shown)} #{checksum(self.steady(self._shown))}"

    def still(self):
        """The picture for where no kernel runs, by MIME type."""
        paper = svg.on_paper(self.view())
        return {"image/svg+xml": paper, "text/html": svg.as_image(paper, repr(self))}

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {**self.box._repr_mimebundle_(), **self.still(), "text/plain": repr(self)}

    # How it works.

    def _set(self, values):
        with self._quietly():
            for name, value in values.items():
                if name not in self.controls:
                    raise unknown_name(f"control of the {self.name} explorer", name, list(self.controls))
                self.controls[name].set(value)

    @contextlib.contextmanager
    def _quietly(self):
        """Controls that move inside do not call back."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _changed(self, change):
        """The one callback of all controls."""
        if not self._quiet:
            with self._guarded():
                self._refresh()

    def _take_example(self, change):
        if not self._quiet and change["new"]:
            with self._guarded():
                self.state = self.examples[change["new"]]

    @contextlib.contextmanager
    def _guarded(self):
        """Whatever goes wrong or is printed inside is told in the explorer, where a learner sees it; a good update clears it."""
        printed = io.StringIO()
        told = ""
        try:
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                yield
        except CannotRead as error:
            told = error.told(self.lang)
        except Exception as error:
            told = word("common.refused", self.lang, message=str(error) or type(error).__name__)
        if not told and printed.getvalue().strip():
            told = word("common.printed", self.lang, message=printed.getvalue().strip())
        self._message.value = told and self._marked(alert(told))

    def _refresh(self):
        """Compute from the controls, and show it."""
        state = self.state
        self._present(self.compute(**state), state)
        self._shown_state = self.state

    def _present(self, shown, state):
        """Draw, then show; nothing is shown until everything has succeeded."""
        lang = self.lang
        drawn = refuse_blank(self.draw(shown, lang))
        code = self.code(shown, state)
        with self._quietly():
            if self._labelled != lang:
                self._relabel(lang)
            self.adapt(shown)
            self._example.value = ""
        self._shown = shown
        self._picture.value = self._marked(drawn)
        self._code.value = code and self._marked(code_block(code, word("common.code", lang)))
        self._message.value = ""

    def _marked(self, markup):
        return svg.of_an_upload(markup) if self.private else markup

    def _relabel(self, lang):
        self._labelled = lang
        for part in self._parts:
            part.relabel(lang)
        self._example.description = word("common.try", lang)
        self._example.options = [(word("common.choose", lang), ""), *((word(key, lang), key) for key in self.examples)]


def alert(told):
    """A message that screen readers speak at once."""
    return (f'<div role="alert" style="margin:4px 0;padding:6px 12px;line-height:1.5;border-left:4px solid {VERMILION};'
            f'color:var(--jp-content-font-color1,#222);white-space:pre-wrap"><b>⚠</b> {escape(told)}</div>')


def code_block(code, label):
    """Code to select and copy, under a line that says what it is."""
    return (f'<div style="display:grid;grid-template-columns:minmax(0,1fr);'  # no wider than its place: long lines scroll
            f'margin-top:6px;color:var(--jp-content-font-color1,#222);line-height:1.45">'
            f'<div style="font-size:13px">{escape(label)}</div>{highlighted(*code.split(chr(10)))}</div>')


_MARK = re.compile(r"<(rect|path|circle|line|image|text)\b")
_NOWHERE = re.compile(r'="[^"<>]*\b(nan|inf)\b[^"<>]*"')
_FILE = re.compile(r'href="data:[^"]*"')        # the bytes of an image may spell anything


def refuse_blank(drawn):
    """`drawn`, if there is something to see in it and every mark has a place.

    Raises
    ------
    RuntimeError
        For a picture without marks, without words for it, or with coordinates that are no numbers.
    """
    if not _MARK.search(drawn) or "<desc>" not in drawn:
        raise RuntimeError("the picture is blank.")
    body = drawn[drawn.index("</desc>"):]
    lost = _NOWHERE.search(_FILE.sub("", body))
    if lost:
        raise RuntimeError(f"a mark of the picture has no place: {lost.group()}.")
    return drawn


def checksum(arrays):
    """Eight hexadecimal digits that change when the numbers do; numbers count to six significant digits."""
    total = 0
    for name, array in arrays.items():
        array = np.asarray(array)
        written = " ".join(format(v, ".6g") if isinstance(v, float) else str(v) for v in array.ravel().tolist())
        total = zlib.crc32(f"{name} {array.shape} {written}".encode(), total)
    return f"{total:08x}"
