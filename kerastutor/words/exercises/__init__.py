"""The words of the exercises, a file a section: title, hints, what is said to a known mistake, and a word when it is solved."""
