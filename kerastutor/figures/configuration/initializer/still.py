"""The picture as a PNG, for a notebook without a kernel.

What twenty layers make of a number depends in its last digits on the machine; a PNG is the one form of picture that a strict notebook test
does not compare letter by letter. Its words are Keras's names and a few signs.
"""
import io

import numpy as np

from ...style import AMBER, BLUE, VERMILION
from .courses import LIMIT, REACH
from .law import law_of, short
from .names import activation_name, name
from .units import picked


def png(tried):
    """PNG bytes: the weights, signal and gradient through the layers, what the units give, and the verdict of every pair."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9.4, 6.6), dpi=84)
    FigureCanvasAgg(figure)
    chosen = name(tried.bench, tried.initializer, tried.gain, "en"), activation_name(tried.bench, tried.activation, "en")
    figure.text(0.012, 0.965, ", ".join(map(_latin, chosen)), fontsize=11, fontweight="bold")
    _weights(figure.add_axes((0.045, 0.68, 0.23, 0.23)), tried)
    _course(figure.add_axes((0.335, 0.68, 0.29, 0.23)), tried, "signal", BLUE)
    _course(figure.add_axes((0.69, 0.68, 0.29, 0.23)), tried, "gradient", AMBER)
    layers = picked(tried.bench.layers)
    for place, layer in enumerate(layers):
        _units(figure.add_axes((0.045 + place * 0.19, 0.46, 0.17, 0.11)), tried, layer)
    _overview(figure.add_axes((0.14, 0.01, 0.84, 0.38)), tried)
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def _latin(called):
    """A name as it is, or in question marks where matplotlib's fonts cannot spell it."""
    return "".join(c if c.isascii() or c == "×" else "?" for c in called)


def _weights(axes, tried):
    weights = tried.kernel.ravel()
    law = law_of(tried.bench.initializer(tried.initializer, tried.gain), tried.kernel.shape)
    axes.hist(weights, 36, density=bool(np.ptp(weights)), color=BLUE, alpha=0.5)
    if law and law.density:
        places = np.linspace(weights.min(), weights.max(), 99)[1:-1]
        axes.plot(places, law.density(places), color="0.2", linewidth=1.2)
    axes.set_title(f"n Var(w) = {short(len(tried.kernel) * weights.var(dtype='float64'))}", fontsize=9)
    axes.tick_params(labelsize=7)


def _course(axes, tried, kind, colour):
    chosen = tried.initializer, tried.gain
    for row in [*(r for r in tried.rows if r != chosen), chosen]:
        values = getattr(tried.at(row, tried.activation), kind)
        start = values[0] if kind == "signal" else values[-1]
        with np.errstate(all="ignore"):
            line = np.log10(values / start)
        line = np.where(np.isnan(line), REACH, np.clip(line, -REACH, REACH))
        if row == chosen:
            axes.plot(line, color=colour, linewidth=2.4, marker="o", markersize=2.5)
        else:
            axes.plot(line, color="0.55", linewidth=0.9)
    for low, high in ((-REACH, -LIMIT), (LIMIT, REACH)):
        axes.axhspan(low, high, color=VERMILION, alpha=0.1, linewidth=0)
    end = getattr(tried.course, f"{kind}_end")
    axes.set_title(f"{'→' if kind == 'signal' else '←'} {kind}  {_sign(end)}", fontsize=9)
    powers = range(-REACH, REACH + 1, LIMIT)
    axes.set(ylim=(-REACH, REACH), yticks=powers, yticklabels=[f"$10^{{{power}}}$" for power in powers])
    axes.tick_params(labelsize=7)


def _sign(end):
    return "✓" if end is None else f"{'✕' if end[0] == 'dies' else '▲'} {end[1]}"


def _units(axes, tried, layer):
    values, flat = tried.values[layer].ravel(), tried.flat[layer].ravel()
    if np.isfinite(values).all():
        edges = np.histogram_bin_edges(values, 30, tried.bounds)
        axes.hist([values[flat], values[~flat]], edges, stacked=True, color=[AMBER, BLUE], alpha=0.7)
    axes.set_yticks([])
    axes.set_title(f"layer {layer}", fontsize=8)
    axes.tick_params(labelsize=7)


def _overview(axes, tried):
    """The table of verdicts; the chosen pair is framed."""
    rows, columns = tried.rows, tried.columns
    for i, row in enumerate(rows):
        for j, activation in enumerate(columns):
            course = tried.at(row, activation)
            holds = course.signal_end is None and course.gradient_end is None
            chosen = row == (tried.initializer, tried.gain) and activation == tried.activation
            axes.add_patch(_box(j, i, BLUE if holds else VERMILION, chosen))
            axes.text(j, i, f"→ {_sign(course.signal_end)}   ← {_sign(course.gradient_end)}", ha="center", va="center", fontsize=8)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(len(rows) - 0.5, -0.5))
    axes.set_xticks(range(len(columns)), [_latin(activation_name(tried.bench, a, "en")) for a in columns], fontsize=8)
    axes.set_yticks(range(len(rows)), [_latin(name(tried.bench, *row, "en")) for row in rows], fontsize=8)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _box(j, i, colour, chosen):
    from matplotlib.patches import FancyBboxPatch

    return FancyBboxPatch((j - 0.44, i - 0.38), 0.88, 0.76, boxstyle="round,pad=0,rounding_size=0.06", facecolor=f"{colour}26",
                          edgecolor="0.1" if chosen else colour, linewidth=2.2 if chosen else 0.8)
