"""Texts of the playground."""

TEXTS = {}
