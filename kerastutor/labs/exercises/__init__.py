"""All exercises by key, a file a chapter section, in the order of the tutorial."""
from . import activations, image, initializers, losses, metrics, optimizers, regularizers, sequence, start, text, tuning

SECTIONS = (start, sequence, text, image, initializers, activations, losses, optimizers, regularizers, metrics, tuning)
EXERCISES = {exercise.key: exercise for section in SECTIONS for exercise in section.EXERCISES}
