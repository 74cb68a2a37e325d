"""Exercises of 04_7_tuning."""

EXERCISES = ()
