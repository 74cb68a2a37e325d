import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
BODY = "import pytest\ndef test_it():\n    {}"


@pytest.mark.parametrize("source", [
    BODY.format("pytest.skip('no time')"),
    BODY.format("pytest.importorskip('no_such_package')"),
    BODY.format("pytest.xfail('known')"),
    "import pytest\npytest.importorskip('no_such_package')",
    "import pytest\n@pytest.mark.skipif(True, reason='no time')\ndef test_it():\n    pass",
    "import pytest\n@pytest.mark.xfail\ndef test_it():\n    assert False",
    "def f():\n    '''\n    >>> 1 / 0  # doctest: +SKIP\n    '''",
])
def test_whatever_skips_fails(tmp_path, source):
    assert outcome(tmp_path, source) == "failed"


def test_what_passes_passes(tmp_path):
    assert outcome(tmp_path, BODY.format("pass")) == "passed"


def test_the_language_is_the_same_on_every_machine(tmp_path):
    body = "def test_it():\n    from kerastutor.core.language import current_language\n    assert current_language() == 'en'"
    assert outcome(tmp_path, body, KERASTUTOR_LANG="zh", LC_ALL="zh_CN.UTF-8") == "passed"


def outcome(folder, source, **variables):
    """'passed' or 'failed' (or pytest's other exit codes) for one file of tests beside this project's conftest."""
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_one.py").write_text(source, encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "--doctest-modules", "-p", "no:cacheprovider", "--rootdir", str(folder), str(folder)]
    code = subprocess.run(run, cwd=folder, env={**os.environ, **variables}, capture_output=True).returncode
    return {0: "passed", 1: "failed", 2: "failed"}.get(code, code)  # 2: while the file was read
