"""Texts of the metric explorer."""

TEXTS = {}
