"""How much of another workshop a new one takes over, told under the field that chooses it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from trainer.core.errors import FabriqueError
from ui.kit.errors import sentence
from ui.kit.form import Form
from ui.kit.labels import label
from ui.kit.page import PageContext
from ui.operations import beginnings
from ui.operations.beginnings import TakenOver
from ui.pages.workshops.naming import named


def _tr(text: str) -> str:
    return QCoreApplication.translate("StartWays", text)


def taken_over(found: TakenOver) -> str:
    """ "2 journées, 14 séquences, 1 mise de côté, 1 texte adapté." """
    parts = [
        _counted(found.days, _tr("{0}\u00a0journée"), _tr("{0}\u00a0journées")),
        _counted(found.blocks, _tr("{0}\u00a0séquence"), _tr("{0}\u00a0séquences"))
        or _tr("pas encore de séquence"),
        _counted(found.aside, _tr("{0}\u00a0mise de côté"), _tr("{0}\u00a0mises de côté")),
        _counted(found.adapted, _tr("{0}\u00a0texte adapté"), _tr("{0}\u00a0textes adaptés")),
    ]
    return _tr("{0}.").format(", ".join(part for part in parts if part))


def tell_taken_over(context: PageContext, form: Form) -> None:
    """Say it for the workshop that the form chooses, now and whenever it chooses another."""
    words = named(label("\u00a0", "hint", wrap=True), "start.taken")
    source = form.widget("source")
    assert isinstance(source, QComboBox)
    form.beneath("source", words)

    def ask() -> None:
        asked = source.currentData()

        def still() -> bool:
            return shiboken6.isValid(words) and source.currentData() == asked

        def done(found: TakenOver) -> None:
            if still():
                words.setText(taken_over(found))
                source.setAccessibleDescription(words.text())

        def failed(error: FabriqueError) -> None:
            if still():
                words.setText(sentence(error).what)

        beginnings.count_taken_over(context, workshop_id=asked, done=done, failed=failed)

    source.currentIndexChanged.connect(ask)
    ask()


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count) if count else ""
