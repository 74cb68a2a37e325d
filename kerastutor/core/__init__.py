"""The core: tensors that remember how they were made, and the walk back over that memory."""
