"""Texts: training."""

TEXTS = {
}
