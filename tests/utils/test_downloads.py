"""Files from elsewhere, on this machine's own loopback: whole, checked, and shown; nothing else is ever asked."""
import hashlib
import http.server
import io
import os
import tarfile
import threading
import zipfile
from functools import partial
from pathlib import Path

import pytest

from kerastutor.utils import get_file
from kerastutor.utils.data_utils import validate_file

TEXT = b"hello\n" * 20000
MD5, SHA256 = hashlib.md5(TEXT).hexdigest(), hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def source(tmp_path):
    """A folder with something to fetch."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "text.txt").write_bytes(TEXT)
    return folder


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The folder of KERAS_HOME."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "datasets"


@pytest.fixture
def server(source):
    """The address of a web server on the loopback that shows the folder, and the paths that it was asked for."""
    asked = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            if self.path == "/short":
                self.send_response(200)
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b"only this")
            elif self.path == "/unsaid":
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"some bytes")
            else:
                super().do_GET()

        def log_message(self, *args):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(source))) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}", asked
        httpd.shutdown()


def test_a_file_is_fetched_once(server, cache, capsys):
    address, asked = server
    for _ in range(2):
        path = get_file("text.txt", f"{address}/text.txt", file_hash=SHA256)
        assert path == str(cache / "text.txt") and Path(path).read_bytes() == TEXT
    assert asked == ["/text.txt"]
    shown = capsys.readouterr().out
    assert shown.startswith(f"Downloading data from {address}/text.txt\n") and "120000/120000 [====" in shown
    assert os.listdir(cache) == ["text.txt"]


def test_a_file_from_this_machine(source, cache):
    assert Path(get_file("a.txt", (source / "text.txt").as_uri(), md5_hash=MD5)).read_bytes() == TEXT


def test_where_a_file_comes_to_lie(source, tmp_path, cache, monkeypatch):
    origin = (source / "text.txt").as_uri()
    assert get_file("a", origin, cache_dir=str(tmp_path / "new"), cache_subdir="sub") == str(tmp_path / "new" / "sub" / "a")
    assert get_file(str(tmp_path / "here.txt"), origin) == str(tmp_path / "here.txt")
    assert get_file("b", origin, cache_subdir=str(tmp_path / "own")) == str(tmp_path / "own" / "b")
    assert get_file("deep/c", origin) == str(cache / "deep" / "c")
    monkeypatch.delenv("KERAS_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", str(tmp_path / "person")))
    assert get_file("d", origin) == str(tmp_path / "person" / ".keras" / "datasets" / "d")


@pytest.mark.parametrize("given, found", [({"file_hash": "0" * 64}, f"the sha256 sum {SHA256}, expected {'0' * 64}"),
                                          ({"md5_hash": "f" * 32}, f"the md5 sum {MD5}, expected {'f' * 32}")])
def test_a_wrong_sum_names_both_and_keeps_nothing(source, cache, given, found):
    with pytest.raises(ValueError, match=found):
        get_file("text.txt", (source / "text.txt").as_uri(), **given)
    assert os.listdir(cache) == []


def test_a_file_that_was_changed_is_fetched_again(source, cache, capsys):
    cache.mkdir(parents=True)
    (cache / "text.txt").write_bytes(b"old")
    path = get_file("text.txt", (source / "text.txt").as_uri(), file_hash=SHA256)
    assert Path(path).read_bytes() == TEXT
    assert f"its sha256 sum is not {SHA256}: it is fetched again" in capsys.readouterr().out


def test_half_a_file_is_not_kept(server, cache):
    with pytest.raises(Exception, match="9 of 1000 bytes came|IncompleteRead"):
        get_file("short", f"{server[0]}/short")
    assert os.listdir(cache) == []


def test_an_interruption_leaves_nothing(source, cache, monkeypatch):
    def interrupted(self, current, values=None):
        raise KeyboardInterrupt
    monkeypatch.setattr("kerastutor.utils.downloads.Progbar.update", interrupted)
    with pytest.raises(KeyboardInterrupt):
        get_file("text.txt", (source / "text.txt").as_uri())
    assert os.listdir(cache) == []


def test_a_server_that_does_not_say_how_much_there_is(server, cache, capsys):
    assert Path(get_file("unsaid", f"{server[0]}/unsaid")).read_bytes() == b"some bytes"
    assert "10/Unknown" in capsys.readouterr().out


def test_what_cannot_be_fetched(server, source, cache):
    with pytest.raises(Exception, match=r"URL fetch failure on http://127.*/nothing : 404 -- File not found"):
        get_file("nothing", f"{server[0]}/nothing")
    with pytest.raises(Exception, match="URL fetch failure on file:///.*none.txt : None -- "):
        get_file("nothing", (source / "none.txt").as_uri())
    with pytest.raises(ValueError, match="origin must be a URL with its scheme.*got 'text.txt'"):
        get_file("nothing", "text.txt")
    with pytest.raises(ValueError, match="hash_algorithm must be 'auto' or 'md5' or 'sha256', got 'crc'"):
        get_file("nothing", "file:///x", hash_algorithm="crc")
    assert os.listdir(cache) == []


@pytest.mark.parametrize("sum_, algorithm, right", [(MD5, "auto", True), (SHA256, "auto", True), (MD5.upper(), "md5", True),
                                                    (SHA256, "sha256", True), (MD5, "sha256", False), ("x", "auto", False)])
def test_validate_file(source, sum_, algorithm, right):
    assert validate_file(str(source / "text.txt"), sum_, algorithm, chunk_size=1000) is right


def test_untar_gives_the_folder_that_the_archive_holds(source, cache):
    with tarfile.open(source / "pets.tar.gz", "w:gz") as archive:
        archive.add(source / "text.txt", "pets/cat.txt")
    path = get_file("pets", (source / "pets.tar.gz").as_uri(), untar=True)
    assert (path, sorted(os.listdir(cache))) == (str(cache / "pets"), ["pets", "pets.tar.gz"])
    assert (cache / "pets" / "cat.txt").read_bytes() == TEXT


def test_extract_unpacks_beside_the_archive(source, cache):
    with zipfile.ZipFile(source / "pets.zip", "w") as archive:
        archive.writestr("pets/dog.txt", "woof")
    assert get_file("pets.zip", (source / "pets.zip").as_uri(), extract=True) == str(cache / "pets.zip")
    assert (cache / "pets" / "dog.txt").read_text() == "woof"
    get_file("plain.txt", (source / "text.txt").as_uri(), extract=True)
    assert sorted(os.listdir(cache)) == ["pets", "pets.zip", "plain.txt"]


def test_untar_of_what_is_no_tar(source, cache):
    with pytest.raises(ValueError, match="is no tar archive"):
        get_file("pets", (source / "text.txt").as_uri(), untar=True)


def test_a_tampered_archive_is_refused(source, cache):
    with tarfile.open(source / "bad.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("../../escaped.txt")
        member.size = 3
        archive.addfile(member, io.BytesIO(b"bad"))
    with pytest.raises(ValueError, match="lies outside the folder"):
        get_file("bad", (source / "bad.tar.gz").as_uri(), untar=True)
    assert not list(cache.parent.parent.rglob("escaped.txt"))
