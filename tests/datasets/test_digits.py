import numpy as np
import sklearn.datasets

from kerastutor.datasets import digits


def test_shapes_types_and_range():
    (x_train, y_train), (x_test, y_test) = digits.load_data()
    assert (x_train.shape, y_train.shape) == ((1437, 8, 8), (1437,))
    assert (x_test.shape, y_test.shape) == ((360, 8, 8), (360,))
    assert {part.dtype.name for part in (x_train, y_train, x_test, y_test)} == {"uint8"}
    assert (x_train.min(), x_train.max()) == (0, 16)
    assert set(y_train) == set(y_test) == set(range(10))


def test_together_they_are_the_digits_of_scikit_learn():
    source = sklearn.datasets.load_digits()
    (x_train, y_train), (x_test, y_test) = digits.load_data()
    held_back = np.zeros(1797, dtype=bool)
    held_back[sorted(range(1797), key=lambda image: (source.target[image], image))[::5]] = True
    np.testing.assert_array_equal(x_train, source.images[~held_back])
    np.testing.assert_array_equal(y_train, source.target[~held_back])
    np.testing.assert_array_equal(x_test, source.images[held_back])
    np.testing.assert_array_equal(y_test, source.target[held_back])


def test_a_fifth_of_every_digit_is_held_back():
    (_, y_train), (_, y_test) = digits.load_data()
    assert np.bincount(y_test).tolist() == [36, 36, 36, 36, 37, 36, 36, 36, 35, 36]
    assert np.bincount(y_train).tolist() == [142, 146, 141, 147, 144, 146, 145, 143, 139, 144]


def test_no_test_image_is_in_the_training_set():
    (x_train, _), (x_test, _) = digits.load_data()
    assert not {image.tobytes() for image in x_train} & {image.tobytes() for image in x_test}


def test_the_end_of_the_training_set_holds_all_digits():
    (_, y_train), _ = digits.load_data()
    assert np.bincount(y_train[-287:]).min() > 20


def test_what_the_learner_changes_does_not_come_back():
    (x_train, _), _ = digits.load_data()
    x_train[:] = 99
    assert digits.load_data()[0][0].max() == 16
