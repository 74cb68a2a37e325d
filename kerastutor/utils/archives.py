"""Archives unpacked with care: nothing that an archive names may come to lie, or point, outside the folder it is unpacked to."""
import os
import shutil
import stat
import tempfile
from pathlib import Path

from ..core.errors import one_of

FORMATS = ("auto", "tar", "zip")


def extract_archive(path, folder, archive_format="auto"):
    """Unpack a tar or zip archive into a folder, unless it holds something that is not to be trusted.

    Parameters
    ----------
    path : str
    folder : str
    archive_format : 'auto', 'tar', 'zip', None, or a list of these
        'auto' tries tar and zip; None unpacks nothing.

    Returns
    -------
    bool
        False where the file is no archive of these formats.

    Raises
    ------
    ValueError
        For an archive that names a file outside the folder, a link that leads out of it, or something that is neither file, folder nor
        link. Nothing of it is unpacked.

    Notes
    -----
    Members are written into a new folder beside the target and moved there at the end, so that a tampered archive, or an interruption,
    leaves nothing half done. Owners and special bits of permission are not taken from the archive.
    """
    formats = [archive_format] if archive_format is None or isinstance(archive_format, str) else list(archive_format)
    for one in formats:
        if one is not None:
            one_of("extract_archive", "archive_format", one, FORMATS)
    formats = ["tar", "zip"] if "auto" in formats else formats
    for one, opened in (("tar", _tar), ("zip", _zip)):
        if one in formats:
            members = opened(path)
            if members is not None:
                _unpack(members, path, folder)
                return True
    return False


def _tar(path):
    """What a tar archive holds, member by member; None where it is none."""
    import tarfile

    if not tarfile.is_tarfile(path):
        return None

    def members():
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isdir():
                    yield member.name, "folder", None, 0
                elif member.issym():
                    yield member.name, "link", member.linkname, 0
                elif member.islnk():
                    yield member.name, "twin", member.linkname, 0
                elif member.isfile():
                    yield member.name, "file", archive.extractfile(member), member.mode
                else:
                    yield member.name, "device", None, 0
    return members()


def _zip(path):
    """What a zip archive holds, member by member; None where it is none."""
    import zipfile

    if not zipfile.is_zipfile(path):
        return None

    def members():
        with zipfile.ZipFile(path) as archive:
            for member in archive.infolist():
                mode = member.external_attr >> 16
                if member.is_dir():
                    yield member.filename, "folder", None, 0
                elif stat.S_ISLNK(mode):
                    yield member.filename, "link", archive.read(member).decode(), 0
                else:
                    yield member.filename, "file", archive.open(member), mode
    return members()


def _unpack(members, path, folder):
    """Write the members into a folder of their own, then move them to where they belong."""
    os.makedirs(folder, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".unpacking-") as own:
        root = Path(own).resolve()
        for name, kind, content, mode in members:
            target = _inside(root, name, path)
            if target == root:
                continue
            if kind == "folder":
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_symlink() or target.is_file():
                target.unlink()
            if kind == "file":
                with content, open(target, "wb") as out:
                    shutil.copyfileobj(content, out)
                if mode & 0o100:
                    target.chmod(0o755)
            elif kind == "twin":
                _make_twin(_inside(root, content, path), target, name, path)
            elif kind == "link":
                _inside(root, os.path.join(os.path.relpath(target.parent, root), content), path)
                os.symlink(content, target)
            else:
                raise ValueError(f"extract_archive: {name!r} in {path} is neither a file nor a folder; nothing was unpacked.")
        _check_links(root, path)
        _move_into(root, Path(folder))


def _inside(root, name, path):
    """Where a member comes to lie, links on the way followed; a ValueError where that is outside."""
    target = Path(os.path.normpath(root / name))
    if target != root and not (_holds(root, target) and _holds(root, target.parent.resolve())):
        raise ValueError(f"extract_archive: {name!r} in {path} lies outside the folder it is unpacked to; nothing was unpacked. "
                         "Do not use this archive.")
    return target


def _holds(root, place):
    return place == root or root in place.parents


def _make_twin(source, target, name, path):
    """A second name for a file that was unpacked before."""
    if not source.is_file() or source.is_symlink():
        raise ValueError(f"extract_archive: {name!r} in {path} is a second name for a file that the archive does not hold before it; "
                         "nothing was unpacked.")
    shutil.copyfile(source, target)


def _check_links(root, path):
    """A ValueError where, all links followed, one leads out."""
    for base, folders, files in os.walk(root):
        for name in folders + files:
            link = Path(base, name)
            if link.is_symlink() and not _holds(root, link.resolve()):
                raise ValueError(f"extract_archive: the link {str(link.relative_to(root))!r} in {path} leads out of the folder it is "
                                 "unpacked to; nothing was unpacked. Do not use this archive.")


def _move_into(source, target):
    """Move what a folder holds into another, file by file where both have a folder of one name."""
    for item in sorted(source.iterdir()):
        place = target / item.name
        if item.is_dir() and not item.is_symlink():
            if place.is_symlink() or place.is_file():
                place.unlink()
            if place.is_dir():
                _move_into(item, place)
                continue
        os.replace(item, place)
