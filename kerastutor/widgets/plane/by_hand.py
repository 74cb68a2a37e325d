"""The playground's own controls: weights that are set by hand, a point that is added, and the cards on which controls lie."""
import json

import ipywidgets as widgets

from ...words import word
from ..controls import Control

LABEL = "112px"                 # the width of labels on the cards
_ROW = {"width": "auto", "flex_flow": "row wrap", "grid_gap": "0 6px", "margin": f"0 0 0 {LABEL}"}
_ACROSS = {"grid_area": "auto / 1 / auto / -1"}


class Edits(Control):
    """The weights that were set by hand, as [step, layer, row, column, value] each; row -1 is the bias.

    One button sets the weight in hand, one takes the last edit back, one takes back all of them.
    """

    def __init__(self, key, undo, undo_all):
        self.keys = key, undo, undo_all
        self.button, self.back, self.all_back = (widgets.Button(icon=icon, layout=widgets.Layout(width="auto"))
                                                 for icon in ("pencil", "undo", "trash"))
        row = widgets.HBox([self.button, self.back, self.all_back], layout=widgets.Layout(**_ROW, **_ACROSS))
        super().__init__(key, row, widgets.Text(value="[]"))
        self.back.on_click(lambda button: self.set(self.value[:-1]))
        self.all_back.on_click(lambda button: self.set([]))
        self.set([])

    @property
    def value(self):
        return json.loads(self.source.value)

    def set(self, value):
        for edit in value:
            if len(edit) != 5 or any(isinstance(n, bool) or not isinstance(n, (int, float)) for n in edit):
                raise ValueError(f"edits must be lists [step, layer, row, column, value], got {edit!r}.")
            if not all(isinstance(n, int) for n in edit[:4]) or not abs(edit[4]) < float("inf"):
                raise ValueError(f"edits: step, layer, row and column must be whole numbers and the value finite, got {edit!r}.")
        self.source.value = json.dumps([list(edit) for edit in value])
        self.back.disabled = self.all_back.disabled = not value

    def relabel(self, lang):
        for button, key in zip((self.button, self.back, self.all_back), self.keys):
            button.description = word(key, lang)


class Adder:
    """A button that adds the point of the cross-hair to one's own points."""

    def __init__(self, key):
        self.key = key
        self.button = widgets.Button(icon="plus", layout=widgets.Layout(width="auto"))
        self.widget = widgets.HBox([self.button], layout=widgets.Layout(**_ROW))

    def relabel(self, lang):
        self.button.description = word(self.key, lang)


class Cards:
    """Controls on cards, one of which is seen at a time; the buttons above turn them over, in the browser, without the kernel.

    Parameters
    ----------
    cards : dict of str to list
        Keys of the labels, and the parts on each card; parts in a list of their own stand in one row.
    """

    def __init__(self, cards):
        self.keys = list(cards)
        self.parts = [part for parts in cards.values() for item in parts for part in (item if isinstance(item, list) else [item])]
        self.tabs = widgets.ToggleButtons(options=self.keys, style={"button_width": "auto"}, layout=widgets.Layout(width="auto"))
        self.stack = widgets.Stack([self._card(parts) for parts in cards.values()], selected_index=0,
                                   layout=widgets.Layout(width="auto", min_height="108px"))
        self.link = widgets.jslink((self.tabs, "index"), (self.stack, "selected_index"))
        self.widget = widgets.VBox([self.tabs, self.stack], layout=widgets.Layout(width="auto"))

    def _card(self, parts):
        shown = [_row(item) if isinstance(item, list) else _slim(item) for item in parts]
        grid = {"width": "100%", "grid_template_columns": "repeat(auto-fit,minmax(min(100%,272px),1fr))", "grid_gap": "2px 18px",
                "align_content": "flex-start"}
        return widgets.GridBox(shown, layout=widgets.Layout(**grid))

    def beside(self, top, run_bar):
        """All controls: first what stands at the top of every explorer, and what runs the picture; then the cards."""
        steps, stride = run_bar
        steps.field.style.description_width, steps.field.layout.width = "initial", "128px"
        stride.widget.layout.flex, stride.widget.layout.width = "0 1 260px", "260px"
        stride.widget.style.description_width = "initial"
        for widget in top:
            widget.style.description_width = "initial"
            widget.layout.flex, widget.layout.width = "1 1 300px", "auto"
        first = widgets.HBox([*top, stride.widget], layout=widgets.Layout(width="auto", flex_flow="row wrap", grid_gap="2px 16px"))
        return widgets.VBox([first, steps.widget, self.widget], layout=widgets.Layout(width="auto"))

    def relabel(self, lang):
        chosen = self.tabs.index
        self.tabs.options = [(word(key, lang), key) for key in self.keys]
        self.tabs.index = chosen


def _row(parts):
    """Parts side by side, across the whole card."""
    for part in parts:
        part.widget.layout.width, part.widget.layout.margin = "auto", "2px"
    return widgets.HBox([part.widget for part in parts], layout=widgets.Layout(**{**_ROW, **_ACROSS, "grid_gap": "0 18px", "margin": "0"}))


def _slim(part):
    """The widget of a part, which takes less room: three stand side by side."""
    field = getattr(part, "field", part.widget)
    if isinstance(part, Control) and hasattr(field, "description"):
        field.style.description_width = LABEL
    if hasattr(part, "slider"):
        field.layout.width = "176px"
        part.slider.layout.margin = "0 8px"
    return part.widget
