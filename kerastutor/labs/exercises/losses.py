"""Exercises of 04_3_losses."""

EXERCISES = ()
