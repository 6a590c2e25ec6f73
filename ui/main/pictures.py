"""Pictures of the main screens of one database, taken without a screen: `python -m ui.main.pictures BASE DOSSIER`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from ui.kit.page import Route

WIDTH, HEIGHT = 1366, 768
SETTLING_ROUNDS = 40


def screens(workshop_id: int, sheet_id: int) -> tuple[tuple[str, Route], ...]:
    """The pictures to take: file name and where to go."""
    tabs = (
        ("atelier-deroule", Route("workshops", workshop_id, "agenda")),
        ("atelier-participants", Route("workshops", workshop_id, "people")),
        ("atelier-presences", Route("workshops", workshop_id, "attendance")),
        ("atelier-documents", Route("workshops", workshop_id, "papers")),
        ("atelier-vente", Route("workshops", workshop_id, "sale")),
    )
    return (
        ("accueil", Route("home")),
        ("briques", Route("library")),
        ("fiche", Route("library", sheet_id, "sheet")),
        ("parcours", Route("paths")),
        ("ateliers", Route("workshops")),
        *(tabs if workshop_id else ()),
        ("partenaires", Route("partners")),
        ("recettes", Route("revenue")),
        ("reglages", Route("settings")),
    )


def take(database: str, folder: Path) -> list[Path]:
    """Open the window on `database`, visit every screen, write one PNG each; the files."""
    from PySide6.QtWidgets import QApplication

    from ui.kit.settings import Settings
    from ui.main.start import Shell, opener

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("fabrique")
    application.setApplicationDisplayName("Fabrique")
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with tempfile.TemporaryDirectory() as own:
        shell = Shell(application, Settings(Path(own) / "window.json"), opener(database))
        try:
            shell.window.resize(WIDTH, HEIGHT)
            shell.show()
            _settle(application, shell)
            services = shell.context.services
            if services is None:
                raise SystemExit("La base ne s’ouvre pas.")
            workshop = max((w.id for w in services.workshops.all()), default=0)
            sheet = services.library.sheets()[0].id
            for name, route in screens(workshop, sheet):
                shell.window.navigate(route)
                _settle(application, shell)
                written.append(folder / f"ecran-{name}.png")
                shell.window.grab().save(str(written[-1]))
        finally:
            shell.window.close()
            shell.stop()
    return written


def _settle(application: object, shell: object) -> None:
    from PySide6.QtCore import QCoreApplication, QEventLoop

    for _ in range(SETTLING_ROUNDS):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        worker = getattr(shell, "worker", None)
        if worker is not None and worker.pending:
            loop = QEventLoop()
            worker.idle.connect(loop.quit)
            loop.exec()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for path in take(sys.argv[1], Path(sys.argv[2])):
        print(path)
