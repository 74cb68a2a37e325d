import numpy as np
import pytest

from kerastutor.preprocessing.arguments import whole_number


def test_numpy_integers_become_python_ints():
    assert type(whole_number("f", "n", np.int64(3), least=3)) is int


def test_the_error_names_the_function_the_argument_and_the_value():
    with pytest.raises(TypeError, match="^f: n must be a whole number, got '3'"):
        whole_number("f", "n", "3")
    with pytest.raises(ValueError, match="^f: n must be at least 1, got 0"):
        whole_number("f", "n", 0, least=1)
