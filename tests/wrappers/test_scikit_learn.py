"""Models in scikit-learn's hands: cloned, cross-validated, searched over, in a pipeline."""
import subprocess
import sys

import numpy as np
import pytest
from sklearn.base import clone, is_classifier, is_regressor
from sklearn.model_selection import GridSearchCV, cross_val_predict, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from kerastutor import losses
from kerastutor.callbacks import History
from kerastutor.layers import Dense, Input
from kerastutor.models import Model, Sequential
from kerastutor.utils import set_random_seed
from kerastutor.wrappers.scikit_learn import BaseWrapper, KerasClassifier, KerasRegressor

X = np.random.RandomState(0).normal(size=(60, 2))
SIDE = X[:, 0] > 0


@pytest.fixture(autouse=True)
def seeded():
    set_random_seed(1)


def model_of(outputs, activation, loss, units=8, metrics=("accuracy",)):
    model = Sequential([Dense(units, activation="relu", input_shape=(2,)), Dense(outputs, activation=activation)])
    model.compile("adam", loss, metrics=list(metrics))
    model.optimizer.lr = 0.05
    return model


def build(units=8):
    return model_of(2, "softmax", "categorical_crossentropy", units)


def build_object(units=8):
    return model_of(2, "softmax", losses.CategoricalCrossentropy(name="of_the_sides"), units)


def build_sparse(units=8):
    return model_of(2, "softmax", "sparse_categorical_crossentropy", units)


def build_sigmoid(units=8):
    return model_of(1, "sigmoid", "binary_crossentropy", units)


def build_regressor(units=8, outputs=1, metrics=()):
    return model_of(outputs, None, "mse", units, metrics)


def build_functional():
    x = Input((2,))
    model = Model(x, Dense(2, activation="softmax")(x))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])
    model.optimizer.lr = 0.05
    return model


class Builder:
    def __call__(self, units=8):
        return build(units)

    def method(self, units=8):
        return build(units)


class Own(KerasClassifier):
    def __call__(self, units=8):
        return build(units)


class Network(Sequential):
    def __init__(self, units=8):
        super().__init__([Dense(units, activation="relu", input_shape=(2,)), Dense(2, activation="softmax")])
        self.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        self.optimizer.lr = 0.05


@pytest.mark.parametrize("build_fn", [build, build_object, build_sparse, build_sigmoid, Builder(), Builder().method, Network])
@pytest.mark.parametrize("labels", [("neg", "pos"), (5, 9), (-1, 1), (False, True)])
def test_a_classifier_learns_and_speaks_the_labels_it_was_taught(build_fn, labels):
    classifier = KerasClassifier(build_fn, units=6, epochs=20, verbose=0)
    y = np.where(SIDE, labels[1], labels[0])
    assert isinstance(classifier.fit(X, y), History)
    assert classifier.classes_.tolist() == list(labels) and classifier.n_classes_ == 2
    found = classifier.predict(X)
    assert found.shape == ((60, 1) if build_fn is build_sigmoid else (60,)) and set(found.ravel()) <= set(labels)
    assert classifier.score(X, y) == pytest.approx(np.mean(found.ravel() == y)) and classifier.score(X, y) > 0.8
    np.testing.assert_allclose(classifier.predict_proba(X).sum(axis=1), 1, rtol=1e-5)
    assert classifier.model.layers[0].units == 6


@pytest.mark.parametrize("build_fn", [build, build_sparse, build_sigmoid])
def test_labels_in_a_column(build_fn):
    classifier = KerasClassifier(build_fn, epochs=1, verbose=0)
    y = np.where(SIDE, 9, 5)[:, None]
    classifier.fit(X, y)
    assert classifier.classes_.tolist() == [5, 9] and 0 <= classifier.score(X, y) <= 1


def test_one_hot_labels():
    classifier = KerasClassifier(build, epochs=20, verbose=0)
    y = np.eye(2)[SIDE.astype(int)]
    classifier.fit(X, y)
    assert classifier.classes_.tolist() == [0, 1] and classifier.predict(X).shape == (60,) and classifier.score(X, y) > 0.8


def test_a_functional_model_and_a_subclass_that_builds():
    for classifier in (KerasClassifier(build_functional, epochs=30, verbose=0), Own(units=5, epochs=30, verbose=0)):
        classifier.fit(X, SIDE)
        assert classifier.score(X, SIDE) > 0.8


def test_a_regressor():
    regressor = KerasRegressor(build_regressor, epochs=5, verbose=0)
    regressor.fit(X, X[:, 0])
    assert regressor.predict(X).shape == (60,) and regressor.predict(X[:1]).shape == (1,)
    assert regressor.score(X, X[:, 0]) == -regressor.model.evaluate(X, X[:, 0], verbose=0)
    regressor = KerasRegressor(build_regressor, outputs=2, metrics=("mae",), epochs=1, verbose=0)
    regressor.fit(X, X)
    assert regressor.predict(X).shape == (60, 2) and regressor.score(X, X) == -regressor.model.evaluate(X, X, verbose=0)[0]


def test_parameters():
    units = [1, 2]
    classifier = KerasClassifier(build, units=units, epochs=2)
    assert classifier.get_params() == classifier.get_params(deep=False) == {"units": units, "epochs": 2, "build_fn": build}
    assert classifier.get_params()["units"] is units
    assert classifier.set_params(units=4, epochs=3, build_fn=build_sparse) is classifier
    assert classifier.get_params() == {"units": 4, "epochs": 3, "build_fn": build_sparse}
    assert classifier.filter_sk_params(build) == {"units": 4}
    assert classifier.filter_sk_params(Sequential.fit, {"verbose": 1}) == {"epochs": 3, "verbose": 1}
    assert repr(classifier) == "KerasClassifier(build_sparse, units=4, epochs=3)"


@pytest.mark.parametrize("make, told", [
    (lambda: KerasClassifier(build, unit=3), "^unit is not a legal parameter.*Did you mean 'units'"),
    (lambda: KerasClassifier(Builder(), q=1), "^q is not a legal parameter"),
    (lambda: Own(z=1), "^z is not a legal parameter"),
    (lambda: KerasClassifier(build).set_params(zz=1), "^zz is not a legal parameter"),
])
def test_parameters_that_nobody_takes(make, told):
    with pytest.raises(ValueError, match=told):
        make()


@pytest.mark.parametrize("make, told", [
    (lambda: KerasClassifier(units=2), "give build_fn, or write __call__ in a subclass"),
    (lambda: KerasClassifier(build).predict(X), "no model yet; call fit first"),
    (lambda: KerasRegressor(build_regressor).score(X, X), "no model yet; call fit first"),
])
def test_too_early(make, told):
    with pytest.raises(AttributeError, match=told):
        make()


def test_labels_that_are_no_labels():
    classifier = KerasClassifier(build, epochs=1, verbose=0)
    for y in (np.zeros((60, 2, 2)), np.array(3)):
        with pytest.raises(ValueError, match="^Invalid shape for y: "):
            classifier.fit(X, y)
    classifier.fit(X, np.where(SIDE, 5, 9))
    with pytest.raises(ValueError, match=r"y holds the label .*7.*, which was not there in training: the classes are \[5, 9\]"):
        classifier.score(X, np.where(SIDE, 5, 7))


def test_a_score_needs_an_accuracy():
    classifier = KerasClassifier(lambda: model_of(2, "softmax", "sparse_categorical_crossentropy", metrics=()), epochs=1, verbose=0)
    classifier.fit(X, SIDE)
    with pytest.raises(ValueError, match="not configured to compute accuracy"):
        classifier.score(X, SIDE)


def test_what_is_handed_to_fit_comes_before_parameters():
    classifier = KerasClassifier(build, epochs=5, verbose=0)
    assert classifier.fit(X, SIDE, epochs=2, sample_weight=np.ones(60)).epoch == [0, 1]
    assert KerasClassifier(build, nb_epoch=3, verbose=0).fit(X, SIDE).epoch == [0, 1, 2]
    with pytest.raises(TypeError, match="zz"):
        classifier.fit(X, SIDE, zz=1)


def test_scikit_learn_knows_what_it_holds():
    assert is_classifier(KerasClassifier(build)) and not is_regressor(KerasClassifier(build))
    assert is_regressor(KerasRegressor(build_regressor)) and not is_classifier(BaseWrapper(build))
    original = KerasClassifier(Builder(), units=3, class_weight={0: 1., 1: 2.})
    twin = clone(original)
    assert twin is not original and twin.get_params()["class_weight"] == {0: 1., 1: 2.}


@pytest.mark.parametrize("scoring", [None, "accuracy", "roc_auc"])
@pytest.mark.parametrize("build_fn", [build, build_sigmoid])
def test_cross_validation(build_fn, scoring):
    y = np.where(SIDE, "right", "left")
    scores = cross_val_score(KerasClassifier(build_fn, epochs=20, verbose=0), X, y, cv=3, scoring=scoring, error_score="raise")
    assert scores.shape == (3,) and scores.mean() > 0.8


def test_cross_validation_of_a_regressor():
    regressor = KerasRegressor(build_regressor, epochs=40, verbose=0)
    assert cross_val_score(regressor, X, X[:, 0], cv=3, scoring="r2", error_score="raise").mean() > 0.5
    assert cross_val_predict(regressor, X, X[:, 0], cv=2).shape == (60,)


def test_a_grid_search_over_the_model_and_its_training():
    search = GridSearchCV(KerasClassifier(build, verbose=0), {"units": [1, 8], "epochs": [1, 20]}, cv=2, error_score="raise")
    search.fit(X, SIDE)
    assert search.best_params_["epochs"] == 20 and search.best_score_ > 0.7
    assert search.predict(X).shape == (60,)


def test_a_pipeline():
    pipeline = make_pipeline(StandardScaler(), KerasClassifier(build, epochs=20, verbose=0))
    pipeline.fit(100 * X, np.where(SIDE, "right", "left"))
    assert pipeline.predict(100 * X).shape == (60,) and pipeline.predict_proba(100 * X).shape == (60, 2)
    assert pipeline.score(100 * X, np.where(SIDE, "right", "left")) > 0.8


def test_scikit_learn_is_not_loaded():
    program = "import sys, kerastutor.wrappers.scikit_learn; print('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
