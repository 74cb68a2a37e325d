"""Texts of the exercises of 04_7_tuning."""

TEXTS = {}
