"""The picture of a model: its layers as boxes, and arrows for what goes from one to the next."""
from .dot import model_to_dot
from .picture import plot_model
