"""Pictures of chapter 1: what preprocessing does to data."""
