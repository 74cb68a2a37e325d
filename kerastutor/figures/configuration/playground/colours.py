"""What numbers and classes look like: a colour and a form for each class, blue below the middle and amber above it."""
import numpy as np

from ... import svg
from ...style import AMBER, BLUE, PURPLE, rgb

PALE = np.array([243, 243, 240])
CLASSES = (BLUE, AMBER, PURPLE)
DEEP = ("#062F54", "#5A2C00", "#4F123A")        # the ink of points, which must show on the ground of their own class too
_SHARES = np.linspace(-1, 1, 255)[:, None]
_RAMP = np.where(_SHARES < 0, PALE + _SHARES * (PALE - rgb(BLUE)), PALE - _SHARES * (PALE - rgb(AMBER))).astype("uint8")


def diverging(values, middle, reach):
    """Blue below the middle, pale at it, amber above: uint8 pixels. What is no number is pale."""
    with np.errstate(all="ignore"):
        share = np.clip(np.nan_to_num((values - middle) / max(reach, 1e-9), nan=0.0), -1, 1)
    return _RAMP[np.rint(127 * share).astype(int) + 127]


def single(values, kind):
    """Pale at 0, the colour of a class at 1."""
    share = np.clip(np.nan_to_num(values, nan=0.0), 0, 1)[..., None]
    return (PALE + share * (rgb(CLASSES[kind]) - PALE)).astype("uint8")


def winners(outputs):
    """The colour of the largest output, the paler the nearer it is to one in three."""
    outputs = np.nan_to_num(outputs, nan=0.0)
    share = np.clip(1.5 * outputs.max(axis=-1) - 0.5, 0, 1)[..., None]
    return (PALE + share * (np.array([rgb(c) for c in CLASSES])[outputs.argmax(axis=-1)] - PALE)).astype("uint8")


def of_surface(surface):
    """Pixels of the whole output."""
    return winners(surface) if surface.shape[-1] > 1 else diverging(surface[..., 0], 0.5, 0.5)


def of_unit(shown, layer, unit):
    """Pixels of one unit; `layer` 0 are the inputs."""
    values = shown.units[layer][unit]
    if layer == len(shown.units) - 1:
        return single(values, unit) if len(shown.units[-1]) > 1 else diverging(values, 0.5, 0.5)
    return diverging(values, 0, float(np.abs(np.nan_to_num(values)).max()))


def forms(xs, ys, kind, size=3.6):
    """The marks of points of one class as the `d` of one path: squares, discs, triangles."""
    n = svg.number
    s = n(2 * size)
    if kind == 0:
        return "".join(f"M{n(x - size)} {n(y - size)}h{s}v{s}h-{s}z" for x, y in zip(xs, ys))
    if kind == 1:
        r = n(size + 0.5)
        wide = n(2 * size + 1)
        return "".join(f"M{n(x - size - 0.5)} {n(y)}a{r} {r} 0 1 0 {wide} 0a{r} {r} 0 1 0 -{wide} 0z" for x, y in zip(xs, ys))
    tall, half = n(2.2 * size), n(1.3 * size)
    return "".join(f"M{n(x)} {n(y - 1.3 * size)}l{half} {tall}h-{n(2.6 * size)}z" for x, y in zip(xs, ys))
