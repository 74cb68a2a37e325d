"""Texts of the regularizer explorer."""

TEXTS = {}
