"""Something to tell a learner: a key of the catalogue and its values, put into words when it is shown."""
from dataclasses import dataclass, field

from ..words import word


@dataclass(frozen=True)
class Message:
    """Words yet to be said: `key` names them, `values` fill them in; a value may be a Message itself."""
    key: str
    values: dict = field(default_factory=dict)

    def say(self, lang=None):
        """The text in `lang` (None: the language in force)."""
        said = {name: value.say(lang) if isinstance(value, Message) else value for name, value in self.values.items()}
        return word(self.key, lang, **said)
