"""The band over a sheet that has a draft: since when, resume, abandon."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy

from trainer.core.changes import Changes
from trainer.library.records import Draft, SheetRecord
from ui.kit.buttons import ghost, quiet
from ui.kit.labels import icon_label, label
from ui.kit.layout import row
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.pages.library.edit.words import draft_words


class DraftBanner(QFrame):
    """`show_for` a sheet reads its draft and shows the band when there is one."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._draft: Draft | None = None
        self.setObjectName("edit.banner")
        self.setProperty("look", "soft-card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.words = label("", "strong", wrap=True)
        self.resume = ghost(self.tr("Reprendre"), self._resume, icon="pencil")
        self.resume.setObjectName("edit.banner.resume")
        self.drop = quiet(self.tr("Abandonner"), self._discard)
        self.drop.setObjectName("edit.banner.discard")
        line = row(icon_label("pencil", "accent"), self.words, self.resume, self.drop, gap=8)
        line.setStretch(1, 1)
        line.setContentsMargins(14, 8, 8, 8)
        self.setLayout(line)
        self.hide()

    def show_for(self, record: SheetRecord | None) -> None:
        """Ask for the draft of a sheet; without one, or for None, the band is hidden."""
        self._draft = None
        if record is None or not record.summary.drafted:
            self.hide()
            return
        sheet_id = record.id

        def done(draft: Draft) -> None:
            if draft.sheet_id == sheet_id and draft.version:
                self._draft = draft
                self.words.setText(draft_words(draft.changed_at))
                self.setAccessibleName(self.words.text())
                self.show()

        drafts.load_draft(self._context, sheet_id=sheet_id, done=done)

    def _resume(self) -> None:
        if self._draft is not None:
            self._context.navigate(Route("library", self._draft.sheet_id, "edit"))

    def _discard(self) -> None:
        draft = self._draft
        if draft is None:
            return

        def bring_back() -> None:
            drafts.bring_back_draft(
                self._context, sheet_id=draft.sheet_id, sheet=draft.sheet, done=lambda _: None
            )

        def done(_: Changes) -> None:
            self.hide()
            self._context.notices.undo(self.tr("Brouillon abandonné."), bring_back)

        drafts.discard_draft(self._context, sheet_id=draft.sheet_id, done=done)
