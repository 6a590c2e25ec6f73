"""A window that types in a sheet, says when the draft is kept, types on, and waits to be killed.

Run with the file of a database, the id of a sheet and a folder for its settings.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from trainer.app import Application
from ui.kit.changes import ChangeBus
from ui.kit.dialogs import Dialogs
from ui.kit.layout import row
from ui.kit.notices import Notices
from ui.kit.page import PageContext, Route
from ui.kit.settings import Settings
from ui.kit.theme import Theme
from ui.kit.worker import Worker
from ui.pages.library.edit.keeper import Kept
from ui.pages.library.page import create


def main(database: str, sheet_id: int, folder: Path) -> int:
    """Edit, and never come back."""
    application = QApplication(sys.argv[:1])
    window, settings = QWidget(), Settings(folder / "dying.json")
    theme = Theme(application, settings)
    context = PageContext(
        Worker(window),
        ChangeBus(),
        Notices(window),
        Dialogs(window, native_files=False),
        settings,
        theme,
        lambda route: None,
        Application(f"sqlite:///{database}"),
    )
    page = create(context)
    window.setLayout(row(page))
    window.show()
    page.activate()
    page.open(Route("library", sheet_id, "edit"))
    editor = page.room.editor
    assert editor is not None

    def follow() -> None:
        title = editor.form.boxes["title"].editor.findChild(QLineEdit)
        assert title is not None
        if editor.keeper.state is Kept.CLEAN and title.text() and "!" not in title.text():
            title.end(False)
            title.insert(" !")
            title.textEdited.emit(title.text())
        elif editor.keeper.state is Kept.SAVED:
            print(editor.header.status.text(), flush=True)

    editor.keeper.changed.connect(follow)
    context.worker.idle.connect(follow)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
