"""The picture of a race of optimizers: the ground, the race on it, the plane, the loss, and where each stands."""
