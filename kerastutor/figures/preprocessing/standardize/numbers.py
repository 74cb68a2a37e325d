"""What ImageDataGenerator makes of a set of images: what fit() learns, and each step of standardize() on the way."""
import copy
import warnings
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ....preprocessing.image import ImageDataGenerator

STEPS = ("rescale", "samplewise_center", "samplewise_std_normalization", "featurewise_center", "featurewise_std_normalization",
         "zca_whitening")      # in the order in which standardize() takes them
SWITCHES = STEPS[1:]
MOST = 300                     # images looked at
FEATURES = 1024                # numbers in an image: their covariance has as many rows and columns


@dataclass(frozen=True)
class Standardized:
    """A set of images before and after.

    `images` and `after` are `(n, h, w, c)`; the first `fitted` of them went through fit(). `learned` has the mean and the std of these,
    whether `generator` uses them or not; `asked` says which switches the learner set, `generator` which of them hold.
    """

    images: np.ndarray
    labels: list
    fitted: int
    asked: dict
    generator: ImageDataGenerator
    learned: ImageDataGenerator
    after: np.ndarray

    @property
    def on(self):
        """The steps that are taken, in their order."""
        return [step for step in STEPS if getattr(self.generator, step)]

    @property
    def forced(self):
        """The switches that hold although the learner left them off, or the other way round: {switch: whether it is on}."""
        return {switch: getattr(self.generator, switch) for switch, asked in self.asked.items() if asked != getattr(self.generator, switch)}

    @property
    def pair(self):
        """The fitted images, before and after."""
        return self.images[:self.fitted], self.after[:self.fitted]

    @cached_property
    def rescaled(self):
        """The fitted images as fit() sees them."""
        return _until(self.generator, "rescale").standardize(self.pair[0].copy())

    @cached_property
    def covariances(self):
        """Of the fitted images, before and after: each `(h w c, h w c)`."""
        return tuple(map(covariance, self.pair))


def fit(images, labels=None, only=None, faded=False, fitted=None, rescale=None, zca_epsilon=1e-6, **switches):
    """The library's own numbers for the first images (of the label `only`): fit() on `fitted` of them, standardize() on all."""
    chosen = np.arange(len(images)) if only is None else np.flatnonzero(np.asarray(labels) == only)
    chosen = chosen[:MOST]
    x = images[chosen].astype("float32")
    if faded:
        x[1::2] = x[1::2] / 4 + x.max() / 2
    fitted = len(x) if fitted is None else min(fitted, len(x))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")        # what one switch does to another is told in the picture
        generator = ImageDataGenerator(rescale=rescale, zca_epsilon=zca_epsilon, **switches)
    learned = ImageDataGenerator(featurewise_center=True, featurewise_std_normalization=True, rescale=rescale)
    for each in (generator, learned):
        each.fit(x[:fitted])
    after = np.stack([generator.standardize(image.copy()) for image in x])
    return Standardized(x, None if labels is None else np.asarray(labels)[chosen].tolist(), fitted, switches, generator, learned, after)


@dataclass(frozen=True)
class Followed:
    """One image on its way: `stages` holds what it is after each step that is taken; its first entry, None, is the image as it was."""

    all: Standardized
    image: int
    stages: dict

    @property
    def label(self):
        return None if self.all.labels is None else self.all.labels[self.image]

    @property
    def is_new(self):
        """Whether fit() has not seen this image."""
        return self.image >= self.all.fitted

    def before(self, step):
        """What a step gets."""
        return self.stages[[taken for taken in (None, *STEPS[:STEPS.index(step)]) if taken in self.stages][-1]]


def follow(standardized, image):
    """One image (the last, where there are not so many) through every step that is taken."""
    image = min(image, len(standardized.images) - 1)
    x, generator = standardized.images[image], standardized.generator
    stages = {step: _until(generator, step).standardize(x.copy()) for step in standardized.on}
    return Followed(standardized, image, {None: x, **stages})


def needs_fit(steps):
    """Whether any of the steps uses what fit() learned."""
    return any(step.startswith(("featurewise", "zca")) for step in steps)


def _until(generator, last):
    """A generator that has learned the same and stops after the step `last`."""
    part = copy.copy(generator)
    for step in STEPS[STEPS.index(last) + 1:]:
        setattr(part, step, False)
    return part


def covariance(images):
    """cov[i, j] = mean over images of (x[i] − mean x[i]) (x[j] − mean x[j]), for all pairs of numbers in an image."""
    features = images.reshape(len(images), -1).astype("float64")
    features -= features.mean(axis=0)
    return features.T @ features / len(features)


def off_diagonal(covariances):
    """The share of sum cov² that stands off the diagonal: 0 where no pixel says anything about another."""
    total = (covariances**2).sum()
    return float(1 - (np.diag(covariances)**2).sum() / total) if total else 0.0


def take(images, labels=None):
    """Images and labels as the explorer wants them: `(n, h, w, c)`, and no more of them than it can come to look at.

    Raises
    ------
    TypeError
        For images that are no numbers.
    ValueError
        For a shape that is none of a set of images, for images with too many numbers, and for labels that do not belong to them.
    """
    who = "standardize_explorer"
    images = np.asarray(images)
    if images.dtype.kind not in "buif":
        raise TypeError(f"{who}: images must be numbers, got an array of {images.dtype}.")
    if images.ndim == 3:
        images = images[..., np.newaxis]
    if images.ndim != 4 or images.shape[-1] not in (1, 3) or 0 in images.shape:
        raise ValueError(f"{who}: images must have the shape (n, height, width), or (n, height, width, channels) with 1 or 3 channels "
                         f"at the end, got {images.shape}.")
    features = images[0].size
    if features > FEATURES:
        step = next(s for s in range(2, features) if images[0, ::s, ::s].size <= FEATURES)
        raise ValueError(f"{who}: images of {features} numbers have a covariance of {features} × {features}; {FEATURES} numbers are the "
                         f"most. Take fewer pixels: images[:, ::{step}, ::{step}].")
    if labels is not None:
        labels = np.asarray(labels)
        if labels.shape != images.shape[:1]:
            way_out = " For one-hot rows take labels.argmax(axis=1)." if labels.ndim == 2 else ""
            raise ValueError(f"{who}: {len(images)} images need {len(images)} labels, one each, got the shape {labels.shape}.{way_out}")
        firsts = [np.flatnonzero(labels == label)[:MOST] for label in np.unique(labels)]
        kept = np.unique(np.concatenate([np.arange(min(MOST, len(images))), *firsts]))
        images, labels = images[kept], labels[kept].tolist()
    else:
        images = images[:MOST].copy()
    with np.errstate(over="ignore"):
        lost = np.count_nonzero(~np.isfinite(images.astype("float32")))
    if lost:
        raise ValueError(f"{who}: images must be finite in float32, got NaN or infinity in {lost} places.")
    return images, labels
