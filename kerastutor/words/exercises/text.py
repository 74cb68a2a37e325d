"""Texts of the exercises of 01_2: text."""

TEXTS = {
}
