"""Texts of the initializer explorer."""

TEXTS = {}
