"""Pictures to read, and keras-preprocessing 1.1.2, whose numbers with the same seed are to be ours."""
import numpy as np
import pytest

from kerastutor.preprocessing.image import save_img


@pytest.fixture(scope="session")
def peer():
    if not hasattr(np, "unicode_"):
        np.unicode_ = np.str_  # keras-preprocessing asks for this name, which NumPy 2 no longer has
    import keras_preprocessing.image
    return keras_preprocessing.image


@pytest.fixture
def pictures():
    """Twelve pictures of 6 × 5 pixels and 3 channels, 0 … 255."""
    return np.random.RandomState(0).uniform(0, 255, (12, 6, 5, 3))


@pytest.fixture
def folder(tmp_path):
    """A folder with the classes cat (4 pictures, one of them a folder deeper) and dog (3)."""
    draw = np.random.RandomState(1)
    for name in ("cat/0.png", "cat/1.bmp", "cat/2.PNG", "cat/old/3.png", "dog/0.png", "dog/1.png", "dog/10.png"):
        (tmp_path / "animals" / name).parent.mkdir(parents=True, exist_ok=True)
        save_img(tmp_path / "animals" / name, draw.randint(0, 256, (7, 8, 3)), data_format="channels_last", scale=False)
    (tmp_path / "animals" / "cat" / "notes.txt").write_text("no picture")
    return tmp_path / "animals"


@pytest.fixture(scope="session")
def same():
    """Tells whether two batches are equal: in form, in type, and within a thousandth of a grey level."""
    def compare(ours, theirs):
        if isinstance(theirs, (tuple, list)):
            return type(ours) is type(theirs) and len(ours) == len(theirs) and all(map(compare, ours, theirs))
        if (ours.dtype, ours.shape) != (theirs.dtype, theirs.shape):
            return False
        return np.allclose(ours, theirs, rtol=1e-5, atol=1e-3) if theirs.dtype.kind == "f" else np.array_equal(ours, theirs)
    return compare
