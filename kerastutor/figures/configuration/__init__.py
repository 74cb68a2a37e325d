"""Pictures of chapter 4, configuration: initializers, activations, losses, optimizers, regularizers, metrics, and a network in the plane."""
