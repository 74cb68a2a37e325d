"""Texts of the exercises of 04_3_losses."""

TEXTS = {}
