import json

import numpy as np
import pytest

from kerastutor.preprocessing import sequence
from kerastutor.preprocessing.timeseries import TimeseriesGenerator, timeseries_generator_from_json
from kerastutor.utils import Sequence

TEN = np.arange(10)


def batches(*arguments, **options):
    """All batches of an epoch, as lists."""
    return [(x.tolist(), y.tolist()) for x, y in TimeseriesGenerator(*arguments, **options)]


def test_it_lives_under_its_keras_name_and_is_a_keras_sequence():
    assert sequence.TimeseriesGenerator is TimeseriesGenerator
    assert issubclass(TimeseriesGenerator, Sequence)


def test_every_window_ends_just_before_its_target():
    assert batches(TEN[:6], TEN[:6] * 10, 3, batch_size=2) == [
        ([[0, 1, 2], [1, 2, 3]], [30, 40]),
        ([[2, 3, 4]], [50])]


def test_sampling_rate_thins_a_window_out_and_reverse_turns_it_round():
    assert batches(TEN, TEN, 5, sampling_rate=2, reverse=True) == [
        ([[4, 2, 0], [5, 3, 1], [6, 4, 2], [7, 5, 3], [8, 6, 4]], [5, 6, 7, 8, 9])]


def test_stride_skips_windows_across_batches():
    assert batches(TEN, TEN, 2, stride=3, batch_size=2) == [
        ([[0, 1], [3, 4]], [2, 5]),
        ([[6, 7]], [8])]


def test_start_and_end_hold_the_rest_back():
    assert batches(TEN, TEN, 2, start_index=3, end_index=6) == [([[3, 4], [4, 5]], [5, 6])]


def test_one_window_that_just_fits():
    assert batches(TEN[:4], TEN[:4], 3) == [([[0, 1, 2]], [3])]


def test_points_and_targets_keep_their_shape_and_dtype():
    data = np.arange(24, dtype="float32").reshape(6, 2, 2)
    x, y = TimeseriesGenerator(data, np.ones((6, 3), dtype="int8"), 4)[0]
    assert (x.shape, x.dtype) == ((2, 4, 2, 2), np.float32)
    assert (y.shape, y.dtype) == ((2, 3), np.int8)
    np.testing.assert_array_equal(x[1], data[1:5])


@pytest.mark.parametrize("kind", [list, tuple, np.array])
def test_data_of_any_kind(kind):
    points = [[1, 2], [3, 4], [5, 6], [7, 8]]
    assert batches(kind(points), kind([1, 2, 3, 4]), 2) == [([[[1, 2], [3, 4]], [[3, 4], [5, 6]]], [3, 4])]


def test_shuffled_moments_are_those_of_keras():
    np.random.seed(0)
    assert batches(TEN, TEN, 3, stride=3, batch_size=2, shuffle=True) == [
        ([[4, 5, 6], [5, 6, 7]], [7, 8]),
        ([[0, 1, 2], [3, 4, 5]], [3, 6])]


def test_shuffling_draws_the_first_moment_and_the_last():
    np.random.seed(0)
    _, y = TimeseriesGenerator(TEN[:5], TEN[:5], 3, shuffle=True)[0]
    assert set(y) == {3, 4}


def test_a_batch_may_be_changed_without_harm_to_the_data():
    data = np.arange(5)
    x, y = TimeseriesGenerator(data, data, 2)[0]
    x[:], y[:] = -1, -1
    assert data.tolist() == [0, 1, 2, 3, 4]


def test_the_configuration_is_that_of_keras():
    generator = TimeseriesGenerator(TEN[:5] / 2, list(range(5)), np.int64(2), start_index=1, shuffle=True)
    assert generator.get_config() == {
        "data": "[0.0, 0.5, 1.0, 1.5, 2.0]", "targets": "[0, 1, 2, 3, 4]", "length": 2, "sampling_rate": 1, "stride": 1,
        "start_index": 3, "end_index": 4, "shuffle": True, "reverse": False, "batch_size": 128}
    assert json.loads(generator.to_json(indent=2)) == {"class_name": "TimeseriesGenerator", "config": generator.get_config()}


def test_json_gives_the_same_windows_back():
    generator = TimeseriesGenerator(TEN, TEN, 3, sampling_rate=2, stride=2, start_index=1, end_index=8, reverse=True, batch_size=2)
    again = timeseries_generator_from_json(generator.to_json())
    assert again.to_json() == generator.to_json()
    assert [x.tolist() for x, _ in again] == [x.tolist() for x, _ in generator]


@pytest.mark.parametrize("error, message, arguments", [
    (ValueError, r"must be equally long, got 10 and 9", {"targets": TEN[1:]}),
    (ValueError, r"length 10 from point 0, is followed by point 10, but end_index is 9", {"length": 10}),
    (ValueError, r"length 3 from point 7, is followed by point 10", {"start_index": 7}),
    (ValueError, r"but end_index is -1", {"end_index": -1}),
    (IndexError, r"end_index is 10, but the last of 10 points is 9", {"end_index": 10}),
    (ValueError, r"length must be at least 1, got 0", {"length": 0}),
    (TypeError, r"length must be a whole number, got 2.0", {"length": 2.}),
    (ValueError, r"start_index must be at least 0, got -1", {"start_index": -1}),
    (ValueError, r"stride must be at least 1, got 0", {"stride": 0}),
    (ValueError, r"sampling_rate must be at least 1, got 0", {"sampling_rate": 0}),
    (ValueError, r"batch_size must be at least 1, got 0", {"batch_size": 0}),
])
def test_it_says_what_does_not_fit(error, message, arguments):
    with pytest.raises(error, match=f"^TimeseriesGenerator: .*{message}"):
        TimeseriesGenerator(**{"data": TEN, "targets": TEN, "length": 3, **arguments})


@pytest.mark.parametrize("index", [-1, 4])
def test_a_batch_that_does_not_exist(index):
    with pytest.raises(IndexError, match=rf"there is no batch {index}: the batches are 0\.\.3"):
        TimeseriesGenerator(TEN, TEN, 3, batch_size=2)[index]


def test_what_json_cannot_hold():
    with pytest.raises(TypeError, match="^TimeseriesGenerator: targets cannot be written as JSON: .*set"):
        TimeseriesGenerator([1, 2, 3], [{1}, {2}, {3}], 1).to_json()
