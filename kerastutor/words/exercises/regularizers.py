"""Texts of the exercises of 04_5_regularizers."""

TEXTS = {}
