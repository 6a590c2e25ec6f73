"""Fields that say which sheet this is: its short name, and the sheet it translates."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal

from curriculum.model import Translation
from ui.kit.buttons import ghost
from ui.kit.inputs import Line
from ui.kit.labels import Pill, label
from ui.kit.layout import FlowLayout, column
from ui.kit.tokens import Tone
from ui.pages.library.edit.base import REASON, FieldEditor


def languages() -> list[tuple[str, str]]:
    """The languages offered, (code, French name); another code can be typed."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("edit", text)

    return [
        ("fr", tr("français")),
        ("ar", tr("arabe")),
        ("en", tr("anglais")),
        ("es", tr("espagnol")),
        ("it", tr("italien")),
        ("pt", tr("portugais")),
        ("ro", tr("roumain")),
        ("ru", tr("russe")),
        ("tr", tr("turc")),
        ("uk", tr("ukrainien")),
        ("de", tr("allemand")),
    ]


def language_word(code: str) -> str:
    """ "anglais"; a code without a name stays as it is."""
    return dict(languages()).get(code, code)


class SlugField(FieldEditor):
    """The short name: shown, to be copied, never changed once the sheet exists."""

    def __init__(self) -> None:
        super().__init__()
        self.line = Line()
        self.line.setReadOnly(True)
        self.setLayout(column(self.line))

    def value(self) -> str:
        """The short name."""
        return self.line.text()

    def show_value(self, value: str) -> None:
        """Show it."""
        self.line.show_text(value)

    def focus_at(self, where: str = "") -> None:
        """Go there."""
        self.line.setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(name)


class TranslationField(FieldEditor):
    """The short name of the sheet that this one translates, and whether that one has moved on since.

    `follow_wanted`: the person says that the translation is up to date with its master.
    """

    follow_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fingerprint = ""
        self.line = Line(self.tr("nom court de la fiche d’origine, si celle-ci la traduit"))
        self.line.textEdited.connect(lambda: self.edited.emit(self.value(), "", True))
        self.state = Pill("")
        self.follow = ghost(self.tr("La traduction est à jour"), self.follow_wanted.emit, icon="circle-check")
        self.follow.setObjectName("translation.follow")
        self.flow = FlowLayout(gap=8)
        self.flow.addWidget(self.state)
        self.flow.addWidget(self.follow)
        self.note = label("", "hint", wrap=True)
        self.setLayout(column(self.line, self.flow, self.note, gap=6))
        self.show_state(None)

    def value(self) -> Any:
        """Of which sheet, and which text of it."""
        name = self.line.text().strip()
        return Translation(name, self._fingerprint if name else "")

    def show_value(self, value: Translation) -> None:
        """Show it."""
        self._fingerprint = value.fingerprint
        if self.line.text().strip() != value.of:
            self.line.setText(value.of)

    def focus_at(self, where: str = "") -> None:
        """Go there."""
        self.line.setFocus(REASON)

    def set_name(self, name: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(name)

    def show_state(self, current: bool | None) -> None:
        """True: says what its master says today; False: the master moved on; None: no master is known."""
        self.state.setVisible(current is not None)
        self.follow.setVisible(current is False)
        if current is not None:
            self.state.set_state(
                self.tr("à jour avec l’originale") if current else self.tr("l’originale a changé depuis"),
                Tone.SUCCESS if current else Tone.WARNING,
            )
        self.note.setText(
            self.tr(
                "Comparez avec «\u00a0Originale\u00a0» à droite, puis dites que la traduction est à jour."
            )
            if current is False
            else ""
        )
        self.note.setVisible(current is False)
