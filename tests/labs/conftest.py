"""The desk's tests work in a folder of their own, and nobody has had a hint before."""
import pytest

from kerastutor.labs import desk


@pytest.fixture(autouse=True)
def learner(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KERASTUTOR_LANG", raising=False)
    desk._hints_given.clear()
    return tmp_path
