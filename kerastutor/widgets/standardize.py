"""The explorer of ImageDataGenerator's standardizing: five switches, and what each of them does to a set of images."""
import base64
import textwrap

import numpy as np

from ..datasets import digits
from ..figures.preprocessing.standardize import numbers, scene, still
from ..words import word
from .base import Explorer
from .controls import Check, Choice, Slider

_RESCALES = {None: None, 1 / 16: "standardize.sixteenth", 1 / 255: "standardize.two_hundred_fifty_fifth"}
_EPSILONS = [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0, 10.0, 100.0]
_OFF = {**dict.fromkeys(numbers.SWITCHES, False), "rescale": None, "zca_epsilon": 1e-6, "fitted": None, "faded": False}
_FEATUREWISE = {**_OFF, "featurewise_center": True, "featurewise_std_normalization": True}
_SAMPLEWISE = {**_OFF, "samplewise_center": True, "samplewise_std_normalization": True}
_WHITE = {**_OFF, "featurewise_center": True, "zca_whitening": True}


def _switch(key):
    """A box to tick, with room for Keras's longest name."""
    check = Check(key)
    check.widget.layout.margin = "2px 2px 2px 100px"
    return check


class StandardizeExplorer(Explorer):
    """See `standardize_explorer`."""

    name = "standardize"
    examples = {
        "standardize.example_nothing": _OFF,
        "standardize.example_featurewise": _FEATUREWISE,
        "standardize.example_samplewise": _SAMPLEWISE,
        "standardize.example_faded_featurewise": {**_FEATUREWISE, "faded": True},
        "standardize.example_faded_samplewise": {**_SAMPLEWISE, "faded": True},
        "standardize.example_zca": _WHITE,
        "standardize.example_gentle": {**_WHITE, "zca_epsilon": 10.0},
        "standardize.example_few": {**_WHITE, "fitted": 40, "image": 38},
    }

    def __init__(self, images, labels, settings, lang=None):
        self.own = images is not None
        if not self.own:
            (images, labels), _ = digits.load_data()
        self.without_channels = np.ndim(images) == 3
        self.images, self.labels = numbers.take(images, labels)
        self._fitted = None, None          # the settings of the last fit, and what came of it
        super().__init__(settings, lang)

    def make_controls(self):
        high = min(len(self.images), numbers.MOST)
        controls = [
            Slider("standardize.image", 0, high - 1, min(1, high - 1)),
            Choice("standardize.rescale", list(_RESCALES), names={factor: key for factor, key in _RESCALES.items() if key}),
            Slider("standardize.fitted", 1, high, min(40, high), none="standardize.all_fitted"),
            _switch("standardize.samplewise_center"),
            _switch("standardize.featurewise_center"),
            _switch("standardize.samplewise_std_normalization"),
            _switch("standardize.featurewise_std_normalization"),
            _switch("standardize.zca_whitening"),
            Choice("standardize.zca_epsilon", _EPSILONS),
            _switch("standardize.faded"),
        ]
        controls[2].set(None)
        if self.labels is not None:
            labels = sorted(set(self.labels))
            controls.insert(-1, Choice("standardize.only", [None, *labels], names={None: "standardize.every_label"}))
        return controls

    def compute(self, image, **settings):
        if self._fitted[0] != settings:
            self._fitted = settings, numbers.fit(self.images, self.labels, **settings)
        return numbers.follow(self._fitted[1], image)

    def adapt(self, shown):
        for name, high in (("image", len(shown.all.images) - 1), ("fitted", len(shown.all.images))):
            self.controls[name].high = high

    def draw(self, shown, lang):
        return scene.draw(shown, lang)

    def arrays(self, shown):
        every = shown.all
        before, after = every.covariances
        found = {
            "images": every.images, "standardized": every.after, "followed": shown.image,
            "mean": every.learned.mean, "std": every.learned.std,
            "mean_image": every.rescaled.mean(axis=0), "spread_image": every.rescaled.std(axis=0),
            "covariance_before": before, "covariance_after": after,
        }
        if every.labels is not None:
            found["labels"] = every.labels
        if every.generator.zca_whitening:
            found["principal_components"] = every.generator.principal_components
        return {name: np.array(values) for name, values in found.items()}

    def steady(self, shown):
        learned = {name: np.array([f"{v:.4g}" for v in np.ravel(getattr(shown.all.learned, name))]) for name in ("mean", "std")}
        settings = np.array([repr(item) for item in sorted(self._shown_state.items())])
        return {"images": shown.all.images, "settings": settings, **learned}

    def outcome(self, shown):
        return f"{' '.join(shown.all.on) or 'nothing'}: {shown.all.after.shape}"

    def still(self):
        return {"image/png": base64.b64encode(still.png(self._shown)).decode()}

    def code(self, shown, state):
        every = shown.all
        channel = ", ..., np.newaxis" if self.without_channels else ""
        some, labels = ("np.array(images)", "np.array(labels)") if self.own else ("images", "labels")
        if state.get("only") is not None:
            some += f"[{labels} == {state['only']!r}]"
        seen = "x" if state["fitted"] is None else f"x[:{every.fitted}]"
        fitting = [f"generator.fit({seen})      # {word('standardize.without_fit', self.lang)}"] if numbers.needs_fit(every.on) else []
        made = "generator = ImageDataGenerator("
        arguments = [f"rescale=1/{round(1 / state['rescale'])}"] if state["rescale"] else []
        arguments += [f"{switch}=True" for switch in every.on if switch != "rescale"]
        arguments += [f"zca_epsilon={state['zca_epsilon']}"] if every.generator.zca_whitening else []
        return "\n".join([
            "import numpy as np",
            *([] if self.own else ["from kerastutor.datasets import digits"]),
            "from kerastutor.preprocessing.image import ImageDataGenerator",
            "",
            f"# {word('standardize.own', self.lang)}" if self.own else "(images, labels), _ = digits.load_data()",
            f"x = {some}[:{numbers.MOST}{channel}].astype('float32')",
            *(["x[1::2] = x[1::2] / 4 + x.max() / 2"] if state["faded"] else []),
            textwrap.fill(f"{made}{', '.join(arguments)})", 110, subsequent_indent=" " * len(made), break_long_words=False),
            *fitting,
            f"# {word('standardize.in_place', self.lang)}",
            "np.stack([generator.standardize(image.copy()) for image in x])",
        ])


def standardize_explorer(images=None, labels=None, featurewise_center=True, samplewise_center=False, featurewise_std_normalization=True,
                         samplewise_std_normalization=False, zca_whitening=False, zca_epsilon=1e-6, rescale=None, fitted=None, image=1,
                         lang=None):
    """Explore what `ImageDataGenerator` does to images before a model sees them: centring, scaling, whitening.

    One image is followed through every step, in the order in which they are taken; many images stand before and after, with their
    covariance and their histogram; what `fit` learned stands beside what one might have expected.

    Parameters
    ----------
    images : array_like, `(n, height, width)` or `(n, height, width, channels)`, optional
        Images of your own with 1 or 3 channels and at most 1,024 numbers each; at most 300 are used. Without them: handwritten digits.
    labels : array_like, `(n,)`, optional
        What each image shows; with them the explorer can take the images of one label only.
    featurewise_center, samplewise_center, featurewise_std_normalization, samplewise_std_normalization, zca_whitening, zca_epsilon, rescale
        As in `ImageDataGenerator`, where all of them are off at first. `zca_epsilon` is a power of ten from 1e-6 to 100, `rescale` None,
        1/16 or 1/255.
    fitted : int, optional
        How many images `fit` gets to see; None gives it all.
    image : int
        The image to follow.
    lang : {'zh', 'en'}, optional
        The language; without it, the one in force.

    Returns
    -------
    StandardizeExplorer
        Shown by the notebook; see `state`, `preset`, `data`.

    Raises
    ------
    TypeError
        For images that are no numbers.
    ValueError
        For images or labels of another shape, too large or not finite, and for settings that are not on offer.

    Examples
    --------
    >>> explorer = standardize_explorer(lang="en")
    >>> explorer.data["standardized"].shape
    (300, 8, 8, 1)
    >>> print(f"{explorer.data['mean'].item():.2f} {explorer.data['standardized'].std():.2f}")
    4.91 1.00
    """
    settings = {"featurewise_center": featurewise_center, "samplewise_center": samplewise_center,
                "featurewise_std_normalization": featurewise_std_normalization,
                "samplewise_std_normalization": samplewise_std_normalization, "zca_whitening": zca_whitening,
                "zca_epsilon": zca_epsilon, "rescale": rescale, "fitted": fitted, "image": image}
    return StandardizeExplorer(images, labels, settings, lang)
