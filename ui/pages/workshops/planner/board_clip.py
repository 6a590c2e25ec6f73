"""Blocks copied from one workshop and pasted into the same or another one, through the system's clipboard."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from trainer.planning.records import Clip, SheetLook

BLOCKS_MIME = "application/x-fabrique-blocks"
SHEETS_MIME = "application/x-fabrique-sheets"


@dataclass(frozen=True, slots=True)
class Copied:
    """Blocks with what is known of their sheets: the workshop they go to may not know these."""

    clip: Clip = field(default_factory=Clip)
    looks: tuple[SheetLook, ...] = ()

    @property
    def name(self) -> str:
        """The keys of the blocks, by which the clipboard is known to hold them still."""
        return ",".join(block.key for block in self.clip.blocks)


_kept = Copied()


def put(copied: Copied) -> None:
    """Have the clipboard hold blocks: as titles for any other program."""
    global _kept
    _kept = copied
    data = QMimeData()
    data.setData(BLOCKS_MIME, copied.name.encode())
    data.setText("\n".join(f"{block.title} ({block.minutes}\u00a0min)" for block in copied.clip.blocks))
    QApplication.clipboard().setMimeData(data)


def get() -> Copied | None:
    """The blocks on the clipboard; None when something else has been copied since."""
    data = QApplication.clipboard().mimeData()
    if data is None or not data.hasFormat(BLOCKS_MIME):
        return None
    name = bytes(data.data(BLOCKS_MIME).data()).decode(errors="replace")
    return _kept if _kept.name == name and _kept.clip.blocks else None


def sheet_ids(data: QMimeData) -> list[int]:
    """The sheets that are dragged, in order."""
    text = bytes(data.data(SHEETS_MIME).data()).decode(errors="replace")
    return [int(part) for part in text.split(",") if part.strip().isdigit()]
