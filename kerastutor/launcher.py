"""JupyterLab as the kit starts it: for this machine only, with settings of its own, and gone when the learner presses Ctrl-C."""
import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from .learner_folder import PRIVATE
from .privacy import forget_uploads

LOOPBACK = "127.0.0.1"
LARGEST_MESSAGE = 64 * 2 ** 20  # bytes from the browser to a kernel: a photograph may have more than the 10 MiB that are the default
SETTINGS = {  # JupyterLab's defaults as the kit wants them; what the learner chooses in the settings editor wins
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}


def free_port(wanted=None):
    """`wanted`, or any free port of this machine; OSError when somebody listens on `wanted` already."""
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port that was closed a moment ago is free
        probe.bind((LOOPBACK, wanted or 0))
        return probe.getsockname()[1]


def serve(folder, page, port, browser, announce):
    """Run JupyterLab on `folder` until it ends or the learner ends it, and return its exit code.

    Parameters
    ----------
    folder : path
        The learner's folder: the root of the file browser, and the home of the settings.
    page : str
        The notebook to open, relative to `folder`.
    port : int
        A free port.
    browser : bool
        Whether JupyterLab opens the browser itself.
    announce : callable
        Called with the page's address, token and all, as soon as the server answers.
    """
    folder, token = Path(folder).resolve(), secrets.token_hex(24)
    _write_settings(folder / PRIVATE)
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    process = subprocess.Popen(_command(folder, page, port, browser), env=_environment(folder / PRIVATE, token), stdin=subprocess.DEVNULL,
                               start_new_session=True, creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0))
    try:
        while process.poll() is None and not _answers(port, token):
            time.sleep(0.1)
        if process.poll() is None:
            announce(f"http://{LOOPBACK}:{port}/lab/tree/{page}?token={token}")
        return process.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        _end(process)


def _command(folder, page, port, browser):
    allow_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [sys.executable, "-m", "jupyterlab", *allow_root,
            f"--ServerApp.ip={LOOPBACK}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--ServerApp.base_url=/",
            f"--ServerApp.root_dir={folder}", f"--ServerApp.open_browser={browser}", f"--LabApp.default_url=/lab/tree/{page}",
            f"--ContentsManager.pre_save_hook={forget_uploads.__module__}.{forget_uploads.__name__}",
            f"--ServerApp.tornado_settings={{'websocket_max_message_size': {LARGEST_MESSAGE}}}",
            "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", "--Application.log_level=ERROR"]


def _environment(private, token):
    """The learner's own Jupyter configuration stays out of play, and untouched: this server reads and keeps its settings in `private`."""
    environment = dict(os.environ, JUPYTER_TOKEN=token, JUPYTER_CONFIG_DIR=str(private / "jupyter"))
    for name in ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR"):
        environment.pop(name, None)
    environment["JUPYTER_PATH"] = _with_first(private / "share", environment.get("JUPYTER_PATH"))
    package = Path(__file__).resolve().parent
    if (package.parent / "pyproject.toml").exists():  # a checkout need not be installed for its notebooks to find it
        environment["PYTHONPATH"] = _with_first(package.parent, environment.get("PYTHONPATH"))
    return environment


def _with_first(path, others):
    return os.pathsep.join(filter(None, (str(path), others)))


def _write_settings(private):
    _write_json(private / "jupyter" / "labconfig" / "default_setting_overrides.json", SETTINGS)
    # Another Python may have registered itself as "python3" for this user; notebooks of the kit run in the Python that has the kit.
    _write_json(private / "share" / "kernels" / "python3" / "kernel.json", {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"],
        "display_name": "Python 3", "language": "python"})


def _write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1), encoding="utf-8")


def _answers(port, token):
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", "/api/status", headers={"Authorization": f"token {token}"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _end(process):
    """End the server, and with it its kernels; a second Ctrl-C must not leave the job half done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
