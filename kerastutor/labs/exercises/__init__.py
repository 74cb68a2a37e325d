"""All exercises by key, a file a chapter section, in the order of the tutorial."""
from . import image, sequence, start, text

EXERCISES = {exercise.key: exercise for section in (start, sequence, text, image) for exercise in section.EXERCISES}
