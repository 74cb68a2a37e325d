"""Objects to and from plain data, the learner's own among them."""
import pytest

from kerastutor.core import config

KNOWN = {}


class Thing:
    def __init__(self, size=1):
        self.size = size

    def get_config(self):
        return {"size": self.size}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


class Box(Thing):
    @classmethod
    def from_config(cls, settings, custom_objects=None):
        return cls(config.deserialize(settings["size"], {**KNOWN, **custom_objects}))

    def get_config(self):
        return {"size": config.serialize(self.size)}


def double(x):
    return 2 * x


KNOWN.update(Thing=Thing, Box=Box, double=double)


def test_there_and_back():
    data = config.serialize(Thing(3))
    assert data == {"class_name": "Thing", "config": {"size": 3}}
    assert config.deserialize(data, KNOWN).size == 3
    assert config.serialize(double) == "double" and config.deserialize("double", KNOWN) is double
    assert config.serialize(None) is None
    with pytest.raises(ValueError, match="Cannot serialize 3: it has neither get_config nor a name"):
        config.serialize(3)


def test_what_an_identifier_may_be():
    assert config.get(None, KNOWN, "thing") is None
    assert config.get("double", KNOWN, "thing") is double
    assert config.get("Thing", KNOWN, "thing").size == config.get(Thing, KNOWN, "thing").size == 1
    assert config.get({"class_name": "Thing", "config": {"size": 4}}, KNOWN, "thing").size == 4
    with pytest.raises(ValueError, match="Could not interpret thing identifier: 4. Give a name"):
        config.get(4, KNOWN, "thing")


class Mine(Thing):
    pass


def test_own_objects_come_first_and_reach_what_is_inside():
    with pytest.raises(ValueError, match="Unknown object: 'Mine'"):
        config.deserialize("Mine", KNOWN)
    data = config.serialize(Box(Mine(5)))
    inner = config.deserialize(data, KNOWN, {"Mine": Mine}).size
    assert type(inner) is Mine and inner.size == 5
    assert config.deserialize("double", KNOWN, {"double": len}) is len


def test_a_scope_ends_with_its_block():
    with config.custom_object_scope({"Mine": Mine}, {"other": double}):
        assert config.deserialize("Mine", KNOWN) is Mine and config.deserialize("other", KNOWN) is double
    assert config.get_custom_objects() == {}
    config.get_custom_objects()["Mine"] = Mine
    try:
        assert config.deserialize("Mine", KNOWN) is Mine
    finally:
        config.get_custom_objects().clear()


@pytest.mark.parametrize("bad", [{"class_name": "Thing"}, {"config": {}}, 7, ["Thing"]])
def test_what_is_no_config(bad):
    with pytest.raises(ValueError, match="Improper config format for a thing"):
        config.deserialize(bad, KNOWN, kind="thing")


def test_a_wrong_name_meets_the_nearest():
    with pytest.raises(ValueError, match="Unknown thing: 'duoble'. Did you mean 'double'?"):
        config.deserialize("duoble", KNOWN, kind="thing")
