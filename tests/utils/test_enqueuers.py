"""Workers that make batches ahead of time: the order, the errors, and that nobody is left working."""
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from kerastutor.preprocessing.image import ImageDataGenerator
from kerastutor.utils import GeneratorEnqueuer, OrderedEnqueuer, Sequence
from kerastutor.utils.data_utils import SequenceEnqueuer

KINDS = [(1, False), (3, False), (1, True), (3, True)]


class Numbers(Sequence):
    """Batch i of epoch e is (i, e); some take longer, so that they are finished out of order."""

    def __init__(self, length=4):
        self.length, self.epoch = length, 0

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        time.sleep(0.01 * (index % 3 == 0))
        return index, self.epoch

    def on_epoch_end(self):
        self.epoch += 10


class Broken(Numbers):
    def __getitem__(self, index):
        if index == 2:
            raise KeyError("no such picture")
        return index


class Crash(Numbers):
    def __getitem__(self, index):
        os._exit(3)


class Draws(Numbers):
    def __getitem__(self, index):
        return random.random(), np.random.normal()


class Together(Numbers):
    """Counts how many batches are in the making at once; each waits until `wanted` are, or there is no hope."""

    def __init__(self, wanted):
        super().__init__(6)
        self.now, self.most, self.wanted, self.changed = 0, 0, wanted, threading.Condition()

    def __getitem__(self, index):
        with self.changed:
            self.now += 1
            self.most = max(self.most, self.now)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.most >= self.wanted, timeout=0.2)
            self.now -= 1
        return index


def take(enqueuer, n, **settings):
    enqueuer.start(**settings)
    batches = enqueuer.get()
    taken = [next(batches) for _ in range(n)]
    enqueuer.stop()
    return taken


def nobody_works():
    return not multiprocessing.active_children() and not [t for t in threading.enumerate() if t.name.startswith("kerastutor")]


@pytest.mark.parametrize("workers, use_multiprocessing", KINDS)
def test_batches_come_in_order_epoch_after_epoch(workers, use_multiprocessing):
    taken = take(OrderedEnqueuer(Numbers(), use_multiprocessing), 10, workers=workers, max_queue_size=3)
    assert taken == [(0, 0), (1, 0), (2, 0), (3, 0), (0, 10), (1, 10), (2, 10), (3, 10), (0, 20), (1, 20)]
    assert nobody_works()


def test_shuffled_batches_come_in_the_order_that_keras_draws():
    random.seed(3)
    assert [i for i, _ in take(OrderedEnqueuer(Numbers(6), shuffle=True), 12, workers=2)] == [0, 2, 3, 5, 4, 1, 1, 3, 2, 0, 4, 5]


@pytest.mark.parametrize("workers", [1, 3])
def test_so_many_batches_are_in_the_making_at_once_as_there_are_workers(workers):
    together = Together(wanted=workers)
    assert take(OrderedEnqueuer(together), 6, workers=workers) == [0, 1, 2, 3, 4, 5]
    assert together.most == workers


def test_no_more_than_the_queue_holds_is_asked_for_ahead():
    asked = []

    class Asked(Numbers):
        def __getitem__(self, index):
            asked.append(index)
            return index

    enqueuer = OrderedEnqueuer(Asked(20))
    enqueuer.start(workers=2, max_queue_size=4)
    next(enqueuer.get())
    enqueuer.stop()
    assert len(asked) <= 4


@pytest.mark.parametrize("workers, use_multiprocessing", KINDS)
def test_an_error_keeps_its_type_and_names_the_batch(workers, use_multiprocessing):
    enqueuer = OrderedEnqueuer(Broken(), use_multiprocessing)
    enqueuer.start(workers=workers)
    taken = []
    with pytest.raises(KeyError, match="no such picture") as caught:
        taken.extend(enqueuer.get())
    assert str(caught.value.__cause__) == "OrderedEnqueuer: batch 2 of Broken could not be made."
    assert not enqueuer.is_running() and nobody_works()


def test_a_process_that_dies_is_an_error_and_not_a_silence():
    enqueuer = OrderedEnqueuer(Crash(), use_multiprocessing=True)
    enqueuer.start(workers=2)
    with pytest.raises(RuntimeError, match="terminated abruptly") as caught:
        next(enqueuer.get())
    assert "batch 0 of Crash" in str(caught.value.__cause__) and nobody_works()


def test_processes_draw_differently_for_each_batch_and_the_same_for_any_number_of_them():
    def drawn(workers):
        np.random.seed(5)
        return take(OrderedEnqueuer(Draws(), use_multiprocessing=True), 8, workers=workers)
    assert drawn(1) == drawn(3)
    assert len(set(drawn(2))) == 8


@pytest.mark.parametrize("workers, use_multiprocessing", KINDS)
def test_an_image_iterator_with_a_seed_gives_the_same_pictures_with_any_workers(workers, use_multiprocessing):
    x = np.random.RandomState(0).uniform(size=(10, 6, 6, 1))

    def pictures():
        return ImageDataGenerator(rotation_range=40, horizontal_flip=True).flow(x, batch_size=3, shuffle=True, seed=7)
    one_by_one = pictures()
    expected = []
    for _ in range(3):
        expected += [one_by_one[i] for i in range(len(one_by_one))]
        one_by_one.on_epoch_end()
    taken = take(OrderedEnqueuer(pictures(), use_multiprocessing), 12, workers=workers)
    for a, b in zip(taken, expected):
        np.testing.assert_array_equal(a, b)


def test_batches_of_none_are_left_out():
    class Gaps(Numbers):
        def __getitem__(self, index):
            return None if index == 1 else index
    assert take(OrderedEnqueuer(Gaps()), 4, workers=2) == [0, 2, 3, 0]


def test_starting_and_stopping():
    enqueuer = OrderedEnqueuer(Numbers())
    assert not enqueuer.is_running() and list(enqueuer.get()) == []
    enqueuer.stop()
    enqueuer.start()
    assert enqueuer.is_running()
    with pytest.raises(RuntimeError, match="running already"):
        enqueuer.start()
    enqueuer.stop(timeout=5)
    assert not enqueuer.is_running()
    assert take(enqueuer, 2) == [(0, 0), (1, 0)]


@pytest.mark.parametrize("settings, told", [({"workers": 0}, "workers must be at least 1, got 0"),
                                            ({"max_queue_size": 0}, "max_queue_size must be at least 1, got 0")])
def test_what_start_refuses(settings, told):
    with pytest.raises(ValueError, match=f"^OrderedEnqueuer.start: {told}"):
        OrderedEnqueuer(Numbers()).start(**settings)


def test_a_sequence_without_batches_is_refused_and_nobody_is_hired():
    with pytest.raises(ValueError, match="Numbers holds no batches"):
        OrderedEnqueuer(Numbers(0)).start()
    assert nobody_works()


def test_the_base_says_which_one_to_use():
    with pytest.raises(NotImplementedError, match="use an OrderedEnqueuer for a Sequence"):
        SequenceEnqueuer(Numbers()).start()


@pytest.mark.parametrize("workers", [1, 4])
def test_a_generator_is_read_ahead_in_order_to_its_end(workers):
    enqueuer = GeneratorEnqueuer(i for i in range(5))
    enqueuer.start(workers=workers, max_queue_size=2)
    assert list(enqueuer.get()) == [0, 1, 2, 3, 4]
    enqueuer.stop()
    assert nobody_works()


def test_an_error_in_a_generator_names_the_batch():
    def numbers():
        yield 1
        raise OSError("disk")
    enqueuer = GeneratorEnqueuer(numbers())
    enqueuer.start()
    batches = enqueuer.get()
    assert next(batches) == 1
    with pytest.raises(OSError, match="disk") as caught:
        next(batches)
    assert str(caught.value.__cause__) == "GeneratorEnqueuer: batch 1 of generator could not be made." and nobody_works()


def test_a_generator_does_not_go_to_processes():
    with pytest.raises(ValueError, match="cannot run in several processes.*write a Sequence"):
        GeneratorEnqueuer(iter("abc"), use_multiprocessing=True)


@pytest.mark.parametrize("processes", [False, True])
def test_a_program_that_forgets_to_stop_ends_all_the_same(processes):
    program = ("from kerastutor.utils import OrderedEnqueuer, Sequence\n"
               "class Numbers(Sequence):\n"
               "    def __len__(self):\n        return 100\n"
               "    def __getitem__(self, i):\n        return i\n"
               f"enqueuer = OrderedEnqueuer(Numbers(), {processes})\n"
               "enqueuer.start(workers=2)\nprint(next(enqueuer.get()))")
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")
