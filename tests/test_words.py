"""Every text has both languages, is used, and is asked for with the values that it names."""
import ast
import re
import string
from pathlib import Path

import pytest

from kerastutor import words

HOUSE = Path(words.__file__).resolve().parent.parent
CATALOGUE = HOUSE / "words"
FILES = [path.relative_to(CATALOGUE).with_suffix("") for path in sorted(CATALOGUE.rglob("*.py")) if path.stem != "__init__"]
SUBJECTS = [".".join(path.parts) for path in FILES]


def strings(house):
    """Every string in the code outside the catalogue, docstrings left out; an f-string gives its text with a star for each value."""
    found = set()
    for path in house.rglob("*.py"):
        if path.is_relative_to(CATALOGUE) and path.stem != "__init__":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
                found.add(node.value)
            if isinstance(node, ast.JoinedStr):
                found.add("".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values))
    return found


def faults(catalogue, said):
    """What is wrong with a catalogue, given the strings that the code says."""
    prefixes = {key.partition(".")[0] for key in catalogue}
    keys = {s for s in said if re.fullmatch(r"[a-z_]+\.[\w.*]+", s) and s.partition(".")[0] in prefixes}
    patterns = [re.compile(re.escape(s).replace(r"\*", r"\w+")) for s in keys]
    found = [f"{key}: unused" for key in catalogue if not any(p.fullmatch(key) for p in patterns)]
    found += [f"{s}: unknown" for s, p in zip(keys, patterns) if not any(p.fullmatch(key) for key in catalogue)]
    for key, texts in catalogue.items():
        if len(texts) != 2 or not all(isinstance(t, str) and t.strip() for t in texts):
            found.append(f"{key}: lacks a language")
        elif set(fields(texts[0])) != set(fields(texts[1])):
            found.append(f"{key}: the languages name different values")
    return found


def fields(text):
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


def test_the_catalogue_is_whole():
    assert faults(words.catalogue(), strings(HOUSE)) == []


@pytest.mark.parametrize("catalogue, said, complaint", [
    ({"cat.name": ("猫", "cat")}, set(), "cat.name: unused"),
    ({"cat.name": ("猫", "cat")}, {"cat.name", "cat.nam"}, "cat.nam: unknown"),
    ({"cat.name": ("猫",)}, {"cat.name"}, "lacks a language"),
    ({"cat.name": ("猫", " ")}, {"cat.name"}, "lacks a language"),
    ({"cat.name": ("猫 {n}", "cat {m}")}, {"cat.name"}, "different values"),
])
def test_a_fault_is_seen(catalogue, said, complaint):
    [fault] = faults(catalogue, said)
    assert complaint in fault


def test_a_key_made_of_parts_is_used():
    assert faults({"cat.name": ("猫", "cat"), "cat.age": ("岁", "age")}, {"cat.*"}) == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_key_stands_in_two_places(subject):
    """Each file of the catalogue has keys of its own, and is among the subjects."""
    assert subject in words.SUBJECTS
    mine = words.import_module(f"kerastutor.words.{subject}").TEXTS
    for other in set(SUBJECTS) - {subject}:
        assert not mine.keys() & words.import_module(f"kerastutor.words.{other}").TEXTS.keys()


HAN = r"[\u3400-\u9fff]"


def test_chinese_is_set_as_chinese():
    """A space between Chinese and Latin letters or digits, full-width marks after Chinese, curved quotes."""
    for key, (chinese, _) in words.catalogue().items():
        plain = re.sub(r"`[^`]*`", "", chinese)
        assert not re.search(rf"{HAN}[A-Za-z0-9]|[A-Za-z0-9]{HAN}", plain), key
        assert not re.search(rf"{HAN}\s*[,;:!?]|{HAN}\.(?!\w)", plain), key


def test_a_word_speaks_the_language_asked_for():
    assert words.word("padding.kept", "zh", n=3) == "保留 3"
    assert words.word("padding.kept", "en", n=3) == "kept 3"
    with pytest.raises(KeyError):
        words.word("padding.nobody", "en")
