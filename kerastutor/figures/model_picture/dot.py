"""The graph of a model as DOT text, for those who have graphviz."""
from ...core.errors import one_of
from .graph import graph_of

SPECIAL = str.maketrans({c: "\\" + c for c in '{}|<>"\\'})


class Dot:
    """A graph in the DOT language.

    Attributes
    ----------
    text : str
    """

    def __init__(self, text):
        self.text = text

    def to_string(self):
        """The graph as text."""
        return self.text

    def __str__(self):
        return self.text

    def write(self, path):
        """Save the text."""
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(self.text)


def model_to_dot(model, show_shapes=False, show_layer_names=True, rankdir="TB", expand_nested=False, dpi=96, subgraph=False):
    """A model as DOT text. `plot_model` draws it without any other program.

    Parameters
    ----------
    model : Model or Sequential
    show_shapes, show_layer_names, expand_nested : bool
    rankdir : 'TB' or 'LR'
    dpi : int
    subgraph : bool
        Give a cluster, to be put into another graph.

    Returns
    -------
    Dot
        `to_string()` is the text, `write(path)` saves it. It is no object of pydot.

    Raises
    ------
    TypeError, ValueError
        As `plot_model`.

    Examples
    --------
    >>> from kerastutor.layers import Dense
    >>> from kerastutor.models import Sequential
    >>> print(model_to_dot(Sequential([Dense(1, input_shape=(3,), name="d")], name="m")).to_string())
    digraph G {
      graph [rankdir=TB, dpi=96, concentrate=true];
      node [shape=record];
      "d_input" [label="d_input: InputLayer"];
      "d" [label="d: Dense"];
      "d_input" -> "d";
    }
    """
    one_of("model_to_dot", "rankdir", rankdir, ("TB", "LR"))
    graph = graph_of(model, expand_nested, "model_to_dot")
    lines = inner_lines(graph, show_shapes, show_layer_names, "")
    if subgraph:
        opening = [f'subgraph "cluster_{escaped(graph.name)}" {{', f'  graph [label="{escaped(graph.name)}", style=dashed];']
    else:
        opening = ["digraph G {", f"  graph [rankdir={rankdir}, dpi={dpi}, concentrate=true];", "  node [shape=record];"]
    return Dot("\n".join([*opening, *("  " + line for line in lines), "}"]))


def inner_lines(graph, show_shapes, show_layer_names, path):
    """The boxes and arrows of a graph; names of nested ones begin with where they are."""
    lines = []
    for box in graph.boxes:
        if box.inner:
            below = inner_lines(box.inner, show_shapes, show_layer_names, f"{path}{box.name}/")
            opening = f'subgraph "cluster_{escaped(path + box.name)}" {{'
            lines += [opening, f'  graph [label="{escaped(box.name)}", style=dashed];', *("  " + line for line in below), "}"]
        else:
            lines.append(f'"{escaped(path + box.name)}" [label="{label(box, show_shapes, show_layer_names)}"];')
    for a, out, b, into in graph.links:
        begin, end = end_of(graph.boxes[a], "outputs", out, path), end_of(graph.boxes[b], "inputs", into, path)
        lines.append(f'"{escaped(begin)}" -> "{escaped(end)}";')
    return lines


def end_of(box, ends, number, path):
    """The box, nested ones looked into, at which an arrow begins or ends."""
    path += box.name
    while box.inner:
        inner = box.inner
        box = inner.boxes[getattr(inner, ends)[number]]
        path, number = f"{path}/{box.name}", 0
    return path


def label(box, show_shapes, show_layer_names):
    """What is written in a box."""
    words = escaped(f"{box.name}: {box.kind}" if show_layer_names else box.kind)
    if not show_shapes:
        return words
    return f"{words}|{{input:|output:}}|{{{{{escaped(box.shape_in)}}}|{{{escaped(box.shape_out)}}}}}"


def escaped(text):
    """Text in which nothing means anything to DOT."""
    return text.translate(SPECIAL)
