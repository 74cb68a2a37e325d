"""Operations that work number by number, with NumPy's broadcasting."""
import numpy as np

from ..core.op import op
from .logits import remembering_logits


def sum_to(g, x):
    """Undo broadcasting: add up `g` over the axes along which `x` was repeated."""
    shape = np.shape(x)
    if g.shape == shape:
        return g
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    repeated = tuple(k for k, n in enumerate(shape) if n == 1 and g.shape[k] != 1)
    return g.sum(axis=repeated, keepdims=True) if repeated else g


@op
def add(x, y):
    """z = x + y"""
    def grad_x(g):
        return sum_to(g, x)

    def grad_y(g):
        return sum_to(g, y)

    return x + y, (grad_x, grad_y)


@op
def subtract(x, y):
    """z = x - y"""
    def grad_x(g):
        return sum_to(g, x)

    def grad_y(g):
        return sum_to(-g, y)

    return x - y, (grad_x, grad_y)


@op
def multiply(x, y):
    """z = x y"""
    def grad_x(g):
        return sum_to(g * y, x)

    def grad_y(g):
        return sum_to(g * x, y)

    return x * y, (grad_x, grad_y)


@op
def divide(x, y):
    """z = x / y"""
    def grad_x(g):
        return sum_to(g / y, x)

    def grad_y(g):
        return sum_to(-g * x / (y * y), y)

    return x / y, (grad_x, grad_y)


@op
def pow(x, a):
    """y = x^a"""
    def grad_x(g):
        return sum_to(g * a * x ** (a - 1), x)

    def grad_a(g):
        positive = x > 0
        return sum_to(g * x ** a * np.where(positive, np.log(np.where(positive, x, 1)), 0), a)

    return x ** a, (grad_x, grad_a)


@op
def maximum(x, y):
    """z = max(x, y); where they are equal, the gradient goes to x"""
    def grad_x(g):
        return sum_to(g * (x >= y), x)

    def grad_y(g):
        return sum_to(g * (x < y), y)

    return np.maximum(x, y), (grad_x, grad_y)


@op
def minimum(x, y):
    """z = min(x, y); where they are equal, the gradient goes to x"""
    def grad_x(g):
        return sum_to(g * (x <= y), x)

    def grad_y(g):
        return sum_to(g * (x > y), y)

    return np.minimum(x, y), (grad_x, grad_y)


@op
def negative(x):
    """y = -x"""
    return -x, (np.negative,)


@op
def abs(x):
    """y = |x|"""
    return np.abs(x), (lambda g: g * np.sign(x),)


@op
def sign(x):
    """y = -1, 0 or 1"""
    return np.sign(x), (np.zeros_like,)


@op
def round(x):
    """y = the nearest whole number, the even one of two equally near"""
    return np.round(x), (np.zeros_like,)


@op
def square(x):
    """y = x^2"""
    return x * x, (lambda g: 2 * g * x,)


@op
def sqrt(x):
    """y = sqrt(max(x, 0))"""
    y = np.sqrt(np.maximum(x, 0))
    return y, (lambda g: np.where(x < 0, 0, g) / (2 * np.where(x < 0, 1, y)),)


@op
def exp(x):
    """y = e^x"""
    y = np.exp(x)
    return y, (lambda g: g * y,)


@op
def log(x):
    """y = ln x"""
    return np.log(x), (lambda g: g / x,)


@op
def sin(x):
    """y = sin x"""
    return np.sin(x), (lambda g: g * np.cos(x),)


@op
def cos(x):
    """y = cos x"""
    return np.cos(x), (lambda g: -g * np.sin(x),)


@op
def tanh(x):
    """y = tanh x"""
    y = np.tanh(x)
    return y, (lambda g: g * (1 - y) * (1 + y),)


@op
def sigmoid(x):
    """y = 1 / (1 + e^-x)"""
    small = np.exp(-np.abs(x))
    y = np.where(x >= 0, 1, small) / (1 + small)
    return y, (lambda g: g * y * (1 - y),)


sigmoid = remembering_logits(sigmoid)


@op
def hard_sigmoid(x):
    """y = clip(0.2 x + 0.5, 0, 1)"""
    y = 0.2 * x + 0.5
    return np.clip(y, 0, 1), (lambda g: 0.2 * g * ((y >= 0) & (y <= 1)),)


@op
def softplus(x):
    """y = ln(1 + e^x)"""
    small = np.exp(-np.abs(x))
    return np.maximum(x, 0) + np.log1p(small), (lambda g: g * np.where(x >= 0, 1, small) / (1 + small),)


@op
def softsign(x):
    """y = x / (1 + |x|)"""
    below = 1 + np.abs(x)
    return x / below, (lambda g: g / below / below,)


@op
def elu(x, alpha=1.0):
    """y = x where x > 0, alpha (e^x - 1) elsewhere"""
    curve = alpha * np.expm1(np.minimum(x, 0))
    return np.where(x > 0, x, curve), (lambda g: g * np.where(x > 0, 1, curve + alpha),)


@op
def relu(x, alpha=0.0, max_value=None, threshold=0.0):
    """y = x above the threshold, kept within [0, max_value] where there is one, minus alpha max(threshold - x, 0)"""
    if alpha == 0 and threshold == 0 and max_value is None:
        y = np.maximum(x, 0)
        return y, (lambda g: g * (y > 0),)
    above = x > threshold
    y, slope = np.where(x <= threshold, 0, x), above.astype(x.dtype)
    if max_value is not None:
        y = np.clip(y, 0, max(max_value, 0))
        slope *= (x >= 0) & (x <= max_value)
    if alpha != 0:
        y = y - alpha * np.maximum(threshold - x, 0)
        leaky = max_value is None and threshold == 0
        slope += np.asarray(alpha * (~above if leaky else x < threshold), x.dtype)      # at the corner itself only this one has a slope
    return y.astype(x.dtype), (lambda g: g * slope,)


@op
def clip(x, min_value, max_value):
    """y = min(max(x, min_value), max_value); an upper bound below the lower one counts as the lower one"""
    low = -np.inf if min_value is None else min_value
    high = np.inf if max_value is None else max(max_value, low)
    return np.clip(x, low, high), (lambda g: g * ((x >= low) & (x <= high)),)


@op
def where(condition, x, y):
    """z = x where the condition holds, y elsewhere"""
    def grad_x(g):
        return sum_to(np.where(condition, g, 0), x)

    def grad_y(g):
        return sum_to(np.where(condition, 0, g), y)

    return np.where(condition, x, y), (np.zeros_like, grad_x, grad_y)


@op
def cast(x, dtype):
    """y = x as another type of number"""
    x = np.asarray(x)
    return x.astype(dtype), (lambda g: g.astype(x.dtype),)


@op
def stop_gradient(variables):
    """y = x, and no gradient passes"""
    return variables, ()


@op
def zeros_like(x):
    """y = 0 in the shape of x"""
    return np.zeros_like(x), ()


@op
def equal(x, y):
    """Whether x = y"""
    return np.equal(x, y), ()


@op
def not_equal(x, y):
    """Whether x differs from y"""
    return np.not_equal(x, y), ()


@op
def greater(x, y):
    """Whether x > y"""
    return np.greater(x, y), ()


@op
def greater_equal(x, y):
    """Whether x >= y"""
    return np.greater_equal(x, y), ()


@op
def less(x, y):
    """Whether x < y"""
    return np.less(x, y), ()


@op
def less_equal(x, y):
    """Whether x <= y"""
    return np.less_equal(x, y), ()
