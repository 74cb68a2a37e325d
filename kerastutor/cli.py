"""The `kerastutor` command: open the chapters in JupyterLab, list them, tell the version."""
import argparse
import sys
from pathlib import Path

from . import __version__
from .core.errors import nearest
from .core.language import LANGUAGES, current_language
from .launcher import free_port, serve
from .learner_folder import START, bring_chapters, chapters, default_folder
from .words import word


def main(arguments=None):
    """Run the command with `arguments` (the command line's own unless given) and return its exit code.

    Examples
    --------
    >>> main(["version"])  # doctest: +ELLIPSIS
    kerastutor ...
    0
    """
    arguments = sys.argv[1:] if arguments is None else list(arguments)
    parser, commands = _parser()
    if not arguments:
        parser.print_help()
        return 0
    if not arguments[0].startswith("-") and arguments[0] not in commands:
        return _complain(word("command.unknown_command", name=arguments[0], known=_known(arguments[0], commands)))
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        known = [name[2:] for name in commands[options.command]._option_string_actions if name.startswith("--")]
        return _complain(word("command.unknown_option", name=unknown[0], known=_known(unknown[0].lstrip("-"), known, dashes="--")))
    return {"lab": _lab, "list": _list, "version": _version}[options.command](options)


def _parser():
    parser = argparse.ArgumentParser(prog="kerastutor", description=word("command.about"), allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True)
    lab = commands.add_parser("lab", help=word("command.lab"), description=word("command.lab"), allow_abbrev=False)
    lab.add_argument("--lang", type=_language, metavar="zh|en", help=word("command.lab.lang"))
    lab.add_argument("--dir", type=Path, metavar="DIR", help=word("command.lab.dir"))
    lab.add_argument("--no-browser", action="store_true", help=word("command.lab.no_browser"))
    lab.add_argument("--port", type=_port, metavar="N", help=word("command.lab.port"))
    commands.add_parser("list", help=word("command.list"), description=word("command.list"), allow_abbrev=False)
    commands.add_parser("version", help=word("command.version"), description=word("command.version"), allow_abbrev=False)
    return parser, commands.choices


def _language(text):
    if text not in LANGUAGES:
        raise argparse.ArgumentTypeError(word("command.bad_language", value=text))
    return text


def _port(text):
    if not (text.isdecimal() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(word("command.bad_port", value=text))
    return int(text)


def _known(name, known, dashes=""):
    close = [dashes + other for other in nearest(name, known)]
    if close:
        return word("command.did_you_mean", names=word("command.or").join(close))
    return word("command.known", names=", ".join(dashes + other for other in known))


def _complain(message):
    print(message, file=sys.stderr)
    return 2


def _lab(options):
    lang = current_language(options.lang)
    folder = (options.dir or default_folder()).expanduser().absolute()
    try:
        port = free_port(options.port)
    except OSError as error:
        return _complain(word("command.port_taken", lang, port=options.port, reason=error.strerror))
    try:
        _tell(bring_chapters(folder), folder, lang)
        print(word("command.starting", lang), flush=True)
        code = serve(folder, f"{lang}/{START}.ipynb", port, not options.no_browser,
                     lambda address: print(word("command.ready", lang, address=address), flush=True))
    except OSError as error:
        return _complain(word("command.folder_unusable", lang, folder=folder, reason=error.strerror or error))
    if code:
        return _complain(word("command.no_start", lang, code=code, command=f"{sys.executable} -m jupyterlab"))
    print(word("command.ended", lang, folder=folder))
    return 0


def _tell(brought, folder, lang):
    if brought.copied:
        print(word("command.copied", lang, number=len(brought.copied), folder=folder))
    if brought.refreshed:
        print(word("command.refreshed", lang, names=", ".join(brought.refreshed)))
    if brought.offered:
        print(word("command.offered", lang, names=", ".join(brought.offered)))


def _list(options):
    for name, title in chapters(current_language()):
        print(f"{name:<20} {title}")
    return 0


def _version(options):
    print(f"kerastutor {__version__}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
