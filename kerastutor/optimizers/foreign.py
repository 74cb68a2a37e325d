"""An optimizer from elsewhere, in the place of the library's own."""
from .. import backend as K
from .base import Optimizer


class TFOptimizer(Optimizer):
    """An optimizer with TensorFlow's method `apply_gradients`, which here may come from anywhere.

    Parameters
    ----------
    optimizer : object
        Its `apply_gradients` is handed (gradient, variable) for each weight and changes the variables, by `K.set_value` or `assign`.

    Notes
    -----
    In Keras it wraps TensorFlow's own optimizers. There is no TensorFlow here, but what they agree upon is this one method. As in Keras,
    such an optimizer cannot be saved: `weights` and `get_config` are not offered.

    Examples
    --------
    >>> class Downhill:
    ...     def apply_gradients(self, pairs):
    ...         for g, w in pairs:
    ...             K.update_sub(w, 0.5 * g)
    >>> w = K.variable([1., 2.])
    >>> _ = TFOptimizer(Downhill()).get_updates(K.sum(K.square(w)), [w])
    >>> K.eval(w)
    array([0., 0.], dtype=float32)
    """

    def __init__(self, optimizer):
        super().__init__()
        if not hasattr(optimizer, "apply_gradients"):
            raise ValueError(f"TFOptimizer: the optimizer must have a method apply_gradients, got {optimizer!r}.")
        self.optimizer = optimizer

    def get_updates(self, loss, params):
        self.optimizer.apply_gradients(list(zip(self.get_gradients(loss, params), params)))
        return [K.update_add(self.iterations, 1)]

    @property
    def weights(self):
        """Not offered: what the optimizer keeps is its own."""
        raise NotImplementedError("TFOptimizer does not know what the optimizer in it keeps: save that one by its own means.")

    @weights.setter
    def weights(self, value):
        """None are kept here."""

    def get_config(self):
        raise NotImplementedError("TFOptimizer cannot be saved: make the optimizer in it anew, or use one of Keras's own.")
