"""Données: where the database is, its backup, its restoration and its health."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.errors import Cancelled, FabriqueError
from trainer.maintenance.records import Finding
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card
from ui.kit.dialogs import file_filter
from ui.kit.labels import icon_label, label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.operations import settings as operations
from ui.pages.settings.presenter import backup_name, database_file, database_place

WIDEST = 920
"""Pixels: a sentence is read more easily on a line that is not too long."""


class DataPane(QWidget):
    """Three cards; one job at a time, with its progress under them."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._url, self._today = "", date.today()
        self.place = label("", "strong", wrap=True)
        self.place.setObjectName("settings.data.place")
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.backup_button = primary(self.tr("Sauvegarder maintenant…"), self.back_up, icon="archive")
        self.backup_button.setObjectName("settings.data.backup")
        self.restore_button = ghost(self.tr("Restaurer une sauvegarde…"), self.restore, icon="history")
        self.restore_button.setObjectName("settings.data.restore")
        self.check_button = ghost(self.tr("Vérifier la base"), self.check, icon="clipboard-check")
        self.check_button.setObjectName("settings.data.check")
        self.result = label("", wrap=True)
        self.result.setObjectName("settings.data.result")
        self.result.hide()
        self.progress = ProgressPanel(self.tr("Travail sur la base"))
        self.progress.stop.setObjectName("settings.data.stop")
        self._findings = QVBoxLayout()
        self._findings.setSpacing(12)
        content = QWidget()
        content.setLayout(column(*self._cards(), None, gap=16))
        content.setMaximumWidth(WIDEST)
        self.setLayout(column(scrolling(content)))

    def show_place(self, url: str, today: date) -> None:
        """Say where the database is."""
        self._url, self._today = url, today
        self.place.setText(database_place(url))

    def back_up(self) -> None:
        """Ask for a file, then write the whole database to it."""
        path = self._context.dialogs.save_file(
            self.tr("Sauvegarder la base"),
            backup_name(self._today),
            file_filter(self.tr("Sauvegarde"), ["zip"]),
        )
        if path is None:
            return
        self._begin()
        self.progress.follow(
            operations.back_up(
                self._context,
                path=path,
                done=lambda rows: self._end(
                    self.tr("Sauvegarde faite dans {0}\u00a0: {1} lignes.").format(path, rows)
                ),
                failed=self._failed,
                progress=self.progress.report,
                busy=self.tr("Sauvegarde de la base…"),
            )
        )

    def restore(self) -> None:
        """Ask for a backup, say what it replaces, then replace."""
        path = self._context.dialogs.open_file(
            self.tr("Choisir une sauvegarde"), file_filter(self.tr("Sauvegarde"), ["zip"])
        )
        if path is None or not self._confirmed(path):
            return
        self._begin()
        self.progress.follow(
            operations.restore(
                self._context,
                path=path,
                done=self._restored,
                failed=self._failed,
                progress=self.progress.report,
                busy=self.tr("Restauration de la base…"),
            )
        )

    def check(self) -> None:
        """Look for what is wrong with the database."""
        self._begin()
        operations.check(
            self._context,
            done=self._show_findings,
            failed=self._failed,
            busy=self.tr("Vérification de la base…"),
        )

    def _cards(self) -> tuple[QWidget, ...]:
        where = Card(self.place, title=self.tr("Où est la base"))
        where.add(
            label(
                self.tr(
                    "Ateliers, personnes, papiers et fiches\u00a0: tout est là, et rien n’est envoyé ailleurs."
                ),
                "soft",
                wrap=True,
            )
        )
        keep = Card(
            label(
                self.tr(
                    "Une sauvegarde est un seul fichier. Gardez-la sur un autre disque que cet ordinateur, et "
                    "faites-en une avant un grand changement."
                ),
                "soft",
                wrap=True,
            ),
            row(self.backup_button, self.restore_button, None),
            self.progress,
            self.result,
            title=self.tr("Sauvegarder et restaurer"),
        )
        health = Card(
            label(
                self.tr(
                    "Relit le fichier, les liens, les papiers archivés, les fiches et la suite des factures."
                ),
                "soft",
                wrap=True,
            ),
            row(self.check_button, None),
            self._findings,
            title=self.tr("Santé de la base"),
        )
        return where, keep, health

    def _confirmed(self, path: Path) -> bool:
        file = database_file(self._url)
        kept = (
            self.tr("La base actuelle sera gardée dans le dossier {0}, sous un nom daté.").format(file.parent)
            if file is not None
            else self.tr("La base actuelle sera d’abord sauvegardée\u202f; son fichier vous sera indiqué.")
        )
        text = self.tr(
            "Tout ce que contient Fabrique maintenant (partenaires, ateliers, personnes, papiers, ventes, "
            "réglages) sera remplacé par le contenu de «\u00a0{0}\u00a0»."
        ).format(path.name)
        return self._context.dialogs.confirm(
            self.tr("Remplacer toute la base\u202f?"),
            f"{text}\n\n{kept}",
            action=self.tr("Remplacer la base"),
            danger=True,
        )

    def _begin(self) -> None:
        self.result.hide()
        clear(self._findings)
        for button in (self.backup_button, self.restore_button, self.check_button):
            button.setEnabled(False)

    def _end(self, text: str) -> None:
        self.progress.finish()
        for button in (self.backup_button, self.restore_button, self.check_button):
            button.setEnabled(True)
        self.result.setText(text)
        self.result.setVisible(bool(text))

    def _failed(self, error: FabriqueError) -> None:
        self._end("")
        if isinstance(error, Cancelled):
            self._context.notices.say(self.tr("Interrompu. La base est telle qu’avant."))
        else:
            self._context.notices.error(error)

    def _restored(self, kept: Path | None) -> None:
        text = self.tr("La sauvegarde est en place.")
        if kept is not None:
            text = self.tr("La sauvegarde est en place. L’ancienne base est gardée dans {0}.").format(kept)
        self._end(text)
        self._context.notices.say(self.tr("Base restaurée\u00a0: toutes les pages ont été relues."))

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        self._end("")
        if not any(finding.fault for finding in findings):
            self._findings.addLayout(
                self._line("circle-check", "success", self.tr("Tout va bien."), self.tr("Rien d’anormal."))
            )
        for finding in findings:
            look = ("triangle-alert", "danger") if finding.fault else ("info", "ink_soft")
            self._findings.addLayout(self._line(*look, finding.what, finding.advice))

    def _line(self, icon: str, colour: str, what: str, advice: str) -> QVBoxLayout:
        said = label(what, "strong", wrap=True)
        said.setObjectName("settings.data.finding")
        mark = icon_label(icon, colour, 22)
        line = row(mark, column(said, label(advice, "soft", wrap=True), gap=2), gap=12)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        return column(line)
