"""Small callbacks for everyday use."""
import warnings

import numpy as np

from .base import Callback


class TerminateOnNaN(Callback):
    """Ends training as soon as the loss is not a number or infinite."""

    def on_batch_end(self, batch, logs=None):
        loss = logs.get("loss")
        if loss is not None and not np.isfinite(loss):
            warnings.warn(f"Batch {batch}: the loss is {loss}; training ends here.", stacklevel=2)
            self.model.stop_training = True


class LambdaCallback(Callback):
    """A callback made of functions, for the moments you name.

    Examples
    --------
    >>> LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs["loss"])).on_epoch_end(0, {"loss": 0.5})
    0 0.5
    """

    def __init__(self, on_epoch_begin=None, on_epoch_end=None, on_batch_begin=None, on_batch_end=None,
                 on_train_begin=None, on_train_end=None, **kwargs):
        super().__init__()
        self.__dict__.update(kwargs)
        moments = {"on_epoch_begin": on_epoch_begin, "on_epoch_end": on_epoch_end, "on_batch_begin": on_batch_begin,
                   "on_batch_end": on_batch_end, "on_train_begin": on_train_begin, "on_train_end": on_train_end}
        for moment, function in moments.items():
            if function is not None:
                setattr(self, moment, function)
