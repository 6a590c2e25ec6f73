"""A word of its own in every field that a workshop's papers are drawn from: who reads it, in PDF and in DOCX."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from curriculum.fields import BY_NAME
from tests.support import roubaix
from tests.support.full_sheet import BEHIND_THE_SCENES, WORDS, full_sheet
from tests.trainer.documents import papers as read
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.text import fold
from trainer.papers.records import FORMS, ONLY_ICS, PaperKind
from trainer.people.records import PersonFields
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Lane, Plan, Spot

PARTICIPANTS = (
    *FORMS[PaperKind.AGENDA], PaperKind.CALENDAR, PaperKind.BOOKLET, PaperKind.CONVOCATIONS,
    PaperKind.NAME_TENTS, PaperKind.SIGN_IN, PaperKind.ROOM_PLAN,
)  # fmt: skip
ONE_FOR_PARTICIPANTS = {"debrief": WORDS["debrief"][:1], "attachments": WORDS["attachments"][:1]}
"""Of these fields the participants get the second word only."""
TEAM = ("Cachalot", "Mandoline", "Belette")
"""The notes of the workshop and of a sequence, who leads a group."""
IN_RUN_SHEET = ("title", "objectives", "materials", "steps", "debrief", "evaluation", "trainer_notes")


def secrets() -> list[str]:
    """What stands in no paper of the participants."""
    found = [word for name, words in WORDS.items() if not BY_NAME[name].for_participants for word in words]
    kept = ("title", *(WORDS["attachments"][1:]))
    found += [word for words in ONE_FOR_PARTICIPANTS.values() for word in words]
    found += [*WORDS["roles"], *WORDS["observation"], *BEHIND_THE_SCENES, *TEAM]
    return [word for word in dict.fromkeys(found) if word not in kept]


@pytest.fixture
def app(open_application: Callable[[str], Application], tmp_path: Path) -> Application:
    """On one database: papers are drawn from records, which are the same on both."""
    return open_application(f"sqlite:///{tmp_path}/papiers.sqlite")


@pytest.fixture
def workshop(app: Application, remote: bool) -> int:
    """The full sheet twice: alone, and in one of two groups; people who come, in a room or at a distance."""
    app.settings.save_body(version=0, fields=roubaix.BODY)
    sheet_id = app.drafts.start(sheet=replace(full_sheet("mobiliser"), attachments=())).first(Kind.SHEET)
    app.drafts.publish(sheet_id=sheet_id, version=app.drafts.open(sheet_id).version, note="Tout")
    made = roubaix.add_workshop(app)
    shown = app.workshops.get(made)
    app.workshops.update(
        workshop_id=made,
        version=shown.version,
        fields=replace(
            shown.fields,
            notes=TEAM[0],
            remote=remote,
            link="https://visio.exemple.invalid/1" if remote else "",
            room_setup="cercle",
        ),
    )
    app.enrolments.add(workshop_id=made, person=PersonFields("Petit", "Awa"), needs="Trombone")
    opened = app.plans.open(made)
    blocks = [app.plans.block_of(sheet_id, new_key()) for _ in range(3)]
    blocks[0] = replace(blocks[0], notes=TEAM[1])

    def filled(plan: Plan) -> Plan:
        plan = edits.insert(plan, blocks, Spot(plan.halves[0].id, 0))
        lanes = (Lane("Groupe rouge", "Cave", TEAM[2]), Lane("Groupe vert"))
        return edits.run_parallel(plan, [one.key for one in blocks[1:]], lanes, "par")

    app.plans.save(workshop_id=made, version=opened.version, plan=filled(opened.plan))
    return made


def said(app: Application, workshop: int, kind: PaperKind, file_format: str) -> str:
    """The words of every paper of a kind, folded; "" for one that this workshop cannot have."""
    offer = next(one for one in app.papers.kinds(workshop) if one.kind is kind)
    if offer.refusal:
        return ""
    found = []
    for paper in app.papers.produce(kind=kind, workshop_id=workshop, file_format=file_format).papers:
        if kind in ONLY_ICS:
            found.append(paper.content.decode().replace("\r\n ", ""))
        elif file_format == "docx":
            found.append(read.docx_everything(paper.content))
        else:
            found += [page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages]
    return fold(" ".join(found))


@pytest.mark.parametrize(("file_format", "remote"), [("pdf", False), ("docx", True)])
def test_each_word_is_for_its_readers(
    app: Application, workshop: int, file_format: str, remote: bool
) -> None:
    hidden = [fold(word) for word in (*secrets(), "Trombone")]
    assert len(hidden) > 25
    made = 0
    for kind in PARTICIPANTS:
        words = said(app, workshop, kind, file_format)
        made += bool(words)
        assert [word for word in hidden if word in words] == [], kind
        if kind in (*FORMS[PaperKind.AGENDA], PaperKind.BOOKLET):
            assert fold(WORDS["title"][0]) in words, kind
    assert made >= 6
    run_sheet = said(app, workshop, PaperKind.RUN_SHEET_COMPLETE, file_format)
    wanted = [word for name in IN_RUN_SHEET for word in WORDS[name]]
    wanted = [word for word in wanted if word not in (WORDS["debrief"][1], WORDS["evaluation"][0])]
    wanted = [word for word in wanted if not (remote and word in WORDS["materials"])]
    wanted += [*WORDS["remote"] * remote, *TEAM]
    assert [word for word in wanted if fold(word) not in run_sheet] == []
    detailed = said(app, workshop, PaperKind.RUN_SHEET_DETAILED, file_format)
    assert [word for word in wanted if fold(word) not in detailed] == []
    sheets = said(app, workshop, PaperKind.SHEETS, file_format)
    told = [word for name, words in WORDS.items() if name != "attachments" for word in words]
    assert [word for word in told if fold(word) not in sheets] == []
