"""The learner's progress: a small JSON file in his own folder, shared by both languages."""
import json
import os
from pathlib import Path

from ..core.language import LANGUAGES

FILE = "kerastutor-progress.json"


def place():
    """Where the file stands: in the working folder, or one above when that is `zh` or `en`."""
    folder = Path.cwd()
    return (folder.parent if folder.name in LANGUAGES else folder) / FILE


def solved():
    """The keys of the exercises solved so far; none when there is no file, or none that can be read."""
    return _read() or set()


def remember(key):
    """Add `key` to the file, whole or not at all; a file that is broken is set aside as `….broken` first.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    known, path = _read(), place()
    if known is None and path.exists():
        os.replace(path, path.with_name(FILE + ".broken"))
    known = known or set()
    if key in known:
        return
    text = json.dumps({"solved": sorted(known | {key})}, indent=1) + "\n"
    draft = path.with_name(f".{FILE}.{os.getpid()}")
    try:
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _read():
    """The keys in the file, or None when it is absent or broken."""
    try:
        keys = json.loads(place().read_text(encoding="utf-8"))["solved"]
        return {key for key in keys if isinstance(key, str)}
    except (OSError, ValueError, KeyError, TypeError):
        return None
