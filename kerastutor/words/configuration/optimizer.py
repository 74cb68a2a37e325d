"""Texts of the optimizer explorer."""

TEXTS = {}
