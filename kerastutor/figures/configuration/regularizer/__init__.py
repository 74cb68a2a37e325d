"""The picture of a price on weights: its numbers, the plane of two weights, the weights of all features."""
