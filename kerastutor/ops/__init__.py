"""The operations: for each, the value and its pullbacks side by side."""
