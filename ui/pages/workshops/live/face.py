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
    1, `seconds` what is left (None where nothing is counted), `aloud` the same in words. `words` are those to say,
    `notes` for the trainers alone.
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
    seconds: int | None = None
    aloud: str = ""


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
    following: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader is told by itself when it changes: nothing that the clock moves on.

        Nothing of what is for the trainers alone.
        """
        parts = [self.kicker]
        if not self.groups:
            parts += [self.pane.title, self.pane.step, self.pane.words]
        else:
            for one in self.groups:
                parts += [f"{one.name}\u00a0:", one.title, one.step, one.words]
        return " ".join(part for part in parts if part).strip()

    @property
    def times(self) -> str:
        """What it is told when it asks, and after each thing done: what is left, how late, what comes next."""
        parts = [self.pane.aloud]
        for one in self.groups:
            parts += [f"{one.name}\u00a0: {one.aloud or one.title}", one.following]
        parts.append(self.pace)
        parts += [self.following, self.ends]
        return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts if part)
