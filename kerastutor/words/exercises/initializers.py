"""Texts of the exercises of 04_1_initializers."""

TEXTS = {}
