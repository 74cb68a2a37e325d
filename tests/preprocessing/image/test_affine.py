import itertools

import matplotlib.cbook
import numpy as np
import pytest
from scipy import ndimage

from kerastutor.preprocessing.image import affine, apply_affine_transform, flip_axis, img_to_array, load_img, transform_matrix_offset_center
from kerastutor.preprocessing.image.affine import FILL_MODES, affine_matrix, warp

X = np.float32([[10, 20, 30, 40], [50, 60, 70, 80], [90, 100, 110, 120]])[..., np.newaxis]
MODES_AND_ORDERS = list(itertools.product(FILL_MODES, (0, 1)))
CHANNELS_FIRST = {"row_axis": 1, "col_axis": 2, "channel_axis": 0}


# --- expectations made by real Keras 2.3.1 with SciPy 1.7.3 ------------------------------------------------------------

ALL_AT_ONCE = {
    ("nearest", 0): [[90, 90, 100, 70], [90, 90, 100, 110], [90, 90, 100, 110]],
    ("nearest", 1): [[90, 90, 95.094, 69.196], [90, 90, 99.094, 100.909], [90, 91.604, 103.094, 114.585]],
    ("constant", 0): [[-5, -5, -5, 70], [-5, -5, -5, 110], [-5, -5, -5, -5]],
    ("constant", 1): [[-5, -5, -5, 69.196], [-5, -5, -5, 100.909], [-5, -5, -5, -5]],
    ("reflect", 0): [[60, 90, 100, 70], [10, 50, 100, 110], [10, 50, 100, 110]],
    ("reflect", 1): [[59.574, 90, 95.094, 69.196], [27.861, 62.541, 99.094, 100.909], [10, 36.432, 86.49, 114.585]],
    ("wrap", 0): [[100, 70, 20, 70], [70, 120, 60, 110], [70, 10, 60, 30]],
    ("wrap", 1): [[100.426, 73.35, 16.273, 69.196], [52.139, 105.062, 47.986, 100.909], [83.852, 26.775, 79.699, 52.622]],
}


@pytest.mark.parametrize("fill_mode, order", ALL_AT_ONCE)
def test_everything_at_once_as_keras_has_it(fill_mode, order):
    y = apply_affine_transform(X, theta=30, tx=.5, ty=-1, shear=10, zx=.8, zy=1.5, fill_mode=fill_mode, cval=-5., order=order)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y[..., 0], ALL_AT_ONCE[fill_mode, order], atol=1e-3)


@pytest.mark.parametrize("parameters, expected", [
    ({"theta": 90}, [[95, 95, 95, 75], [105, 105, 105, 85], [115, 115, 115, 95]]),
    ({"shear": 20}, [[45.71, 41.426, 37.142, 39.698], [85.71, 81.426, 77.142, 72.858], [91.508, 100.905, 110.302, 112.858]]),
    ({"shear": -20}, [[11.508, 20.905, 30.302, 46.539], [17.306, 40.383, 63.461, 86.539], [57.306, 80.383, 103.461, 119.698]]),
    ({"tx": .5, "ty": -.25}, [[30, 37.5, 47.5, 57.5], [70, 77.5, 87.5, 97.5], [90, 97.5, 107.5, 117.5]]),
    ({"zx": .5}, [[50, 60, 70, 80], [70, 80, 90, 100], [90, 100, 110, 120]]),
    ({"zx": 2, "zy": .5}, [[22.5, 27.5, 32.5, 37.5], [22.5, 27.5, 32.5, 37.5], [102.5, 107.5, 112.5, 117.5]]),
    ({"zx": 0}, [[90, 100, 110, 120]] * 3),
])
def test_one_thing_at_a_time_as_keras_has_it(parameters, expected):
    np.testing.assert_allclose(apply_affine_transform(X, **parameters)[..., 0], expected, atol=1e-3)


def test_channels_first():
    x = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    y = apply_affine_transform(x, theta=20, zx=.7, **CHANNELS_FIRST)
    first = np.array([[6.158, 5.401, 4.973, 4.545], [8, 8.272, 7.844, 7.415], [8.151, 9.09, 10.03, 10.286]])
    np.testing.assert_allclose(y, [first, first + 12], atol=1e-3)
    assert y.flags.c_contiguous


def test_the_centre_is_found_from_the_row_and_column_axes_even_when_they_are_wrong():
    y = apply_affine_transform(np.arange(24, dtype=np.float32).reshape(2, 3, 4), theta=20, channel_axis=0)
    np.testing.assert_allclose(y[0], [[3.098, 2.277, 1.849, 2.427], [6.857, 6.378, 5.95, 5.521], [8.292, 9.231, 10.05, 9.511]], atol=1e-3)


@pytest.mark.parametrize("dtype, half_a_pixel, above, below", [
    ("uint8", [1, 3, 127, 250], [4, 250, 255, 255], [4, 250, 0, 0]),
    ("int8", [1, 3, -1, -6], [4, -6, 127, 127], [4, -6, -3, -3]),
    ("int32", [1, 3, 127, 250], [4, 250, 301, 301], [4, 250, -3, -3]),
    ("bool", [False, True, True, True], [True] * 4, [True] * 4),
    ("float64", [.5, 2.5, 127, 250], [4, 250, 300.7, 300.7], [4, 250, -2.5, -2.5]),
])
@pytest.mark.parametrize("order", [0, 1])
def test_the_type_stays_and_whole_numbers_are_rounded(dtype, half_a_pixel, above, below, order):
    x = np.array([[0, 1, 4, 250]]).astype(dtype)[..., np.newaxis]
    for cval, expected in ((300.7, above), (-2.5, below)):
        y = apply_affine_transform(x, ty=2, fill_mode="constant", cval=cval, order=order)
        assert y.dtype == dtype
        assert y[0, :, 0].tolist() == expected
    assert apply_affine_transform(x, ty=.5)[0, :, 0].tolist() == half_a_pixel


def test_whole_numbers_are_mixed_in_float64():
    """255 · 0.00196078431 is just below a half, and in float32 a half."""
    assert apply_affine_transform(np.uint8([[[0], [255]]]), ty=.00196078431).ravel().tolist() == [0, 255]


@pytest.mark.parametrize("dtype", ["float16", "complex64"])
def test_other_numbers_that_can_be_mixed(dtype):
    x = np.array([[0, 2]]).astype(dtype)[..., np.newaxis]
    y = apply_affine_transform(x, ty=.25)
    assert y.dtype == dtype
    assert y[0, :, 0].tolist() == [.5, 2]


def test_places_are_summed_in_the_order_of_scipy_1_7():
    """(0.6 + 0.2) + 0.7 is 1.5 and rounds to row 2; 0.7 + 0.6 + 0.2, as newer SciPys have it, stays a bit below."""
    matrix = np.array([[.6, .2, .7], [0, 1, 0], [0, 0, 1]])
    rows = warp(np.arange(4.)[np.newaxis, :, np.newaxis, np.newaxis].repeat(4, axis=2), matrix[np.newaxis], order=0)[0, ..., 0]
    assert rows.tolist() == [[1, 1, 1, 1], [1, 2, 2, 2], [2, 2, 2, 3], [3, 3, 3, 3]]


# --- beside SciPy ----------------------------------------------------------------------------------------------------

def by_scipy(images, matrices, fill_mode, cval, order):
    return np.stack([np.stack([ndimage.affine_transform(channel, matrix[:2, :2], matrix[:2, 2], order=order, mode=fill_mode, cval=cval)
                               for channel in np.moveaxis(image, -1, 0)], axis=-1) for image, matrix in zip(images, matrices)])


@pytest.fixture(scope="module")
def photograph():
    with matplotlib.cbook.get_sample_data("grace_hopper.jpg") as file:
        return img_to_array(load_img(file))


@pytest.mark.parametrize("fill_mode, order", MODES_AND_ORDERS)
def test_a_photograph_comes_out_as_scipy_has_it(photograph, fill_mode, order):
    height, width, _ = photograph.shape
    assert (height, width) == (600, 512)
    parameters = [(17, 40.3, -25.7, 8, .9, 1.2), (0, -700, 90, 0, 1, 1), (-140, 0, 0, 0, 3.1, .37)]
    matrices = affine_matrix(*np.transpose(parameters), height, width)
    images = np.broadcast_to(photograph, (3, *photograph.shape))
    difference = warp(images, matrices, fill_mode, 7.5, order) - by_scipy(images, matrices, fill_mode, 7.5, order)
    assert np.abs(difference).max() < 1e-4


@pytest.mark.parametrize("fill_mode, order", MODES_AND_ORDERS)
def test_small_pictures_of_any_shape_come_out_as_scipy_has_them(fill_mode, order):
    draw = np.random.RandomState(0)
    for shape in itertools.product((1, 2, 5, 8), (1, 3, 6), (1, 3)):
        images = draw.uniform(0, 255, (9, *shape)).astype(np.float32)
        parameters = draw.uniform([-180, -20, -20, -60, -2, .2], [180, 20, 20, 60, 4, 2], (9, 6))
        matrices = affine_matrix(*parameters.T, *shape[:2])
        difference = warp(images, matrices, fill_mode, -7.5, order) - by_scipy(images, matrices, fill_mode, -7.5, order)
        assert np.abs(difference).max() < 1e-4


@pytest.mark.parametrize("fill_mode, order", MODES_AND_ORDERS)
def test_places_on_edges_and_half_way_come_out_as_scipy_has_them(fill_mode, order):
    """Every quarter of a pixel, from far outside on one side to far outside on the other."""
    for width in (1, 2, 5):
        image = np.random.RandomState(width).uniform(0, 255, (1, 1, width, 1))
        for start in np.arange(-4 * width - 2, 4 * width + 2, .25):
            matrices = np.array([[[1, 0, 0], [0, 1, start], [0, 0, 1]]])
            difference = warp(image, matrices, fill_mode, -1., order) - by_scipy(image, matrices, fill_mode, -1., order)
            assert np.abs(difference).max() < 1e-9


# --- what must hold --------------------------------------------------------------------------------------------------

def test_nothing_to_do_gives_the_same_array():
    assert apply_affine_transform(X) is X
    assert apply_affine_transform(X, theta=0., zx=1., fill_mode="unheard of") is X


@pytest.mark.parametrize("fill_mode, order", MODES_AND_ORDERS)
def test_the_identity_leaves_every_bit_alone(fill_mode, order):
    images = np.random.RandomState(0).standard_normal((3, 7, 5, 2)).astype(np.float32)
    assert np.array_equal(warp(images, np.array([np.eye(3)] * 3), fill_mode, 0., order), images)


@pytest.mark.parametrize("order", [0, 1])
def test_four_quarter_turns_about_the_middle_are_none(order):
    quarter = transform_matrix_offset_center(np.array([[0., -1, 0], [1, 0, 0], [0, 0, 1]]), 7 - 2, 7 - 2)
    image = turned = np.random.RandomState(0).uniform(0, 255, (1, 7, 7, 3)).astype(np.float32)
    for _ in range(4):
        turned = warp(turned, quarter[np.newaxis], "constant", -1., order)
    assert np.array_equal(turned, image)
    assert np.array_equal(warp(image, quarter[np.newaxis], order=order)[0], np.rot90(image[0], -1))


def test_a_turn_by_90_degrees_is_clockwise_and_lands_two_pixels_to_the_right():
    x = np.arange(16.).reshape(4, 4, 1)
    y = apply_affine_transform(x, theta=90)
    np.testing.assert_allclose(y[:, 2:], np.rot90(x, -1)[:, :2])


@pytest.mark.parametrize("fill_mode, order", MODES_AND_ORDERS)
def test_a_batch_is_its_pictures_whatever_is_done_at_a_time(monkeypatch, fill_mode, order):
    draw = np.random.RandomState(1)
    images = draw.uniform(0, 255, (5, 9, 7, 3)).astype(np.float32)
    matrices = affine_matrix(*draw.uniform([-90, -3, -3, -20, .5, .5], [90, 3, 3, 20, 2, 2], (5, 6)).T, 9, 7)
    together = warp(images, matrices, fill_mode, 3., order)
    for pixels in (1, 20, 130):
        monkeypatch.setattr(affine, "PIXELS", pixels)
        assert np.array_equal(warp(images, matrices, fill_mode, 3., order), together)
    one_by_one = [warp(images[i:i + 1], matrices[i:i + 1], fill_mode, 3., order)[0] for i in range(5)]
    assert np.array_equal(one_by_one, together)


def test_no_pixel_leaks_into_the_picture_before():
    images = np.stack([np.ones((3, 3, 1)), np.full((3, 3, 1), np.nan)])
    matrices = np.array([[[1, 0, 10], [0, 1, 10], [0, 0, 1]], np.eye(3)])
    assert (warp(images, matrices)[0] == 1).all()


def test_a_plain_picture_stays_plain():
    plain = np.full((2, 6, 6, 1), 255, np.float32)
    assert (warp(plain, affine_matrix(np.array([10., 33]), 1, 2, 5, .9, 1.1, 6, 6)) == 255).all()


def test_the_input_is_left_alone():
    images = np.arange(12.).reshape(1, 3, 4, 1)
    before = images.copy()
    warp(images, affine_matrix(30, 1, 1, 0, 1, 1, 3, 4)[np.newaxis], "wrap")
    assert np.array_equal(images, before)


@pytest.mark.parametrize("shape", [(0, 3, 1), (3, 0, 1), (3, 3, 0)])
def test_a_picture_without_pixels(shape):
    assert apply_affine_transform(np.zeros(shape), theta=10).shape == shape


def test_a_list_will_do():
    assert apply_affine_transform([[[1.], [2.]]], ty=1).tolist() == [[[2.], [2.]]]


# --- matrices --------------------------------------------------------------------------------------------------------

def test_the_matrix_is_the_product_of_its_parts():
    theta, shear = np.deg2rad(15), np.deg2rad(-20)
    rotation = np.array([[np.cos(theta), -np.sin(theta), 0], [np.sin(theta), np.cos(theta), 0], [0, 0, 1]])
    shift = np.array([[1, 0, 1.5], [0, 1, -2], [0, 0, 1]])
    shearing = np.array([[1, -np.sin(shear), 0], [0, np.cos(shear), 0], [0, 0, 1]])
    zoom = np.diag([.9, 1.1, 1])
    to_centre = np.array([[1, 0, 3], [0, 1, 4.5], [0, 0, 1]])
    product = to_centre @ rotation @ shift @ shearing @ zoom @ np.linalg.inv(to_centre)
    np.testing.assert_allclose(affine_matrix(15, 1.5, -2, -20, .9, 1.1, 5, 8), product, atol=1e-12)
    np.testing.assert_allclose(transform_matrix_offset_center(rotation @ shift @ shearing @ zoom, 5, 8), product, atol=1e-12)


def test_many_matrices_at_once_are_the_same_to_the_last_bit():
    parameters = np.random.RandomState(0).uniform(-2, 2, (20, 6))
    one_by_one = [affine_matrix(*row, 5, 8) for row in parameters.tolist()]
    assert np.array_equal(affine_matrix(*parameters.T, 5, 8), one_by_one)


def test_no_change_is_the_identity():
    assert np.array_equal(affine_matrix(0, 0, 0, 0, 1, 1, 5, 8), np.eye(3))


def test_flip_axis():
    assert flip_axis(np.array([[1, 2], [3, 4]]), 0).tolist() == [[3, 4], [1, 2]]


# --- what cannot be ---------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("error, message, x, parameters", [
    (ValueError, r"x must be one picture of rank 3.* got shape \(3, 4\): give a grey picture a channel", X[..., 0], {"theta": 5}),
    (ValueError, r"got shape \(1, 3, 4, 1\).* take the pictures of a batch one by one", X[np.newaxis], {"theta": 5}),
    (IndexError, "row_axis must be 0, 1 or 2, got 3", X, {"theta": 5, "row_axis": 3}),
    (IndexError, "col_axis must be 0, 1 or 2, got 1.5", X, {"theta": 5, "col_axis": 1.5}),
    (IndexError, "channel_axis must be 0, 1 or 2, got -4", X, {"theta": 5, "channel_axis": -4}),
    (TypeError, "must be single numbers", X, {"theta": [1, 2]}),
])
def test_apply_affine_transform_says_what_is_wrong(error, message, x, parameters):
    with pytest.raises(error, match=f"^apply_affine_transform: .*{message}"):
        apply_affine_transform(x, **parameters)


@pytest.mark.parametrize("error, message, parameters", [
    (RuntimeError, "fill_mode must be 'constant' or 'nearest' or 'reflect' or 'wrap', got 'mirror'", {"fill_mode": "mirror"}),
    (RuntimeError, r"order must be 0 \(the nearest pixel\) or 1 .*, got 3", {"order": 3}),
    (TypeError, "cval must be a number, got None", {"cval": None, "fill_mode": "constant"}),
])
def test_filling_says_what_is_wrong(error, message, parameters):
    with pytest.raises(error, match=f"^affine transform: {message}"):
        apply_affine_transform(X, theta=5, **parameters)


def test_only_numbers_can_be_moved():
    with pytest.raises(RuntimeError, match="^affine transform: a picture must hold numbers, got dtype object"):
        apply_affine_transform(X.astype(object), theta=5)


@pytest.mark.parametrize("error, name, value", [(TypeError, "theta", None), (TypeError, "shear", "10"), (TypeError, "zx", "2"),
                                                (ValueError, "tx", np.nan), (ValueError, "zy", np.inf)])
def test_parameters_must_be_finite_numbers(error, name, value):
    with pytest.raises(error, match=f"^affine_matrix: .*must be finite numbers, got .*{name}={value!r}"):
        apply_affine_transform(X, **{name: value})
