"""The words of chapter 1's explorers, a file an explorer."""
