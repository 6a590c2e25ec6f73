"""Print runs sent to a printer. Loads QtPdf and QtPrintSupport: imported when something is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Dialogs
from ui.kit.printing import PrintRun, print_runs

if TYPE_CHECKING:
    from trainer.papers.print_papers import RunPaper


def send(papers: Sequence[RunPaper], dialogs: Dialogs, parent: QWidget, *, duplex: bool) -> bool:
    """Ask for a printer, then print every run in its number of copies; False when the person gave up."""
    runs, held = [], []
    for one in papers:
        document, buffer = QPdfDocument(), QBuffer()
        buffer.setData(QByteArray(one.paper.content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(buffer)
        held.append(buffer)
        runs.append(PrintRun(one.label, document, one.copies, one.one_sided))
    try:
        return print_runs(runs, papers[0].label, dialogs, parent, duplex=duplex)
    finally:
        for run in runs:
            run.document.close()
