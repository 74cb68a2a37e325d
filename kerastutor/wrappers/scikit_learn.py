"""Models as scikit-learn estimators, so that cross-validation, grid search and pipelines work on them.

scikit-learn itself is not needed to import this.
"""
import sys

import numpy as np

from ..core.errors import nearest
from ..losses import is_categorical_crossentropy
from ..models import Sequential
from ..utils.generic_utils import has_arg
from ..utils.np_utils import to_categorical

USES = (Sequential.fit, Sequential.predict, Sequential.predict_classes, Sequential.evaluate)     # what parameters may be meant for


class BaseWrapper:
    """The base of the wrappers: use `KerasClassifier` or `KerasRegressor`.

    Parameters
    ----------
    build_fn : callable
        Gives a compiled model: a function, a method, a class, or an object that can be called. Without it, a subclass writes `__call__`.
    sk_params
        Arguments of `build_fn`, and of the model's `fit`, `predict`, `predict_classes` and `evaluate`, by name. Each goes to those that
        take it, so that a grid search may vary the number of units as well as `epochs` or `batch_size`.

    Raises
    ------
    ValueError
        For a parameter that nobody takes.
    """

    def __init__(self, build_fn=None, **sk_params):
        self.build_fn, self.sk_params = build_fn, sk_params
        self.check_params(sk_params)

    def check_params(self, params):
        """A ValueError for parameters that neither `build_fn` nor the model takes.

        Parameters
        ----------
        params : dict
        """
        takers = (*USES, self._builder())
        for name in params:
            if name != "nb_epoch" and not any(has_arg(taker, name) for taker in takers):
                known = {p for taker in takers for p in taker_names(taker)}
                close = nearest(name, known)
                hint = f" Did you mean {' or '.join(map(repr, close))}?" if close else ""
                raise ValueError(f"{name} is not a legal parameter: neither build_fn nor the model's fit, predict or evaluate takes it."
                                 f"{hint}")

    def _builder(self):
        if self.build_fn is not None:
            return self.build_fn
        if not callable(self):
            raise AttributeError(f"{type(self).__name__}: give build_fn, or write __call__ in a subclass; either gives a compiled model.")
        return self.__call__

    def get_params(self, **params):
        """All parameters by name, `build_fn` among them; what is handed in (scikit-learn's `deep`) plays no part."""
        return {**self.sk_params, "build_fn": self.build_fn}

    def set_params(self, **params):
        """Give parameters other values; gives the wrapper itself.

        Raises
        ------
        ValueError
            For a parameter that nobody takes.
        """
        others = dict(params)
        self.build_fn = others.pop("build_fn", self.build_fn)
        self.check_params(others)
        self.sk_params.update(others)
        return self

    def fit(self, x, y, **kwargs):
        """Build a new model and train it.

        Parameters
        ----------
        x : array (samples, …)
        y : array (samples, …)
        kwargs
            For the model's `fit`, in the place of parameters of the same name.

        Returns
        -------
        History
        """
        builder = self._builder()
        self.model = builder(**self.filter_sk_params(builder))
        if is_categorical_crossentropy(self.model.loss) and np.ndim(y) != 2:
            y = self._one_hot(y)
        settings = self.filter_sk_params(Sequential.fit)
        if "nb_epoch" in self.sk_params:
            settings.setdefault("epochs", self.sk_params["nb_epoch"])
        return self.model.fit(x, y, **{**settings, **kwargs})

    def filter_sk_params(self, fn, override=None):
        """Those parameters that a callable takes, and then those of `override`.

        Parameters
        ----------
        fn : callable
        override : dict

        Returns
        -------
        dict
        """
        return {**{name: value for name, value in self.sk_params.items() if has_arg(fn, name)}, **(override or {})}

    def _one_hot(self, y):
        return to_categorical(y)

    def _fitted(self):
        """The model, once there is one."""
        if not self.__sklearn_is_fitted__():
            raise AttributeError(f"{type(self).__name__}: there is no model yet; call fit first.")
        return self.model

    def __sklearn_is_fitted__(self):
        return hasattr(self, "model")

    def __sklearn_tags__(self):
        """What scikit-learn 1.6 and later ask an estimator about itself; they are loaded where it is asked."""
        kinds, kind = sys.modules["sklearn.utils"], getattr(self, "_estimator_type", None)
        return kinds.Tags(
            estimator_type=kind,
            target_tags=kinds.TargetTags(required=True),
            classifier_tags=kinds.ClassifierTags() if kind == "classifier" else None,
            regressor_tags=kinds.RegressorTags() if kind == "regressor" else None,
        )

    def __repr__(self):
        name = getattr(self.build_fn, "__name__", None) or repr(self.build_fn)
        return f"{type(self).__name__}({', '.join([name, *(f'{k}={v!r}' for k, v in self.sk_params.items())])})"


def taker_names(taker):
    """The names of a callable's arguments."""
    from inspect import signature  # only for an error message

    return [name for name in signature(taker).parameters if name not in ("self", "kwargs")]


class KerasClassifier(BaseWrapper):
    """A model as a scikit-learn classifier.

    Labels may be anything that can be sorted, numbers or text, or one-hot rows. The model is compiled with `metrics=['accuracy']`, so that
    `score` can tell it; its loss may be `categorical_crossentropy`, `sparse_categorical_crossentropy` or `binary_crossentropy`.

    Parameters
    ----------
    build_fn, sk_params
        See `BaseWrapper`.

    Attributes
    ----------
    classes_ : ndarray
        The labels, sorted.
    n_classes_ : int
    model : Model
        After `fit`.

    Examples
    --------
    >>> from kerastutor.layers import Dense
    >>> def build(units=4):
    ...     model = Sequential([Dense(units, activation="tanh", input_shape=(1,)), Dense(2, activation="softmax")])
    ...     model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    ...     return model
    >>> classifier = KerasClassifier(build, units=8, epochs=2, verbose=0)
    >>> history = classifier.fit(np.array([[-1.], [1.]]), ["left", "right"])
    >>> classifier.classes_.tolist(), classifier.predict(np.zeros((3, 1))).shape
    (['left', 'right'], (3,))
    """

    _estimator_type = "classifier"

    def fit(self, x, y, sample_weight=None, **kwargs):
        """Build a new model and train it.

        Parameters
        ----------
        x : array (samples, …)
        y : array (samples,) or (samples, 1) of labels, or (samples, classes) one-hot
        sample_weight : array (samples,)
        kwargs
            For the model's `fit`.

        Returns
        -------
        History

        Raises
        ------
        ValueError
            For labels of another shape.
        """
        y = np.array(y)
        if y.ndim == 2 and y.shape[1] > 1:
            self.classes_ = np.arange(y.shape[1])
        elif y.ndim == 1 or (y.ndim == 2 and y.shape[1] == 1):
            self.classes_ = np.unique(y)
            y = self._numbered(y)
        else:
            raise ValueError(f"Invalid shape for y: {y.shape}. Labels have the shape (samples,), one-hot rows (samples, classes).")
        self.n_classes_ = len(self.classes_)
        if sample_weight is not None:
            kwargs["sample_weight"] = sample_weight
        return super().fit(x, y, **kwargs)

    def _numbered(self, y):
        """The place of each label among the classes."""
        y = np.asarray(y).ravel()
        strange = np.setdiff1d(y, self.classes_)
        if strange.size:
            raise ValueError(f"{type(self).__name__}: y holds the label {strange[0]!r}, which was not there in training: "
                             f"the classes are {self.classes_.tolist()}.")
        return np.searchsorted(self.classes_, y)

    def _one_hot(self, y):
        return to_categorical(y, self.n_classes_)

    def predict(self, x, **kwargs):
        """The label that each sample most likely has.

        Parameters
        ----------
        x : array (samples, …)
        kwargs
            For the model's `predict_classes`.

        Returns
        -------
        ndarray (samples,); (samples, 1) from a model with one output, as Keras gives it
        """
        p = self._fitted().predict(x, **self.filter_sk_params(Sequential.predict_classes, kwargs))
        return self.classes_[p.argmax(axis=-1) if p.shape[-1] > 1 else (p > 0.5).astype("int")]

    def predict_proba(self, x, **kwargs):
        """The probability of each class, in the order of `classes_`.

        Parameters
        ----------
        x : array (samples, …)
        kwargs
            For the model's `predict`.

        Returns
        -------
        ndarray (samples, classes)
            Two columns also from a model with one output.
        """
        p = self._fitted().predict(x, **self.filter_sk_params(Sequential.predict_proba, kwargs))
        return np.hstack([1 - p, p]) if p.shape[-1] == 1 else p

    def score(self, x, y, **kwargs):
        """The share of samples whose label is found, as the model's accuracy metric has it.

        Parameters
        ----------
        x : array (samples, …)
        y : array, in a form that `fit` takes
        kwargs
            For the model's `evaluate`.

        Raises
        ------
        ValueError
            When the model was compiled without an accuracy, and for labels that were not there in training.
        """
        model, y = self._fitted(), np.array(y)
        if y.ndim != 2 or y.shape[1] == 1:
            y = self._numbered(y)
            y = self._one_hot(y) if is_categorical_crossentropy(model.loss) else y
        values = model.evaluate(x, y, **self.filter_sk_params(Sequential.evaluate, kwargs))
        for name, value in zip(model.metrics_names, values if isinstance(values, list) else [values]):
            if name in ("accuracy", "acc"):
                return value
        raise ValueError('The model is not configured to compute accuracy. You should pass `metrics=["accuracy"]` to the '
                         "`model.compile()` method.")


class KerasRegressor(BaseWrapper):
    """A model as a scikit-learn regressor.

    Parameters
    ----------
    build_fn, sk_params
        See `BaseWrapper`.
    """

    _estimator_type = "regressor"

    def predict(self, x, **kwargs):
        """What the model gives.

        Parameters
        ----------
        x : array (samples, …)
        kwargs
            For the model's `predict`.

        Returns
        -------
        ndarray (samples,), or (samples, outputs) where there are several
        """
        y = self._fitted().predict(x, **self.filter_sk_params(Sequential.predict, kwargs))
        return y[..., 0] if y.shape[-1] == 1 else y

    def score(self, x, y, **kwargs):
        """The model's loss with a minus sign, so that more is better.

        Parameters
        ----------
        x, y : array
        kwargs
            For the model's `evaluate`.
        """
        loss = self._fitted().evaluate(x, y, **self.filter_sk_params(Sequential.evaluate, kwargs))
        return -loss[0] if isinstance(loss, list) else -loss
