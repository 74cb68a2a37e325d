"""Texts of the exercises of 04_2_activations."""

TEXTS = {}
