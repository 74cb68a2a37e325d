"""Exercises of 01_2: text becomes numbers."""

EXERCISES = ()
