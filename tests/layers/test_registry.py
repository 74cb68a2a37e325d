"""Layers by name: there and back, the learner's own among them."""
import pytest

from kerastutor import layers
from kerastutor.models import Sequential


class Mine(layers.Layer):
    pass


@pytest.mark.parametrize("layer", [
    layers.Dense(3), layers.Activation("relu"), layers.Dropout(0.5), layers.Flatten(), layers.Reshape((2, 2)), layers.Embedding(3, 2),
    layers.InputLayer((3,)), Sequential([layers.Dense(2, input_shape=(3,))]),
])
def test_there_and_back(layer):
    data = layers.serialize(layer)
    twin = layers.deserialize(data)
    assert type(twin) is type(layer) and twin.get_config() == layer.get_config() and data["class_name"] == type(layer).__name__


def test_own_layers_and_wrong_names():
    assert type(layers.deserialize(layers.serialize(Mine()), {"Mine": Mine})) is Mine
    with pytest.raises(ValueError, match="Unknown layer: 'Mine'"):
        layers.deserialize(layers.serialize(Mine()))
    with pytest.raises(ValueError, match="Unknown layer: 'Dence'. Did you mean 'Dense'"):
        layers.deserialize({"class_name": "Dence", "config": {}})
