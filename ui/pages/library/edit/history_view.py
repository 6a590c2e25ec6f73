"""The versions of a sheet: when, with which note; two of them compared word by word; one taken up again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.library.comparison import FieldChange
from ui.kit.buttons import ghost, icon_button, primary
from ui.kit.cards import Card, EmptyState
from ui.kit.compared import changes_html, legend_html, spoken
from ui.kit.inputs import CalmCombo
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row, split
from ui.kit.page import PageContext, Route
from ui.kit.reading import ReadingView
from ui.operations import drafts
from ui.operations.drafts import Past
from ui.pages.library.edit.header import OneLine
from ui.pages.library.edit.languages import LanguagesCard
from ui.pages.library.edit.words import draft_words, edition_words, version_words

DRAFT = 0
"""What stands for the draft in the choices."""


class HistoryView(QWidget):
    """`open` shows the newest change; the two choices over the comparison, or the list, pick others."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._past: Past | None = None
        self._changes: tuple[FieldChange, ...] = ()
        self._asked = (0, 0)
        self.setObjectName("edit.versions")
        self._build()
        context.theme.changed.connect(self._restyle)
        out = QShortcut(QKeySequence("Escape"), self)
        out.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        out.activated.connect(self.go_back)

    def open(self, sheet_id: int) -> None:
        """Read the versions of a sheet."""
        drafts.load_past(
            self._context,
            sheet_id=sheet_id,
            done=self._show,
            failed=self._lost,
            busy=self.tr("Lecture des versions…"),
        )
        self.languages.open(sheet_id)

    def go_back(self) -> None:
        """To the sheet."""
        if self._past is not None:
            self._context.navigate(Route("library", self._past.record.id, "sheet"))

    def _build(self) -> None:
        back = icon_button("arrow-left", self.tr("Revenir à la fiche"), self.go_back)
        back.setObjectName("edit.versions.back")
        self.title = OneLine("lead")
        self.subtitle = label("", "caption")
        self.write = primary(self.tr("Modifier la fiche"), self._edit, icon="pencil")
        head = row(back, 4, column(self.title, self.subtitle, gap=0), 8, self.write, gap=4)
        head.setStretch(2, 1)
        self.list = QListWidget()
        self.list.setObjectName("edit.versions.list")
        self.list.setAccessibleName(self.tr("Versions de la fiche"))
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._picked)
        self.languages = LanguagesCard(self._context)
        left = QWidget()
        lines = column(self.list, self.languages, gap=12)
        lines.setStretch(0, 1)
        left.setLayout(lines)
        whole = column(head, split(left, self._comparison(), sizes=(2, 5)), gap=12)
        whole.setContentsMargins(20, 12, 20, 16)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _comparison(self) -> QWidget:
        self.before, self.after = CalmCombo(), CalmCombo()
        for box, name, words in (
            (self.before, "before", self.tr("Version d’avant")),
            (self.after, "after", self.tr("Version d’après")),
        ):
            box.setObjectName(f"edit.versions.{name}")
            box.setAccessibleName(words)
            box.setMinimumContentsLength(16)
            box.currentIndexChanged.connect(lambda _: self._compare())
        self.restore = ghost("", self._restore, icon="history")
        self.restore.setObjectName("edit.versions.restore")
        bar = QWidget()
        flow = FlowLayout(bar, gap=10)
        pairs = ((self.tr("De"), self.before), (self.tr("à"), self.after))
        for words, box in pairs:
            pair = QWidget()
            pair.setLayout(row(label(words, "soft"), box, gap=6))
            flow.addWidget(pair)
        flow.addWidget(self.restore)
        self.view = ReadingView(self.tr("Ce qui a changé"))
        self.view.setObjectName("edit.versions.changes")
        self.empty = EmptyState("file-check", "", "")
        card = Card(bar, self.view, self.empty, gap=8, margins=16)
        card.body.setStretch(1, 1)
        card.body.setStretch(2, 1)
        return card

    def _show(self, past: Past) -> None:
        self._past = past
        self.title.show_text(past.record.sheet.title)
        self.subtitle.setText(version_words(past.record.summary.edition))
        choices = [(one.number, edition_words(one)) for one in past.editions]
        if past.draft.version:
            choices.insert(0, (DRAFT, draft_words(past.draft.changed_at)))
        for widget in (self.list, self.before, self.after):
            widget.blockSignals(True)
            widget.clear()
        for number, words in choices:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, number)
            self.list.addItem(item)
            short = self.tr("Version {0}").format(number) if number else self.tr("Brouillon en cours")
            self.after.addItem(short, number)
            if number:
                self.before.addItem(short, number)
        for widget in (self.list, self.before, self.after):
            widget.blockSignals(False)
        self._asked = (0, 0)
        self.list.setCurrentRow(0)
        self._picked(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _picked(self, place: int) -> None:
        """A version of the list: compared with the one before it."""
        if place < 0 or self._past is None:
            return
        after = self.list.item(place).data(Qt.ItemDataRole.UserRole)
        before = self._past.draft.based_on if after == DRAFT else after - 1
        known = max(self.before.findData(max(before, 1)), 0)
        for box, index in ((self.before, known), (self.after, self.after.findData(after))):
            box.blockSignals(True)
            box.setCurrentIndex(index)
            box.blockSignals(False)
        self._compare()

    def _compare(self) -> None:
        past, before, after = self._past, self.before.currentData(), self.after.currentData()
        newest = past.record.summary.edition if past is not None else 0
        chosen = after or before
        self.restore.setVisible(bool(after) and after != newest)
        self.restore.setText(self.tr("Reprendre la version {0}").format(chosen))
        if past is None or before is None or before == after:
            self._say_nothing(past)
            return
        self._asked = (before, after)
        asked = self._asked

        def done(changes: tuple[FieldChange, ...]) -> None:
            if asked == self._asked:
                self._show_changes(changes)

        drafts.compare_editions(
            self._context,
            sheet_id=past.record.id,
            before=before,
            after=after or None,
            done=done,
            failed=self._context.notices.error,
        )

    def _say_nothing(self, past: Past | None) -> None:
        self._changes, self._asked = (), (0, 0)
        first = past is not None and past.record.summary.edition <= 1
        if past is not None and not past.editions:
            self.empty.set_text(
                self.tr("Pas encore de version"),
                self.tr(
                    "Cette fiche n’a jamais été publiée\u00a0: son brouillon n’a rien à quoi se comparer."
                ),
            )
        elif first:
            self.empty.set_text(
                self.tr("Une seule version"),
                self.tr("Quand une autre paraîtra, vous verrez ici, mot à mot, ce qui a changé."),
            )
        else:
            self.empty.set_text(
                self.tr("Deux fois la même version"), self.tr("Choisissez-en deux différentes.")
            )
        self._swap(False)

    def _show_changes(self, changes: tuple[FieldChange, ...]) -> None:
        self._changes = changes
        if not changes:
            self.empty.set_text(
                self.tr("Rien ne diffère"), self.tr("Ces deux versions disent la même chose.")
            )
        else:
            self.view.show_html(legend_html() + changes_html(changes))
            self.view.setAccessibleDescription("\n".join(spoken(change) for change in changes))
        self._swap(bool(changes))

    def _swap(self, some: bool) -> None:
        self.view.setVisible(some)
        self.empty.setVisible(not some)

    def _restore(self) -> None:
        past, number = self._past, self.after.currentData()
        if past is None or not number:
            return
        sheet_id, newest = past.record.id, past.record.summary.edition

        def done(_: Changes) -> None:
            self.open(sheet_id)
            self._context.notices.undo(
                self.tr("La fiche dit à nouveau ce que disait la version {0}.").format(number),
                lambda: self._restore_number(sheet_id, newest),
            )

        drafts.restore_edition(self._context, sheet_id=sheet_id, number=number, done=done)

    def _restore_number(self, sheet_id: int, number: int) -> None:
        drafts.restore_edition(
            self._context, sheet_id=sheet_id, number=number, done=lambda _: self.open(sheet_id)
        )

    def _edit(self) -> None:
        if self._past is not None:
            self._context.navigate(Route("library", self._past.record.id, "edit"))

    def _lost(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
        self._context.navigate(Route("library"))

    def _restyle(self) -> None:
        if self._changes:
            self._show_changes(self._changes)
