"""Ways through the library that its journeys share; alone, a person who writes until somebody pulls the plug.

`python -m tests.journeys.writing URL FOLDER` opens a sheet, changes its promise, says "saved" once the screen has
confirmed it, then goes on typing for ever, a dot per key.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QTableView, QWidget

from tests.journeys.driver import Driver, plain

TITLE, WORDS = "La porte s’entrouvre", "porte entrouv"
PROMISE = "Trois portes, un café, et le courage de sonner."
SAVED = "Brouillon enregistré"


def search(driver: Driver, words: str) -> list[str]:
    """Type words in the library's box; the titles found."""
    driver.press("Ctrl+2", "Ctrl+F", "Ctrl+A")
    driver.type(words)
    driver.until(lambda: driver.visible("library.results") and f"« {words} »" in " ".join(driver.texts()))
    driver.settle()
    model = driver.find("library.results", QTableView).model()
    return [plain(str(model.index(place, 0).data())) for place in range(model.rowCount())]


def open_sheet(driver: Driver, words: str, title: str) -> None:
    """Find a sheet by words and read it."""
    assert search(driver, words)[0] == title
    driver.press("Return")
    driver.until(lambda: driver.visible("library.sheet.edit"))
    driver.settle()


def command(driver: Driver, words: str) -> None:
    """Do something by its name, from the box for everything."""
    driver.press("Ctrl+K")
    driver.type(words)
    found = driver.find("palette.list", QAbstractItemView).model()
    driver.until(lambda: found.rowCount() > 0)
    driver.settle()
    driver.press("Return")


def write(driver: Driver, field: str, text: str) -> None:
    """Replace the text of a field of the sheet under edit, with the mouse and the keyboard."""
    box = driver.find(f"edit.{field}", QWidget)
    entry = next(one for one in box.findChildren(QWidget) if isinstance(one, QLineEdit | QPlainTextEdit))
    driver.hit(entry)
    driver.press("Ctrl+A")
    driver.type(text)


def wait_saved(driver: Driver) -> None:
    """Until the screen says that the draft is kept."""
    driver.until(lambda: driver.read("edit.status").startswith(SAVED))


def main(url: str, folder: Path) -> None:
    """Write, and never stop."""
    driver = Driver(url, folder, tick=lambda: _tell("."))
    open_sheet(driver, WORDS, TITLE)
    driver.press("F2")
    write(driver, "promise", PROMISE)
    wait_saved(driver)
    _tell("\nsaved\n")
    while True:
        driver.type(" Et encore une porte.")
        driver.settle()


def _tell(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
