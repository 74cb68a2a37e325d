"""Texts of the activation explorer."""

TEXTS = {}
