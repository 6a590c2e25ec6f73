"""« Modifiée entre-temps » : what a tab offers when someone else was faster."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.errors import FabriqueError, Stale
from ui.kit.buttons import ghost
from ui.kit.dialogs import FormDialog
from ui.kit.layout import row
from ui.kit.page import PageContext
from ui.pages.workshops.naming import named


def show_error(
    context: PageContext,
    error: FabriqueError,
    *,
    reload: Callable[[], object],
    keep: Callable[[], object] | None = None,
) -> None:
    """Show an error; a stale one offers « Recharger » and « Garder la mienne » (`keep` tries again over it)."""
    if not isinstance(error, Stale):
        context.notices.error(error)
        return
    actions: list[tuple[str, Callable[[], object]]] = [(_reload(), reload)]
    if keep is not None:
        actions.append((_keep(), keep))
    context.notices.error(error, actions)


def fail_in_dialog(
    dialog: FormDialog, error: FabriqueError, *, reload: Callable[[], object], keep: Callable[[], object]
) -> None:
    """Show an error in a form that stays open with what was typed; a stale one offers both ways inside it."""
    dialog.fail(error)
    whole = dialog.layout()
    if not isinstance(error, Stale) or not isinstance(whole, QVBoxLayout):
        return
    bar = QWidget()

    def take(act: Callable[[], object]) -> None:
        whole.removeWidget(bar)
        bar.deleteLater()
        act()

    again = named(ghost(_reload(), lambda: take(reload), icon="refresh-cw"), "stale.reload")
    mine = named(ghost(_keep(), lambda: take(keep), icon="save"), "stale.keep")
    bar.setLayout(row(again, mine, None))
    whole.insertWidget(whole.count() - 1, bar)


def _reload() -> str:
    return QCoreApplication.translate("stale", "Recharger")


def _keep() -> str:
    return QCoreApplication.translate("stale", "Garder la mienne")
