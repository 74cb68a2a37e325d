"""What is found by name: operations, so that `a + b` on the lowest floor finds `add` on the next, and layers, for models read back."""

OPS = {}
LAYERS = {}
