"""The rows of the lists of a sheet: a text, a material, a role, a chapter, a source, an access note, a day."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel

from curriculum.model import AccessNote, Chapter, Material, Need, Provenance, RoleCard
from ui.kit.inputs import CalmCombo, GrowingText, Line
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.row_parts import Row
from ui.kit.theme import current
from ui.pages.library.edit.base import REASON
from ui.pages.library.edit.figures import quantity, read_at
from ui.pages.library.words import need_word, provenance_word


class TextRow(Row):
    """A sentence; Return goes to the next one."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.text = GrowingText(single=True, placeholder=placeholder)
        self.text.typed.connect(lambda: self.edited.emit("", True))
        self.text.returned.connect(self.next_wanted)
        self.text.emptied.connect(self.dropped)
        self.text.pasted.connect(self.several)
        self.setLayout(column(self.text))

    def value(self) -> Any:
        """The sentence."""
        return self.text.text() or None

    def show_value(self, value: str) -> None:
        """Show a sentence."""
        self.text.show_text(value)

    def focus_part(self, part: str = "") -> None:
        """Go there."""
        self.text.setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name it."""
        self.text.setAccessibleName(name)


class MaterialRow(Row):
    """A thing, its quantity rule with what it makes for the ideal group, and where it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self._people, self._trainers = 0, 1
        self.item = Line(self.tr("Quoi\u00a0: feutres, plan du quartier…"))
        self.rule = Line(self.tr("1 par groupe de 5"))
        self.origin = CalmCombo()
        for provenance in Provenance:
            self.origin.addItem(provenance_word(provenance), provenance)
        self.origin.setMinimumContentsLength(9)
        self.result: QLabel = label("", "caption")
        self.item.textEdited.connect(lambda: self._told("item", True))
        self.rule.textEdited.connect(lambda: self._told("quantity", True))
        self.origin.currentIndexChanged.connect(lambda: self._told("provenance", False))
        for line in (self.item, self.rule):
            line.returnPressed.connect(self.next_wanted)
        second = row(self.rule, self.origin, gap=6)
        second.setStretch(0, 1)
        self.setLayout(column(self.item, second, self.result, gap=4))
        self._count()

    def value(self) -> Any:
        """The material."""
        if not self.item.text() and not self.rule.text():
            return None
        return Material(self.item.text(), self.rule.text(), Provenance(self.origin.currentData()))

    def show_value(self, value: Material) -> None:
        """Show a material."""
        self.item.show_text(value.item)
        self.rule.show_text(value.quantity)
        self.origin.blockSignals(True)
        self.origin.setCurrentIndex(self.origin.findData(value.provenance))
        self.origin.blockSignals(False)
        self._count()

    def set_group(self, people: int, trainers: int) -> None:
        """Count for that ideal group."""
        self._people, self._trainers = people, trainers
        self._count()

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        {"quantity": self.rule, "provenance": self.origin}.get(part, self.item).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.item.setAccessibleName(self.tr("{0}, quoi").format(name))
        self.rule.setAccessibleName(self.tr("{0}, combien").format(name))
        self.origin.setAccessibleName(self.tr("{0}, d’où").format(name))

    def _told(self, part: str, typed: bool) -> None:
        self._count()
        self.edited.emit(part, typed)

    def _count(self) -> None:
        rule = self.rule.text().strip()
        found = quantity(rule, self._people, self._trainers) if rule else None
        if not rule or self._people <= 0:
            text = ""
        elif found is None:
            text = self.tr(
                "Règle non comprise\u00a0: écrivez «\u00a01 par personne\u00a0» ou «\u00a01 par groupe de 5\u00a0»"
            )
        elif self._people == 1:
            text = self.tr("1\u00a0personne\u00a0: {0}").format(found)
        else:
            text = self.tr("{0}\u00a0personnes\u00a0: {1}").format(self._people, found)
        self.result.setText(text)
        self.result.setVisible(bool(text))
        self.rule.setAccessibleDescription(text)


class RoleRow(Row):
    """The name on a card and what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.name = Line(self.tr("Le rôle\u00a0: Nadia, locataire du 4e"))
        self.text = GrowingText(lines=3, placeholder=self.tr("Ce que la personne lit sur sa carte"))
        self.name.textEdited.connect(lambda: self.edited.emit("name", True))
        self.text.typed.connect(lambda: self.edited.emit("text", True))
        self.setLayout(column(self.name, self.text, gap=4))

    def value(self) -> Any:
        """The card."""
        name, text = self.name.text(), self.text.text()
        return RoleCard(name, text) if name or text else None

    def show_value(self, value: RoleCard) -> None:
        """Show a card."""
        self.name.show_text(value.name)
        self.text.show_text(value.text)

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        (self.text if part == "text" else self.name).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.name.setAccessibleName(self.tr("{0}, nom").format(name))
        self.text.setAccessibleName(self.tr("{0}, texte").format(name))


class ChapterRow(Row):
    """When in the film, and what begins there."""

    def __init__(self) -> None:
        super().__init__()
        self.at = Line(self.tr("mm:ss"))
        self.at.setFixedWidth(current().scale.px(84))
        self.title = Line(self.tr("Ce qui commence là"))
        self.error: QLabel = label("", "error", wrap=True)
        self.error.hide()
        self.at.textEdited.connect(lambda: self._told("at"))
        self.at.editingFinished.connect(self._tidy)
        self.title.textEdited.connect(lambda: self._told("title"))
        for line in (self.at, self.title):
            line.returnPressed.connect(self.next_wanted)
        lines = row(self.at, self.title, gap=6)
        lines.setStretch(1, 1)
        self.setLayout(column(lines, self.error, gap=4))

    def value(self) -> Any:
        """The chapter; a time that cannot be read stays as typed."""
        at, title = self.at.text().strip(), self.title.text()
        return Chapter(read_at(at) or at, title) if at or title else None

    def show_value(self, value: Chapter) -> None:
        """Show a chapter."""
        if (read_at(self.at.text()) or self.at.text().strip()) != value.at:
            self.at.setText(value.at)
        self.title.show_text(value.title)
        self._complain()

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        (self.title if part == "title" else self.at).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.at.setAccessibleName(self.tr("{0}, minutes et secondes").format(name))
        self.title.setAccessibleName(self.tr("{0}, titre").format(name))

    def _told(self, part: str) -> None:
        self.edited.emit(part, True)

    def _tidy(self) -> None:
        if (tidy := read_at(self.at.text())) is not None:
            self.at.show_text(tidy)
        self._complain()

    def _complain(self) -> None:
        wrong = bool(self.at.text().strip()) and read_at(self.at.text()) is None
        text = self.tr("Écrivez les minutes et les secondes\u00a0: 02:30.") if wrong else ""
        self.error.setText(text)
        self.error.setVisible(wrong)
        self.at.setAccessibleDescription(text)


class AccessRow(Row):
    """A situation, and how this very sheet is run then."""

    def __init__(self) -> None:
        super().__init__()
        self.need = CalmCombo()
        for need in Need:
            self.need.addItem(need_word(need), need)
        self.need.setMinimumContentsLength(12)
        self.text = GrowingText(placeholder=self.tr("Comment on fait, dans cette séquence"))
        self.need.currentIndexChanged.connect(lambda: self.edited.emit("need", False))
        self.text.typed.connect(lambda: self.edited.emit("text", True))
        self.setLayout(column(row(self.need, None), self.text, gap=4))

    def value(self) -> Any:
        """The note; blank while nothing is said."""
        text = self.text.text()
        return AccessNote(Need(self.need.currentData()), text) if text else None

    def show_value(self, value: AccessNote) -> None:
        """Show a note."""
        self.need.blockSignals(True)
        self.need.setCurrentIndex(self.need.findData(value.need))
        self.need.blockSignals(False)
        self.text.show_text(value.text)

    def focus_part(self, part: str = "") -> None:
        """Go to a part."""
        (self.text if part == "text" else self.need).setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name the parts."""
        self.need.setAccessibleName(self.tr("{0}, situation").format(name))
        self.text.setAccessibleName(self.tr("{0}, texte").format(name))
