"""A small network in the plane: its points, its training as a pure function of settings and step, and its picture."""
