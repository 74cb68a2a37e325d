"""Exercises of 01_3: images become arrays, and arrays become more images."""

EXERCISES = ()
