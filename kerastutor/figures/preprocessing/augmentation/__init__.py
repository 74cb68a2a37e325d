"""The picture of augmentation: the image, what is drawn for it, the scene that an explorer shows, and the still where no kernel runs."""
