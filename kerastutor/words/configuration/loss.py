"""Texts of the loss explorer."""

TEXTS = {}
