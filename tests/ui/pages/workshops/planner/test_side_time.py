"""The panel of time beside a real plan: the sums, the gaps, and « tenir en » by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits, fit
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from ui.kit.layout import scrolling
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.side_time import TimePanel, TroubleButton

LANES = (Lane("Porte-à-porte"), Lane("Affiches"))


def plain(title: str, minutes: int, kind: BlockKind = BlockKind.OTHER, pinned: int | None = None) -> Block:
    return Block(new_key(), kind, title, minutes, pinned=pinned)


def first_steps(plan: Plan, sheets: list[Block]) -> Plan:
    """A morning with its break and a gap, an afternoon in two groups that runs over, the second day open."""
    one, two = plan.halves[0].id, plan.halves[1].id
    morning = [
        plain("Accueil", 15, BlockKind.WELCOME),
        sheets[0],
        plain("Pause", 20, BlockKind.BREAK),
        sheets[1],
    ]
    ends = plan.halves[0].starts + sum(block.minutes for block in morning[:-1])
    morning[-1] = replace(sheets[1], pinned=ends + 15)
    left, right = plain("Porte-à-porte", 75), plain("Affiches", 60)
    plan = edits.insert(plan, morning, Spot(one, 0))
    plan = edits.insert(plan, [left, right, plain("Retours", 150)], Spot(two, 0))
    return edits.run_parallel(plan, [left.key, right.key], LANES, new_key())


@pytest.fixture
def plan_desk(desk: Desk, workshop: int) -> PlanDesk:
    """A desk on the Roubaix workshop with a first day, sold for 13 hours."""
    fields = desk.app.workshops.get(workshop).fields
    version = desk.app.workshops.get(workshop).version
    desk.app.workshops.update(workshop_id=workshop, version=version, fields=replace(fields, sold_minutes=780))
    made = PlanDesk(desk.context, Seen(workshop), desk.window)
    made.load()
    desk.settle()
    looks = desk.app.plans.looks([sheet.id for sheet in desk.app.library.sheets()])
    elastic = [look for look in looks.values() if look.short + 10 <= look.usual <= 60]
    sheets = [desk.app.plans.block_of(look.sheet_id, new_key()) for look in elastic[:2]]
    assert made.do("premier jour", lambda plan: first_steps(plan, sheets))
    made.load()
    desk.settle()
    return made


@pytest.fixture
def panel(desk: Desk, plan_desk: PlanDesk) -> TimePanel:
    """The panel on screen, as wide as beside the board."""
    made = TimePanel(plan_desk)
    area = scrolling(made)
    area.setParent(desk.window)
    area.setGeometry(0, 0, 320, 620)
    area.show()
    area.raise_()
    desk.qtbot.waitUntil(made.isVisible)
    desk.qtbot.waitUntil(lambda: set(plan_desk.sheets) == {b.source for b in plan_desk.plan if b.source})
    made.refresh()
    return made


def said(panel: QWidget, name: str) -> str:
    """The text of a label, its no-break spaces made plain."""
    found = panel.findChild(QLabel, name)
    assert found is not None, name
    return found.text().replace("\u00a0", " ").replace("\u202f", " ")


def test_sums_gaps_and_groups_are_told_and_follow_every_edit(
    desk: Desk, plan_desk: PlanDesk, panel: TimePanel
) -> None:
    day = panel.findChild(QWidget, f"time.half.{plan_desk.plan.halves[1].id}")
    assert day is not None
    spoken = day.accessibleName().replace("\u00a0", " ").replace("\u202f", " ")
    assert spoken == "Après-midi, 3 h 45 sur 3 h 30, 15 min de trop"
    planned = sum(half.planned for half in plan_desk.times.halves)
    hours = sum(half.minutes for half in plan_desk.plan.halves)
    assert said(panel, "time.planned") == f"{planned // 60} h {planned % 60:02d} prévues sur {hours // 60} h"
    assert said(panel, "time.made_of") == "Pauses comprises (20 min)"
    assert said(panel, "time.sold").endswith("de moins que les 13 h vendues")
    assert "selon le groupe" in said(panel, "time.person")
    gap, over = (one for one in panel.findChildren(TroubleButton) if one.isVisible())
    assert "sans rien avant" in gap.accessibleName()
    assert "après la fin de la demi-journée" in over.accessibleName()

    revealed: list[str] = []
    plan_desk.revealed.connect(revealed.append)
    gap.setFocus()
    QTest.keyClick(gap, Qt.Key.Key_Return)
    assert revealed == [plan_desk.plan.halves[0].blocks[3].key] == list(plan_desk.chosen)

    plan_desk.do("sans heure", lambda plan: edits.pin(plan, revealed[0], None))
    retours = plan_desk.plan.halves[1].blocks[2]
    plan_desk.do("plus court", lambda plan: edits.change(plan, replace(retours, minutes=135)))
    desk.qtbot.waitUntil(lambda: not gap.isVisible())
    assert not over.isVisible()
    assert said(panel, "time.calm") == "Tout s’enchaîne."


def test_fitting_is_proposed_while_typing_applied_by_return_and_taken_back_in_one_step(
    desk: Desk, plan_desk: PlanDesk, panel: TimePanel
) -> None:
    box, before = panel.fit, plan_desk.plan
    half = before.halves[0]
    desk.qtbot.waitUntil(lambda: box.scope.currentData() == f"half {half.id}")
    now = fit.spanning(plan_desk.times, (half.id,))
    box.length.setFocus()
    QTest.keyClicks(box.length, "douze")
    assert "Ce n’est pas une durée" in said(panel, "time.outcome")
    assert not box.button.isEnabled()
    box.length.clear()
    target = now - 10
    QTest.keyClicks(box.length, f"{target} min")
    proposal = box.proposal
    assert proposal is not None
    assert (proposal.before, proposal.rest) == (now, 0)
    assert "une séquence change" in said(panel, "time.outcome")
    assert "dernière heure fixée" in said(panel, "time.pinned")
    (change,) = proposal.fits
    assert change.key == half.blocks[3].key  # what stands before a fixed start does not move the end
    assert change.dropped
    spoken = box.button.accessibleDescription()
    assert change.title in spoken
    assert change.dropped[0].title in spoken
    assert plan_desk.plan == before
    desk.qtbot.waitUntil(lambda: not box.button.visibleRegion().isEmpty())
    assert not box.length.visibleRegion().isEmpty()

    QTest.keyClick(box.length, Qt.Key.Key_Return)
    assert fit.spanning(plan_desk.times, (half.id,)) == target
    block = plan_desk.plan.halves[0].blocks[3]
    assert block.pinned == half.blocks[3].pinned is not None
    desk.settle()
    assert desk.app.plans.open(plan_desk.seen.workshop_id).plan == plan_desk.plan
    assert block.source is not None
    desk.qtbot.waitUntil(lambda: block.source in plan_desk.sheets)
    assert not {step.title for step in plan_desk.sheets[block.source].steps} & {
        step.title for step in change.dropped
    }
    assert said(panel, "time.outcome").startswith("Cela dure déjà")
    plan_desk.undo()
    assert plan_desk.plan == before
    desk.qtbot.waitUntil(lambda: box.length.text() == "")


def test_a_length_is_forgotten_with_what_it_was_typed_for(
    desk: Desk, plan_desk: PlanDesk, panel: TimePanel
) -> None:
    box, (morning, afternoon, *_) = panel.fit, plan_desk.plan.halves
    desk.qtbot.waitUntil(lambda: box.scope.currentData() == f"half {morning.id}")
    assert box.length.placeholderText() == "3\u202fh"
    box.length.setText("2 h 30")
    assert box.proposal is not None
    plan_desk.choose([afternoon.blocks[2].key])
    desk.qtbot.waitUntil(lambda: box.scope.currentData() == f"half {afternoon.id}")
    assert not box.length.text()
    assert not box.button.isEnabled()
    assert said(panel, "time.outcome") == "Cela dépasse de 15 min : écrivez 3 h 30 pour finir à l’heure."
    box.length.setText("4 h")  # longer than it is, though it runs over already
    assert not box.button.isEnabled()
    assert said(panel, "time.outcome").startswith("Cela dépasse déjà de 15 min : rien n’est allongé.")
    plan_desk.do("de côté", lambda plan: edits.park(plan, [afternoon.blocks[2].key]))
    desk.qtbot.waitUntil(lambda: box.length.text() == "")


def test_a_selection_or_a_day_can_be_made_to_fit_or_says_what_is_left(
    desk: Desk, plan_desk: PlanDesk, panel: TimePanel
) -> None:
    box, half = panel.fit, plan_desk.plan.halves[0]
    plan_desk.choose([block.key for block in half.blocks[1:4]])
    desk.qtbot.waitUntil(lambda: box.scope.currentData() == "chosen")
    assert box.scope.currentText().startswith("3 séquences choisies")
    box.length.setText("10")
    assert box.proposal is not None
    assert set(box.proposal.keys) == set(plan_desk.chosen)
    assert said(panel, "time.outcome").startswith("Au plus court, cela dure")
    box.scope.setFocus()
    while box.scope.currentData() != f"day {half.day.isoformat()}":
        QTest.keyClick(box.scope, Qt.Key.Key_Down)
    box.length.setText("13 h")
    assert set(box.proposal.keys) == {
        block.key for one in plan_desk.plan.halves if one.day == half.day for block in one.blocks
    }
    assert "restent à remplir" in said(panel, "time.outcome")
    plan_desk.choose([])
    plan_desk.do("vide", lambda plan: edits.remove(plan, [block.key for block in plan]))
    desk.qtbot.waitUntil(lambda: said(panel, "time.outcome") == "Rien n’est encore prévu ici.")
    assert said(panel, "time.calm") == "Rien n’est encore prévu."
    assert not box.button.isEnabled()
