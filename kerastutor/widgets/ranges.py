"""Controls for numbers with a fraction, alone, as a part of a length, and as the two ends of a range.

A browser's slider moves what it shows: given 12.5 and steps of 1 it comes to stand at 13, and given 0.8 perhaps at 0.7999999999999999, and
tells the kernel so. Here the number is in the number field alone, and the slider's handle counts steps, in whole numbers.
"""
import math

import ipywidgets as widgets

from ..words import word
from .controls import LABEL, Control, Slider

DIGITS = 9           # after the point: low + places · step has no more that mean anything
_NARROW = {"flex": "1 1 44px", "min_width": "44px", "width": "auto"}      # a slider that shares its line with one more widget


def _refuse_infinite(name, *values):
    for value in values:
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError(f"{name} must be finite, got {value!r}.")


class Scale(Slider):
    """A number from `low` to `high`, which the slider changes in steps."""

    kind, types = "a number", (int, float)
    number_field = widgets.BoundedFloatText

    def __init__(self, key, low, high, value, step, none=None):
        self.step = step
        self._placing = False
        super().__init__(key, low, high, value, none)
        self.field.step = step

    def place(self, number):
        return round((number - self.low) / self.step)

    def pair(self):
        self.field.observe(self._place_handle, "value")
        self.slider.observe(self._read_handle, "value")
        return self.field

    def set(self, value):
        _refuse_infinite(self.name, value)
        super().set(value)

    def offer(self, high, step):
        """Offer numbers up to `high`, in steps; a value beyond stays."""
        self.step = self.field.step = step
        self.slider.max = max(self.place(max(high, self.value)), 1)
        self._place_handle()
        self.high = max(high, self.value)

    def _place_handle(self, change=None):
        self._placing = True
        self.slider.value = self.place(self.field.value)
        self._placing = False

    def _read_handle(self, change):
        if not self._placing and self.place(self.field.value) != self.slider.value:
            self.field.value = round(self.low + self.slider.value * self.step, DIGITS)


class Sliding(Scale):
    """A scale whose two ends move with what is shown; a number below it, down to `lowest`, is taken when it is set from code."""

    lowest = -math.inf

    def set(self, value):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and self.lowest <= value < self.low:
            self.make_room(value)
        super().set(value)

    def make_room(self, value):
        """Reach down to `value`."""
        self.span(value, self.high, self.step)

    def span(self, low, high, step):
        """Offer numbers from `low` to `high`, in steps; a value beyond comes to the nearer end."""
        value = min(max(self.value, low), high)
        with self._from_code():
            self.low, self.step = low, step
            self._placing = True
            self.slider.max, self.slider.value = self.place(high), self.place(value)
            self._placing = False
            self.field.max = max(self.field.max, high)
            self.field.min, self.field.step, self.field.value = low, step, value
        self.high = high


class Share(Scale):
    """A part of a length, as Keras takes it: a float below 1 is a fraction, an int are pixels, where the box beside the slider is ticked.

    Parameters
    ----------
    pixels, in_pixels : str
        Keys of the box's label, and of the number's while the box is ticked.

    Attributes
    ----------
    length : int
        How many pixels the whole length has.
    """

    def __init__(self, key, pixels, in_pixels):
        super().__init__(key, 0.0, 0.5, 0.0, 0.01)
        self.slider.layout = widgets.Layout(**_NARROW)
        self.pixels = widgets.Checkbox(value=False, indent=False, layout=widgets.Layout(width="auto", flex="0 0 auto"))
        self.pixels_key, self.in_pixels_key, self.lang = pixels, in_pixels, None
        self.length = 256
        self.widget.children += (self.pixels,)
        self.pixels.observe(self._change_unit, "value")

    @property
    def value(self):
        return int(self.field.value) if self.pixels.value else self.field.value

    def set(self, value):
        if isinstance(value, float) and value >= 1:
            raise ValueError(f"{self.name} must be a fraction below 1 or a whole number of pixels, got {value!r}.")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self.pixels.value = isinstance(value, int)
        super().set(value)

    def fit(self, length):
        """The whole length is `length` pixels from now on."""
        self.length = length
        if self.pixels.value:
            self.offer(length // 2, 1)

    def _change_unit(self, change):
        """The same part in the other unit, as nearly as it can be said there."""
        in_pixels, part = change["new"], self.field.value
        with self._from_code():
            part = round(part * self.length) if in_pixels else min(round(part / self.length, 2), 0.99)
            self.field.max = max(self.field.max, part)
            self.field.value = part
            self.offer(*(self.length // 2, 1) if in_pixels else (0.5, 0.01))
        self.relabel(self.lang)

    def listen(self, callback):
        self.field.observe(lambda change: self._setting or callback(change), "value")
        self.pixels.observe(callback, "value")

    def relabel(self, lang):
        self.lang = lang
        self.field.description = word(self.in_pixels_key if self.pixels.value else self.key, lang)
        self.pixels.description = word(self.pixels_key, lang)


class Pair(Control):
    """The two ends of a range, as a slider with two handles between two number fields; the value is a list, the smaller number first.

    Parameters
    ----------
    upto : str
        Key of the label of the upper end.
    none : str, optional
        Key of the label of a box that stands for None.
    """

    def __init__(self, key, upto, low, high, value, step, none=None):
        self.low, self.step, self.upto, self.none_key = low, step, upto, none
        self.fields = [
            widgets.BoundedFloatText(min=low, max=high, step=step, value=end, style={"description_width": label},
                                     layout=widgets.Layout(width=width, flex="0 0 auto"))
            for end, label, width in zip(value, (LABEL, "initial"), ("220px", "82px"))
        ]
        self.slider = widgets.IntRangeSlider(value=self.place(value), min=0, max=self.place([high])[0], readout=False,
                                             layout=widgets.Layout(**_NARROW))
        self.none = none and widgets.Checkbox(value=False, indent=False, layout=widgets.Layout(width="auto", flex="0 0 auto"))
        self._placing, self._reading, self._callback = False, False, None
        row = widgets.Layout(width="auto", align_items="center", flex_flow="row wrap", justify_content="flex-end")
        shown = [self.fields[0], self.slider, self.fields[1]] + ([self.none] if none else [])
        super().__init__(key, widgets.HBox(shown, layout=row))
        for field in self.fields:
            field.observe(self._typed, "value")
        self.slider.observe(self._slid, "value")

    def place(self, numbers):
        """Where the slider's handles stand for numbers."""
        return [round((number - self.low) / self.step) for number in numbers]

    @property
    def ends(self):
        """The two numbers, the smaller one first."""
        return sorted(field.value for field in self.fields)

    @property
    def value(self):
        return None if self.none and self.none.value else self.ends

    def set(self, value):
        if value is None and self.none:
            self.none.value = True
            return
        numbers = isinstance(value, (list, tuple)) and len(value) == 2 and all(
            isinstance(end, (int, float)) and not isinstance(end, bool) for end in value)
        if not numbers:
            raise TypeError(f"{self.name} must be a pair of numbers{' or None' if self.none else ''}, got {value!r}.")
        _refuse_infinite(self.name, *value)
        if min(value) < self.low:
            raise ValueError(f"{self.name} must be at least {self.low}, got {value!r}.")
        for field, end in zip(self.fields, sorted(map(float, value))):
            field.max = max(field.max, *value)
            self.slider.max = self.place([field.max])[0]
            field.value = end
        if self.none:
            self.none.value = False

    def _typed(self, change):
        if not self._reading:
            self._placing = True
            self.slider.value = self.place(self.ends)
            self._placing = False
            self._tell(change)

    def _slid(self, change):
        if not self._placing:
            self._reading = True
            for field, place in zip(self.fields, self.slider.value):
                if self.place([field.value]) != [place]:
                    field.value = round(self.low + place * self.step, DIGITS)
            self._reading = False
            self._tell(change)

    def _tell(self, change):
        if self.none and self.none.value:
            self.none.value = False         # which calls back in its turn
        elif self._callback:
            self._callback(change)

    def listen(self, callback):
        self._callback = callback
        if self.none:
            self.none.observe(callback, "value")

    def relabel(self, lang):
        for field, key in zip(self.fields, (self.key, self.upto)):
            field.description = word(key, lang)
        if self.none:
            self.none.description = word(self.none_key, lang)
