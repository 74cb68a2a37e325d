"""The controls that explorers declare: each is one named argument, with a label, a value that can be set, and a way to listen.

A slider has no name of its own for a screen reader; so a slider here is a pair: a number field that bears the name, and the slider beside
it. A `Heading` stands above controls that belong together, and an `Upload` takes a file; neither is an argument.
"""
import contextlib
from html import escape

import ipywidgets as widgets

from ..words import word
from .reading import plain, read_literal

LABEL = "156px"
_FIELD = {"description_width": LABEL}
_WHOLE_ROW = "auto / 1 / auto / -1"


class Control:
    """One argument of an explorer.

    Parameters
    ----------
    key : str
        Key of the label in the catalogue, such as 'padding.maxlen'; its last part is the name of the argument.

    Attributes
    ----------
    name : str
    value
        A plain Python value; `set` changes it.
    widget : ipywidgets.Widget
        What is shown.
    """

    def __init__(self, key, widget, source=None):
        self.key = key
        self.name = key.rpartition(".")[2]
        self.widget = widget
        self.source = source or widget      # the widget that holds the value

    @property
    def value(self):
        return self.source.value

    def set(self, value):
        self.source.value = value

    def listen(self, callback):
        """Call `callback` whenever the learner changes the value."""
        self.source.observe(callback, "value")

    def relabel(self, lang):
        """Write the label in `lang`, in place."""
        self.source.description = word(self.key, lang)


class Slider(Control):
    """A whole number from `low` to `high`.

    With `none`, the key of a label, a box beside it stands for None, and moving the slider unticks it. A value set from code may pass
    `high`: the slider grows with it. Below `low` there is nothing to show.
    """

    kind, types = "a whole number", int
    number_field = widgets.BoundedIntText

    def __init__(self, key, low, high, value, none=None):
        self.low = low
        self.field = self.number_field(min=low, max=high, value=value, style=_FIELD, layout=widgets.Layout(width="220px", flex="0 0 auto"))
        self.slider = widgets.IntSlider(min=self.place(low), max=self.place(high), value=self.place(value), readout=False,
                                        layout=widgets.Layout(flex="1 1 70px", min_width="60px", width="auto"))
        self.none = none and widgets.Checkbox(value=False, indent=False, layout=widgets.Layout(width="auto", flex="0 0 auto"))
        self.none_key = none
        self._setting = False
        shown = [self.field, self.slider] + ([self.none] if none else [])
        row = widgets.Layout(width="auto", align_items="center", flex_flow="row wrap", justify_content="flex-end")
        super().__init__(key, widgets.HBox(shown, layout=row), self.pair())
        self.high = high

    def place(self, number):
        """Where the slider's handle stands for a number."""
        return number

    def pair(self):
        """Let field and slider follow each other, here in the browser; gives the one that holds the value."""
        self.link = widgets.jslink((self.field, "value"), (self.slider, "value"))
        return self.slider

    @property
    def value(self):
        return None if self.none and self.none.value else self.source.value

    def set(self, value):
        if value is None and self.none:
            self.none.value = True
            return
        if isinstance(value, bool) or not isinstance(value, self.types):
            raise TypeError(f"{self.name} must be {self.kind}{' or None' if self.none else ''}, got {value!r}.")
        if not value >= self.low:
            raise ValueError(f"{self.name} must be at least {self.low}, got {value!r}.")
        self.high = max(self.high, value)
        with self._from_code():
            self.field.value = value
            self.slider.value = self.place(value)
            if self.none:
                self.none.value = False

    @property
    def high(self):
        """The largest number on offer; a value beyond a new `high` comes down to it. Where only one number is left, the slider rests."""
        return self.field.max

    @high.setter
    def high(self, high):
        with self._from_code():
            self.field.max = max(high, self.low)
            self.field.value = value = min(self.source.value, self.field.max)
            self.slider.value = self.place(value)
            self.slider.max = max(self.place(high), self.place(self.low) + 1)      # the browser's slider cannot be of no length
            self.slider.disabled = self.field.disabled = high <= self.low

    def rest(self, resting):
        """Let nobody move it, while what it says plays no part."""
        for part in filter(None, (self.field, self.slider, self.none)):
            part.disabled = resting

    @contextlib.contextmanager
    def _from_code(self):
        before, self._setting = self._setting, True
        try:
            yield
        finally:
            self._setting = before

    def listen(self, callback):
        def moved(change):
            if self.none and self.none.value and not self._setting:
                self.none.value = False         # which calls back in its turn
            else:
                callback(change)

        self.source.observe(moved, "value")
        if self.none:
            self.none.observe(callback, "value")

    def relabel(self, lang):
        self.field.description = word(self.key, lang)
        if self.none:
            self.none.description = word(self.none_key, lang)


class Choice(Control):
    """One of `options`; `names` gives the keys of those that are said in words, the others are shown as they are written in code."""

    def __init__(self, key, options, names=None):
        self.options = list(options)
        self.names = names or {}
        places = [(str(option), place) for place, option in enumerate(self.options)]     # by place: a menu cannot hold None
        super().__init__(key, widgets.Dropdown(options=places, style=_FIELD, layout=widgets.Layout(width="auto")))

    @property
    def value(self):
        return self.options[self.widget.value]

    def set(self, value):
        if value not in self.options:
            allowed = ", ".join(repr(o) for o in self.options)
            raise ValueError(f"{self.name} must be one of {allowed}; got {value!r}.")
        self.widget.value = self.options.index(value)

    def relabel(self, lang):
        super().relabel(lang)
        chosen = self.widget.value
        self.widget.options = [(word(self.names[o], lang) if o in self.names else str(o), place) for place, o in enumerate(self.options)]
        self.widget.value = chosen


class Check(Control):
    """Yes or no."""

    def __init__(self, key, value=False):
        layout = widgets.Layout(width="auto", margin=f"2px 2px 2px calc({LABEL} + 10px)")
        super().__init__(key, widgets.Checkbox(value=value, indent=False, layout=layout))

    def set(self, value):
        if not isinstance(value, bool):
            raise TypeError(f"{self.name} must be True or False, got {value!r}.")
        self.widget.value = value


class Field(Control):
    """A short Python value as it is written in code: 0, -1.5, 'PAD'; bare words are taken as strings."""

    def __init__(self, key, value):
        super().__init__(key, widgets.Text(continuous_update=False, style=_FIELD, layout=widgets.Layout(width="auto")))
        self.set(value)

    @property
    def value(self):
        written = self.widget.value
        try:
            return read_literal(written)
        except ValueError:
            return written

    def set(self, value):
        bare = isinstance(value, str) and value and _is_bare(value)
        self.widget.value = value if bare else repr(plain(value))


def _is_bare(text):
    """Whether `text` reads as itself, not as a number or another literal."""
    try:
        read_literal(text)
    except ValueError:
        return True
    return False


class Area(Control):
    """Text of several lines, such as a list or sentences; the learner's change counts when he leaves the field.

    `spell` turns a value given in code into the text.
    """

    def __init__(self, key, value, spell, rows=5):
        layout = widgets.Layout(width="auto", grid_area=_WHOLE_ROW)
        super().__init__(key, widgets.Textarea(continuous_update=False, rows=rows, style=_FIELD, layout=layout))
        self.spell = spell
        self.set(value)

    def set(self, value):
        self.widget.value = value if isinstance(value, str) else self.spell(value)


class Heading:
    """A line of words above controls that belong together."""

    def __init__(self, key):
        self.key = key
        self.widget = widgets.HTML(layout=widgets.Layout(width="auto", grid_area=_WHOLE_ROW))

    def relabel(self, lang):
        self.widget.value = (f'<div style="margin-top:4px;font-weight:600;line-height:1.6;color:var(--jp-content-font-color1,#222)">'
                             f'{escape(word(self.key, lang))}</div>')


class Upload:
    """A button that takes one file from the learner's own, and one that leads back.

    The button does not keep what it took: JupyterLab may save the state of widgets with the notebook.

    Parameters
    ----------
    key, back : str
        Keys of the labels.
    accept : str
        The kind of files on offer, such as 'image/*'.
    """

    def __init__(self, key, back, accept):
        self.key, self.back_key = key, back
        self.button = widgets.FileUpload(accept=accept, multiple=False, layout=widgets.Layout(width="auto"))
        self.back = widgets.Button(icon="undo", disabled=True, layout=widgets.Layout(width="auto"))
        row = widgets.Layout(width="auto", flex_flow="row wrap", margin=f"0 0 0 {LABEL}", grid_area=_WHOLE_ROW)
        self.widget = widgets.HBox([self.button, self.back], layout=row)

    def listen(self, take, go_back):
        """Call `take(name, content)` with the name and the bytes of a file, and `go_back()` when the learner has seen enough of it."""
        def taken(change):
            files = self.button.value
            if files:
                self.button.value = ()
                take(files[0]["name"], bytes(files[0]["content"]))

        self.button.observe(taken, "value")
        self.back.on_click(lambda button: go_back())

    def relabel(self, lang):
        self.button.description = word(self.key, lang)
        self.back.description = word(self.back_key, lang)
