"""Exercises of 04_5_regularizers."""

EXERCISES = ()
