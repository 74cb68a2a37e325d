"""The picture of the Tokenizer: where each word of a text goes, and what is lost on the way."""
from .journey import compute
from .picture import describe, draw
