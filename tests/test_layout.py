"""The house keeps its plan: no import runs up a floor, no circle, heavy packages only where they live, nothing strange at the top."""
import ast
import fnmatch
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FLOORS = {
    "core": 0,
    "ops": 1,
    "backend": 2, "preprocessing": 2, "datasets": 2, "utils": 2,
    "activations": 3, "constraints": 3, "initializers": 3, "losses": 3, "optimizers": 3, "regularizers": 3,
    "metrics": 4, "callbacks": 4,
    "engine": 5,
    "layers": 6, "models": 6, "wrappers": 6,
    "figures": 7, "words": 7,
    "widgets": 8,
    "cli": 9, "launcher": 9, "learner_folder": 9, "privacy": 9, "labs": 9,
}
ROOF = 10  # the package itself, which hands on names of every floor
INNOCENT = ("preprocessing", "datasets", "utils")  # these know nothing of tensors
UNKNOWN_TO_THE_INNOCENT = ("ops", "backend")

HEAVY = {  # package: (modules that may import it, whether only inside a function)
    "numpy": ("", False),
    "ipywidgets": ("widgets", False), "traitlets": ("widgets", False), "IPython": ("widgets", False),
    "matplotlib": ("figures", True), "pygments": ("figures", True),
    "h5py": (("engine.weights_file", "utils.io_utils"), True),
    "yaml": ("engine.saving", True),
    "PIL": ("preprocessing.image.files", True),
}

TOP_LEVEL = {"kerastutor", "notebooks", "tests", "environment.yml", "README.md", "pyproject.toml", "LICENSE", "LICENSE-TEXT",
             "CONTRIBUTING.md", "CHANGELOG.md", ".ci", ".gitignore", ".gitattributes", ".git"}


@dataclass(frozen=True)
class Import:
    """One imported thing: the absolute module, the name taken from it (None for `import module`), where, and whether inside a function."""
    module: str
    name: str | None
    line: int
    in_function: bool


class House:
    """A package as its source says it is: modules, what each imports, and what breaks the plan."""

    def __init__(self, folder):
        self.package = folder.name
        self.trees, self.folders = {}, set()
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder.parent).with_suffix("").parts
            if parts[-1] == "__init__":
                parts = parts[:-1]
                self.folders.add(".".join(parts))
            self.trees[".".join(parts)] = ast.parse(path.read_text(encoding="utf-8"))
        self.imports = {module: list(self._imports(module)) for module in self.trees}
        self.faces = {module for module in self.folders if all(map(_belongs_in_a_face, self.trees[module].body))}

    def _imports(self, module):
        functions = [node for node in ast.walk(self.trees[module]) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))]
        inside = {id(node) for function in functions for node in ast.walk(function)}
        for node in ast.walk(self.trees[module]):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(alias.name, None, node.lineno, id(node) in inside)
            elif isinstance(node, ast.ImportFrom):
                source = self._absolute(module, node)
                for alias in node.names:
                    if f"{source}.{alias.name}" in self.trees:
                        yield Import(f"{source}.{alias.name}", None, node.lineno, id(node) in inside)
                    else:
                        yield Import(source, alias.name, node.lineno, id(node) in inside)

    def _absolute(self, module, node):
        if not node.level:
            return node.module
        here = module.split(".") if module in self.folders else module.split(".")[:-1]
        return ".".join(here[:len(here) - node.level + 1] + ([node.module] if node.module else []))

    def inner(self, module):
        """The imports of `module` that stay in the house, each led through faces to the room where the name lives."""
        for found in self.imports[module]:
            if found.module.split(".")[0] == self.package and not (found.module == self.package and found.name == "__version__"):
                yield found, self._home(found)

    def _home(self, found):
        """The module where an imported name lives, found through any faces that hand it on at once; None when a face does not."""
        module, visited = found.module, set()
        while module in self.faces and found.name is not None:
            visited.add(module)
            sources = [other for other in self.imports[module] if not other.in_function and other.name in (found.name, "*")]
            if not sources or sources[0].module in visited:
                return None
            module = sources[0].module
        return module

    def floor(self, module):
        parts = module.split(".")
        return ROOF if len(parts) == 1 else FLOORS.get(parts[1])

    def faults(self):
        return [*self._strangers(), *self._steps_up(), *self._circles(), *self._heavy()]

    def _strangers(self):
        return [f"{module} has no floor: give it one in the plan" for module in self.trees if self.floor(module) is None]

    def _steps_up(self):
        for module in self.trees:
            for found, home in self.inner(module):
                if module in self.faces and found.in_function:
                    continue  # a face may hand on, lazily, what lives upstairs
                where = f"{module}:{found.line}"
                if home is None:
                    yield f"{where} takes {found.name} through the face {found.module}, which does not hand it on at once: name its home"
                elif home not in self.trees:
                    yield f"{where} imports {home}, which does not exist"
                elif (self.floor(home) or 0) > (self.floor(module) or 0):
                    yield f"{where} (floor {self.floor(module)}) runs up to {home} (floor {self.floor(home)})"
                elif module.split(".")[1:2] and module.split(".")[1] in INNOCENT and home.split(".")[1] in UNKNOWN_TO_THE_INNOCENT:
                    yield f"{where} knows of {home}, but {module.split('.')[1]} knows nothing of tensors"

    def _circles(self):
        """Every circle among the modules that are no faces, told once, by a walk with a stack."""
        onward = {module: sorted({home for _, home in self.inner(module) if home in self.trees and home not in self.faces})
                  for module in self.trees if module not in self.faces}
        finished = set()
        for start in onward:
            path, open_doors = [start], [iter(onward[start])]
            while path:
                following = next(open_doors[-1], None)
                if following is None:
                    finished.add(path.pop())
                    open_doors.pop()
                elif following in path:
                    yield "a circle: " + " → ".join([*path[path.index(following):], following])
                elif following not in finished:
                    path.append(following)
                    open_doors.append(iter(onward[following]))

    def _heavy(self):
        for module in self.trees:
            room = module.partition(".")[2]
            for found in self.imports[module]:
                package = found.module.split(".")[0]
                if package == self.package or package in sys.stdlib_module_names:
                    continue
                where = f"{module}:{found.line}"
                homes, only_in_functions = HEAVY.get(package, ((), True))
                homes = (homes,) if isinstance(homes, str) else homes
                if not any(home in ("", room) or room.startswith(f"{home}.") for home in homes):
                    yield f"{where} imports {package}, which has no place there"
                elif only_in_functions and not found.in_function:
                    yield f"{where} imports {package} at once; import it inside the function that needs it"


def _belongs_in_a_face(node):
    """A face only hands names on: docstring, imports, private tables such as `__all__`, and a lazy `__getattr__` with its `__dir__`."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.FunctionDef):
        return node.name in ("__getattr__", "__dir__")
    return isinstance(node, ast.Assign) and all(isinstance(target, ast.Name) and target.id.startswith("_") for target in node.targets)


def test_the_house_keeps_its_plan():
    assert House(ROOT / "kerastutor").faults() == []


@pytest.fixture
def faults(tmp_path):
    """What the checker says of a small house, given as {path: source}."""
    def build(files):
        for name, source in {"__init__.py": "", **files}.items():
            path = tmp_path / "house" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
        return House(tmp_path / "house").faults()
    return build


@pytest.mark.parametrize("path, source, complaint", [
    ("ops/linear.py", "from ..backend import dot", "runs up to house.backend"),
    ("ops/linear.py", "def f():\n    from .. import backend", "runs up to house.backend"),
    ("ops/linear.py", "import house.backend", "runs up to house.backend"),
    ("ops/linear.py", "from .. import anything", "the face house, which does not hand it on"),
    ("utils/__init__.py", "from ..engine import plot", "runs up to house.engine"),
    ("preprocessing/text.py", "from ..backend import dot", "preprocessing knows nothing of tensors"),
    ("cellar.py", "", "house.cellar has no floor"),
    ("layers/core.py", "from ..core import nothing_here", "house.core, which does not hand it on"),
    ("layers/core.py", "import torch", "imports torch, which has no place there"),
    ("layers/core.py", "import ipywidgets", "imports ipywidgets, which has no place there"),
    ("engine/saving.py", "import yaml", "inside the function that needs it"),
    ("engine/weights_file.py", "class A:\n    import h5py", "inside the function that needs it"),
])
def test_the_checker_sees(faults, path, source, complaint):
    house = {"core/__init__.py": "", "backend.py": "dot = 1", "engine/__init__.py": "def plot(): pass"}
    assert faults(house) == []
    found = faults({path: source})
    assert len(found) == 1 and complaint in found[0]


@pytest.mark.parametrize("path, source", [
    ("engine/weights_file.py", "def save():\n    import h5py"),
    ("figures/style.py", "def figure():\n    from matplotlib.figure import Figure"),
    ("widgets/base.py", "import ipywidgets, numpy, json"),
    ("utils/__init__.py", "def __getattr__(name):\n    from ..figures.plots import plot\n    return plot"),
    ("cli.py", "from . import __version__"),
])
def test_the_checker_lets_pass(faults, path, source):
    assert faults({"figures/plots.py": "plot = 1", "utils/__init__.py": "", "__init__.py": "__version__ = '1'", path: source}) == []


def test_the_checker_sees_circles_also_through_a_face_and_inside_functions(faults):
    found = faults({"ops/__init__.py": "from .linear import dot\nfrom .shapes import reshape",
                    "ops/linear.py": "from . import reshape\ndot = 1",
                    "ops/shapes.py": "def reshape():\n    from .linear import dot"})
    assert found == ["a circle: house.ops.linear → house.ops.shapes → house.ops.linear"]


def test_a_face_stands_outside_only_while_it_hands_names_on(faults):
    rooms = {"ops/linear.py": "from .shapes import reshape", "ops/shapes.py": "from . import linear\nreshape = 1"}
    assert len(faults({"ops/__init__.py": "from .linear import reshape\n__all__ = ['reshape']", **rooms})) == 1
    busy = "from .linear import reshape\ndef work():\n    pass"
    assert any("house.ops → " in fault or "→ house.ops " in fault or fault.endswith("→ house.ops")
               for fault in faults({"ops/__init__.py": busy, "ops/linear.py": "from . import work"}))


def test_importing_the_library_loads_numpy_and_no_other_package():
    program = ("import sys, numpy; before = set(sys.modules); import kerastutor as k; "
               "[getattr(k, name) for name in k._modules - {'labs', 'widgets'}]; "
               "print(*{name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names))")
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    assert set(loaded) <= {"kerastutor", "numpy"}


def test_the_top_level_holds_what_it_may():
    by_products = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text().splitlines() if line and not line.startswith("#")]
    present = {path.name for path in ROOT.iterdir() if not any(fnmatch.fnmatch(path.name, pattern) for pattern in by_products)}
    assert present <= TOP_LEVEL
