"""Callbacks: what looks on, and may step in, while a model trains."""
from .base import Callback, CallbackList  # noqa: F401
from .everyday import LambdaCallback, TerminateOnNaN  # noqa: F401
from .logs import BaseLogger, History, ProgbarLogger  # noqa: F401
from .recorder import Recorder  # noqa: F401
