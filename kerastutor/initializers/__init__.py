"""Initializers: the numbers with which weights begin, under Keras's names."""
from .base import Initializer  # noqa: F401
from .drawn import RandomNormal, RandomUniform, TruncatedNormal  # noqa: F401
from .fixed import Constant, Identity, Ones, Zeros  # noqa: F401
from .names import (  # noqa: F401
    KNOWN, constant, deserialize, get, identity, normal, one, ones, orthogonal, random_normal, random_uniform, serialize, truncated_normal,
    uniform, zero, zeros,
)
from .orthogonal import Orthogonal  # noqa: F401
from .scaled import (  # noqa: F401
    VarianceScaling, fans, glorot_normal, glorot_uniform, he_normal, he_uniform, lecun_normal, lecun_uniform,
)
