"""Texts of the picture of a model."""

TEXTS = {
    "model_picture.title": ("模型 {name}", "The model {name}"),
    "model_picture.described": ("共 {layers} 层；箭头：{links}。", "{layers} layers. Arrows: {links}."),
}
