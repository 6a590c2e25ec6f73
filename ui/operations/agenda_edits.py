"""The edits of an agenda as pairs of a change and its opposite, for undo and redo. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from trainer.core.changes import Changes, Kind
from trainer.workshops.records import Block, BlockKind

if TYPE_CHECKING:
    from trainer.app import Application


@dataclass(slots=True)
class Aliases:
    """A block that was removed and put back has another id: which one it has now."""

    _now: dict[int, int] = field(default_factory=dict)

    def now(self, block_id: int) -> int:
        """The present id of a block."""
        while block_id in self._now:
            block_id = self._now[block_id]
        return block_id

    def renamed(self, block_id: int, new_id: int) -> None:
        """The block has come back under another id."""
        old = self.now(block_id)
        if old != new_id:
            self._now[old] = new_id


class Edit(Protocol):
    """One edit: `forward` does it, `backward` takes it back, both against a version of the workshop."""

    @property
    def workshop_id(self) -> int: ...

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes: ...

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes: ...


@dataclass(slots=True)
class AddBlock:
    """Put a block at a place of a half-day (`position` None: at its end)."""

    workshop_id: int
    half_day_id: int
    kind: BlockKind
    title: str = ""
    minutes: int = 0
    sheet_id: int | None = None
    position: int | None = None
    lead: str = ""
    notes: str = ""
    block_id: int = 0

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Add it; the second time it comes back under the name it had."""
        changes = app.agenda.add(
            workshop_id=self.workshop_id,
            version=version,
            half_day_id=self.half_day_id,
            kind=self.kind,
            title=self.title,
            minutes=self.minutes,
            sheet_id=self.sheet_id,
            position=self.position,
            lead=self.lead,
            notes=self.notes,
        )
        created = changes.first(Kind.AGENDA)
        if self.block_id:
            ids.renamed(self.block_id, created)
        else:
            self.block_id = created
        return changes

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Remove it."""
        return app.agenda.remove(
            workshop_id=self.workshop_id, version=version, block_id=ids.now(self.block_id)
        )


@dataclass(slots=True)
class RemoveBlock:
    """Take a block off; it comes back at its place with its words."""

    workshop_id: int
    block: Block

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Remove it."""
        return app.agenda.remove(
            workshop_id=self.workshop_id, version=version, block_id=ids.now(self.block.id)
        )

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Put it back."""
        block = self.block
        changes = app.agenda.add(
            workshop_id=self.workshop_id,
            version=version,
            half_day_id=block.half_day_id,
            kind=block.kind,
            title=block.title,
            minutes=block.minutes,
            sheet_id=block.sheet_id,
            position=block.position,
            lead=block.lead,
            notes=block.notes,
        )
        ids.renamed(block.id, changes.first(Kind.AGENDA))
        return changes


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What a person edits of a block."""

    title: str
    minutes: int
    lead: str = ""
    notes: str = ""


@dataclass(slots=True)
class EditBlock:
    """Change the words and the length of a block."""

    workshop_id: int
    block_id: int
    before: BlockWords
    after: BlockWords

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Write the new words."""
        return self._write(app, version, ids, self.after)

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Write the old words."""
        return self._write(app, version, ids, self.before)

    def _write(self, app: Application, version: int, ids: Aliases, words: BlockWords) -> Changes:
        return app.agenda.edit(
            workshop_id=self.workshop_id,
            version=version,
            block_id=ids.now(self.block_id),
            title=words.title,
            minutes=words.minutes,
            lead=words.lead,
            notes=words.notes,
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands."""

    half_day_id: int
    position: int


@dataclass(slots=True)
class MoveBlock:
    """Move a block from one place to another."""

    workshop_id: int
    block_id: int
    source: Place
    target: Place

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Move it there."""
        return self._move(app, version, ids, self.target)

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Move it back."""
        return self._move(app, version, ids, self.source)

    def _move(self, app: Application, version: int, ids: Aliases, place: Place) -> Changes:
        return app.agenda.move(
            workshop_id=self.workshop_id,
            version=version,
            block_id=ids.now(self.block_id),
            half_day_id=place.half_day_id,
            position=place.position,
        )
