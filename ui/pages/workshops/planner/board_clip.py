"""What is dragged over the board from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

SHEETS_MIME = "application/x-fabrique-sheets"


def sheet_ids(data: QMimeData) -> list[int]:
    """The sheets that are dragged, in order."""
    text = bytes(data.data(SHEETS_MIME).data()).decode(errors="replace")
    return [int(part) for part in text.split(",") if part.strip().isdigit()]
