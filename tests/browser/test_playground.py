"""The playground in the browser: it runs, rests, takes a step, and goes back to the very same picture; its cards and buttons work."""
import re

import nbformat
import pytest
from playwright.sync_api import expect

BEYOND = """([explorer, step]) => {
    const label = explorer.querySelector('svg[role=img]').getAttribute('aria-label')
    return Number(/step (\\d+)/.exec(label)[1]) >= step
}"""


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
    yield explorer
    assert book.errors() == [] and book.complaints == []


def label(book, explorer):
    return book.look(explorer).label


def step(book, explorer):
    return int(re.search(r"step (\d+)", label(book, explorer))[1])


def says(explorer, words):
    expect(explorer.locator("svg[role=img]").first).to_have_attribute("aria-label", re.compile(words))


def card(explorer, name):
    explorer.locator(".widget-toggle-buttons button", has_text=name).click()


def field(explorer, name, typed):
    box = explorer.get_by_label(name, exact=True).first
    box.fill(typed)
    box.press("Enter")


def test_it_runs_rests_and_goes_back(book, ground):
    first = book.look(ground)
    play, stop = ground.locator(".widget-play button").all()[:2]
    play.click()
    book.page.wait_for_function(BEYOND, arg=[ground.element_handle(), 60], timeout=20_000)
    play.click()
    book.page.wait_for_timeout(500)
    resting = book.look(ground)
    book.page.wait_for_timeout(700)
    assert book.look(ground) == resting and resting.label != first.label and resting.pixels != first.pixels
    there = step(book, ground)
    ground.get_by_title("one step on").click()
    says(ground, rf"step {there + 1} ·")
    ground.get_by_title("one step back").click()
    says(ground, rf"step {there} ·")
    assert book.look(ground) == resting, "back by one step, and every pixel as it was"
    stop.click()
    says(ground, re.escape(first.label))
    assert book.look(ground) == first
    field(ground, "step", str(there))
    says(ground, rf"step {there} ·")
    assert book.look(ground) == resting


def test_it_runs_from_the_keyboard(book, ground):
    ground.locator(".widget-play button").first.focus()
    book.page.keyboard.press("Enter")
    book.page.wait_for_function(BEYOND, arg=[ground.element_handle(), 20], timeout=20_000)
    book.page.keyboard.press("Enter")
    ground.locator(".widget-toggle-buttons button", has_text="network").focus()
    book.page.keyboard.press("Enter")
    expect(ground.get_by_label("activation", exact=True)).to_be_visible()


def test_one_card_is_seen_at_a_time_and_its_controls_work(book, ground):
    expect(ground.get_by_label("data", exact=True)).to_be_visible()
    card(ground, "network")
    expect(ground.get_by_label("data", exact=True)).to_have_count(0)
    ground.get_by_label("activation", exact=True).select_option("relu")
    says(ground, "2–4–2–1 relu")
    field(ground, "units, hidden 1", "7")
    says(ground, "2–7–2–1 relu")
    card(ground, "training")
    ground.get_by_label("optimizer", exact=True).select_option("nadam")
    says(ground, r"nadam\(0\.03\)")


def test_a_weight_is_set_by_hand_and_taken_back(book, ground):
    field(ground, "step", "40")
    says(ground, "step 40 ·")
    before = book.look(ground)
    card(ground, "weights by hand")
    field(ground, "new value", "2.5")
    says(ground, "step 40")
    ground.get_by_role("button", name="set it").click()
    says(ground, r"the weight from x1 to a1 is 2\.5\.")
    ground.get_by_role("button", name=re.compile(r"undo\s*$")).click()
    says(ground, re.escape(before.label))


def test_a_point_is_added_at_the_cross(book, ground):
    card(ground, "points of your own")
    ground.get_by_label("a new point", exact=True).select_option("1")
    field(ground, "its x1", "0.9")
    ground.get_by_role("button", name="add it").click()
    expect(ground.get_by_label("x1 x2 class", exact=True)).to_have_value("0.9 0 1")


def test_an_example_is_taken(book, ground):
    ground.get_by_label("try", exact=True).select_option("three classes")
    says(ground, "which softmax makes into shares")
    ground.get_by_label("try", exact=True).select_option("off to infinity")
    field(ground, "step", "100")
    says(ground, "the training has diverged")
