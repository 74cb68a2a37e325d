"""Targets against their loss: what does not fit is an error before the first step, what computes but misleads is a warning."""
import numpy as np

from .. import losses
from ..core import told
from ..ops.logits import Probabilities
from ..ops.probabilities import whole_labels

ONE_UNIT = ("The output has one unit. Two classes and one unit go with activation='sigmoid' and the loss 'binary_crossentropy'; "
            "a softmax needs a unit for each class.")


def check_target(loss, shape, y, name):
    """Look at the targets of one output.

    Parameters
    ----------
    loss : function or Loss
    shape : tuple
        Of the output: (batch, …, units).
    y : ndarray
    name : str
        Of the output, for the messages.

    Raises
    ------
    ValueError
        For labels where the loss takes one-hot rows, one-hot rows where it takes labels, and labels that are no class.
    """
    labels = y.ndim < len(shape) or y.shape[-1] == 1
    if loss is losses.categorical_crossentropy and labels:
        refuse_labels(shape, y)
    if loss is losses.sparse_categorical_crossentropy:
        if not labels and y.shape[-1] == shape[-1]:
            refuse_rows(y)
        if labels and shape[-1] is not None:
            check_labels(y, shape[-1], name)
    if loss in TAKES_NUMBERS and finite(y, name) and loss in CHECKS and (labels or shape[-1] in (None, y.shape[-1])):
        CHECKS[loss](y, name)


def refuse_labels(shape, y):
    """A ValueError for labels where one-hot rows are wanted."""
    raise ValueError(f"You are passing a target array of shape {y.shape} while using the loss 'categorical_crossentropy', which "
                     "expects one-hot rows of shape (samples, classes). " + (ONE_UNIT if shape[-1] == 1 else
                     "Either turn the labels into such rows with kerastutor.utils.to_categorical(y), or use the loss "
                     "'sparse_categorical_crossentropy', which takes labels as they are."))


def refuse_rows(y):
    """A ValueError for one-hot rows where labels are wanted."""
    raise ValueError(f"You are passing a target array of shape {y.shape} while using the loss 'sparse_categorical_crossentropy', "
                     "which expects whole-number labels of shape (samples, 1). Either turn one-hot rows into labels with "
                     "y.argmax(axis=-1), or use the loss 'categorical_crossentropy', which takes rows as they are.")


def check_labels(y, classes, name):
    """A ValueError for a label that is no class; a warning for fractions, which are cut off."""
    whole_labels(f"Target {name!r} of sparse_categorical_crossentropy", y, classes)
    if y.dtype.kind == "f" and (y != np.floor(y)).any():
        warn(name, "fractions", f"sparse_categorical_crossentropy takes whole-number labels, got {first(y, y != np.floor(y))}: what comes "
             "after the point is cut off. For numbers that are not classes use a loss such as 'mse'.")


def finite(y, name):
    """Whether all numbers are finite; a warning if not."""
    if y.dtype.kind != "f" or np.isfinite(np.sum(y)) or np.isfinite(y).all():
        return True
    bad = ~np.isfinite(y)
    warn(name, "finite", f"{bad.sum()} of {y.size} numbers are NaN or infinite, the first is {first(y, bad)}: the loss, and after one step "
         "every weight, will be so too. Leave these rows out: np.isfinite(y) tells the good ones.")
    return False


def check_parts(y, name):
    """Rows of categorical_crossentropy: they add up to 1."""
    sums = y.sum(axis=-1)
    strange = ~(np.abs(sums - 1) < 1e-3)
    if strange.any():
        row = np.unravel_index(int(np.argmax(strange)), sums.shape)
        warn(name, "parts", f"categorical_crossentropy takes rows that add up to 1, but row {row[0]} adds up to {sums[row]:.4g}. "
             "Where several classes may be right at once use activation='sigmoid' and the loss 'binary_crossentropy'.")


def check_shares(y, name):
    """Targets of binary_crossentropy: from 0 to 1."""
    if y.size and (y.min() < 0 or y.max() > 1):
        way = "Turn -1 and 1 into 0 and 1 by (y + 1) / 2, or use the loss 'hinge'." if np.isin(y, (-1, 1)).all() else \
            "Several classes go with a unit for each, softmax and 'sparse_categorical_crossentropy'; numbers of any size with 'mse'."
        warn(name, "shares", f"binary_crossentropy takes targets from 0 to 1, got {first(y, (y < 0) | (y > 1))}. {way}")


def check_signs(y, name):
    """Targets of the hinges: -1 and 1, or 0 and 1."""
    known = np.unique(y)
    if not np.isin(known, (0, 1)).all() and not np.isin(known, (-1, 1)).all():
        strange = ~np.isin(y, (-1, 0, 1)) if np.setdiff1d(known, (-1, 0, 1)).size else y == 0
        warn(name, "signs", f"a hinge loss takes labels -1 and 1, or 0 and 1, got {first(y, strange)} among {known.size} different ones. "
             "Several classes go with 'categorical_hinge' and one-hot rows, numbers of any size with 'mse'.")


def check_counts(y, name):
    """Targets of the losses that know no number below 0."""
    if y.size and y.min() < 0:
        warn(name, "counts", f"poisson and mean_squared_logarithmic_error are for numbers from 0 on, got {first(y, y < 0)}. "
             "Use 'mse', 'mae' or 'logcosh' for numbers of either sign.")


def check_divisor(y, name):
    """Targets of which a percentage is taken: not 0."""
    if not y.all():
        warn(name, "divisor", f"mean_absolute_percentage_error divides by the target, got {first(y, y == 0)}: it counts as 1e-7, and one "
             "such number outweighs all others. Use 'mae', or 'msle' for numbers from 0 on.")


CHECKS = {
    losses.categorical_crossentropy: check_parts, losses.binary_crossentropy: check_shares, losses.hinge: check_signs,
    losses.squared_hinge: check_signs, losses.mean_squared_logarithmic_error: check_counts, losses.poisson: check_counts,
    losses.mean_absolute_percentage_error: check_divisor,
}
TAKES_NUMBERS = {f for f in losses.KNOWN.values() if not isinstance(f, type)} - {losses.sparse_categorical_crossentropy}


def warn_of_one_unit(y_pred):
    """A warning where a softmax has one unit only, and so gives 1 whatever the input is."""
    if isinstance(y_pred, Probabilities) and y_pred.made_by == "softmax" and y_pred.shape[y_pred.axis] == 1:
        told.warn("one unit", "A softmax over one unit gives 1 whatever the input is, so nothing can be learned. " + ONE_UNIT, 5)


def first(y, where):
    """In words: the first of the numbers that are meant, and the row in which it stands."""
    place = np.unravel_index(int(np.argmax(where)), y.shape)
    return f"{y[place]:.4g} in row {place[0]}"


def warn(name, subject, text):
    """A warning about the targets of one output, told once in a training."""
    told.warn((name, subject), f"Target {name!r}: {text}", 5)
