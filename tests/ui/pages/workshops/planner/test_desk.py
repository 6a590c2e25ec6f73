"""The desk: edits at once, all of them kept in order, undo through what others do, nothing lost to them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from trainer.workshops.records import WorkshopFields
from ui.operations.workshops import Seen
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.keeper import Kept


def pause(title: str = "Pause", minutes: int = 15) -> Block:
    return Block(new_key(), BlockKind.BREAK, title, minutes)


def titles(plan: Plan) -> list[str]:
    return [block.title for block in plan]


@pytest.fixture
def plan_desk(desk: Desk, workshop: int) -> PlanDesk:
    """A desk on the Roubaix workshop, loaded, without the tab around it."""
    made = PlanDesk(desk.context, Seen(workshop), desk.window)
    made.load()
    desk.settle()
    assert made.loaded
    return made


def test_quick_edits_are_all_kept_in_order_and_undone(desk: Desk, workshop: int, plan_desk: PlanDesk) -> None:
    first, second = (sheet for sheet in desk.app.library.sheets()[:2])
    saves: list[None] = []
    plan_desk.saved.connect(lambda: saves.append(None))
    plan_desk.add_sheets([first.id])
    plan_desk.add([pause()])
    plan_desk.add([second.id], fit=lambda block: replace(block, minutes=25, pinned=11 * 60))
    for minutes in range(16, 26):  # typing: one step of undo
        plan_desk.do("durée", lambda plan, m=minutes: _all_longer(plan, m), join="typing")  # type: ignore[misc]
    desk.settle()
    kept = desk.app.plans.open(workshop)
    assert kept.plan == plan_desk.plan
    assert titles(kept.plan) == [first.title, "Pause", second.title]
    assert [block.pinned for block in kept.plan] == [None, None, 660]
    assert kept.plan.halves[0].blocks[0].edition == first.edition > 0
    assert _state(plan_desk) is Kept.SAVED
    assert 1 <= len(saves) <= 6
    assert set(plan_desk.sheets) == {block.source for block in plan_desk.plan if block.source}
    assert plan_desk.seen.version == kept.version
    plan_desk.load()  # own changes come back: nothing is reset
    desk.settle()
    assert plan_desk.undo_text == f"ajout de «\u00a0{second.title}\u00a0»"
    while plan_desk.can_undo:
        plan_desk.undo()
    desk.settle()
    assert titles(desk.app.plans.open(workshop).plan) == []
    while plan_desk.can_redo:
        plan_desk.redo()
    assert plan_desk.leave()
    assert desk.app.plans.open(workshop).plan == plan_desk.plan == kept.plan


def _all_longer(plan: Plan, minutes: int) -> Plan:
    keys = [block.key for block in plan if block.kind is BlockKind.BREAK]
    return edits.change_each(plan, keys, lambda block: replace(block, minutes=minutes))


def test_a_refused_edit_says_why_and_changes_nothing(desk: Desk, plan_desk: PlanDesk) -> None:
    block = pause()
    plan_desk.add([block])
    before = plan_desk.plan
    assert not plan_desk.do("coupe", lambda plan: edits.split(plan, block.key, 15, new_key()))
    assert desk.context.notices.notice is not None
    assert "entre 1 et 14" in desk.context.notices.notice.text.text()
    assert not plan_desk.do("retrait", lambda plan: edits.remove(plan, ["disparu"]))
    assert plan_desk.plan == before
    assert plan_desk.undo_text == "ajout de «\u00a0Pause\u00a0»"


def test_where_something_new_goes(desk: Desk, plan_desk: PlanDesk) -> None:
    morning, afternoon = plan_desk.plan.halves[0].id, plan_desk.plan.halves[1].id
    one, two, three = pause("Un"), pause("Deux"), pause("Trois")
    plan_desk.add([one, two, three])
    assert plan_desk.spot() == Spot(morning, 3)
    plan_desk.choose([one.key])
    assert plan_desk.spot() == Spot(morning, 1)
    lanes = [Lane("A"), Lane("B")]
    plan_desk.do("parallèle", lambda p: edits.run_parallel(p, [one.key, two.key], lanes, "p"))
    plan_desk.choose([two.key])
    assert plan_desk.spot() == Spot(morning, 2, "", "p", 1)
    plan_desk.choose([one.key, two.key])
    assert plan_desk.spot() == Spot(morning, 2)
    plan_desk.aim(afternoon)
    assert (plan_desk.chosen, plan_desk.spot()) == ((), Spot(afternoon, 0))
    plan_desk.aim(None)
    plan_desk.add([pause("Peut-être")])
    desk.settle()
    assert titles(Plan(parked=plan_desk.plan.parked)) == ["Peut-être"]


def test_others_change_the_workshop_meanwhile(desk: Desk, workshop: int, plan_desk: PlanDesk) -> None:
    mine = pause("La mienne")
    stored = desk.app.workshops.get(workshop)
    fields: WorkshopFields = replace(stored.fields, title="Autre titre")
    desk.app.workshops.update(workshop_id=workshop, version=stored.version, fields=fields)
    plan_desk.add([mine])  # the plan itself was left alone: no hindrance
    desk.settle()
    assert titles(desk.app.plans.open(workshop).plan) == ["La mienne"]
    theirs = desk.app.plans.open(workshop)
    spot = Spot(theirs.plan.halves[1].id, 0)
    there = edits.insert(theirs.plan, [pause("La leur")], spot)
    desk.app.plans.save(workshop_id=workshop, version=theirs.version, plan=there)
    plan_desk.do("durée", lambda p: _all_longer(p, 40))
    desk.settle()
    assert _state(plan_desk) is Kept.STALE
    assert not plan_desk.leave()
    assert [block.minutes for block in plan_desk.plan] == [40]  # nothing lost here
    _press(desk, "Comparer")
    desk.settle()
    _press(desk, "Garder la mienne")
    desk.settle()
    assert _state(plan_desk) is Kept.SAVED
    assert titles(desk.app.plans.open(workshop).plan) == ["La mienne"]
    assert plan_desk.can_undo
    again = desk.app.plans.open(workshop)
    both = edits.insert(again.plan, [pause("La leur")], spot)
    desk.context.bus.publish(desk.app.plans.save(workshop_id=workshop, version=again.version, plan=both))
    plan_desk.load()
    desk.settle()
    assert titles(plan_desk.plan) == ["La mienne", "La leur"]
    assert not plan_desk.can_undo


def _state(desk: PlanDesk) -> Kept:
    return desk.state


def _press(desk: Desk, text: str) -> None:
    """A button of the alert or of the dialog over the window, the newest of that text."""
    found = [one for one in desk.window.findChildren(QPushButton) if one.text() == text and one.isVisible()]
    found[-1].click()
