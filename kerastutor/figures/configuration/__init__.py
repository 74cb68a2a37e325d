"""Pictures of chapter 4, configuration: what a model is configured with, and a network in the plane."""
