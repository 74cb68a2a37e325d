"""Datasets: real data to learn on, ready as NumPy arrays."""
from . import digits
