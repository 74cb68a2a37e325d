"""The learner's own folder: chapters are copied there, refreshed while untouched, never overwritten once they hold own work."""
import hashlib
import json
import os
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from .core.language import LANGUAGES

START = "00_start"
PRIVATE = ".kerastutor"  # the kit's own corner of the learner's folder


@dataclass
class Brought:
    """What happened to the chapters, as paths relative to the learner's folder; `offered` are new versions laid beside a learner's work."""
    copied: list = field(default_factory=list)
    refreshed: list = field(default_factory=list)
    offered: list = field(default_factory=list)


def chapters_home():
    """The folder that holds the built chapters `zh/` and `en/`: inside an installed package, or `notebooks/` of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "chapters"
    return installed if installed.is_dir() else package.parent / "notebooks"


def chapters(lang):
    """Name and title of every chapter section in `lang`, in the order in which they are read: [('00_start', '…'), …]."""
    return [(path.stem, _title(path)) for path in sorted((chapters_home() / lang).glob("*.ipynb"))]


def _title(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    lines = ("".join(cell["source"]).splitlines() for cell in cells if cell["cell_type"] == "markdown")
    return next((line[2:].strip() for cell in lines for line in cell if line.startswith("# ")), path.stem)


def default_folder():
    """`kerastutor-lab` here, or this very folder when it already is a learner's folder."""
    here = Path.cwd()
    return here if (here / PRIVATE).is_dir() else here / "kerastutor-lab"


def bring_chapters(folder):
    """Bring the chapters of both languages into `folder` and say what was done.

    A file that is absent is copied. One that is still as the kit wrote it is refreshed. One that the learner has changed stays as it is,
    and a newer version of it is laid beside it, once, as `….new.ipynb`.

    Parameters
    ----------
    folder : path
        The learner's folder; made when it does not exist.

    Returns
    -------
    Brought
        The paths copied, refreshed and offered.

    Raises
    ------
    OSError
        When the folder cannot be made or written.
    """
    home, folder = chapters_home(), Path(folder)
    private = folder / PRIVATE
    private.mkdir(parents=True, exist_ok=True)
    written = _read_manifest(private / "manifest.json")
    brought = Brought()
    for source in sorted(path for lang in LANGUAGES for path in (home / lang).glob("*.ipynb")):
        _bring(source, folder, source.relative_to(home), written, brought)
    _write_atomically(private / "manifest.json", json.dumps(written, indent=1, sort_keys=True).encode())
    return brought


def _bring(source, folder, relative, written, brought):
    new, name = source.read_bytes(), relative.as_posix()
    fingerprint = _fingerprint(new)
    present, target = _fingerprint_of(folder / relative), folder / relative
    if present is None:
        done = brought.copied
    elif present == fingerprint:
        done = None
    elif present == written.get(name):
        done = brought.refreshed
    elif fingerprint in (written.get(name), written.get(f"{name} offered")):
        return
    else:
        target, done = _free_place(folder, relative, written), brought.offered
        written[f"{name} offered"] = fingerprint
    if done is not None:
        _write_atomically(target, new)
        done.append(target.relative_to(folder).as_posix())
    written[target.relative_to(folder).as_posix()] = fingerprint


def _free_place(folder, relative, written):
    """The first of `name.new.ipynb`, `name.new2.ipynb`, … that holds none of the learner's work."""
    names = (relative.with_name(f"{relative.stem}.new{number if number > 1 else ''}{relative.suffix}") for number in count(1))
    return next(folder / name for name in names if _fingerprint_of(folder / name) in (None, written.get(name.as_posix())))


def _fingerprint(content):
    return hashlib.sha256(content).hexdigest()


def _fingerprint_of(path):
    return _fingerprint(path.read_bytes()) if path.exists() else None


def _read_manifest(path):
    """What the kit wrote, by path; without a readable manifest every file that differs counts as the learner's."""
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return written if isinstance(written, dict) else {}


def _write_atomically(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(content)
    os.replace(beside, path)
