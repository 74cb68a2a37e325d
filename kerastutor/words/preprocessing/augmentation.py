"""Texts of the augmentation explorer."""

TEXTS = {
}
