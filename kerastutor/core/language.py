"""Which language the kit speaks: Chinese ('zh') or English ('en')."""
import os

LANGUAGES = ("zh", "en")
_chosen = None


def set_language(lang):
    """Choose the language of explorers, exercises and the command: 'zh' or 'en'; None goes back to guessing.

    Examples
    --------
    >>> set_language("en")
    >>> current_language()
    'en'
    >>> set_language(None)
    """
    global _chosen
    if lang is not None and lang not in LANGUAGES:
        raise ValueError(f"set_language: lang must be 'zh' or 'en' (or None), got {lang!r}.")
    _chosen = lang


def current_language(lang=None):
    """The language in force: the argument, `set_language`, KERASTUTOR_LANG, the notebook's folder, the locale; the first that speaks."""
    if lang is not None and lang not in LANGUAGES:
        raise ValueError(f"lang must be 'zh' or 'en', got {lang!r}.")
    return lang or _chosen or _from_environment() or _from_folder() or _from_locale()


def _from_environment():
    lang = os.environ.get("KERASTUTOR_LANG", "")[:2].lower()
    return lang if lang in LANGUAGES else None


def _from_folder():
    folder = os.path.basename(os.getcwd())
    return folder if folder in LANGUAGES else None


def _from_locale():
    import locale  # only when everything else is silent

    name = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
