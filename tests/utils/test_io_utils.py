import h5py
import numpy as np
import pytest

from kerastutor.layers import Dense
from kerastutor.models import Sequential
from kerastutor.utils import HDF5Matrix, io_utils

ROWS = np.arange(60, dtype="float32").reshape(20, 3)


@pytest.fixture
def path(tmp_path):
    with h5py.File(tmp_path / "data.h5", "w") as file:
        file["x"], file["y"] = ROWS, ROWS[:, :1] / 60
    return str(tmp_path / "data.h5")


def test_it_looks_like_an_array(path):
    x = HDF5Matrix(path, "x", 2, 12)
    assert (len(x), x.shape, x.dtype, x.ndim, x.size) == (10, (10, 3), np.float32, 2, 30)
    np.testing.assert_array_equal(np.asarray(x), ROWS[2:12])
    assert len(list(x)) == 10


@pytest.mark.parametrize("key", [
    0, 9, -1, np.int64(3), slice(0, 3), slice(None), slice(-3, None), slice(2, -2), slice(0, 6, 2), slice(3, 3), slice(5, 2),
    slice(None, None, -1),
    [0, 2, 5], [5, 0, 2], [1, 1], [-1, 0], [], np.array([0, 3]), np.arange(10) % 2 == 0,
])
def test_rows_as_an_array_gives_them(path, key):
    np.testing.assert_array_equal(HDF5Matrix(path, "x", 2, 12)[key], ROWS[2:12][key])


def test_a_tuple_is_a_list_of_rows_as_in_keras(path):
    np.testing.assert_array_equal(HDF5Matrix(path, "x")[0, 1], ROWS[:2])


@pytest.mark.parametrize("key, error", [(10, IndexError), (-11, IndexError), (slice(5, 100), IndexError), ([0, 11], IndexError),
                                        (1.5, TypeError), ("a", TypeError), ([0.5], TypeError), (np.array([[0, 1]]), TypeError),
                                        (None, TypeError)])
def test_what_is_no_row(path, key, error):
    with pytest.raises(error, match="^HDF5Matrix: "):
        HDF5Matrix(path, "x", 2, 12)[key]


def test_a_normalizer_sees_every_array(path):
    x = HDF5Matrix(path, "x", normalizer=lambda rows: rows.sum(-1).astype("float64"))
    assert (x.shape, x.dtype, x.ndim, x.size) == ((20,), np.float64, 1, 20)
    assert x[1:3].tolist() == [12, 21] and x[[2, 1]].tolist() == [21, 12]


@pytest.mark.parametrize("arguments, error, told", [
    (("z",), KeyError, "no dataset 'z' in .*There are: x, y"), (("x", -3), ValueError, "start=-3"),
    (("x", 0, 50), ValueError, "<= 20, got start=0, end=50"),
    (("x", 5, 3), ValueError, "start=5, end=3"),
])
def test_what_is_not_there(path, arguments, error, told):
    with pytest.raises(error, match=told):
        HDF5Matrix(path, *arguments)


def test_no_file(tmp_path):
    with pytest.raises(OSError):
        HDF5Matrix(str(tmp_path / "none.h5"), "x")
    assert not (tmp_path / "none.h5").exists()


@pytest.mark.parametrize("shuffle", [False, "batch", True])
def test_a_model_learns_from_it(path, shuffle):
    model = Sequential([Dense(1, input_shape=(3,))])
    model.compile("adam", "mse")
    x, y = HDF5Matrix(path, "x", 0, 16, lambda rows: rows / 60), HDF5Matrix(path, "y", 0, 16)
    losses = model.fit(x, y, batch_size=4, epochs=3, verbose=0, shuffle=shuffle).history["loss"]
    assert len(losses) == 3 and np.isfinite(losses).all()
    np.testing.assert_array_equal(model.predict(x), model.predict(ROWS[:16] / 60))
    assert model.evaluate(x, y, verbose=0) == model.evaluate(ROWS[:16] / 60, ROWS[:16, :1] / 60, verbose=0)


@pytest.mark.parametrize("typed, answer, shown", [(["y"], True, "[TIP] Next time specify overwrite=True!\n"), ([" Y "], True, "[TIP] "),
                                                  (["n"], False, ""), (["q", "", "N"], False, "")])
def test_ask_to_proceed_with_overwrite(monkeypatch, capsys, typed, answer, shown):
    prompts, keys = [], iter(typed)
    monkeypatch.setattr("builtins.input", lambda prompt: (prompts.append(prompt), next(keys))[1])
    assert io_utils.ask_to_proceed_with_overwrite("w.h5") is answer
    assert prompts[0] == "[WARNING] w.h5 already exists - overwrite? [y/n]"
    assert prompts[1:] == ['Enter "y" (overwrite) or "n" (cancel).'] * (len(typed) - 1)
    assert capsys.readouterr().out.startswith(shown)
