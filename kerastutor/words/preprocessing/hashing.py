"""Texts of the hashing explorer."""

TEXTS = {
}
