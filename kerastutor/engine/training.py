"""The model that learns: compile, fit, evaluate, predict."""
import warnings

import numpy as np

from .. import backend as K
from .. import losses, optimizers
from ..core import state
from ..core.symbol import Plan, Symbol, stand_in
from . import data, loops
from .compiling import OutputTraining, as_number, for_outputs, metrics_for_outputs, weights_for_outputs
from .diagnosis import warn_of_nan
from .graph import Network
from .shapes import as_list, one_or_list
from .sources import Arrays, Stream, closing, is_stream


class Model(Network):
    """A network that can be trained.

    Parameters
    ----------
    inputs, outputs : Symbol or list of Symbol
        Where data go in, and what is computed from them.
    name : str

    Examples
    --------
    >>> from kerastutor.layers import Dense, Input
    >>> x = Input(shape=(3,))
    >>> model = Model(x, Dense(2, activation="softmax")(x))
    >>> model.output_shape
    (None, 2)
    """

    def __init__(self, inputs=None, outputs=None, name=None, trainable=True):
        super().__init__(inputs, outputs, name, trainable)
        self.optimizer = None
        self.history = None
        self.stop_training = False

    # Settling how to train

    def compile(self, optimizer, loss=None, metrics=None, loss_weights=None, sample_weight_mode=None, weighted_metrics=None,
                target_tensors=None, **kwargs):
        """Settle how the model is to be trained.

        Parameters
        ----------
        optimizer : str or Optimizer
        loss : str, function, Loss, or a list or dict of these by output
        metrics, weighted_metrics : list, or dict by output name
            Names, functions or Metric objects, watched without and with sample weights. 'accuracy' is chosen by output and loss.
        loss_weights : list or dict of float
            By which the losses of several outputs are multiplied before they are added.
        sample_weight_mode : None or 'temporal'
            'temporal' for one weight a timestep.

        Raises
        ------
        ValueError
            For names that are not known, and for lists or dicts that do not fit the outputs.
        """
        if target_tensors is not None or kwargs:
            raise ValueError(f"compile: {'target_tensors' if target_tensors is not None else sorted(kwargs)[0]} is not offered here; "
                             "hand targets to fit or train_on_batch.")
        self.optimizer = optimizers.get(optimizer)
        self.loss, self.metrics_given, self.loss_weights = loss, metrics, loss_weights
        self.sample_weight_mode, self.weighted_metrics_given = sample_weight_mode, weighted_metrics
        self._compiled_for = None
        self._collected = None
        for name in as_list(loss) if not isinstance(loss, dict) or "class_name" in loss else loss.values():
            losses.get(name)
        if self.built:
            self._settle()

    def _settle(self):
        """Resolve losses and metrics, once the outputs are known."""
        if self.optimizer is None:
            raise RuntimeError("You must compile a model before training/testing. Use `model.compile(optimizer, loss)`.")
        self._check_built()
        if self._compiled_for is self.outputs:
            return
        names = self.output_names
        several = len(names) > 1
        weights = weights_for_outputs(self.loss_weights, names)
        modes = for_outputs(self.sample_weight_mode, names, "sample_weight_mode")
        plain, weighted = metrics_for_outputs(self.metrics_given, names), metrics_for_outputs(self.weighted_metrics_given, names)
        self._training = [
            OutputTraining(name, symbol.shape, loss, weight, metrics, with_weights, several, mode)
            for name, symbol, loss, weight, metrics, with_weights, mode
            in zip(names, self.outputs, for_outputs(self.loss, names, "loss"), weights, plain, weighted, modes)]
        self._trained = [t for t in self._training if t.loss is not None]
        distinguish(["loss"] + [t.mean_loss.name for t in self._several()],
                    [m for t in self._training for m in t.metrics + t.weighted_metrics])
        if not self._trained and not self.losses and not self._adds_losses_as_it_runs():
            raise ValueError("The model cannot be compiled because it has no loss to optimize: give compile a loss, "
                             "or add one with add_loss.")
        self._symbolic_losses = [loss for loss in self.losses if isinstance(loss, Symbol)]
        self._training_plan = Plan(self.inputs, self.outputs + self._symbolic_losses)
        self._collected = self.trainable_weights
        self._compiled_for = self.outputs

    def _adds_losses_as_it_runs(self):
        """Whether a layer calls add_loss within its `call`, which shows only when it runs."""
        with state.undrawn(), state.phase(0), state.tape(False), np.errstate(all="ignore"):
            self._plan.run([tensor.value for tensor in stand_in(self.inputs)])
        return bool(self.losses)

    @property
    def metrics(self):
        """The metric objects, in the order of `metrics_names`."""
        self._settle()
        return [m for t in self._training for m in t.metrics + t.weighted_metrics]

    @property
    def metrics_names(self):
        """What `evaluate` gives: 'loss', the loss of each output where there are several, and the metrics."""
        self._settle()
        return ["loss"] + [t.mean_loss.name for t in self._several()] + [m.name for m in self.metrics]

    def _several(self):
        return self._trained if len(self.outputs) > 1 else []

    def reset_metrics(self):
        """Let the metrics forget what they gathered."""
        for metric in self.metrics + [t.mean_loss for t in self._trained]:
            metric.reset_states()

    # One step

    def _losses_of(self, x, y, w):
        """The total loss as a tensor; metrics take in the batch on the way."""
        results = self._training_plan.run(x)
        outputs, extra = results[:len(self.outputs)], results[len(self.outputs):]
        total = None
        for training, y_pred, y_true, weight in zip(self._training, outputs, self._spread(y), self._spread(w)):
            if training.loss is None:
                continue
            loss = training.compute(y_true, y_pred, weight)
            if len(self.outputs) > 1:
                training.mean_loss.update_state(loss)
            part = loss if training.weight == 1 else loss * training.weight
            total = part if total is None else total + part
            training.gather(y_true, y_pred, weight)
        for loss in extra + [loss for loss in self.losses if not isinstance(loss, Symbol)]:
            loss = K.mean(loss) if K.ndim(loss) else loss
            total = loss if total is None else total + loss
        return total

    def _spread(self, arrays):
        """One thing for each output, None for outputs without a loss."""
        left = iter(arrays)
        return [next(left, None) if t.loss is not None else None for t in self._training]

    def _numbers(self, total):
        return [float(total)] + [as_number(m.result()) for m in [t.mean_loss for t in self._several()] + self.metrics]

    def _train_step(self, x, y, w):
        with state.phase(1), state.tape(True):
            total = self._losses_of(x, y, w)
        loss = float(np.sum(total.value))
        if not np.isfinite(loss) and not self._warned_of_nan:
            self._warned_of_nan = True
            warn_of_nan(self, loss, int(self.optimizer.iterations.value) + 1, x, y)
        if self._collected:
            self.optimizer.get_updates(total, self._collected)
        return self._numbers(loss)

    def _test_step(self, x, y, w):
        with state.phase(0), state.tape(False):
            return self._numbers(np.sum(getattr(self._losses_of(x, y, w), "value", 0.0)))

    def _predict_step(self, x):
        with state.phase(0), state.tape(False):
            return [tensor.value for tensor in self._plan.run(x)]

    # Data as the model wants them

    def _inputs_from(self, x):
        self._build_for(x)
        self._check_built()
        return data.standardize(x, self.input_names, [s.shape for s in self.inputs], "input", [s.dtype for s in self.inputs])

    def _check_built(self):
        if not self.built:
            raise RuntimeError("The model does not know the shape of its input yet: give the first layer an input_shape, or call build.")

    def _build_for(self, x):
        """A graph is built from the start; Sequential waits for data where it was given no input shape."""

    def _data_from(self, x, y, sample_weight=None, class_weight=None):
        x = self._inputs_from(x)
        self._settle()
        if len(self._trained) < len(self._training) and isinstance(y, (list, tuple)) and len(y) == len(self._training):
            y = [one for one, t in zip(y, self._training) if t.loss is not None]
        names = [t.name for t in self._trained]
        for training, target in zip(self._trained, data.by_name(y, names, "target")):
            training.check_target(data.as_array(target, training.name, "target"))
        y = data.standardize(y, names, [t.target_shape for t in self._trained], "target")
        w = data.sample_weights(sample_weight, class_weight, y, names, [t.mode for t in self._trained])
        data.check_same_samples(x, y, w)
        return x, y, w

    def _from_stream(self, batch, class_weight=None):
        if not isinstance(batch, tuple):
            batch = (batch, None)
        if len(batch) not in (2, 3):
            raise ValueError(f"A generator must hand out (x, y) or (x, y, sample_weight), got a tuple of {len(batch)}.")
        x, y = batch[:2]
        return self._data_from(x, y, batch[2] if len(batch) == 3 else None, class_weight)

    def _source(self, x, y, sample_weight, batch_size, steps, class_weight=None, shuffle=False, **workers):
        if is_stream(x):
            if y is not None:
                raise ValueError("When x is a generator or a Sequence, y must not be given: the targets come with x.")
            return Stream(x, steps, shuffle, lambda batch: self._from_stream(batch, class_weight), **workers)
        return Arrays(*self._data_from(x, y, sample_weight, class_weight), batch_size, shuffle, steps)

    # Training and use

    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose=1, callbacks=None, validation_split=0.0, validation_data=None,
            shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0, steps_per_epoch=None, validation_steps=None,
            validation_freq=1, max_queue_size=10, workers=1, use_multiprocessing=False, **kwargs):
        """Train for some epochs.

        Parameters
        ----------
        x : array, list or dict of arrays by input; or a Sequence or generator of (x, y) or (x, y, sample_weight)
        y : array, list or dict of arrays by output
        batch_size : int
            32 by default.
        epochs, initial_epoch : int
            Training runs from epoch `initial_epoch` up to, not including, `epochs`.
        verbose : 0 (silent), 1 (a progress bar) or 2 (a line an epoch)
        callbacks : list of Callback
        validation_split : float from 0 to 1
            The share at the end of the data, before shuffling, that is held back for validation.
        validation_data : (x, y), (x, y, sample_weight), Sequence or generator
        shuffle : bool or 'batch'
        class_weight : dict of class to float
        sample_weight : array
        steps_per_epoch, validation_steps : int
            How many batches a generator gives an epoch. With arrays, in the place of batch_size: each step takes all samples.
        validation_freq : int or list of int
            Validate every so many epochs, or after the epochs named (counted from 1).
        workers : int
            More than one make the batches of a Sequence ahead of time; the order stays. With 1 each is made when it is needed.
        use_multiprocessing : bool
            Workers are processes, not threads.
        max_queue_size : int
            How many batches are made ahead of time, at most.

        Returns
        -------
        History

        Raises
        ------
        ValueError
            For data that do not fit the model or the loss.
        RuntimeError
            When the model has not been compiled.
        """
        epochs = kwargs.pop("nb_epoch", epochs)
        if kwargs:
            raise TypeError(f"Unrecognized keyword arguments: {sorted(kwargs)}.")
        if not self.built:
            self._build_for(first_batch(x))
        self._settle()
        ahead = {"workers": workers, "use_multiprocessing": use_multiprocessing, "max_queue_size": max_queue_size}
        source = self._source(x, y, sample_weight, batch_size, steps_per_epoch, class_weight, shuffle, **ahead)
        validation = None
        if validation_data is not None:
            validation = self._validation(validation_data, batch_size, validation_steps, **ahead)
        elif validation_split and 0.0 < validation_split < 1.0:
            if not isinstance(source, Arrays):
                raise ValueError("validation_split needs arrays; hand validation_data to fit for data that come from a generator.")
            source, validation = source.split(validation_split)
        if verbose and isinstance(source, Arrays) and isinstance(validation, Arrays):
            print(f"Train on {source.samples} samples, validate on {validation.samples} samples")
        self._check_trainable()
        self._warned_of_nan = False
        with closing(source, validation):
            return loops.fit(self, source, validation, epochs, initial_epoch, verbose, callbacks, validation_freq)

    def _validation(self, given, batch_size, steps, **workers):
        if is_stream(given):
            return self._source(given, None, None, batch_size, steps, **workers)
        if not isinstance(given, (tuple, list)) or len(given) not in (2, 3):
            raise ValueError("When passing validation_data, it must contain 2 (x_val, y_val) or 3 (x_val, y_val, val_sample_weights) "
                             f"items, got {type(given).__name__}.")
        return self._source(given[0], given[1], given[2] if len(given) == 3 else None, batch_size, steps)

    def evaluate(self, x=None, y=None, batch_size=None, verbose=1, sample_weight=None, steps=None, callbacks=None, max_queue_size=10,
                 workers=1, use_multiprocessing=False):
        """The loss, and the metrics if there are any, over the data.

        Returns
        -------
        float or list of float
            In the order of `metrics_names`.
        """
        source = self._source(x, y, sample_weight, batch_size, steps, workers=workers, use_multiprocessing=use_multiprocessing,
                              max_queue_size=max_queue_size)
        with closing(source):
            return loops.evaluate(self, source, verbose, callbacks)

    def predict(self, x, batch_size=None, verbose=0, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False):
        """The outputs for `x`.

        Returns
        -------
        ndarray, or a list of them for several outputs
        """
        if is_stream(x):
            source = Stream(x, steps, False, lambda batch: (self._inputs_from(batch[0] if isinstance(batch, tuple) else batch), [], []),
                            workers, use_multiprocessing, max_queue_size)
        else:
            source = Arrays(self._inputs_from(x), [], [], batch_size, steps=steps)
        with closing(source):
            return one_or_list(loops.predict(self, source, verbose, callbacks))

    def train_on_batch(self, x, y, sample_weight=None, class_weight=None, reset_metrics=True):
        """One step on one batch; gives the loss, and the metrics if there are any."""
        x, y, w = self._data_from(x, y, sample_weight, class_weight)
        self._check_trainable()
        self._warned_of_nan = False
        return self._one_batch(self._train_step, x, y, w, reset_metrics)

    def test_on_batch(self, x, y, sample_weight=None, reset_metrics=True):
        """The loss, and the metrics if there are any, on one batch."""
        return self._one_batch(self._test_step, *self._data_from(x, y, sample_weight), reset_metrics)

    def _one_batch(self, step, x, y, w, reset_metrics):
        numbers = one_or_list(step(x, y, w))
        if reset_metrics:
            self.reset_metrics()
        return numbers

    def predict_on_batch(self, x):
        """The outputs for one batch."""
        return one_or_list(self._predict_step(self._inputs_from(x)))

    def fit_generator(self, generator, steps_per_epoch=None, epochs=1, verbose=1, callbacks=None, validation_data=None,
                      validation_steps=None, validation_freq=1, class_weight=None, max_queue_size=10, workers=1,
                      use_multiprocessing=False, shuffle=True, initial_epoch=0):
        """`fit`, on a Sequence or a generator, under its older name."""
        return self.fit(generator, epochs=epochs, verbose=verbose, callbacks=callbacks, validation_data=validation_data, shuffle=shuffle,
                        class_weight=class_weight, initial_epoch=initial_epoch, steps_per_epoch=steps_per_epoch,
                        validation_steps=validation_steps, validation_freq=validation_freq, max_queue_size=max_queue_size,
                        workers=workers, use_multiprocessing=use_multiprocessing)

    def evaluate_generator(self, generator, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False, verbose=0):
        """`evaluate`, on a Sequence or a generator, under its older name."""
        return self.evaluate(generator, steps=steps, callbacks=callbacks, verbose=verbose, max_queue_size=max_queue_size,
                             workers=workers, use_multiprocessing=use_multiprocessing)

    def predict_generator(self, generator, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False, verbose=0):
        """`predict`, on a Sequence or a generator, under its older name."""
        return self.predict(generator, steps=steps, callbacks=callbacks, verbose=verbose, max_queue_size=max_queue_size,
                            workers=workers, use_multiprocessing=use_multiprocessing)

    def _check_trainable(self):
        if {id(w) for w in self.trainable_weights} != {id(w) for w in self._collected}:
            warnings.warn("Discrepancy between trainable weights and collected trainable weights, did you set `model.trainable` without "
                          "calling `model.compile` after? The weights collected by compile are trained.", stacklevel=3)


def distinguish(taken, metrics):
    """Give metrics whose name is taken a number: 'accuracy', 'accuracy_1', …"""
    taken = set(taken)
    for metric in metrics:
        base, number = metric.name, 0
        while metric.name in taken:
            number += 1
            metric.name = f"{base}_{number}"
        taken.add(metric.name)


def first_batch(x):
    """Something with the shape of the input: the data themselves, or a Sequence's first batch."""
    return x[0][0] if is_stream(x) and hasattr(x, "__getitem__") else None if is_stream(x) else x
