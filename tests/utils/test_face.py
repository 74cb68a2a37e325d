import random

import pytest

from kerastutor import utils


def test_set_random_seed_is_handed_on():
    utils.set_random_seed(3)
    first = random.random()
    utils.set_random_seed(3)
    assert random.random() == first


def test_an_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'plot_modle'"):
        utils.plot_modle  # noqa: B018
