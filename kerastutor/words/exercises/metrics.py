"""Texts of the exercises of 04_6_metrics."""

TEXTS = {}
