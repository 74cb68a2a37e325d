"""Texts of the text explorer."""

TEXTS = {
}
