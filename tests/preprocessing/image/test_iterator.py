import sys
import threading

import numpy as np
import pytest

from kerastutor.preprocessing.image import Iterator
from kerastutor.utils import Sequence


class Numbers(Iterator):
    """Batches that are the numbers of their samples."""

    def _get_batches_of_transformed_samples(self, index_array):
        return index_array


def test_it_is_a_keras_sequence_and_a_python_iterator():
    numbers = Numbers(5, 2, False, None)
    assert isinstance(numbers, Sequence) and iter(numbers) is numbers
    assert len(numbers) == 3
    assert [next(numbers).tolist() for _ in range(5)] == [[0, 1], [2, 3], [4], [0, 1], [2, 3]]
    assert [numbers[i].tolist() for i in (2, 0)] == [[4], [0, 1]]
    assert numbers.total_batches_seen == 7


@pytest.mark.parametrize("samples, batch_size, expected", [(4, 2, [[0, 1], [2, 3], [0, 1]]), (2, 9, [[0, 1]] * 3), (0, 2, [[]] * 3)])
def test_the_last_batch_of_an_epoch(samples, batch_size, expected):
    numbers = Numbers(samples, batch_size, False, None)
    assert [numbers.next().tolist() for _ in range(3)] == expected


def test_shuffled_orders_are_keras_s():
    numbers = Numbers(5, 2, True, 3)  # expectations from real Keras 2.3.1
    assert [next(numbers).tolist() for _ in range(6)] == [[3, 4], [1, 0], [2], [3, 4], [0, 1], [2]]
    assert (numbers[1].tolist(), numbers[0].tolist()) == ([0, 1], [3, 4])
    numbers.on_epoch_end()
    assert (numbers[0].tolist(), numbers.index_array.tolist()) == ([2, 3], [2, 3, 0, 4, 1])
    numbers.reset()
    assert (numbers.batch_index, next(numbers).tolist(), numbers.total_batches_seen) == (0, [0, 1], 10)


def test_every_epoch_holds_every_sample_once():
    numbers = Numbers(10, 3, True, None)
    epochs = []
    for _ in range(3):
        epochs.append(np.concatenate([numbers[i] for i in range(len(numbers))]).tolist())
        numbers.on_epoch_end()
    assert all(sorted(epoch) == list(range(10)) for epoch in epochs)
    assert epochs[0] != epochs[1] != epochs[2]


def test_a_seed_seeds_each_batch_by_the_number_of_batches_before_it():
    numbers, draws = Numbers(6, 2, False, 10), []
    for index in (2, 0):
        numbers[index]
        draws.append(np.random.random())
    next(numbers)
    draws.append(np.random.random())
    assert draws == [np.random.RandomState(seed).random_sample() for seed in (10, 11, 12)]


def test_the_largest_seed_has_a_successor():
    numbers = Numbers(4, 2, False, 2 ** 32 - 1)
    assert [next(numbers).tolist() for _ in range(2)] == [[0, 1], [2, 3]]


@pytest.fixture
def hasty_threads():
    """Threads that take turns after a microsecond each."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def test_threads_get_every_batch_once(hasty_threads):
    numbers, seen = Numbers(4000, 1, True, 1), []
    threads = [threading.Thread(target=lambda: [seen.append(int(next(numbers)[0])) for _ in range(500)]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(4000))


def test_an_iterator_of_one_s_own_may_take_the_numbers_itself():
    class Halves(Iterator):
        def next(self):
            with self.lock:
                index_array = next(self.index_generator)
            return index_array / 2

    assert next(Halves(3, 2, False, None)).tolist() == [0, .5]


@pytest.mark.parametrize("index", [-1, 3])
def test_a_batch_that_does_not_exist(index):
    with pytest.raises(ValueError, match=rf"^Numbers: there is no batch {index}: the batches are 0\.\.2"):
        Numbers(5, 2, False, None)[index]


def test_no_samples_no_batches():
    with pytest.raises(ValueError, match="there is no batch 0: it holds no samples"):
        Numbers(0, 2, False, None)[0]


@pytest.mark.parametrize("error, told, arguments", [
    (ValueError, "batch_size must be at least 1, got 0", (5, 0, False, None)),
    (TypeError, "batch_size must be a whole number, got 2.5", (5, 2.5, False, None)),
    (TypeError, "batch_size must be a whole number, got None", (5, None, False, None)),
    (TypeError, "seed must be a whole number, got 'a'", (5, 2, False, "a")),
    (ValueError, "seed must be at least 0, got -1", (5, 2, False, -1)),
])
def test_it_says_what_is_wrong(error, told, arguments):
    with pytest.raises(error, match=f"^Numbers: {told}"):
        Numbers(*arguments)


def test_a_bare_iterator_says_what_is_to_be_written():
    with pytest.raises(NotImplementedError, match="write _get_batches_of_transformed_samples"):
        next(Iterator(5, 2, False, None))
