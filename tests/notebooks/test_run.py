"""Every chapter runs again and gives, strictly, the outputs that stand in it; nothing is left behind in the learner's folder."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOOKS = sorted((ROOT / "notebooks").glob("*/*.ipynb"))


def nbval(path):
    """Run one notebook under strict nbval, with nothing of this run's configuration; give the code and what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "--nbval-cell-timeout=120", "-q",
         "-p", "no:cacheprovider", "-p", "no:xdist",
         "-c", os.devnull, "--rootdir", str(path.parent), str(path)],
        capture_output=True, text=True, encoding="utf-8", cwd=path.parent, env=environment,
    )
    return ended.returncode, ended.stdout + ended.stderr


def copy(path, tmp_path):
    """The notebook in a learner's folder that carries its language in its name."""
    folder = tmp_path / path.parent.name
    folder.mkdir()
    return Path(shutil.copy(path, folder))


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_gives_the_same_again(path, tmp_path):
    code, said = nbval(copy(path, tmp_path))
    assert code == 0, said
    count = sum(cell["cell_type"] == "code" for cell in json.loads(path.read_text(encoding="utf-8"))["cells"])
    assert f"{count} passed" in said, said
    left = sorted(str(found.relative_to(tmp_path)) for found in tmp_path.rglob("*") if found.is_file())
    assert left == [f"{path.parent.name}/{path.name}"]


def first(cells, words):
    return next(cell for cell in cells if words in "".join(cell["source"]))


@pytest.mark.parametrize("words, kind", [
    ("pad_sequences(sequences, maxlen=5)", "text/plain"), ("padding_explorer(", "text/plain"), ("check(", "text/html"),
])
def test_an_output_that_is_not_true_is_found_out(words, kind, tmp_path):
    path = copy(ROOT / "notebooks" / "zh" / "01_1_sequence.ipynb", tmp_path)
    book = json.loads(path.read_text(encoding="utf-8"))
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "code"]
    wanted = first(cells, words)
    del book["cells"][book["cells"].index(wanted) + 1:]
    data = wanted["outputs"][-1]["data"]
    data[kind] = "".join(data[kind]) + " "  + "9"
    path.write_text(json.dumps(book), encoding="utf-8")
    code, said = nbval(path)
    assert code == 1, said
    assert "1 failed" in said, said
