"""A picture that a learner uploads is seen in the browser, and is in no file that JupyterLab saves."""
import base64
import json
import re

import nbformat
import numpy as np
import pytest
from playwright.sync_api import expect

from kerastutor.preprocessing.image.files import encoded

EXPLORERS = """
from kerastutor.widgets import augmentation_explorer, padding_explorer
explorer = augmentation_explorer(lang='en')
explorer
"""
HREFS = "explorer => [...explorer.querySelectorAll('image')].map(image => image.getAttribute('href'))"
RUN = """async place => {
    const notebook = jupyterapp.shell.currentWidget.content
    notebook.activeCellIndex = place
    await jupyterapp.commands.execute('notebook:run-cell')
}"""


@pytest.fixture
def opened(book, lab):
    """A notebook with two explorers, run, and the path of its file; its third cell shows the first explorer once more, but not yet."""
    cells = [nbformat.v4.new_code_cell(code.strip()) for code in (EXPLORERS, "padding_explorer([[4, 7, 2]], lang='en')", "")]
    small = nbformat.v4.new_notebook(cells=cells)
    small.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(small, lab.folder / "upload.ipynb")
    book.open("upload.ipynb")
    for place in range(2):
        book.page.evaluate(RUN, place)
    expect(book.page.locator("svg[role=img]")).to_have_count(2)
    return book, lab.folder / "upload.ipynb"


def upload(book, content, name="holiday.png"):
    with book.page.expect_file_chooser() as chooser:
        book.page.get_by_role("button", name=re.compile("upload a picture")).first.click()
    chooser.value.set_files({"name": name, "mimeType": "image/png", "buffer": content})


def save(book):
    """Save the notebook, and give what the browser sent for it."""
    with book.page.expect_response(lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url) as saved:
        book.page.evaluate("() => jupyterapp.commands.execute('docmanager:save')")
    assert saved.value.ok
    return saved.value.request.post_data


def pieces(content, length=30):
    """What `content` looks like as base64, cut to pieces, wherever in a longer text it may begin."""
    for start in range(3):
        written = base64.b64encode(content[start:]).decode().rstrip("=")
        yield from (written[i:i + length] for i in range(0, len(written) - length, length))


def test_an_upload_is_seen_and_not_saved(opened):
    book, path = opened
    first, other = book.explorers()
    own = first.evaluate(HREFS)
    content = encoded(np.random.RandomState(0).randint(0, 256, (40, 56, 3)).astype("uint8"), "png")
    upload(book, content)
    expect(first.locator("svg[data-kerastutor=upload]")).to_have_count(1)
    expect(first.get_by_text("the image (40, 56, 3)")).to_have_count(1)
    shown = first.evaluate(HREFS)
    assert len(shown) == len(own) and not set(shown) & set(own)
    book.page.evaluate("() => jupyterapp.shell.currentWidget.content.model.cells.get(2).sharedModel.setSource('explorer')")
    book.page.evaluate(RUN, 2)
    expect(book.page.locator("svg[data-kerastutor=upload]")).to_have_count(2)

    sent = save(book)
    written = path.read_text(encoding="utf-8")
    assert all(picture in sent for picture in shown), "what the browser sends holds the upload: it is the hook that keeps it out"
    assert "holiday.png" in sent

    assert not any(picture in written for picture in shown)
    assert not any(piece in written for piece in pieces(content))
    assert "holiday.png" not in written
    models = json.loads(written)["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"].values()
    values = [model["state"].get("value") for model in models]
    assert sum(isinstance(value, str) and "Uploads are never saved" in value for value in values) == 2     # the picture and its code
    assert any(isinstance(value, str) and "what the model sees: maxlen" in value for value in values), "the other explorer is saved"
    assert [model["state"]["value"] for model in models if model["model_name"] == "FileUploadModel"] == [[]]
    stills = [json.loads(written)["cells"][place]["outputs"][0]["data"]["image/png"] for place in (0, 2)]
    assert stills[0] == stills[1], "the explorer's own picture"

    first.get_by_role("button", name="back to the first image").first.click()
    expect(first.locator("svg[data-kerastutor=upload]")).to_have_count(0)
    assert first.evaluate(HREFS) == own
    save(book)
    assert own[0] in path.read_text(encoding="utf-8"), "a picture that is no upload is saved"


def test_a_saved_notebook_says_where_an_upload_was(opened):
    book, _ = opened
    upload(book, encoded(np.zeros((9, 9, 3), "uint8"), "png"))
    expect(book.page.locator("svg[data-kerastutor=upload]")).to_have_count(1)
    save(book)
    book.page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    book.open("upload.ipynb")
    expect(book.page.get_by_text("An uploaded picture stood here.").first).to_be_visible()
    assert [book.look(explorer).label[:7] for explorer in book.explorers()] == ["Padding"]
    assert book.errors() == []


def test_a_large_photograph_reaches_the_kernel_and_a_file_that_is_none_is_refused(opened):
    book, _ = opened
    first = book.explorers()[0]
    rng = np.random.RandomState(0)
    large = encoded(rng.randint(0, 256, (2048, 2300, 3)).astype("uint8"), "png")
    assert len(large) > 12 * 2 ** 20, "more than a server takes unless it is told to"
    upload(book, large, "large.png")
    expect(first.get_by_text("2048 × 2300")).to_have_count(1, timeout=60_000)
    upload(book, b"this is no picture", "notes.png")
    expect(first.get_by_role("alert")).to_contain_text("“notes.png” is no image")
    expect(first.get_by_text("2048 × 2300")).to_have_count(1)
    upload(book, b"", "empty.png")
    expect(first.get_by_role("alert")).to_contain_text("“empty.png” is empty")


def test_the_upload_buttons_work_by_keyboard(opened):
    book, _ = opened
    button = book.page.get_by_role("button", name=re.compile("upload a picture"))
    with book.page.expect_file_chooser() as chooser:
        button.press("Space")
    assert not chooser.value.is_multiple()
    chooser.value.set_files({"name": "a.png", "mimeType": "image/png", "buffer": encoded(np.zeros((9, 9, 3), "uint8"), "png")})
    expect(book.page.locator("svg[data-kerastutor=upload]")).to_have_count(1)
    back = book.page.get_by_role("button", name="back to the first image")
    expect(back).to_be_enabled()
    back.press("Space")
    expect(book.page.locator("svg[data-kerastutor=upload]")).to_have_count(0)
    expect(back).to_be_disabled()
