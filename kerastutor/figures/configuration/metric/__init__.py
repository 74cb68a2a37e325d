"""The picture of a threshold: its numbers, the scores, the confusion matrix, the curves."""
