"""Mentions légales: each kind with its dated wordings; the one in force is marked, a new one takes a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trainer.core.changes import Changes
from trainer.settings.records import Wording, WordingCode
from ui.kit.buttons import primary
from ui.kit.cards import Card
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.french import long_date
from ui.kit.labels import Pill, label, rule
from ui.kit.layout import clear, column, row, scrolling, split
from ui.kit.page import PageContext
from ui.kit.tokens import Tone
from ui.operations import settings as operations
from ui.pages.settings.presenter import Dated, history, in_force


class WordingsPane(QWidget):
    """The kinds on the left, the history of the chosen one on the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._wordings: tuple[Wording, ...] = ()
        self._today = date.today()
        self.codes = QListWidget()
        self.codes.setObjectName("settings.wordings.codes")
        self.codes.setAccessibleName(self.tr("Mentions légales"))
        self.codes.setWordWrap(True)
        self.codes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for code, title in self._titles().items():
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, code.value)
            self.codes.addItem(item)
        self.codes.setCurrentRow(0)
        self.codes.currentRowChanged.connect(lambda _: self._show())
        self.add_button = primary(self.tr("Nouvelle version"), self.add, icon="plus")
        self.add_button.setObjectName("settings.wordings.add")
        self._title = label("", "heading", wrap=True)
        self._about = label("", "soft", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(14)
        versions = QWidget()
        versions.setLayout(column(self.lines, None))
        top = row(self._title, self.add_button, gap=12)
        top.setStretch(0, 1)
        card = Card(top, self._about, rule())
        card.body.addWidget(scrolling(versions), 1)
        panes = split(self.codes, card, sizes=(2, 5))
        intro = label(
            self.tr(
                "Les mentions que la loi fait changer. Chaque papier porte celle qui est en vigueur à sa date\u202f; "
                "les anciennes restent, pour les papiers d’avant."
            ),
            "soft",
            wrap=True,
        )
        whole = column(intro, panes, gap=12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def code(self) -> WordingCode:
        """The kind chosen."""
        item = self.codes.currentItem()
        return WordingCode(item.data(Qt.ItemDataRole.UserRole))

    def show_wordings(self, wordings: tuple[Wording, ...], today: date) -> None:
        """Show what is stored."""
        self._wordings, self._today = wordings, today
        self._show()

    def add(self) -> FormDialog:
        """Show the form of a new wording, begun with the one in force."""
        code, now = self.code, in_force(self._wordings, self.code, self._today)
        form = Form()
        form.date(
            "valid_from",
            self.tr("En vigueur à partir du"),
            value=self._today,
            required=True,
            hint=self.tr("Les papiers datés de ce jour ou d’après porteront ce texte."),
        )
        form.area("text", self.tr("Texte"), value=now.text if now else "", required=True, lines=5)
        for key in ("valid_from", "text"):
            form.widget(key).setObjectName(f"settings.wordings.{key}")
        dialog = self._context.dialogs.form(self._titles()[code], form, action=self.tr("Ajouter"))
        dialog.setObjectName("settings.wordings.dialog")
        dialog.action.setObjectName("settings.wordings.save")

        def done(changes: Changes) -> None:
            dialog.finish()
            self._context.notices.say(self.tr("La mention est ajoutée."))

        def submit(values: dict[str, Any]) -> None:
            operations.add_wording(self._context, code=code, **values, done=done, failed=dialog.fail)

        dialog.submitted.connect(submit)
        return dialog

    def _show(self) -> None:
        code = self.code
        self._title.setText(self._titles()[code])
        self._about.setText(
            self.tr("«\u00a0{numéro}\u00a0» et «\u00a0{région}\u00a0» sont remplis avec ceux de l’organisme.")
            if code is WordingCode.NDA
            else ""
        )
        self._about.setVisible(code is WordingCode.NDA)
        clear(self.lines)
        for dated in history(self._wordings, code, self._today):
            self.lines.addWidget(self._version(dated))

    def _version(self, dated: Dated) -> QWidget:
        since = self.tr("Depuis le {0}")
        if dated.to_come:
            mark, since = Pill(self.tr("À venir"), Tone.INFO), self.tr("À partir du {0}")
        elif dated.in_force:
            mark = Pill(self.tr("En vigueur"), Tone.SUCCESS)
        else:
            mark = Pill(self.tr("Ancienne"), Tone.NEUTRAL)
        day = label(since.format(long_date(dated.wording.valid_from, weekday=False)), "caption")
        text = label(dated.wording.text, "" if dated.in_force else "soft", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        version = QWidget()
        version.setLayout(column(row(mark, day, None), text, gap=6))
        return version

    def _titles(self) -> dict[WordingCode, str]:
        return {
            WordingCode.VAT_TRAINING: self.tr("TVA\u00a0: formation exonérée"),
            WordingCode.VAT_NON_PROFIT: self.tr("TVA\u00a0: sans but lucratif"),
            WordingCode.VAT_SMALL: self.tr("TVA\u00a0: franchise en base"),
            WordingCode.VAT_TAXED: self.tr("TVA\u00a0: taux appliqué"),
            WordingCode.LATE_PENALTY: self.tr("Pénalités de retard"),
            WordingCode.RECOVERY: self.tr("Indemnité de recouvrement"),
            WordingCode.DISCOUNT: self.tr("Escompte"),
            WordingCode.KEEP_PAPERS: self.tr("Conservation des pièces"),
            WordingCode.NDA: self.tr("Déclaration d’activité"),
        }
