"""Somebody else saved the draft, or published meanwhile: compare, then reload or keep one's own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from trainer.library.records import Draft
from ui.kit.page import PageContext
from ui.operations import drafts
from ui.pages.library.edit.form import EditForm
from ui.pages.library.edit.history import SheetHistory
from ui.pages.library.edit.keeper import DraftKeeper
from ui.pages.library.edit.stale import DraftStaleDialog


class Collision:
    """`meet` reads what is there now and lets the person choose; reloading can be undone."""

    def __init__(
        self,
        context: PageContext,
        keeper: DraftKeeper,
        history: SheetHistory,
        form: EditForm,
        over: QWidget,
    ) -> None:
        self._context, self._keeper = context, keeper
        self._history, self._form, self._over = history, form, over

    def meet(self) -> None:
        """Read the newest draft, then compare."""
        drafts.adopt_draft(
            self._context,
            sheet_id=self._keeper.sheet_id,
            seen=self._keeper.seen,
            done=self._compare,
            failed=self._context.notices.error,
        )

    def _compare(self, theirs: Draft) -> None:
        mine = self._history.sheet
        if theirs.sheet != mine:
            dialog = DraftStaleDialog(mine, theirs.sheet, self._over)
            if not self._context.dialogs.run(dialog) or not dialog.keep_mine:
                self._history.put_sheet(theirs.sheet, self._over.tr("Recharger"))
                self._form.show_sheet(theirs.sheet)
        self._keeper.take_over(theirs.sheet)
