"""The panel of balance over a real plan: what is said, where it leads, what is waved off, what the plan is made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Kind
from trainer.planning import edits
from trainer.planning.records import BlockKind, Plan
from ui.kit.dialogs import FormDialog
from ui.kit.layout import scrolling
from ui.operations.acting import read
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.share_chart import ShareChart
from ui.pages.workshops.planner.side_balance import BalancePanel
from ui.pages.workshops.planner.warning_card import WarningCard


@pytest.fixture
def begun(desk: Desk) -> int:
    """A workshop begun from the first shipped path: nothing to say against it."""
    path = desk.app.paths.by_slug("lancer-un-eco-syndicat")
    made = desk.app.starts.from_path(path_id=path.id, first_day=date(2027, 3, 6), starts_at=time(9, 30))
    return made.first(Kind.WORKSHOP)


@pytest.fixture
def plan_desk(desk: Desk, begun: int) -> PlanDesk:
    made = PlanDesk(desk.context, Seen(begun), desk.window)
    with desk.qtbot.waitSignal(made.warned_changed):
        made.load()
    desk.qtbot.waitUntil(lambda: made.advisor.balance.listening > 0)
    return made


@pytest.fixture
def panel(desk: Desk, plan_desk: PlanDesk) -> BalancePanel:
    made = BalancePanel(plan_desk)
    area = scrolling(made)
    layout = desk.window.layout()
    assert layout is not None
    layout.addWidget(area)
    desk.page.hide()
    desk.qtbot.waitUntil(made.isVisible)
    return made


def cards(panel: BalancePanel) -> dict[str, WarningCard]:
    found = panel.findChildren(WarningCard)
    return {card.warning.code: card for card in found if card.isVisible()}


def without_breaks(plan: Plan) -> Plan:
    return edits.remove(plan, [block.key for block in plan if block.kind is BlockKind.BREAK])


def test_from_a_sound_plan_to_one_with_matters_and_back(
    desk: Desk, plan_desk: PlanDesk, panel: BalancePanel, begun: int
) -> None:
    until = desk.qtbot.waitUntil
    assert (plan_desk.warned, cards(panel)) == (frozenset(), {})
    assert panel.list.title.text() == "Avertissements"
    assert "le programme tient" in " ".join(one.text() for one in panel.list.findChildren(QLabel))

    codes = [f"break:{half.id}" for half in plan_desk.plan.halves]
    plan_desk.do("retrait", without_breaks)
    until(lambda: list(cards(panel)) == codes)
    assert panel.list.title.text() == "4 points à voir"
    first = cards(panel)[codes[0]]
    grade, what, advice = (one.text() for one in first.texts)
    assert grade == "À regarder"
    assert what.startswith("2\u00a0h\u00a050 sans pause")
    assert "Placez une pause" in advice
    assert first.accessibleName() == f"À regarder\u00a0: {what}"
    assert plan_desk.warned >= set(first.warning.keys)

    revealed: list[str] = []
    plan_desk.revealed.connect(revealed.append)
    desk.press(first.go)
    assert revealed == [first.warning.keys[0]] == list(plan_desk.chosen)

    desk.press(first.wave)
    dialog = desk.find("waive.dialog", FormDialog)
    desk.press(dialog.action)
    assert dialog.isVisible(), "a reason is asked for"
    desk.find("waive.reason", QPlainTextEdit).setPlainText("Le groupe sort quand il veut.")
    desk.press(dialog.action)
    until(lambda: list(cards(panel)) == codes[1:])
    assert desk.app.plans.open(begun).frame.waived == {codes[0]: "Le groupe sort quand il veut."}
    assert panel.list.fold.text() == "Passés outre (1)"
    assert not plan_desk.warned & set(first_keys(plan_desk, codes[0]))
    until(lambda: cards(panel)[codes[1]].wave is desk.window.focusWidget())

    panel.list.fold.setFocus()
    QTest.keyClick(panel.list.fold, Qt.Key.Key_Space)
    until(lambda: codes[0] in cards(panel))
    waved = cards(panel)[codes[0]]
    assert waved.texts[0].text() == "Passé outre"
    assert waved.texts[2].text() == "Parce que\u00a0: Le groupe sort quand il veut."
    waved.wave.setFocus()
    QTest.keyClick(waved.wave, Qt.Key.Key_Space)
    desk.settle()
    until(lambda: panel.list.title.text() == "4 points à voir" and waved.wave is desk.window.focusWidget())
    assert desk.app.plans.open(begun).frame.waived == {}
    assert panel.list.fold.isHidden()

    assert plan_desk.undo_text == "avertissement redonné"
    for _ in range(3):  # the two of them, then the edit
        plan_desk.undo()
    until(lambda: cards(panel) == {})
    assert plan_desk.warned == frozenset()
    desk.settle()


def test_nothing_is_called_well_before_the_sheets_have_been_read(desk: Desk, begun: int) -> None:
    gate = Event()
    made = PlanDesk(desk.context, Seen(begun), desk.window)
    made.changed.connect(lambda: read(desk.context, lambda _: gate.wait(60), done=lambda _: None))
    panel = BalancePanel(made)
    layout = desk.window.layout()
    assert layout is not None
    layout.addWidget(panel)
    desk.page.hide()
    made.load()

    def said() -> str:
        return " ".join(one.text() for one in panel.list.findChildren(QLabel) if one.isVisible())

    desk.qtbot.waitUntil(lambda: made.advisor.balance.content > 0 and panel.isVisible())
    assert made.sheets == {}
    assert "Lecture des fiches…" in said()
    assert "le programme tient" not in said()
    gate.set()
    desk.qtbot.waitUntil(lambda: "le programme tient" in said())
    assert {block.source for block in made.plan} - {None} == set(made.sheets)
    assert "Lecture" not in said()
    desk.settle()


def first_keys(plan_desk: PlanDesk, code: str) -> tuple[str, ...]:
    return next(one.keys for one in plan_desk.advisor.warnings if one.code == code)


def test_the_parts_are_said_in_numbers(desk: Desk, plan_desk: PlanDesk, panel: BalancePanel) -> None:
    charts = {chart.objectName(): chart for chart in panel.findChildren(ShareChart)}
    assert set(charts) == {"balance.doing", "balance.briques", "balance.kinds", "balance.ways"}
    content = plan_desk.advisor.balance.content
    for name in ("balance.briques", "balance.kinds", "balance.ways"):
        assert sum(share.minutes for share in charts[name].shares) == content, name
    briques = charts["balance.briques"]
    assert briques.accessibleName() == "Par brique"
    assert briques.accessibleDescription().startswith("Mobiliser 2\u202fh\u202f15\u00a0· 20\u00a0%")
    assert briques.focusPolicy() & Qt.FocusPolicy.TabFocus
    names = [share.name for share in charts["balance.kinds"].shares]
    assert {"Mise en situation", "Ouverture", "Accueil"} <= set(names)
    assert [share.name for share in charts["balance.ways"].shares][:2] == ["Plénière", "Petits groupes"]


def test_many_matters_are_shown_a_few_first(desk: Desk, plan_desk: PlanDesk, panel: BalancePanel) -> None:
    sheets = [block.key for block in plan_desk.plan if block.kind is BlockKind.SHEET]
    plan_desk.do("durées", lambda p: edits.change_each(p, sheets, lambda one: replace(one, minutes=5)))
    desk.qtbot.waitUntil(lambda: len(cards(panel)) == 8)
    assert panel.list.more.isVisible()
    assert panel.list.more.text() == "Voir les 4 autres"
    desk.press(panel.list.more)
    desk.qtbot.waitUntil(lambda: len(cards(panel)) == len(sheets) == 12)
    assert panel.list.more.isHidden()
    desk.settle()


def test_nothing_is_called_well_while_nothing_is_planned(
    desk: Desk, plan_desk: PlanDesk, panel: BalancePanel
) -> None:
    plan_desk.do("retrait", lambda plan: edits.remove(plan, [block.key for block in plan]))

    def told() -> str:
        return " ".join(one.text() for one in panel.list.findChildren(QLabel) if one.isVisible())

    desk.qtbot.waitUntil(lambda: "Rien n’est encore prévu" in told())
    assert "le programme tient" not in told()
    plan_desk.undo()
    desk.qtbot.waitUntil(lambda: "le programme tient" in told())
    assert "Rien n’est encore prévu" not in told()
