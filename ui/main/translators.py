"""Qt's own texts (buttons of its dialogs, context menus) in French."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

FRENCH = QLocale(QLocale.Language.French, QLocale.Country.France)


def install(application: QCoreApplication) -> bool:
    """Make French the default locale and load `qtbase_fr` from Qt's own folder; False when it is not there."""
    QLocale.setDefault(FRENCH)
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load("qtbase_fr", folder):
        return False
    return application.installTranslator(translator)
