"""Exercises of 04_1: where the weights set out from."""
import numpy as np

from ... import backend as K
from ... import initializers
from ...figures.configuration.initializer.numbers import seeded
from ...layers import Dense
from ..exercise import Exercise, Mistake
from ..message import Message

KERNELS = ((400, 100), (100, 400), (3, 3, 40, 60))      # what an initializer is tried on: 40,000 weights or so each
NEAR = 0.1                                              # the variance of so many is off by about a hundredth


def layer(**settings):
    """The layer that exercise 1 asks for, or one that differs from it in `settings`."""
    asked = {"kernel_initializer": initializers.Orthogonal(gain=2.0), "bias_initializer": initializers.Constant(0.1)}
    return Dense(**{"units": 5, **asked, **settings})


def examine_layer(found):
    """Judge a layer by how it would begin."""
    if not isinstance(found, Dense):
        return Message("labs.spell_a_layer.no_layer", {"found": type(found).__name__})
    if found.units != 5:
        return Message("labs.spell_a_layer.units", {"units": found.units})
    kernel, bias = found.kernel_initializer, found.bias_initializer
    if not isinstance(kernel, initializers.Orthogonal):
        return Message("labs.spell_a_layer.not_orthogonal", {"found": type(kernel).__name__})
    if kernel.gain != 2:
        return Message("labs.spell_a_layer.gain", {"gain": f"{kernel.gain:.3g}"})
    try:
        begins = np.asarray(K.get_value(bias((5,), dtype="float32")), dtype="float64")
    except Exception as error:
        return Message("labs.spell_a_layer.bias_fails", {"error": f"{type(error).__name__}: {error}"})
    if begins.shape != (5,) or not np.allclose(begins, 0.1):
        return Message("labs.spell_a_layer.bias", {"value": f"{begins.ravel()[0]:.3g}"})
    if found.activation.__name__ != "linear" or not found.use_bias:
        return Message("labs.spell_a_layer.too_much")
    return None


def he(variance=lambda fan_in, fan_out: 2 / fan_in, patch=True):
    """An initializer as exercise 6 asks for it, or one with another variance, or one that forgets the patch of a convolution."""
    def my_he(shape, dtype=None):
        fan_in, fan_out = initializers.fans(shape) if patch else shape[-2:]
        return K.random_normal(shape, 0.0, variance(fan_in, fan_out) ** 0.5, dtype=dtype)

    return my_he


def examine_he(found):
    """Judge an initializer by what it draws."""
    if not callable(found):
        return Message("labs.own_he.no_function", {"found": type(found).__name__})
    for shape in KERNELS:
        try:
            with seeded(1):         # the verdict is not a matter of luck, and the learner's own numbers go on as before
                w = np.asarray(K.get_value(found(shape, dtype="float32")), dtype="float64")
        except Exception as error:
            return Message("labs.own_he.fails", {"shape": shape, "error": f"{type(error).__name__}: {error}"})
        if w.shape != shape:
            return Message("labs.own_he.shape", {"shape": shape, "found": w.shape})
        fan_in, fan_out = initializers.fans(shape)
        wrong = None if np.isfinite(w).all() else "labs.own_he.not_finite"
        if not wrong and abs(w.mean()) > 0.05 * max(w.std(), np.sqrt(2 / fan_in)):
            wrong = "labs.own_he.mean"
        if not wrong and abs(w.var() * fan_in / 2 - 1) > NEAR:
            wrong = _wrong_variance(w.var(), shape, fan_in, fan_out)
        if not wrong and shape == KERNELS[0] and abs((np.abs(w) < w.std()).mean() - 0.683) > 0.05:
            wrong = "labs.own_he.not_normal"
        if wrong:
            return Message(wrong, {"shape": shape, "times": f"{w.var() * fan_in:.3g}"})
    return None


def _wrong_variance(variance, shape, fan_in, fan_out):
    """Which mistake leads to this variance."""
    known = {"labs.own_he.deviation": (2 / fan_in) ** 2, "labs.own_he.glorot": 2 / (fan_in + fan_out), "labs.own_he.lecun": 1 / fan_in,
             "labs.own_he.fan_out": 2 / fan_out, "labs.own_he.no_patch": 2 / shape[-2]}
    return next((key for key, value in known.items() if abs(variance / value - 1) < NEAR), "labs.own_he.variance")


EXERCISES = (
    Exercise(
        key="04_1.spell_a_layer",
        title="labs.spell_a_layer.title",
        insight="labs.spell_a_layer.insight",
        hints=("labs.spell_a_layer.hint_1", "labs.spell_a_layer.hint_2"),
        solution=layer,
        mistakes=(
            Mistake(lambda: layer(kernel_initializer="orthogonal"), "labs.spell_a_layer.gain"),
            Mistake(lambda: layer(kernel_initializer="identity"), "labs.spell_a_layer.not_orthogonal"),
            Mistake(lambda: layer(bias_initializer="zeros"), "labs.spell_a_layer.bias"),
            Mistake(lambda: layer(bias_initializer=lambda shape: 0.1), "labs.spell_a_layer.bias_fails"),
            Mistake(lambda: layer(units=2), "labs.spell_a_layer.units"),
            Mistake(lambda: layer(activation="relu"), "labs.spell_a_layer.too_much"),
            Mistake(lambda: initializers.Orthogonal(2.0), "labs.spell_a_layer.no_layer"),
        ),
        examine=examine_layer,
    ),
    Exercise(
        key="04_1.break_symmetry",
        title="labs.break_symmetry.title",
        insight="labs.break_symmetry.insight",
        hints=("labs.break_symmetry.hint_1", "labs.break_symmetry.hint_2"),
        solution=lambda: np.array(["orthogonal", "identity", "random_uniform"]),
        mistakes=(
            Mistake(lambda: np.array(["orthogonal", "random_uniform"]), "labs.break_symmetry.identity_too"),
            Mistake(lambda: np.array(["zeros", "ones", "Constant(0.3)"]), "labs.break_symmetry.the_others"),
            Mistake(lambda: np.array(["zeros", "ones", "Constant"]), "labs.break_symmetry.the_others"),
            Mistake(lambda: np.array(["random_uniform"]), "labs.break_symmetry.not_only_random"),
        ),
    ),
    Exercise(
        key="04_1.ten_layers",
        title="labs.ten_layers.title",
        insight="labs.ten_layers.insight",
        hints=("labs.ten_layers.hint_1", "labs.ten_layers.hint_2"),
        solution=lambda: 0.5**10,
        mistakes=(
            Mistake(lambda: 0.25**10, "labs.ten_layers.variance"),
            Mistake(lambda: 0.05**10, "labs.ten_layers.no_inputs"),
            Mistake(lambda: 0.25, "labs.ten_layers.one_layer"),
            Mistake(lambda: 0.5, "labs.ten_layers.one_layer"),
            Mistake(lambda: 5.0**10, "labs.ten_layers.not_squared"),
            Mistake(lambda: 2.0**10, "labs.ten_layers.upside_down"),
        ),
    ),
    Exercise(
        key="04_1.stddev_for_relu",
        title="labs.stddev_for_relu.title",
        insight="labs.stddev_for_relu.insight",
        hints=("labs.stddev_for_relu.hint_1", "labs.stddev_for_relu.hint_2"),
        solution=lambda: (2 / 800) ** 0.5,
        mistakes=(
            Mistake(lambda: 2 / 800, "labs.stddev_for_relu.variance"),
            Mistake(lambda: (1 / 800) ** 0.5, "labs.stddev_for_relu.lecun"),
            Mistake(lambda: (6 / 800) ** 0.5, "labs.stddev_for_relu.limit"),
        ),
    ),
    Exercise(
        key="04_1.fans_of_a_kernel",
        title="labs.fans_of_a_kernel.title",
        insight="labs.fans_of_a_kernel.insight",
        hints=("labs.fans_of_a_kernel.hint_1", "labs.fans_of_a_kernel.hint_2"),
        solution=lambda: (75, 1600),
        mistakes=(
            Mistake(lambda: (3, 64), "labs.fans_of_a_kernel.no_patch"),
            Mistake(lambda: (1600, 75), "labs.fans_of_a_kernel.swapped"),
            Mistake(lambda: (75, 64), "labs.fans_of_a_kernel.out_without_patch"),
            Mistake(lambda: (25, 25), "labs.fans_of_a_kernel.no_channels"),
        ),
    ),
    Exercise(
        key="04_1.own_he",
        title="labs.own_he.title",
        insight="labs.own_he.insight",
        hints=("labs.own_he.hint_1", "labs.own_he.hint_2"),
        solution=he,
        mistakes=(
            Mistake(lambda: he(lambda fan_in, fan_out: (2 / fan_in) ** 2), "labs.own_he.deviation"),
            Mistake(lambda: he(lambda fan_in, fan_out: 1 / fan_in), "labs.own_he.lecun"),
            Mistake(lambda: he(lambda fan_in, fan_out: 2 / fan_out), "labs.own_he.fan_out"),
            Mistake(lambda: he(lambda fan_in, fan_out: 2 / (fan_in + fan_out)), "labs.own_he.glorot"),
            Mistake(lambda: he(lambda fan_in, fan_out: 5 / fan_in), "labs.own_he.variance"),
            Mistake(lambda: he(patch=False), "labs.own_he.no_patch"),
            Mistake(lambda: initializers.he_uniform(), "labs.own_he.not_normal"),
            Mistake(lambda: lambda shape, dtype=None: K.random_normal(shape, 1.0, 0.1), "labs.own_he.mean"),
            Mistake(lambda: lambda shape, dtype=None: K.random_normal(shape), "labs.own_he.variance"),
            Mistake(lambda: lambda shape, dtype=None: np.full(shape, np.nan), "labs.own_he.not_finite"),
            Mistake(lambda: lambda shape, dtype=None: K.random_normal((9, 9)), "labs.own_he.shape"),
            Mistake(lambda: lambda shape: K.random_normal(shape), "labs.own_he.fails"),
            Mistake(lambda: he()((4, 4)), "labs.own_he.no_function"),
        ),
        examine=examine_he,
    ),
    Exercise(
        key="04_1.equal_draws",
        title="labs.equal_draws.title",
        insight="labs.equal_draws.insight",
        hints=("labs.equal_draws.hint_1", "labs.equal_draws.hint_2"),
        solution=lambda: np.array(["b", "c"]),
        mistakes=(
            Mistake(lambda: np.array(["a", "b"]), "labs.equal_draws.moves_on"),
            Mistake(lambda: np.array(["a", "c"]), "labs.equal_draws.first_is_seven"),
            Mistake(lambda: np.array(["c", "b"]), "labs.equal_draws.order"),
        ),
    ),
)
