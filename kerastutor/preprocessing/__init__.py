"""Preprocessing: what stands between raw data (sequences, text, images) and the arrays that a model reads."""
from . import sequence
