"""What a teacher would point at in this very picture, and the picture in words for those who do not see it."""
import numpy as np

from ....words import word
from ...window import plain, short
from .numbers import CLASSES, FROM_LOGITS, MODES, ORDINARY, OWN

SETTLED = 1e-6          # a gradient below this moves nothing


def notes(shown, lang):
    """A sentence for each thing to notice, three at most."""
    told = {"numbers": _of_numbers, "constant": _of_constant, "probabilities": _of_classes, "logits": _of_classes}[shown.mode]
    return told(shown, lang)[:3]


def named(thing, lang):
    """A loss as it is called in a sentence."""
    return word("loss.own", lang) if thing.name == OWN else thing.name


def _of_numbers(shown, lang):
    error = round(shown.prediction - shown.target, 9)
    pulls = sorted(((abs(c.tilt), c) for c in shown.curves if np.isfinite(c.tilt)), key=lambda pull: -pull[0])
    told = []
    if error == 0:
        told.append(word("loss.note_agree", lang))
    elif len(pulls) > 1 and pulls[-1][0] > SETTLED:
        (strong, first), (weak, last) = pulls[0], pulls[-1]
        told.append(word("loss.note_pulls", lang, error=plain(abs(error), 2), strong=named(first, lang), weak=named(last, lang),
                         times=f"{strong / weak:.3g}"))
    if error and any(c.name == "huber_loss" for c in shown.curves):
        near = abs(error) <= shown.delta
        told.append(word("loss.note_huber_near" if near else "loss.note_huber_far", lang, delta=short(shown.delta)))
    for curve in shown.curves:
        if not np.isfinite(curve.value):
            told.append(word("loss.note_no_value", lang, name=named(curve, lang)))
        elif curve.name in CLASSES:
            told.append(word("loss.note_for_classes", lang, name=curve.name))
        elif curve.name == "mean_squared_logarithmic_error" and shown.prediction < 0:
            told.append(word("loss.note_below_0", lang))
        elif curve.name == "mean_absolute_percentage_error" and shown.target < 0.1:
            told.append(word("loss.note_percent_of_0", lang))
    return told


def _of_constant(shown, lang):
    told = []
    found = [f for f in shown.fits if np.isfinite(f.best)]
    if found:
        most, least = max(found, key=lambda f: abs(f.best - f.without)), min(found, key=lambda f: abs(f.best - f.without))
        told.append(word("loss.note_moved", lang, name=named(most, lang), without=plain(most.without, 2), best=plain(most.best, 2)))
        if least is not most:
            told.append(word("loss.note_stayed", lang, name=named(least, lang), without=plain(least.without, 2), best=plain(least.best, 2)))
    if any(f.name == "huber_loss" for f in found) and len(told) < 3:
        told.append(word("loss.note_delta", lang))
    told += [word("loss.note_not_of_numbers", lang, name=f.name) for f in shown.fits if f.name in CLASSES]
    return told


def _of_classes(shown, lang):
    label, smoothing = shown.label
    by_name = {c.name: c for c in shown.curves}
    wrong = abs(shown.probability - label) > 0.9
    told = []
    clipped = by_name.get("binary_crossentropy")
    if clipped and clipped.tilt == 0 and abs(shown.probability - label) > 0.5:
        told.append(word("loss.note_clipped", lang))
    if FROM_LOGITS in by_name and shown.mode == "logits":
        told.append(word("loss.note_difference", lang, p=plain(shown.probability), t=short(round(shown.target, 4)),
                         slope=plain(by_name[FROM_LOGITS].tilt)))
    if FROM_LOGITS in by_name and shown.mode == "probabilities":
        told.append(word("loss.note_twice", lang, slope=plain(by_name[FROM_LOGITS].tilt)))
    if shown.mode == "logits" and "mean_squared_error" in by_name and wrong:
        told.append(word("loss.note_saturated", lang, slope=plain(by_name["mean_squared_error"].tilt)))
    if smoothing and any(name in by_name for name in ("binary_crossentropy", FROM_LOGITS)):
        told.append(word("loss.note_smoothed", lang, t=short(round(shown.target, 4))))
    hinge = by_name.get("hinge") or by_name.get("squared_hinge")
    if hinge and shown.mode == "logits":
        told.append(word("loss.note_margin" if hinge.value == 0 else "loss.note_no_margin", lang, name=hinge.name))
    told += [word("loss.note_no_value", lang, name=named(c, lang)) for c in shown.curves if not np.isfinite(c.value)]
    if not told:
        told.append(word("loss.note_surprise", lang, p=plain(shown.probability if label else 1 - shown.probability)))
    return told


def describe(shown, lang):
    """The picture in words."""
    said = [word(f"loss.{shown.mode}_alt", lang, t=short(round(shown.target, 4)), y=plain(shown.prediction, 2),
                 n=len(ORDINARY), low=short(MODES[shown.mode].low), high=short(MODES[shown.mode].high))]
    said += [word("loss.curve_alt", lang, name=named(c, lang), value=plain(c.value), slope=plain(c.tilt)) for c in shown.curves]
    said += [word("loss.fit_alt", lang, name=named(f, lang), best=plain(f.best, 2), without=plain(f.without, 2)) for f in shown.fits]
    return " ".join(said + notes(shown, lang))
