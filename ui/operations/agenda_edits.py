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
    """A block keeps its handle when it is removed and comes back under another id; databases may use an id again."""

    _handles: dict[int, int] = field(default_factory=dict)
    _ids: dict[int, int] = field(default_factory=dict)

    def handle(self, block_id: int) -> int:
        """The handle of a block that is on the agenda now."""
        return self._handles[block_id] if block_id in self._handles else self.created(block_id)

    def created(self, block_id: int) -> int:
        """The handle of a block just created, whatever had its id before."""
        handle = len(self._ids) + 1
        self.returned(handle, block_id)
        return handle

    def returned(self, handle: int, block_id: int) -> None:
        """The block has come back under this id."""
        self._handles[block_id] = handle
        self._ids[handle] = block_id

    def gone(self, handle: int) -> None:
        """The block was removed: its id may be another's from now on."""
        self._handles.pop(self._ids[handle], None)

    def now(self, handle: int) -> int:
        """The present id of a block. Raises KeyError for a handle not given here."""
        return self._ids[handle]


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
    handle: int = 0

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
        block_id = changes.first(Kind.AGENDA)
        if self.handle:
            ids.returned(self.handle, block_id)
        else:
            self.handle = ids.created(block_id)
        return changes

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Remove it."""
        changes = app.agenda.remove(
            workshop_id=self.workshop_id, version=version, block_id=ids.now(self.handle)
        )
        ids.gone(self.handle)
        return changes


@dataclass(slots=True)
class RemoveBlock:
    """Take a block off; it comes back at its place with its words."""

    workshop_id: int
    block: Block
    handle: int = 0

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Remove it."""
        self.handle = self.handle or ids.handle(self.block.id)
        changes = app.agenda.remove(
            workshop_id=self.workshop_id, version=version, block_id=ids.now(self.handle)
        )
        ids.gone(self.handle)
        return changes

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
        ids.returned(self.handle, changes.first(Kind.AGENDA))
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
    handle: int = 0

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Write the new words."""
        return self._write(app, version, ids, self.after)

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Write the old words."""
        return self._write(app, version, ids, self.before)

    def _write(self, app: Application, version: int, ids: Aliases, words: BlockWords) -> Changes:
        self.handle = self.handle or ids.handle(self.block_id)
        return app.agenda.edit(
            workshop_id=self.workshop_id,
            version=version,
            block_id=ids.now(self.handle),
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
    handle: int = 0

    def forward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Move it there."""
        return self._move(app, version, ids, self.target)

    def backward(self, app: Application, version: int, ids: Aliases) -> Changes:
        """Move it back."""
        return self._move(app, version, ids, self.source)

    def _move(self, app: Application, version: int, ids: Aliases, place: Place) -> Changes:
        self.handle = self.handle or ids.handle(self.block_id)
        return app.agenda.move(
            workshop_id=self.workshop_id,
            version=version,
            block_id=ids.now(self.handle),
            half_day_id=place.half_day_id,
            position=place.position,
        )
