import copy
import json
import subprocess
import sys
import urllib.request

import nbformat
import pytest

from kerastutor.figures import svg
from kerastutor.privacy import WIDGETS, forget_uploads

PICTURE = '<svg role="img" width="9"><desc>a cat</desc><image href="data:image/png;base64,AAAA"/></svg>'


def notebook(**models):
    """A notebook that is about to be saved, with the state of widgets: {id: (model's name, state, more)}."""
    state = {name: {"model_name": kind, "state": values, **dict(*more)} for name, (kind, values, *more) in models.items()}
    content = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("explorer")])
    content.metadata["widgets"] = {WIDGETS: {"state": state, "version_major": 2, "version_minor": 0}}
    return {"type": "notebook", "format": "json", "content": json.loads(nbformat.writes(content))}


@pytest.fixture
def model():
    file = {"name": "cat.png", "type": "image/png", "size": 3, "last_modified": 1, "content": None}
    buffers = [{"encoding": "base64", "path": ["value", 0, "content"], "data": "c2VjcmV0"}]
    return notebook(
        upload=("FileUploadModel", {"description": "upload", "value": [file]}, {"buffers": buffers}),
        marked=("HTMLModel", {"value": svg.of_an_upload(PICTURE), "layout": "IPY_MODEL_l"}),
        other=("HTMLModel", {"value": PICTURE}),
        slider=("IntSliderModel", {"value": 3, "description": "seed"}),
        empty=("LayoutModel", {}),
    )


def states(model):
    return model["content"]["metadata"]["widgets"][WIDGETS]["state"]


def test_uploads_go_and_all_else_stays(model):
    before = copy.deepcopy(model)
    assert forget_uploads(model=model, path="a.ipynb", contents_manager=None) is None
    after = states(model)
    assert after["upload"]["state"] == {"description": "upload", "value": []} and "buffers" not in after["upload"]
    told = after["marked"]["state"].pop("value")
    assert "上传的图片不会存进笔记本" in told and "Uploads are never saved" in told and "base64" not in told
    states(before)["marked"]["state"].pop("value")
    states(before)["upload"] = after["upload"]
    assert model == before
    assert not any(secret in json.dumps(model) for secret in ("cat.png", "c2VjcmV0"))


def test_saving_twice_is_saving_once(model):
    forget_uploads(model)
    once = copy.deepcopy(model)
    forget_uploads(model)
    assert model == once


@pytest.mark.parametrize("content", [
    None, "text of a file", [], {}, {"metadata": None}, {"metadata": {}}, {"metadata": {"widgets": []}},
    {"metadata": {"widgets": {WIDGETS: 3}}}, {"metadata": {"widgets": {WIDGETS: {"state": ["odd"]}}}},
    {"metadata": {"widgets": {WIDGETS: {"state": {"a": None, "b": {}, "c": {"state": 3}}}}}},
])
def test_what_is_unexpected_is_left_alone(content):
    model = {"type": "notebook", "content": content}
    before = copy.deepcopy(model)
    forget_uploads(model=model)
    assert model == before
    forget_uploads(model=None)


def test_one_odd_widget_does_not_keep_the_others_from_being_cleaned(model):
    model["content"]["metadata"]["widgets"][WIDGETS]["state"] = {"odd": None, "odder": {"state": [1]}, **states(model)}
    forget_uploads(model)
    assert "AAAA" not in json.dumps(states(model)["marked"]) and states(model)["upload"]["state"]["value"] == []


def test_the_server_gets_nothing_heavy_with_it():
    program = ("import sys; before = set(sys.modules); import kerastutor.privacy; "
               "print(*{name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names))")
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == ["kerastutor"]


def test_kerastutor_lab_saves_no_upload(tmp_path, start_lab, model):
    lab = start_lab("--lang", "en", "--dir", str(tmp_path / "lab"), home=tmp_path)
    body = json.dumps(model).encode()
    assert b"c2VjcmV0" in body
    request = urllib.request.Request(f"{lab.server}/api/contents/mine.ipynb", body, method="PUT",
                                     headers={"Authorization": f"token {lab.token}", "Content-Type": "application/json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
        assert answer.status == 201
    lab.end()
    written = (tmp_path / "lab" / "mine.ipynb").read_text(encoding="utf-8")
    assert "Uploads are never saved" in written
    assert not any(secret in written for secret in ("cat.png", "c2VjcmV0", "data-kerastutor"))
    assert json.loads(written)["metadata"]["widgets"][WIDGETS]["state"]["other"]["state"]["value"] == PICTURE
