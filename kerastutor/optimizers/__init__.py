"""Optimizers: how a gradient becomes a step; the base, the seven rules, and their names, under Keras's names."""
from .adam import Adam, Adamax, Nadam  # noqa: F401
from .adaptive import Adadelta, Adagrad, RMSprop  # noqa: F401
from .base import Optimizer, clip_norm  # noqa: F401
from .foreign import TFOptimizer  # noqa: F401
from .names import KNOWN, adadelta, adagrad, adam, adamax, deserialize, get, nadam, rmsprop, serialize, sgd  # noqa: F401
from .sgd import SGD  # noqa: F401
