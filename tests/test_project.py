import ast
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from jupyter_client import BlockingKernelClient

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from kerastutor import __version__

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_environment_and_project_need_the_same():
    lines = re.findall(r"^  - (\S+)$", read("environment.yml").partition("dependencies:")[2], re.MULTILINE)
    python, pip, *packages = lines
    assert (python, pip) == (f"python{PROJECT['requires-python']}", "pip")
    assert packages == PROJECT["dependencies"]


def test_every_dependency_has_a_lower_bound_and_no_other():
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    assert [line for line in wanted if not re.fullmatch(r"[\w-]+>=[\d.]+(; python_version < '3.11')?", line)] == []


def test_the_changelog_opens_with_this_version():
    assert re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE).group(1) == __version__


def commands(text, start):
    return re.findall(rf"^{re.escape(start)}.*$", text, re.MULTILINE)


def test_both_halves_of_the_readme_and_the_guide_give_the_same_commands():
    english, chinese = read("README.md").split("# 中文\n")
    for start in ("python3 -m venv", "py -m venv"):
        assert commands(english, start) == commands(chinese, start) != []
    lab, test = commands(english, "python3 -m venv")
    assert lab.endswith("kerastutor lab") and test.endswith("pytest")
    assert lab in read("CONTRIBUTING.md") and test in read("CONTRIBUTING.md")


def test_the_files_and_headings_that_the_readme_links_to_are_there():
    targets = re.findall(r"\]\(([^)#:]+)\)", read("README.md") + read("CONTRIBUTING.md"))
    assert targets and [target for target in targets if not (ROOT / target).exists()] == []


def test_the_readmes_program_runs():
    program = re.search(r"```python\n(.*?)```", read("README.md"), re.DOTALL).group(1).replace("epochs=20", "epochs=1")
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "loss:" in done.stdout, done.stderr


def test_continuous_integration_runs_the_readmes_test_command(tmp_path):
    """`.ci/run`, with a `bash` and a browser that only say what they were asked to do."""
    (tmp_path / "bash").write_text('#!/bin/sh\necho "ran: $*"\n')
    (tmp_path / "chromium").write_text("#!/bin/sh\n")
    for name in ("bash", "chromium"):
        (tmp_path / name).chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["/bin/bash", str(ROOT / ".ci" / "run")], capture_output=True, text=True, env=environment)
    test = commands(read("README.md"), "python3 -m venv")[1]
    assert f"ran: -euo pipefail -c {test}" in done.stdout, done.stderr


def test_ruff_finds_nothing():
    ruff = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format=concise", "."]
    done = subprocess.run(ruff, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def sources():
    return [path for part in ("kerastutor", "notebooks", "tests") for path in sorted((ROOT / part).rglob("*.py"))]


def test_lines_have_at_most_140_characters():
    lines = ((path, number, line) for path in sources() for number, line in enumerate(path.read_text("utf-8").splitlines(), 1))
    assert [f"{path.relative_to(ROOT)}:{number}" for path, number, line in lines if len(line) > 140] == []


def test_every_file_opens_with_its_story():
    package = [path for path in sources() if path.is_relative_to(ROOT / "kerastutor")]
    assert [str(path.relative_to(ROOT)) for path in package if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_package_with_data_and_chapters(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert wheel.name == f"kerastutor-{__version__}-py3-none-any.whl"
    for path in (ROOT / "kerastutor").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            assert path.relative_to(ROOT).as_posix() in inside
    for lang in ("zh", "en"):
        built = [path.name for path in (ROOT / "notebooks" / lang).glob("*.ipynb")]
        assert built and {f"kerastutor/chapters/{lang}/{name}" for name in built} <= inside
    assert {name.split("/")[0] for name in inside} == {"kerastutor", f"kerastutor-{__version__}.dist-info"}


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel, unpacked to a place of its own: the arguments and variables that run Python with it, and without the checkout."""
    target = tmp_path_factory.mktemp("installed")
    zipfile.ZipFile(wheel).extractall(target)
    packages = os.pathsep.join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    return target, [sys.executable, "-S"], {"PYTHONPATH": f"{target}{os.pathsep}{packages}"}


def run_installed(installed, program, tmp_path):
    _, python, variables = installed
    done = subprocess.run([*python, *program], cwd=tmp_path, env={**os.environ, **variables, "LC_ALL": "zh_CN.UTF-8", "PYTHONUTF8": "1"},
                          capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_kit_lists_its_chapters_with_the_checkout_gone(installed, tmp_path):
    where = run_installed(installed, ["-c", "import kerastutor, sys; print(kerastutor.__file__); print(*sys.path)"], tmp_path)
    assert where.startswith(str(installed[0])) and str(ROOT) not in where.split()
    lines = run_installed(installed, ["-m", "kerastutor.cli", "list"], tmp_path).splitlines()
    assert [line.split()[0] for line in lines] == sorted(path.stem for path in (ROOT / "notebooks" / "zh").glob("*.ipynb"))


def test_the_installed_kit_reads_its_digits(installed, tmp_path):
    program = "from kerastutor.datasets import digits; print(digits.load_data()[0][0].shape)"
    assert run_installed(installed, ["-c", program], tmp_path) == "(1437, 8, 8)\n"


def test_the_installed_kit_reads_its_reviews(installed, tmp_path):
    program = "from kerastutor.datasets import reviews; print(*(len(reviews.load_data(lang)[0][0]) for lang in ('zh', 'en')))"
    assert run_installed(installed, ["-c", program], tmp_path) == "240 240\n"


def test_a_notebook_in_the_installed_kits_lab_finds_the_kit(installed, tmp_path, start_lab):
    target, python, variables = installed
    lab = start_lab("--lang", "en", home=tmp_path, command=(*python, "-m", "kerastutor.cli"), **variables)
    assert lab.get(f"/api/contents/{lab.page}")["path"] == "en/00_start.ipynb"
    kernel = BlockingKernelClient()
    kernel.load_connection_file(str(next(tmp_path.rglob(f"kernel-{lab.get('/api/kernels', b'{}')['id']}.json"))))
    kernel.start_channels()
    try:
        reply = kernel.execute("import kerastutor", user_expressions={"where": "kerastutor.__file__"}, reply=True, timeout=60)
    finally:
        kernel.stop_channels()
    assert str(target) in reply["content"]["user_expressions"]["where"]["data"]["text/plain"]
    lab.end()
