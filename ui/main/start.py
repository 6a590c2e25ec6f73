"""Start-up: the window is painted first, then the tools are built, then the worker opens the database."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from ui.kit.settings import Settings
from ui.main.window import Window

if TYPE_CHECKING:
    from trainer.app import Application
    from ui.kit.page import PageContext
    from ui.kit.theme import Theme
    from ui.kit.worker import Worker
    from ui.main.registry import Entry

SWITCH_SECONDS = 0.0005
Opener = Callable[[], "Application"]


class Shell:
    """One running window with its tools. `stop` ends the worker; the services are closed on its thread before."""

    theme: Theme
    worker: Worker
    context: PageContext

    def __init__(
        self,
        application: QApplication,
        settings: Settings,
        opener: Opener,
        pages: tuple[Entry, ...] | None = None,
    ) -> None:
        self._opener = opener
        self.settings = settings
        self._application = application
        self._pages = pages
        self.window = Window(settings)
        self.window.on_close = self.stop

    def show(self) -> None:
        """Paint the window; the rest follows once it is on screen."""
        self.window.painted.connect(self.build)
        self.window.show()

    def build(self) -> None:
        """Build the tools, show the first page, hand the opening of the database to the worker."""
        from ui.kit.changes import ChangeBus
        from ui.kit.dialogs import Dialogs
        from ui.kit.errors import sentence
        from ui.kit.icons import app_icon
        from ui.kit.notices import Notices
        from ui.kit.page import PageContext
        from ui.kit.theme import Theme, load_remaining_fonts
        from ui.kit.worker import Worker
        from ui.main import hook, translators
        from ui.main.registry import entries

        # The worker computes in Python too: the window must not wait 5 ms for its turn at each call of Qt.
        sys.setswitchinterval(SWITCH_SECONDS)
        application = self._application
        translators.install(application)
        self.theme = Theme(application, self.settings)
        self.window.furnish(self.theme, self._pages or entries())
        application.setWindowIcon(app_icon())
        load_remaining_fonts()
        self.theme.follow_system()
        window = self.window
        notices = Notices(window.stack)
        self.worker = Worker(window)
        self.worker.failed.connect(notices.error)
        self.worker.crashed.connect(lambda error: hook.report(error, notices.show_sentence))
        hook.install(notices.show_sentence)
        context = PageContext(
            worker=self.worker,
            bus=ChangeBus(window),
            notices=notices,
            dialogs=Dialogs(window),
            settings=self.settings,
            theme=self.theme,
            navigate=window.navigate,
        )
        self.context = context
        window.equip(context)
        self.worker.submit(
            self._opener,
            done=self._serve,
            failed=lambda error: notices.show_sentence(
                sentence(error), [(window.tr("Réessayer"), self._again)]
            ),
            busy=window.tr("Ouverture de la base…"),
        )

    def _serve(self, services: Application) -> None:
        """The window is furnished: what there is by now is not walked through again and again."""
        from ui.kit import garbage

        self.window.serve(services)
        garbage.settle()
        if (handle := self.window.windowHandle()) is not None:
            self._hands = garbage.Hands(handle)

    def _again(self) -> None:
        self.worker.submit(self._opener, done=self._serve, busy=self.window.tr("Ouverture de la base…"))

    def stop(self) -> None:
        """Finish the job under way, close the services, end the thread."""
        sys.excepthook = sys.__excepthook__
        if hasattr(self, "worker"):
            from ui.kit import garbage

            self.worker.shutdown(self._close_services)
            garbage.unsettle()

    def _close_services(self) -> None:
        if self.context.services is not None:
            self.context.services.close()


def opener(database: str | None) -> Opener:
    """What opens the services on a file or a URL (None: the user's own file); runs on the worker."""

    def open_services() -> Application:
        from trainer.app import open_application

        return open_application(database)

    return open_services


def run(database: str | None = None) -> int:
    """Open the window and stay until it is closed. Returns the exit code."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("fabrique")
    application.setApplicationDisplayName("Fabrique")
    application.setDesktopFileName("fabrique")
    shell = Shell(application, Settings(), opener(database))
    shell.show()
    return application.exec()
