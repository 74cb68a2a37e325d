"""Exercises of 04_2_activations."""

EXERCISES = ()
