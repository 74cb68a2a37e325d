"""The picture of standardizing: its numbers, the scene that an explorer draws, and the still of a notebook without a kernel."""
