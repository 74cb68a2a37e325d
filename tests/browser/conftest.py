"""The kit in a learner's hands: `kerastutor lab`, a real Chromium, and a `book` that opens notebooks, runs them and moves their sliders."""
import json
import os
import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError as PatienceIsOver
from playwright.sync_api import expect, sync_playwright

QUIET = ("--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
         "--disable-sync").split()
STILL = {  # for the tests' sake: every cell is in the page, and nothing is saved behind their back
    "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"},
    "@jupyterlab/docmanager-extension:plugin": {"autosave": False},
    "@jupyterlab/apputils-extension:notification": {"doNotDisturbMode": True},
}
VIEWPORT = {"width": 1200, "height": 900}
TALL = {"width": 1200, "height": 2400}
SETTLED = 150  # ms for a picture to be painted once its text has changed
PICTURE = "svg[role=img][aria-label]"
TEXT = "explorer => [...explorer.querySelectorAll('.widget-html')].map(view => view.innerHTML).join('')"
MISSING = """() => {
    const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})
    canvas.canvas.width = canvas.canvas.height = 40
    const drawn = (character, family) => {
        canvas.clearRect(0, 0, 40, 40)
        canvas.font = `28px ${family}`
        canvas.fillText(character, 4, 30)
        return canvas.getImageData(0, 0, 40, 40).data.join()
    }
    const missing = new Set(), seen = new Set()
    const texts = document.createTreeWalker(document.querySelector('.jp-Notebook'), NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const family = getComputedStyle(texts.currentNode.parentElement).fontFamily
        for (const character of texts.currentNode.data) {
            const invisible = character < '\\u00a1' || /(?!\\p{Co})[\\p{Z}\\p{C}\\p{M}]/u.test(character)
            if (invisible || seen.has(family + character)) continue
            seen.add(family + character)
            if (drawn(character, family) === drawn('\\u{10fffd}', family)) missing.add(character)
        }
    }
    return [...missing]
}"""


@dataclass(frozen=True)
class Sight:
    """What an explorer shows: the description of its picture, the text of all its views, and the picture's pixels."""
    label: str
    text: str
    pixels: bytes


def pytest_terminal_summary(terminalreporter):
    if any(shots().glob("*.png")):
        terminalreporter.write_line(f"screenshots: {shots()}")


def shots():
    return Path(os.environ.get("KERASTUTOR_SHOTS") or Path(tempfile.gettempdir()) / "kerastutor-shots")


def chromium_path(playwright):
    """The browser to drive: the one that KERASTUTOR_CHROMIUM names, the system's, or Playwright's own."""
    named = os.environ.get("KERASTUTOR_CHROMIUM")
    installed = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    known = [named] if named else [*installed, playwright.chromium.executable_path]
    path = next((path for path in known if path and Path(path).exists()), None)
    assert path, "No Chromium here: install one (Debian: apt install chromium) or name one in KERASTUTOR_CHROMIUM."
    return path


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(playwright), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(start_lab, tmp_path_factory):
    """One `kerastutor lab` for all browser tests, in the home of a user who has never seen Jupyter."""
    home = tmp_path_factory.mktemp("home")
    config = home / "work" / ".kerastutor" / "jupyter"
    for plugin, settings in STILL.items():
        package, name = plugin.split(":")
        place = config / "lab" / "user-settings" / package / f"{name}.jupyterlab-settings"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps(settings))
    (config / "jupyter_lab_config.json").write_text(json.dumps({"LabApp": {"expose_app_in_browser": True}}))
    running = start_lab("--dir", str(home / "work"), "--lang", "zh", home=home)
    running.folder = home / "work"
    return running


@pytest.fixture
def book(chromium, lab):
    context = chromium.new_context(viewport=VIEWPORT)
    book = Book(context.new_page(), lab)
    yield book
    book.close()
    context.close()


class Book:
    """A notebook in the browser; `complaints` gathers the console's errors, `strangers` the requests that wanted to leave this machine."""

    def __init__(self, page, lab):
        self.page, self.lab = page, lab
        self.complaints, self.strangers = [], []
        page.route(re.compile(".*"), self._stay_home)
        page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(30_000)

    def _stay_home(self, route):
        if urlsplit(route.request.url).hostname in ("127.0.0.1", None):
            route.continue_()
        else:
            self.strangers.append(route.request.url)
            route.abort()

    def open(self, path, theme="light"):
        """Open the notebook at `path` (relative to the learner's folder) and wait for its kernel."""
        page = self.page
        page.goto(f"{self.lab.server}/lab/tree/{path}?token={self.lab.token}&reset")
        page.wait_for_function("() => window.jupyterapp && document.querySelector('.jp-Notebook .jp-Cell')")
        self.set_theme(theme)
        page.wait_for_function("""() => {
            const kernel = jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel
            return kernel?.status === 'idle' && kernel?.connectionStatus === 'connected'
        }""")
        return self

    def set_theme(self, theme):
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', {theme})", f"JupyterLab {theme.capitalize()}")
        self.page.wait_for_selector(f"body[data-jp-theme-light={str(theme == 'light').lower()}]", state="attached")

    def run_all(self):
        """Run every cell, and wait until the last one is done and its pictures stand."""
        self.page.evaluate("() => jupyterapp.commands.execute('notebook:run-all-cells')")
        self.page.wait_for_function("""() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(prompt => prompt.textContent)
            return prompts.every(text => /\\[\\d+\\]/.test(text))
        }""", timeout=180_000)
        expect(self.page.locator(".jp-OutputArea-output", has_text="Loading widget")).to_have_count(0)
        self.page.wait_for_timeout(SETTLED)

    def errors(self):
        """What went wrong in the notebook's outputs: exceptions, stderr, widgets without a model, an explorer's alert."""
        outputs = self.page.locator(".jp-OutputArea-output")
        wrong = self.page.locator("[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr'], "
                                  ".jp-OutputArea-output [role=alert]:not(:empty)").all_inner_texts()
        return wrong + outputs.filter(has_text=re.compile("model not found|error displaying widget", re.IGNORECASE)).all_inner_texts()

    def explorers(self):
        """The live widgets that hold a picture with a description."""
        return self.page.locator(f".jp-OutputArea-child .jp-OutputArea-output:has(.jupyter-widgets {PICTURE})").all()

    def sliders(self, explorer):
        """The handles that can be moved: a slider rests while nothing depends on it."""
        return explorer.locator(".noUi-target:not([disabled]) [role=slider]")

    def move(self, explorer, slider):
        """Press an arrow key on a slider, wait for its value and for what follows from it, and return what is seen before and after."""
        handle, before = self.sliders(explorer).nth(slider), self.look(explorer)
        value, top = handle.get_attribute("aria-valuenow"), handle.get_attribute("aria-valuemax")
        handle.focus()
        self.page.keyboard.press("ArrowLeft" if float(value) == float(top) else "ArrowRight")
        expect(handle).not_to_have_attribute("aria-valuenow", value, timeout=10_000)
        with suppress(PatienceIsOver):  # a picture that stands still is for the caller to judge
            self.page.wait_for_function(f"([explorer, before]) => ({TEXT})(explorer) !== before",
                                        arg=[explorer.element_handle(), before.text], timeout=5_000)
        return before, self.look(explorer)

    def look(self, explorer):
        self.page.wait_for_timeout(SETTLED)
        view = explorer.locator(f".widget-html:has({PICTURE})").first
        return Sight(view.locator(PICTURE).first.get_attribute("aria-label"), explorer.evaluate(TEXT), view.screenshot())

    def missing_characters(self):
        """The characters in the notebook that the browser can draw only as the box that stands for no glyph."""
        return self.page.evaluate(MISSING)

    def photograph(self, name):
        """Keep pictures of the whole notebook, from its first cell to its last: `name-1.png`, `name-2.png`, …"""
        shots().mkdir(parents=True, exist_ok=True)
        for old in shots().glob(f"{name}-*.png"):
            old.unlink()
        self.page.set_viewport_size(TALL)
        paper = self.page.evaluate_handle("""() => [...document.querySelectorAll('.jp-NotebookPanel *')]
            .reduce((highest, part) => part.scrollHeight > highest.scrollHeight ? part : highest)""")
        height, seen = paper.evaluate("paper => [paper.scrollHeight, paper.clientHeight]")
        for part in range(ceil(height / seen)):
            paper.evaluate("(paper, top) => paper.scrollTo(0, top)", part * seen)
            self.page.wait_for_timeout(SETTLED)
            self.page.screenshot(path=shots() / f"{name}-{part + 1}.png")
        self.page.set_viewport_size(VIEWPORT)

    def close(self):
        """Leave no kernel behind: the next test has the machine to itself."""
        self.page.evaluate("() => window.jupyterapp?.serviceManager.sessions.shutdownAll()")
