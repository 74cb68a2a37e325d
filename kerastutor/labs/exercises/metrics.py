"""Exercises of 04_6_metrics."""

EXERCISES = ()
