"""The papers of a plan through the services: as it was prepared, for whom they are, the same calendar each time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from curriculum.fields import FIELDS
from curriculum.model import MethodSheet
from curriculum.plain import as_plain
from tests.support import roubaix
from tests.trainer.cli.terminal import Terminal
from tests.trainer.documents import papers as read
from trainer.app import Application
from trainer.documents import format_fr as fr
from trainer.papers.offers import PLANNED
from trainer.papers.records import FORMS, ONLY_ICS, PaperKind
from trainer.planning import edits, fit
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from trainer.planning.times import schedule
from trainer.planning.totals import totals

SECRET, SHOWN = "Rien que pour l’équipe", "Ce que chacun·e emporte"
ADAPTED = "Les portes de notre quartier"


@pytest.fixture
def workshop(app: Application) -> int:
    """Two days; the first sheet is adapted, with a secret in every field that is for trainers alone."""
    app.settings.save_body(version=0, fields=roubaix.BODY)
    made = roubaix.add_workshop(app)
    roubaix.add_agenda(app, made)
    opened = app.plans.open(made)
    block = next(one for one in opened.plan if one.source)
    assert block.source
    sheet = app.plans.sheets([block.source])[block.source]
    text = json.dumps(as_plain(secretive(sheet)), ensure_ascii=False)
    change(
        app,
        made,
        lambda plan: edits.change(plan, replace(block, adapted=text, notes=SECRET, room="Salle bleue")),
    )
    return made


def secretive(sheet: MethodSheet) -> MethodSheet:
    """The sheet under another title; what trainers alone may read says so."""
    private = {
        field.name: SECRET
        for field in FIELDS
        if not field.for_participants
        and isinstance(getattr(sheet, field.name), str)
        and field.name not in ("slug", "language")
    }
    steps = tuple(
        replace(step, title=SECRET, description=SECRET, instruction=SECRET, trainer_note=SECRET)
        for step in sheet.steps
    )
    debrief = replace(sheet.debrief, questions=(SECRET,))
    return replace(sheet, title=ADAPTED, handout=SHOWN, steps=steps, debrief=debrief, **private)  # type: ignore[arg-type]


def change(app: Application, workshop: int, edit: Callable[[Plan], Plan]) -> None:
    opened = app.plans.open(workshop)
    app.plans.save(workshop_id=workshop, version=opened.version, plan=edit(opened.plan))


def words(app: Application, workshop: int, kind: PaperKind, tmp_path: Path, file_format: str = "pdf") -> str:
    (paper,) = app.papers.produce(kind=kind, workshop_id=workshop, file_format=file_format).papers
    if file_format == "docx":
        return read.words(read.docx_everything(paper.content))
    return read.words(read.pdf_text(paper.content, tmp_path, "-raw"))


def test_what_is_for_trainers_stays_with_them(app: Application, workshop: int, tmp_path: Path) -> None:
    for kind in (*FORMS[PaperKind.AGENDA], PaperKind.BOOKLET):
        for file_format in ("pdf", "docx"):
            said = words(app, workshop, kind, tmp_path, file_format)
            assert SECRET not in said, (kind, file_format)
            assert "Lancer un éco-syndicat" in said
    detailed = words(app, workshop, PaperKind.RUN_SHEET_DETAILED, tmp_path)
    assert detailed.count(SECRET) > 5


def test_the_booklet_holds_each_sheet_as_it_was_prepared_in_the_order_of_the_plan(
    app: Application, workshop: int, tmp_path: Path
) -> None:
    before = app.plans.open(workshop)
    last = before.plan.halves[-1].blocks[0]
    said = words(app, workshop, PaperKind.BOOKLET, tmp_path)
    assert ADAPTED in said
    assert SHOWN in said
    assert said.rindex(ADAPTED) < said.rindex(last.title)
    first = before.plan.halves[0].id
    change(
        app,
        workshop,
        lambda plan: edits.move(plan, [last.key], replace(plan.where(last.key), half=first, index=0)),
    )
    said = words(app, workshop, PaperKind.BOOKLET, tmp_path)
    assert said.rindex(last.title) < said.rindex(ADAPTED)


def test_groups_beside_each_other_are_on_every_paper(app: Application, workshop: int, tmp_path: Path) -> None:
    def parallel(plan: Plan) -> Plan:
        keys = [block.key for block in plan.halves[0].blocks]
        return edits.run_parallel(
            plan, keys, (Lane("Groupe rouge", "Cave"), Lane("Groupe vert", "Grenier")), "par"
        )

    change(app, workshop, parallel)
    for kind in (*FORMS[PaperKind.RUN_SHEET], *FORMS[PaperKind.AGENDA], PaperKind.BOOKLET):
        said = words(app, workshop, kind, tmp_path)
        assert "Groupe rouge" in said, kind
        assert "Groupe vert" in said, kind
        assert "Cave" in said, kind


def test_a_meal_typed_between_the_half_days_is_on_every_paper_once(
    app: Application, workshop: int, tmp_path: Path
) -> None:
    def typed(plan: Plan) -> Plan:
        half = plan.halves[0]
        meal = Block("meal", BlockKind.MEAL, "Buffet du quartier", 60, pinned=half.ends)
        return edits.insert(plan, [meal], Spot(half.id, len(half.blocks)))

    change(app, workshop, typed)
    for kind in (*FORMS[PaperKind.RUN_SHEET], *FORMS[PaperKind.AGENDA]):
        said = words(app, workshop, kind, tmp_path)
        assert said.count("Buffet du quartier") == 1, kind
        assert "dépassement" not in said, kind
        assert len(re.findall("[Rr]epas", said)) == 1, kind  # that of the second day


def test_the_run_sheet_says_the_hours_as_the_panel_does(
    app: Application, workshop: int, tmp_path: Path
) -> None:
    opened = app.plans.open(workshop)
    found = totals(opened.plan, schedule(opened.plan), opened.frame)
    said = words(app, workshop, PaperKind.RUN_SHEET, tmp_path)
    for day in found.days:
        assert (
            read.words(f"Journée : {fr.length(day.sum.planned)} prévues sur {fr.length(day.sum.hours)}")
            in said
        )
        for half in day.halves:
            assert (
                read.words(f"{fr.length(half.sum.planned)} prévues sur {fr.length(half.sum.hours)}") in said
            )


def test_what_tenir_en_passes_is_on_no_paper(app: Application, workshop: int, tmp_path: Path) -> None:
    opened = app.plans.open(workshop)
    sheets = app.plans.sheets({block.source for block in opened.plan if block.source})
    block = next(
        one
        for one in opened.plan
        if one.source and not one.adapted and any(step.optional for step in sheets[one.source].steps)
    )
    assert block.source
    minutes = sheets[block.source].duration.usual
    whole = edits.change(opened.plan, replace(block, minutes=minutes))
    proposal = fit.propose(whole, [block.key], minutes - 5, opened.looks, sheets)
    dropped = proposal.fits[0].dropped[0].title
    change(app, workshop, lambda _: whole)
    assert dropped in words(app, workshop, PaperKind.RUN_SHEET_COMPLETE, tmp_path)
    change(app, workshop, lambda plan: fit.applied(plan, proposal, sheets))
    for kind in (PaperKind.RUN_SHEET, PaperKind.RUN_SHEET_COMPLETE):
        assert dropped not in words(app, workshop, kind, tmp_path)


def test_the_calendar_file_names_nobody_and_keeps_its_names(
    app: Application, url: str, workshop: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    roubaix.add_people(app, workshop)

    def calendar() -> Any:
        made = app.papers.produce(kind=PaperKind.CALENDAR, workshop_id=workshop, file_format="pdf").papers
        assert made[0].file_name.endswith(".ics")
        people = [one.person.last_name for one in app.enrolments.of(workshop)]
        said = made[0].content.decode()
        assert not [name for name in people if name in said]
        assert SECRET not in said
        return Calendar.from_ical(made[0].content)

    first = calendar()
    halves = app.workshops.get(workshop).half_days
    assert [(e.start.date(), e.start.time(), e.end.time()) for e in first.events] == [
        (half.day, half.starts_at, half.ends_at) for half in halves
    ]
    title = app.plans.open(workshop).plan.halves[0].blocks[0].title
    assert f"9\u00a0h\u00a030  {title}" in str(first.events[0]["DESCRIPTION"])
    alarms = [len(event.walk("VALARM")) for event in first.events]
    assert alarms == [1, 0, 1, 0]
    shown = app.workshops.get(workshop)
    app.workshops.update(
        workshop_id=workshop,
        version=shown.version,
        fields=replace(shown.fields, title="Autre titre", timezone="Africa/Tunis"),
    )
    body = replace(roubaix.BODY, siret="73282932000074", legal_name="Autre nom", email="")
    app.settings.save_body(version=app.settings.body().version, fields=body)
    second = calendar()
    assert [e["UID"] for e in second.events] == [e["UID"] for e in first.events]
    assert all(b["SEQUENCE"] > a["SEQUENCE"] for a, b in zip(first.events, second.events, strict=True))
    assert second.events[0]["DTSTART"].params["TZID"] == "Africa/Tunis"
    out = tmp_path / "agenda"
    answer = Terminal(url, capsys).run("papers", "ics", "--workshop", str(workshop), "--out", str(out))
    assert answer.code == 0
    (file,) = out.iterdir()
    said = Terminal(url, capsys).run("workshops", "ics", str(workshop)).out
    again: Any = Calendar.from_ical(said)
    assert [e["UID"] for e in again.events] == [e["UID"] for e in second.events]
    kept: Any = Calendar.from_ical(file.read_bytes())
    assert kept.events[0]["SUMMARY"] == second.events[0]["SUMMARY"]


def test_every_paper_of_the_plan_is_made_before_anything_is_planned(app: Application) -> None:
    bare = roubaix.add_workshop(app)
    for kind in PLANNED:
        for file_format in ("pdf", "docx"):
            made = app.papers.produce(kind=kind, workshop_id=bare, file_format=file_format).papers
            assert len(made) == 1
            assert made[0].file_name.endswith(".ics" if kind in ONLY_ICS else file_format)
