"""`plot_model`: the picture of a model in a file and in the notebook."""
import os

from ...core.errors import one_of
from ...core.language import current_language
from .. import svg
from . import paper
from .draw import draw
from .graph import graph_of
from .scene import scene_of

PIXELS = (".png", ".jpg", ".jpeg", ".pdf")


class ModelPicture:
    """The picture of a model; shows itself in the notebook, in the colours of its theme.

    Attributes
    ----------
    svg : str
        The picture as SVG text, dark on white.
    """

    def __init__(self, scene, graph, lang):
        self._themed, self._graph = draw(scene, graph, lang), graph
        self.svg = svg.on_paper(self._themed)

    def __repr__(self):
        return f"<picture of the model {self._graph.name!r}: {len(self._graph.boxes)} layers, {len(self._graph.links)} arrows>"

    def _repr_svg_(self):
        return self.svg

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": f'<div style="overflow-x:auto">{self._themed}</div>', "image/svg+xml": self.svg, "text/plain": repr(self)}


def plot_model(model, to_file="model.png", show_shapes=False, show_layer_names=True, rankdir="TB", expand_nested=False, dpi=96):
    """Draw a model: a box for each layer, an arrow for what goes from one to the next. No graphviz is needed.

    Inputs are blue, layers with weights yellow, layers that merge several inputs green, nested models purple with a double border. A
    layer that is used n times is drawn once, and marked ×n.

    Parameters
    ----------
    model : Model or Sequential
        It must know its shapes.
    to_file : str or None
        Where the picture is saved: '.svg', '.png', '.pdf' or '.jpg'; without an ending a PNG. None saves nothing.
    show_shapes : bool
        Write what goes in and what comes out, with the batch axis.
    show_layer_names : bool
    rankdir : 'TB' or 'LR'
        From top to bottom, or from left to right.
    expand_nested : bool
        Draw nested models open, with their own layers in a frame.
    dpi : int
        Dots per inch of a PNG; 96 is the size that the picture has on the screen.

    Returns
    -------
    ModelPicture

    Raises
    ------
    TypeError
        For what is no model.
    ValueError
        For a model that does not know its shapes yet, and for unknown directions and endings.

    Warns
    -----
    UserWarning
        When no font on this machine has the characters of a layer's name, such as Chinese ones in a PNG. An SVG leaves fonts to its reader.

    Notes
    -----
    The file is the same for the same model, to the last letter.

    Examples
    --------
    >>> from kerastutor.layers import Dense
    >>> from kerastutor.models import Sequential
    >>> model = Sequential([Dense(4, input_shape=(3,)), Dense(1)], name="small")
    >>> plot_model(model, to_file=None, show_shapes=True)
    <picture of the model 'small': 3 layers, 2 arrows>
    """
    one_of("plot_model", "rankdir", rankdir, ("TB", "LR"))
    ending = ".png" if to_file is None else (os.path.splitext(to_file)[1].lower() or ".png")
    one_of("plot_model", "the ending of to_file", ending, (".svg", *PIXELS))
    graph = graph_of(model, expand_nested)
    scene = scene_of(graph, show_shapes, show_layer_names, rankdir == "TB")
    picture = ModelPicture(scene, graph, current_language())
    if to_file is not None and ending == ".svg":
        with open(to_file, "w", encoding="utf-8", newline="\n") as file:
            file.write(picture.svg)
    elif to_file is not None:
        with open(to_file, "wb") as file:
            paper.save(scene, file, ending[1:], dpi)
    return picture
