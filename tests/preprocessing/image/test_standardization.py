import numpy as np
import pytest

from kerastutor.preprocessing.image import standardization
from kerastutor.preprocessing.image.standardization import centre_each, featurewise_mean, featurewise_std, scale_each, whitened, zca_matrix


@pytest.fixture
def x(monkeypatch):
    """More pictures than are turned into float64 at a time."""
    monkeypatch.setattr(standardization, "BLOCK", 24 * 256)
    return np.random.RandomState(0).uniform(0, 255, (600, 4, 3, 2)).astype("float32")


def test_mean_and_spread_of_each_channel(x):
    assert featurewise_mean(x).shape == featurewise_std(x).shape == (1, 1, 2)
    np.testing.assert_allclose(featurewise_mean(x).ravel(), x.astype(float).mean(axis=(0, 1, 2)))
    np.testing.assert_allclose(featurewise_std(x).ravel(), x.astype(float).std(axis=(0, 1, 2)))


def test_channels_may_come_first(x):
    first = x.transpose(0, 3, 1, 2)
    assert featurewise_mean(first, channel_axis=1).shape == (2, 1, 1)
    np.testing.assert_allclose(featurewise_mean(first, 1).ravel(), featurewise_mean(x).ravel())
    np.testing.assert_allclose(featurewise_std(first, 1).ravel(), featurewise_std(x).ravel())


def test_sums_of_millions_of_pixels_keep_their_last_digits():
    """In float32 the sum of so many 200.1 stops growing evenly."""
    x = np.full((30, 100, 100, 2), 200.1, "float32")
    np.testing.assert_allclose(featurewise_mean(x).ravel(), np.float32(200.1), rtol=1e-7)
    np.testing.assert_allclose(featurewise_std(x).ravel(), 0, atol=1e-4)


def test_whitened_pictures_have_uncorrelated_pixels_of_spread_one(x):
    x = x - featurewise_mean(x)
    x -= x.mean(axis=0)
    matrix = zca_matrix(x, epsilon=0)
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-12)
    rows = whitened(x, matrix).reshape(600, -1)
    np.testing.assert_allclose(rows.T @ rows / 600, np.eye(24), atol=1e-5)


def test_epsilon_holds_back_what_hardly_varies():
    x = np.array([[100., 0.], [-100., 0.], [0., .01], [0., -.01]])
    blown_up, held_back = (zca_matrix(x, epsilon)[1, 1] for epsilon in (0, 1))
    assert blown_up == pytest.approx(1 / np.sqrt(.00005))
    assert held_back == pytest.approx(1, abs=1e-4)


def test_fewer_pictures_than_pixels_leave_directions_without_spread():
    """Rounding must not pass for spread: a direction that no picture has gets 1 / √ε, exactly."""
    x = np.random.RandomState(0).uniform(0, 255, (5, 8))
    x -= x.mean(axis=0)
    few, many = zca_matrix(x, epsilon=1e-4), zca_matrix(np.concatenate([x, x]), epsilon=1e-4)
    np.testing.assert_allclose(np.linalg.eigvalsh(few)[-4:], 100, rtol=1e-6)
    np.testing.assert_allclose(few, many, atol=1e-4)


def test_whitening_is_that_of_keras(peer):
    x = np.random.RandomState(1).uniform(0, 1, (60, 4, 4, 1))
    with pytest.warns(UserWarning):
        generator = peer.ImageDataGenerator(zca_whitening=True)
    generator.fit(x)
    np.testing.assert_allclose(zca_matrix(x - featurewise_mean(x)), generator.principal_components, atol=2e-4)


def test_one_picture_or_several_are_whitened_alike(x):
    matrix = zca_matrix(x)
    np.testing.assert_allclose(whitened(x[:3], matrix)[1], whitened(x[1], matrix), atol=1e-3)


def test_a_matrix_for_pictures_of_another_size(x):
    with pytest.raises(ValueError, match=r"fitted on pictures of 24 numbers, and this one has 12, in shape \(2, 3, 2\)"):
        whitened(x[0, :2], zca_matrix(x))


def test_memory_is_asked_before_it_is_taken(monkeypatch, x):
    monkeypatch.setattr(standardization, "memory", lambda: 4 * 8 * 24 ** 2 - 1)
    with pytest.raises(MemoryError, match=r"pictures of shape \(4, 3, 2\) need matrices of 24 x 24 numbers.*take smaller pictures"):
        zca_matrix(x)


def test_the_memory_of_a_computer_that_does_not_tell_is_no_obstacle(monkeypatch):
    assert 2 ** 26 < standardization.memory()
    monkeypatch.delattr(standardization.os, "sysconf", raising=False)
    assert standardization.memory() == float("inf")


def test_each_picture_about_its_own_mean_with_its_own_spread(x):
    one_by_one, together = x[:5].copy(), x[:5].copy()
    centre_each(together, axes=(1, 2, 3))
    scale_each(together, axes=(1, 2, 3))
    for picture in one_by_one:
        centre_each(picture)
        scale_each(picture)
    np.testing.assert_allclose(together, one_by_one, atol=1e-6)
    np.testing.assert_allclose(together.mean(axis=(1, 2, 3)), 0, atol=1e-6)
    np.testing.assert_allclose(together.std(axis=(1, 2, 3)), 1, atol=1e-6)


def test_a_picture_of_one_colour_becomes_zero():
    picture = np.full((2, 2, 1), 7.)
    centre_each(picture)
    scale_each(picture)
    assert not picture.any()
