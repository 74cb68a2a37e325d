"""Texts of the standardizing explorer."""

TEXTS = {
}
