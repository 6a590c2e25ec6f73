"""What the screen of the day shows at one moment, as texts and shares. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass

from ui.kit.tokens import Tone


@dataclass(frozen=True, slots=True)
class Coming:
    """Something to come: when it is expected, what it is, how long it is given."""

    when: str
    title: str
    length: str


@dataclass(frozen=True, slots=True)
class Pane:
    """What everyone, or one of the groups that work at the same time, does now.

    `number` is the key that shows a group alone (0 for everyone), `share` the part of the time that is used, from 0 to
    1. `words` are those to say, `notes` for the trainers alone.
    """

    title: str
    number: int = 0
    name: str = ""
    about: str = ""
    left: str = ""
    left_words: str = ""
    over_time: bool = False
    share: float = 0.0
    step: str = ""
    when: str = ""
    words: str = ""
    notes: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """Everything that is shown at one moment.

    `pane` fills the screen unless there are `groups`: then they stand side by side.
    """

    clock: str
    kicker: str
    pane: Pane
    groups: tuple[Pane, ...]
    pace: str
    tone: Tone
    coming: tuple[Coming, ...]
    ends: str
    over: bool
    running: bool

    @property
    def spoken(self) -> str:
        """What a screen reader is told; nothing of what is for the trainers alone."""
        parts = [self.kicker]
        if not self.groups:
            parts += [self.pane.title, self.pace, self.pane.step, self.pane.words]
        else:
            parts.append(self.pace)
            for one in self.groups:
                parts += [f"{one.name}\u00a0:", one.title, one.step, one.words]
        return " ".join(part for part in parts if part).strip()
