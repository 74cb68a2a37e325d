"""Exercises of 04_1_initializers."""

EXERCISES = ()
