"""The builder of the chapters, loaded as a module."""
import importlib.util
from pathlib import Path

import pytest

BUILD = Path(__file__).parents[2] / "notebooks" / "build.py"


@pytest.fixture(scope="session")
def build():
    spec = importlib.util.spec_from_file_location("build", BUILD)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
