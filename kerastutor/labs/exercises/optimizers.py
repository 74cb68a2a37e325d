"""Exercises of 04_4_optimizers."""

EXERCISES = ()
