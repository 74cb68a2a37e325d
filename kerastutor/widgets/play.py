"""A slider that runs by itself: the steps of a training, played, paused and taken back."""
import ipywidgets as widgets

from .controls import Slider


class Steps(Slider):
    """A whole number from 0 to `high` with buttons that let it run, pause, and start over.

    Parameters
    ----------
    key : str
        Key of the label.
    high, value : int
    interval : int
        Milliseconds between two steps while it runs; the browser keeps the time.
    stride : int
        How far one step goes.
    """

    def __init__(self, key, high, value=0, interval=100, stride=1):
        self.player = widgets.Play(min=0, max=high, value=value, step=stride, interval=interval, show_repeat=False,
                                   layout=widgets.Layout(flex="0 0 auto"))
        super().__init__(key, 0, high, value)
        self.widget.children = [self.player, *self.widget.children]
        self.run = widgets.jslink((self.player, "value"), (self.slider, "value"))

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

    @Slider.high.setter
    def high(self, high):
        Slider.high.fset(self, high)
        self.player.max = max(high, 1)
        self.player.value = min(self.player.value, self.player.max)
