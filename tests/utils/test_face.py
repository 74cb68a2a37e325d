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


@pytest.mark.parametrize("room, name", [
    ("layer_utils", "count_params"), ("layer_utils", "print_summary"), ("layer_utils", "get_source_inputs"), ("vis_utils", "plot_model"),
    ("vis_utils", "model_to_dot"), ("losses_utils", "Reduction"), ("losses_utils", "compute_weighted_loss"),
    ("conv_utils", "deconv_length"),
    ("data_utils", "OrderedEnqueuer"), ("generic_utils", "Progbar"), ("io_utils", "HDF5Matrix"), ("np_utils", "to_categorical"),
])
def test_rooms_under_keras_names_hand_on_what_lives_elsewhere(room, name):
    assert callable(getattr(getattr(utils, room), name)) and name in dir(getattr(utils, room))
    with pytest.raises(AttributeError, match=f"kerastutor.utils.{room}' has no attribute 'nothing'"):
        getattr(utils, room).nothing  # noqa: B018


@pytest.mark.parametrize("name", ["plot_model", "print_summary", "get_source_inputs", "convert_all_kernels_in_model", "model_to_dot",
                                  "Progbar"])
def test_names_that_keras_has_at_the_door(name):
    assert callable(getattr(utils, name)) and name in dir(utils)


@pytest.mark.parametrize("name, reason", [("multi_gpu_model", "no graphics processors"), ("H5Dict", "use h5py")])
def test_what_is_not_here_says_why(name, reason):
    with pytest.raises(AttributeError, match=reason):
        getattr(utils, name)
