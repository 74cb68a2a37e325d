"""The desk's tests work in a folder of their own, with the same chance each time, and nobody has had a hint before."""
import pytest

from kerastutor.labs import desk
from kerastutor.utils import set_random_seed


@pytest.fixture(autouse=True)
def learner(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KERASTUTOR_LANG", raising=False)
    desk._hints_given.clear()
    set_random_seed(0)
    return tmp_path
