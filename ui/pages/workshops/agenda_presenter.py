"""What the agenda of a workshop says, and where its blocks can go. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.core.text import fold
from trainer.library.records import SheetSummary
from trainer.workshops.records import Block, BlockKind, HalfDay
from ui.kit.french import clock_time, duration
from ui.kit.tokens import Tone
from ui.operations.agenda_edits import Place
from ui.pages.workshops.words import Words

USUAL_MINUTES = {
    BlockKind.WELCOME: 15,
    BlockKind.BREAK: 15,
    BlockKind.MEAL: 75,
    BlockKind.CLOSING: 20,
    BlockKind.OTHER: 30,
}
ICONS = {
    BlockKind.SHEET: "book-open",
    BlockKind.WELCOME: "door-open",
    BlockKind.BREAK: "pause",
    BlockKind.MEAL: "sun",
    BlockKind.CLOSING: "flag",
    BlockKind.OTHER: "message-circle",
}
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be added: a sheet, or a plain block."""

    title: str
    detail: str
    kind: BlockKind
    minutes: int
    colour: str = ""
    sheet_id: int | None = None

    @property
    def text(self) -> str:
        """The line of the list."""
        return f"{self.title}  —  {self.detail}"


class AgendaWords(Words):
    """Texts of the agenda."""

    def kind(self, kind: BlockKind) -> str:
        """The name of a kind of block."""
        return {
            BlockKind.SHEET: self.tr("Fiche"),
            BlockKind.WELCOME: self.tr("Accueil"),
            BlockKind.BREAK: self.tr("Pause"),
            BlockKind.MEAL: self.tr("Repas"),
            BlockKind.CLOSING: self.tr("Clôture"),
            BlockKind.OTHER: self.tr("Autre séquence"),
        }[kind]

    def plain_choices(self) -> list[Choice]:
        """The blocks that are no sheets."""
        return [
            Choice(self.kind(kind), duration(minutes), kind, minutes)
            for kind, minutes in USUAL_MINUTES.items()
        ]

    def choices(self, sheets: Sequence[SheetSummary]) -> list[Choice]:
        """Everything that can be added: the sheets, then the plain blocks."""
        found = [
            Choice(
                sheet.title,
                f"{sheet.brique_title}, {duration(sheet.minutes)}",
                BlockKind.SHEET,
                sheet.minutes,
                sheet.colour,
                sheet.id,
            )
            for sheet in sheets
        ]
        return found + self.plain_choices()

    def other(self, title: str) -> Choice:
        """A block of one's own, under the words typed."""
        minutes = USUAL_MINUTES[BlockKind.OTHER]
        return Choice(
            title, self.tr("séquence libre, {0}").format(duration(minutes)), BlockKind.OTHER, minutes
        )

    def free(self, half: HalfDay) -> tuple[str, Tone]:
        """What is left of a half-day: "15 min libres", "dépasse de 10 min", "complet"."""
        if half.free_minutes > 0:
            return self.tr("{0} libres").format(duration(half.free_minutes)), Tone.NEUTRAL
        if half.free_minutes < 0:
            return self.tr("dépasse de {0}").format(duration(-half.free_minutes)), Tone.DANGER
        return self.tr("complet"), Tone.SUCCESS

    def span(self, block: Block) -> str:
        """ "9 h 30 – 10 h 15"."""
        return f"{clock_time(block.starts_at)} – {clock_time(block.ends_at)}"

    def detail(self, block: Block) -> str:
        """Under the title: who leads and the notes."""
        parts = [self.tr("par {0}").format(block.lead) if block.lead else "", block.notes.replace("\n", " ")]
        return "  ·  ".join(part for part in parts if part)

    def spoken(self, block: Block) -> str:
        """The block for a screen reader."""
        return self.tr("{0}, de {1} à {2}, {3}").format(
            block.title, clock_time(block.starts_at), clock_time(block.ends_at), duration(block.minutes)
        )


def matching(choices: Sequence[Choice], words: str) -> list[Choice]:
    """The choices that hold every word; those whose title begins with the words first."""
    wanted = fold(words).split()
    folded = fold(words).strip()
    found = [c for c in choices if all(word in fold(f"{c.title} {c.detail}") for word in wanted)]
    found.sort(key=lambda c: (not fold(c.title).startswith(folded), folded not in fold(c.title)))
    return found[:SHOWN]


def best(choices: Sequence[Choice], words: str) -> Choice | None:
    """What Return adds for these words: the same title, otherwise the first that matches by its title."""
    folded = fold(words).strip()
    exact = next((c for c in choices if fold(c.title) == folded), None)
    if exact is not None or not folded:
        return exact
    return next((c for c in matching(choices, words) if folded in fold(c.title)), None)


def above(halves: Sequence[HalfDay], block: Block) -> Place | None:
    """One place up, at the end of the half-day before when it is the first; None at the very top."""
    if block.position > 0:
        return Place(block.half_day_id, block.position - 1)
    return _beside(halves, block, -1, at_end=True)


def below(halves: Sequence[HalfDay], block: Block) -> Place | None:
    """One place down, at the top of the half-day after when it is the last; None at the very bottom."""
    own = next(half for half in halves if half.id == block.half_day_id)
    if block.position < len(own.blocks) - 1:
        return Place(block.half_day_id, block.position + 1)
    return _beside(halves, block, 1, at_end=False)


def before(halves: Sequence[HalfDay], block: Block) -> Place | None:
    """The end of the half-day before, None when there is none."""
    return _beside(halves, block, -1, at_end=True)


def after(halves: Sequence[HalfDay], block: Block) -> Place | None:
    """The end of the half-day after, None when there is none."""
    return _beside(halves, block, 1, at_end=True)


def _beside(halves: Sequence[HalfDay], block: Block, step: int, *, at_end: bool) -> Place | None:
    index = [half.id for half in halves].index(block.half_day_id) + step
    if not 0 <= index < len(halves):
        return None
    return Place(halves[index].id, len(halves[index].blocks) if at_end else 0)
