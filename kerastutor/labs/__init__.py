"""Exercises that answer at once: `check` an answer, ask for a `hint`, see your `progress`."""
from .desk import check, hint, progress

__all__ = ["check", "hint", "progress"]
