"""How the desk's replies look: a sign, a colour beside it, and words; as text they read the same."""
from html import escape

from ..words import word

# sign, and a colour on which white reads (≥ 4.5:1) and which stands out on light and dark pages
LOOKS = {"right": ("✓", "#00795C"), "wrong": ("✗", "#BF4A00"), "blank": ("…", "#66727C"), "hint": ("?", "#0868A8")}

BOX = ("display:flex;gap:12px;align-items:flex-start;padding:10px 14px;margin:4px 0;"
       "border-left:4px solid {colour};border-radius:4px;background:{colour}1F")
SIGN = ("flex:none;width:22px;height:22px;border-radius:50%;background:{colour};color:#FFFFFF;"
        "text-align:center;line-height:22px;font-weight:bold")


class Reply:
    """What the desk says: `kind` is 'right', 'wrong', 'blank' or 'hint'; `solved` is True for 'right'."""

    def __init__(self, kind, messages):
        self.kind = kind
        self.messages = messages

    @property
    def solved(self):
        return self.kind == "right"

    def texts(self, lang=None):
        """The sentences, in `lang` or the language in force."""
        return [message.say(lang) for message in self.messages]

    def __repr__(self):
        return "\n  ".join([f"{LOOKS[self.kind][0]} {self.texts()[0]}", *self.texts()[1:]])

    def _repr_html_(self):
        sign, colour = LOOKS[self.kind]
        lines = "".join(f'<div style="{"" if i == 0 else "margin-top:4px"}">{_prose(text)}</div>' for i, text in enumerate(self.texts()))
        return (f'<div role="status" style="{BOX.format(colour=colour)}">'
                f'<span aria-hidden="true" style="{SIGN.format(colour=colour)}">{sign}</span>'
                f"<div>{lines}</div></div>")


class ProgressReport:
    """How many exercises are solved: `solved` of `total`."""

    def __init__(self, exercises, solved_keys):
        self.exercises = tuple(exercises)
        self.solved_keys = frozenset(solved_keys) & {exercise.key for exercise in self.exercises}

    @property
    def total(self):
        return len(self.exercises)

    @property
    def solved(self):
        return len(self.solved_keys)

    def sections(self):
        """Pairs of a section and its exercises, in the order of the tutorial."""
        names = dict.fromkeys(exercise.section for exercise in self.exercises)
        return [(name, [e for e in self.exercises if e.section == name]) for name in names]

    def _heading(self):
        return word("labs.progress", solved=self.solved, total=self.total)

    def _sign(self, exercise):
        return "✓" if exercise.key in self.solved_keys else "○"

    def __repr__(self):
        lines = [self._heading()]
        for section, exercises in self.sections():
            lines.append(f"{section}  " + " ".join(map(self._sign, exercises)))
            lines += [f"  {self._sign(e)} {word(e.title)}  {e.key}" for e in exercises]
        return "\n".join(lines)

    def _repr_html_(self):
        rows = []
        for section, exercises in self.sections():
            done = sum(e.key in self.solved_keys for e in exercises)
            rows.append(f'<tr><th colspan="3" style="text-align:left">{section} · {done} / {len(exercises)}</th></tr>')
            rows += [f'<tr><td>{self._sign(e)}</td><td style="text-align:left">{escape(word(e.title))}</td>'
                     f'<td style="text-align:left"><code>{e.key}</code></td></tr>' for e in exercises]
        return f'<table><caption style="text-align:left;font-weight:bold">{self._heading()}</caption>{"".join(rows)}</table>'


def _prose(text):
    """Text as HTML; what stands between backticks is code."""
    parts = escape(text, quote=False).split("`")
    return "".join(f"<code>{part}</code>" if i % 2 else part for i, part in enumerate(parts))
