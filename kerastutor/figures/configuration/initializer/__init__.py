"""The picture of how weights begin: their distribution, and what becomes of signal and gradient in a deep stack of layers."""
