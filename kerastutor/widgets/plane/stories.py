"""Networks worth watching: each a whole state of the playground, with words beside it that say what to look for."""
from ...figures.configuration.playground import points

FEATURES = {"x1": "x1", "x2": "x2", "x1_squared": "x1²", "x2_squared": "x2²", "x1_x2": "x1·x2", "sin_x1": "sin 4x1", "sin_x2": "sin 4x2"}
DATA = [*points.DATA, None]

PLAIN = {"data": "circles", "count": 160, "noise": 0.06, "test_share": 0.3, **{name: name in ("x1", "x2") for name in FEATURES},
         "units_1": 4, "units_2": 2, "units_3": 0, "activation": "tanh", "initializer": "glorot_uniform", "regularizer": None,
         "strength": 0.001, "optimizer": "adam", "learning_rate": 0.03, "batch_size": 16, "loss": "crossentropy", "seed": 1,
         "stride": 5, "step": 0, "edits": [], "points": ""}
_STRAIGHT = {**PLAIN, "data": "xor", "units_1": 0, "units_2": 0}
_ONE_LAYER = {**PLAIN, "units_2": 0}
_CROWDED = {**PLAIN, "data": "moons", "count": 40, "noise": 0.3, "test_share": 0.5, "units_1": 8, "units_2": 8, "units_3": 8,
            "learning_rate": 0.01, "seed": 2, "stride": 10}
_SPIRALS = {**PLAIN, "data": "spirals", "count": 300, "noise": 0.02, "batch_size": 64, "stride": 10}
_SGD = {**PLAIN, "optimizer": "sgd"}
STORIES = {
    "playground.example_circles": PLAIN,
    "playground.example_straight": _STRAIGHT,
    "playground.example_product": {**_STRAIGHT, "x1_x2": True},
    "playground.example_one_short": {**_ONE_LAYER, "units_1": 2, "stride": 20},
    "playground.example_corners": {**_ONE_LAYER, "units_1": 8, "activation": "relu", "initializer": "he_uniform"},
    "playground.example_too_fast": {**_SGD, "learning_rate": 10.0},
    "playground.example_too_slow": {**_SGD, "learning_rate": 0.003, "stride": 20},
    "playground.example_lost": {**_SGD, "units_1": 8, "units_2": 8, "units_3": 8, "activation": "linear", "initializer": "he_normal",
                                "learning_rate": 3.0, "stride": 1},
    "playground.example_zeros": {**PLAIN, "initializer": "zeros"},
    "playground.example_alike": {**PLAIN, "initializer": "ones"},
    "playground.example_dead": {**_SGD, "units_1": 8, "units_2": 8, "activation": "relu", "learning_rate": 3.0, "stride": 1},
    "playground.example_by_heart": _CROWDED,
    "playground.example_cured": {**_CROWDED, "regularizer": "l2", "strength": 0.03},
    "playground.example_shallow": {**_SPIRALS, "units_1": 8, "units_2": 0},
    "playground.example_spirals": {**_SPIRALS, "units_1": 8, "units_2": 8, "units_3": 8},
    "playground.example_pinwheel": {**PLAIN, "data": "pinwheel", "count": 180, "units_1": 6, "units_2": 0},
}
