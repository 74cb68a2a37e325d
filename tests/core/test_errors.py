"""Errors say the fact, the value and the way out."""
import pytest

from kerastutor.core.errors import nearest, one_of, unknown_name


def test_the_nearest_names_whatever_their_case():
    assert nearest("RELU", ["elu", "relu", "selu", "tanh"]) == ["relu", "elu", "selu"]
    assert nearest("adma", ["SGD", "Adam"]) == ["Adam"]
    assert nearest("xyz", ["elu"]) == []


def test_an_unknown_name():
    error = unknown_name("loss", "mean_squard_error", ["mean_squared_error", "hinge"])
    assert type(error) is ValueError
    assert str(error) == "Unknown loss: 'mean_squard_error'. Did you mean 'mean_squared_error'?"
    assert str(unknown_name("loss", "q", ["hinge", "Poisson"])) == "Unknown loss: 'q'. Known: hinge, Poisson."


def test_one_of():
    one_of("f", "mode", "a", ("a", "b"))
    with pytest.raises(ValueError, match="f: mode must be 'a' or 'b', got 'c'."):
        one_of("f", "mode", "c", ("a", "b"))
