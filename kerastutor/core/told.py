"""Warnings that are told once in a training, however many batches give reason for them."""
import warnings
from contextlib import contextmanager

_told = None


@contextmanager
def each_once(told):
    """Within it, a subject that is in the set `told` is not warned of again."""
    global _told
    before, _told = _told, told
    try:
        yield
    finally:
        _told = before


def was_told(subject):
    """Whether there is no need to look again: this training has been warned of the subject."""
    return _told is not None and subject in _told


def warn(subject, text, stacklevel=2):
    """A warning, unless this training has been warned of the subject."""
    if was_told(subject):
        return
    if _told is not None:
        _told.add(subject)
    warnings.warn(text, stacklevel=stacklevel + 1)
