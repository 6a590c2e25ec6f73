"""Beginning from a path or a past workshop: at a distance or not, and what is taken over, told before."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLabel

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Kind
from trainer.planning.keys import new_keys
from trainer.planning.records import Block, BlockKind
from trainer.workshops.records import WorkshopFields
from ui.kit.dialogs import FormDialog


def test_where_a_workshop_is_held_is_asked_and_what_it_takes_over_is_told(desk: Desk, workshop: int) -> None:
    opened = desk.app.plans.open(workshop)
    one, two, aside = (
        Block(key, BlockKind.OTHER, title, 30)
        for key, title in zip(new_keys(3), ("Un", "Deux", "Peut-être"), strict=True)
    )
    first, *rest = opened.plan.halves
    plan = replace(opened.plan, halves=(replace(first, blocks=(one, two)), *rest), parked=(aside,))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    remote = []
    for way in ("path", "workshop"):
        desk.open(None, "new")
        desk.click(f"workshop.start.{way}")
        if way == "workshop":
            source = desk.find("start.source", QComboBox)
            source.setCurrentIndex(source.findData(workshop))
            desk.settle()
            assert desk.find("start.taken", QLabel).text() == (
                "2\u00a0journées, 2\u00a0séquences, 1\u00a0mise de côté."
            )
            words = "\n".join(label.text() for label in desk.find("start", FormDialog).findChildren(QLabel))
            assert "textes adaptés" in words
            assert "Pas repris\u00a0: les personnes et leurs présences" in words
            assert desk.find("start.remote", QComboBox).currentText() == "Comme l’autre atelier"
        else:
            desk.find("start.remote", QComboBox).setCurrentText("À distance")
        desk.type("start.first_day", "9/1/2027")
        desk.click("start.run")
        made = desk.routes[-1].id
        assert made is not None
        remote.append(desk.app.workshops.get(made).fields.remote)
    assert remote == [True, desk.app.workshops.get(workshop).fields.remote]


def test_only_what_has_days_can_be_taken_over_and_an_empty_agenda_says_so(desk: Desk, workshop: int) -> None:
    bare = desk.app.workshops.create(fields=WorkshopFields(title="Sans journée")).first(Kind.WORKSHOP)
    desk.open(None, "new")
    desk.click("workshop.start.workshop")
    source = desk.find("start.source", QComboBox)
    assert source.findData(bare) == -1
    source.setCurrentIndex(source.findData(workshop))
    desk.settle()
    assert desk.find("start.taken", QLabel).text() == "2\u00a0journées, pas encore de séquence."
