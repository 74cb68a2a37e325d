"""The picture of an activation function: its curve with a tangent, its derivative, and what it makes of normal numbers."""
