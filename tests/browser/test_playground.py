"""The playground in the browser: it runs, rests, and goes back to the very same picture."""
import re

import nbformat
import pytest
from playwright.sync_api import expect


@pytest.fixture
def ground(book, lab):
    """The playground alone in a notebook, run."""
    cell = nbformat.v4.new_code_cell("from kerastutor.widgets import playground\n\nplayground(lang='en')")
    small = nbformat.v4.new_notebook(cells=[cell])
    small.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(small, lab.folder / "ground.ipynb")
    book.open("ground.ipynb")
    book.run_all()
    [explorer] = book.explorers()
    return explorer


def step(book, explorer):
    return int(re.search(r"step (\d+)", book.look(explorer).label)[1])


def test_it_runs_rests_and_goes_back(book, ground):
    first = book.look(ground)
    play, stop = ground.locator(".jupyter-widgets.widget-play button, .widget-play button").all()[:2]
    play.click()
    book.page.wait_for_function("""explorer => {
        const label = explorer.querySelector('svg[role=img]').getAttribute('aria-label')
        return Number(label.match(/step (\\d+)/)[1]) >= 20
    }""", arg=ground.element_handle(), timeout=20_000)
    play.click()
    book.page.wait_for_timeout(500)
    resting = step(book, ground)
    book.page.wait_for_timeout(700)
    assert step(book, ground) == resting >= 20
    stop.click()
    expect(ground.locator("svg[role=img]").first).to_have_attribute("aria-label", first.label)
    assert book.look(ground).text == first.text
    assert book.errors() == [] and book.complaints == []
