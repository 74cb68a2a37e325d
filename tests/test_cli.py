import signal
import socket
import sys
import time

import psutil
import pytest

from kerastutor import __version__, cli, set_language
from kerastutor.learner_folder import chapters_home


@pytest.fixture(params=["zh", "en"])
def lang(request):
    set_language(request.param)
    return request.param


def test_version(capsys):
    assert cli.main(["version"]) == 0
    assert capsys.readouterr().out == f"kerastutor {__version__}\n"


def test_list_names_every_chapter(capsys, lang):
    assert cli.main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [path.stem for path in sorted((chapters_home() / lang).glob("*.ipynb"))]
    assert lines[0].startswith("00_start ")


def test_without_a_command_it_says_what_there_is(capsys, lang):
    assert cli.main([]) == 0
    text = capsys.readouterr().out
    assert {"zh": "列出各章", "en": "list the chapters"}[lang] in text


@pytest.mark.parametrize("arguments, zh, en", [
    (["lba"], "没有“lba”这个命令。你是想用“lab”吗？", "There is no command “lba”. Did you mean “lab”?"),
    (["%%%"], "没有“%%%”这个命令。可以用的有：lab, list, version。", "There is no command “%%%”. There are: lab, list, version."),
    (["lab", "--prt", "1"], "没有“--prt”这个选项。你是想用“--port”吗？", "There is no option “--prt”. Did you mean “--port”?"),
])
def test_an_unknown_name_leads_to_the_nearest(capsys, lang, arguments, zh, en):
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err == {"zh": zh, "en": en}[lang] + "\n"


@pytest.mark.parametrize("arguments, zh, en", [
    (["lab", "--lang", "fr"], "语言只能是 zh 或 en，而不是“fr”。", "the language must be zh or en, not “fr”."),
    (["lab", "--port", "70000"], "端口号是 1 到 65535 之间的整数，而不是“70000”。", "a port is a whole number from 1 to 65535, not “70000”."),
    (["lab", "--port", "x"], "而不是“x”。", "not “x”."),
])
def test_a_bad_value_is_named(capsys, lang, arguments, zh, en):
    with pytest.raises(SystemExit) as exit:
        cli.main(arguments)
    assert exit.value.code == 2
    assert {"zh": zh, "en": en}[lang] in capsys.readouterr().err


def test_a_port_that_is_taken(capsys, lang, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert cli.main(["lab", "--no-browser", "--dir", str(tmp_path / "lab"), "--port", str(port)]) == 2
    complaint = capsys.readouterr().err
    assert {"zh": f"端口 {port} 用不了", "en": f"Port {port} cannot be used"}[lang] in complaint and "--port" in complaint
    assert not (tmp_path / "lab").exists()


def test_a_folder_that_cannot_be_written(capsys, lang, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert cli.main(["lab", "--no-browser", "--dir", str(tmp_path / "file" / "lab")]) == 2
    complaint = capsys.readouterr().err
    assert str(tmp_path / "file" / "lab") in complaint and "--dir" in complaint


def running():
    """The command lines of everything that runs now."""
    return [" ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_lab_opens_the_start_page_and_ends_without_a_trace(tmp_path, start_lab, ending):
    (tmp_path / ".jupyter").mkdir()
    config = "c.ServerApp.token = c.IdentityProvider.token = 'theirs'; c.ServerApp.base_url = '/theirs/'; c.ServerApp.port = 1\n"
    for name in ("jupyter_server_config.py", "jupyter_lab_config.py"):
        (tmp_path / ".jupyter" / name).write_text(config)
    wrong_python = tmp_path / ".local" / "share" / "jupyter" / "kernels" / "python3" / "kernel.json"
    wrong_python.parent.mkdir(parents=True)
    wrong_python.write_text('{"argv": ["false"], "display_name": "not this one", "language": "python"}')
    before = settings_of(tmp_path)

    lab = start_lab("--lang", "zh", "--dir", str(tmp_path / "lab"), home=tmp_path)
    assert lab.page == "zh/00_start.ipynb"
    assert lab.get("/api/status")["kernels"] == 0
    assert lab.get(f"/api/contents/{lab.page}")["content"]["cells"]
    assert {entry["name"] for entry in lab.get("/api/contents/")["content"]} == {"zh", "en"}
    kernel = lab.get("/api/kernels", b"{}")["id"]
    assert lab.get("/api/kernelspecs")["kernelspecs"]["python3"]["spec"]["argv"][0] == sys.executable
    assert lab.get("/lab/api/settings/@jupyter-widgets/jupyterlab-manager:plugin")["schema"]["properties"]["saveState"]["default"] is True
    assert any(kernel in line for line in running())
    assert not any(lab.token in line for line in running())

    lab.process.send_signal(ending)
    rest = lab.process.communicate(timeout=60)[0]
    assert lab.process.returncode == 0 and str(tmp_path / "lab") in rest
    for _ in range(100):  # the operating system may take a moment to bury the dead
        left = [line for line in running() if str(tmp_path) in line or kernel in line]
        if not left:
            break
        time.sleep(0.1)
    assert left == []
    assert settings_of(tmp_path) == before


def settings_of(home):
    return {str(path): path.read_bytes() for path in (home / ".jupyter").rglob("*") if path.is_file()}


def test_lab_says_so_when_jupyterlab_does_not_start(tmp_path, capfd, monkeypatch):
    broken = tmp_path / "jupyterlab.py"
    broken.write_text("raise SystemExit('no such luck')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)  # pytest keeps its own Ctrl-C
    assert cli.main(["lab", "--no-browser", "--lang", "en"]) == 2
    complaint = capfd.readouterr().err
    assert "no such luck" in complaint and "JupyterLab did not run (exit code 1)" in complaint
