import pytest

from kerastutor import activations, utils
from kerastutor.layers import Dense
from kerastutor.utils import CustomObjectScope, custom_object_scope, deserialize_keras_object, get_custom_objects, serialize_keras_object


def double(x):
    return 2 * x


class Pair:
    def __init__(self, a=1):
        self.a, self.known = a, dict(get_custom_objects())

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class Bare:
    def __init__(self, a=1):
        self.a = a


KNOWN = {"Pair": Pair, "Bare": Bare, "double": double}


@pytest.mark.parametrize("scope", [CustomObjectScope, custom_object_scope])
def test_a_scope_makes_names_known_for_a_while(scope):
    get_custom_objects()["before"] = 1
    try:
        with scope({"double": double}, {"other": 2}) as inside:
            assert isinstance(inside, CustomObjectScope)
            assert activations.get("double") is double
            assert get_custom_objects() == {"before": 1, "double": double, "other": 2}
            with scope({"double": None}):
                assert get_custom_objects()["double"] is None
            assert get_custom_objects()["double"] is double
        assert get_custom_objects() == {"before": 1}
    finally:
        get_custom_objects().clear()


def test_a_scope_ends_also_with_an_error():
    with pytest.raises(ZeroDivisionError), CustomObjectScope({"double": double}):
        1 / 0  # noqa: B018
    assert get_custom_objects() == {}


def test_serialize():
    assert serialize_keras_object(None) is None
    assert serialize_keras_object(double) == "double"
    assert serialize_keras_object(Dense(2, name="d"))["class_name"] == "Dense"
    with pytest.raises(ValueError, match="Cannot serialize 3"):
        serialize_keras_object(3)


def test_deserialize():
    assert deserialize_keras_object(None) is None
    assert deserialize_keras_object("double", KNOWN) is double
    assert deserialize_keras_object("Pair", KNOWN) is Pair
    assert deserialize_keras_object("mine", KNOWN, {"mine": 7}) == 7
    found = deserialize_keras_object({"class_name": "Pair", "config": {"a": 4}}, KNOWN, {"mine": 7})
    assert (found.a, found.known) == (4, {"mine": 7})
    assert deserialize_keras_object({"class_name": "Bare", "config": {"a": 4}}, KNOWN).a == 4


@pytest.mark.parametrize("given, error, told", [
    ("Pear", ValueError, "Unknown thing: 'Pear'. Did you mean 'Pair'"),
    ({"class_name": "Q", "config": {}}, ValueError, "Unknown thing: 'Q'"),
    ({"class_name": "Pair"}, ValueError, "Improper config format"),
    (3, TypeError, "a name or a config is needed, got 3"),
])
def test_what_cannot_be_read(given, error, told):
    with pytest.raises(error, match=told):
        deserialize_keras_object(given, KNOWN, printable_module_name="thing")


def test_they_stand_in_keras_room_too():
    for name in ("CustomObjectScope", "custom_object_scope", "get_custom_objects", "serialize_keras_object", "deserialize_keras_object"):
        assert getattr(utils.generic_utils, name) is getattr(utils, name)
