"""Datasets: handwritten digits as arrays, and reviews as texts, in Chinese and in English."""
from . import digits, reviews
