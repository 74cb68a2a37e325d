"""Every word that the kit shows a learner, in Chinese and in English: one catalogue, a file a subject."""
from importlib import import_module

from ..core.language import current_language

SUBJECTS = (
    "common", "command", "training", "labs", "model_picture",
    *(f"preprocessing.{explorer}" for explorer in ("padding", "skipgram", "timeseries", "text", "hashing", "augmentation", "standardize")),
    *(f"configuration.{explorer}"
      for explorer in ("initializer", "activation", "loss", "optimizer", "regularizer", "metric", "playground")),
    *(f"exercises.{section}" for section in ("start", "sequence", "text", "image", "initializers", "activations", "losses", "optimizers",
                                             "regularizers", "metrics", "tuning")),
)


def catalogue():
    """All texts by key: {key: (Chinese, English)}."""
    texts = {}
    for subject in SUBJECTS:
        texts.update(import_module(f"{__name__}.{subject}").TEXTS)
    return texts


_texts = catalogue()


def word(key, lang=None, **values):
    """The text of `key` in `lang` (None: the language in force), with `values` filled in.

    Examples
    --------
    >>> word("common.try", "en")
    'try'
    """
    chinese, english = _texts[key]
    text = chinese if current_language(lang) == "zh" else english
    return text.format(**values) if values else text
