"""The moments of training at which a callback is told what happens."""
class Callback:
    """The base of all callbacks; override the moments that matter to you.

    Attributes
    ----------
    model : Model
        The one that trains.
    params : dict
        'epochs', 'steps', 'samples', 'batch_size', 'verbose', 'do_validation', 'metrics'.

    Examples
    --------
    >>> class Shout(Callback):
    ...     def on_epoch_end(self, epoch, logs=None):
    ...         print("epoch", epoch, "is over!")
    """

    def __init__(self):
        self.validation_data = None
        self.model = None

    def set_params(self, params):
        """Told once, before training."""
        self.params = params

    def set_model(self, model):
        """Told once, before training."""
        self.model = model

    def on_train_begin(self, logs=None):
        """Before the first epoch."""

    def on_train_end(self, logs=None):
        """After the last epoch."""

    def on_epoch_begin(self, epoch, logs=None):
        """Before each epoch."""

    def on_epoch_end(self, epoch, logs=None):
        """After each epoch; `logs` holds the loss and the metrics."""

    def on_batch_begin(self, batch, logs=None):
        """The same as `on_train_batch_begin`, under its older name."""

    def on_batch_end(self, batch, logs=None):
        """The same as `on_train_batch_end`, under its older name."""

    def on_train_batch_begin(self, batch, logs=None):
        """Before each batch of training."""
        self.on_batch_begin(batch, logs)

    def on_train_batch_end(self, batch, logs=None):
        """After each batch of training; `logs` holds its loss and metrics, 'batch' and 'size'."""
        self.on_batch_end(batch, logs)

    def on_test_begin(self, logs=None):
        """Before evaluation."""

    def on_test_end(self, logs=None):
        """After evaluation."""

    def on_test_batch_begin(self, batch, logs=None):
        """Before each batch of evaluation."""

    def on_test_batch_end(self, batch, logs=None):
        """After each batch of evaluation."""

    def on_predict_begin(self, logs=None):
        """Before prediction."""

    def on_predict_end(self, logs=None):
        """After prediction."""

    def on_predict_batch_begin(self, batch, logs=None):
        """Before each batch of prediction."""

    def on_predict_batch_end(self, batch, logs=None):
        """After each batch of prediction."""


class CallbackList:
    """Several callbacks as one: every moment is told to each in turn."""

    def __init__(self, callbacks=None):
        self.callbacks = list(callbacks or [])

    def append(self, callback):
        """Add one more."""
        self.callbacks.append(callback)

    def set_params(self, params):
        """Told once, before training."""
        for callback in self.callbacks:
            callback.set_params(params)

    def set_model(self, model):
        """Told once, before training."""
        for callback in self.callbacks:
            callback.set_model(model)

    def __iter__(self):
        return iter(self.callbacks)


def _tell_all(moment):
    def tell(self, *arguments):
        for callback in self.callbacks:
            getattr(callback, moment)(*arguments)
    tell.__name__ = moment
    tell.__doc__ = f"Tell every callback: {moment}."
    return tell


for _moment in [name for name in vars(Callback) if name.startswith("on_")]:
    setattr(CallbackList, _moment, _tell_all(_moment))
