"""Texts of the exercises of 01_3: images."""

TEXTS = {
}
