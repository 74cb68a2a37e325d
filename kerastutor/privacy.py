"""What JupyterLab saves of explorers, without what is private: pictures that a learner uploaded never reach the notebook's file."""
from contextlib import suppress

from .figures.svg import UPLOADED
from .words import word

WIDGETS = "application/vnd.jupyter.widget-state+json"


def forget_uploads(model, **_):
    """Take every upload out of a notebook that is about to be saved: a `pre_save_hook` of Jupyter's contents manager.

    JupyterLab saves the state of all living widgets. Here the upload buttons among them lose their files, and each view that is marked as
    showing an upload becomes a sentence that says so. All else stays, and what has an unexpected form is left alone: a save never fails
    because of this.

    Parameters
    ----------
    model : dict
        What is to be saved, as the contents manager has it; changed in place.
    """
    with suppress(Exception):
        widgets = model["content"]["metadata"]["widgets"][WIDGETS]["state"]
        for widget in widgets.values():
            with suppress(Exception):
                _forget(widget)


def _forget(widget):
    state = widget["state"]
    if widget.get("model_name") == "FileUploadModel":
        state["value"] = []
        widget.pop("buffers", None)
    for name, value in state.items():
        if isinstance(value, str) and UPLOADED in value:
            state[name] = "".join(f"<p><i>{word('common.upload_not_saved', lang)}</i></p>" for lang in ("zh", "en"))
