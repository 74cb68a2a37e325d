"""Texts of the exercises of 04_4_optimizers."""

TEXTS = {}
