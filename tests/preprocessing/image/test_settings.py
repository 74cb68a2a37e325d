import numpy as np
import pytest

from kerastutor.preprocessing.image import ImageDataGenerator


@pytest.mark.parametrize("error, told, settings", [
    (ValueError, r"data_format must be 'channels_last' or 'channels_first', got 'last'", {"data_format": "last"}),
    (RuntimeError, r"fill_mode must be 'constant' or 'nearest' or 'reflect' or 'wrap', got 'mirror'", {"fill_mode": "mirror"}),
    (RuntimeError, r"order must be 0 .* or 1 .*, got 3", {"interpolation_order": 3}),
    (TypeError, r"cval must be a number, got 'white'", {"cval": "white"}),
    (ValueError, r"zoom_range must be two numbers or one number, got \[1, 2, 3\]", {"zoom_range": [1, 2, 3]}),
    (ValueError, r"zoom_range must be two numbers or one number, got 'big'", {"zoom_range": "big"}),
    (ValueError, r"zoom_range must be two numbers or one number, got \[\[1\], \[1, 2\]\]", {"zoom_range": [[1], [1, 2]]}),
    (ValueError, r"zoom_range must stay above 0 .*, got 1, which is 0 to 2", {"zoom_range": 1}),
    (ValueError, r"zoom_range must stay above 0 .*, got \(-0.5, 1\)", {"zoom_range": (-.5, 1)}),
    (ValueError, r"brightness_range must be two numbers, got 0.5", {"brightness_range": .5}),
    (ValueError, r"brightness_range must not go below 0, .* got \[-1, 1\]", {"brightness_range": [-1, 1]}),
    (ValueError, r"width_shift_range must be at least 0, got -2", {"width_shift_range": -2}),
    (TypeError, r"width_shift_range must be a fraction, .*, got 'left'", {"width_shift_range": "left"}),
    (TypeError, r"height_shift_range must be a fraction, .*, got \['up', 1\]", {"height_shift_range": ["up", 1]}),
    (TypeError, r"height_shift_range must be a fraction, .*, got \[\[1, 2\]\]", {"height_shift_range": [[1, 2]]}),
    (TypeError, r"height_shift_range must be a fraction, .*, got \[nan\]", {"height_shift_range": [float("nan")]}),
    (ValueError, r"rotation_range must be finite, got nan", {"rotation_range": float("nan")}),
    (TypeError, r"rotation_range must be a number, got \[10, 20\]", {"rotation_range": [10, 20]}),
    (TypeError, r"shear_range must be a number, got '5'", {"shear_range": "5"}),
    (TypeError, r"channel_shift_range must be a number, got None", {"channel_shift_range": None}),
    (TypeError, r"rescale must be a number, got '1/255'", {"rescale": "1/255"}),
    (ValueError, r"zca_epsilon must be at least 0, got -1", {"zca_epsilon": -1}),
    (ValueError, r"validation_split must lie between 0 and 1, got 1", {"validation_split": 1}),
    (ValueError, r"validation_split must lie between 0 and 1, got -0.2", {"validation_split": -.2}),
    (TypeError, r"validation_split must be a number, got '20%'", {"validation_split": "20%"}),
    (TypeError, r"preprocessing_function must be a function .*, got 'gray'", {"preprocessing_function": "gray"}),
    (TypeError, r"dtype must be the name of a type .*, got 'float33'", {"dtype": "float33"}),
])
def test_it_says_at_once_what_is_wrong(error, told, settings):
    with pytest.raises(error, match=told):
        ImageDataGenerator(**settings)


@pytest.mark.parametrize("settings", [
    {"rotation_range": None, "shear_range": None, "width_shift_range": None}, {"zoom_range": np.float32(.2)},
    {"zoom_range": np.array([.5, 2])}, {"zoom_range": (1, 1)}, {"width_shift_range": []}, {"width_shift_range": np.array([1, 2])},
    {"width_shift_range": np.array(.2)},
    {"rotation_range": -20}, {"validation_split": None}, {"brightness_range": (1.5, .5)}, {"dtype": np.float64}, {"rescale": 0},
])
def test_what_has_a_meaning_is_taken(pictures, settings):
    assert next(ImageDataGenerator(**settings).flow(pictures, batch_size=2)).shape == (2, 6, 5, 3)
