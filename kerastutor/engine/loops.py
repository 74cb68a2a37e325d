"""The loops over epochs and batches behind `fit`, `evaluate` and `predict`."""
import numpy as np

from ..callbacks import BaseLogger, CallbackList, History, ProgbarLogger
from ..utils.generic_utils import Progbar
from .shapes import as_list


def fit(model, source, validation, epochs, initial_epoch, verbose, callbacks, validation_freq):
    """Train for some epochs; gives the History."""
    names = model.metrics_names
    told = prepare(model, source, validation, epochs, verbose, callbacks, names)
    model.stop_training = False
    told.on_train_begin({})
    for epoch in range(initial_epoch, epochs):
        model.reset_metrics()
        told.on_epoch_begin(epoch, {})
        for index, (x, y, w, size) in enumerate(source.epoch()):
            logs = {"batch": index, "size": size}
            told.on_train_batch_begin(index, logs)
            logs.update(zip(names, model._train_step(x, y, w)))
            told.on_train_batch_end(index, logs)
            if model.stop_training:
                break
        source.epoch_over()
        logs = {}
        if validation is not None and validates(epoch, validation_freq):
            results = as_list(test(model, validation, Progbar(None, verbose=0), told))
            logs.update(("val_" + name, value) for name, value in zip(names, results))
        told.on_epoch_end(epoch, logs)
        if model.stop_training:
            break
    told.on_train_end({})
    return model.history


def prepare(model, source, validation, epochs, verbose, callbacks, names):
    """The callbacks of a training run, told what is to come."""
    model.history = History()
    everyone = [BaseLogger(stateful_metrics=names[1:])]
    if verbose:
        everyone.append(ProgbarLogger(source.count_mode, stateful_metrics=names[1:]))
    told = CallbackList(everyone + as_list(callbacks) + [model.history])
    told.set_model(model)
    told.set_params({
        "batch_size": source.batch_size, "epochs": epochs, "steps": source.steps, "samples": source.samples, "verbose": verbose,
        "do_validation": validation is not None,
        "metrics": names + (["val_" + name for name in names] if validation is not None else []),
    })
    return told


def validates(epoch, validation_freq):
    """Whether this epoch, counted from 0, ends with a validation."""
    if isinstance(validation_freq, int):
        return (epoch + 1) % validation_freq == 0
    return epoch + 1 in validation_freq


def evaluate(model, source, verbose, callbacks):
    """The loss and the metrics over all batches."""
    told = told_of_use(model, source, verbose, callbacks, {"metrics": model.metrics_names})
    return test(model, source, Progbar(source.steps or source.samples, verbose=verbose), told)


def told_of_use(model, source, verbose, callbacks, more):
    """The callbacks of an evaluation or a prediction, told what is to come."""
    told = CallbackList(as_list(callbacks))
    told.set_model(model)
    told.set_params({"batch_size": source.batch_size, "steps": source.steps, "samples": source.samples, "verbose": verbose, **more})
    return told


def test(model, source, bar, told):
    """The loss averaged over the samples, metrics as they gathered."""
    names = model.metrics_names
    model.reset_metrics()
    told.on_test_begin({})
    total, seen, results = 0.0, 0, []
    for index, (x, y, w, size) in enumerate(source.epoch()):
        logs = {"batch": index, "size": size}
        told.on_test_batch_begin(index, logs)
        results = model._test_step(x, y, w)
        logs.update(zip(names, results))
        told.on_test_batch_end(index, logs)
        total += results[0] * size
        seen += size
        if bar.verbose == 1:
            bar.update(index + 1 if source.steps else seen)
    source.epoch_over()
    told.on_test_end({})
    results = [total / max(seen, 1)] + results[1:]
    return results[0] if len(results) == 1 else results


def predict(model, source, verbose, callbacks):
    """The outputs for all batches, one after another: a list of arrays."""
    told = told_of_use(model, source, verbose, callbacks, {})
    told.on_predict_begin({})
    bar = Progbar(source.steps or source.samples, verbose=verbose)
    parts, seen = [], 0
    for index, (x, _, _, size) in enumerate(source.epoch()):
        logs = {"batch": index, "size": size}
        told.on_predict_batch_begin(index, logs)
        parts.append(model._predict_step(x))
        logs["outputs"] = parts[-1]
        told.on_predict_batch_end(index, logs)
        seen += size
        if verbose == 1:
            bar.update(index + 1 if source.steps else seen)
    source.epoch_over()
    told.on_predict_end({})
    return [np.concatenate(outputs) for outputs in zip(*parts)]
