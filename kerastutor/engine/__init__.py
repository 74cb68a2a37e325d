"""The engine: layers, the graph they form, and training."""
