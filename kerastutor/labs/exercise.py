"""What an exercise is: a question's key, its solution, the mistakes we expect, and two hints."""
from collections.abc import Callable
from dataclasses import dataclass

from .compare import difference
from .message import Message


@dataclass(frozen=True)
class Mistake:
    """An answer that a real misconception leads to, and the key of the words that set it right."""
    answer: Callable
    message: str


@dataclass(frozen=True)
class Exercise:
    """One exercise. All texts are keys of the catalogue; the question itself stands in the chapter.

    Parameters
    ----------
    key : str
        Section and name, such as ``"01_1.padding_default"``.
    title, insight : str
        What `progress` calls it, and what is worth saying once it is solved.
    hints : tuple of two str
        A nudge, then nearly the way.
    solution : callable
        Gives a right answer.
    mistakes : tuple of Mistake
        At least one.
    examine : callable, optional
        ``examine(answer)`` gives None or a Message, where more than one answer is right; without it an answer must equal the solution.
    """
    key: str
    title: str
    insight: str
    hints: tuple
    solution: Callable
    mistakes: tuple
    examine: Callable | None = None

    @property
    def section(self):
        return self.key.partition(".")[0]

    def check(self, answer):
        """None when `answer` is right, else a Message about what is wrong in it."""
        if self.examine:
            return self.examine(answer)
        for mistake in self.mistakes:
            if difference(answer, mistake.answer()) is None:
                return Message(mistake.message)
        return difference(answer, self.solution())
