"""All exercises by key, a file a chapter section, in the order of the tutorial."""
from . import sequence, start

EXERCISES = {exercise.key: exercise for section in (start, sequence) for exercise in section.EXERCISES}
