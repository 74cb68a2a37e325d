"""What holds for every test: no check is skipped, and the language does not depend on whose machine it is."""
import json
import os
import re
import subprocess
import sys
import urllib.request

import pytest


class NothingIsSkipped:
    """Turn every skip and every expected failure, also of doctests and whole files, into a failure that names its reason."""

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self, item, call):
        return _refuse((yield))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_make_collect_report(self, collector):
        return _refuse((yield))


def _refuse(report):
    if report.skipped:
        report.outcome = "failed"
        report.longrepr = f"A skipped check is a failure: {report.longrepr}"
        report.__dict__.pop("wasxfail", None)
    return report


def pytest_configure(config):
    config.pluginmanager.register(NothingIsSkipped())
    for name in ("KERASTUTOR_LANG", "LANGUAGE", "LANG"):
        os.environ.pop(name, None)
    os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(autouse=True)
def nobody_chose_a_language():
    from kerastutor import set_language
    yield
    set_language(None)


class Lab:
    """A `kerastutor lab` that runs: its process, and what it serves."""

    def __init__(self, command, **process):
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", **process)
        said = ""
        for line in self.process.stdout:
            said += line
            address = re.search(r"(http://127\.0\.0\.1:\d+)/lab/tree/(\S+)\?token=(\w+)", line)
            if address:
                self.server, self.page, self.token = address.groups()
                return
        raise AssertionError(f"kerastutor lab ended with code {self.process.wait()} and said: {said}")

    def get(self, path, data=None):
        """The JSON that the server gives for `path`; with `data`, for a POST."""
        request = urllib.request.Request(self.server + path, data, {"Authorization": f"token {self.token}"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
            return json.load(answer)

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=60)


@pytest.fixture(scope="session")
def start_lab():
    """Starts `kerastutor lab --no-browser …` for a user whose home is `home`, and ends it when the tests are over."""
    started = []

    def start(*arguments, home, command=(sys.executable, "-m", "kerastutor.cli"), **environment):
        variables = {name: value for name, value in os.environ.items() if not name.startswith(("JUPYTER", "XDG_"))}
        lab = Lab([*command, "lab", "--no-browser", *arguments], cwd=home, env={**variables, "HOME": str(home), **environment})
        started.append(lab)
        return lab

    yield start
    for lab in started:
        lab.end()
