"""The explorer of ImageDataGenerator's random changes: an image of the learner's own, every knob, and the matrix behind it."""
import base64
import contextlib
import os

import numpy as np

from ..core.errors import unknown_name
from ..figures.preprocessing.augmentation import draws as figure
from ..figures.preprocessing.augmentation import picture, scene, still
from ..words import word
from .base import Explorer, checksum
from .controls import Check, Choice, Control, Heading, Slider, Upload
from .ranges import Pair, Scale, Share
from .reading import CannotRead, plain

MOST_BYTES = 32 * 2 ** 20      # of an uploaded file
_PLAIN = {                     # what ImageDataGenerator does when it is asked for nothing
    "rotation_range": 0.0, "width_shift_range": 0.0, "height_shift_range": 0.0, "shear_range": 0.0, "zoom_range": [1.0, 1.0],
    "horizontal_flip": False, "vertical_flip": False, "fill_mode": "nearest", "cval": 0.0, "interpolation_order": 1,
    "brightness_range": None, "channel_shift_range": 0.0, "preprocessing_function": None, "rescale": None,
    "samplewise_center": False, "samplewise_std_normalization": False, "data_format": "channels_last", "dtype": "float32",
}
_START = {**_PLAIN, "seed": 4, "rotation_range": 20.0, "width_shift_range": 0.1, "height_shift_range": 0.1, "shear_range": 10.0,
          "zoom_range": [0.8, 1.2], "horizontal_flip": True}
_RESCALES = {None: None, 1 / 16: "augmentation.by_16", 1 / 127.5: "augmentation.by_127", 1 / 255: "augmentation.by_255"}
_ELSEWHERE = ("featurewise_center", "featurewise_std_normalization", "zca_whitening", "zca_epsilon", "validation_split")


class AugmentationExplorer(Explorer):
    """See `augmentation_explorer`."""

    name = "augmentation"
    examples = {
        "augmentation.example_start": _START,
        "augmentation.example_rotation": {**_PLAIN, "rotation_range": 40.0},
        "augmentation.example_shift": {**_PLAIN, "width_shift_range": 60, "height_shift_range": 0.25, "fill_mode": "wrap"},
        "augmentation.example_shear": {**_PLAIN, "shear_range": 35.0, "fill_mode": "constant"},
        "augmentation.example_zoom": {**_PLAIN, "zoom_range": [0.5, 1.8], "fill_mode": "reflect"},
        "augmentation.example_flip": {**_PLAIN, "horizontal_flip": True, "vertical_flip": True},
        "augmentation.example_colour": {**_PLAIN, "brightness_range": [0.4, 1.6], "channel_shift_range": 40.0},
        "augmentation.example_numbers": {**_START, "rescale": 1 / 255, "samplewise_center": True, "samplewise_std_normalization": True},
        "augmentation.example_too_much": {**_START, "rotation_range": 180.0, "shear_range": 60.0, "zoom_range": [0.3, 2.5],
                                          "vertical_flip": True},
    }

    def __init__(self, own, settings, lang=None):
        self.own, self.uploaded = own, None
        super().__init__(settings, lang)
        self._upload.listen(self._take_upload, self._go_back)

    @property
    def private(self):
        return self.uploaded is not None

    @property
    def picture(self):
        """The picture in view: an upload, or the explorer's own."""
        return self.uploaded or self.own

    def make_controls(self):
        self._upload = Upload("augmentation.upload", "augmentation.back", accept="image/*")
        parts = [
            Slider("augmentation.seed", 0, 63, 0),
            self._upload,
            Heading("augmentation.moving"),
            Scale("augmentation.rotation_range", 0.0, 180.0, 0.0, 1),
            Scale("augmentation.shear_range", 0.0, 60.0, 0.0, 1),
            Share("augmentation.width_shift_range", "augmentation.width_pixels", "augmentation.width_in_pixels"),
            Share("augmentation.height_shift_range", "augmentation.height_pixels", "augmentation.height_in_pixels"),
            Pair("augmentation.zoom_range", "augmentation.zoom_upto", 0.1, 3.0, [1.0, 1.0], 0.05),
            Choice("augmentation.interpolation_order", [0, 1], names={0: "augmentation.order_0", 1: "augmentation.order_1"}),
            Check("augmentation.horizontal_flip"),
            Check("augmentation.vertical_flip"),
            Heading("augmentation.filling"),
            Choice("augmentation.fill_mode", list(figure.FILL_MODES)),
            Scale("augmentation.cval", 0.0, 255.0, 0.0, 1),
            Heading("augmentation.colouring"),
            Pair("augmentation.brightness_range", "augmentation.brightness_upto", 0.0, 3.0, [0.7, 1.3], 0.05,
                 none="augmentation.brightness_none"),
            Scale("augmentation.channel_shift_range", 0.0, 128.0, 0.0, 1),
            Heading("augmentation.finishing"),
            Choice("augmentation.preprocessing_function", [None, "negative", "grey"],
                   names={"negative": "augmentation.negative", "grey": "augmentation.grey"}),
            Choice("augmentation.rescale", list(_RESCALES), names={factor: key for factor, key in _RESCALES.items() if key}),
            Check("augmentation.samplewise_center"),
            Check("augmentation.samplewise_std_normalization"),
            Choice("augmentation.data_format", ["channels_last", "channels_first"]),
            Choice("augmentation.dtype", ["float16", "float32", "float64"]),
        ]
        for part in parts:
            if isinstance(part, Control):
                part.set(_START[part.name])
                if part.name.startswith("samplewise"):
                    part.widget.layout.margin = "2px 2px 2px 80px"      # long names, which belong whole
        return parts

    def compute(self, **state):
        return figure.compute(self.picture, **state)

    def adapt(self, shown):
        height, width = shown.shape
        self.controls["height_shift_range"].fit(height)
        self.controls["width_shift_range"].fit(width)
        white = shown.picture.range[1]
        for name, high in (("cval", white), ("channel_shift_range", white / 2)):
            self.controls[name].offer(high, 1 if white > 16 else white / 100)

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        return {"image": shown.picture.pixels, "transformed": shown.out, "matrix": shown.matrix,
                **{name: np.array(shown.drawn[name]) for name in scene.NAMES_IN_ORDER if shown.drawn[name] is not None}}

    def steady(self, shown):
        drawn = {name: float(value) for name, value in shown.drawn.items() if value is not None}
        numbers = {name: np.round(value, 6) + 0.0 for name, value in {**drawn, "matrix": shown.matrix}.items()}     # no −0
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        return {**numbers, "shape": np.array(shown.out.shape), "settings": settings}

    def outcome(self, shown):
        return f"{shown.out.shape} {shown.out.dtype}"

    def code(self, shown, state):
        return code_for(shown, state, word("augmentation.own", self.lang))

    # What a notebook keeps: the explorer's own picture, never an upload.

    def _to_keep(self):
        if self.uploaded is None:
            return self._shown
        return figure.compute(self.own, **self._shown_state)

    def __repr__(self):
        kept = self._to_keep()
        changed = [f"{name}={value!r}" for name, value in self._shown_state.items() if name == "seed" or value != _PLAIN[name]]
        return f"{type(self).__name__}({', '.join(changed)}) -> {self.outcome(kept)} #{checksum(self.steady(kept))}"

    def still(self):
        return {"image/png": base64.b64encode(still.png(self._to_keep())).decode()}

    def preset(self, text):
        """Take the settings that `to_preset` wrote, on the explorer's own picture.

        Raises
        ------
        ValueError
            Where `text` is incomplete, or belongs to another explorer.
        """
        with self._showing(None):
            super().preset(text)

    # Uploads.

    def _take_upload(self, name, content):
        with self._guarded():
            if len(content) > MOST_BYTES:
                size, limit = (f"{size / 2 ** 20:.4g}" for size in (len(content), MOST_BYTES))
                raise CannotRead("augmentation.file_too_large", name=name, size=size, limit=limit)
            try:
                uploaded = picture.from_upload(name, content)
            except picture.Unusable as error:
                raise CannotRead(f"augmentation.{error.fault}_file", name=name) from error
            with self._showing(uploaded):
                self._refresh()

    def _go_back(self):
        with self._guarded(), self._showing(None):
            self._refresh()

    @contextlib.contextmanager
    def _showing(self, uploaded):
        """`uploaded` in the place of the last upload, unless something goes wrong inside."""
        before, self.uploaded = self.uploaded, uploaded
        try:
            yield
        except Exception:
            self.uploaded = before
            raise
        self._upload.back.disabled = self.uploaded is None


def code_for(draws, state, own):
    """The program that gives `draws.out`; `own` is the comment for an array that the learner has."""
    source, shrunk = draws.picture.source, draws.picture.shrunk
    imports, lines = [], []
    if source == "photograph":
        imports.append(_FROM_PICTURE.format("photograph"))
        lines.append("image = photograph()")
    elif source == "file":
        size = f", target_size={draws.shape}, interpolation='box'" if shrunk else ""
        lines.append(f"image = img_to_array(load_img({draws.picture.name!r}{size}))")
    else:
        axis = "[..., np.newaxis]" if source == "flat array" else ""
        imports.append("import numpy as np")
        lines += [f"# {own}", f"image = np.asarray(image, 'float32'){axis}"]
        if shrunk:
            imports.append(_FROM_PICTURE.format("shrink"))
            lines.append("image = shrink(image)")
    first = state["data_format"] == "channels_first"
    if first:
        lines.append("image = image.transpose(2, 0, 1)")
    function = state["preprocessing_function"]
    if function:
        lines += ["", *_FUNCTIONS[function].format(axis=0 if first else -1).split("\n"), ""]
    arguments = [f"{name}={function if name == 'preprocessing_function' else _spelled(value)}"
                 for name, value in state.items() if name in _PLAIN and value != _PLAIN[name]]
    names = "ImageDataGenerator, img_to_array, load_img" if source == "file" else "ImageDataGenerator"
    return "\n".join([
        *imports, f"from kerastutor.preprocessing.image import {names}", "",
        *lines, _call("generator = ImageDataGenerator(", arguments),
        f"x = generator.random_transform(image.astype(generator.dtype), seed={draws.seed})",
        "generator.standardize(x)",
    ])


_FROM_PICTURE = "from kerastutor.figures.preprocessing.augmentation.picture import {}"
_FUNCTIONS = {
    "negative": "def negative(x):\n    return x.min() + x.max() - x",
    "grey": "def grey(x):\n    return 0 * x + x.mean(axis={axis}, keepdims=True)",
}


def _spelled(value):
    """A value as a person writes it in code."""
    named = {1 / 16: "1 / 16", 1 / 255: "1 / 255", 1 / 127.5: "1 / 127.5"}
    if isinstance(value, float):
        return named.get(value, f"{value:g}" if float(f"{value:g}") == value else repr(value))
    return f"[{', '.join(map(_spelled, value))}]" if isinstance(value, list) else repr(value)


def _call(start, arguments, most=88):
    """A call with its arguments, broken into lines.

    Examples
    --------
    >>> print(_call("f(", ["a=1", "b=[2, 3]", "c=4"], most=16))
    f(a=1, b=[2, 3],
      c=4)
    """
    lines = [start]
    for place, argument in enumerate(arguments):
        argument += ")" if place + 1 == len(arguments) else ","
        if place and len(lines[-1]) + 1 + len(argument) > most:
            lines.append(" " * len(start) + argument)
        else:
            lines[-1] += f" {argument}" if place else argument
    return "\n".join(lines) if arguments else f"{start})"


def augmentation_explorer(image=None, seed=None, lang=None, **arguments):
    """Explore the random changes of `ImageDataGenerator` on an image of your own.

    The image and the output stand side by side, each with the other's frame drawn into it, and between them the matrix that leads from one
    to the other, with every number that was drawn; below are other seeds, and the four ways to fill what is laid bare. A button takes a
    picture from your own files.

    Parameters
    ----------
    image : array_like, `(height, width)` or `(height, width, channels)` with 1, 3 or 4 channels; or path, optional
        Without it, a photograph. What has more than 256 pixels on its longer side is shrunk to 256 first.
    seed : int, optional
        Of the draw to begin with.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.
    **arguments
        Those of `ImageDataGenerator` that act on one image: `rotation_range`, `shear_range` (degrees), `width_shift_range`,
        `height_shift_range` (a float below 1 is a part of the image, an int are pixels), `zoom_range` (one number or two),
        `horizontal_flip`, `vertical_flip`, `fill_mode`, `cval`, `interpolation_order`, `brightness_range` (two numbers),
        `channel_shift_range`, `preprocessing_function` (None, 'negative' or 'grey'), `rescale` (None, 1/16, 1/127.5 or 1/255),
        `samplewise_center`, `samplewise_std_normalization`, `data_format`, `dtype`. Without any, a few are on.

    Returns
    -------
    AugmentationExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    TypeError, ValueError
        For an array that is no image, and for arguments that are unknown or not on offer.
    OSError
        For a path that leads to no image.

    Notes
    -----
    **Uploads stay out of saved notebooks.** The explorer keeps an uploaded picture in the kernel's memory: `state` and presets do not hold
    it (`preset` goes back to the explorer's own image), and what a cell stores of the explorer shows its own image. JupyterLab can save
    the state of living widgets too, with all that they show. `kerastutor lab` turns that on, and takes uploads out of every notebook that
    it saves. A JupyterLab that was started in another way does so only where its setting "Save Widget State Automatically" is on; there it
    would save an uploaded picture that is in view, so go back to the first image before you save. What you take out yourself, with `data`
    or `view()`, is yours to keep.

    Files of up to 32 MiB are taken. `kerastutor lab` lets the browser send that much; other servers drop what has more than 10 MiB, and
    nobody says so.

    Examples
    --------
    >>> explorer = augmentation_explorer(np.eye(8), rotation_range=90, seed=3, lang="en")
    >>> print(f"{explorer.data['theta']:.1f} degrees")
    9.1 degrees
    >>> explorer.state = {"rotation_range": 0.0, "width_shift_range": 3, "fill_mode": "wrap"}
    >>> int(explorer.data["ty"]), explorer.data["transformed"][0, :, 0].astype(int).tolist()
    (-2, [0, 0, 1, 0, 0, 0, 0, 0])
    """
    for name in arguments:
        if name in _ELSEWHERE:
            raise ValueError(f"augmentation_explorer: {name} needs a whole data set, and here is one image: see standardize_explorer for "
                             "featurewise_* and zca_*, and ImageDataGenerator.flow for validation_split.")
        if name not in _PLAIN:
            raise unknown_name("argument of augmentation_explorer", name, list(_PLAIN))
    if image is None:
        own = picture.builtin()
    elif isinstance(image, (str, os.PathLike)):
        own = picture.from_file(image)
    else:
        own = picture.from_array(image)
    settings = {**_PLAIN, **{name: plain(value) for name, value in arguments.items()}} if arguments else {}
    zoom = settings.get("zoom_range")
    if isinstance(zoom, (int, float)) and not isinstance(zoom, bool):
        settings["zoom_range"] = [1 - zoom, 1 + zoom]
    if seed is not None:
        settings["seed"] = plain(seed)
    return AugmentationExplorer(own, settings, lang)
