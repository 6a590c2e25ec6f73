"""A translation beside the sheet that it follows: that sheet set in type, and whether it has moved on."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import QObject

from curriculum.fields import BY_NAME
from curriculum.model import MethodSheet
from curriculum.sheet_write import fingerprint
from trainer.library.comparison import said
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.operations.drafts import Desk
from ui.pages.library.edit.form import EditForm
from ui.pages.library.edit.history import SheetHistory
from ui.pages.library.edit.identity import TranslationField
from ui.pages.library.edit.page_pane import PagePane
from ui.pages.library.edit.sections import sections

SILENT = frozenset({"slug", "kind", "briques", "translation", "language", "attachments", "tested"})
"""What one does not translate."""


class MasterSide(QObject):
    """Shows the master of the sheet under edit; the person says when the translation is up to date with it."""

    def __init__(self, form: EditForm, pane: PagePane, history: SheetHistory, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._pane, self._history = form, pane, history
        self._master: MethodSheet | None = None
        self._mark = ""
        form.tell(
            "translation", TranslationField, "follow", lambda it: it.follow_wanted.connect(self._follow)
        )
        form.at_field.connect(pane.show_field)

    def begin(self, desk: Desk) -> None:
        """Another sheet, with its master or without."""
        self._master = desk.master
        self._mark = fingerprint(desk.master) if desk.master is not None else ""
        colour = tint(desk.record.summary.colour, current().palette)[0]
        self._pane.show_master(master_html(desk.master) if desk.master else "", colour)

    def show_state(self, sheet: MethodSheet) -> None:
        """Say at the field whether the master has changed since."""
        followed = self._master is not None and self._master.slug == sheet.translation.of
        state = self._mark == sheet.translation.fingerprint if followed else None
        self._form.tell("translation", TranslationField, "state", lambda it: it.show_state(state))

    def _follow(self) -> None:
        bound = replace(self._history.sheet.translation, fingerprint=self._mark)
        self._history.put("translation", bound)
        self._form.show_sheet(self._history.sheet)
        self.show_state(self._history.sheet)


def master_html(master: MethodSheet) -> str:
    """The master field after field, in the order of the form, each with an anchor of its name."""
    parts = [f"<h1>{escape(master.title)}</h1>"]
    for section in sections():
        shown = [(name, said(getattr(master, name))) for name in section.fields if name not in SILENT]
        filled = [(name, text) for name, text in shown if text]
        if filled:
            parts.append(f"<h2>{escape(section.title)}</h2>")
        for name, text in filled:
            body = escape(text).replace("\n\n", "</p><p>").replace("\n", "<br>")
            parts.append(f'<a name="{name}"></a><h3>{escape(BY_NAME[name].label)}</h3><p>{body}</p>')
    return "".join(parts)
