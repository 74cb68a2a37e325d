"""The playground: a small network in the plane as a whole, every knob of it to be turned, every weight to be changed."""
from .by_hand import Edits
from .explorer import PlaygroundExplorer, playground

__all__ = ["Edits", "PlaygroundExplorer", "playground"]
