"""The wall: keys, arranging, adding, changing, retiring, each checked in the database."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from tests.support import shipped
from tests.ui.pages.library.conftest import Desk
from trainer.core.text import tidy
from trainer.library.records import BriqueRecord
from ui.kit.page import Route

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ALT = Qt.KeyboardModifier.AltModifier


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def _focused(desk: Desk) -> str:
    focused: QWidget | None = desk.window.focusWidget()
    return focused.objectName() if focused is not None else ""


def _click(desk: Desk, name: str) -> None:
    button = desk.find(name)
    assert isinstance(button, QAbstractButton)
    button.click()
    desk.settle()


def _titles(desk: Desk) -> list[str]:
    return [card.brique.title for card in desk.page.front.wall.cards]


def _first(desk: Desk) -> BriqueRecord:
    return desk.app.library.briques()[0]


def test_the_ten_briques_stand_in_order_and_tell_their_names(desk: Desk) -> None:
    briques = desk.app.library.briques()
    assert _titles(desk) == [brique.title for brique in briques]
    assert [brique.slug for brique in briques] == [brique.slug for brique in shipped.briques()]
    spoken = desk.find("library.brique.ecouter-les-coleres").accessibleName()
    assert spoken.startswith("Brique 2. Écouter les colères.")
    assert "proposition" in spoken
    assert "proposition" not in desk.find("library.brique.mobiliser").accessibleName()


def test_arrows_move_and_enter_opens(desk: Desk) -> None:
    assert _focused(desk) == "library.brique.mobiliser"
    _press(Qt.Key.Key_Right)
    assert _focused(desk) == "library.brique.ecouter-les-coleres"
    _press(Qt.Key.Key_End)
    assert _focused(desk) == "library.brique.aller-chercher-des-allies"
    _press(Qt.Key.Key_Home)
    _press(Qt.Key.Key_Down)
    below = desk.page.front.wall.cards[desk.page.front.wall.grid.columns].brique
    assert _focused(desk) == f"library.brique.{below.slug}"
    _press(Qt.Key.Key_Return)
    desk.settle()
    assert desk.routes[-1] == Route("library", below.id, "brique")
    assert desk.page.shelf.isVisible()


def test_escape_returns_to_the_brique_one_came_from(desk: Desk) -> None:
    third = desk.app.library.briques()[2]
    desk.go(Route("library", third.id, "brique"))
    _press(Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.front.isVisible()
    assert _focused(desk) == f"library.brique.{third.slug}"


def test_only_one_tile_is_in_the_tab_order(desk: Desk) -> None:
    _press(Qt.Key.Key_Right)
    tabbed = [
        card.brique.position
        for card in desk.page.front.wall.cards
        if card.focusPolicy() == Qt.FocusPolicy.StrongFocus
    ]
    assert tabbed == [2]


def test_alt_and_an_arrow_moves_a_brique_only_while_the_wall_is_arranged(desk: Desk) -> None:
    before = _titles(desk)
    _press(Qt.Key.Key_Right, ALT)
    desk.settle()
    assert _titles(desk) == before
    _click(desk, "library.arrange")
    desk.page.front.wall.enter()
    _press(Qt.Key.Key_Right, ALT)
    desk.settle()
    assert _titles(desk)[:2] == [before[1], before[0]]
    assert [brique.title for brique in desk.app.library.briques()] == _titles(desk)
    desk.qtbot.waitUntil(lambda: _focused(desk) == "library.brique.mobiliser")


def test_the_buttons_move_too_and_the_notice_takes_it_back(desk: Desk) -> None:
    before = _titles(desk)
    _click(desk, "library.arrange")
    assert not desk.find("library.brique.mobiliser.earlier").isEnabled()
    _click(desk, "library.brique.mener-des-enquetes.earlier")
    assert _titles(desk)[:3] == [before[0], before[2], before[1]]
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    notice.button.click()
    desk.settle()
    assert _titles(desk) == before


def test_a_retired_brique_can_be_undone_or_put_back(desk: Desk) -> None:
    _click(desk, "library.arrange")
    _click(desk, "library.brique.mobiliser.retire")
    assert _first(desk).slug == "ecouter-les-coleres"
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    assert notice.button.text() == "Annuler"
    notice.button.click()
    desk.settle()
    assert _first(desk).slug == "mobiliser"
    _click(desk, "library.brique.mobiliser.retire")
    _click(desk, "library.show_retired")
    assert desk.find("library.retired").isVisible()
    _click(desk, "library.retired.mobiliser.put_back")
    assert _first(desk).slug == "mobiliser"
    assert not desk.find("library.retired").isVisible()


def test_retiring_a_brique_changed_meanwhile_asks_first(desk: Desk) -> None:
    seen = _first(desk)
    desk.app.library.edit_brique(
        brique_id=seen.id, version=seen.version, fields=replace(seen.fields, title="Autre nom")
    )
    desk.page.keeper.retire(seen.id)
    desk.settle()
    assert not desk.app.library.brique(seen.id).retired
    alert = desk.context.notices.alert
    assert alert is not None
    buttons = {button.text(): button for button in alert.findChildren(QAbstractButton)}
    buttons["Retirer quand même"].click()
    desk.settle()
    now = desk.app.library.brique(seen.id)
    assert now.retired
    assert now.title == "Autre nom"


def _form_field(desk: Desk, key: str) -> QLineEdit:
    editor = desk.page.keeper.editor
    assert editor is not None
    field = editor.form.widget(key)
    assert isinstance(field, QLineEdit)
    return field


def test_adding_a_brique_puts_it_last_and_focuses_it(desk: Desk) -> None:
    _click(desk, "library.add")
    editor = desk.page.keeper.editor
    assert editor is not None
    editor.dialog.action.click()
    assert editor.form.error_of("title") == "Ce champ est obligatoire."
    _form_field(desk, "title").setText("Fêter les victoires")
    editor.form.set_values({"colour": "#0F766E", "icon": "star", "goals": "Un\nDeux", "proposition": True})
    editor.dialog.action.click()
    desk.settle()
    added = desk.app.library.briques()[-1]
    assert added.title == "Fêter les victoires"
    assert added.fields.goals == ("Un", "Deux")
    assert (added.colour, added.fields.icon, added.fields.proposition) == ("#0F766E", "star", True)
    assert _titles(desk)[-1] == "Fêter les victoires"
    assert not shiboken6.isValid(editor.dialog)


def test_editing_with_f2_renames_and_keeps_the_rest(desk: Desk) -> None:
    before = _first(desk)
    _press(Qt.Key.Key_F2)
    _form_field(desk, "title").setText("Mobiliser le quartier")
    assert desk.page.keeper.editor is not None
    desk.page.keeper.editor.dialog.action.click()
    desk.settle()
    after = _first(desk).fields
    assert after == replace(before.fields, title="Mobiliser le quartier", goals=after.goals)
    assert [tidy(goal) for goal in after.goals] == [tidy(goal) for goal in before.fields.goals]
    assert _titles(desk)[0] == "Mobiliser le quartier"


def _stale_edit(desk: Desk, press: str) -> BriqueRecord:
    """Edit a brique that somebody else edits meanwhile, and answer the question with one button."""
    seen = _first(desk)
    desk.page.keeper.edit(seen.id)
    _form_field(desk, "title").setText("Le mien")
    desk.app.library.edit_brique(
        brique_id=seen.id, version=seen.version, fields=replace(seen.fields, title="Le leur")
    )
    desk.dialogs.press = press
    assert desk.page.keeper.editor is not None
    desk.page.keeper.editor.dialog.action.click()
    desk.settle()
    assert desk.dialogs.seen == ["library.stale"]
    return desk.app.library.brique(seen.id)


def test_a_stale_form_may_keep_ones_own(desk: Desk) -> None:
    assert _stale_edit(desk, "library.stale.keep").title == "Le mien"
    assert _titles(desk)[0] == "Le mien"


def test_a_stale_form_may_be_reloaded_and_saved_then(desk: Desk) -> None:
    assert _stale_edit(desk, "library.stale.reload").title == "Le leur"
    field = _form_field(desk, "title")
    assert field.text() == "Le leur"
    field.setText("Ensemble")
    assert desk.page.keeper.editor is not None
    desk.page.keeper.editor.dialog.action.click()
    desk.settle()
    assert _first(desk).title == "Ensemble"


def test_a_stale_form_left_as_it_is_writes_nothing(desk: Desk) -> None:
    assert _stale_edit(desk, "").title == "Le leur"
    assert _form_field(desk, "title").text() == "Le mien"


def test_an_icon_that_does_not_exist_shows_a_neutral_one(desk: Desk) -> None:
    seen = _first(desk)
    desk.context.bus.publish(
        desk.app.library.edit_brique(
            brique_id=seen.id, version=seen.version, fields=replace(seen.fields, icon="nothing-like-it")
        )
    )
    desk.settle()
    assert not desk.page.front.wall.cards[0].grab().isNull()


def test_a_card_offers_its_actions_in_a_menu(desk: Desk) -> None:
    menu = desk.page.front.wall.cards[0].menu()
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Avancer d’une place"].isEnabled()
    actions["Reculer d’une place"].trigger()
    desk.settle()
    assert desk.app.library.briques()[1].slug == "mobiliser"
