"""Pictures of a training run: its curves, and the weights and gradients of one moment."""
