"""Archives that mean well, and archives that do not."""
import io
import os
import stat
import tarfile
import zipfile

import pytest

from kerastutor.utils.archives import extract_archive


def tar(path, *members, mode="w"):
    """A tar of (name, content) files, and of TarInfo's."""
    with tarfile.open(path, mode) as archive:
        for member in members:
            info, content = member if isinstance(member, tuple) else (member, b"")
            if isinstance(info, str):
                info = tarfile.TarInfo(info)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return str(path)


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def zipped(path, *members):
    """A zip of (name, content) files; a third item is the mode."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content, *mode in members:
            info = zipfile.ZipInfo(name)
            info.external_attr = (mode[0] if mode else stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return str(path)


def tree(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar(tmp_path, mode):
    path = tar(tmp_path / "a.tar", ("x/a.txt", b"a"), special("empty", tarfile.DIRTYPE), ("x/y/b.txt", b"b"), mode=mode)
    assert extract_archive(path, str(tmp_path / "out"))
    assert tree(tmp_path / "out") == ["empty", "x", "x/a.txt", "x/y", "x/y/b.txt"]
    assert (tmp_path / "out/x/y/b.txt").read_bytes() == b"b"


def test_a_zip(tmp_path):
    path = zipped(tmp_path / "a.zip", ("x/", b"", stat.S_IFDIR | 0o755), ("x/a.txt", b"a"), ("./b.txt", b"b"))
    assert extract_archive(path, str(tmp_path / "out"), ["zip"])
    assert tree(tmp_path / "out") == ["b.txt", "x", "x/a.txt"]


def test_what_is_there_stays_and_same_names_are_written_anew(tmp_path):
    (tmp_path / "out/x").mkdir(parents=True)
    (tmp_path / "out/x/old.txt").write_text("old")
    (tmp_path / "out/x/a.txt").write_text("old")
    extract_archive(tar(tmp_path / "a.tar", ("x/a.txt", b"new"), ("x/a.txt", b"newer")), str(tmp_path / "out"))
    assert (tmp_path / "out/x/a.txt").read_text() == "newer" and (tmp_path / "out/x/old.txt").read_text() == "old"


def test_links_inside_and_second_names(tmp_path):
    path = tar(tmp_path / "a.tar", ("x/a.txt", b"a"), special("x/soft", tarfile.SYMTYPE, "a.txt"), special("up", tarfile.SYMTYPE, "x/../x"),
               special("twin", tarfile.LNKTYPE, "x/a.txt"))
    extract_archive(path, str(tmp_path / "out"))
    assert all((tmp_path / "out" / name).read_bytes() == b"a" for name in ("x/soft", "up/a.txt", "twin"))
    assert os.readlink(tmp_path / "out/x/soft") == "a.txt"


def test_a_program_stays_one_and_special_bits_are_not_taken(tmp_path):
    info = tarfile.TarInfo("run.sh")
    info.mode = 0o4777
    extract_archive(tar(tmp_path / "a.tar", (info, b"#!")), str(tmp_path / "out"))
    assert stat.S_IMODE((tmp_path / "out/run.sh").stat().st_mode) == 0o755


@pytest.mark.parametrize("members, told", [
    ([("../out.txt", b"x")], "'../out.txt' .*lies outside"),
    ([("a/../../out.txt", b"x")], "lies outside"),
    ([("/tmp/escaped-by-tar.txt", b"x")], "lies outside"),
    ([special("away", tarfile.SYMTYPE, "../..")], "lies outside"),
    ([special("away", tarfile.SYMTYPE, "/etc")], "'/etc' .*lies outside"),
    ([special("a", tarfile.SYMTYPE, "."), special("a/b", tarfile.SYMTYPE, "..")], "leads out|lies outside"),
    ([special("d/e", tarfile.SYMTYPE, ".."), special("d/e/f", tarfile.SYMTYPE, "d/../.."), ("d/e/f/out.txt", b"x")],
     "lies outside|leads out"),
    ([("ok.txt", b"x"), special("twin", tarfile.LNKTYPE, "../secret.txt")], "lies outside"),
    ([special("twin", tarfile.LNKTYPE, "missing.txt")], "a second name for a file that the archive does not hold"),
    ([special("soft", tarfile.SYMTYPE, "ok.txt"), special("twin", tarfile.LNKTYPE, "soft")], "a second name"),
    ([special("pipe", tarfile.FIFOTYPE)], "'pipe' .*neither a file nor a folder"),
    ([special("null", tarfile.CHRTYPE)], "neither a file nor a folder"),
])
def test_tampered_tars_are_refused_whole(tmp_path, members, told):
    (tmp_path / "secret.txt").write_text("secret")
    path = tar(tmp_path / "a.tar", ("good.txt", b"x"), *members)
    before = tree(tmp_path)
    with pytest.raises(ValueError, match=f"^extract_archive: .*{told}"):
        extract_archive(path, str(tmp_path / "out"))
    assert tree(tmp_path) == sorted([*before, "out"])
    assert not os.path.exists("/tmp/escaped-by-tar.txt")


@pytest.mark.parametrize("members, told", [
    ([("../out.txt", b"x")], "lies outside"),
    ([("/tmp/escaped-by-zip.txt", b"x")], "lies outside"),
    ([("away", b"../..", stat.S_IFLNK | 0o777), ("away/out.txt", b"x")], "lies outside"),
    ([("ok", b"/etc/passwd", stat.S_IFLNK | 0o777)], "lies outside"),
])
def test_tampered_zips_are_refused_whole(tmp_path, members, told):
    path = zipped(tmp_path / "a.zip", ("good.txt", b"x"), *members)
    with pytest.raises(ValueError, match=told):
        extract_archive(path, str(tmp_path / "out"))
    assert tree(tmp_path) == ["a.zip", "out"] and not os.path.exists("/tmp/escaped-by-zip.txt")


def test_a_link_that_lies_there_already_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/x").symlink_to(tmp_path / "elsewhere")
    extract_archive(tar(tmp_path / "a.tar", ("x/a.txt", b"a")), str(tmp_path / "out"))
    assert tree(tmp_path / "elsewhere") == [] and (tmp_path / "out/x/a.txt").read_bytes() == b"a"


@pytest.mark.parametrize("given, unpacked", [("auto", True), ("tar", True), (["zip", "tar"], True), ("zip", False),
                                             (None, False), ([], False)])
def test_formats(tmp_path, given, unpacked):
    path = tar(tmp_path / "a.tar", ("a.txt", b"a"))
    assert extract_archive(path, str(tmp_path / "out"), given) is unpacked
    assert (tmp_path / "out/a.txt").exists() is unpacked


def test_what_is_no_archive(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    assert extract_archive(str(tmp_path / "a.txt"), str(tmp_path / "out")) is False
    with pytest.raises(ValueError, match="archive_format must be 'auto' or 'tar' or 'zip', got 'rar'"):
        extract_archive(str(tmp_path / "a.txt"), str(tmp_path / "out"), "rar")
