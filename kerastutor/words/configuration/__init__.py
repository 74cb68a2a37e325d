"""Words of the explorers of chapter 4, configuration: a file an explorer."""
