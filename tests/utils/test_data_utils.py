import pytest

from kerastutor.utils import Sequence


class Three(Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return 10 * index


def test_iteration_is_one_epoch_and_can_be_repeated():
    three = Three()
    assert list(three) == [0, 10, 20]
    assert list(three) == [0, 10, 20]


def test_on_epoch_end_does_nothing_by_default():
    assert Three().on_epoch_end() is None


@pytest.mark.parametrize("ask, method", [(len, "__len__"), (lambda data: data[0], "__getitem__")])
def test_a_subclass_must_say_what_its_batches_are(ask, method):
    class Unfinished(Sequence):
        pass

    with pytest.raises(NotImplementedError, match=f"^Unfinished is a Sequence: write {method}"):
        ask(Unfinished())
