"""A slider that runs by itself: the steps of a training, played, paused, taken one by one, and taken back."""
import ipywidgets as widgets

from ..words import word
from .controls import Slider


class Steps(Slider):
    """A whole number from 0 to `high` with buttons that let it run, pause, start over, and go one step on or back.

    Parameters
    ----------
    key : str
        Key of the label.
    high, value : int
    interval : int
        Milliseconds between two steps while it runs; the browser keeps the time.
    stride : int
        How far one step goes while it runs.
    """

    def __init__(self, key, high, value=0, interval=100, stride=1):
        self.player = widgets.Play(min=0, max=high, value=value, step=stride, interval=interval, show_repeat=False,
                                   layout=widgets.Layout(flex="0 0 auto"))
        super().__init__(key, 0, high, value)
        self.back, self.on = (widgets.Button(icon=icon, layout=widgets.Layout(width="36px", flex="0 0 auto"))
                              for icon in ("step-backward", "step-forward"))
        self.back.on_click(lambda button: self._go(-1))
        self.on.on_click(lambda button: self._go(1))
        self.widget.children = [self.player, self.back, self.on, *self.widget.children]
        self.run = widgets.jslink((self.player, "value"), (self.slider, "value"))

    def _go(self, by):
        """One step on or back, as if the slider had been moved; what runs pauses."""
        self.player.playing = False
        there = min(max(self.source.value + by, self.low), self.field.max)
        self.field.value = self.player.value = self.slider.value = there

    @property
    def stride(self):
        """How far one step goes while it runs."""
        return self.player.step

    @stride.setter
    def stride(self, stride):
        self.player.step = stride

    def set(self, value):
        super().set(value)
        self.player.value = value

    def relabel(self, lang):
        super().relabel(lang)
        for widget, key in ((self.player, "play.player"), (self.back, "play.back"), (self.on, "play.on")):
            widget.tooltip = word(key, lang)

    @Slider.high.setter
    def high(self, high):
        Slider.high.fset(self, high)
        self.player.max = max(high, 1)
        self.player.value = min(self.player.value, self.player.max)
