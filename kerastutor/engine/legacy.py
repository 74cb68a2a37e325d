"""Arguments under their names of Keras 1, which Keras 2 still understands."""
import warnings
from functools import wraps


def old_names(**renamed):
    """Let a layer's `__init__` take arguments under older names, with a warning that gives the new ones.

    Parameters
    ----------
    renamed : old name = new name
    """
    def decorate(init):
        @wraps(init)
        def understand(self, *args, **kwargs):
            found = {old: new for old, new in renamed.items() if old in kwargs}
            for old, new in found.items():
                kwargs[new] = kwargs.pop(old)
            if found:
                told = ", ".join(f"{new} (was {old})" for old, new in found.items())
                warnings.warn(f"Update your `{type(self).__name__}` call to the Keras 2 names: {told}.", stacklevel=2)
            init(self, *args, **kwargs)
        return understand
    return decorate
